import { presentProduct } from './present';
import { physicalStock, stockRows } from './stock';
import type { Product } from './rows';
import { apiUser, nextId, nowText, type PicqerWorld } from './world';

function freeStock(world: PicqerWorld, idproduct: number): number {
	return stockRows(world, idproduct).reduce((total, { freestock }) => total + freestock, 0);
}

/** Does some work and tells the hooks of which products it changed the free stock. */
export function watchFreeStock<Result>(
	world: PicqerWorld,
	idproducts: number[],
	work: () => Result,
): Result {
	const watched = [...new Set(idproducts)];
	const before = watched.map((idproduct) => freeStock(world, idproduct));
	const result = work();
	watched.forEach((idproduct, index) => {
		if (freeStock(world, idproduct) === before[index]) return;
		const product = world.state.products.find((row) => row.idproduct === idproduct);
		if (product) world.events.fire('products.free_stock_changed', presentProduct(world, product));
	});
	return result;
}

/** A change to the physical stock of a product. */
export interface StockBooking {
	product: Product;
	idwarehouse: number;
	idlocation: number | null;
	change: number;
	reason: string;
	changeType: string;
}

/** Books physical stock in or out, writes the history, and tells the hooks. */
export function bookStock(world: PicqerWorld, booking: StockBooking): void {
	const { product, idwarehouse, idlocation, change, reason, changeType } = booking;
	if (product.type === 'unlimited_stock' || change === 0) return;
	const row = physicalStock(world, product.idproduct, idwarehouse);
	const old = row.stock;
	row.stock += change;
	const history = {
		idproduct_stock_history: nextId(world, 'stockHistory'),
		idproduct: product.idproduct,
		idwarehouse,
		iduser: apiUser,
		idlocation,
		old_stock: old,
		stock_change: change,
		new_stock: row.stock,
		reason,
		change_type: changeType,
		changed_at: nowText(),
	};
	world.state.stockHistory.push(history);
	world.events.fire('products.stock_changed', {
		product: presentProduct(world, product),
		product_stock_history: history,
	});
}
