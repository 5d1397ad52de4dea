import type { INodeProperties, NodeApiError } from 'n8n-workflow';
import { filters } from '../shared/describe/collections';
import { limit, returnAll } from '../shared/describe/common';
import type { Field } from '../shared/describe/fields';
import type { OperationDetails, Thing } from '../shared/describe/operation';
import { verbs } from '../shared/describe/verbs';
import { explainedBy, reworded } from '../shared/request/failure';
import { flowOf, once, type Flow } from '../shared/request/flow';
import { paged, type Paging } from '../shared/request/paging';
import { markerParameters, marked, since } from './marker';
import { pagesOf, wrapped } from './pages';
import { lagerkoll } from './request';
import { slashTolerant } from './slash';

/** Stands in the description of an operation that was not seen in the vendor's documentation. */
export const UNDOCUMENTED = 'Not in the documentation of Lagerkoll (unconfirmed)';

const NOT_FOUND = ['404', '405'];
const GENERAL_ERROR = 900101;

/** Whether nothing may be at the path; a code of the resource itself would say something else. */
function isUnknownPath({ httpCode, context }: NodeApiError): boolean {
	const { serviceCode } = context;
	const isOwn = serviceCode !== undefined && serviceCode !== GENERAL_ERROR;
	return NOT_FOUND.includes(httpCode ?? '') && !isOwn;
}

/** Says at a call that is not documented that its path may be wrong. */
const guessed =
	(flow: Flow): Flow =>
	async (call) =>
		await flow({
			...call,
			send: async (request) =>
				await reworded(call.send(request), (error) =>
					isUnknownPath(error)
						? explainedBy(
								error,
								'This call is not in the documentation of Lagerkoll, so its path may be another one; API Request can send any path.',
							)
						: error,
				),
		});

/** The function that n8n runs for an operation. */
export const run = (flow: Flow = once) => flowOf(lagerkoll, slashTolerant(flow));

/** The same, for an operation that is not documented. */
export const runGuessed = (flow: Flow = once) => flowOf(lagerkoll, slashTolerant(guessed(flow)));

/** How a list is read. */
interface List extends Partial<OperationDetails> {
	/** Filters of the query. */
	filtered?: readonly Field[];
	/** Parameters that come before them. */
	first?: readonly INodeProperties[];
	/** Page size, where the list comes in pages: the documented default (reference lagerkoll.md, 1.7). */
	pageSize?: number;
	/** What else stands between the pages, or between the answer and its rows. */
	paging?: Paging;
	/** Whether the list can be read from a marker on. */
	hasMarker?: boolean;
	isGuessed?: boolean;
}

/**
 * The operations of one resource. Lists are described here, since all of them are alike: rows in a
 * wrapper, pages from 0, and a marker for what changed.
 */
export function verbsFor(thing: Thing) {
	const { action, create, get, remove } = verbs(lagerkoll, wrapped(''), thing);

	/** @param property the service's word for the rows */
	const list = (url: string, property: string, details: List = {}) => {
		const { filtered = [], first = [], pageSize, hasMarker, isGuessed, ...more } = details;
		const { paging = pageSize ? pagesOf(property) : wrapped(property), ...own } = more;
		const walk = hasMarker ? marked(property, paging) : paged(paging);
		const all = hasMarker ? [...filtered, since] : filtered;
		return get(url, {
			name: 'Get Many',
			value: 'getAll',
			action: `Get many ${thing.many}`,
			flow: (isGuessed ? runGuessed : run)(walk),
			...(pageSize && { request: { qs: { page: '0', limit: String(pageSize) } } }),
			...own,
			parameters: [
				...first,
				...(all.length > 0 ? [filters(all)] : []),
				...(hasMarker ? markerParameters : [returnAll, limit]),
			],
		});
	};

	return { action, create, get, list, remove };
}
