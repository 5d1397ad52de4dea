import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { limit, returnAll } from '../describe/common';
import { numberOf } from '../describe/ownParameters';
import { switchIn } from '../describe/switch';
import { apiError, explainedBy, reworded } from './failure';
import { Incomplete, type Call, type Flow } from './flow';
import type { Problem, ServiceRequest } from './service';

/** How a service cuts a list into pages. */
export interface Paging {
	/** The rows in the body of an answer. */
	rowsIn(body: unknown): IDataObject[];
	/**
	 * The request for the page after this one, or undefined after the last.
	 *
	 * @param rows the rows of this page
	 * @param page number of this page, from 1
	 */
	next(
		request: ServiceRequest,
		rows: IDataObject[],
		page: number,
		body: unknown,
	): ServiceRequest | undefined;
	/** Name of the id by which rows that two pages share are told apart, where lists shift while paging. */
	rowId?: string;
	/** Whether a row is wanted, where the service's filter lets others through; only these count for "Limit". */
	keep?(row: IDataObject): boolean;
	/**
	 * Why the list goes on although this was the last page that can be read; undefined at its real end.
	 *
	 * @param rowsRead rows of all pages so far, before any were left out
	 */
	cutOff?(
		request: ServiceRequest,
		rows: IDataObject[],
		rowsRead: number,
		body: unknown,
	): Problem | undefined;
}

/** Changes one query parameter of a request. */
export function withQuery(request: ServiceRequest, query: IDataObject): ServiceRequest {
	return { ...request, qs: { ...request.qs, ...query } };
}

/** A page of a list, on the way through it. */
export interface ListPage {
	/** The request that asked for it. */
	request: ServiceRequest;
	answer: IN8nHttpFullResponse;
	rows: IDataObject[];
	/** Number of the page; the first has 1, unless the reading began at a later one. */
	number: number;
	/** The request for the page after it; missing after the last. */
	next?: ServiceRequest;
}

/**
 * Reads a list page by page; nothing is asked for before the one who reads wants it. A page that
 * repeats the one before it has no rows here and is the last: so a list ends that does not know paging,
 * or not so many pages, and would give the same rows for ever.
 *
 * @param ask sends the request for a page
 * @param firstPage number of the page that the request asks for
 * @throws what `ask` throws, and what the paging throws for a body without a list
 */
export async function* readPages(
	ask: (request: ServiceRequest) => Promise<IN8nHttpFullResponse>,
	paging: Paging,
	firstRequest: ServiceRequest,
	firstPage = 1,
): AsyncGenerator<ListPage> {
	let request: ServiceRequest | undefined = firstRequest;
	let lastMark = '';
	for (let number = firstPage; request; number++) {
		const answer: IN8nHttpFullResponse = await ask(request);
		const given = paging.rowsIn(answer.body);
		const mark = JSON.stringify([given.at(0), given.at(-1)]);
		const isSame = mark === lastMark;
		lastMark = mark;
		const rows = isSame ? [] : given;
		const next: ServiceRequest | undefined = isSame
			? undefined
			: paging.next(request, rows, number, answer.body);
		yield { request, answer, rows, number, next };
		request = next;
	}
}

/** All rows of a list, on however many pages. */
export async function allRows(pages: AsyncIterable<ListPage>): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const { rows } of pages) all.push(...rows);
	return all;
}

/**
 * Walks the pages of a list: all with "Return All", else as many as "Limit" needs and no more.
 * The answer's body is the list of all rows.
 */
export function paged(paging: Paging): Flow {
	return async (call) => await walkPages(call, paging, wantedRows(call));
}

/**
 * Walks the pages of a list until so many rows are there. The answer's body is the list of them.
 *
 * @throws Incomplete when a page after the first fails, or when the list goes on out of reach
 */
export async function walkPages(
	call: Call,
	paging: Paging,
	wanted: number,
): Promise<IN8nHttpFullResponse> {
	const rows: IDataObject[] = [];
	const seen = new Set<unknown>();
	let rowsRead = 0;
	let last: ListPage | undefined;
	const ask = async (request: ServiceRequest) => await askOrIncomplete(call, request, rows, last);
	for await (const page of readPages(ask, paging, call.request)) {
		last = page;
		rowsRead += page.rows.length;
		for (const row of page.rows) {
			if (isNew(row, paging.rowId, seen) && (paging.keep?.(row) ?? true)) rows.push(row);
		}
		if (rows.length >= wanted) break;
		const { request, answer, next } = page;
		const reason = next ? undefined : paging.cutOff?.(request, page.rows, rowsRead, answer.body);
		if (reason !== undefined) {
			throw new Incomplete({ ...answer, body: rows }, apiError(call.context, reason));
		}
	}
	return { ...(last as ListPage).answer, body: rows.slice(0, wanted) };
}

function wantedRows({ context }: Call): number {
	// Lists without the switch are read to their end.
	const given = context.getNodeParameter('returnAll', true) as unknown;
	if (switchIn(context, returnAll.displayName, given)) return Infinity;
	return numberOf(context, limit, { whole: true, least: 1 });
}

function isNew(row: IDataObject, rowId: string | undefined, seen: Set<unknown>): boolean {
	const id = rowId === undefined ? undefined : row[rowId];
	if (id === undefined) return true;
	if (seen.has(id)) return false;
	seen.add(id);
	return true;
}

/** Asks for a page; a failure after the first one keeps the rows that are there already. */
async function askOrIncomplete(
	call: Call,
	request: ServiceRequest,
	rows: IDataObject[],
	last: ListPage | undefined,
): Promise<IN8nHttpFullResponse> {
	return await reworded(call.send(request), (error) => {
		if (last === undefined) return error;
		const failure = explainedBy(
			error,
			`Page ${last.number + 1} could not be read; the ${rows.length} rows of the pages before it are complete, everything after is missing.`,
		);
		return new Incomplete({ ...last.answer, body: rows }, failure);
	});
}
