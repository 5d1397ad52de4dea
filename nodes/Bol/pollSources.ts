import type { IDataObject, IN8nHttpFullResponse, IPollFunctions } from 'n8n-workflow';
import { momentOf, wallClock } from '../shared/describe/time';
import { withQuery, type Paging } from '../shared/request/paging';
import { send } from '../shared/request/send';
import type { ServiceRequest } from '../shared/request/service';
import type { Position, Row } from '../shared/polling/cursor';
import { bol, pagesOf, reads } from './request';

/** What the user chose. */
export interface Choice {
	fulfilmentMethod: 'ALL' | 'FBB' | 'FBR';
	/** State of invoice requests. */
	state: 'ALL' | 'OPEN' | 'UPLOAD_ERROR';
}

/** From where to look, and how long. */
export interface Search {
	position: Position;
	/** When the poll began. */
	now: number;
	/** When a long search should stop, to go on in the next poll. */
	deadline: number;
}

/** What a search found. */
export interface Found {
	rows: Row[];
	/** The moment before which nothing was left out. */
	upTo: number;
	/** Whether the search came to its end. */
	isComplete: boolean;
}

/** A list that new things appear in. */
export interface Source {
	/** What it has, in words, e.g. 'orders'. */
	things: string;
	/** All rows that can be new. */
	search(context: IPollFunctions, choice: Choice, search: Search): Promise<Found>;
	/** Some rows, new or not, to try a workflow with. */
	sample(context: IPollFunctions, choice: Choice): Promise<Row[]>;
	/** Where the whole thing is read; missing where the list has everything. */
	pathOf?(row: IDataObject): string;
}

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

/** How much older than the last poll a row can be that appears only now. */
const LAG_MS = 60 * MINUTE;

/** Reads the rows of all pages, or of those until one is the last that is of interest. */
async function rowsOf(
	context: IPollFunctions,
	request: ServiceRequest,
	paging: Paging,
	isLast: (rows: IDataObject[]) => boolean = () => false,
): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	let next: ServiceRequest | undefined = request;
	let lastMark = '';
	for (let page = 1; next; page++) {
		const { body }: IN8nHttpFullResponse = await send.call(context, bol, next);
		const found = paging.rowsIn(body);
		// A list that does not know paging gives the same rows for ever.
		const mark = JSON.stringify([found.at(0), found.at(-1)]);
		if (page > 1 && mark === lastMark) break;
		lastMark = mark;
		rows.push(...found);
		next = isLast(found) ? undefined : paging.next(next, found, page, body);
	}
	return rows;
}

/** A moment in ms; now for one that cannot be read, since that hands a row over and loses none. */
function msOf(moment: unknown): number {
	const ms = Date.parse(String(moment));
	return Number.isNaN(ms) ? Date.now() : ms;
}

const listIn = (row: IDataObject, property: string) => (row[property] ?? []) as IDataObject[];

const orderPages = pagesOf('orders', 'orderId');

const orders = ({ fulfilmentMethod }: Choice, change: IDataObject = {}): ServiceRequest => ({
	method: 'GET',
	url: '/retailer/orders',
	// Orders can be handled before the first poll, so open ones alone are not enough (2.1).
	qs: { 'fulfilment-method': fulfilmentMethod, status: 'ALL', ...change },
	...reads,
});

/**
 * Reads the orders with items that changed in a time. An item that changes again meanwhile can leave
 * the list, and the rows behind it move up, one of them from a page yet to be read to one that was
 * read: so several pages are read twice.
 */
async function changedIn(
	context: IPollFunctions,
	choice: Choice,
	time: IDataObject,
): Promise<IDataObject[]> {
	const request = orders(choice, time);
	const found = await rowsOf(context, request, orderPages);
	const isOnePage = orderPages.next(request, found, 1, undefined) === undefined;
	return isOnePage ? found : [...found, ...(await rowsOf(context, request, orderPages))];
}

/** Reads what changed in the last minutes, or after a longer pause on each day since (2.1). */
async function searchOrders(
	context: IPollFunctions,
	choice: Choice,
	{ position, now, deadline }: Search,
	toRow: (order: IDataObject) => Row,
): Promise<Found> {
	const since = position.upTo - OVERLAP_MINUTES * MINUTE;
	const minutes = Math.ceil((now - since) / MINUTE);
	if (minutes <= LONGEST_INTERVAL_MINUTES) {
		const interval = Math.max(OVERLAP_MINUTES, minutes);
		const found = await changedIn(context, choice, { 'change-interval-minute': interval });
		return { rows: merged(found).map(toRow), upTo: now, isComplete: true };
	}

	const found: IDataObject[] = [];
	const today = dayOf(now);
	let day = dayOf(Math.max(since, now - LONGEST_HISTORY_MS));
	for (let days = 1; ; days++, day = dayAfter(day)) {
		found.push(...(await changedIn(context, choice, { 'latest-change-date': day })));
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

const returnPages = pagesOf('returns', 'returnId');

/** Both kinds of returns, since a seller's own are handled from the start (2.5, create-return). */
function returnLists({ fulfilmentMethod }: Choice): ServiceRequest[] {
	const methods = fulfilmentMethod === 'ALL' ? ['FBR', 'FBB'] : [fulfilmentMethod];
	const request: ServiceRequest = { method: 'GET', url: '/retailer/returns', ...reads };
	return [false, true].flatMap((handled) =>
		methods.map((method) => withQuery(request, { handled, 'fulfilment-method': method })),
	);
}

const returnRow = (json: IDataObject): Row => ({
	json,
	marks: [{ key: String(json.returnId), at: msOf(json.registrationDateTime) }],
});

/** When a return was last touched: registered, or one of its items handled. */
function touchedAt(row: IDataObject): number {
	const handled = listIn(row, 'returnItems').flatMap((item) =>
		listIn(item, 'processingResults').map((result) => msOf(result.processingDateTime)),
	);
	return Math.max(msOf(row.registrationDateTime), ...handled);
}

/** New returns, open and handled ones. */
export const newReturns: Source = {
	things: 'returns',
	async search(context, choice, { position, now }) {
		// Handled returns go back for ever, newest first; open ones are few, oldest first (2.5).
		const isOld = (row: IDataObject) => touchedAt(row) < position.upTo - LAG_MS;
		const found: IDataObject[] = [];
		for (const request of returnLists(choice)) {
			const isLast = (rows: IDataObject[]) => request.qs?.handled === true && rows.every(isOld);
			found.push(...(await rowsOf(context, request, returnPages, isLast)));
		}
		return { rows: found.map(returnRow), upTo: now, isComplete: true };
	},
	async sample(context, choice) {
		const found: IDataObject[] = [];
		for (const request of returnLists(choice)) {
			found.push(...(await rowsOf(context, request, returnPages, () => true)));
		}
		return found.map(returnRow);
	},
	pathOf: ({ returnId }) => `/retailer/returns/${encodeURIComponent(String(returnId))}`,
};

const invoiceRequestPages = pagesOf('invoiceRequests', 'shipmentId');

const invoiceRequests = ({ state }: Choice): ServiceRequest => ({
	method: 'GET',
	url: '/retailer/shipments/invoices/requests',
	qs: { state },
	...reads,
});

/** An invoice request is new when it comes into the chosen state: a refused file is news again. */
function invoiceRequestRow(json: IDataObject): Row {
	const moments = listIn(json, 'statusTransitions').map(({ statusDateTime }) => statusDateTime);
	const latest = moments.sort((one, other) => msOf(one) - msOf(other)).at(-1);
	return {
		json,
		marks: [{ key: `${String(json.shipmentId)} ${String(latest)}`, at: msOf(latest) }],
	};
}

/** New invoice requests of business customers. */
export const newInvoiceRequests: Source = {
	things: 'invoice requests',
	async search(context, choice, { now }) {
		const found = await rowsOf(context, invoiceRequests(choice), invoiceRequestPages);
		return { rows: found.map(invoiceRequestRow), upTo: now, isComplete: true };
	},
	async sample(context, choice) {
		const request = invoiceRequests(choice);
		return (await rowsOf(context, request, invoiceRequestPages, () => true)).map(invoiceRequestRow);
	},
};
