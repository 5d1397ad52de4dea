import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startNode } from '../harness';
import { describeMistakes, describeRefusals, three, trials, type Refusal } from '../mistakes';
import { byId, call, eachTime, tryOperation, type Exchange } from '../operations';
import { bolCases } from './cases';
import { reads, V11, writes } from './mediaTypes';
import { processStatus, readStatus } from './processes';
import { bolSubject, keys } from './subject';

const run = trials(bolSubject, ['the-token', keys.clientSecret]);

// The pauses between repeats alone take up to 4.4 seconds.
jest.setTimeout(30_000);

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

const getsOrder = (status: number, answer: Exchange['answer']): Exchange =>
	call('GET /retailer/orders/9999999999', answer, { status });

const orderId = byId('9999999999');

/** Refusals of an operation that is always filled in in the same way. */
const refusalsOf =
	(does: string, parameters: INodeParameters) =>
	(told: Refusal[2], ...sends: Exchange[]): Refusal => [does, parameters, told, ...sends];

const get = refusalsOf('order.get', { orderId });

const cancels = { orderItemId: '6107434013', reasonCode: 'OUT_OF_STOCK' };

const cancellation = (status: number, answer: Exchange['answer']): Exchange => ({
	request: 'PUT /retailer/orders/cancellation',
	body: { orderItems: [cancels] },
	status,
	answer,
});

const cancel = refusalsOf('order.cancelItems', cancels);

/** Parameters of a shipment of two items with an own carrier. */
const ships: INodeParameters = {
	orderItemsLines: { line: [{ orderItemId: '6107331383' }, { orderItemId: '6107331307' }] },
	transporterCode: 'TNT',
};

const creation: Exchange = {
	request: 'POST /retailer/shipments',
	body: {
		orderItems: [{ orderItemId: '6107331383' }, { orderItemId: '6107331307' }],
		transport: { transporterCode: 'TNT' },
	},
	status: 202,
	answer: processStatus('CREATE_SHIPMENT', 'PENDING'),
};

const ship = refusalsOf('shipment.create', ships);

/** bol takes a shipment on, and says what became of it. */
const shipmentBecomes = (status: 'FAILURE' | 'TIMEOUT', errorMessage: string) =>
	ship(
		new RegExp(`(?=.*${status}).*${errorMessage}.*1234567`, 's'),
		creation,
		readStatus(processStatus('CREATE_SHIPMENT', status, { errorMessage })),
	);

const mayBeShipped = /(?=.*may have carried it out)(?=.*6107331383)(?=.*6107331307)/s;

/** A shipment whose order is read again first. */
const checked = (message: string, ...orderItems: IDataObject[]): Refusal => [
	'shipment.create',
	{ ...ships, additionalFields: { checkOrderId: '7616222250' } },
	{ message, description: expect.stringContaining('Nothing was shipped') },
	call('GET /retailer/orders/7616222250', { orderId: '7616222250', orderItems }),
];

/** An order in which the check finds no items. */
const unreadable = (orderItems: unknown): Refusal => [
	'shipment.create',
	{ ...ships, additionalFields: { checkOrderId: '7616222250' } },
	'bol gave order 7616222250, which has no items (orderItems)',
	call('GET /retailer/orders/7616222250', { orderId: '7616222250', orderItems } as IDataObject),
];

/** A report for an order of which bol knows a shipment, and how that shipment tells its pieces. */
const reportedBefore = (shipmentItems: unknown): Refusal => [
	'shipment.report',
	{
		shipmentReport:
			'{ "orderNumber": "R1", "reference": "P-1", "lines": [{ "lineId": "1", "quantity": 1 }] }',
	},
	'bol gave order R1, which has shipment 7 that does not say how many it holds',
	call('GET /retailer/orders/R1', {
		orderId: 'R1',
		orderItems: [{ orderItemId: '1', quantity: 2, quantityShipped: 1 }],
	}),
	call('GET /retailer/shipments?order-id=R1', {
		shipments: [null, { shipmentId: '7', shipmentItems: [{ orderItemId: '1' }] }],
	}),
	call('GET /retailer/shipments/7', {
		shipmentId: '7',
		shipmentReference: 'P-1',
		shipmentItems,
	} as IDataObject),
];

const itemOf = (orderItemId: string, cancellationRequest: boolean | string) => ({
	orderItemId,
	cancellationRequest,
});

const newOffer = {
	ean: '0000007740404',
	conditionCategory: 'NEW',
	bundlePricesLines: { line: [{ quantity: 1, unitPrice: 9.99 }] },
	fulfilmentMethod: 'FBR',
};

/** The search for offers of the article. */
const finds = (answer: unknown): Exchange =>
	call('GET /retailer/offers?eans=0000007740404&page-size=100', answer as Exchange['answer'], {
		headers: reads(V11),
	});

const none = finds({ offers: [], page: {} });

const condition = { category: 'NEW' };

const offerCreation = (status: number, answer: Exchange['answer']): Exchange => ({
	request: 'POST /retailer/offers',
	headers: writes(V11),
	body: {
		ean: '0000007740404',
		condition,
		pricing: { bundlePrices: [{ quantity: 1, unitPrice: 9.99 }] },
		fulfilment: { method: 'FBR' },
	},
	status,
	answer,
});

const upsert = refusalsOf('offer.upsert', newOffer);

const report = (status: 'PENDING' | 'SUCCESS' | 'FAILURE', more: IDataObject): Exchange =>
	call('POST /retailer/offers/export', processStatus('CREATE_OFFER_EXPORT', status, more), {
		status: 202,
		body: { format: 'CSV' },
	});

const getExport = refusalsOf('offerReport.getExport', {});

const V10_CSV = 'application/vnd.retailer.v10+csv';

const download = (status: number, answer: string, contentType = V10_CSV): Exchange =>
	call('GET /retailer/offers/export/r-1', answer, {
		status,
		headers: reads(V10_CSV),
		answerHeaders: { 'content-type': contentType },
	});

const label = { shippingLabelId: 'c628ba4f' };

const getCode = refusalsOf('shippingLabel.getTrackingCode', label);

const labelIs = (method: string, status: number, answer: Exchange['answer']): Exchange => ({
	request: `${method} /retailer/shipping-labels/c628ba4f`,
	headers: { accept: /pdf/ },
	status,
	answer,
});

const forbidden = { title: 'Forbidden', status: 403, detail: 'The account is not active.' };

/** What bol answers, and what the user is told of it. */
// prettier-ignore
const answered: Refusal[] = [
	get(/not active.*Seller Dashboard/s, getsOrder(403, forbidden)),
	get(/Order 9999999999 not found\..*Check the ID/s, getsOrder(404, problem(404, 'Order 9999999999 not found.'))),
	get(/Error validating request/, getsOrder(400, { title: 'Error validating request', status: 400 })),
	// bol says to retry after a 500 (docs/services/bol.md, 1.6).
	get(/^(?!.*<h1>).*Internal Server Error/s, ...eachTime(getsOrder(500, '<html><body><h1>Internal Server Error</h1></body></html>'))),
	cancel(
		new RegExp(
			[
				'Bad request',
				"orderItems\\[0\\].orderItemId: '6107434013' is not yours",
				'orderItems\\[0\\].reasonCode: Allowed are OUT_OF_STOCK, OTHER',
				'Only one item at a time',
			].join('.*'),
			's',
		),
		cancellation(
			400,
			problem(400, 'Bad request', [
				{ name: 'orderItems[0].orderItemId', reason: "'6107434013' is not yours" },
				{ name: 'orderItems[0].reasonCode', reason: 'Allowed are OUT_OF_STOCK, OTHER' },
				{ reason: 'Only one item at a time' },
			]),
		),
	),
	// Not sent again.
	cancel(/Internal Server Error/, cancellation(500, 'Internal Server Error')),
	// A failure that is known at once is not waited for.
	cancel(/Already shipped/, cancellation(202, processStatus('CANCEL_ORDER', 'FAILURE', { errorMessage: 'Already shipped' }))),
	// An error in JSON where a file was asked for.
	[
		'apiRequest.send',
		{ path: '/retailer/shipping-labels/1', response: 'file' },
		/Label 1 does not exist/,
		call('GET /retailer/shipping-labels/1', problem(404, 'Label 1 does not exist'), {
			status: 404,
			answerHeaders: { 'content-type': 'application/vnd.retailer.v10+pdf' },
		}),
	],
	[
		'product.getPlacement',
		{ ean: '4042448804839', options: { acceptLanguage: '={{ "fr-BE" }}' } },
		/Language 'fr-BE' is not supported\..*choose one of the list/s,
		call(
			'GET /retailer/products/4042448804839/placement',
			problem(406, "Language 'fr-BE' is not supported."),
			{ status: 406, headers: { 'accept-language': /^fr-BE$/ } },
		),
	],
	[
		'shippingLabel.create',
		{
			orderItemsLines: { line: [{ orderItemId: '2095052647' }] },
			shippingLabelOfferId: '8f956bfc',
		},
		/label offer 8f956bfc has expired.*Process status 1234567/s,
		call('POST /retailer/shipping-labels', processStatus('CREATE_SHIPPING_LABEL', 'PENDING'), {
			status: 202,
			body: { orderItems: [{ orderItemId: '2095052647' }], shippingLabelOfferId: '8f956bfc' },
		}),
		readStatus(
			processStatus('CREATE_SHIPPING_LABEL', 'FAILURE', {
				errorMessage: 'Shipping label offer 8f956bfc has expired',
			}),
		),
	],
	// It is not asked for again.
	['shippingLabel.get', label, 'bol: The account is not active.', labelIs('GET', 403, forbidden)],
	// No order goes by without a label.
	[
		'shippingLabel.getDeliveryOptions',
		{ orderItemsLines: { line: [{ orderItemId: '2095052647' }] }, recommendedOnly: true },
		'bol recommends no label for these items',
		call(
			'POST /retailer/shipping-labels/delivery-options',
			{ deliveryOptions: [{ shippingLabelOfferId: 'a', recommended: false }] },
			{ status: 200, body: { orderItems: [{ orderItemId: '2095052647' }] } },
		),
	],
	// No item without a code; the answer to HEAD has no reason in it.
	getCode('bol gave neither tracking code nor transporter code for label c628ba4f', labelIs('HEAD', 200, '')),
	getCode({}, labelIs('HEAD', 403, '')),
	shipmentBecomes('FAILURE', 'Shipment was rejected: the transporter code is unknown'),
	shipmentBecomes('FAILURE', 'Order item 6107331383 was cancelled by the customer'),
	shipmentBecomes('TIMEOUT', 'Processing took too long'),
	// A status that bol removed.
	ship(
		/Process status 1234567 not found.*bol accepted the request/s,
		creation,
		call('GET /shared/process-status/1234567', problem(404, 'Process status 1234567 not found'), {
			status: 404,
		}),
	),
	// A status that stays pending.
	['shipment.create', { ...ships, longestCompletion: 0.001 }, /CREATE_SHIPMENT.*process status 1234567/s, creation],
	...[null, {}].map(unreadable),
	checked('Order item 6107331383 is not in order 7616222250', null as never),
	...[null, [], [{ orderItemId: '1' }]].map(reportedBefore),
	...['', 'many', 1.5].map((quantity) => reportedBefore([{ orderItemId: '1', quantity }])),
	checked('Order item 6107331307 is not in order 7616222250', itemOf('6107331383', false)),
	checked('The customer has asked to cancel order item 6107331307', itemOf('6107331383', false), itemOf('6107331307', true)),
	checked('The customer has asked to cancel order item 6107331307', itemOf('6107331383', 'false'), itemOf('6107331307', 'true')),
	ship(mayBeShipped, { ...creation, status: 503, answer: '<html><body>Service Unavailable</body></html>' }),
	['invoice.get', { invoiceId: byId('1') }, /something else than JSON/, call('GET /retailer/invoices/1', '<?xml version="1.0"?><Invoice/>')],
	upsert(
		/2 offers have the EAN 0000007740404 and the condition NEW.*Their IDs are a, b\./s,
		finds({ offers: ['a', 'b'].map((offerId) => ({ offerId, condition })), page: {} }),
	),
	...['', '[]', '{ "message": "Service is down" }'].map((answer) => upsert(/Nothing was created or changed/, finds(answer))),
	upsert(/something that is no offer/, finds({ offers: [null], page: {} })),
	upsert(/one offer without offerId/, finds({ offers: [{ condition }], page: {} })),
	upsert(/no list/, finds({ offers: {}, page: {} })),
	// An outcome that nobody knows is not tried again.
	upsert(/Look for an offer for EAN 0000007740404 in bol/, none, offerCreation(503, {}), none),
	// An offer that is there, and is not found: the operation in use is no way out.
	upsert(
		/^(?!.*Create or Update).*The offer exists\./s,
		none,
		offerCreation(409, {
			...problem(409, 'The offer exists.'),
			type: 'https://api.bol.com/problems/offer-exists',
		}),
		none,
	),
	getExport(/There are no offers/, report('FAILURE', { errorMessage: 'There are no offers' })),
	// The report need not be made again.
	getExport(
		/Report r-1 is gone.*With it as Report ID/s,
		report('SUCCESS', { entityId: 'r-1' }),
		download(404, JSON.stringify(problem(404, 'Report r-1 is gone'))),
	),
	[
		'offerReport.getExport',
		{ reportId: 'r-1' },
		/The CSV file cannot be read: row 2.*Choose the output File/s,
		download(200, 'offerId,ean\na,"871', 'text/csv'),
	],
];

describe('what bol answers', () => {
	describeRefusals(run, answered);

	test('to a token, even after it was renewed, is told', async () => {
		nock('https://login.bol.com')
			.post('/token')
			.query({ grant_type: 'client_credentials' })
			.reply(200, { access_token: 'the-token', token_type: 'Bearer', expires_in: 299 });
		const revoked = { title: 'Unauthorized', status: 401, detail: 'Key pair was revoked' };
		const sends = [getsOrder(401, revoked), getsOrder(401, revoked)];
		const { error } = await run({ does: 'order.get', parameters: { orderId }, sends });
		expect(error?.message).toContain('Key pair was revoked');
		expect(error?.description).toContain('Check client ID and client secret');
	});

	test('to an upload that may have arrived is not asked for again, and the shipment is named', async () => {
		const data = Buffer.from('%PDF-1.4').toString('base64');
		const { error } = await run({
			does: 'shipment.uploadInvoice',
			parameters: { shipmentId: byId('914587795') },
			binaries: [{ data: { data, mimeType: 'application/pdf' } }],
			sends: [call('POST /retailer/shipments/invoices/914587795', '', { body: /./, status: 503 })],
		});
		expect(error?.description).toContain('the invoice of shipment 914587795');
	});
});

const priceOf = ({ offerId, price }: { offerId: string; price: number }): Exchange => ({
	request: `PATCH /retailer/offers/${offerId}`,
	headers: writes(V11),
	body: { pricing: { bundlePrices: [{ quantity: 1, unitPrice: price }] } },
	status: 204,
	answer: '',
});

const changedOf = (offerId: string) => ({ success: true, offerId });

describe('bol, one item of three is wrong', () => {
	describeMistakes(run, {
		'an order that bol does not know': [
			three(
				'order.get',
				{ orderId: byId('={{ $json.id }}') },
				[{ id: '1' }, { id: '2' }, { id: '3' }],
				({ id }) => call(`GET /retailer/orders/${id}`, { orderId: id }),
				{ status: 404, answer: problem(404, 'Order 2 not found') },
			),
			'Order 2 not found',
			'Check the ID: bol does not know it, or has removed it.',
			'404',
		],
		'a price that cannot be changed': [
			{
				...three(
					'offer.updatePriceAndStock',
					{ offerId: byId('={{ $json.offerId }}'), updateFields: { price: '={{ $json.price }}' } },
					[
						{ offerId: 'a', price: 5 },
						{ offerId: 'b', price: 6 },
						{ offerId: 'c', price: 7 },
					],
					priceOf,
					{ status: 409, answer: problem(409, 'The offer changes already.') },
				),
				gives: [changedOf('a'), changedOf('c')],
			},
			'The offer changes already.',
			'This is about offer b. It conflicts with something that exists already.',
			'409',
		],
		'an order item without its ID': [
			three(
				'order.cancelItems',
				{ ...cancels, orderItemId: '={{ $json.id }}', waitForCompletion: false },
				[{ id: '1' }, { id: '' }, { id: '3' }],
				({ id }) => ({
					request: 'PUT /retailer/orders/cancellation',
					body: { orderItems: [{ ...cancels, orderItemId: id }] },
					status: 202,
					answer: { processStatusId: id, status: 'PENDING' },
				}),
			),
			'Order Item ID: is empty',
			'This field is required.',
		],
	});
});

test('lists of the catalogue end after 200 pages', async () => {
	const query = 'ean=8710103972136&date=2025-05-09';
	const { rows, error } = await run({
		does: 'insight.getProductRanks',
		parameters: { ean: '8710103972136', date: '2025-05-09', returnAll: true },
		sends: Array.from({ length: 200 }, (_, index) =>
			call(
				`GET /retailer/insights/product-ranks?${query}${index > 0 ? `&page=${index + 1}` : ''}`,
				{ hasNextPage: index % 2 === 0 || 'true', ranks: [{ rank: index, impressions: index }] },
				{ answerHeaders: { 'X-RateLimit-Limit': '1000', 'X-RateLimit-Remaining': '999' } },
			),
		),
	});
	expect(error).toBeUndefined();
	expect(rows).toHaveLength(200);
});

test('two items with the same article create one offer', async () => {
	let made = 0;
	const api = nock(bolSubject.baseUrl).persist();
	api
		.get('/retailer/offers')
		.query(true)
		.reply(() => [200, { offers: made > 0 ? [{ offerId: 'o-1', condition }] : [], page: {} }]);
	api
		.post('/retailer/offers')
		.delay(50)
		.reply(() => [201, { offerId: `o-${++made}` }]);
	api.patch('/retailer/offers/o-1').reply(204);
	const { rows } = await run({ does: 'offer.upsert', parameters: newOffer, items: [{}, {}] });
	expect(rows).toEqual([{ offerId: 'o-1' }, { offerId: 'o-1' }]);
	expect(made).toBe(1);
});

// Of the POST requests, those that only read.
test.each([
	'order.get',
	'commission.getAll',
	'commission.getRates',
	'processStatus.getByIds',
	'productContent.getChunkRecommendations',
])('%s is repeated, since it changes nothing', async (name) => {
	const [operation] = [bolCases[name as 'order.get']].flat();
	const [sent] = operation.exchanges;
	const unavailable = { ...sent, status: 503, answer: '<html><body>Unavailable</body></html>' };
	await tryOperation(bolSubject, name, { ...operation, exchanges: [unavailable, sent] });
});

test.each([byId(''), { __rl: true, mode: 'list', value: '' }])(
	'an order that was not chosen: %j',
	async (nothing) => {
		const parameters = { orderId: nothing };
		await expect(run({ does: 'order.get', parameters })).rejects.toThrow('Order');
	},
);

test('a run that waits for completion ends when the user stops it', async () => {
	let reads = 0;
	const api = nock(bolSubject.baseUrl);
	api.post('/retailer/shipments').reply(202, processStatus('CREATE_SHIPMENT', 'PENDING'));
	const firstRead = new Promise<void>((resolve) => {
		api
			.get('/shared/process-status/1234567')
			.reply(200, () => {
				reads++;
				resolve();
				return processStatus('CREATE_SHIPMENT', 'PENDING');
			})
			.persist();
	});
	const parameters = { resource: 'shipment', operation: 'create', ...ships };
	const { result, cancel } = startNode({ ...bolSubject, parameters });
	await firstRead;
	cancel();
	const { status } = await result;
	expect(status).toBe('canceled');
	expect(reads).toBe(1);
});
