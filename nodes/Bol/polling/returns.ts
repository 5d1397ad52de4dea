import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { freshIn, type Row } from '../../shared/trigger/polling/cursor';
import { withQuery } from '../../shared/request/paging';
import type { ServiceRequest } from '../../shared/request/service';
import {
	listIn,
	msOf,
	rowsOf,
	shrinkingRowsOf,
	type Choice,
	type Found,
	type Progress,
	type Search,
	type Source,
} from './lists';
import { pagesOf, reads } from '../request';

/** How much older than the last poll a row can be that appears only now, in ms. */
const LAG_MS = 60 * 60_000;

/**
 * How many new returns a poll looks for before it hands them over: bol allows 20 requests a minute
 * (reference bol.md, 1.5), for pages and for reading each of them in full.
 */
const ENOUGH = 100;

const returnPages = pagesOf('returns', 'returnId');

/** Open or handled returns; a list has those of one fulfilment method (2.5, get-returns). */
function returnLists({ fulfilmentMethod }: Choice, handled: boolean): ServiceRequest[] {
	const methods = fulfilmentMethod === 'ALL' ? ['FBR', 'FBB'] : [fulfilmentMethod];
	return methods.map((method) => ({
		method: 'GET',
		url: '/retailer/returns',
		qs: { handled, 'fulfilment-method': method },
		...reads,
	}));
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

/**
 * Reads handled returns, which go back for ever, newest first (2.5), to those that the last search
 * has seen. After a long pause that takes several polls: each stops when it has found enough and
 * notes its page. Newer ones move rows to later pages, so nothing is left out by going on there,
 * and they themselves are found by the next search, which reaches back to the start of this one.
 */
async function handledReturns(
	context: IPollFunctions,
	choice: Choice,
	{ position, progress, now, deadline }: Search,
): Promise<{ rows: Row[]; progress?: Progress }> {
	const lists = returnLists(choice, true);
	const startedAt = progress?.startedAt ?? now;
	const isOld = (row: IDataObject) => touchedAt(row) < position.upTo - LAG_MS;
	const rows: Row[] = [];
	for (let list = progress?.list ?? 0; list < lists.length; list++) {
		const first = progress?.list === list ? progress.page : 1;
		const request = first > 1 ? withQuery(lists[list], { page: first }) : lists[list];
		let reached: Progress | undefined;
		await rowsOf(context, request, returnPages, (found, page) => {
			rows.push(...found.map(returnRow));
			if (found.every(isOld)) return true;
			const isEnough = freshIn(position, rows).length >= ENOUGH || Date.now() > deadline;
			// The first page is one that was read before, unless it is the very first.
			const isFurther = page > first || progress === undefined;
			if (isEnough && isFurther) reached = { startedAt, list, page };
			return reached !== undefined;
		});
		if (reached) return { rows, progress: reached };
	}
	return { rows };
}

/** All returns that are still to be handled; they are few, oldest first, and leave the list then. */
async function openReturns(context: IPollFunctions, choice: Choice): Promise<Row[]> {
	const rows: Row[] = [];
	for (const request of returnLists(choice, false)) {
		rows.push(...(await shrinkingRowsOf(context, request, returnPages)).map(returnRow));
	}
	return rows;
}

/** New returns, open and handled ones, since a seller's own are handled from the start (2.5). */
export const newReturns: Source = {
	things: 'returns',
	async search(context, choice, search): Promise<Found> {
		const open = await openReturns(context, choice);
		const { rows, progress } = await handledReturns(context, choice, search);
		const { position, now } = search;
		const found = { rows: [...open, ...rows], progress };
		return progress
			? { ...found, upTo: position.upTo, isComplete: false }
			: { ...found, upTo: search.progress?.startedAt ?? now, isComplete: true };
	},
	async sample(context, choice) {
		const found: IDataObject[] = [];
		for (const request of [...returnLists(choice, false), ...returnLists(choice, true)]) {
			found.push(...(await rowsOf(context, request, returnPages, () => true)));
		}
		return found.map(returnRow);
	},
	pathOf: ({ returnId }) => `/retailer/returns/${encodeURIComponent(String(returnId))}`,
};
