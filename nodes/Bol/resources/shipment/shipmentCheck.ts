import type { IDataObject } from 'n8n-workflow';
import { nodeError } from '../../../shared/operation/nodeError';
import { keyOf } from '../../../shared/operation/key';
import type { Call, Flow, Input } from '../../../shared/operation/operation';
import { untilCompleted } from '../../process/processStatus';
import { isAskedToCancel } from '../../commerce/orderItems';
import { orderInFull } from '../../commerce/orderInFull';
import { rowsInField } from '../../service/rows';

/** The order that is read before a shipment; without one nothing is checked. */
export const orderToCheck: Input = {
	parameter: {
		displayName: 'Check Order ID',
		name: 'checkOrderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1042831430',
		description:
			'ID of the order to read right before shipping. The item fails when an order item is not of this order, or when the customer has asked to cancel it: then use Cancel Item with the reason Requested by Customer.',
	},
};

/**
 * Ships, but first reads the order again where the user names it (docs/services/bol.md, 2.1 and 7).
 *
 * @throws NodeOperationError for an item of another order, and for one that the customer wants to cancel
 * @throws UserError for an order that bol gives without its items
 */
export const shippedAfterCheck: Flow = async (call) => {
	const { checkOrderId } = (call.inputs.additionalFields ?? {}) as IDataObject;
	const orderId = keyOf(checkOrderId);
	if (orderId !== '') await check(call, orderId);
	return await untilCompleted(call);
};

async function check(call: Call, orderId: string) {
	const orderItems = rowsInField(await orderInFull(call.send, orderId), 'orderItems');
	const { orderItems: shipped } = call.request.body as { orderItems: IDataObject[] };
	for (const { orderItemId } of shipped) {
		const item = orderItems.find(
			(candidate) => keyOf(candidate.orderItemId) === keyOf(orderItemId),
		);
		if (item === undefined) {
			throw notShipped(
				call,
				`Order item ${String(orderItemId)} is not in order ${orderId}`,
				'A shipment has items of one order. Check the order item IDs with Order > Get.',
			);
		}
		if (isAskedToCancel(orderId, item)) {
			throw notShipped(
				call,
				`The customer has asked to cancel order item ${String(orderItemId)}`,
				'Use Order > Cancel Item with the reason Requested by Customer. To ship it all the same, leave Check Order ID empty.',
			);
		}
	}
}

const notShipped = ({ context }: Call, message: string, wayOut: string) =>
	nodeError(context, message, `Nothing was shipped. ${wayOut}`);
