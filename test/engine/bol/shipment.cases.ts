import type { IBinaryData, IDataObject, INodeParameters } from 'n8n-workflow';
import {
	asks,
	byId,
	call,
	inTurn,
	sends,
	type Cases,
	type Exchange,
	type OperationCase,
} from '../operationCase';
import { item, order } from './awkwardOrders';
import { processStatus, readStatus } from './processes';

const pending = processStatus('CREATE_SHIPMENT', 'PENDING', { entityId: undefined });
const success = processStatus('CREATE_SHIPMENT', 'SUCCESS', { entityId: '914587795' });

const shipments = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ shipmentId: String(first + index) }));

/** The request that creates a shipment. */
const creates = (body: IDataObject): Exchange =>
	call('POST /retailer/shipments', pending, { body, status: 202 });

const uploaded = processStatus('UPLOAD_INVOICE', 'SUCCESS', { entityId: '914587795' });

const invoiceFile = (fileName: string | undefined): IBinaryData => ({
	data: Buffer.from('%PDF-1.4 invoice').toString('base64'),
	mimeType: 'application/pdf',
	fileName,
});

/** The request that uploads the invoice above, under a name that fits the pattern. */
const uploads = (fileName: string): Exchange => ({
	request: 'POST /retailer/shipments/invoices/914587795',
	headers: { 'content-type': /^multipart\/form-data; boundary=[\w-]+$/ },
	body: new RegExp(
		[
			'^--(?<boundary>[\\w-]+)',
			`Content-Disposition: form-data; name="invoice"; filename="${fileName}"`,
			'Content-Type: application/pdf',
			'',
			'%PDF-1\\.4 invoice',
			'--\\k<boundary>--',
			'$',
		].join('\r\n'),
	),
	status: 202,
	answer: processStatus('UPLOAD_INVOICE', 'PENDING', { entityId: '914587795' }),
});

const one = { orderItemsLines: { line: [{ orderItemId: '6107434013' }] } };

const itemSent = [{ orderItemId: '6107434013' }];

const asJson = (orderItemsJson: string) => ({ orderItemsInput: 'json', orderItemsJson });

const LABEL = 'd4c50077-0c19-435f-9bee-1b30b9f4ba1a';

const byLabel = { shipWith: 'shippingLabel', shippingLabelId: LABEL };

const sent = { orderItems: itemSent, transport: { transporterCode: 'TNT' } };

/** The creation of a shipment of one item. */
const withTnt = creates(sent);

/**
 * A shipment that is not waited for: the status comes out as it is.
 *
 * @param otherwise in what it differs from a shipment of one item by TNT
 */
const ships = (parameters: INodeParameters, otherwise: IDataObject = {}): OperationCase =>
	inTurn(
		{
			parameters: { transporterCode: 'TNT', waitForCompletion: false, ...parameters },
			gives: [pending],
		},
		creates({ ...sent, ...otherwise }),
	);

/** Reads the order of a report, of which one item is to ship. */
const readsOrder = (change: IDataObject = {}): Exchange =>
	call(
		'GET /retailer/orders/7616222250',
		order('7616222250', { orderItems: [item('6107434013', change)] }),
	);

/** Shipments: docs/services/bol.md, 2.2. */
export const shipmentCases: Cases = {
	'shipment.getAll': [
		sends('GET /retailer/shipments?fulfilment-method=FBB', {
			parameters: { limit: 1, filters: { fulfilmentMethod: 'FBB' } },
			answer: { shipments: shipments(1, 2) },
			gives: shipments(1, 1),
		}),
		// bol takes the order ID only without the fulfilment method.
		sends('GET /retailer/shipments?order-id=7616222250', {
			parameters: { filters: { orderId: '7616222250' } },
			lists: { shipments: shipments(1, 1) },
		}),
		inTurn(
			{ parameters: { returnAll: true }, gives: shipments(1, 54) },
			{ request: 'GET /retailer/shipments', answer: { shipments: shipments(1, 50) } },
			call('GET /retailer/shipments?page=2', { shipments: shipments(50, 5) }),
		),
		sends('GET /retailer/shipments', { parameters: { returnAll: true }, answer: {}, gives: [] }),
	],
	'shipment.get': asks('GET /retailer/shipments/{shipmentId=914587795}', {
		shipmentId: '914587795',
		transport: { trackAndTrace: '3SBOLD1234567' },
	}),
	'shipment.create': [
		{
			parameters: {
				orderItemsLines: {
					line: [
						{ orderItemId: '6107331383', more: { quantity: 1 } },
						{ orderItemId: '6107331307' },
					],
				},
				transporterCode: 'TNT',
				trackAndTrace: '3SBOLD1234567',
				additionalFields: { shipmentReference: 'WEB-8891' },
			},
			exchanges: [
				creates({
					orderItems: [{ orderItemId: '6107331383', quantity: 1 }, { orderItemId: '6107331307' }],
					shipmentReference: 'WEB-8891',
					transport: { transporterCode: 'TNT', trackAndTrace: '3SBOLD1234567' },
				}),
				readStatus(pending),
				readStatus(success),
			],
			gives: [success],
		},
		// Limits and outages are waited for.
		inTurn(
			{ parameters: { ...one, transporterCode: 'TNT' }, gives: [success] },
			{ ...withTnt, status: 429, answerHeaders: { 'Retry-After': '0' } },
			withTnt,
			{ ...readStatus(pending), status: 503 },
			readStatus(success),
		),
		ships(
			{ ...one, transporterCode: 'BRIEFPOST' },
			{ transport: { transporterCode: 'BRIEFPOST' } },
		),
		inTurn(
			{ parameters: { ...one, ...byLabel, waitForCompletion: false } },
			creates({ orderItems: itemSent, shippingLabelId: LABEL }),
		),
		ships(asJson('[{"orderItemId":"6107331383","quantity":3},{"orderItemId":"6107331307"}]'), {
			orderItems: [{ orderItemId: '6107331383', quantity: 3 }, { orderItemId: '6107331307' }],
		}),
		// An expression gives the list itself.
		ships(asJson('={{ [{ orderItemId: "6107331383", quantity: 1 }] }}'), {
			orderItems: [{ orderItemId: '6107331383', quantity: 1 }],
		}),
		// bol takes null or a reference that is not empty.
		ships({ ...one, additionalFields: { shipmentReference: '' } }),
		// The order is read again right before.
		inTurn(
			{
				parameters: {
					...one,
					transporterCode: 'TNT',
					waitForCompletion: false,
					additionalFields: { checkOrderId: ' 7616222250 ' },
				},
				gives: [pending],
			},
			call('GET /retailer/orders/7616222250', {
				orderId: '7616222250',
				orderItems: [
					{ orderItemId: '6107331383', cancellationRequest: true },
					{ orderItemId: '6107434013', cancellationRequest: false },
				],
			}),
			withTnt,
		),
		// Expressions often give an ID as a number; bol wants text.
		ships(
			{
				orderItemsLines: { line: [{ orderItemId: '={{ 6107434013 }}' }] },
				trackAndTrace: '={{ 3232323232 }}',
			},
			{ transport: { transporterCode: 'TNT', trackAndTrace: '3232323232' } },
		),
		ships(
			{ ...one, trackAndTrace: '\u00a03SBOLD1234567\u200b', transporterCode: ' TNT' },
			{ transport: { transporterCode: 'TNT', trackAndTrace: '3SBOLD1234567' } },
		),
		ships({ ...one, trackAndTrace: ' \u200b' }),
		ships(asJson('[{"orderItemId":6107331383,"quantity":1}]'), {
			orderItems: [{ orderItemId: '6107331383', quantity: 1 }],
		}),
	],
	// test/engine/bol/report.test.ts has what comes of a report in each state of the order.
	'shipment.report': [
		inTurn(
			{
				parameters: {
					shipmentReport: JSON.stringify({
						orderNumber: '7616222250',
						parcels: [{ carrier: 'PostNL', trackingCode: '3SBOLD1234567' }],
						lines: [{ ean: '8712345678906', quantity: 1 }],
					}),
				},
			},
			readsOrder({ quantity: 2 }),
			creates({
				orderItems: [{ orderItemId: '6107434013', quantity: 1 }],
				transport: { transporterCode: 'TNT', trackAndTrace: '3SBOLD1234567' },
			}),
			readStatus(success),
		),
		// A label of bol has its own carrier and tracking code.
		inTurn(
			{
				parameters: {
					shipmentReport: '={{ { orderNumber: "7616222250", reference: "P-77" } }}',
					overrides: { shippingLabelId: LABEL },
				},
			},
			readsOrder(),
			creates({
				orderItems: [{ orderItemId: '6107434013', quantity: 1 }],
				shipmentReference: 'P-77',
				shippingLabelId: LABEL,
			}),
			readStatus(success),
		),
		// The tracking code comes later than the shipment.
		inTurn(
			{
				parameters: {
					shipmentReport:
						'={{ { orderNumber: "7616222250", parcels: [{ trackingCode: "3SLATE" }] } }}',
				},
			},
			readsOrder({ quantityShipped: 1 }),
			call('GET /retailer/shipments?order-id=7616222250', {
				shipments: [
					{
						shipmentId: '914587795',
						shipmentItems: [{ orderItemId: '6107434013' }],
						transport: { transportId: '358612589' },
					},
				],
			}),
			call('GET /retailer/shipments/914587795', {
				shipmentId: '914587795',
				shipmentItems: [{ orderItemId: '6107434013', quantity: 1 }],
				transport: { transportId: '358612589' },
			}),
			call(
				'PUT /retailer/transports/358612589',
				processStatus('CHANGE_TRANSPORT', 'PENDING', { entityId: '358612589' }),
				{ body: { trackAndTrace: '3SLATE' }, status: 202 },
			),
			readStatus(processStatus('CHANGE_TRANSPORT', 'SUCCESS', { entityId: '358612589' })),
		),
	],
	'shipment.getInvoiceRequests': [
		sends('GET /retailer/shipments/invoices/requests?shipment-id=914587795&state=UPLOAD_ERROR', {
			parameters: { limit: 1, filters: { shipmentId: byId('914587795'), state: 'UPLOAD_ERROR' } },
			answer: { invoiceRequests: shipments(914587795, 2) },
			gives: shipments(914587795, 1),
		}),
		inTurn(
			{ parameters: { returnAll: true }, gives: shipments(1, 50) },
			call('GET /retailer/shipments/invoices/requests', { invoiceRequests: shipments(1, 50) }),
			{ request: 'GET /retailer/shipments/invoices/requests', query: { page: '2' }, answer: {} },
		),
	],
	'shipment.uploadInvoice': [
		{
			parameters: { shipmentId: byId('914587795'), inputBinaryField: 'invoice' },
			binary: { invoice: invoiceFile('invoice "7".pdf') },
			exchanges: [uploads('invoice %227%22\\.pdf'), readStatus(uploaded)],
			gives: [uploaded],
		},
		// The form can be sent again after bol refused it because of its limit.
		{
			parameters: { shipmentId: byId('914587795') },
			binary: { data: invoiceFile(undefined) },
			exchanges: [
				{
					...uploads('invoice\\.pdf'),
					status: 429,
					answer: { title: 'Too Many Requests', status: 429 },
					answerHeaders: { 'Retry-After': '0' },
				},
				uploads('invoice\\.pdf'),
				readStatus(uploaded),
			],
			gives: [uploaded],
		},
	],
};
