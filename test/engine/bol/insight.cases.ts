import { byId, inTurn, passesOn, sends, type Cases } from '../operationCase';

const OFFER = '7aec42a4-8c2b-4c38-ac3c-5e5a3f54341e';

const ranks = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ rank: first + index, impressions: 1 }));

const ranked = { ean: '8710103972136', date: '2025-05-09' };

/** Insights of version 10: docs/services/bol.md, 2.12. */
export const insightCases: Cases = {
	'insight.getOfferInsights': sends('GET /retailer/insights/offer', {
		parameters: {
			offerId: byId(OFFER),
			name: 'BUY_BOX_PERCENTAGE',
			period: 'MONTH',
			numberOfPeriods: 24,
		},
		query: {
			'offer-id': OFFER,
			name: 'BUY_BOX_PERCENTAGE',
			period: 'MONTH',
			'number-of-periods': '24',
		},
		lists: { offerInsights: [{ name: 'BUY_BOX_PERCENTAGE', total: 12 }] },
	}),
	'insight.getPerformanceIndicators': passesOn(
		'GET /retailer/insights/performance/indicator',
		{ name: 'TRACK_AND_TRACE', year: '2019', week: '={{ 10 }}' },
		{ query: { week: '10' }, lists: { performanceIndicators: [{ name: 'TRACK_AND_TRACE' }] } },
	),
	'insight.getProductRanks': [
		sends('GET /retailer/insights/product-ranks', {
			parameters: { ...ranked, limit: 1, filters: { type: 'BROWSE', acceptLanguage: 'nl-NL' } },
			headers: { 'accept-language': /^nl-NL$/ },
			query: { ...ranked, type: 'BROWSE' },
			answer: { hasNextPage: true, ranks: ranks(1, 2) },
			gives: ranks(1, 1),
		}),
		// bol says whether there is more, whatever the size of the page.
		inTurn(
			{ parameters: { ...ranked, returnAll: true }, gives: ranks(1, 5) },
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
		),
	],
	'insight.getSalesForecast': sends('GET /retailer/insights/sales-forecast', {
		parameters: { offerId: byId('91c28f60-ed1d-4b85-e053-828b620a4ed5'), weeksAhead: 12 },
		query: { 'offer-id': '91c28f60-ed1d-4b85-e053-828b620a4ed5', 'weeks-ahead': '12' },
		answer: { name: 'SALES_FORECAST', total: { minimum: 1, maximum: 2 } },
	}),
	'insight.getSearchTerms': sends('GET /retailer/insights/search-terms', {
		parameters: {
			searchTerm: 'Potter',
			period: 'WEEK',
			numberOfPeriods: 2,
			options: { relatedSearchTerms: true },
		},
		query: {
			'search-term': 'Potter',
			period: 'WEEK',
			'number-of-periods': '2',
			'related-search-terms': 'true',
		},
		answer: { searchTerms: { searchTerm: 'Potter', total: 9 } },
	}),
};
