import nock from 'nock';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runListSearch, runNode } from '../harness';
import { byId } from '../operations';
import { bolSubject } from './subject';

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

const api = () => nock(bolSubject.baseUrl, { reqheaders: bolSubject.headers });

describe('lists in the editor', () => {
	const openReturns = [
		{
			returnId: '15892026',
			registrationDateTime: '2026-01-05T15:52:55+01:00',
			returnItems: [
				{ rmaId: '86123452', orderId: '7616222250', ean: '8718526069334' },
				{ rmaId: '86123453', orderId: '7616222250', ean: '5035223124276' },
			],
		},
	];

	test.each<[string, string, Record<string, string>, IDataObject, IDataObject[]]>([
		[
			'searchReturns',
			'/retailer/returns',
			{ handled: 'false' },
			{ returns: openReturns },
			[{ name: '15892026 – 2026-01-05, 2 items', value: '15892026' }],
		],
		[
			'searchReturnItems',
			'/retailer/returns',
			{ handled: 'false' },
			{ returns: openReturns },
			[
				{ name: '86123452 – 2026-01-05, order 7616222250, 8718526069334', value: '86123452' },
				{ name: '86123453 – 2026-01-05, order 7616222250, 5035223124276', value: '86123453' },
			],
		],
		[
			'searchTransports',
			'/retailer/shipments',
			{},
			{
				shipments: [
					{
						shipmentId: '914587795',
						shipmentDateTime: '2026-01-05T15:52:55+01:00',
						transport: { transportId: '358612589' },
					},
				],
			},
			[{ name: '358612589 – shipment 914587795, 2026-01-05', value: '358612589' }],
		],
		[
			'searchReplenishments',
			'/retailer/replenishments',
			{},
			{
				replenishments: [
					{
						replenishmentId: '2312208179',
						reference: 'REFERENCE1',
						creationDateTime: '2026-01-05T15:52:55+01:00',
					},
				],
			},
			[{ name: 'REFERENCE1 – 2312208179, 2026-01-05', value: '2312208179' }],
		],
		[
			'searchSubscriptions',
			'/retailer/subscriptions',
			{},
			{
				subscriptions: [
					{ id: '1234', subscriptionType: 'WEBHOOK', url: 'https://www.bol.com/webhook' },
				],
			},
			[{ name: '1234 – WEBHOOK, https://www.bol.com/webhook', value: '1234' }],
		],
	])('%s', async (method, path, query, answer, results) => {
		api().get(path).query(query).reply(200, answer);
		const list = await runListSearch(method, bolSubject);
		expect(list).toEqual({ results, paginationToken: undefined });
	});

	// 50 returns are a full page, however many items they have.
	test('return items go on after a full page of returns', async () => {
		const page = Array.from({ length: 50 }, (_, index) => ({
			returnId: String(index),
			returnItems: index === 0 ? [{ rmaId: '1' }] : [],
		}));
		api().get('/retailer/returns').query({ handled: 'false' }).reply(200, { returns: page });
		api().get('/retailer/returns').query({ handled: 'false', page: '2' }).reply(200, {});
		const first = await runListSearch('searchReturnItems', bolSubject);
		expect(first.results).toHaveLength(1);
		const { paginationToken } = first as { paginationToken: string };
		const second = await runListSearch('searchReturnItems', { ...bolSubject, paginationToken });
		expect(second).toEqual({ results: [], paginationToken: undefined });
	});
});

/** Runs one item and gives the reason why it failed. */
async function failureOf(parameters: INodeParameters, binary?: INodeExecutionData['binary']) {
	const { error } = await runNode({ ...bolSubject, parameters, items: [{ json: {}, binary }] });
	return error;
}

// n8n itself finds what is missing in the editor; an expression can still give nothing.
describe('what bol would refuse is not sent', () => {
	const address = {
		streetName: 'Dorpstraat',
		houseNumber: '1',
		zipCode: '1111ZZ',
		city: 'Utrecht',
		countryCode: 'NL',
		attentionOf: 'Billie Bol',
		fromDateTime: '2026-01-12T09:00:00+01:00',
		untilDateTime: '2026-01-12T10:00:00+01:00',
	};
	const replenishment = {
		resource: 'replenishment',
		operation: 'create',
		reference: 'REFERENCE1',
		linesLines: { line: [{ ean: '0846127026185', quantity: 5 }] },
	};

	test.each<[string, INodeParameters]>([
		[
			'Number of Load Carriers: 21 are too many for a pickup; the most is 20',
			{ ...replenishment, transportBy: 'pickupAppointment', ...address, numberOfLoadCarriers: 21 },
		],
		[
			'Expected Delivery Date: is empty',
			{
				...replenishment,
				transporterCode: 'DHL',
				numberOfLoadCarriers: 1,
				expectedDeliveryDate: '={{ "" }}',
			},
		],
		[
			'Update Fields: nothing to update',
			{ resource: 'replenishment', operation: 'update', replenishmentId: byId('1') },
		],
		[
			'Quantity: "5" is not a range',
			{ resource: 'inventory', operation: 'getAll', filters: { quantity: '5' } },
		],
		[
			'Resources: is empty',
			{
				resource: 'subscription',
				operation: 'create',
				resources: '={{ [] }}',
				subscriptionType: 'WEBHOOK',
				url: 'https://www.bol.com/webhook',
			},
		],
		[
			'Identity: is empty',
			{
				resource: 'subscription',
				operation: 'create',
				resources: ['ORDER'],
				url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/bol',
				subscriptionType: 'AWS_SQS',
				identity: '={{ "" }}',
			},
		],
		[
			'Return Item: "A1" is not an ID',
			{
				resource: 'return',
				operation: 'handle',
				rmaId: byId('={{ "A1" }}'),
				quantityReturned: 1,
				handlingResult: 'RETURN_RECEIVED',
			},
		],
	])('%s', async (message, parameters) => {
		expect(await failureOf(parameters)).toMatchObject({ message });
	});

	test('an invoice that is no PDF', async () => {
		const parameters = {
			resource: 'shipment',
			operation: 'uploadInvoice',
			shipmentId: byId('914587795'),
		};
		const data = Buffer.from('PK zip').toString('base64');
		const invoice = { data, mimeType: 'application/pdf', fileName: 'invoice.docx' };
		expect(await failureOf(parameters, { data: invoice })).toMatchObject({
			message: 'Input Data Field Name: "invoice.docx" is no PDF',
		});
	});
});

test('a label that may not be read is not asked for again', async () => {
	nock(bolSubject.baseUrl)
		.get('/retailer/shipping-labels/c628ba4f')
		.reply(403, { title: 'Forbidden', status: 403, detail: 'The account is not active.' });
	const parameters = { resource: 'shippingLabel', operation: 'get', shippingLabelId: 'c628ba4f' };
	expect(await failureOf(parameters)).toMatchObject({
		message: 'bol: The account is not active.',
		httpCode: '403',
	});
});

test('that bol recommends no label is an error, so that no order goes by without one', async () => {
	nock(bolSubject.baseUrl)
		.post('/retailer/shipping-labels/delivery-options')
		.reply(200, { deliveryOptions: [{ shippingLabelOfferId: 'a', recommended: false }] });
	const parameters = {
		resource: 'shippingLabel',
		operation: 'getDeliveryOptions',
		orderItemsLines: { line: [{ orderItemId: '2095052647' }] },
		recommendedOnly: true,
	};
	expect(await failureOf(parameters)).toMatchObject({
		message: 'bol recommends no label for these items',
	});
});

describe('the tracking code of a label', () => {
	const parameters = {
		resource: 'shippingLabel',
		operation: 'getTrackingCode',
		shippingLabelId: 'c628ba4f',
	};

	test('that bol does not give is an error, not an item without code', async () => {
		nock(bolSubject.baseUrl).head('/retailer/shipping-labels/c628ba4f').reply(200);
		expect(await failureOf(parameters)).toMatchObject({
			message: 'bol gave neither tracking code nor transporter code for label c628ba4f',
		});
	});

	test('of an account without rights is an error although HEAD has no reason in it', async () => {
		nock(bolSubject.baseUrl).head('/retailer/shipping-labels/c628ba4f').reply(403);
		expect(await failureOf(parameters)).toMatchObject({ httpCode: '403' });
	});
});

test('an upload that may have arrived is not repeated, and the shipment is named', async () => {
	nock(bolSubject.baseUrl).post('/retailer/shipments/invoices/914587795').reply(503);
	const parameters = {
		resource: 'shipment',
		operation: 'uploadInvoice',
		shipmentId: byId('914587795'),
	};
	const data = Buffer.from('%PDF-1.4').toString('base64');
	const error = await failureOf(parameters, { data: { data, mimeType: 'application/pdf' } });
	expect(error?.description).toContain('the invoice of shipment 914587795');
});

// In bol's demo a process stays pending for ever.
test('in the demo the status of requested destinations is the output', async () => {
	const pending = {
		processStatusId: '1',
		eventType: 'REQUEST_PRODUCT_DESTINATIONS',
		status: 'PENDING',
	};
	nock(bolSubject.baseUrl)
		.post('/retailer-demo/replenishments/product-destinations')
		.reply(202, pending);
	const { bolApi } = bolSubject.credentials;
	const { items, error } = await runNode({
		...bolSubject,
		credentials: { bolApi: { ...bolApi, environment: 'demo' } },
		parameters: {
			resource: 'replenishment',
			operation: 'requestProductDestinations',
			eans: '0846127026185',
		},
	});
	expect(error).toBeUndefined();
	expect(items[0].map(({ json }) => json)).toEqual([pending]);
});
