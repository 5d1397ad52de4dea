import { known, positiveWhole } from './checks';
import { refused } from './errors';
import { commentCount } from './present';
import type {
	PurchaseOrder,
	PurchaseOrderFields,
	PurchaseOrderLine,
	PurchaseOrderStatus,
} from './purchasingTypes';
import type { Product } from './types';
import { apiUser, nextId, nextNumber, nowText, type PicqerWorld } from './world';

/** A purchase order as Picqer shows it. */
export function presentPurchaseOrder(
	world: PicqerWorld,
	order: PurchaseOrder,
): Record<string, unknown> {
	return {
		...order,
		comment_count: commentCount(world, `purchaseorder ${order.idpurchaseorder}`),
	};
}

/** A line from what a caller wants to buy of some products. */
export function makePurchaseLine(
	world: PicqerWorld,
	products: Product[],
	wish: Record<string, unknown>,
): PurchaseOrderLine {
	if (!wish.idproduct || !wish.amount) throw refused(23);
	const product = known(products, 'idproduct', wish.idproduct, refused(24));
	return {
		idpurchaseorder_product: nextId(world, 'purchaseOrderLine'),
		idproduct: product.idproduct,
		idvatgroup: product.idvatgroup,
		productcode: product.productcode,
		productcode_supplier: product.productcode_supplier,
		name: product.name,
		price: Number(wish.price ?? product.fixedstockprice),
		amount: positiveWhole(wish.amount, 'amount'),
		amountreceived: 0,
		delivery_date: wish.delivery_date ? String(wish.delivery_date) : null,
		weight: product.weight,
	};
}

/** The warehouse that purchases go to when none is named. */
export function defaultWarehouse(world: PicqerWorld): number {
	const [first] = world.state.warehouses
		.filter(({ active, accept_orders }) => active && accept_orders)
		.sort((one, other) => one.priority - other.priority);
	return first.idwarehouse;
}

/** Adds a purchase order, as a concept, and tells the hooks. */
export function addPurchaseOrder(
	world: PicqerWorld,
	fields: PurchaseOrderFields,
	products: PurchaseOrderLine[],
	idfulfilment_customer: number | null = null,
): PurchaseOrder {
	const now = nowText();
	const order: PurchaseOrder = {
		idpurchaseorder: nextId(world, 'purchaseOrder'),
		purchaseorderid: nextNumber(world, 'purchaseOrderNumber', 'PO'),
		...fields,
		status: 'concept',
		created_by_iduser: apiUser,
		purchased_by_iduser: null,
		purchased_at: null,
		completed_by_iduser: null,
		completed_at: null,
		idfulfilment_customer,
		products,
		created: now,
		updated: now,
	};
	world.state.purchaseOrders.push(order);
	world.events.fire('purchase_orders.created', presentPurchaseOrder(world, order));
	return order;
}

/** Notes that a purchase order changed and tells the hooks. */
export function purchaseOrderChanged(world: PicqerWorld, order: PurchaseOrder): void {
	order.updated = nowText();
	world.events.fire('purchase_orders.changed', presentPurchaseOrder(world, order));
}

/** Refuses what only some statuses of a purchase order allow. */
export function requireStatus(order: PurchaseOrder, ...allowed: PurchaseOrderStatus[]): void {
	if (!allowed.includes(order.status)) throw refused(21);
}

/** Turns a concept into a real purchase. */
export function markAsPurchased(world: PicqerWorld, order: PurchaseOrder): void {
	requireStatus(order, 'concept');
	order.status = 'purchased';
	order.purchased_by_iduser = apiUser;
	order.purchased_at = nowText();
	purchaseOrderChanged(world, order);
	world.events.fire('purchase_orders.purchased', presentPurchaseOrder(world, order));
}

/** Finishes a purchase order, whether or not everything came. */
export function closePurchaseOrder(world: PicqerWorld, order: PurchaseOrder): void {
	requireStatus(order, 'purchased');
	order.status = 'received';
	order.completed_by_iduser = apiUser;
	order.completed_at = nowText();
	purchaseOrderChanged(world, order);
}

/** Cancels a purchase order of which nothing has come. */
export function cancelPurchaseOrder(world: PicqerWorld, order: PurchaseOrder): void {
	requireStatus(order, 'concept', 'purchased');
	if (order.products.some(({ amountreceived }) => amountreceived > 0)) throw refused(21);
	order.status = 'cancelled';
	purchaseOrderChanged(world, order);
}

/** A line of a purchase order with the order. */
export interface PurchasedLine {
	order: PurchaseOrder;
	line: PurchaseOrderLine;
}

/** The lines that were purchased and have not come completely, the oldest first. */
export function openLines(world: PicqerWorld): PurchasedLine[] {
	return world.state.purchaseOrders
		.filter(({ status }) => status === 'purchased')
		.flatMap((order) => order.products.map((line) => ({ order, line })))
		.filter(({ line }) => line.amountreceived < line.amount);
}
