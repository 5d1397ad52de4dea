import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';
import { readPages, type Paging } from '../../shared/service/paging';
import { send } from '../../shared/service/send';
import type { ServiceRequest } from '../../shared/service/service';
import { serviceTimeOf } from '../../shared/trigger/polling/serviceTime';
import type { OrderOutput } from '../commerce/orderOutput';
import { bol } from '../service/request';

/** What the user chose. */
export interface Choice {
	fulfilmentMethod: 'ALL' | 'FBB' | 'FBR';
	/** State of invoice requests. */
	state: 'ALL' | 'OPEN' | 'UPLOAD_ERROR';
	/** How an order comes out. */
	orderOutput: OrderOutput;
}

/** Rows of a list, and what bol's clock showed when it gave them, in ms since 1970. */
export interface Rows {
	rows: IDataObject[];
	serviceTime?: number;
}

/** The fulfilment methods that a choice stands for. */
export const methodsOf = ({ fulfilmentMethod }: Choice): string[] =>
	fulfilmentMethod === 'ALL' ? ['FBR', 'FBB'] : [fulfilmentMethod];

/** A page of a list. */
export interface Page extends Rows {
	number: number;
	isLast: boolean;
}

/** Reads a list page by page, from the one that the request names. */
export async function* pagesIn(
	context: IPollFunctions,
	request: ServiceRequest,
	paging: Paging,
): AsyncGenerator<Page> {
	const firstPage = Number(request.qs?.page ?? 1);
	const pages = readPages(send.bind(context, bol), paging, request, firstPage);
	for await (const { rows, answer, number, next } of pages) {
		const serviceTime = serviceTimeOf(answer);
		yield { rows: rows.filter(isObject), serviceTime, number, isLast: next === undefined };
	}
}

/** All rows of a list. */
async function rowsOf(
	context: IPollFunctions,
	request: ServiceRequest,
	paging: Paging,
): Promise<Rows> {
	const all: Rows = { rows: [] };
	for await (const { rows, serviceTime } of pagesIn(context, request, paging)) {
		all.rows.push(...rows);
		all.serviceTime ??= serviceTime;
	}
	return all;
}

/** The rows of the first page, to try a workflow with. */
export async function firstRowsOf(
	context: IPollFunctions,
	request: ServiceRequest,
	paging: Paging,
): Promise<IDataObject[]> {
	for await (const { rows } of pagesIn(context, request, paging)) return rows;
	return [];
}

/**
 * Reads a list that rows can leave meanwhile. The rows behind move up then, one of them from a page
 * yet to be read to one that was read: so several pages are read twice.
 */
export async function shrinkingRowsOf(
	context: IPollFunctions,
	request: ServiceRequest,
	paging: Paging,
): Promise<Rows> {
	const found = await rowsOf(context, request, paging);
	const isOnePage = paging.next(request, found.rows, 1, undefined) === undefined;
	if (isOnePage) return found;
	const again = await rowsOf(context, request, paging);
	return { ...found, rows: [...found.rows, ...again.rows] };
}

/** A moment in ms since 1970; undefined for one that cannot be read. */
export function msOf(moment: unknown): number | undefined {
	const ms = Date.parse(String(moment));
	return Number.isNaN(ms) ? undefined : ms;
}

/** The latest of some moments, in ms since 1970. */
export function latestOf(moments: unknown[]): number | undefined {
	const all = moments.map(msOf).filter((ms) => ms !== undefined);
	return all.length > 0 ? Math.max(...all) : undefined;
}
