import { shownRows, type Summary } from '../summary';
import { requestCancellation } from './orders';
import type { BolOrder, BolOrderItem } from './types';
import { nextNumber, type BolWorld } from './world';

const isOpen = ({ quantity, quantityShipped, quantityCancelled }: BolOrderItem) =>
	quantityShipped + quantityCancelled < quantity;

const newestFirst = ({ state }: BolWorld) =>
	[...state.orders].sort((one, other) => other.placedAt - one.placedAt);

/** The customer of the newest order that is not shipped asks to cancel it; gives its id, if there is one. */
export function customerCancels(world: BolWorld): string | undefined {
	for (const { orderId, items } of newestFirst(world)) {
		const item = items.find((candidate) => isOpen(candidate) && !candidate.cancellationRequest);
		if (!item) continue;
		requestCancellation(world, item.orderItemId);
		return orderId;
	}
	return undefined;
}

/** A customer sends back one piece: of what was shipped last, else of any order; gives the id of the return. */
export function returnArrives(world: BolWorld): string {
	const last = world.state.shipments.at(-1);
	const order = last?.order ?? newestFirst(world)[0];
	const item = last?.items[0].item ?? order.items[0];
	const returnId = String(16_000_000 + nextNumber(world));
	const rmaId = String(87_000_000 + nextNumber(world));
	world.state.returns.push({
		returnId,
		registeredAt: Date.now(),
		fulfilmentMethod: item.fulfilmentMethod,
		items: [
			{
				rmaId,
				orderId: order.orderId,
				orderItemId: item.orderItemId,
				ean: item.ean,
				title: item.title,
				expectedQuantity: 1,
				trackAndTrace: `3SRET${rmaId}`,
				transporterName: 'TNT',
				mainReason: 'Anders',
				detailedReason: 'Ik heb me bedacht',
				customerComments: 'Ik heb me bedacht',
				results: [],
				customer: { ...order.shipmentDetails },
			},
		],
	});
	return returnId;
}

function stateOf({ items }: BolOrder): string {
	if (items.some((item) => isOpen(item) && item.cancellationRequest)) return 'wants to cancel';
	if (items.some(isOpen)) return 'open';
	return items.some(({ quantityShipped }) => quantityShipped > 0) ? 'shipped' : 'cancelled';
}

/** What is in the account. */
export function summarize(world: BolWorld): Summary {
	const { orders, returns, shipments, subscriptions } = world.state;
	return {
		counts: [
			['open orders', orders.filter(({ items }) => items.some(isOpen)).length],
			['shipments', shipments.length],
			['returns', returns.length],
			['subscriptions', subscriptions.length],
		],
		rows: newestFirst(world)
			.slice(0, shownRows)
			.map((order) => {
				const { firstName, surname, city } = order.shipmentDetails;
				return [order.orderId, `${firstName} ${surname}, ${city}`, stateOf(order)];
			}),
	};
}
