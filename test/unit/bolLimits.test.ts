import type { IHttpRequestMethods } from 'n8n-workflow';
import { limitOf } from '../../nodes/Bol/service/limits';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Row = [requests: number, windowMs: number, ...endpoints: string[]];

/** The table of docs/services/bol.md, 1.5: each row is a limit of its own. */
const TABLE: Row[] = [
	[25, MINUTE, 'GET /retailer/orders'],
	[25, SECOND, 'GET /retailer/orders/1043946570'],
	[25, MINUTE, 'GET /retailer/shipments'],
	[25, SECOND, 'POST /retailer/shipments'],
	[50, MINUTE, 'GET /retailer/shipments/953992381'],
	[20, MINUTE, 'GET /retailer/returns', 'POST /retailer/returns', 'GET /retailer/returns/1'],
	[25, SECOND, 'GET /retailer/offers', 'GET /retailer/offers/13722de8'],
	[50, SECOND, 'POST /retailer/offers', 'PUT /retailer/offers/1', 'DELETE /retailer/offers/1'],
	[9, HOUR, 'POST /retailer/offers/export', 'GET /retailer/offers/export/73985e00'],
	[28, SECOND, 'POST /retailer/commission', 'GET /retailer/commission/9781785882364'],
	[20, MINUTE, 'GET /retailer/inventory'],
	[24, MINUTE, 'GET /retailer/invoices', 'GET /retailer/invoices/1/specification'],
	[20, MINUTE, 'GET /retailer/insights/performance/indicator'],
	[10, SECOND, 'GET /retailer/insights/product-ranks', 'GET /retailer/insights/search-terms'],
	[25, SECOND, 'GET /retailer/insights/offer', 'GET /retailer/insights/sales-forecast'],
	[50, MINUTE, 'POST /retailer/products/list', 'GET /retailer/products/9781785882364/placement'],
	[900, MINUTE, 'GET /retailer/products/9781785882364/offers'],
	[50, SECOND, 'GET /retailer/products/9781785882364/price-star-boundaries'],
	[1, MINUTE, 'GET /retailer/products/categories'],
	[10, SECOND, 'POST /retailer/content/products', 'GET /retailer/content/catalog-products/1'],
	[10, MINUTE, 'GET /retailer/replenishments', 'PUT /retailer/replenishments/1'],
	[10, SECOND, 'GET /retailer/subscriptions', 'PUT /retailer/subscriptions/1'],
	[10, HOUR, 'GET /retailer/subscriptions/signature-keys'],
	[100, SECOND, 'GET /shared/process-status', 'GET /shared/process-status/1234567'],
	[2, SECOND, 'POST /shared/process-status'],
	[20, MINUTE, 'GET /retailer/retailers/kpi-scores'],
	[10, MINUTE, 'GET /retailer/retailers/performance-status'],
	[120, MINUTE, 'GET /retailer/retailers/1/ratings'],
	[5, SECOND, 'GET /catalog/v4/search', 'GET /marketing/catalog/v1/products/1', 'GET /catalog'],
];

function limitFor(endpoint: string) {
	const [method, path] = endpoint.split(' ');
	return limitOf(method as IHttpRequestMethods, path);
}

describe('the documented limits', () => {
	const cases = TABLE.flatMap(([requests, windowMs, ...endpoints]) =>
		endpoints.map((endpoint) => ({ endpoint, requests, windowMs })),
	);

	it.each(cases)('$endpoint: $requests in $windowMs ms', ({ endpoint, requests, windowMs }) => {
		expect(limitFor(endpoint)).toMatchObject({ requests, windowMs });
		expect(limitFor(`${endpoint}?page=2`)).toEqual(limitFor(endpoint));
	});

	it('share nothing between rows', () => {
		const names = TABLE.map(([, , ...endpoints]) => [
			...new Set(endpoints.map((endpoint) => limitFor(endpoint).name)),
		]);
		const all = names.flat();
		expect(new Set(all).size).toBe(all.length);
	});

	it('are the same for all IDs', () => {
		expect(limitFor('GET /retailer/orders/1')).toEqual(limitFor('GET /retailer/orders/2'));
	});
});

it('is careful with endpoints that the table does not name', () => {
	const limit = limitFor('PUT /retailer/transports/358612589');
	expect(limit.requests / limit.windowMs).toBeLessThanOrEqual(10 / SECOND);
	expect(limit).toEqual(limitFor('PUT /retailer/transports/1'));
	expect(limit.name).not.toBe(limitFor('GET /retailer/promotions').name);
});

it.each([
	'POST /retailer/offers/unpublished',
	'GET /retailer/offers/unpublished/3c343f0e-c189-49cc-ae46-da33b3d47ee6',
	'POST /retailer/commissions',
	'GET /retailer/promotions',
	'GET /retailer/economic-operators',
	'GET /retailer/delivery-promise/profiles',
])('is careful with %s, which the table does not name', (endpoint) => {
	const { requests, windowMs } = limitFor(endpoint);
	expect(requests / windowMs).toBeLessThanOrEqual(10 / SECOND);
});

it('has one limit for the whole demo', () => {
	const demo = limitFor('GET /retailer-demo/orders');
	expect(limitFor('POST /retailer-demo/shipments')).toEqual(demo);
	expect(limitFor('GET /shared-demo/process-status')).toEqual(demo);
	expect(demo.name).not.toBe(limitFor('GET /retailer/orders').name);
});
