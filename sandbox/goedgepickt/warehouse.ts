import { randomUUID } from 'crypto';

import { WrongControl } from '../errors';
import { changingStock, takeFromLocations } from './stock';
import { stockLines } from './orders';
import { newOrder, newShipment, type GoedGepicktState, type Order } from './types';
import { dutchTime, type GoedGepicktWorld } from './world';

/** Orders to add in bulk, finished ones without shipments: nothing else changes and no event fires. */
export interface GoedGepicktSeed {
	/** How many, 1 when left out. */
	orders?: number;
	/** `completed` when left out. */
	status?: string;
	/** Without a zone, in Dutch time; now when left out. */
	createDate?: string;
}

/** Takes what the lines still need; a line that comes short keeps its reservation and asks for attention. */
function pick(state: GoedGepicktState, order: Order): void {
	for (const { line, product } of stockLines(state, order)) {
		const open = line.productQuantity - line.pickedQuantity;
		const taken = product.unlimitedStock ? open : takeFromLocations(product, open);
		line.pickedQuantity += taken;
		product.reservedStock -= taken;
	}
	const parts = order.products.filter(({ type }) => type !== 'parent');
	const isComplete = parts.every(
		({ productUuid, pickedQuantity, productQuantity }) =>
			productUuid === undefined || pickedQuantity === productQuantity,
	);
	if (!isComplete) order.attentionNeeded = 1;
	order.products
		.filter(({ type, productUuid }) => type === 'parent' || productUuid === undefined)
		.forEach((line) => {
			line.pickedQuantity = isComplete ? line.productQuantity : 0;
		});
}

function release(state: GoedGepicktState, order: Order): void {
	for (const { line, product } of stockLines(state, order)) {
		product.reservedStock -= line.productQuantity - line.pickedQuantity;
	}
}

/** Adds a parcel to an order. */
function ship(state: GoedGepicktState, order: Order, createDate: string): void {
	state.lastParcel += 1;
	const trackTraceCode = `3SGPSANDBOX${String(state.lastParcel).padStart(4, '0')}`;
	state.shipments.push({
		...newShipment(),
		uuid: randomUUID(),
		orderUuid: order.uuid,
		createDate,
		trackTraceCode,
		trackTraceUrl: `https://tracking.example/${trackTraceCode}`,
	});
}

/** Picks and ships an order. */
export function complete(state: GoedGepicktState, order: Order, finishDate: string): void {
	pick(state, order);
	ship(state, order, finishDate);
	Object.assign(order, { status: 'completed', finishDate });
}

/**
 * What the people in the warehouse do to an order: another status, with all that follows from it. Completing picks
 * the stock and makes a shipment, cancelling sets the stock free; the webhooks hear of both.
 *
 * @returns false when the order is unknown
 * @throws WrongControl without a status, and when the order is already completed or cancelled
 */
export function setOrderStatus(world: GoedGepicktWorld, uuid: string, status: string): boolean {
	if (!status) throw new WrongControl('A status is needed');
	const { state } = world;
	const order = state.orders.find((row) => row.uuid === uuid);
	if (!order) return false;
	if (order.status === 'completed' || order.status === 'cancelled')
		throw new WrongControl(`The order is already ${order.status}`);
	if (order.status === status) return true;
	const products = stockLines(state, order).map(({ product }) => product);
	changingStock(world, products, () => {
		if (status === 'completed') complete(state, order, dutchTime(Date.now()));
		if (status === 'cancelled') release(state, order);
	});
	order.status = status;
	world.events.orderStatusChanged(order);
	return true;
}

/** Adds many orders to the first webshop; gives their uuids. */
export function addOrders(state: GoedGepicktState, seed: GoedGepicktSeed): string[] {
	const { orders = 1, status = 'completed', createDate = dutchTime(Date.now()) } = seed;
	const [webshop] = state.webshops;
	const first = state.orders.length + 1;
	const added = Array.from({ length: orders }, (_, index): Order => {
		const orderId = `BULK-${first + index}`;
		return {
			...newOrder(),
			uuid: randomUUID(),
			webshopUuid: webshop.uuid,
			orderId,
			externalDisplayId: orderId,
			status,
			createDate,
			finishDate: status === 'completed' ? createDate : null,
			totalPaid: '0.00',
		};
	});
	state.orders = [...state.orders, ...added];
	return added.map(({ uuid }) => uuid);
}
