import { byId, type OperationCase } from '../operationCase';

const costCenter = {
	name: 'Workshop',
	externalId: '200',
	active: true,
	id: 31,
	shortName: 'WS',
};

const notes = [{ date: '2025-10-01', sv: [], en: [], version: '7.1' }];

/** The operations of a register of codes: docs/services/lagerkoll.md, 2.7 to 2.10. */
const register = (
	resource: string,
	path: string,
	property: string,
	parameter: string,
): Record<string, OperationCase | OperationCase[]> => ({
	[`${resource}.getAll`]: [
		{
			parameters: { limit: 1 },
			exchanges: [
				{
					request: `GET ${path}`,
					answer: {
						[property]: [
							{ code: '30', description: '30 days net' },
							{ code: '10', description: '10 days net' },
						],
						since: 5337,
					},
				},
			],
			gives: [{ code: '30', description: '30 days net' }],
		},
		{
			parameters: { filters: { since: 5337 }, returnMarker: true },
			exchanges: [
				{
					request: `GET ${path}`,
					query: { since: '5337' },
					answer: { [property]: [{ code: '60' }], since: 5340 },
				},
			],
			gives: [{ since: 5340, [property]: [{ code: '60' }] }],
		},
	],
	[`${resource}.get`]: [
		{
			parameters: { [parameter]: byId('FK') },
			exchanges: [
				{ request: `GET ${path}/FK`, answer: { since: 1, [property]: [{ code: 'FK' }] } },
			],
			gives: [{ code: 'FK' }],
		},
		{
			parameters: { [parameter]: byId('a/b') },
			exchanges: [{ request: `GET ${path}/a%2Fb`, answer: { [property]: [{ code: 'a/b' }] } }],
			gives: [{ code: 'a/b' }],
		},
	],
});

/**
 * Registers and what belongs to Lagerkoll itself: docs/services/lagerkoll.md, 2.3 to 2.10, 2.19,
 * 2.29 to 2.32.
 */
export const registerCases: Record<string, OperationCase | OperationCase[]> = {
	...register(
		'customerDeliveryTerm',
		'/customer_delivery_terms',
		'customerDeliveryTerms',
		'customerDeliveryTermCode',
	),
	...register('paymentTerm', '/payment_terms', 'paymentTerms', 'paymentTermCode'),
	...register(
		'supplierDeliveryTerm',
		'/supplier_delivery_terms',
		'supplierDeliveryTerms',
		'supplierDeliveryTermCode',
	),
	...register('wayOfDelivery', '/wod', 'wayOfDeliveries', 'wayOfDeliveryCode'),
	'category.getAll': [
		{
			parameters: { filters: { search: 'furn', since: 0 } },
			exchanges: [
				{
					request: 'GET /categories',
					query: { query: 'furn', since: '0' },
					answer: { categories: [{ name: 'Furniture', id: 4321, articles: 12 }], since: 1508 },
				},
			],
			gives: [{ name: 'Furniture', id: 4321, articles: 12 }],
		},
		// An empty list may be left out of the answer.
		{
			parameters: { returnMarker: true },
			exchanges: [{ request: 'GET /categories', answer: { since: 1508 } }],
			gives: [{ since: 1508, categories: [] }],
		},
	],
	'costCenter.getAll': [
		{
			parameters: { returnAll: true },
			exchanges: [
				{ request: 'GET /costcenters', answer: { since: 2384, costCenters: [costCenter] } },
			],
			gives: [costCenter],
		},
		// No marker came, so the next run reads the same once more.
		{
			parameters: { returnMarker: true, filters: { since: '2384' } },
			exchanges: [
				{ request: 'GET /costcenters', query: { since: '2384' }, answer: { costCenters: [] } },
			],
			gives: [{ since: 2384, costCenters: [] }],
		},
	],
	'costCenter.get': {
		parameters: { costCenterId: byId(31) },
		exchanges: [
			{ request: 'GET /costcenters/31', answer: { since: 2384, costCenters: [costCenter] } },
		],
		gives: [costCenter],
	},
	'country.getAll': {
		parameters: { filters: { search: 'Sve' } },
		exchanges: [
			{
				request: 'GET /countries',
				query: { query: 'Sve' },
				answer: { countries: [{ code: 'SE', name: 'Sverige' }] },
			},
		],
		gives: [{ code: 'SE', name: 'Sverige' }],
	},
	'currency.getAll': {
		exchanges: [
			{
				request: 'GET /currencies',
				answer: { baseCurrency: 'SEK', currencies: [{ currency: 'EUR', rate: 11.2 }] },
			},
		],
		gives: [{ currency: 'EUR', rate: 11.2, baseCurrency: 'SEK' }],
	},
	'currency.getAllWithBase': {
		parameters: { baseCurrencyCode: byId('EUR') },
		exchanges: [
			{
				request: 'GET /currencies/base/EUR',
				answer: { baseCurrency: 'EUR', currencies: [{ currency: 'SEK', rate: 0.09 }] },
			},
		],
		gives: [{ currency: 'SEK', rate: 0.09, baseCurrency: 'EUR' }],
	},
	'currency.get': {
		parameters: { baseCurrencyCode: byId('EUR'), currencyCode: byId('SEK') },
		exchanges: [
			{
				request: 'GET /currencies/base/EUR/currency/SEK',
				answer: { currency: 'SEK', rate: 0.09, country: 'SE', currencyChar: 'kr' },
			},
		],
		gives: [{ currency: 'SEK', rate: 0.09, country: 'SE', currencyChar: 'kr' }],
	},
	'language.getAll': {
		exchanges: [{ request: 'GET /languages', answer: { languages: [{ code: 'sv' }] } }],
		gives: [{ code: 'sv' }],
	},
	'unit.getAll': {
		parameters: { filters: { since: 1300 } },
		exchanges: [
			{
				request: 'GET /units',
				query: { since: '1300' },
				answer: { units: [{ name: 'st', externalId: 'st', id: 7701 }], since: 1303 },
			},
		],
		gives: [{ name: 'st', externalId: 'st', id: 7701 }],
	},
	'vat.getAll': {
		parameters: { returnMarker: true },
		exchanges: [{ request: 'GET /vats', answer: { vats: [{ code: 'MP1', id: 1 }], since: 4440 } }],
		gives: [{ since: 4440, vats: [{ code: 'MP1', id: 1 }] }],
	},
	'vat.getCodes': {
		exchanges: [
			{
				request: 'GET /vats/codes',
				answer: { vatCodes: [{ description: 'Full', vatValue: 25 }] },
			},
		],
		gives: [{ description: 'Full', vatValue: 25 }],
	},
	'system.getMessage': {
		exchanges: [{ request: 'GET /system/message', answer: { title: 'Update', priority: 'LOW' } }],
		gives: [{ title: 'Update', priority: 'LOW' }],
	},
	'system.ping': {
		exchanges: [{ request: 'GET /system/ping', answer: '' }],
		gives: [{ success: true }],
	},
	'system.getReleaseNotes': {
		exchanges: [{ request: 'GET /system/releasenotes', answer: { notes } }],
		gives: notes,
	},
	'system.getConfig': {
		exchanges: [{ request: 'GET /system/config', answer: { supportsBankIDLogin: true } }],
		gives: [{ supportsBankIDLogin: true }],
	},
	'shortUrl.get': {
		parameters: { url: 'https://shop.example/a?b=1&c=2' },
		exchanges: [
			{
				request: 'GET /url',
				query: { url: 'https://shop.example/a?b=1&c=2' },
				answer: { url: 'https://capi.lagerkoll.com/v1/url/abc' },
			},
		],
		gives: [{ url: 'https://capi.lagerkoll.com/v1/url/abc' }],
	},
	'shortUrl.create': {
		parameters: { url: 'https://shop.example/a' },
		exchanges: [
			{
				request: 'POST /url',
				query: { url: 'https://shop.example/a' },
				answer: { url: 'https://capi.lagerkoll.com/v1/url/abc' },
			},
		],
		gives: [{ url: 'https://capi.lagerkoll.com/v1/url/abc' }],
	},
	// The target itself is not called: nothing answers there.
	'shortUrl.getTarget': {
		parameters: { code: 'abc' },
		exchanges: [
			{
				request: 'GET /url/abc',
				status: 302,
				answer: '<html><body>Found</body></html>',
				answerHeaders: { location: 'https://shop.example/a', 'content-type': 'text/html' },
			},
		],
		gives: [{ url: 'https://shop.example/a' }],
	},
};
