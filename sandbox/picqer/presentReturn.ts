import { fullAddress } from './present';
import type { Return, ReturnedProduct } from './returnRows';
import type { PicqerWorld } from './world';

/** A returned product can be changed until it is received. */
export const isChangeable = ({ status }: ReturnedProduct) => status === 'expected';

/** Some fields of a row, null when there is none. */
function short<Row extends object, Name extends keyof Row>(row: Row | undefined, ...names: Name[]) {
	return row ? Object.fromEntries(names.map((name) => [name, row[name]])) : null;
}

const shortProduct = ({ state }: PicqerWorld, id: number) => ({
	image_url: null,
	...short(
		state.products.find(({ idproduct }) => idproduct === id),
		...(['idproduct', 'productcode', 'name'] as const),
	),
});

/** A product that comes back. */
export const presentReturnedProduct = (world: PicqerWorld, row: ReturnedProduct) => ({
	...row,
	changeable: isChangeable(row),
	product: shortProduct(world, row.idproduct),
	return_reason: short(
		world.state.returnReasons.find((one) => one.idreturn_reason === row.idreturn_reason),
		'idreturn_reason',
		'name',
	),
});

const count = (rows: Array<{ amount: number }>) =>
	rows.reduce((total, { amount }) => total + amount, 0);

const value = (rows: Array<{ amount: number; price: number }>) =>
	Math.round(rows.reduce((total, { amount, price }) => total + amount * price, 0) * 100) / 100;

/** A return with its status, its products and its totals. */
export function presentReturn(world: PicqerWorld, row: Return) {
	const { customers, orders, returnStatuses } = world.state;
	const { returned_products: returned, replacement_products: replacements } = row;
	const order = orders.find(({ idorder }) => idorder === row.idorder);
	const customer = customers.find(({ idcustomer }) => idcustomer === row.idcustomer);
	return {
		...row,
		full_address: fullAddress(row),
		return_status:
			returnStatuses.find(({ idreturn_status: id }) => id === row.idreturn_status) ?? null,
		customer: short(customer, 'idcustomer', 'customerid', 'name'),
		order: order
			? { ...short(order, 'idorder', 'orderid', 'reference'), created_at: order.created }
			: null,
		returned_products: returned.map((product) => presentReturnedProduct(world, product)),
		replacement_products: replacements.map((product) => ({
			...product,
			changeable: true,
			product: shortProduct(world, product.idproduct),
		})),
		totals: {
			returned_products_count: count(returned),
			returned_products_value: value(returned),
			replacement_products_count: count(replacements),
			replacement_products_value: value(replacements),
			days_after_order_shipped: null,
		},
	};
}
