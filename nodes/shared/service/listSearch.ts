import type {
	IDataObject,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INodeListSearchResult,
} from 'n8n-workflow';
import { DEFAULT_RATE_LIMIT_OPTIONS, type RateLimitOptions } from './patience';
import { nodeError } from '../operation/nodeError';
import { placeIn, tokenFor } from './listPlace';
import { readPages, withQuery, type Paging } from './paging';
import { send } from './send';
import type { Service, ServiceRequest } from './service';

/** How a list in the editor is filled. */
export interface Search {
	/** The request, given what the user typed so far. */
	request(filter: string | undefined): ServiceRequest;
	/** What the user reads for a row. */
	label(row: IDataObject): string;
	/** Name of the ID in a row. */
	id: string;
	/** Set where the service does not filter by what the user typed: then it is done here. */
	filterHere?: boolean;
	/**
	 * Adds to rows what people know them by and the list does not tell, e.g. a name; for so few rows that
	 * it takes a handful of requests. What it cannot find out it leaves away.
	 */
	details?(ask: Ask, rows: IDataObject[]): Promise<IDataObject[]>;
}

/** Sends a request in the name of the one who opened the list. */
export type Ask = (request: ServiceRequest) => Promise<IN8nHttpFullResponse>;

/** Nobody looks at an empty list for as long as a workflow that runs by itself can wait. */
const PATIENCE: RateLimitOptions = {
	...DEFAULT_RATE_LIMIT_OPTIONS,
	longestWaitMs: 15_000,
	wayOut: 'Workflows are using it up. Open the list again later, or choose "By ID".',
};

/** How requests of a list in the editor are sent. */
export const asking =
	(context: ILoadOptionsFunctions, service: Service): Ask =>
	async (request) =>
		await send.call(context, service, request, PATIENCE);

/**
 * Pages that are read for what the user typed. While something is typed the editor asks for no more of
 * a list that is too short to scroll.
 */
const PAGES_TO_FILTER = 3;

/** Rows that fill the list, so that the user can scroll for more. */
const ENOUGH_ROWS = 10;

/** Several values of a row in one line, without the empty ones. */
export const join = (...parts: unknown[]) =>
	parts
		.filter((part) => part !== undefined && part !== null && part !== '' && part !== false)
		.join(' – ');

/**
 * Reads one page of the list; the rest follows as the user scrolls. What the service does not filter is
 * read some pages further until enough rows fit what was typed. Each page is asked for by the request
 * that the search makes; what the editor hands back says only where in the list it is.
 *
 * @throws NodeOperationError for a place in the list that this node did not make
 */
export function searchList(service: Service, paging: Paging, search: Search) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const typed = filter?.trim() || undefined;
		const ask = asking(this, service);
		const place = paginationToken ? placeOrError(this, paginationToken) : { number: 1, query: {} };
		const first = withQuery(search.request(typed), place.query);
		const isFiltered = search.filterHere === true && typed !== undefined;
		const wanted = typed?.toLowerCase() ?? '';
		const fits = (row: IDataObject) => search.label(row).toLowerCase().includes(wanted);
		const walk = await walked(ask, paging, first, place.number, {
			keep: (row) => !isFiltered || fits(row),
			pages: isFiltered ? PAGES_TO_FILTER : 1,
		});
		const { details = async (_ask, rows) => rows } = search;
		const found = await details(ask, walk.found);
		// Perhaps what was typed is something that only the details tell.
		const isOfDetails = isFiltered && search.details !== undefined && found.length === 0;
		const rows = isOfDetails ? (await details(ask, walk.firstPage)).filter(fits) : found;
		return {
			results: rows.map((row) => ({ name: search.label(row), value: idOf(row, search) })),
			paginationToken: walk.next && tokenFor(walk.nextNumber, walk.next),
		};
	};
}

/** What was read of a list. */
interface Walked {
	firstPage: IDataObject[];
	/** The rows that are wanted. */
	found: IDataObject[];
	/** The request for the page after the last one that was read, and its number. */
	next?: ServiceRequest;
	nextNumber: number;
}

/** Reads at most so many pages, and none that is not needed. */
async function walked(
	ask: Ask,
	paging: Paging,
	first: ServiceRequest,
	firstNumber: number,
	{ keep, pages }: { keep: (row: IDataObject) => boolean; pages: number },
): Promise<Walked> {
	const found: IDataObject[] = [];
	const read = readPages(ask, paging, first, firstNumber);
	let firstPage: IDataObject[] | undefined;
	for await (const { rows, next, number } of read) {
		firstPage ??= rows;
		found.push(...rows.filter(keep));
		const isEnough = found.length >= ENOUGH_ROWS || number - firstNumber + 1 >= pages;
		if (isEnough || !next) return { firstPage, found, next, nextNumber: number + 1 };
	}
	return { firstPage: firstPage ?? [], found, nextNumber: firstNumber };
}

function placeOrError(context: ILoadOptionsFunctions, token: string) {
	const place = placeIn(token);
	if (place) return place;
	throw nodeError(context, 'The list cannot be continued from here', 'Open the list again.');
}

const idOf = (row: IDataObject, { id }: Search) => row[id] as string | number;
