import { UserError, type IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';
import { yesOrNo } from '../../shared/lib/yesOrNo';
import { keyOf } from '../../shared/operation/key';

/** An item of an order as `get-order` gives it, as far as shipping it needs: docs/services/bol.md, 2.1. */
export interface OrderItem {
	orderItemId: string;
	ean: string;
	/** The seller's own reference of the offer; '' where it has none. */
	sku: string;
	title: unknown;
	/** Of one piece, including VAT, in euros. */
	unitPrice: unknown;
	/** The last day on which the buyer may get it, or the very day that the buyer chose. */
	latestDeliveryDate: unknown;
	/** How many are neither shipped nor cancelled. */
	open: number;
	shipped: number;
	cancelled: number;
	/** Whether bol ships it from its own warehouse. */
	isShippedByBol: boolean;
	isAskedToBeCancelled: boolean;
}

/** What bol may leave out or give as null, as an object. */
export const partOf = (row: IDataObject, property: string): IDataObject =>
	isObject(row[property]) ? row[property] : {};

/** The ID of an order; '' where bol gives none. */
export const orderIdOf = (order: IDataObject) => keyOf(order.orderId);

/**
 * The error for an order that bol does not give as a whole.
 *
 * @param problem what is wrong with it, e.g. 'has no items'
 */
export const badOrder = (orderId: string, problem: string) =>
	new UserError(`bol gave order ${orderId || 'without an ID'}, which ${problem}`, {
		description: 'Look at the order in the Seller Dashboard. All other orders are not affected.',
	});

/**
 * The items of an order that was read in full.
 *
 * @throws UserError where bol left out the items, or what is needed of one
 */
export function orderItemsIn(order: IDataObject): OrderItem[] {
	const orderId = orderIdOf(order);
	const { orderItems } = order;
	if (!Array.isArray(orderItems) || orderItems.length === 0) {
		throw badOrder(orderId, 'has no items (orderItems)');
	}
	return orderItems.map((item: unknown) => {
		if (!isObject(item)) throw badOrder(orderId, 'has an item that is none');
		const orderItemId = keyOf(item.orderItemId);
		if (orderItemId === '') throw badOrder(orderId, 'has an item without its ID (orderItemId)');
		const isAskedToBeCancelled = isAskedToCancel(orderId, item);
		return {
			orderItemId,
			isAskedToBeCancelled,
			...contentOf(item),
			...quantitiesOf(orderId, item),
		};
	});
}

/**
 * Whether the buyer has asked to cancel an item.
 *
 * @throws UserError where bol says neither yes nor no: the item may have to be kept back
 */
export function isAskedToCancel(orderId: string, item: IDataObject): boolean {
	const { cancellationRequest: said } = item;
	const isAsked = yesOrNo(said);
	if (isAsked !== undefined || keyOf(said) === '') return isAsked ?? false;
	const named = `has item ${keyOf(item.orderItemId)} with neither true nor false`;
	throw badOrder(orderId, `${named} as cancellationRequest`);
}

function contentOf(item: IDataObject) {
	const product = partOf(item, 'product');
	const fulfilment = partOf(item, 'fulfilment');
	const { method, distributionParty, latestDeliveryDate, exactDeliveryDate } = fulfilment;
	// FBR with the party BOL is Verzenden via bol, which the seller hands over himself (2.1).
	const isShippedByBol = method === 'FBB' || (!method && distributionParty === 'BOL');
	return {
		ean: keyOf(product.ean),
		sku: keyOf(partOf(item, 'offer').reference),
		title: product.title,
		unitPrice: item.unitPrice,
		latestDeliveryDate: latestDeliveryDate ?? exactDeliveryDate,
		isShippedByBol,
	};
}

function quantitiesOf(orderId: string, item: IDataObject) {
	const [quantity, shipped, cancelled] = ['quantity', 'quantityShipped', 'quantityCancelled'].map(
		(name) => {
			const text = keyOf(item[name]);
			// Of what is missing only the quantity is not 0: the order would be passed over.
			if (text === '' && name !== 'quantity') return 0;
			const number = text === '' ? NaN : Number(text);
			if (Number.isInteger(number) && number >= 0) return number;
			throw badOrder(orderId, `has item ${keyOf(item.orderItemId)} with no number as ${name}`);
		},
	);
	return { shipped, cancelled, open: Math.max(0, quantity - shipped - cancelled) };
}
