import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { Position, Row } from '../../shared/trigger/polling/cursor';
import { readPages, type Paging } from '../../shared/request/paging';
import { send } from '../../shared/request/send';
import type { ServiceRequest } from '../../shared/request/service';
import { bol } from '../request';

/** What the user chose. */
export interface Choice {
	fulfilmentMethod: 'ALL' | 'FBB' | 'FBR';
	/** State of invoice requests. */
	state: 'ALL' | 'OPEN' | 'UPLOAD_ERROR';
}

/** How far a search through long lists has come that takes several polls. */
export interface Progress {
	/** When its first poll began: what appears from then on is for the next search. */
	startedAt: number;
	/** Which of the lists is being read. */
	list: number;
	/** The last page that was read. */
	page: number;
}

/** From where to look, and how long. */
export interface Search {
	position: Position;
	/** How far the polls before have come, in a search that they did not end. */
	progress?: Progress;
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
	/** Where the next poll goes on, for a search that needs more than its position. */
	progress?: Progress;
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

/**
 * Reads the pages of a list, from the one that the request names, until one is the last of interest.
 *
 * @param isLast whether to stop after a page, told by its rows and its number
 * @returns all rows that were read
 */
export async function rowsOf(
	context: IPollFunctions,
	request: ServiceRequest,
	paging: Paging,
	isLast: (rows: IDataObject[], page: number) => boolean = () => false,
): Promise<IDataObject[]> {
	const rows: IDataObject[] = [];
	const firstPage = Number(request.qs?.page ?? 1);
	for await (const page of readPages(send.bind(context, bol), paging, request, firstPage)) {
		rows.push(...page.rows);
		if (isLast(page.rows, page.number)) break;
	}
	return rows;
}

/**
 * Reads a list that rows can leave meanwhile. The rows behind move up then, one of them from a page
 * yet to be read to one that was read: so several pages are read twice.
 */
export async function shrinkingRowsOf(
	context: IPollFunctions,
	request: ServiceRequest,
	paging: Paging,
): Promise<IDataObject[]> {
	const found = await rowsOf(context, request, paging);
	const isOnePage = paging.next(request, found, 1, undefined) === undefined;
	return isOnePage ? found : [...found, ...(await rowsOf(context, request, paging))];
}

/** A moment in ms; now for one that cannot be read, since that hands a row over and loses none. */
export function msOf(moment: unknown): number {
	const ms = Date.parse(String(moment));
	return Number.isNaN(ms) ? Date.now() : ms;
}

/** The list in a property of a row; empty where bol left it out. */
export const listIn = (row: IDataObject, property: string) =>
	(row[property] ?? []) as IDataObject[];
