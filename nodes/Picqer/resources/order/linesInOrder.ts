import { UserError, type IDataObject } from 'n8n-workflow';
import type { ShopOrderLine } from '../../../shared/commerce/shopOrder';
import { piecesIn } from '../../../shared/commerce/stockLevels';
import { keyOf } from '../../../shared/operation/key';
import type { ItemContext } from '../../../shared/operation/operation';
import { rowsIn } from '../../../shared/service/body';
import { productsWithEan } from '../../service/findProducts';

/** How much of a Picqer order some lines of a shop order are. */
export type Share = 'whole' | 'part' | 'nothing';

/** How many of a product are in an order, without those that are cancelled. */
interface Amount {
	amount: number;
	cancelled: number;
	productcode: string;
}

/**
 * Products of an order without the parts of compositions, and what of them is not cancelled (2.1, Line):
 * more than can be taken off where Picqer does not say how many, as they must not be cancelled unseen.
 *
 * @throws UserError where Picqer does not say which products there are
 */
function openAmounts(order: IDataObject): Map<string, Amount> {
	const open = new Map<string, Amount>();
	if (!Array.isArray(order.products)) {
		throw new UserError(`Picqer does not say which products order ${keyOf(order.orderid)} has`);
	}
	for (const line of rowsIn(order.products)) {
		if ((line.partof_idorder_product ?? null) !== null) continue;
		const id = keyOf(line.idproduct);
		const cancelled = piecesIn(line.amount_cancelled) ?? 0;
		const amount = (piecesIn(line.amount) ?? Infinity) - cancelled;
		const before = open.get(id) ?? { amount: 0, cancelled: 0 };
		open.set(id, {
			amount: before.amount + amount,
			cancelled: before.cancelled + cancelled,
			productcode: keyOf(line.productcode),
		});
	}
	return open;
}

/**
 * How many pieces an order is of, without those that are cancelled, and the IDs of its products; without
 * both where Picqer does not say. Of a product that is not complete any more, and of all in a completed
 * order, no more than `mostOf` are sent.
 */
export function contentOf(order: IDataObject): {
	pieces?: number;
	there: string[];
	mostOf(id: string): number;
} {
	if (rowsIn(order.products).length === 0) return { there: [], mostOf: () => Infinity };
	const open = openAmounts(order);
	const pieces = [...open.values()].reduce((sum, { amount }) => sum + amount, 0);
	const mostOf = (id: string) => {
		const { amount, cancelled } = open.get(id) ?? { amount: 0, cancelled: 0 };
		return order.status === 'completed' || cancelled > 0 ? amount : Infinity;
	};
	return { pieces, there: [...open.keys()], mostOf };
}

/**
 * Whether lines of a shop order are all that a Picqer order has, a part of it, or none of it. A line
 * whose product is not known any more counts as a part, so that nothing else is cancelled with it. Pieces
 * of a product that stay are in the Picqer order for sure, those of the line only beyond them.
 */
export async function shareOf(
	context: ItemContext,
	order: IDataObject,
	lines: readonly ShopOrderLine[],
): Promise<Share> {
	const open = openAmounts(order);
	let isPart = false;
	let isInIt = false;
	for (const { ean, sku, quantity, keptQuantity: kept = 0 } of lines) {
		const found = ean === undefined ? [] : await productsWithEan(context, ean);
		const ids = found.map(({ idproduct }) => keyOf(idproduct));
		const bySku = [...open].find(([, { productcode }]) => productcode === sku)?.[0];
		const id = ids.find((one) => open.has(one)) ?? (ids.length === 0 ? bySku : undefined);
		const product = id === undefined ? undefined : open.get(id);
		// Another product may have its EAN since.
		if (product === undefined) isPart ||= ids.length === 0 || bySku !== undefined;
		else if (kept === 0 || product.amount > kept) {
			isInIt = true;
			product.amount = Math.max(product.amount - quantity, kept);
		}
	}
	const isLeft = [...open.values()].some(({ amount }) => amount > 0);
	if (isInIt && !isLeft && !isPart) return 'whole';
	return isInIt || isPart ? 'part' : 'nothing';
}
