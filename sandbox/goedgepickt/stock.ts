import type { GoedGepicktState, Product, StockLocation } from './types';
import type { GoedGepicktWorld } from './world';

/** How many complete ones the parts allow. */
function fewest(
	state: GoedGepicktState,
	product: Product,
	available: (part: Product) => number,
): number {
	const counts = product.parts.map(({ productUuid, quantity }) => {
		const part = state.products.find(({ uuid }) => uuid === productUuid);
		return part ? Math.floor(available(part) / quantity) : 0;
	});
	return Math.min(...counts);
}

/** What is physically there; of a compound product, what its parts allow. */
export function totalStock(state: GoedGepicktState, product: Product): number {
	if (product.parts.length > 0) return fewest(state, product, (part) => totalStock(state, part));
	return product.stockLocations.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Total minus reserved, below zero with backorders (docs/services/goedgepickt.md, 2.2). */
export function freeStock(state: GoedGepicktState, product: Product): number {
	if (product.parts.length > 0) return fewest(state, product, (part) => freeStock(state, part));
	return totalStock(state, product) - product.reservedStock;
}

/** What is reserved for orders; of a compound product, what its parts lack for that reason. */
export function reservedStock(state: GoedGepicktState, product: Product): number {
	return totalStock(state, product) - freeStock(state, product);
}

/** The locations of a product, the one to take from first in front. */
export function byPriority(product: Product): StockLocation[] {
	return [...product.stockLocations].sort((one, other) => one.priority - other.priority);
}

/** Takes up to so many from the locations; gives how many there were. */
export function takeFromLocations(product: Product, quantity: number): number {
	let left = quantity;
	for (const location of byPriority(product)) {
		const taken = Math.min(left, location.quantity);
		location.quantity -= taken;
		left -= taken;
	}
	return quantity - left;
}

/** The products themselves and the compound products that contain them. */
function withCompounds(state: GoedGepicktState, products: Product[]): Product[] {
	const uuids = new Set(products.map(({ uuid }) => uuid));
	const compounds = state.products.filter(({ parts }) =>
		parts.some(({ productUuid }) => uuids.has(productUuid)),
	);
	return [...new Set([...products, ...compounds])];
}

/** Makes a change and tells the webhooks of each product whose free stock is another one after it. */
export function changingStock(
	world: GoedGepicktWorld,
	products: Product[],
	change: () => void,
): void {
	const watched = withCompounds(world.state, products).map((product) => ({
		product,
		before: freeStock(world.state, product),
	}));
	change();
	for (const { product, before } of watched) {
		const now = freeStock(world.state, product);
		if (now !== before) world.events.stockChanged(product, now);
	}
}
