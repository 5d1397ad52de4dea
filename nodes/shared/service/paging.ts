import { OperationalError, type IDataObject, type IN8nHttpFullResponse } from 'n8n-workflow';
import { apiError, explainedBy, reworded } from './failure';
import { Incomplete, type Call, type Flow } from '../operation/operation';
import { remarksOf } from './remarks';
import { SeenRows } from './seenRows';
import type { Problem, ServiceRequest } from './service';

/** How a service cuts a list into pages. */
export interface Paging {
	/** The rows in the body of an answer; undefined where it holds no list. */
	rowsIn(body: unknown): IDataObject[] | undefined;
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
	 * @param rowsOfPage how many rows the page had
	 * @param rowsRead rows of all pages so far, apart from pages that only repeat others
	 */
	cutOff?(
		request: ServiceRequest,
		rowsOfPage: number,
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
	/** The rows that no page before it had, without those that are null. */
	rows: IDataObject[];
	/** Number of the page; the first has 1, unless the reading began at a later one. */
	number: number;
	/** The request for the page after it; missing after the last. */
	next?: ServiceRequest;
	/** Why the list goes on although this is the last page that can be read. */
	cutOff?: Problem;
}

/** Pages that a list can have at the most; far beyond what any account holds. */
const MOST_PAGES = 20_000;

/** Thrown where a list gives the same rows again and again, or never ends. */
class EndlessList extends OperationalError {
	/** @param how what shows that it does not end, e.g. 'page 4 repeats rows' */
	constructor(how: string) {
		super(`The list does not end: ${how}`, {
			description: 'Use filters, so that fewer rows match, and tell the service about it.',
		});
	}
}

/**
 * Reads a list page by page; nothing is asked for before the one who reads wants it. Each row comes
 * once, also where the list shifts between two pages. A page without a new row may be due to such a
 * shift, so one more is looked at; where that is the very same again, the service does not know pages,
 * or not so many, and the list ends there.
 *
 * @param ask sends the request for a page
 * @param firstPage number of the page that the request asks for
 * @throws what `ask` throws, and what the paging throws for a body without a list
 * @throws EndlessList where pages alternate, or where there are too many
 */
export async function* readPages(
	ask: (request: ServiceRequest) => Promise<IN8nHttpFullResponse>,
	paging: Paging,
	firstRequest: ServiceRequest,
	firstPage = 1,
): AsyncGenerator<ListPage> {
	const seen = new SeenRows(paging.rowId);
	let request: ServiceRequest | undefined = firstRequest;
	let staleMark: string | undefined;
	let rowsRead = 0;
	for (let number = firstPage; request; number++) {
		if (number - firstPage >= MOST_PAGES) {
			throw new EndlessList(`after ${MOST_PAGES} pages there are still more`);
		}
		const answer: IN8nHttpFullResponse = await ask({ ...request, answer: paging });
		const given = paging.rowsIn(answer.body) ?? [];
		const { rows, mark } = seen.add(given);
		const isStale = given.length > 0 && rows.length === 0;
		if (isStale && staleMark !== undefined && staleMark !== mark) {
			throw new EndlessList(`page ${number} has nothing but rows of the pages before`);
		}
		const isLast = isStale && staleMark === mark;
		staleMark = isStale ? mark : undefined;
		const next: ServiceRequest | undefined = isLast
			? undefined
			: paging.next(request, given, number, answer.body);
		if (rows.length > 0) rowsRead += given.length;
		const cutOff = next ? undefined : paging.cutOff?.(request, given.length, rowsRead, answer.body);
		yield { request, answer, rows, number, next, cutOff };
		request = next;
	}
}

/** Thrown where all rows of a list are needed, and not all can be read. */
class CutOffList extends OperationalError {
	constructor({ message, description }: Problem) {
		super(message, { description });
	}
}

/**
 * All rows of a list, on however many pages.
 *
 * @throws CutOffList where the list goes on out of reach
 */
export async function allRows(pages: AsyncIterable<ListPage>): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for await (const { rows, cutOff } of pages) {
		all.push(...rows);
		if (cutOff) throw new CutOffList(cutOff);
	}
	return all;
}

/**
 * Walks the pages of a list: all with "Return All", else as many as "Limit" needs and no more.
 * The answer's body is the list of all rows.
 */
export function paged(paging: Paging): Flow {
	return async (call) => {
		const { answer, rowsBeyond, next } = await walk(call, paging, wantedRows(call));
		// Of a list that has another page, only that page would tell whether it is empty.
		if (rowsBeyond > 0) remarksOf(call.context).hasMore++;
		else if (next) remarksOf(call.context).mayHaveMore++;
		return answer;
	};
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
	return (await walk(call, paging, wanted)).answer;
}

/** What was read of a list, and what is left of it. */
interface Walk {
	answer: IN8nHttpFullResponse;
	/** Rows that were read and are not wanted. */
	rowsBeyond: number;
	/** The request for the page that was not read; missing where the list was read to its end. */
	next?: ServiceRequest;
}

async function walk(call: Call, paging: Paging, wanted: number): Promise<Walk> {
	const rows: IDataObject[] = [];
	let last: ListPage | undefined;
	const ask = async (request: ServiceRequest) => await askOrIncomplete(call, request, rows, last);
	const read = async () => {
		for await (const page of readPages(ask, paging, call.request)) {
			last = page;
			for (const row of page.rows) if (paging.keep?.(row) ?? true) rows.push(row);
			if (rows.length >= wanted) break;
			throwIfCutOff(call, page, rows);
		}
		// A list has a first page, or reading it failed.
		return last as ListPage;
	};
	const { answer, next } = await read().catch((error: unknown) => {
		throw last && error instanceof EndlessList ? endless(call, error, last, rows) : error;
	});
	const body = rows.slice(0, wanted);
	return { answer: { ...answer, body }, rowsBeyond: rows.length - body.length, next };
}

function endless(
	{ context, service }: Call,
	{ message, description }: EndlessList,
	{ answer }: ListPage,
	rows: IDataObject[],
): Incomplete {
	const problem = { message: `${service.name}: ${message}`, description: description ?? '' };
	return new Incomplete({ ...answer, body: rows }, apiError(context, problem));
}

function throwIfCutOff({ context }: Call, { answer, cutOff }: ListPage, rows: IDataObject[]) {
	if (cutOff) throw new Incomplete({ ...answer, body: rows }, apiError(context, cutOff));
}

/** Rows of a list that a user gets who sets nothing. */
export const USUAL_LIMIT = 50;

/**
 * Lists without the switch are read to their end. n8n drops the limit of a workflow whose switch is off in
 * another way than it writes itself, such as the text "false".
 */
const wantedRows = ({ inputs: { returnAll = true, limit = USUAL_LIMIT } }: Call): number =>
	returnAll ? Infinity : (limit as number);

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
