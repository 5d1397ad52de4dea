import { createHash } from 'crypto';
import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IPollFunctions,
} from 'n8n-workflow';
import { momentOf, wallClock } from '../../shared/describe/time';
import { send } from '../../shared/request/send';
import { productsWithSku } from '../bySku';
import { goedGepickt, ZONE } from '../request';
import { pagesFrom } from '../rows';
import {
	DAY,
	type Piece,
	type Sight,
	type Source,
	type Start,
} from '../../shared/trigger/polling/reading';

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

/** Time-out for the list of shipments, in ms, which is known to be slow (reference goedgepickt.md, 2.6). */
const SLOW_MS = 60_000;

/** Days for which new things are looked for after the newest one: some come late. */
const NEW_DAYS = 1;

/** Days for which the status of an order is watched. */
const STATUS_DAYS = 14;

/** Days for which the stock of a product is remembered that is no longer asked for. */
const STOCK_DAYS = 30;

/** Rows that page numbers reach (1.4, one source). */
const MOST_BY_PAGE = 10_000;

const NOT_FOUND = '404';

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

/**
 * The day before a moment. `createdAfter` takes days only (1.2), and whether it includes the day that
 * it names is not known, so a day more is read and what is older is left out here.
 */
function dayBefore(moment: number): string {
	const day = wallClock(new Date(moment), ZONE).slice(0, 10);
	return new Date(Date.parse(day) - DAY).toISOString().slice(0, 10);
}

/** Dates without a zone are taken as Dutch (1.2, unconfirmed); a wrong guess is well within a day. */
const momentIn = (date: unknown): number | undefined => momentOf(date, ZONE)?.getTime();

async function* readList(
	context: IPollFunctions,
	{ url, perPage, order, timeout }: List,
	{ since, from }: Start,
	toSight: (row: IDataObject) => Sight,
): AsyncGenerator<Piece> {
	const qs = from ?? { page: 1, perPage, createdAfter: dayBefore(since), ...order };
	const request = { method: 'GET', url, qs, ...(timeout && { timeout }) } as const;
	for await (const { rows, next } of pagesFrom(context, request, Number(qs.page ?? 1))) {
		const sights = rows.map(toSight);
		const isCutOff = Number(next?.qs?.page ?? 1) > MOST_BY_PAGE / perPage;
		if (isCutOff) {
			yield { sights, next: startBeyond(context, url, qs, order && sights.at(-1)?.at) };
			return;
		}
		yield { sights, next: next?.qs as IDataObject | undefined };
	}
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
	throw new NodeOperationError(
		context.getNode(),
		`GoedGepickt shows no more than ${MOST_BY_PAGE} rows of ${url} since ${String(qs.createdAfter)}`,
		{ description: 'Set fewer Days to Look Back, or a later Start From.' },
	);
}

const newOrder = (json: IDataObject): Sight => ({
	key: String(json.uuid ?? json.orderUuid),
	at: momentIn(json.createDate),
	state: '',
	json,
});

/** New orders (2.5); each comes once. */
export const newOrders: Source<Choice> = {
	things: 'orders',
	daysBack: ({ daysBack }) => daysBack || NEW_DAYS,
	isNewsAtFirstSight: true,
	read: (context, _choice, start) => readList(context, ORDERS, start, newOrder),
	isWanted: () => true,
	toItem: ({ json }) => json,
};

const orderWithStatus = (json: IDataObject): Sight => ({
	...newOrder(json),
	state: String(json.status ?? ''),
});

/**
 * Orders with another status than before. GoedGepickt has no filter for that (2.5), so all orders of
 * the last days are read. One that is new changed from no status, as it may have been through
 * several since the last poll.
 */
export const changedStatuses: Source<Choice> = {
	things: 'orders',
	daysBack: ({ daysBack }) => daysBack || STATUS_DAYS,
	isNewsAtFirstSight: true,
	read: (context, _choice, start) => readList(context, ORDERS, start, orderWithStatus),
	isWanted: ({ state }, { statuses }) => statuses.length === 0 || statuses.includes(state),
	toItem: ({ json }, before) => ({ ...json, previousStatus: before ?? null }),
};

/** That shipments have a UUID is unconfirmed, so what else tells them apart stands in for it (2.6). */
function newShipment(json: IDataObject): Sight {
	const { uuid, linkedOrder, createDate, trackTraceCode, externalId, referenceText } = json;
	const order = (linkedOrder as IDataObject | null | undefined)?.uuid ?? json.orderUuid;
	const others = [order, createDate, trackTraceCode, externalId, referenceText];
	const key = uuid ? String(uuid) : JSON.stringify(others);
	return { key, at: momentIn(createDate), state: '', json };
}

/** New shipments (2.6); each comes once. */
export const newShipments: Source<Choice> = {
	things: 'shipments',
	daysBack: ({ daysBack }) => daysBack || NEW_DAYS,
	isNewsAtFirstSight: true,
	read: (context, _choice, start) => readList(context, SHIPMENTS, start, newShipment),
	isWanted: () => true,
	toItem: ({ json }) => json,
};

/** The product with a UUID; none when it was removed. */
async function productsWithUuid(context: IPollFunctions, uuid: string): Promise<IDataObject[]> {
	const url = `/products/${encodeURIComponent(uuid)}`;
	return await send.call(context, goedGepickt, { method: 'GET', url }).then(
		({ body }) => [body as unknown as IDataObject],
		(error: unknown) => {
			if (error instanceof NodeApiError && error.httpCode === NOT_FOUND) return [];
			throw error;
		},
	);
}

function stockIn(json: IDataObject): Sight {
	const { freeStock = null, totalStock = null } = (json.stock ?? {}) as IDataObject;
	return { key: String(json.uuid), state: JSON.stringify([freeStock, totalStock]), json };
}

/** Stock of given products that changed (2.2); reading all products would be too heavy (section 5). */
export const changedStock: Source<Choice> = {
	things: 'products',
	daysBack: () => STOCK_DAYS,
	isNewsAtFirstSight: false,
	async *read(context, { productsBy, products }, { from, isStrict }) {
		const isBySku = productsBy === 'sku';
		for (let index = Number(from?.index ?? 0); index < products.length; index++) {
			const name = products[index];
			const read = isBySku ? productsWithSku : productsWithUuid;
			const found = await read(context, name);
			if (found.length === 0 && isStrict) throw unknownProduct(context, isBySku, name);
			const next = index + 1 < products.length ? { index: index + 1 } : undefined;
			yield { sights: found.map(stockIn), next };
		}
	},
	isWanted: () => true,
	toItem: ({ json }, before) => {
		const [previousFreeStock, previousTotalStock] = JSON.parse(before ?? '[null,null]');
		return { ...json, previousFreeStock, previousTotalStock };
	},
	names: ({ productsBy, products }) =>
		createHash('sha256')
			.update(JSON.stringify([productsBy, products]))
			.digest('base64'),
};

function unknownProduct(context: IPollFunctions, isBySku: boolean, name: string) {
	const what = isBySku ? 'SKU' : 'UUID';
	return new NodeOperationError(
		context.getNode(),
		`GoedGepickt has no product with the ${what} "${name}"`,
		{
			description: 'Check Products. A product that is removed later holds nothing up.',
		},
	);
}
