import { refused } from './errors';
import { bookLocation } from './locationStock';
import { presentProduct } from './present';
import { physicalStock, stockRows, type StockRow } from './stock';
import type { Product } from './types';
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

/** A virtual composition has no stock of its own, so a change of a part is a change of it. */
function announceAssembledStock(world: PicqerWorld, idproduct: number): void {
	world.state.products
		.filter(({ type }) => type === 'virtual_composition')
		.filter(({ parts }) => parts.some((part) => part.idproduct === idproduct))
		.forEach((composition) =>
			world.events.fire('products.assembled_stock_changed', presentProduct(world, composition)),
		);
}

/** Books physical stock in or out, writes the history, and tells the hooks. */
export function bookStock(world: PicqerWorld, booking: StockBooking): void {
	const { product, idwarehouse, idlocation, change, reason, changeType } = booking;
	if (product.type === 'unlimited_stock' || change === 0) return;
	const row = physicalStock(world, product.idproduct, idwarehouse);
	const old = row.stock;
	row.stock += change;
	const link = world.state.locationLinks.find(
		(candidate) => candidate.idproduct === product.idproduct && candidate.idlocation === idlocation,
	);
	if (link) bookLocation(world, link, change, 'mutation');
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
	announceAssembledStock(world, product.idproduct);
}

/** Refuses a stock that is below zero or below what picklists hold. */
export function checkNewStock(row: StockRow, newStock: number): void {
	if (newStock < 0) throw refused(1, 'Stock cannot be lower than zero');
	if (newStock < row.reservedpicklists) {
		throw refused(1, 'Stock cannot be lower than what is reserved by picklists');
	}
}
