import { shownRows, type Summary } from '../summary';
import { articleChanged } from './articles';
import { storeIds } from './seedIds';
import type { LagerkollWorld } from './world';

/** Ten pieces arrive of the article with the lowest stock in the main store; gives its id. */
export function receiveGoods(world: LagerkollWorld): string[] {
	const store = storeIds.main;
	const [scarcest] = [...world.state.articles].sort(
		(one, other) => (one.amounts[store] ?? 0) - (other.amounts[store] ?? 0),
	);
	scarcest.amounts[store] = (scarcest.amounts[store] ?? 0) + 10;
	articleChanged(world, scarcest, store);
	return [scarcest.articleId];
}

/** What is in the store group. */
export function summarize(world: LagerkollWorld): Summary {
	const { articles, callbackUrl, customerOrders, purchaseOrders } = world.state;
	return {
		counts: [
			['articles', articles.length],
			['customer orders', customerOrders.length],
			['purchase orders', purchaseOrders.length],
			['callback URLs', callbackUrl === null ? 0 : 1],
		],
		rows: [...articles]
			.sort((one, other) => other.change - one.change)
			.slice(0, shownRows)
			.map(({ articleId, name, amounts }) => [
				articleId,
				name,
				`${amounts[storeIds.main] ?? 0} in stock`,
			]),
	};
}
