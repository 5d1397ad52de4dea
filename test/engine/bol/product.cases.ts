import { call, inTurn, sends, type Cases } from '../operationCase';

const language = (code: string) => ({ 'accept-language': new RegExp(`^${code}$`) });

const products = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ title: `Product ${first + index}`, eans: [] }));

/** The body of the list is the only one in plain JSON (docs/services/bol.md, 1.2). */
const plainJson = { 'content-type': /^application\/json$/ };

const competing = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({
		offerId: `offer-${first + index}`,
		countryCode: 'NL',
	}));

/** Products of version 10: docs/services/bol.md, 2.9. */
export const productCases: Cases = {
	'product.getAll': [
		sends('POST /retailer/products/list', {
			parameters: {
				limit: 2,
				filterRangesLines: { line: [{ rangeId: 'PRICE', min: 10, max: 25.5 }] },
				filters: {
					searchTerm: 'STICKERS',
					categoryId: '={{ 38386 }}',
					countryCode: 'BE',
					filterValues: '4851, 4852',
					sort: 'RATING',
					acceptLanguage: 'fr-BE',
				},
			},
			headers: { ...plainJson, ...language('fr-BE') },
			body: {
				searchTerm: 'STICKERS',
				categoryId: '38386',
				countryCode: 'BE',
				filterRanges: [{ rangeId: 'PRICE', min: 10, max: 25.5 }],
				filterValues: [{ filterValueId: '4851' }, { filterValueId: '4852' }],
				sort: 'RATING',
				page: 1,
			},
			answer: { sort: 'RATING', products: products(1, 3) },
			gives: products(1, 2),
		}),
		{
			parameters: {
				returnAll: true,
				filterRangesInput: 'json',
				filterRangesJson: '[{"rangeId":"PRICE","min":"10","max":25}]',
				filters: { searchTerm: 'LEGO', categoryId: '' },
			},
			exchanges: [
				{
					request: 'POST /retailer/products/list',
					headers: plainJson,
					body: {
						searchTerm: 'LEGO',
						filterRanges: [{ rangeId: 'PRICE', min: 10, max: 25 }],
						page: 1,
					},
					answer: { products: products(1, 50) },
				},
				{
					request: 'POST /retailer/products/list',
					headers: plainJson,
					body: {
						searchTerm: 'LEGO',
						filterRanges: [{ rangeId: 'PRICE', min: 10, max: 25 }],
						page: 2,
					},
					answer: { products: products(51, 1) },
				},
			],
			gives: products(1, 51),
		},
		// It only reads, so it may be repeated.
		inTurn(
			{ parameters: { filters: { categoryId: '10505' } }, gives: [] },
			call(
				'POST /retailer/products/list',
				{},
				{ headers: plainJson, body: { categoryId: '10505', page: 1 }, status: 503 },
			),
			call(
				'POST /retailer/products/list',
				{},
				{ headers: plainJson, body: { categoryId: '10505', page: 1 } },
			),
		),
	],
	'product.getListFilters': [
		sends('GET /retailer/products/list-filters', {
			parameters: {
				filters: {
					searchTerm: 'LEGO',
					categoryId: '10505',
					countryCode: 'NL',
					acceptLanguage: 'nl-NL',
				},
			},
			headers: language('nl-NL'),
			query: { 'search-term': 'LEGO', 'category-id': '10505', 'country-code': 'NL' },
			answer: { filterRanges: [], filters: [] },
		}),
	],
	'product.getCategories': [
		sends('GET /retailer/products/categories', {
			parameters: { options: { acceptLanguage: 'nl-BE' } },
			headers: language('nl-BE'),
			lists: { categories: [{ categoryId: '1' }, { categoryId: '2' }] },
		}),
		sends('GET /retailer/products/categories', { answer: {}, gives: [] }),
	],
	'product.getAssets': [
		sends('GET /retailer/products/5035223124276/assets?usage=PRIMARY', {
			parameters: { ean: '5035223124276', filters: { usage: 'PRIMARY' } },
			lists: { assets: [{ usage: 'PRIMARY', order: 0, variants: [] }] },
		}),
		// Space around it, and a number as expressions give it.
		...[' 5035223124276\n', '={{ 5035223124276 }}'].map((ean) =>
			sends('GET /retailer/products/5035223124276/assets', {
				parameters: { ean },
				answer: {},
				gives: [],
			}),
		),
	],
	'product.getCompetingOffers': [
		sends('GET /retailer/products/5035223124276/offers', {
			parameters: {
				ean: '5035223124276',
				limit: 1,
				filters: {
					countryCode: 'BE',
					bestOfferOnly: true,
					condition: 'MODERATE',
					includeRefurbishedConditions: true,
				},
			},
			query: {
				'country-code': 'BE',
				'best-offer-only': 'true',
				condition: 'MODERATE',
				'include-refurbished-conditions': 'true',
			},
			answer: { offers: competing(1, 2) },
			gives: competing(1, 1),
		}),
		// The same offer stands there for each country.
		{
			parameters: { ean: '9789463160315', returnAll: true },
			exchanges: [
				call('GET /retailer/products/9789463160315/offers', { offers: competing(1, 50) }),
				call('GET /retailer/products/9789463160315/offers?page=2', {
					offers: [{ offerId: 'offer-1', countryCode: 'BE' }],
				}),
			],
			gives: [...competing(1, 50), { offerId: 'offer-1', countryCode: 'BE' }],
		},
	],
	'product.getPlacement': sends('GET /retailer/products/4042448804839/placement?country-code=BE', {
		parameters: { ean: '4042448804839', options: { countryCode: 'BE', acceptLanguage: 'fr-BE' } },
		headers: language('fr-BE'),
		answer: { url: 'https://www.bol.com', categories: [] },
	}),
	'product.getPriceStarBoundaries': sends(
		'GET /retailer/products/5035223124276/price-star-boundaries',
		{
			parameters: { ean: '5035223124276' },
			answer: { priceStarBoundaryLevels: [{ level: 1, boundaryPrice: 9.99 }] },
		},
	),
	'product.getProductIds': sends('GET /retailer/products/8712836327641/product-ids', {
		parameters: { ean: '8712836327641' },
		answer: { bolProductId: '9200000045327288', eans: [{ ean: '8712836327641' }] },
	}),
	'product.getRatings': sends('GET /retailer/products/5030917181740/ratings', {
		parameters: { ean: '5030917181740' },
		lists: { ratings: [{ rating: 5, count: 9 }, { rating: 4 }] },
	}),
};
