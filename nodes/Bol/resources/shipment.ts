import type { IDataObject } from 'n8n-workflow';
import { additionalFields, filters, lines } from '../../shared/describe/collections';
import { toText, unlessEmpty, type Convert } from '../../shared/describe/convert';
import { choice, place, text, whole } from '../../shared/describe/fields';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { parameterError, step } from '../../shared/describe/step';
import { verbs } from '../../shared/describe/verbs';
import { flowOf } from '../../shared/request/flow';
import { untilCompleted, waitForCompletion } from '../processStatus';
import { bol, pagesOf, reads, writes } from '../request';

const { create, get, list } = verbs(bol, pagesOf('shipments', 'shipmentId'), {
	name: 'Shipment',
	one: 'a shipment',
	many: 'shipments',
});

const shipment = locator('Shipment', 'shipmentId', {
	search: 'searchShipments',
	example: '914587795',
	numeric: false,
	searchable: false,
});

const items = lines({
	line: 'Order Item',
	lines: 'Order Items',
	property: 'orderItems',
	isRequired: true,
	example: '[{ "orderItemId": "6107434013", "quantity": 1 }]',
	always: [text('Order Item ID', 'orderItemId', { placeholder: 'e.g. 6107434013' })],
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

const transport = place(
	[
		text('Transporter Code', 'transport.transporterCode', {
			name: 'transporterCode',
			placeholder: 'e.g. TNT',
			description:
				'The code that bol has for the carrier: TNT is PostNL; others are DHLFORYOU, DHL, DPD-NL, GLS, UPS, BPOST_BE, TRUNKRS, OTHER. bol answers an unknown code with the list of valid ones.',
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

const traceByItems = step(async function (request) {
	const { orderItems } = request.body as { orderItems: IDataObject[] };
	const ids = orderItems.map(({ orderItemId }) => String(orderItemId)).join(', ');
	return { ...request, traceableBy: `a shipment of order item ${ids}` };
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
			description: 'Tell bol that items of one order have been sent',
			request: writes,
			parameters: [
				...items,
				carrier,
				...transport,
				...label,
				...waitForCompletion,
				additionalFields([
					text('Shipment Reference', 'shipmentReference', {
						convert: shortText,
						description: 'Your own reference, at most 90 characters',
					}),
				]),
			],
			before: [completeTransport, traceByItems],
			flow: flowOf(bol, untilCompleted),
		}),
	],
};
