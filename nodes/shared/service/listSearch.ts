import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { placeIn, tokenFor } from './listPlace';
import { withQuery, type Paging } from './paging';
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

/**
 * Reads one page of the list; the rest follows as the user scrolls. Each page is asked for by the
 * request that the search makes; what the editor hands back says only where in the list it is.
 *
 * @throws NodeOperationError for a place in the list that this node did not make
 */
export function searchList(service: Service, paging: Paging, search: Search) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const first = search.request(filter?.trim() || undefined);
		const { number, query } = paginationToken
			? placeOrError(this, paginationToken)
			: { number: 1, query: {} };
		const request = withQuery(first, query);
		const { body } = await send.call(this, service, { ...request, answer: paging });
		const rows = paging.rowsIn(body) ?? [];
		const next = paging.next(request, rows, number, body);
		const results = rows.map((row) => ({ name: search.label(row), value: idOf(row, search) }));
		return {
			results: search.filterHere ? results.filter(contains(filter)) : results,
			paginationToken: next && tokenFor(number + 1, next),
		};
	};
}

function placeOrError(context: ILoadOptionsFunctions, token: string) {
	const place = placeIn(token);
	if (place) return place;
	throw new NodeOperationError(context.getNode(), 'The list cannot be continued from here', {
		description: 'Open the list again.',
	});
}

const idOf = (row: IDataObject, { id }: Search) => row[id] as string | number;

const contains =
	(filter = '') =>
	({ name }: { name: string }) =>
		name.toLowerCase().includes(filter.trim().toLowerCase());
