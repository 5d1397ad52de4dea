import type { IDataObject } from 'n8n-workflow';
import { lines } from '../../../shared/operation/lines';
import { place, shownWith, whole } from '../../../shared/operation/fields';
import { key, keyOf } from '../../../shared/operation/key';
import { parameterError } from '../../../shared/operation/nodeError';
import type { Draft, Input, Step } from '../../../shared/operation/operation';

/** What a shipment consists of: docs/services/bol.md, 2.2. */

/** Items of one order, as shipments and labels take them; bol's demo knows other items for each (5). */
export const orderItemsLike = (exampleId: string, most?: number) =>
	lines({
		line: 'Order Item',
		lines: 'Order Items',
		property: 'orderItems',
		most,
		isRequired: true,
		example: `[{ "orderItemId": "${exampleId}", "quantity": 1 }]`,
		always: [
			key('Order Item ID', 'orderItemId', {
				description: 'ID of a line of the order, as Order > Get gives it',
				placeholder: `e.g. ${exampleId}`,
			}),
		],
		optional: [
			whole('Quantity', 'quantity', {
				least: 1,
				description: 'Everything that is still open when left out',
			}),
		],
		check: problemOf,
	});

/** Other words for a quantity; bol would read none of them, and take everything that is open. */
const NOT_QUANTITY = ['amount', 'count', 'number', 'pieces', 'qty'];

function problemOf({ orderItemId, quantity, ...others }: IDataObject): string | undefined {
	if (keyOf(orderItemId) === '') return 'needs an order item ID';
	const word = Object.keys(others).find((name) => NOT_QUANTITY.includes(name.toLowerCase()));
	const isMistaken = word !== undefined && quantity === undefined;
	return isMistaken ? `has ${word} in place of quantity` : undefined;
}

/** Who carries the parcel: an own carrier, or a label bought from bol; never both (2.2). */
export const carrier: Input = {
	parameter: {
		displayName: 'Ship With',
		name: 'shipWith',
		description: 'How the parcel goes',
		type: 'options',
		options: [
			{ name: 'Own Carrier', value: 'transport' },
			{ name: 'Label Bought From Bol', value: 'shippingLabel' },
		],
		default: 'transport',
	},
};

/** What is known of the codes for carriers (2.2, create-shipment). */
export const TRANSPORTER_CODES =
	'The code that bol has for the carrier: TNT is PostNL; others are DHLFORYOU, DHL, DPD-NL, GLS, UPS, BPOST_BE, TRUNKRS, OTHER. bol answers an unknown code with the list of valid ones.';

/** The carrier's code and the number of the parcel, with an own carrier. */
export const transport = place(
	[
		key('Transporter Code', 'transport.transporterCode', {
			name: 'transporterCode',
			placeholder: 'e.g. TNT',
			description: TRANSPORTER_CODES,
		}),
		key('Track and Trace', 'transport.trackAndTrace', {
			name: 'trackAndTrace',
			placeholder: 'e.g. 3SBOLD1234567',
			description: 'Leave it empty for mail that is not tracked',
		}),
	],
	'body',
).map((input) => shownWith('shipWith', 'transport', input));

/** The label that was bought from bol. */
export const label = place(
	[
		key('Shipping Label ID', 'shippingLabelId', {
			placeholder: 'e.g. d4c50077-0c19-435f-9bee-1b30b9f4ba1a',
			description: 'The ID of a label bought from bol',
		}),
	],
	'body',
).map((input) => shownWith('shipWith', 'shippingLabel', input));

/** Refuses a shipment that names neither a carrier nor a label, and leaves out what is empty. */
export const completeTransport: Step = (draft, context) => {
	const body = draft.body as IDataObject;
	if (draft.inputs.shipWith === 'shippingLabel') {
		if (body.shippingLabelId) return draft;
		throw parameterError(
			context,
			'Shipping Label ID',
			'is empty',
			'Give the ID of the bought label.',
		);
	}
	const { transporterCode, trackAndTrace } = body.transport as IDataObject;
	if (!transporterCode) {
		throw parameterError(
			context,
			'Transporter Code',
			'is empty',
			'Give the code of the carrier, e.g. TNT.',
		);
	}
	const given = { transporterCode, ...(trackAndTrace ? { trackAndTrace } : {}) };
	return { ...draft, body: { ...body, transport: given } };
};

/** The IDs of the order items in a request, for messages. */
export function orderItemsIn({ body }: Pick<Draft, 'body'>): string {
	const { orderItems: given } = body as { orderItems: IDataObject[] };
	return given.map(({ orderItemId }) => String(orderItemId)).join(', ');
}

/** What to look for when nobody knows whether a shipment was made. */
export const traceByItems: Step = (draft) => {
	return { ...draft, traceableBy: `a shipment of order item ${orderItemsIn(draft)}` };
};
