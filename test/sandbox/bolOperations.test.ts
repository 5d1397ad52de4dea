import { exampleCases } from '../../sandbox/bol/examples';
import { catalogue } from '../../sandbox/catalogue';
import { bodyMismatches, candidatesFor } from '../contract/offences';
import { bolFacts } from '../facts/bol';
import type { OperationFacts } from '../facts/facts';
import { setStage } from './stage';

const v11 = 'application/vnd.retailer.v11+json';
const pdf = { Accept: 'application/vnd.retailer.v10+pdf' };
const asV11 = { Accept: v11, 'Content-Type': v11 };
const plainJson = { 'Content-Type': 'application/json' };

const [{ ean }] = catalogue;
const offerId = `6ff736b5-cdd0-4150-8c67-${ean.slice(-12)}`;
const onHoldId = `6ff736b5-cdd0-4150-8c67-${catalogue[28].ean.slice(-12)}`;
const orderItems = [{ orderItemId: '6107400060' }];
const condition = { category: 'SECONDHAND', state: 'GOOD' };
const pricing = { bundlePrices: [{ quantity: 1, unitPrice: 20 }] };
const stock = { amount: 3, managedByRetailer: true };
const subscription = {
	resources: ['PROCESS_STATUS'],
	url: 'https://hooks.example/bol',
	subscriptionType: 'WEBHOOK',
};

type Row = [
	operation: string,
	status: number,
	call: string,
	body?: unknown,
	headers?: Record<string, string>,
];

/**
 * Every operation of the index (docs/services/bol.md, 2.0) and of the newer versions (2.18 to
 * 2.21), but for those that are answered from the cases.
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
	['get-offer', 200, `GET /retailer/offers/${offerId}`],
	['put-offer', 202, `PUT /retailer/offers/${offerId}`, { fulfilment: { method: 'FBR' } }],
	['delete-offer', 202, 'DELETE /retailer/offers/1'],
	['update-offer-price', 202, `PUT /retailer/offers/${offerId}/price`, { pricing }],
	['update-offer-stock', 202, `PUT /retailer/offers/${offerId}/stock`, stock],
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
];

/**
 * A mistake of the documents: an enum of null. Links of real answers name their method
 * (docs/services/bol.md, 3.1).
 */
const mistakes = /"allowedValues":\[null\]|links\/0 .*"additionalProperty":"method"/;

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

const stage = setStage();
const { bol } = stage;
beforeEach(() => stage.sandbox.setLimits('bol', { limit: 100_000 }));

it('knows all operations', () => {
	const examples = Object.values(exampleCases).flatMap((one) =>
		[one].flat().flatMap(({ exchanges }) => exchanges.map(({ request }) => request)),
	);
	const written = [...operations, ...newerOperations].map(([, , call]) => call);
	const asked = [...written, ...examples].map((call) => call.split(' '));
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
];

it.each(refusals.map((row) => [row[0], row] as const))('refuses %s', async (_, row) => {
	const [, status, call, body, headers] = row;
	const [method, path] = call.split(' ');
	expect((await bol(method, path, body, headers)).status).toBe(status);
});
