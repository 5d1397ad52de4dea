import { randomUUID } from 'crypto';
import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { additionalFields, filters, lines } from '../../shared/describe/collections';
import { toText, unlessEmpty, type Convert } from '../../shared/describe/convert';
import { choice, place, text, whole } from '../../shared/describe/fields';
import { locator, locatorField } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { parameterError, step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { flowOf } from '../../shared/request/flow';
import { paged } from '../../shared/request/paging';
import type { ServiceRequest } from '../../shared/request/service';
import { untilCompleted, waitForCompletion } from '../processStatus';
import { bol, pagesOf, reads, writes } from '../request';
import { orderToCheck, shippedAfterCheck } from '../shipmentCheck';

const { action, create, get, list } = verbs(bol, pagesOf('shipments', 'shipmentId'), {
	name: 'Shipment',
	one: 'a shipment',
	many: 'shipments',
});

const shipmentDetails = {
	search: 'searchShipments',
	example: '914587795',
	numeric: false,
	searchable: false,
};

const shipment = locator('Shipment', 'shipmentId', shipmentDetails);

/** Items of one order, as shipments and labels take them; bol's demo knows other items for each (5). */
export const orderItemsLike = (exampleId: string) =>
	lines({
		line: 'Order Item',
		lines: 'Order Items',
		property: 'orderItems',
		isRequired: true,
		example: `[{ "orderItemId": "${exampleId}", "quantity": 1 }]`,
		always: [text('Order Item ID', 'orderItemId', { placeholder: `e.g. ${exampleId}` })],
		optional: [
			whole('Quantity', 'quantity', {
				least: 1,
				description: 'Everything that is still open when left out',
			}),
		],
		check: ({ orderItemId }) => (orderItemId ? undefined : 'needs an order item ID'),
	});

/** Who carries the parcel: an own carrier, or a label bought from bol; never both (2.2). */
const carrier = {
	displayName: 'Ship With',
	name: 'shipWith',
	type: 'options' as const,
	options: [
		{ name: 'Own Carrier', value: 'transport' },
		{ name: 'Label Bought From Bol', value: 'shippingLabel' },
	],
	default: 'transport',
};

const shownWith = (value: string) => ({ displayOptions: { show: { shipWith: [value] } } });

/** What is known of the codes for carriers (2.2, create-shipment). */
export const TRANSPORTER_CODES =
	'The code that bol has for the carrier: TNT is PostNL; others are DHLFORYOU, DHL, DPD-NL, GLS, UPS, BPOST_BE, TRUNKRS, OTHER. bol answers an unknown code with the list of valid ones.';

const transport = place(
	[
		text('Transporter Code', 'transport.transporterCode', {
			name: 'transporterCode',
			placeholder: 'e.g. TNT',
			description: TRANSPORTER_CODES,
		}),
		text('Track and Trace', 'transport.trackAndTrace', {
			name: 'trackAndTrace',
			placeholder: 'e.g. 3SBOLD1234567',
			description: 'Leave it empty for mail that is not tracked',
		}),
	],
	'body',
).map((parameter) => ({ ...parameter, ...shownWith('transport') }));

const label = place(
	[
		text('Shipping Label ID', 'shippingLabelId', {
			description: 'The ID of a label bought from bol',
		}),
	],
	'body',
).map((parameter) => ({ ...parameter, ...shownWith('shippingLabel') }));

const MOST_CHARACTERS = 90;

/** bol takes a reference with something in it, or none (2.2, create-shipment). */
const shortText: Convert = (context, label, value) => {
	const given = toText(context, label, value);
	if (typeof given !== 'string' || given.length <= MOST_CHARACTERS) {
		return unlessEmpty(context, label, given);
	}
	throw parameterError(
		context,
		label,
		`has ${given.length} characters; the most is ${MOST_CHARACTERS}`,
	);
};

/** The two filters exclude each other (2.2, get-shipments). */
const oneFilter = step(async function (request) {
	const { qs = {} } = request;
	if (qs['order-id'] === undefined || qs['fulfilment-method'] === undefined) return request;
	throw parameterError(
		this,
		'Filters',
		'bol takes either Order ID or Fulfilment Method, not both',
		'Remove one of them.',
	);
});

const completeTransport = step(async function (request) {
	const body = request.body as IDataObject;
	if (this.getNodeParameter('shipWith') === 'shippingLabel') {
		if (body.shippingLabelId) return request;
		throw parameterError(this, 'Shipping Label ID', 'is empty', 'Give the ID of the bought label.');
	}
	const { transporterCode, trackAndTrace } = body.transport as IDataObject;
	if (!transporterCode) {
		throw parameterError(
			this,
			'Transporter Code',
			'is empty',
			'Give the code of the carrier, e.g. TNT.',
		);
	}
	const given = { transporterCode, ...(trackAndTrace ? { trackAndTrace } : {}) };
	return { ...request, body: { ...body, transport: given } };
});

/** The IDs of the order items in a request, for messages. */
export function orderItemsIn({ body }: ServiceRequest): string {
	const { orderItems: given } = body as { orderItems: IDataObject[] };
	return given.map(({ orderItemId }) => String(orderItemId)).join(', ');
}

const traceByItems = step(async function (request) {
	return { ...request, traceableBy: `a shipment of order item ${orderItemsIn(request)}` };
});

const invoiceField: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'inputBinaryField',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input field containing the binary file data to be uploaded',
};

/** How a PDF begins; some programs write a few bytes before it. */
const PDF_SIGNATURE = '%PDF-';
const LATEST_SIGNATURE = 1024;

/** A form with one file, as bytes: unlike a stream they can be sent again after a refusal. */
const attachInvoice = step(async function (request) {
	const field = this.getNodeParameter('inputBinaryField') as string;
	const { fileName = 'invoice.pdf' } = this.helpers.assertBinaryData(field);
	const bytes = await this.helpers.getBinaryDataBuffer(field);
	if (!bytes.subarray(0, LATEST_SIGNATURE).includes(PDF_SIGNATURE)) {
		throw parameterError(
			this,
			invoiceField.displayName,
			`"${fileName}" is no PDF`,
			'bol expects an invoice as a PDF. Convert the file first.',
		);
	}
	const boundary = `invoice-${randomUUID()}`;
	const head = [
		`--${boundary}`,
		`Content-Disposition: form-data; name="invoice"; filename="${inQuotes(fileName)}"`,
		'Content-Type: application/pdf',
		'',
		'',
	].join('\r\n');
	return {
		...request,
		headers: { ...request.headers, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
		body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
		traceableBy: `the invoice of shipment ${shipmentIdOf(this)}`,
	};
});

/** A name that cannot end its quotes or its line. */
const inQuotes = (name: string) => name.replace(/["\r\n]/g, encodeURIComponent);

const shipmentIdOf = (context: IExecuteSingleFunctions) =>
	String(context.getNodeParameter('shipmentId', '', { extractValue: true }));

/** The check is for the node, and no part of the request. */
const withCheck = (collection: INodeProperties): INodeProperties => ({
	...collection,
	options: [orderToCheck, ...((collection.options ?? []) as INodeProperties[])],
});

/** Shipments of version 10: reference bol.md, 2.2. */
export const shipmentResource: Resource = {
	name: 'Shipment',
	value: 'shipment',
	operations: [
		list('/retailer/shipments', {
			description: 'Get the shipments of the last 3 months; Get has the tracking code',
			request: reads,
			before: [oneFilter],
			parameters: [
				filters([
					choice(
						'Fulfilment Method',
						'fulfilment-method',
						[
							{ name: 'FBB (by Bol)', value: 'FBB' },
							{ name: 'FBR (by Retailer)', value: 'FBR' },
						],
						{ default: 'FBR', description: 'Not together with Order ID' },
					),
					text('Order ID', 'order-id', { placeholder: 'e.g. 7616222250' }),
				]),
			],
		}),
		get('/retailer/shipments/{shipmentId}', { request: reads, parameters: [shipment] }),
		create('/retailer/shipments', {
			action: 'Create a shipment',
			description:
				'Tell bol that items of one order have been sent. Read the order right before, as the customer may have asked to cancel an item, or give Check Order ID.',
			request: writes,
			parameters: [
				...orderItemsLike('6107434013'),
				carrier,
				...transport,
				...label,
				...waitForCompletion,
				withCheck(
					additionalFields([
						text('Shipment Reference', 'shipmentReference', {
							convert: shortText,
							description: 'Your own reference, at most 90 characters',
						}),
					]),
				),
			],
			before: [completeTransport, traceByItems],
			flow: flowOf(bol, shippedAfterCheck),
		}),
		list('/retailer/shipments/invoices/requests', {
			name: 'Get Many Invoice Requests',
			value: 'getInvoiceRequests',
			action: 'Get many invoice requests',
			description: 'Get the shipments for which business customers want an invoice',
			request: reads,
			parameters: [
				filters([
					locatorField('Shipment', 'shipment-id', shipmentDetails),
					choice(
						'State',
						'state',
						[
							{ name: 'All', value: 'ALL' },
							{ name: 'Open', value: 'OPEN', description: 'The invoice is still to be uploaded' },
							{ name: 'Upload Error', value: 'UPLOAD_ERROR', description: 'The file was refused' },
						],
						{ default: 'OPEN' },
					),
				]),
			],
			flow: flowOf(bol, paged(pagesOf('invoiceRequests', 'shipmentId'))),
		}),
		action(
			'Upload Invoice',
			'uploadInvoice',
			'Upload the invoice of a shipment',
			['POST', '/retailer/shipments/invoices/{shipmentId}'],
			{
				description:
					'Upload the invoice that a business customer asked for, as a PDF; that bol takes other files is (unconfirmed)',
				request: reads,
				parameters: [shipment, invoiceField, ...waitForCompletion],
				before: [attachInvoice],
				flow: flowOf(bol, untilCompleted),
			},
		),
	],
};
