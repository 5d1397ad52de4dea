import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { digestOf } from '../../shared/lib/digest';
import { DAY_MS, MINUTE_MS } from '../../shared/lib/durations';
import { dayAfter } from '../../shared/lib/time';
import { send } from '../../shared/service/send';
import type { ServiceRequest } from '../../shared/service/service';
import {
	keyOfThing,
	type Mark,
	type Piece,
	type Sight,
	type Source,
	type Start,
} from '../../shared/trigger/polling/source';
import { orderInFull } from '../commerce/orderInFull';
import { orderIdOf } from '../commerce/orderItems';
import { shapedOrder } from '../commerce/orderOutput';
import { dayOf, HISTORY_DAYS, joined, merged } from '../service/orderChanges';
import { bol, pagesOf, reads } from '../service/request';
import { rowsInField } from '../service/rows';
import {
	firstRowsOf,
	latestOf,
	methodsOf,
	msOf,
	pagesIn,
	shrinkingRowsOf,
	type Choice,
	type Rows,
} from './lists';

/** How far `change-interval-minute` reaches (docs/services/bol.md, 2.1). */
const LONGEST_INTERVAL_MINUTES = 60;

/** How much of it is left for orders that appear late. */
const OVERLAP_MS = 5 * MINUTE_MS;

/**
 * How many days one poll reads at most: each takes a request or more of the 25 that bol allows a minute,
 * and what they list is handed over before the next ones are read.
 */
const MOST_DAYS = 7;

/** As much of a digest as tells the states of an item apart. */
const DIGEST_LENGTH = 12;

const orderPages = pagesOf('orders', 'orderId');

const orders = ({ fulfilmentMethod }: Choice, change: IDataObject = {}): ServiceRequest => ({
	method: 'GET',
	url: '/retailer/orders',
	// Orders can be handled before the first poll, so open ones alone are not enough (2.1).
	qs: { 'fulfilment-method': fulfilmentMethod, status: 'ALL', ...change },
	...reads,
});

/**
 * Reads what is there, where that is not known yet, and then what changed: in the last hour, or after a
 * longer pause on each day since (2.1). The whole list has all that is open, and what was handled in
 * the last 48 hours, so it tells an order that is new from one that only changes.
 */
async function* readOrders(
	context: IPollFunctions,
	choice: Choice,
	{ upTo, from, isInventory }: Start,
	toSight: (order: IDataObject) => Sight,
): AsyncGenerator<Piece> {
	const since = upTo - OVERLAP_MS;
	// n8n's clock may have been set back; bol's tells.
	let serviceTime = 0;
	const now = () => Math.max(Date.now(), serviceTime);
	const isLongAgo = () => now() - since > LONGEST_INTERVAL_MINUTES * MINUTE_MS;
	const piece = (found: Rows, next?: IDataObject): Piece => ({
		sights: merged(found.rows).map(toSight),
		serviceTime: found.serviceTime,
		next,
	});
	const firstDay = dayOf(Math.max(since, Date.now() - HISTORY_DAYS * DAY_MS));
	if (isInventory && !from?.isListed && !from?.day) {
		const page = from?.page ? { page: from.page } : {};
		yield* wholeList(context, orders(choice, page), piece);
	}
	let day = from?.day as string | undefined;
	if (day === undefined && !isLongAgo()) {
		const interval = { 'change-interval-minute': LONGEST_INTERVAL_MINUTES };
		const found = await shrinkingRowsOf(context, orders(choice, interval), orderPages);
		serviceTime = found.serviceTime ?? 0;
		const isDone = !isLongAgo();
		yield piece(found, isDone ? undefined : { day: firstDay });
		if (isDone) return;
	}
	for (day ??= firstDay; ; day = dayAfter(day)) {
		const onDay = { 'latest-change-date': day };
		const found = await shrinkingRowsOf(context, orders(choice, onDay), orderPages);
		serviceTime = Math.max(serviceTime, found.serviceTime ?? 0);
		const isToday = day >= dayOf(now());
		yield piece(found, isToday ? undefined : { day: dayAfter(day) });
		if (isToday) return;
	}
}

async function* wholeList(
	context: IPollFunctions,
	request: ServiceRequest,
	piece: (found: Rows, next: IDataObject) => Piece,
): AsyncGenerator<Piece> {
	for await (const page of pagesIn(context, request, orderPages)) {
		yield piece(page, page.isLast ? { isListed: true } : { page: page.number + 1 });
	}
}

/** Reads the whole order, and shapes it as the user chose. */
async function readOrder(
	context: IPollFunctions,
	row: IDataObject,
	{ orderOutput }: Choice,
): Promise<IDataObject | undefined> {
	const order = await orderInFull(send.bind(context, bol), orderIdOf(row));
	return shapedOrder(order, orderOutput);
}

/** An order source; what counts as new differs. */
function orderSource(marksOf: (order: IDataObject) => Mark[]): Source<Choice> {
	const toSight = (order: IDataObject): Sight => {
		const [item] = rowsInField(order, 'orderItems');
		const method = item?.fulfilmentMethod;
		return {
			id: idOf(order),
			scope: method === undefined ? undefined : String(method),
			marks: marksOf(order),
			json: order,
			problem: Array.isArray(order.orderItems) ? undefined : 'bol lists it without its items',
		};
	};
	return {
		things: 'orders',
		nothing: 'bol lists no orders now',
		daysBack: () => HISTORY_DAYS,
		isReadByDate: false,
		isNewsAtFirstSight: true,
		isOldestFirst: true,
		most: { pieces: MOST_DAYS, news: Infinity },
		read: (context, choice, start) => readOrders(context, choice, start, toSight),
		sample: async (context, choice) =>
			(await firstRowsOf(context, orders(choice), orderPages)).map(toSight),
		toItem: ({ json }) => json,
		join: joined,
		readInFull: readOrder,
		scopesOf: methodsOf,
	};
}

/** By what an order is known; one without an ID, by all that it is. */
const idOf = (order: IDataObject) => keyOfThing(order, order.orderId);

const changesOf = (order: IDataObject) =>
	rowsInField(order, 'orderItems').map(({ latestChangedDateTime }) => latestChangedDateTime);

/** New orders; an order is new once. */
export const newOrders = orderSource((order) => [
	{
		key: idOf(order),
		at: msOf(order.orderPlacedDateTime),
		// It is remembered for as long as it can come back, which is after each change.
		lastAt: latestOf([order.orderPlacedDateTime, ...changesOf(order)]),
		state: '',
	},
]);

/**
 * New and changed orders. Moments have whole seconds, in which an item can change twice, so what can
 * change of an item counts too.
 */
export const changedOrders = orderSource((order) => {
	const marks = rowsInField(order, 'orderItems').map((item) => {
		const { orderItemId, latestChangedDateTime, fulfilmentStatus } = item;
		const { quantity, quantityShipped, quantityCancelled, cancellationRequest } = item;
		const state = [quantity, quantityShipped, quantityCancelled, cancellationRequest];
		const text = [orderItemId, latestChangedDateTime, fulfilmentStatus, ...state].join(' ');
		const at = msOf(latestChangedDateTime);
		return { key: digestOf(text, DIGEST_LENGTH), at, lastAt: at, state: '' };
	});
	const isEmpty = marks.length === 0;
	return isEmpty ? [{ key: idOf(order), at: msOf(order.orderPlacedDateTime), state: '' }] : marks;
});
