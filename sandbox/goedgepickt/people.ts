import { shownRows, type Summary } from '../summary';
import { byPriority, changingStock, freeStock } from './stock';
import type { GoedGepicktWorld } from './world';

/** Ten pieces arrive of the product with the least free stock; gives its SKU. */
export function receiveGoods(world: GoedGepicktWorld): string[] {
	const [scarcest] = world.state.products
		.filter(({ parts, stockLocations }) => parts.length === 0 && stockLocations.length > 0)
		.sort((one, other) => freeStock(world.state, one) - freeStock(world.state, other));
	changingStock(world, [scarcest], () => {
		byPriority(scarcest)[0].quantity += 10;
	});
	return [scarcest.sku];
}

/** What is in the account. */
export function summarize(world: GoedGepicktWorld): Summary {
	const { orders, products, shipments, webhooks } = world.state;
	return {
		counts: [
			['orders', orders.length],
			['shipments', shipments.length],
			['products', products.length],
			['webhooks', webhooks.length],
		],
		rows: [...orders]
			.sort((one, other) => other.createDate.localeCompare(one.createDate))
			.slice(0, shownRows)
			.map(({ externalDisplayId, products: lines, status }) => [
				externalDisplayId,
				`${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`,
				status,
			]),
	};
}
