import { byId, type OperationCase } from '../operationCase';

const OFFER = '7aec42a4-8c2b-4c38-ac3c-5e5a3f54341e';

const ranks = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ rank: first + index, impressions: 1 }));

const ranked = { ean: '8710103972136', date: '2025-05-09' };

/** Insights of version 10: docs/services/bol.md, 2.12. */
export const insightCases: Record<string, OperationCase | OperationCase[]> = {
	'insight.getOfferInsights': {
		parameters: {
			offerId: byId(OFFER),
			name: 'BUY_BOX_PERCENTAGE',
			period: 'MONTH',
			numberOfPeriods: 24,
		},
		exchanges: [
			{
				request: 'GET /retailer/insights/offer',
				query: {
					'offer-id': OFFER,
					name: 'BUY_BOX_PERCENTAGE',
					period: 'MONTH',
					'number-of-periods': '24',
				},
				answer: { offerInsights: [{ name: 'BUY_BOX_PERCENTAGE', total: 12 }] },
			},
		],
		gives: [{ name: 'BUY_BOX_PERCENTAGE', total: 12 }],
	},
	'insight.getPerformanceIndicators': {
		parameters: { name: 'TRACK_AND_TRACE', year: '2019', week: '={{ 10 }}' },
		exchanges: [
			{
				request: 'GET /retailer/insights/performance/indicator',
				query: { name: 'TRACK_AND_TRACE', year: '2019', week: '10' },
				answer: { performanceIndicators: [{ name: 'TRACK_AND_TRACE' }] },
			},
		],
		gives: [{ name: 'TRACK_AND_TRACE' }],
	},
	'insight.getProductRanks': [
		{
			parameters: {
				...ranked,
				limit: 1,
				filters: { type: 'BROWSE', acceptLanguage: 'nl-NL' },
			},
			exchanges: [
				{
					request: 'GET /retailer/insights/product-ranks',
					headers: { 'accept-language': /^nl-NL$/ },
					query: { ...ranked, type: 'BROWSE' },
					answer: { hasNextPage: true, ranks: ranks(1, 2) },
				},
			],
			gives: ranks(1, 1),
		},
		// bol says whether there is more, whatever the size of the page.
		{
			parameters: { ...ranked, returnAll: true },
			exchanges: [
				{
					request: 'GET /retailer/insights/product-ranks',
					query: ranked,
					answer: { hasNextPage: true, ranks: ranks(1, 3) },
				},
				{
					request: 'GET /retailer/insights/product-ranks',
					query: { ...ranked, page: '2' },
					answer: { hasNextPage: false, ranks: ranks(4, 2) },
				},
			],
			gives: ranks(1, 5),
		},
	],
	'insight.getSalesForecast': {
		parameters: { offerId: byId('91c28f60-ed1d-4b85-e053-828b620a4ed5'), weeksAhead: 12 },
		exchanges: [
			{
				request: 'GET /retailer/insights/sales-forecast',
				query: { 'offer-id': '91c28f60-ed1d-4b85-e053-828b620a4ed5', 'weeks-ahead': '12' },
				answer: { name: 'SALES_FORECAST', total: { minimum: 1, maximum: 2 } },
			},
		],
		gives: [{ name: 'SALES_FORECAST', total: { minimum: 1, maximum: 2 } }],
	},
	'insight.getSearchTerms': {
		parameters: {
			searchTerm: 'Potter',
			period: 'WEEK',
			numberOfPeriods: 2,
			options: { relatedSearchTerms: true },
		},
		exchanges: [
			{
				request: 'GET /retailer/insights/search-terms',
				query: {
					'search-term': 'Potter',
					period: 'WEEK',
					'number-of-periods': '2',
					'related-search-terms': 'true',
				},
				answer: { searchTerms: { searchTerm: 'Potter', total: 9 } },
			},
		],
		gives: [{ searchTerms: { searchTerm: 'Potter', total: 9 } }],
	},
};
