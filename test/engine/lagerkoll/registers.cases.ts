import { asks, byId, inTurn, sends, type Cases } from '../operationCase';

const costCenter = { name: 'Workshop', externalId: '200', active: true, id: 31, shortName: 'WS' };

const notes = [{ date: '2025-10-01', sv: [], en: [], version: '7.1' }];

/** The operations of a register of codes: docs/services/lagerkoll.md, 2.7 to 2.10. */
const register = (resource: string, path: string, property: string, parameter: string): Cases => ({
	[`${resource}.getAll`]: [
		sends(`GET ${path}`, {
			parameters: { limit: 1 },
			answer: {
				[property]: [
					{ code: '30', description: '30 days net' },
					{ code: '10', description: '10 days net' },
				],
				since: 5337,
			},
			gives: [{ code: '30', description: '30 days net' }],
		}),
		sends(`GET ${path}?since=5337`, {
			parameters: { filters: { since: 5337 }, returnMarker: true },
			answer: { [property]: [{ code: '60' }], since: 5340 },
			gives: [{ since: 5340, [property]: [{ code: '60' }] }],
		}),
	],
	[`${resource}.get`]: [
		sends(`GET ${path}/{${parameter}=FK}`, { lists: { since: 1, [property]: [{ code: 'FK' }] } }),
		inTurn(
			{ parameters: { [parameter]: byId('a/b') }, gives: [{ code: 'a/b' }] },
			{ request: `GET ${path}/a%2Fb`, answer: { [property]: [{ code: 'a/b' }] } },
		),
	],
});

/**
 * Registers and what belongs to Lagerkoll itself: docs/services/lagerkoll.md, 2.3 to 2.10, 2.19,
 * 2.29 to 2.32.
 */
// prettier-ignore
export const registerCases: Cases = {
	...register('customerDeliveryTerm', '/customer_delivery_terms', 'customerDeliveryTerms', 'customerDeliveryTermCode'),
	...register('paymentTerm', '/payment_terms', 'paymentTerms', 'paymentTermCode'),
	...register('supplierDeliveryTerm', '/supplier_delivery_terms', 'supplierDeliveryTerms', 'supplierDeliveryTermCode'),
	...register('wayOfDelivery', '/wod', 'wayOfDeliveries', 'wayOfDeliveryCode'),
	'category.getAll': [
		sends('GET /categories?query=furn&since=0', {
			parameters: { filters: { search: 'furn', since: 0 } },
			lists: { categories: [{ name: 'Furniture', id: 4321, articles: 12 }], since: 1508 },
		}),
		// An empty list may be left out of the answer.
		inTurn(
			{ parameters: { returnMarker: true }, gives: [{ since: 1508, categories: [] }] },
			{ request: 'GET /categories', answer: { since: 1508 } },
		),
	],
	'costCenter.getAll': [
		sends('GET /costcenters', {
			parameters: { returnAll: true },
			lists: { since: 2384, costCenters: [costCenter] },
		}),
		// No marker came, so the next run reads the same once more.
		sends('GET /costcenters?since=2384', {
			parameters: { returnMarker: true, filters: { since: '2384' } },
			answer: { costCenters: [] },
			gives: [{ since: 2384, costCenters: [] }],
		}),
	],
	'costCenter.get': sends('GET /costcenters/{costCenterId=31}', { lists: { since: 2384, costCenters: [costCenter] } }),
	'country.getAll': sends('GET /countries?query=Sve', {
		parameters: { filters: { search: 'Sve' } },
		lists: { countries: [{ code: 'SE', name: 'Sverige' }] },
	}),
	'currency.getAll': sends('GET /currencies', {
		answer: { baseCurrency: 'SEK', currencies: [{ currency: 'EUR', rate: 11.2 }] },
		gives: [{ currency: 'EUR', rate: 11.2, baseCurrency: 'SEK' }],
	}),
	'currency.getAllWithBase': sends('GET /currencies/base/{baseCurrencyCode=EUR}', {
		answer: { baseCurrency: 'EUR', currencies: [{ currency: 'SEK', rate: 0.09 }] },
		gives: [{ currency: 'SEK', rate: 0.09, baseCurrency: 'EUR' }],
	}),
	'currency.get': asks('GET /currencies/base/{baseCurrencyCode=EUR}/currency/{currencyCode=SEK}', {
		currency: 'SEK',
		rate: 0.09,
		country: 'SE',
		currencyChar: 'kr',
	}),
	'language.getAll': sends('GET /languages', { answer: { languages: [{ code: 'sv' }] }, gives: [{ code: 'sv' }] }),
	'unit.getAll': sends('GET /units?since=1300', {
		parameters: { filters: { since: 1300 } },
		lists: { units: [{ name: 'st', externalId: 'st', id: 7701 }], since: 1303 },
	}),
	'vat.getAll': sends('GET /vats', {
		parameters: { returnMarker: true },
		answer: { vats: [{ code: 'MP1', id: 1 }], since: 4440 },
		gives: [{ since: 4440, vats: [{ code: 'MP1', id: 1 }] }],
	}),
	'vat.getCodes': sends('GET /vats/codes', { lists: { vatCodes: [{ description: 'Full', vatValue: 25 }] } }),
	'system.getMessage': asks('GET /system/message', { title: 'Update', priority: 'LOW' }),
	'system.ping': sends('GET /system/ping', { answer: '', gives: [{ success: true }] }),
	'system.getReleaseNotes': sends('GET /system/releasenotes', { answer: { notes }, gives: notes }),
	'system.getConfig': asks('GET /system/config', { supportsBankIDLogin: true }),
	'shortUrl.get': sends('GET /url', {
		parameters: { url: 'https://shop.example/a?b=1&c=2' },
		query: { url: 'https://shop.example/a?b=1&c=2' },
		answer: { url: 'https://capi.lagerkoll.com/v1/url/abc' },
	}),
	'shortUrl.create': sends('POST /url?url=https://shop.example/a', {
		parameters: { url: 'https://shop.example/a' },
		answer: { url: 'https://capi.lagerkoll.com/v1/url/abc' },
	}),
	// The target itself is not called: nothing answers there.
	'shortUrl.getTarget': sends('GET /url/abc', {
		parameters: { code: 'abc' },
		status: 302,
		answer: '<html><body>Found</body></html>',
		answerHeaders: { location: 'https://shop.example/a', 'content-type': 'text/html' },
		gives: [{ url: 'https://shop.example/a' }],
	}),
};
