import { startSandbox, type Sandbox } from '../../sandbox';
import { catalogue } from '../../sandbox/catalogue';
import { bodyMismatches, candidatesFor } from '../contract/offences';
import { bolFacts } from '../facts/bol';
import type { OperationFacts } from '../facts/facts';
import { bolCaller, type Caller } from './callers';

const v11 = 'application/vnd.retailer.v11+json';
const operatorType = 'application/vnd.economic-operator.v1+json';
const promiseType = 'application/vnd.delivery-promise.v1+json';
const csv = { Accept: 'application/vnd.retailer.v10+csv' };
const pdf = { Accept: 'application/vnd.retailer.v10+pdf' };
const asV11 = { Accept: v11, 'Content-Type': v11 };
const asOperator = { Accept: operatorType, 'Content-Type': operatorType };
const plainJson = { 'Content-Type': 'application/json' };

const [{ ean }] = catalogue;
const offerId = `6ff736b5-cdd0-4150-8c67-${ean.slice(-12)}`;
const onHoldId = `6ff736b5-cdd0-4150-8c67-${catalogue[28].ean.slice(-12)}`;
const operatorId = '0c6573a2-a80c-48b7-a03e-d5939f1173fa';
const orderItems = [{ orderItemId: '6107400060' }];
const yesterday = new Date(Date.now() - 30 * 60 * 60_000).toISOString().slice(0, 10);
const condition = { category: 'SECONDHAND', state: 'GOOD' };
const pricing = { bundlePrices: [{ quantity: 1, unitPrice: 20 }] };
const stock = { amount: 3, managedByRetailer: true };
const operator = {
	name: 'Nieuwe Fabriek',
	address: { street: 'Weg', houseNumber: '1', postalCode: '1234AB', city: 'Ede', country: 'NL' },
	contactInformation: { emailAddress: 'info@fabriek.example', phoneNumber: '+31201234567' },
};
const address = {
	streetName: 'Weg',
	houseNumber: '1',
	zipCode: '1234AB',
	city: 'Ede',
	countryCode: 'NL',
};
const subscription = {
	resources: ['PROCESS_STATUS'],
	url: 'https://hooks.example/bol',
	subscriptionType: 'WEBHOOK',
};
const attributes = [{ id: 'EAN', values: [{ value: ean }] }];

type Row = [
	operation: string,
	status: number,
	call: string,
	body?: unknown,
	headers?: Record<string, string>,
];

/**
 * Every operation of the index (docs/services/bol.md, 2.0) and of the newer versions (2.18 to
 * 2.21).
 */
// prettier-ignore
const operations: Row[] = [
	['get-orders', 200, 'GET /retailer/orders'],
	['cancel-order-item', 202, 'PUT /retailer/orders/cancellation', { orderItems: [{ orderItemId: '6107400010', reasonCode: 'OUT_OF_STOCK' }] }],
	['get-order', 200, 'GET /retailer/orders/A2K8290S01'],
	['get-shipments', 200, 'GET /retailer/shipments'],
	['create-shipment', 202, 'POST /retailer/shipments', { orderItems, transport: { transporterCode: 'TNT' } }],
	['get-invoice-requests', 200, 'GET /retailer/shipments/invoices/requests?state=ALL'],
	['upload-invoice', 415, 'POST /retailer/shipments/invoices/914587701', {}],
	['get-shipment', 404, 'GET /retailer/shipments/1'],
	['post-shipping-label', 202, 'POST /retailer/shipping-labels', { orderItems, shippingLabelOfferId: 'x' }],
	['get-delivery-options', 200, 'POST /retailer/shipping-labels/delivery-options', { orderItems }],
	['get-shipping-label', 200, 'GET /retailer-demo/shipping-labels/c628ba4f-f31a-4fac-a6a0-062326d0dbbd', undefined, pdf],
	['head-shipping-label', 200, 'HEAD /retailer-demo/shipping-labels/c628ba4f-f31a-4fac-a6a0-062326d0dbbd', undefined, pdf],
	['add-transport-information-by-transport-id', 202, 'PUT /retailer/transports/1', { trackAndTrace: '3S1' }],
	['get-returns', 200, 'GET /retailer/returns?handled=false'],
	['create-return', 202, 'POST /retailer/returns', { orderItemId: '6107400060', quantityReturned: 1, handlingResult: 'RETURN_RECEIVED' }, plainJson],
	['get-return', 200, 'GET /retailer/returns/15892026'],
	['handle-return', 202, 'PUT /retailer/returns/86123452', { quantityReturned: 3, handlingResult: 'RETURN_RECEIVED' }],
	['post-offer', 202, 'POST /retailer/offers', { ean, condition: { name: 'GOOD' }, pricing, stock, fulfilment: { method: 'FBR', deliveryCode: '24uurs-20' } }],
	['post-offer-export', 202, 'POST /retailer/offers/export', { format: 'CSV' }],
	['get-offer-export', 200, 'GET /retailer-demo/offers/export/2d8599c8-b214-448f-961e-783d7f0c8c3d', undefined, csv],
	['post-unpublished-offer-report', 202, 'POST /retailer/offers/unpublished', { format: 'CSV' }],
	['get-unpublished-offer-report', 200, 'GET /retailer-demo/offers/unpublished/3c343f0e-c189-49cc-ae46-da33b3d47ee6', undefined, csv],
	['get-offer', 200, `GET /retailer/offers/${offerId}`],
	['put-offer', 202, `PUT /retailer/offers/${offerId}`, { fulfilment: { method: 'FBR' } }],
	['delete-offer', 202, 'DELETE /retailer/offers/1'],
	['update-offer-price', 202, `PUT /retailer/offers/${offerId}/price`, { pricing }],
	['update-offer-stock', 202, `PUT /retailer/offers/${offerId}/stock`, stock],
	['get-inventory', 200, 'GET /retailer/inventory'],
	['get-replenishments', 200, 'GET /retailer/replenishments?state=ANNOUNCED'],
	['post-replenishment', 202, 'POST /retailer/replenishments', { reference: 'NIEUW1', labelingByBol: true, numberOfLoadCarriers: 1, pickupAppointment: { address: { ...address, attentionOf: 'Sam' }, pickupTimeSlot: { fromDateTime: '2026-01-05T09:00:00+01:00', untilDateTime: '2026-01-05T11:00:00+01:00' } }, lines: [{ ean, quantity: 4 }] }],
	['get-delivery-dates', 200, 'GET /retailer/replenishments/delivery-dates'],
	['post-pickup-time-slots', 200, 'POST /retailer/replenishments/pickup-time-slots', { address, numberOfLoadCarriers: 1 }],
	['post-request-product-destinations', 202, 'POST /retailer/replenishments/product-destinations', { eans: [{ ean }] }],
	['get-product-destinations', 200, 'GET /retailer-demo/replenishments/product-destinations/6f0d7145-543e-4320-afb7-f43dd69b04dc'],
	['post-product-labels', 200, 'POST /retailer/replenishments/product-labels', { labelFormat: 'DYMO_99012', products: [{ ean, quantity: 2 }] }, pdf],
	['get-replenishment', 200, 'GET /retailer/replenishments/2312188192'],
	['put-replenishment', 202, 'PUT /retailer/replenishments/2312208179', { state: 'CANCELLED' }],
	['get-load-carrier-labels', 200, 'GET /retailer/replenishments/2312208179/load-carrier-labels?label-type=TRANSPORT', undefined, pdf],
	['get-pick-list', 200, 'GET /retailer/replenishments/2312208179/pick-list', undefined, pdf],
	['get-product-categories', 200, 'GET /retailer/products/categories'],
	['get-product-list', 200, 'POST /retailer/products/list', { searchTerm: 'fiets', page: 1 }, plainJson],
	['get-product-list-filters', 200, 'GET /retailer/products/list-filters?category-id=10505'],
	['get-product-assets', 200, `GET /retailer/products/${ean}/assets`],
	['get-competing-offers', 200, `GET /retailer/products/${ean}/offers?best-offer-only=true`],
	['get-product-placement', 200, `GET /retailer/products/${ean}/placement`],
	['get-price-star-boundaries', 200, `GET /retailer/products/${ean}/price-star-boundaries`],
	['get-product-ids', 200, `GET /retailer/products/${ean}/product-ids`],
	['get-product-ratings', 200, `GET /retailer/products/${ean}/ratings`],
	['get-catalog-product', 200, `GET /retailer/content/catalog-products/${ean}`],
	['get-chunk-recommendations', 200, 'POST /retailer/content/chunk-recommendations', { productContents: [{ attributes: [{ id: 'Name', values: [{ value: 'Fietsbel' }] }] }] }],
	['post-product-content', 202, 'POST /retailer/content/products', { language: 'nl', attributes }],
	['get-upload-report', 200, 'GET /retailer-demo/content/upload-report/3f2cc9f9-79de-472c-aeb7-fef416b77928'],
	['get-commissions', 200, 'POST /retailer/commission', { commissionQueries: [{ ean, unitPrice: 10 }] }],
	['get-commission', 200, `GET /retailer/commission/${ean}?unit-price=24.50`],
	['get-commission-rates', 207, 'POST /retailer/commissions', { products: [{ ean }, { ean: '8719327999999' }] }],
	['get-offer-insights', 200, `GET /retailer/insights/offer?offer-id=${offerId}&period=WEEK&number-of-periods=2&name=PRODUCT_VISITS`],
	['get-performance-indicators', 200, 'GET /retailer/insights/performance/indicator?name=RETURNS&name=REVIEWS&year=2026&week=5'],
	['get-product-ranks', 200, `GET /retailer/insights/product-ranks?ean=${ean}&date=${yesterday}`],
	['get-sales-forecast', 200, `GET /retailer/insights/sales-forecast?offer-id=${offerId}&weeks-ahead=3`],
	['get-search-terms', 200, 'GET /retailer/insights/search-terms?search-term=Potter&period=WEEK&number-of-periods=2&related-search-terms=true'],
	['get-invoices', 200, 'GET /retailer/invoices'],
	['get-invoice', 200, 'GET /retailer/invoices/4500022543921'],
	['get-invoice-specification', 200, 'GET /retailer/invoices/4500022543921/specification'],
	['get-promotions', 200, 'GET /retailer/promotions?promotion-type=PRICE_OFF'],
	['get-promotion', 200, 'GET /retailer/promotions/533736'],
	['get-products', 200, 'GET /retailer/promotions/544860/products'],
	['get-retailer-information', 200, 'GET /retailer/retailers/current'],
	['get-push-notification-subscriptions', 200, 'GET /retailer/subscriptions'],
	['post-push-notification-subscription', 202, 'POST /retailer/subscriptions', subscription],
	['get-subscription-keys', 200, 'GET /retailer/subscriptions/signature-keys'],
	['post-test-push-notification', 202, 'POST /retailer/subscriptions/test/1'],
	['get-push-notification-subscription', 404, 'GET /retailer/subscriptions/1'],
	['put-push-notification-subscription', 202, 'PUT /retailer/subscriptions/1', subscription],
	['delete-push-notification-subscription', 202, 'DELETE /retailer/subscriptions/1'],
	['get-process-status-entity-id', 200, 'GET /shared-demo/process-status?entity-id=555551&event-type=CREATE_SHIPMENT'],
	['get-process-status-bulk', 200, 'POST /shared-demo/process-status', { processStatusQueries: [{ processStatusId: '1' }] }],
	['get-process-status', 200, 'GET /shared-demo/process-status/4'],
];

// prettier-ignore
const newerOperations: Row[] = [
	['get-offers', 200, 'GET /retailer/offers?page-size=25', undefined, { Accept: v11 }],
	['create-offer', 201, 'POST /retailer/offers', { ean, condition, pricing, fulfilment: { method: 'FBR' } }, asV11],
	['get-offer', 200, `GET /retailer/offers/${offerId}`, undefined, { Accept: v11 }],
	['update-offer', 204, `PATCH /retailer/offers/${offerId}`, { stock: { amount: 5 } }, asV11],
	['delete-offer', 204, `DELETE /retailer/offers/${offerId}`, undefined, { Accept: v11 }],
	['get-not-for-sale-reasons', 200, `GET /retailer/offers/${onHoldId}/not-for-sale-reasons`, undefined, { Accept: v11 }],
	['v11 retailer', 200, 'GET /retailer/retailers/current', undefined, { Accept: v11 }],
	['ratings', 200, 'GET /retailer/retailers/current/ratings', undefined, { Accept: v11 }],
	['performance-status', 200, 'GET /retailer/retailers/performance-status', undefined, { Accept: v11 }],
	['kpi-scores', 200, 'GET /retailer/retailers/kpi-scores?kpi=ON_TIME&week=2026-05', undefined, { Accept: v11 }],
	['create-economic-operator', 200, 'POST /retailer/economic-operator', operator, asOperator],
	['update-economic-operator', 200, `PUT /retailer/economic-operator/${operatorId}`, operator, asOperator],
	['get-single-economic-operator', 200, `GET /retailer/economic-operator/${operatorId}`, undefined, asOperator],
	['delete-economic-operator', 200, `DELETE /retailer/economic-operator/${operatorId}`, undefined, { Accept: operatorType }],
	['get-all-economic-operators', 200, 'GET /retailer/economic-operators', undefined, { Accept: operatorType }],
	['delivery promise profiles', 200, 'GET /retailer/delivery-promise/profiles', undefined, { Accept: promiseType }],
];

/**
 * Mistakes of the documents: an enum of null, a percentage of at most 10, and
 * a type without the null that the text beside it explains. Links of real answers name their method
 * (docs/services/bol.md, 3.1).
 */
const mistakes =
	/"allowedValues":\[null\]|approvalPercentage must be <= 10|latestOrderTime must be string|links\/0 .*"additionalProperty":"method"/;

/** What an answer has that the facts of its version do not allow. */
function wrongAnswer(call: string, status: number, mediaType: string, json: unknown): string[] {
	// A file comes under the name that programs know, whatever the document calls it.
	if (!/json$/.test(mediaType)) return [];
	const [method, target] = call.split(' ');
	const candidates = candidatesFor(bolFacts, method, target.split('?')[0].replace('-demo/', '/'));
	const answers = candidates
		.map(({ answers: declared }) => declared[String(status)])
		.filter((answer) => answer?.mediaTypes.includes(mediaType));
	if (answers.length === 0) return [`${status} as ${mediaType} is no answer to ${call}`];
	const [{ fields }] = answers;
	// Where the document says "bytes" it means JSON or a file.
	if (!fields) return [];
	return bodyMismatches(fields, json).filter((text) => !mistakes.test(text));
}

let sandbox: Sandbox;
let bol: Caller;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(async () => {
	sandbox.reset();
	sandbox.setLimits('bol', { limit: 100_000 });
	bol = await bolCaller(sandbox.urls.bol);
});
afterAll(async () => await sandbox.stop());

it('knows all operations', () => {
	const asked = [...operations, ...newerOperations].map(([, , call]) => call.split(' '));
	const known = asked.flatMap(([method, path]) =>
		candidatesFor(bolFacts, method, path.split('?')[0].replace('-demo/', '/')),
	);
	const named = ({ method, path }: OperationFacts) => `${method} ${path}`;
	expect(bolFacts.filter((operation) => !known.includes(operation)).map(named)).toEqual([]);
});

describe.each([
	['the index', operations],
	['the newer versions', newerOperations],
])('each operation of %s is answered', (_, rows) => {
	it.each(rows.map((row) => [row[0], row] as const))('%s', async (_operation, row) => {
		const [, status, call, body, headers] = row;
		const [method, path] = call.split(' ');
		const answer = await bol(method, path, body, headers);
		expect([answer.status, answer.text]).toEqual([status, expect.any(String)]);
		expect(answer.text).not.toContain('Endpoint for id');
		// An empty list is left out, whatever the document says.
		if (status >= 300 || answer.text === '{}') return;
		const mediaType = answer.headers.get('content-type')?.split(';')[0] ?? '';
		expect(wrongAnswer(call, status, mediaType, answer.json)).toEqual([]);
	});
});

it('refuses an endpoint that does not exist', async () => {
	const answer = await bol('GET', '/retailer/unknown');
	expect(answer.status).toBe(404);
	expect(answer.text).toContain('Endpoint for id');
});

// prettier-ignore
const refusals: Row[] = [
	['v10 of the offers list', 406, 'GET /retailer/offers'],
	['v11 of orders', 406, 'GET /retailer/orders', undefined, { Accept: v11 }],
	['JSON of an export', 406, 'GET /retailer/offers/export/1'],
	['JSON of a label', 406, 'GET /retailer/shipping-labels/1'],
	['v10 of operators', 406, 'GET /retailer/economic-operators'],
	['two types of promotions', 400, 'GET /retailer/promotions?promotion-type=PRICE_OFF&promotion-type=AWARENESS'],
	['v10 of scores', 406, 'GET /retailer/retailers/kpi-scores?kpi=ON_TIME&week=2026-05'],
	['scores of a named retailer', 404, 'GET /retailer/retailers/current/kpi-scores?kpi=ON_TIME&week=2026-05', undefined, { Accept: v11 }],
	['scores without a week', 400, 'GET /retailer/retailers/kpi-scores?kpi=ON_TIME', undefined, { Accept: v11 }],
	['v10 of profiles', 406, 'GET /retailer/delivery-promise/profiles'],
	['two versions', 415, 'POST /retailer/offers', {}, { Accept: v11 }],
	['JSON as a form', 415, 'POST /retailer/shipments/invoices/1', {}],
	['v10 of a product list', 415, 'POST /retailer/products/list', { page: 1 }],
	[
		'a language',
		406,
		`GET /retailer/products/${ean}/placement`,
		undefined,
		{ 'Accept-Language': 'de' },
	],
];

it.each(refusals.map((row) => [row[0], row] as const))('refuses %s', async (_, row) => {
	const [, status, call, body, headers] = row;
	const [method, path] = call.split(' ');
	expect((await bol(method, path, body, headers)).status).toBe(status);
});
