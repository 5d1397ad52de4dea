import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { demandAllOf } from '../../../shared/commerce/existingOrder';
import { shopOrderIn } from '../../../shared/commerce/orderInput';
import { piecesIn } from '../../../shared/commerce/stockLevels';
import { dayAfter } from '../../../shared/lib/time';
import { unlessGone } from '../../../shared/operation/changedSince';
import { lookAgain } from '../../../shared/operation/createOrUpdate';
import { isSameInAnyCase, keyOf } from '../../../shared/operation/key';
import type { Call, Flow, ItemContext } from '../../../shared/operation/operation';
import { objectsIn, uselessAnswer } from '../../../shared/operation/rowsWithKey';
import { Kept } from '../../../shared/lib/kept';
import { inTurn } from '../../../shared/lib/keyLock';
import { bodyAs, ownAnswer, rowsIn } from '../../../shared/service/body';
import { apiError, hasStatus, isOutcomeUnknown } from '../../../shared/service/failure';
import { readPages } from '../../../shared/service/paging';
import type { Problem } from '../../../shared/service/service';
import { onceInRun } from '../../../shared/service/runs';
import { allWebshops, type Webshop } from '../../fields/webshops';
import { askedFor, goedGepickt, unwrapped, pages } from '../../service/request';
import { dayAgo } from './findOrder';

/** Far more orders than are made while a list is read. */
const MOST_KNOWN = 10_000;

/** Orders that this process has made, by webshop and number. */
const madeHere = new Kept<{ uuid?: string }>(MOST_KNOWN, () => false);

/** Forgets the orders that this process has made. */
export const forgetOrders = () => madeHere.clear();

/** Orders that were read. */
interface Listed {
	rows: IDataObject[];
	/** Why there are more that could not be read. */
	cutOff?: Problem;
}

/** Answers to a key that may not list webshops, such as one of a fulfilment customer. */
const CLOSED = [403, 404];

/** An order with the number that it is known by. */
interface NumberedOrder {
	number: string;
	/** Webshop and number: two webshops may have the same number. */
	name: string;
	/** Day since which it is searched for, `YYYY-MM-DD`; an earlier one once n8n's clock is known to be ahead. */
	since: () => string;
}

/**
 * Creates an order unless there is one with its number. No search for a number is proven, so the orders
 * of the last days are read, once in a run (docs/services/goedgepickt.md, 2.5; section 5, row 13). An
 * order that is older than these days is looked for since the day before its own date.
 *
 * The output is the order that was there, or the answer to its creation, with `created` and `orderUuid`.
 */
export const createOnce: Flow = async (call) => {
	const wanted = wantedIn(call);
	let isFirst = false;
	const name = `order ${wanted.name}`;
	const { answer, items } = await onceInRun(call.context, goedGepickt, name, async () => {
		isFirst = true;
		const { orderItems } = call.request.body as IDataObject;
		const found = async () => await lookOrCreate(call, wanted);
		return { answer: await inTurn(`GoedGepickt ${name}`, found), items: orderItems };
	});
	if (isFirst) return answer;
	const order = bodyAs<IDataObject>(answer.body);
	// The answer to a creation does not say what it made.
	demandWhole(call, { products: items, ...order });
	return { ...answer, body: { ...order, created: false } };
};

function wantedIn({ inputs, request }: Call): NumberedOrder {
	const body = request.body as IDataObject;
	const number = keyOf(body.orderDisplayId) || keyOf(body.orderId);
	const day = String(body.createDate).slice(0, 10);
	// A date from the JSON may be none; GoedGepickt then says so.
	const own = Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? '' : dayAfter(day, -1);
	const since = () => {
		const recent = dayAgo(Number(inputs.daysBack));
		return own !== '' && own < recent ? own : recent;
	};
	return { number, name: `${keyOf(body.webshopUuid).toLowerCase()} ${number}`, since };
}

async function lookOrCreate(call: Call, wanted: NumberedOrder): Promise<IN8nHttpFullResponse> {
	const name = `orders since ${wanted.since()}`;
	const list = await onceInRun(
		call.context,
		goedGepickt,
		name,
		async () => await readOrders(call, wanted),
	);
	const row = (await rowIn(call, wanted, list)) ?? (await orderMadeHere(call, wanted));
	if (row !== undefined) return found(call, row);
	if (list.cutOff) throw apiError(call.context, list.cutOff);
	return await created(call, wanted).catch(async (error: unknown) => {
		if (!isOutcomeUnknown(error)) throw error;
		const again = await lookAgain(error, async () => {
			return await rowIn(call, wanted, await readOrders(call, wanted));
		});
		if (again === undefined) throw error;
		return found(call, again);
	});
}

async function created(call: Call, { name }: NumberedOrder): Promise<IN8nHttpFullResponse> {
	const answer = await call.send(call.request);
	const body = bodyAs<IDataObject>(answer.body);
	const { orderUuid } = body;
	if (typeof orderUuid === 'string') {
		madeHere.get(name, nothingMade).uuid = orderUuid;
	}
	return { ...answer, body: { created: true, ...body } };
}

function found(call: Call, row: IDataObject) {
	demandWhole(call, row);
	return ownAnswer({ created: false, orderUuid: uuidOf(row), ...row });
}

const uuidOf = ({ uuid, orderUuid }: IDataObject) => uuid ?? orderUuid;

/** @throws NodeOperationError for an order that cannot be all that is still to be shipped of a shop order */
function demandWhole({ context, inputs, request, service }: Call, order: IDataObject) {
	const shopOrder = shopOrderIn(inputs);
	if (shopOrder === undefined) return;
	const { orderItems } = request.body as IDataObject;
	// The parts of a compound product stand beside it.
	const lines = rowsIn(order.products).filter(({ type }) => type !== 'child');
	const amounts = lines.map(({ productQuantity }) => piecesIn(productQuantity) ?? Infinity);
	const skusOf = (rows: readonly IDataObject[]) => rows.map(({ sku }) => keyOf(sku));
	demandAllOf(context, shopOrder, {
		service: service.name,
		name: keyOf(uuidOf(order)),
		isCancelled: isSameInAnyCase(order.status, 'cancelled'),
		...(lines.length > 0 && { pieces: amounts.reduce((sum, amount) => sum + amount, 0) }),
		products: { there: skusOf(lines), wanted: skusOf(rowsIn(orderItems)) },
		mostOf: (sku) => (isSameInAnyCase(order.status, 'completed') ? pickedOf(sku, lines) : Infinity),
	});
}

/** How many of a product were picked; Infinity where its lines do not say, as those of a compound product. */
const pickedOf = (sku: string, lines: readonly IDataObject[]) =>
	lines
		.filter((line) => keyOf(line.sku) === sku)
		.map(({ type, pickedQuantity }) => (type === 'parent' ? null : piecesIn(pickedQuantity)))
		.reduce<number>((sum, picked) => sum + (picked ?? Infinity), 0);

const nothingMade = (): { uuid?: string } => ({});

/**
 * An order that this process has made and the list does not show: the list was read before, or it lags
 * behind, as its counts do (docs/services/goedgepickt.md, 1.4).
 */
async function orderMadeHere(
	call: Call,
	{ name }: NumberedOrder,
): Promise<IDataObject | undefined> {
	const { uuid } = madeHere.get(name, nothingMade);
	if (uuid === undefined) return undefined;
	const [order] = await unlessGone(call, '/orders', askedFor('order', uuid));
	return order;
}

async function readOrders(call: Call, wanted: NumberedOrder): Promise<Listed> {
	const { context, send } = call;
	const since = wanted.since();
	const request = reading(call, '/orders', { page: '1', perPage: '50', createdAfter: since });
	const listed: Listed = { rows: [] };
	// What is no list says nothing of the order, and it would be made once more.
	const ordersIn = (body: unknown) =>
		objectsIn(context, { service: goedGepickt.name, thing: 'order' }, unwrapped(body));
	for await (const { rows, cutOff } of readPages(send, { ...pages, rowsIn: ordersIn }, request)) {
		listed.rows.push(...rows);
		listed.cutOff = cutOff;
	}
	// The first answer of all may have told that n8n's clock is ahead.
	return wanted.since() < since ? await readOrders(call, wanted) : listed;
}

/**
 * The order with the number among those that were read; one that is cancelled only where there is no other.
 *
 * @throws NodeOperationError when orders were read, and none of them says its number
 */
async function rowIn(
	{ context, request }: Call,
	{ number }: NumberedOrder,
	{ rows }: Listed,
): Promise<IDataObject | undefined> {
	if (rows.length > 0 && rows.every(({ externalDisplayId }) => externalDisplayId === undefined)) {
		throw uselessAnswer(context, goedGepickt.name, 'orders without externalDisplayId');
	}
	const { webshopUuid } = request.body as IDataObject;
	let gone: IDataObject | undefined;
	for (const row of rows) {
		const isIt = keyOf(row.externalDisplayId) === number;
		if (!isIt || !(await mayBeOf(context, row, keyOf(webshopUuid)))) continue;
		if (!isSameInAnyCase(row.status, 'cancelled')) return row;
		gone ??= row;
	}
	return gone;
}

/**
 * Whether an order may be of a webshop. That it says the UUID of its own is not confirmed, so where there
 * is none it is of another one only if it has the name of that (docs/services/goedgepickt.md, 2.5).
 */
async function mayBeOf(context: ItemContext, row: IDataObject, uuid: string): Promise<boolean> {
	if (keyOf(row.webshopUuid) !== '') return isSameInAnyCase(row.webshopUuid, uuid);
	if (keyOf(row.webshopName) === '') return true;
	const all = await onceInRun(
		context,
		goedGepickt,
		'webshops',
		async () => await webshops(context),
	);
	const named = all.filter(({ name }) => keyOf(name) === keyOf(row.webshopName));
	return named.length === 0 || named.some((one) => isSameInAnyCase(one.uuid, uuid));
}

/** The webshops of the account; none where the key may not list them. */
const webshops = async (context: ItemContext): Promise<Webshop[]> =>
	await allWebshops(context).catch((error: unknown) => {
		if (hasStatus(error, CLOSED)) return [];
		throw error;
	});

const reading = ({ request }: Call, url: string, qs: IDataObject) => ({
	...request,
	method: 'GET' as const,
	url,
	qs,
	body: undefined,
	answer: undefined,
});
