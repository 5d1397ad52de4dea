import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	askedToBeCancelled,
	cancelledAtBol,
	shopOrderOf,
	toShip,
	type PiecesWanted,
} from './shopOrder';

/** What comes out for an order. */
export type OrderOutput = 'bol' | 'shopOrder' | 'cancellations' | 'cancelled';

/** How an order comes out, in the nodes and triggers that read one in full. */
export const orderOutput: INodeProperties = {
	displayName: 'Output',
	name: 'orderOutput',
	description: 'In which form the rows come',
	type: 'options',
	options: [
		{
			name: "Bol's Data",
			value: 'bol',
			description: 'The order as bol gives it',
		},
		{
			name: "Bol's Data With Cancellation Requests",
			value: 'cancellations',
			description:
				'Also a shop order of those items that the buyer has asked to cancel; orders without any give nothing',
		},
		{
			name: "Bol's Data With Cancelled Items",
			value: 'cancelled',
			description:
				'Also a shop order of those items that are cancelled at bol, by you or as nobody shipped them in time; orders without any give nothing',
		},
		{
			name: "Bol's Data With Shop Order",
			value: 'shopOrder',
			description:
				'Also a shop order of what is still to be shipped, for the nodes of your warehouse; orders with nothing left to ship give nothing',
		},
	],
	default: 'bol',
};

const WANTED: Record<Exclude<OrderOutput, 'bol'>, PiecesWanted> = {
	shopOrder: toShip,
	cancellations: askedToBeCancelled,
	cancelled: cancelledAtBol,
};

/**
 * An order as it comes out; undefined where nothing of it is wanted.
 *
 * @throws UserError for an order that cannot be made a shop order
 */
export const shapedOrder = (order: IDataObject, output: OrderOutput): IDataObject | undefined =>
	output === 'bol' ? order : withShopOrder(order, WANTED[output]);

/**
 * bol's order with the shop order of what is wanted of it; undefined where nothing is.
 *
 * @throws UserError for an order that cannot be made a shop order
 */
export function withShopOrder(order: IDataObject, wanted: PiecesWanted): IDataObject | undefined {
	const shopOrder = shopOrderOf(order, wanted);
	// Shapes are plain data; only TypeScript's interfaces do not say so.
	return shopOrder && { ...order, shopOrder: shopOrder as object as IDataObject };
}
