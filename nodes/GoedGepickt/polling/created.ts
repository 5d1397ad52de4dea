import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { nodeError } from '../../shared/operation/nodeError';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/lib/durations';
import { isObject } from '../../shared/lib/isObject';
import { momentOf } from '../../shared/lib/time';
import { dayBefore, ZONE } from '../service/request';
import { pagesFrom } from '../service/rows';
import { serviceTimeOf } from '../../shared/trigger/polling/serviceTime';
import {
	keyOfThing,
	type Piece,
	type Sight,
	type Source,
	type Start,
} from '../../shared/trigger/polling/source';

/** What the user chose. */
export interface Choice {
	/** Days for which orders or shipments are watched; 0 for the usual number. */
	daysBack: number;
	/** Statuses that start the workflow; all when empty. */
	statuses: string[];
	productsBy: 'sku' | 'uuid';
	/** SKUs or UUIDs. */
	products: string[];
}

/**
 * Time-out for the list of shipments, in ms, which is known to be slow
 * (docs/services/goedgepickt.md, 2.6).
 */
const SLOW_MS = MINUTE_MS;

/** Days for which things are watched and looked for after the newest one: some come late. */
const DAYS = 14;

/**
 * Requests of one poll at most: 150 a minute are there for everything
 * (docs/services/goedgepickt.md, 1.3).
 */
export const MOST_PIECES = 100;

/** How far back a test run looks for something, and for how many requests. */
const SAMPLE_DAYS = 7;
const SAMPLE_PIECES = 5;

/** Rows that page numbers reach (1.4, one source). */
const MOST_BY_PAGE = 10_000;

/** A list of the service that is filtered by the day. */
interface List {
	url: string;
	perPage: number;
	order?: IDataObject;
	timeout?: number;
}

/** Orders in the only order that is proven (1.4, 2.5). */
const ORDERS: List = {
	url: '/orders',
	perPage: 50,
	order: { orderBy: 'createDate', orderByDirection: 'asc' },
};

const SHIPMENTS: List = { url: '/shipments', perPage: 100, timeout: SLOW_MS };

/** Dates without a zone are taken as Dutch (1.2, unconfirmed); a wrong guess is well within a day. */
const momentIn = (date: unknown): number | undefined => momentOf(date, ZONE)?.getTime();

async function* readList(
	context: IPollFunctions,
	{ url, perPage, order, timeout }: List,
	{ floor, from }: Pick<Start, 'floor' | 'from'>,
	toSight: (row: IDataObject) => Sight,
): AsyncGenerator<Piece> {
	const qs = from ?? { page: 1, perPage, createdAfter: dayBefore(floor), ...order };
	const request = { method: 'GET', url, qs, ...(timeout && { timeout }) } as const;
	let lastAt: number | undefined = -Infinity;
	for await (const { rows, next, answer } of pagesFrom(context, request, Number(qs.page ?? 1))) {
		// What is no order or shipment would keep all others.
		const sights = rows.filter(isObject).map(toSight);
		const serviceTime = serviceTimeOf(answer);
		lastAt = order ? sights.at(-1)?.marks[0].at : lastInOrder(sights, lastAt);
		const isCutOff = Number(next?.qs?.page ?? 1) > MOST_BY_PAGE / perPage;
		if (isCutOff) {
			yield { sights, serviceTime, next: startBeyond(context, url, qs, lastAt) };
			return;
		}
		yield { sights, serviceTime, next: next?.qs as IDataObject | undefined };
	}
}

/**
 * The last date of things that are ordered by date, as those before them; undefined where they are not. When
 * summer time ends, an hour comes twice.
 */
function lastInOrder(sights: Sight[], before: number | undefined): number | undefined {
	const dates = sights.map(({ marks: [{ at }] }) => at);
	const later = (last = NaN, at = NaN) => (at >= last - HOUR_MS ? Math.max(at, last) : undefined);
	return dates.reduce(later, before);
}

/**
 * Where to read on when page numbers reach no further and there is no cursor (1.4): in a list that is
 * ordered by date, from the last date on.
 *
 * @throws NodeOperationError where that leads no further either
 */
function startBeyond(
	context: IPollFunctions,
	url: string,
	qs: IDataObject,
	lastAt: number | undefined,
): IDataObject {
	const createdAfter = lastAt === undefined ? '' : dayBefore(lastAt);
	if (createdAfter > String(qs.createdAfter)) return { ...qs, page: 1, createdAfter };
	throw nodeError(
		context,
		`GoedGepickt shows no more than ${MOST_BY_PAGE} rows of ${url} since ${String(qs.createdAfter)}`,
		'Set fewer Days to Look Back, or a later Start From. A trigger that was off for long goes on where it stopped: put a new one in its place, and it begins now.',
	);
}

/** By what an order is known; one without a UUID, by what does not change of it. */
function orderMark(json: IDataObject, state: string): Sight {
	const { uuid, orderUuid, externalDisplayId, externalId, orderId, createDate } = json;
	const others = [externalDisplayId, externalId, orderId, createDate];
	const key = keyOfThing(json, uuid || orderUuid, others);
	return { marks: [{ key, at: momentIn(createDate), state }], json };
}

const newOrder = (json: IDataObject) => orderMark(json, '');

const orderWithStatus = (json: IDataObject) => orderMark(json, String(json.status ?? ''));

/** That shipments have a UUID is unconfirmed, so what else tells them apart stands in for it (2.6). */
function newShipment(json: IDataObject): Sight {
	const { uuid, linkedOrder, createDate, trackTraceCode, externalId, referenceText } = json;
	const order = (linkedOrder as IDataObject | null | undefined)?.uuid ?? json.orderUuid;
	const others = [order, createDate, trackTraceCode, externalId, referenceText];
	const key = keyOfThing(json, uuid, others);
	return { marks: [{ key, at: momentIn(createDate), state: '' }], json };
}

/** A source of what is listed by the date of its creation. */
function createdSource(
	things: string,
	list: List,
	toSight: (json: IDataObject) => Sight,
	more: Partial<Source<Choice>> = {},
): Source<Choice> {
	return {
		things,
		nothing: `GoedGepickt lists no such ${things} of the last ${SAMPLE_DAYS} days`,
		daysBack: ({ daysBack }) => daysBack || DAYS,
		isReadByDate: true,
		isNewsAtFirstSight: true,
		isOldestFirst: true,
		most: { pieces: MOST_PIECES, news: Infinity },
		read: (context, _choice, start) => readList(context, list, start, toSight),
		async sample(context) {
			const sights: Sight[] = [];
			let pieces = 0;
			const start = { floor: Date.now() - SAMPLE_DAYS * DAY_MS };
			for await (const piece of readList(context, list, start, toSight)) {
				sights.push(...piece.sights);
				if (++pieces === SAMPLE_PIECES) break;
			}
			return sights;
		},
		toItem: ({ json }) => json,
		...more,
	};
}

/** New orders (2.5); each comes once. */
export const newOrders = createdSource('orders', ORDERS, newOrder);

/**
 * Orders with another status than before. GoedGepickt has no filter for that (2.5), so all orders of
 * the last days are read. One that is new changed from no status, as it may have been through
 * several since the last poll.
 */
export const changedStatuses = createdSource('orders', ORDERS, orderWithStatus, {
	isWanted: ({ marks: [{ state }] }, { statuses }) =>
		statuses.length === 0 || statuses.some((one) => one.toLowerCase() === state.toLowerCase()),
	toItem: ({ json }, before) => ({ ...json, previousStatus: before ?? null }),
});

/** New shipments (2.6); each comes once. */
export const newShipments = createdSource('shipments', SHIPMENTS, newShipment);
