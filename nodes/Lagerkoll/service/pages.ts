import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';
import { withQuery, type Paging } from '../../shared/service/paging';

/** Whether an answer has what only the wrapper of a list has (docs/services/lagerkoll.md, 1.7). */
const isWrapper = (body: IDataObject) =>
	['since', 'pages', 'page', 'pageSize'].some((name) => name in body);

/** Whether a list may be missing in an answer because it is empty. */
const isEmptyList = (body: IDataObject) => {
	const names = Object.keys(body);
	return isWrapper(body) || (names.length > 0 && names.every((name) => name.endsWith('Count')));
};

/** Names of lists that tell what went wrong. */
const REPORTS = ['errors', 'messages'];

/** The one list that stands in an object; undefined where there is none or more than one. */
function onlyListIn(body: IDataObject): IDataObject[] | undefined {
	const lists = Object.entries(body).filter(([, value]) => Array.isArray(value));
	const isOnly = lists.length === 1 && !REPORTS.includes(lists[0][0]);
	return isOnly ? (lists[0][1] as IDataObject[]) : undefined;
}

/**
 * The list in which a single read may wrap what it gives (docs/services/lagerkoll.md, 1.7);
 * undefined where the thing itself came, in which lists may be, too.
 *
 * @param property the service's word for the list
 */
export function wrappedRows(body: unknown, property: string): IDataObject[] | undefined {
	if (Array.isArray(body)) return body as IDataObject[];
	const answer = isObject(body) ? body : {};
	if (property in answer) {
		const named = answer[property];
		return (Array.isArray(named) ? named : [named].filter(Boolean)) as IDataObject[];
	}
	if (!isWrapper(answer)) return undefined;
	return onlyListIn(answer) ?? [];
}

/**
 * The rows of a list in the wrapper of an answer; undefined where there is none, since an empty output
 * would say that there are no rows. Names of some lists are not in the reference
 * (docs/services/lagerkoll.md, 2), so the only list of the wrapper counts, too.
 *
 * @param property the service's word for the rows
 */
export function rowsIn(body: unknown, property: string): IDataObject[] | undefined {
	if (Array.isArray(body)) return body as IDataObject[];
	if (!isObject(body)) return undefined;
	const named = body[property];
	if (Array.isArray(named)) return named as IDataObject[];
	if (named === null) return [];
	if (named !== undefined) return undefined;
	return onlyListIn(body) ?? (isEmptyList(body) ? [] : undefined);
}

/**
 * Rows of a list that comes in one piece.
 *
 * @param property the service's word for the rows
 * @param carried properties of the wrapper that each row needs to be understood
 */
export const wrapped = (property: string, carried: readonly string[] = []): Paging => ({
	rowsIn: (body) => {
		const rows = rowsIn(body, property);
		if (rows === undefined || carried.length === 0) return rows;
		const shared = Object.fromEntries(
			carried.map((name) => [name, (body as IDataObject | null)?.[name]]),
		);
		return rows.map((row) => ({ ...row, ...shared }));
	},
	next: () => undefined,
});

/** A number that an answer counts; undefined for what does not count. */
function countIn(value: unknown): number | undefined {
	const isText = typeof value === 'string' && /^\d+$/.test(value.trim());
	return isText || typeof value === 'number' ? Number(value) : undefined;
}

const pagesCountedIn = (body: unknown) => countIn((body as IDataObject | null)?.pages);

/**
 * The request for the next page; pages count from 0 (1.7). The rows tell where a list ends: a page
 * without any is its end, whatever is counted. The count of pages spares the request for such a page,
 * unless the last one that it knows is full. Counts of rows, such as `articlesCount`, are not asked.
 */
function nextPage(
	...[request, rows, , body]: Parameters<Paging['next']>
): ReturnType<Paging['next']> {
	if (rows.length === 0) return undefined;
	const page = Number(request.qs?.page ?? 0) + 1;
	const count = pagesCountedIn(body);
	const size = countIn((body as IDataObject | null)?.pageSize);
	const isFull = size !== undefined && size > 0 && rows.length >= size;
	return count !== undefined && page >= count && !isFull ? undefined : withQuery(request, { page });
}

/**
 * Lists whose first page is 0 and that count their pages (docs/services/lagerkoll.md, 1.7). Where a
 * list has no such count, a page without rows is the end.
 *
 * @param property the service's word for the rows
 */
export const pagesOf = (property: string): Paging => ({
	rowsIn: wrapped(property).rowsIn,
	next: nextPage,
});

/**
 * Lists of which it is not known whether they come in pages: more is asked for only where the answer
 * counts more than one (2.13).
 *
 * @param property the service's word for the rows
 */
export const pagesIfCounted = (property: string): Paging => ({
	rowsIn: wrapped(property).rowsIn,
	next: (request, rows, page, body) =>
		pagesCountedIn(body) === undefined ? undefined : nextPage(request, rows, page, body),
});

/** Pages of a list that a free request asks for: its rows are the one list in the answer. */
export const anyPages: Paging = { rowsIn: (body) => rowsIn(body, 'rows'), next: nextPage };
