import { omit } from '../omit';
import { commentCount, fullAddress } from './present';
import type { ReplacementProduct, Return, ReturnedProduct } from './returnTypes';
import type { Customer, Order } from './types';
import type { PicqerWorld } from './world';

const day = 24 * 3_600_000;

function shortProduct(world: PicqerWorld, id: number): Record<string, unknown> | null {
	const product = world.state.products.find(({ idproduct }) => idproduct === id);
	if (!product) return null;
	const { idproduct, images, productcode, name } = product;
	return { idproduct, image_url: images[0]?.url ?? null, productcode, name };
}

/** A returned product can be changed until it is received. */
export function isChangeable({ status }: ReturnedProduct): boolean {
	return status === 'expected';
}

/** A product that comes back. */
export function presentReturnedProduct(
	world: PicqerWorld,
	row: ReturnedProduct,
): Record<string, unknown> {
	const reason = world.state.returnReasons.find(
		({ idreturn_reason }) => idreturn_reason === row.idreturn_reason,
	);
	return {
		...row,
		changeable: isChangeable(row),
		product: shortProduct(world, row.idproduct),
		return_reason: reason ? { idreturn_reason: reason.idreturn_reason, name: reason.name } : null,
	};
}

/** A product that the customer gets instead. */
export function presentReplacement(
	world: PicqerWorld,
	row: ReplacementProduct,
): Record<string, unknown> {
	return {
		...row,
		changeable: row.idpicklist === null,
		product: shortProduct(world, row.idproduct),
	};
}

function shortOrder(order: Order | undefined): Record<string, unknown> | null {
	if (!order) return null;
	const { idorder, orderid, reference, created } = order;
	return { idorder, orderid, reference, created_at: created };
}

function shortCustomer(customer: Customer | undefined): Record<string, unknown> | null {
	if (!customer) return null;
	const { idcustomer, customerid, name } = customer;
	return { idcustomer, customerid, name };
}

function daysAfterShipping(world: PicqerWorld, row: Return): number | null {
	const closed = world.state.picklists
		.filter(({ idorder, closed_at }) => idorder === row.idorder && closed_at !== null)
		.map(({ closed_at }) => String(closed_at))
		.sort();
	if (closed.length === 0) return null;
	const passed = Date.parse(`${row.created_at}Z`) - Date.parse(`${closed[0]}Z`);
	return Math.floor(passed / day);
}

function totalsOf(world: PicqerWorld, row: Return): Record<string, unknown> {
	const count = (rows: Array<{ amount: number }>) =>
		rows.reduce((total, { amount }) => total + amount, 0);
	const value = (rows: Array<{ amount: number; price: number }>) =>
		Math.round(rows.reduce((total, { amount, price }) => total + amount * price, 0) * 100) / 100;
	return {
		returned_products_count: count(row.returned_products),
		returned_products_value: value(row.returned_products),
		replacement_products_count: count(row.replacement_products),
		replacement_products_value: value(row.replacement_products),
		days_after_order_shipped: daysAfterShipping(world, row),
	};
}

/** A return with its status, its products and its totals. */
export function presentReturn(world: PicqerWorld, row: Return): Record<string, unknown> {
	const { customers, orders, returnStatuses } = world.state;
	return {
		...omit(row, 'logs'),
		full_address: fullAddress(row),
		return_status:
			returnStatuses.find(({ idreturn_status: id }) => id === row.idreturn_status) ?? null,
		customer: shortCustomer(customers.find(({ idcustomer }) => idcustomer === row.idcustomer)),
		order: shortOrder(orders.find(({ idorder }) => idorder === row.idorder)),
		returned_products: row.returned_products.map((product) =>
			presentReturnedProduct(world, product),
		),
		replacement_products: row.replacement_products.map((product) =>
			presentReplacement(world, product),
		),
		totals: totalsOf(world, row),
		comment_count: commentCount(world, `return ${row.idreturn}`),
	};
}
