import { UserError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { HOUR_MS } from '../../shared/lib/durations';
import { withQuery } from '../../shared/service/paging';
import { demandSame } from '../../shared/service/sameThing';
import { send } from '../../shared/service/send';
import type { ServiceRequest } from '../../shared/service/service';
import {
	keyOfThing,
	type Piece,
	type Sight,
	type Source,
	type Start,
} from '../../shared/trigger/polling/source';
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
import { bodyAs } from '../../shared/service/body';

/** How much older than the last poll a row can be that appears only now, in ms. */
const LAG_MS = HOUR_MS;

/**
 * How many new returns a poll looks for before it hands them over: bol allows 20 requests a minute
 * (docs/services/bol.md, 1.5), for pages and for reading each of them in full.
 */
const ENOUGH = 100;

const returnPages = pagesOf('returns', 'returnId');

/** Open or handled returns; a list has those of one fulfilment method (2.5, get-returns). */
const returnLists = (choice: Choice, handled: boolean): ServiceRequest[] =>
	methodsOf(choice).map((method) => ({
		method: 'GET',
		url: '/retailer/returns',
		qs: { handled, 'fulfilment-method': method },
		...reads,
	}));

/** When a return was last touched: registered, or one of its items handled. */
function touchedAt(row: IDataObject): number | undefined {
	const handled = rowsInField(row, 'returnItems').flatMap((item) =>
		rowsInField(item, 'processingResults').map(({ processingDateTime }) => processingDateTime),
	);
	return latestOf([row.registrationDateTime, ...handled]);
}

/**
 * @param lastAt when it was last touched, for one that is handled: what was long before the trigger began
 * is not read to its end, other than open returns
 */
function returnSight(json: IDataObject, lastAt?: number): Sight {
	const id = keyOfThing(json, json.returnId);
	const scope = json.fulfilmentMethod === undefined ? undefined : String(json.fulfilmentMethod);
	const at = msOf(json.registrationDateTime);
	return { id, scope, json, marks: [{ key: id, at, lastAt, state: '' }] };
}

/**
 * Reads handled returns, which go back for ever, newest first (2.5), to those that the last search
 * has seen. After a long pause that takes several polls: each stops when it has found enough and
 * notes its page. Newer ones move rows to later pages, so nothing is left out by going on there,
 * and they themselves are found by the next search, which reaches back to the start of this one.
 */
async function* handledReturns(
	context: IPollFunctions,
	choice: Choice,
	{ upTo, from }: Start,
): AsyncGenerator<Rows & { next?: IDataObject }> {
	const lists = returnLists(choice, true);
	const isOld = (row: IDataObject) => (touchedAt(row) ?? Infinity) < upTo - LAG_MS;
	const firstList = Number(from?.list ?? 0);
	for (let list = firstList; list < lists.length; list++) {
		const firstPage = list === firstList ? Number(from?.page ?? 1) : 1;
		const request = firstPage > 1 ? withQuery(lists[list], { page: firstPage }) : lists[list];
		let rows: IDataObject[] = [];
		for await (const page of pagesIn(context, request, returnPages)) {
			rows.push(...page.rows);
			const isLast = page.isLast || page.rows.every(isOld);
			// The first page was read before when this goes on, so it is no step on the way.
			const isStep = page.number > firstPage || from === undefined || list > firstList;
			if (isStep && !isLast) {
				yield { ...page, rows, next: { list, page: page.number } };
				rows = [];
			}
			if (isLast) break;
		}
		const isEnd = list === lists.length - 1;
		yield { rows, next: isEnd ? undefined : { list: list + 1, page: 1 } };
	}
}

/** All returns that are still to be handled; they are few, oldest first, and leave the list then. */
async function openReturns(context: IPollFunctions, choice: Choice): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for (const request of returnLists(choice, false)) {
		all.push(...(await shrinkingRowsOf(context, request, returnPages)).rows);
	}
	return all;
}

async function* readReturns(
	context: IPollFunctions,
	choice: Choice,
	start: Start,
): AsyncGenerator<Piece> {
	let open = await openReturns(context, choice);
	for await (const { rows, serviceTime, next } of handledReturns(context, choice, start)) {
		const handled = rows.map((row) => returnSight(row, touchedAt(row)));
		const sights = [...open.map((row) => returnSight(row)), ...handled];
		yield { sights, serviceTime, next };
		open = [];
	}
}

async function readReturn(
	context: IPollFunctions,
	{ returnId }: IDataObject,
): Promise<IDataObject> {
	const url = `/retailer/returns/${encodeURIComponent(String(returnId))}`;
	const { body } = await send.call(context, bol, { method: 'GET', url, ...reads });
	const found = bodyAs<IDataObject | undefined>(body);
	const asked = { thing: 'return', id: returnId, idFields: ['returnId'] };
	if (found?.returnId !== undefined) return demandSame(bol, asked, found);
	throw new UserError(`bol gave no return for the ID ${String(returnId)}`);
}

/** New returns, open and handled ones, since a seller's own are handled from the start (2.5). */
export const newReturns: Source<Choice> = {
	things: 'returns',
	nothing: 'bol lists no returns now',
	daysBack: () => 365,
	isReadByDate: false,
	isNewsAtFirstSight: true,
	isOldestFirst: false,
	most: { pieces: Infinity, news: ENOUGH },
	read: readReturns,
	async sample(context, choice) {
		const found: IDataObject[] = [];
		for (const request of [...returnLists(choice, false), ...returnLists(choice, true)]) {
			found.push(...(await firstRowsOf(context, request, returnPages)));
		}
		return found.map((row) => returnSight(row));
	},
	toItem: ({ json }) => json,
	readInFull: readReturn,
	scopesOf: methodsOf,
};
