import { NodeOperationError, type IDataObject, type IN8nHttpFullResponse } from 'n8n-workflow';
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
	let request: ServiceRequest | undefined = call.request;
	let answer: IN8nHttpFullResponse | undefined;
	let lastMark = '';
	for (let page = 1; request && rows.length < wanted; page++) {
		answer = await pageOrIncomplete(call, request, rows, answer, page);
		const given = paging.rowsIn(answer.body);
		// A list that does not know paging, or not so many pages, gives the same rows for ever.
		const mark = JSON.stringify([given[0], given.at(-1)]);
		const isSame = page > 1 && mark === lastMark;
		lastMark = mark;
		const found = isSame ? [] : given;
		rowsRead += found.length;
		for (const row of found) {
			if (isNew(row, paging.rowId, seen) && (paging.keep?.(row) ?? true)) rows.push(row);
		}
		const next: ServiceRequest | undefined = isSame
			? undefined
			: paging.next(request, found, page, answer.body);
		const isEnough = next !== undefined || rows.length >= wanted;
		const reason = isEnough ? undefined : paging.cutOff?.(request, found, rowsRead, answer.body);
		if (reason !== undefined) {
			throw new Incomplete({ ...answer, body: rows }, apiError(call.context, reason));
		}
		request = next;
	}
	return { ...(answer as IN8nHttpFullResponse), body: rows.slice(0, wanted) };
}

function wantedRows({ context }: Call): number {
	if (context.getNodeParameter('returnAll', true)) return Infinity;
	const limit = Number(context.getNodeParameter('limit', 50));
	if (Number.isInteger(limit) && limit > 0) return limit;
	throw new NodeOperationError(context.getNode(), 'Limit: must be a whole number above zero', {
		itemIndex: context.getItemIndex(),
	});
}

function isNew(row: IDataObject, rowId: string | undefined, seen: Set<unknown>): boolean {
	const id = rowId === undefined ? undefined : row[rowId];
	if (id === undefined) return true;
	if (seen.has(id)) return false;
	seen.add(id);
	return true;
}

/** Fetches a page; a failure after the first one keeps the rows that are there already. */
async function pageOrIncomplete(
	call: Call,
	request: ServiceRequest,
	rows: IDataObject[],
	before: IN8nHttpFullResponse | undefined,
	page: number,
): Promise<IN8nHttpFullResponse> {
	return await reworded(call.send(request), (error) => {
		if (before === undefined) return error;
		const failure = explainedBy(
			error,
			`Page ${page} could not be read; the ${rows.length} rows of the pages before it are complete, everything after is missing.`,
		);
		return new Incomplete({ ...before, body: rows }, failure);
	});
}
