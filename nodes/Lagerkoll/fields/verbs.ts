import type { NodeApiError } from 'n8n-workflow';
import { filters } from '../../shared/operation/collections';
import { limit, returnAll } from '../../shared/operation/common';
import type { Field } from '../../shared/operation/fields';
import { verbs, type Details } from '../../shared/operation/verbs';
import { once, type Flow, type Input, type Thing } from '../../shared/operation/operation';
import { explainedBy, reworded, hasStatus } from '../../shared/service/failure';
import { paged, type Paging } from '../../shared/service/paging';
import { sinceInputs, pagedSince, since } from './since';
import { pagesOf, wrapped } from '../service/pages';
import { withTrailingSlash } from '../service/trailingSlash';

/** The description of an operation that was not seen in the vendor's documentation. */
export const undocumented = (does: string) =>
	`${does}; not in the documentation of Lagerkoll (unconfirmed)`;

const NOT_FOUND = [404, 405];
const GENERAL_ERROR = 900101;

/** Whether nothing may be at the path; a code of the resource itself would say something else. */
function isUnknownPath(error: NodeApiError): boolean {
	const { serviceCode } = error.context;
	const isOwn = serviceCode !== undefined && serviceCode !== GENERAL_ERROR;
	return hasStatus(error, NOT_FOUND) && !isOwn;
}

/** Says at a call that is not documented that its path may be wrong. */
export const guessed =
	(flow: Flow = once): Flow =>
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

/** How a list is read. */
interface List extends Omit<Details, 'flow' | 'inputs'> {
	/** Filters of the query. */
	filtered?: readonly Field[];
	/** Inputs that come before them. */
	first?: readonly Input[];
	/**
	 * Page size, where the list comes in pages: the documented default
	 * (docs/services/lagerkoll.md, 1.7).
	 */
	pageSize?: number;
	/** What else stands between the pages, or between the answer and its rows. */
	paging?: Paging;
	/** Whether the list can be read from a marker on. */
	hasMarker?: boolean;
	isGuessed?: boolean;
}

/** No operation minds whether the base of its resource needs a slash at its end. */
const tolerant = <T extends Details>(details: T): T => ({
	...details,
	flow: withTrailingSlash(details.flow ?? once),
});

/**
 * The operations of one resource. Lists are described here, since all of them are alike: rows in a
 * wrapper, pages from 0, and a marker for what changed.
 */
export function verbsFor(thing: Thing) {
	const plain = verbs(wrapped(''), thing);

	const get = (url: string, details: Details = {}) => plain.get(url, tolerant(details));

	const create = (url: string, details: Details = {}) => plain.create(url, tolerant(details));

	const remove = (url: string, details: Details = {}) => plain.remove(url, tolerant(details));

	const action: typeof plain.action = (name, value, text, call, details) =>
		plain.action(name, value, text, call, tolerant(details));

	/** @param property the service's word for the rows */
	const list = (url: string, property: string, details: List = {}) => {
		const { filtered = [], first = [], pageSize, hasMarker, isGuessed, ...more } = details;
		const { paging = pageSize ? pagesOf(property) : wrapped(property), ...own } = more;
		const walk = hasMarker ? pagedSince(property, paging) : paged(paging);
		const all = hasMarker ? [...filtered, since] : filtered;
		return get(url, {
			name: 'Get Many',
			value: 'getAll',
			action: `Get many ${thing.many}`,
			answer: 'list',
			flow: isGuessed ? guessed(walk) : walk,
			...(pageSize && { request: { query: { page: '0', limit: String(pageSize) } } }),
			...own,
			inputs: [
				...first,
				...(all.length > 0 ? [filters(all)] : []),
				...(hasMarker ? sinceInputs : [returnAll, limit]),
			],
		});
	};

	return { action, create, get, list, remove };
}
