import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { momentOf, wallClock } from '../../shared/describe/time';
import type { Row } from '../../shared/trigger/polling/cursor';
import type { ServiceRequest } from '../../shared/request/service';
import {
	listIn,
	msOf,
	rowsOf,
	shrinkingRowsOf,
	type Choice,
	type Found,
	type Search,
	type Source,
} from './lists';
import { pagesOf, reads } from '../request';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** bol's clocks. */
const ZONE = 'Europe/Amsterdam';

/** How far `change-interval-minute` reaches (reference bol.md, 2.1). */
const LONGEST_INTERVAL_MINUTES = 60;

/**
 * How much longer than the time between two polls the interval is: at least a minute (2.1), and some
 * more for orders that appear late.
 */
const OVERLAP_MINUTES = 5;

/**
 * How many days one poll reads at most: each takes a request or more of the 25 that bol allows a minute,
 * and what they list is handed over before the next ones are read.
 */
const MOST_DAYS = 7;

/** How far `latest-change-date` reaches: 3 months (2.1). */
const LONGEST_HISTORY_MS = 90 * DAY;

const orderPages = pagesOf('orders', 'orderId');

const orders = ({ fulfilmentMethod }: Choice, change: IDataObject = {}): ServiceRequest => ({
	method: 'GET',
	url: '/retailer/orders',
	// Orders can be handled before the first poll, so open ones alone are not enough (2.1).
	qs: { 'fulfilment-method': fulfilmentMethod, status: 'ALL', ...change },
	...reads,
});

/** Reads what changed in the last minutes, or after a longer pause on each day since (2.1). */
async function searchOrders(
	context: IPollFunctions,
	choice: Choice,
	{ position, now, deadline }: Search,
	toRow: (order: IDataObject) => Row,
): Promise<Found> {
	// An item that changes again meanwhile can leave the list.
	const changedIn = async (time: IDataObject) =>
		await shrinkingRowsOf(context, orders(choice, time), orderPages);
	const since = position.upTo - OVERLAP_MINUTES * MINUTE;
	const minutes = Math.ceil((now - since) / MINUTE);
	if (minutes <= LONGEST_INTERVAL_MINUTES) {
		const interval = Math.max(OVERLAP_MINUTES, minutes);
		const found = await changedIn({ 'change-interval-minute': interval });
		return { rows: merged(found).map(toRow), upTo: now, isComplete: true };
	}

	const found: IDataObject[] = [];
	const today = dayOf(now);
	let day = dayOf(Math.max(since, now - LONGEST_HISTORY_MS));
	for (let days = 1; ; days++, day = dayAfter(day)) {
		found.push(...(await changedIn({ 'latest-change-date': day })));
		const isComplete = day >= today;
		if (isComplete || days === MOST_DAYS || Date.now() > deadline) {
			const upTo = isComplete ? now : startOf(dayAfter(day));
			return { rows: merged(found).map(toRow), upTo, isComplete };
		}
	}
}

const dayOf = (ms: number) => wallClock(new Date(ms), ZONE).slice(0, 10);

const startOf = (day: string) => Number(momentOf(day, ZONE));

const dayAfter = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** One row an order, older ones first: each day lists only the items that changed on it. */
function merged(found: IDataObject[]): IDataObject[] {
	const byId = new Map<unknown, IDataObject>();
	for (const order of found) {
		const items = new Map<unknown, IDataObject>();
		const before = byId.get(order.orderId) ?? {};
		for (const item of [...listIn(before, 'orderItems'), ...listIn(order, 'orderItems')]) {
			items.set(item.orderItemId, item);
		}
		byId.set(order.orderId, { ...order, orderItems: [...items.values()] });
	}
	return [...byId.values()].reverse();
}

/** An order source; what counts as new differs. */
function orderSource(marksOf: (order: IDataObject) => Row['marks']): Source {
	const toRow = (order: IDataObject) => ({ json: order, marks: marksOf(order) });
	return {
		things: 'orders',
		search: async (context, choice, search) => await searchOrders(context, choice, search, toRow),
		sample: async (context, choice) =>
			(await rowsOf(context, orders(choice), orderPages, () => true)).map(toRow),
		pathOf: ({ orderId }) => `/retailer/orders/${encodeURIComponent(String(orderId))}`,
	};
}

/** New orders; an order is new once. */
export const newOrders = orderSource(({ orderId, orderPlacedDateTime }) => [
	{ key: String(orderId), at: msOf(orderPlacedDateTime) },
]);

/**
 * New and changed orders. Moments have whole seconds, in which an item can change twice, so what can
 * change of an item counts too.
 */
export const changedOrders = orderSource((order) =>
	listIn(order, 'orderItems').map((item) => {
		const { orderItemId, latestChangedDateTime, fulfilmentStatus } = item;
		const { quantity, quantityShipped, quantityCancelled, cancellationRequest } = item;
		const state = [quantity, quantityShipped, quantityCancelled, cancellationRequest];
		const key = [orderItemId, latestChangedDateTime, fulfilmentStatus, ...state].join(' ');
		return { key, at: msOf(latestChangedDateTime) };
	}),
);
