import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Paging } from './paging';
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
}

/** Several values of a row in one line, without the empty ones. */
export const join = (...parts: unknown[]) =>
	parts
		.filter((part) => part !== undefined && part !== null && part !== '' && part !== false)
		.join(' – ');

/** Where a list that the user scrolls is; the editor hands it back as text for the next page. */
interface Page {
	number: number;
	request: ServiceRequest;
}

/** Reads one page of the list; the rest follows as the user scrolls. */
export function searchList(service: Service, paging: Paging, search: Search) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const page: Page = paginationToken
			? JSON.parse(paginationToken)
			: { number: 1, request: search.request(filter?.trim() || undefined) };
		const { body } = await send.call(this, service, page.request);
		const rows = paging.rowsIn(body);
		const next = paging.next(page.request, rows, page.number, body);
		const results = rows.map((row) => ({ name: search.label(row), value: idOf(row, search) }));
		return {
			results: search.filterHere ? results.filter(contains(filter)) : results,
			paginationToken: next && JSON.stringify({ number: page.number + 1, request: next }),
		};
	};
}

const idOf = (row: IDataObject, { id }: Search) => row[id] as string | number;

const contains =
	(filter = '') =>
	({ name }: { name: string }) =>
		name.toLowerCase().includes(filter.trim().toLowerCase());
