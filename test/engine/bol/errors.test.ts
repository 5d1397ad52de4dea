import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runNode, startNode, type NodeRun, type NodeRunResult } from '../harness';
import { byId } from '../operations';
import { processStatus } from './processes';
import { bolSubject } from './subject';

type Status = Parameters<typeof processStatus>[1];

const api = () => nock(bolSubject.baseUrl, { reqheaders: bolSubject.headers });

const run = async (parameters: INodeParameters, more: Partial<NodeRun> = {}) =>
	await runNode({ ...bolSubject, parameters, ...more });

/** Everything that an error tells the user. */
const told = ({ error }: NodeRunResult) => `${error?.message} ${error?.description ?? ''}`;

const gets = (orderId: string) => ({ resource: 'order', operation: 'get', orderId: byId(orderId) });

const cancels = {
	resource: 'order',
	operation: 'cancelItems',
	orderItemId: '6107434013',
	reasonCode: 'OUT_OF_STOCK',
};

/** Parameters of a shipment of two items with an own carrier. */
const ships: INodeParameters = {
	resource: 'shipment',
	operation: 'create',
	orderItemsLines: { line: [{ orderItemId: '6107331383' }, { orderItemId: '6107331307' }] },
	transporterCode: 'TNT',
};

/** bol takes a shipment on, and answers what became of it. */
function serveShipment(status: Status, more: IDataObject = {}) {
	api().post('/retailer/shipments').reply(202, processStatus('CREATE_SHIPMENT', 'PENDING'));
	api()
		.get('/shared/process-status/1234567')
		.reply(200, processStatus('CREATE_SHIPMENT', status, more));
}

/** bol's problem object (docs/services/bol.md, 1.6). */
const problem = (status: number, detail: string, violations?: IDataObject[]) => ({
	type: 'https://api.bol.com/problems',
	title: 'Error validating request body. Consult the bol.com API documentation.',
	status,
	detail,
	host: 'Instance-101',
	instance: 'https://api.bol.com/retailer/orders/cancellation',
	...(violations && { violations }),
});

// The pauses between repeats alone take up to 4.4 seconds.
jest.setTimeout(30_000);

beforeEach(forgetLimits);
afterEach(() => {
	const unused = nock.pendingMocks();
	nock.cleanAll();
	expect(unused).toEqual([]);
});

describe('what bol refuses', () => {
	test('each violation is shown', async () => {
		api()
			.put('/retailer/orders/cancellation')
			.reply(
				400,
				problem(400, 'Bad request', [
					{ name: 'orderItems[0].orderItemId', reason: "'6107434013' is not yours" },
					{ name: 'orderItems[0].reasonCode', reason: 'Allowed are OUT_OF_STOCK, OTHER' },
					{ reason: 'Only one item at a time' },
				]),
			);
		const result = await run(cancels);
		expect(result.error).toMatchObject({ httpCode: '400', context: { itemIndex: 0 } });
		for (const text of [
			'Bad request',
			"orderItems[0].orderItemId: '6107434013' is not yours",
			'orderItems[0].reasonCode: Allowed are OUT_OF_STOCK, OTHER',
			'Only one item at a time',
		]) {
			expect(told(result)).toContain(text);
		}
	});

	test.each([
		[403, { title: 'Forbidden', status: 403, detail: 'Account is not active' }, 'Seller Dashboard'],
		[404, problem(404, 'Order for order id 9999999999 not found.'), 'Check the ID'],
		[400, { title: 'Error validating request', status: 400 }, 'Error validating request'],
		[500, '<html><body><h1>Internal Server Error</h1></body></html>', 'Internal Server Error'],
	])('%d is shown in the words of bol, with a way out', async (status, answer, hint) => {
		// bol says to retry after a 500 (docs/services/bol.md, 1.6).
		api()
			.get('/retailer/orders/9999999999')
			.times(status === 500 ? 4 : 1)
			.reply(status, answer as nock.Body);
		const result = await run(gets('9999999999'));
		const { detail } = answer as { detail?: string };
		expect(result.error).toMatchObject({ httpCode: String(status) });
		expect(told(result)).toContain(detail ?? hint);
		expect(told(result)).toContain(hint);
		expect(told(result)).not.toContain('<h1>');
	});

	test('a token that is refused even after it was renewed', async () => {
		nock('https://login.bol.com')
			.post('/token')
			.query({ grant_type: 'client_credentials' })
			.reply(200, { access_token: 'the-token', token_type: 'Bearer', expires_in: 299 });
		api()
			.get('/retailer/orders/1')
			.twice()
			.reply(401, { title: 'Unauthorized', status: 401, detail: 'Key pair was revoked' });
		const result = await run(gets('1'));
		expect(told(result)).toContain('Key pair was revoked');
		expect(told(result)).toContain('Check client ID and client secret');
		expect(told(result)).not.toContain('the-token');
	});

	test('an error in JSON where a file was asked for', async () => {
		api().get('/retailer/shipping-labels/1').reply(404, problem(404, 'Label 1 does not exist'), {
			'content-type': 'application/vnd.retailer.v10+pdf',
		});
		const result = await run({
			resource: 'apiRequest',
			operation: 'send',
			path: '/retailer/shipping-labels/1',
			response: 'file',
		});
		expect(told(result)).toContain('Label 1 does not exist');
	});

	test('a rate limit is waited for, also by a POST', async () => {
		api().post('/retailer/shipments').reply(
			429,
			{
				title: 'Too Many Requests',
				status: 429,
				detail: 'Too many requests, retry in 1 second.',
			},
			{ 'Retry-After': '1' },
		);
		serveShipment('SUCCESS');
		const { error, items } = await run(ships);
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject([{ json: { status: 'SUCCESS' } }]);
	});
});

test('a language that bol does not have is named, with the way out', async () => {
	api()
		.get('/retailer/products/4042448804839/placement')
		.matchHeader('accept-language', 'fr-BE')
		.reply(406, problem(406, "Language 'fr-BE' is not supported."));
	const result = await run({
		resource: 'product',
		operation: 'getPlacement',
		ean: '4042448804839',
		options: { acceptLanguage: '={{ "fr-BE" }}' },
	});
	expect(result.error).toMatchObject({ httpCode: '406' });
	expect(told(result)).toContain("Language 'fr-BE' is not supported.");
	expect(told(result)).toContain('choose one of the list');
});

test('an expired label offer is the error of its item, with its process status', async () => {
	const reason = 'Shipping label offer 8f956bfc has expired';
	api()
		.post('/retailer/shipping-labels')
		.reply(202, processStatus('CREATE_SHIPPING_LABEL', 'PENDING'));
	api()
		.get('/shared/process-status/1234567')
		.reply(200, processStatus('CREATE_SHIPPING_LABEL', 'FAILURE', { errorMessage: reason }));
	const result = await run({
		resource: 'shippingLabel',
		operation: 'create',
		orderItemsLines: { line: [{ orderItemId: '2095052647' }] },
		shippingLabelOfferId: '8f956bfc-fabe-45b4-b0e1-1b52a0896b74',
	});
	expect(result.error?.message).toContain(reason);
	expect(told(result)).toContain('Process status 1234567');
});

test('an expired offer says so by its reasons', async () => {
	const reason = { category: 'OFFER', code: '4004-10', description: 'The offer has expired.' };
	const answer = { offerId: 'x', countries: [{ countryCode: 'NL', reasons: [reason] }] };
	nock(bolSubject.baseUrl).get('/retailer/offers/x/not-for-sale-reasons').reply(200, answer);
	const { items } = await run({
		resource: 'offer',
		operation: 'getNotForSaleReasons',
		offerId: byId('x'),
	});
	expect(items[0].map(({ json }) => json)).toEqual([answer]);
});

test('each of many price changes reports for its own offer', async () => {
	const patch = (offerId: string) => nock(bolSubject.baseUrl).patch(`/retailer/offers/${offerId}`);
	patch('a').reply(204);
	patch('b').reply(409, problem(409, 'The offer changes already.'));
	patch('c').reply(204);
	const { items } = await run(
		{
			resource: 'offer',
			operation: 'updatePriceAndStock',
			offerId: byId('={{ $json.offerId }}'),
			updateFields: { price: '={{ $json.price }}' },
		},
		{
			items: ['a', 'b', 'c'].map((offerId, index) => ({ json: { offerId, price: index + 5 } })),
			continueOnFail: true,
		},
	);
	expect(items[0]).toMatchObject([
		{ json: { success: true, offerId: 'a' }, pairedItem: { item: 0 } },
		{ json: { error: expect.stringMatching(/changes already.*offer b/) }, pairedItem: { item: 1 } },
		{ json: { success: true, offerId: 'c' }, pairedItem: { item: 2 } },
	]);
});

describe('a shipment whose order is checked', () => {
	const checks = { ...ships, additionalFields: { checkOrderId: '7616222250' } };
	const serveOrder = (orderItems: IDataObject[]) =>
		api().get('/retailer/orders/7616222250').reply(200, { orderId: '7616222250', orderItems });

	test.each([
		[
			'an item of another order',
			[{ orderItemId: '6107331383', cancellationRequest: false }],
			'Order item 6107331307 is not in order 7616222250',
		],
		[
			'an item that the customer wants to cancel',
			[
				{ orderItemId: '6107331383', cancellationRequest: false },
				{ orderItemId: '6107331307', cancellationRequest: true },
			],
			'The customer has asked to cancel order item 6107331307',
		],
	])('is not created with %s', async (_, orderItems, message) => {
		serveOrder(orderItems);
		const result = await run(checks);
		expect(result.error).toMatchObject({ message, context: { itemIndex: 0 } });
		expect(told(result)).toContain('Nothing was shipped');
	});
});

test('a GET that bol answers with 500 once succeeds', async () => {
	api().get('/retailer/orders/1').reply(500, 'Internal Server Error');
	api().get('/retailer/orders/1').reply(200, { orderId: '1' });
	const { items } = await run(gets('1'));
	expect(items[0]).toMatchObject([{ json: { orderId: '1' } }]);
});

test('a PUT that bol answers with 500 is not sent again', async () => {
	api().put('/retailer/orders/cancellation').reply(500, 'Internal Server Error');
	const { error } = await run(cancels);
	expect(error).toMatchObject({ httpCode: '500' });
});

describe('a page of HTML with 503', () => {
	const unavailable =
		'<html><head><title>503</title></head><body>Service Unavailable</body></html>';

	test('a GET is repeated', async () => {
		api().get('/retailer/orders/1').reply(503, unavailable, { 'content-type': 'text/html' });
		api().get('/retailer/orders/1').reply(200, { orderId: '1' });
		const { error, items } = await run(gets('1'));
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject([{ json: { orderId: '1' } }]);
	});

	test.each([
		['an answer', (post: nock.Interceptor) => post.reply(503, unavailable)],
		[
			'a broken connection',
			(post: nock.Interceptor) =>
				post.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })),
		],
	])('a shipment is not created again after %s', async (_, fail) => {
		// A second request would meet no mock, and the error would say so.
		fail(api().post('/retailer/shipments'));
		const result = await run(ships);
		expect(told(result)).toContain('may have carried it out');
		expect(told(result)).toContain('6107331383');
		expect(told(result)).toContain('6107331307');
		expect(told(result)).not.toContain('No match');
	});

	test('reading many process statuses is repeated, since it changes nothing', async () => {
		api().post('/shared/process-status').reply(503, unavailable);
		api().post('/shared/process-status').reply(200, {});
		const { error } = await run({ resource: 'processStatus', operation: 'getByIds', ids: '1' });
		expect(error).toBeUndefined();
	});

	test('while waiting for completion, the waiting goes on', async () => {
		api().post('/retailer/shipments').reply(202, processStatus('CREATE_SHIPMENT', 'PENDING'));
		api().get('/shared/process-status/1234567').reply(503, unavailable);
		api()
			.get('/shared/process-status/1234567')
			.reply(200, processStatus('CREATE_SHIPMENT', 'SUCCESS'));
		const { error } = await run(ships);
		expect(error).toBeUndefined();
	});
});

describe('what bol takes on but does not carry out', () => {
	test.each([
		['FAILURE', 'Shipment was rejected: the transporter code is unknown'],
		['FAILURE', 'Order item 6107331383 was cancelled by the customer'],
		['TIMEOUT', 'Processing took too long'],
	] as const)('%s is an error with the words of bol: %s', async (status, errorMessage) => {
		serveShipment(status, { errorMessage });
		const result = await run(ships);
		expect(result.error?.message).toContain(errorMessage);
		expect(told(result)).toContain(status);
		expect(told(result)).toContain('1234567');
		expect(result.error).toMatchObject({ context: { itemIndex: 0 } });
	});

	test('a failure that was known at once is not waited for', async () => {
		const failure = processStatus('CANCEL_ORDER', 'FAILURE', { errorMessage: 'Already shipped' });
		api().put('/retailer/orders/cancellation').reply(202, failure);
		expect(told(await run(cancels))).toContain('Already shipped');
	});

	test('a status that bol removed ends the waiting', async () => {
		api().post('/retailer/shipments').reply(202, processStatus('CREATE_SHIPMENT', 'PENDING'));
		api()
			.get('/shared/process-status/1234567')
			.reply(404, problem(404, 'Process status 1234567 not found'));
		const result = await run(ships);
		expect(told(result)).toContain('Process status 1234567 not found');
		expect(told(result)).toContain('bol accepted the request');
	});

	test('a status that stays pending ends the waiting after the longest time', async () => {
		api().post('/retailer/shipments').reply(202, processStatus('CREATE_SHIPMENT', 'PENDING'));
		const result = await run({ ...ships, longestCompletion: 0.001 });
		expect(told(result)).toContain('CREATE_SHIPMENT');
		expect(told(result)).toContain('process status 1234567');
	});
});

describe('what is not sent at all', () => {
	// Nothing is mocked: a request would fail with other words.
	const carrier = { resource: 'shipment', operation: 'create', transporterCode: 'TNT' };
	const noItems = 'Order Items: at least one is needed';
	const json = (orderItemsJson: string) => ({
		...carrier,
		orderItemsInput: 'json',
		orderItemsJson,
	});
	const line = (fields: INodeParameters) => ({ ...carrier, orderItemsLines: { line: [fields] } });

	test.each<[string, INodeParameters]>([
		[noItems, carrier],
		[noItems, json('[]')],
		['must be a list in square brackets', json('"6107434013"')],
		['is not valid JSON', json('[{')],
		['Order Item 1: needs an order item ID', line({ orderItemId: '' })],
		['Order Item 2: needs an order item ID', json('[{"orderItemId":"1"},{"orderItemId":""}]')],
		['Order Item 1', json('["6107434013"]')],
		['Order Item 1', json('[null]')],
		['Order Item 1, Quantity: 0 is too low', line({ orderItemId: '1', more: { quantity: 0 } })],
		[
			'Order Item 1, Quantity: "1.5" is not a whole number',
			line({ orderItemId: '1', more: { quantity: 1.5 } }),
		],
		['Quantity: 0 is too low', json('[{"orderItemId":"1","quantity":0}]')],
		['Transporter Code: is empty', { ...ships, transporterCode: '' }],
		[
			'Shipping Label ID: is empty',
			{
				resource: 'shipment',
				operation: 'create',
				orderItemsLines: { line: [{ orderItemId: '1' }] },
				shipWith: 'shippingLabel',
			},
		],
		['Order: is empty', gets('={{ "" }}')],
		['Order: ".." is not an ID', gets('..')],
		['Order Item ID: is empty', { ...cancels, orderItemId: '={{ "" }}' }],
		[
			'1001 IDs are too many',
			{
				resource: 'processStatus',
				operation: 'getByIds',
				ids: Array.from({ length: 1001 }, (_, id) => id).join(','),
			},
		],
		[
			'Process Status IDs: is empty',
			{ resource: 'processStatus', operation: 'getByIds', ids: '={{ [] }}' },
		],
		[
			'Process Status IDs: is empty',
			{ resource: 'processStatus', operation: 'getByIds', ids: ' , ,' },
		],
	])('%s', async (message, parameters) => {
		const { error, status } = await run(parameters);
		expect(status).toBe('error');
		expect(error?.message).toContain(message);
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
	});

	test('a carrier and a label: the form shows one of them', async () => {
		const both = { ...ships, shipWith: 'shippingLabel', shippingLabelId: 'label-1' };
		await expect(run(both)).rejects.toThrow('shows no parameter "transporterCode"');
	});

	test.each([{ orderId: byId('') }, { orderId: { __rl: true, mode: 'list', value: '' } }])(
		'an order that was not chosen: %j',
		async (parameters) => {
			await expect(run({ ...gets('1'), ...parameters })).rejects.toThrow('Order');
		},
	);
});

describe('the other items of a run, with Continue On Fail', () => {
	const three = ['1', '2', '3'].map((id) => ({ json: { id } }));
	const each = { items: three, continueOnFail: true };

	test('when bol does not know one order', async () => {
		api().get('/retailer/orders/1').reply(200, { orderId: '1' });
		api().get('/retailer/orders/2').reply(404, problem(404, 'Order 2 not found'));
		api().get('/retailer/orders/3').reply(200, { orderId: '3' });
		const { items, error } = await run(gets('={{ $json.id }}'), each);
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject([
			{ json: { orderId: '1' }, pairedItem: { item: 0 } },
			{
				json: { error: expect.stringContaining('Order 2 not found') as string },
				pairedItem: { item: 1 },
			},
			{ json: { orderId: '3' }, pairedItem: { item: 2 } },
		]);
	});

	test('when one cannot be sent, and one fails later', async () => {
		const orderItemId = '={{ $json.id === "1" ? "" : $json.id }}';
		for (const [id, status] of [
			['2', 'SUCCESS'],
			['3', 'FAILURE'],
		] as const) {
			const named = { processStatusId: `process-${id}`, entityId: id };
			api()
				.put('/retailer/orders/cancellation', {
					orderItems: [{ orderItemId: id, reasonCode: 'OUT_OF_STOCK' }],
				})
				.reply(202, processStatus('CANCEL_ORDER', 'PENDING', named));
			api()
				.get(`/shared/process-status/process-${id}`)
				.reply(
					200,
					processStatus('CANCEL_ORDER', status, { ...named, errorMessage: 'Already shipped' }),
				);
		}
		const { items, error } = await run({ ...cancels, orderItemId }, each);
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject([
			{
				json: { error: expect.stringContaining('Order Item ID: is empty') as string },
				pairedItem: { item: 0 },
			},
			{ json: { entityId: '2', status: 'SUCCESS' }, pairedItem: { item: 1 } },
			{
				json: { error: expect.stringContaining('Already shipped') as string },
				pairedItem: { item: 2 },
			},
		]);
	});

	test('the rows of a list that breaks off come out, and the error says what is missing', async () => {
		const page = Array.from({ length: 50 }, (_, index) => ({ orderId: String(index) }));
		api().get('/retailer/orders').reply(200, { orders: page });
		api()
			.get('/retailer/orders')
			.query({ page: '2' })
			.reply(400, problem(400, 'Page 2 is out of order'));
		const { items } = await run(
			{ resource: 'order', operation: 'getAll', returnAll: true },
			{ continueOnFail: true },
		);
		expect(items[0]).toHaveLength(51);
		expect(items[0][50].json.error).toContain('Page 2 is out of order');
		expect(items[0][50].json.error).toContain('everything after is missing');
	});
});

test('a run that waits for completion ends when the user stops it', async () => {
	let reads = 0;
	api().post('/retailer/shipments').reply(202, processStatus('CREATE_SHIPMENT', 'PENDING'));
	const firstRead = new Promise<void>((resolve) => {
		api()
			.get('/shared/process-status/1234567')
			.reply(200, () => {
				reads++;
				resolve();
				return processStatus('CREATE_SHIPMENT', 'PENDING');
			})
			.persist();
	});
	const { result, cancel } = startNode({ ...bolSubject, parameters: ships });
	await firstRead;
	cancel();
	const { status } = await result;
	expect(status).toBe('canceled');
	expect(reads).toBe(1);
	nock.cleanAll();
});
