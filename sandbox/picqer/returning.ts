import { known, objectsIn, positiveWhole } from './checks';
import { refused } from './errors';
import { isChangeable, presentReturn } from './presentReturn';
import type { ReplacementProduct, Return, ReturnedProduct, ReturnLog } from './returnTypes';
import { bookStock, watchFreeStock } from './stockChanges';
import { apiUser, nextId, nowText, requireFields, type PicqerWorld } from './world';

/** Notes that a return changed and tells the hooks. */
export function returnChanged(world: PicqerWorld, row: Return): void {
	row.updated_at = nowText();
	world.events.fire('returns.changed', presentReturn(world, row));
}

/** Gives a return another status and tells the hooks when it is a new one. */
export function setReturnStatus(world: PicqerWorld, row: Return, id: unknown): void {
	const status = known(world.state.returnStatuses, 'idreturn_status', id);
	if (status.idreturn_status === row.idreturn_status) return;
	row.idreturn_status = status.idreturn_status;
	row.completed_at = status.completed ? nowText() : null;
	world.events.fire('returns.status_changed', presentReturn(world, row));
}

/** The warehouse that a body names, if it does. */
function warehouseIn({ state }: PicqerWorld, { idwarehouse }: Record<string, unknown>) {
	if (idwarehouse === undefined || idwarehouse === null) return null;
	return known(state.warehouses, 'idwarehouse', idwarehouse).idwarehouse;
}

/** A returned product from a body. */
export function makeReturnedProduct(
	world: PicqerWorld,
	idreturn: number,
	wish: Record<string, unknown>,
): ReturnedProduct {
	requireFields(wish, 'idproduct', 'idreturn_reason', 'price');
	const { products, returnReasons } = world.state;
	const { idproduct } = known(products, 'idproduct', wish.idproduct);
	const { idreturn_reason } = known(returnReasons, 'idreturn_reason', wish.idreturn_reason);
	return {
		idreturn_product: nextId(world, 'returnedProduct'),
		idreturn,
		idreturn_reason,
		idproduct,
		idwarehouse: warehouseIn(world, wish),
		price: Number(wish.price),
		amount: positiveWhole(wish.amount ?? 1, 'amount'),
		status: 'expected',
	};
}

/** A replacement from a body. */
export function makeReplacement(
	world: PicqerWorld,
	idreturn: number,
	wish: Record<string, unknown>,
): ReplacementProduct {
	requireFields(wish, 'idproduct');
	const product = known(world.state.products, 'idproduct', wish.idproduct);
	return {
		idreturn_product_replacement: nextId(world, 'replacement'),
		idreturn,
		idproduct: product.idproduct,
		idpicklist: null,
		price: Number(wish.price ?? product.price),
		amount: positiveWhole(wish.amount ?? 1, 'amount'),
		status: 'expected',
	};
}

function receiveOne(
	world: PicqerWorld,
	row: Return,
	product: ReturnedProduct,
	idwarehouse: number,
): void {
	product.idwarehouse = idwarehouse;
	// Which statuses keep a product out of stock is not documented, so everything goes into it.
	watchFreeStock(world, [product.idproduct], () =>
		bookStock(world, {
			product: known(world.state.products, 'idproduct', product.idproduct),
			idwarehouse,
			idlocation: null,
			change: product.amount,
			reason: `Return ${row.returnid}`,
			changeType: 'api',
		}),
	);
}

/** Receives products of a return into a warehouse. */
export function receiveReturn(
	world: PicqerWorld,
	row: Return,
	body: Record<string, unknown>,
): void {
	requireFields(body, 'idwarehouse', 'return_products');
	const { idwarehouse } = known(world.state.warehouses, 'idwarehouse', body.idwarehouse);
	const wishes = objectsIn(body.return_products).map((wish) => {
		requireFields(wish, 'idreturn_product');
		return {
			product: known(row.returned_products, 'idreturn_product', wish.idreturn_product),
			// Which statuses there are is not documented, nor that one is needed.
			status: String(wish.status ?? 'received'),
		};
	});
	if (wishes.length === 0) throw refused(5, 'Required parameters are missing: return_products');
	if (wishes.some(({ product }) => !isChangeable(product))) throw refused(21);
	for (const { product, status } of wishes) {
		product.status = status;
		receiveOne(world, row, product, idwarehouse);
	}
	row.received_at ??= nowText();
	returnChanged(world, row);
	world.events.fire('returns.products_received', presentReturn(world, row));
}

/** Notes a message on a return, with or without another status. */
export function addReturnLog(
	world: PicqerWorld,
	row: Return,
	body: Record<string, unknown>,
): ReturnLog {
	if (body.idreturn_status === undefined) requireFields(body, 'message');
	if (body.idreturn_status !== undefined) setReturnStatus(world, row, body.idreturn_status);
	const log: ReturnLog = {
		idreturn_log: nextId(world, 'returnLog'),
		idreturn: row.idreturn,
		iduser: apiUser,
		idreturn_status: row.idreturn_status,
		message: body.message ? String(body.message) : null,
		notify_customer: Boolean(body.notify_customer),
		created_at: nowText(),
	};
	row.logs.push(log);
	returnChanged(world, row);
	return log;
}
