import { refused } from './errors';
import type { Order, OrderStatus } from './orderRows';
import { presentOrder } from './present';
import { watchFreeStock } from './stockChanges';
import { nowText, type PicqerWorld } from './world';

/** Changes the status of an order and tells the hooks. */
export function setOrderStatus(world: PicqerWorld, order: Order, status: OrderStatus): void {
	if (order.status === status) return;
	order.status = status;
	order.updated = nowText();
	world.events.fire('orders.status_changed', presentOrder(world, order));
}

/** Makes an order of one status a concept again. */
export function returnToConcept(world: PicqerWorld, order: Order, from: OrderStatus): void {
	if (order.status !== from) throw refused(30);
	setOrderStatus(world, order, 'concept');
}

/** Reserves the stock of a concept order, or lets it go. */
export function allocateOrder(world: PicqerWorld, order: Order, allocated: boolean): void {
	if (order.status !== 'concept') throw refused(30);
	watchFreeStock(
		world,
		order.products.map(({ idproduct }) => idproduct),
		() => {
			order.allocated = allocated;
		},
	);
	if (allocated) world.events.fire('orders.allocated', presentOrder(world, order));
}

/** Pauses an order. */
export function pauseOrder(world: PicqerWorld, order: Order, reason: string | null): void {
	if (['paused', 'completed', 'cancelled'].includes(order.status)) throw refused(30);
	order.statusBeforePause = order.status;
	order.paused_reason = reason;
	setOrderStatus(world, order, 'paused');
	world.events.fire('orders.paused', presentOrder(world, order));
}

/** Ends the pause of an order. */
export function resumeOrder(world: PicqerWorld, order: Order): void {
	if (order.status !== 'paused') throw refused(30);
	order.paused_reason = null;
	setOrderStatus(world, order, order.statusBeforePause ?? 'concept');
	world.events.fire('orders.resumed', presentOrder(world, order));
}
