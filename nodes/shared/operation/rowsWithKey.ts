import type { IDataObject } from 'n8n-workflow';
import { nodeError } from './nodeError';
import { keyOf } from './key';
import type { RequestContext } from '../service/service';

/** What is looked for. */
export interface KeySearch {
	/** Name of the service. */
	service: string;
	/** What it is, e.g. 'order'. */
	thing: string;
	/** Name of the key in a row, e.g. 'reference'. */
	field: string;
	/** The key, without anything around it. */
	key: string;
}

/**
 * The error for a search whose answer cannot be used. Nothing is known then, and to create something
 * could create it twice.
 *
 * @param problem what the answer is, e.g. 'no list'
 */
export const uselessAnswer = (context: RequestContext, service: string, problem: string) =>
	nodeError(
		context,
		`${service} answered the search with ${problem}`,
		'Nothing was created or changed. Check the address in the credential.',
	);

/**
 * The rows of a search.
 *
 * @throws NodeOperationError when the answer has no list, or a row that is nothing of the kind
 */
export function objectsIn(
	context: RequestContext,
	{ service, thing }: Pick<KeySearch, 'service' | 'thing'>,
	list: unknown,
): IDataObject[] {
	if (!Array.isArray(list)) throw uselessAnswer(context, service, 'no list');
	return list.map((row: unknown): IDataObject => {
		if (typeof row === 'object' && row !== null) return row as IDataObject;
		throw uselessAnswer(context, service, `something that is no ${thing}`);
	});
}

/**
 * The rows of a search that have the key. Some searches are looser than the key, e.g. in upper and
 * lower case; and what has blanks around it at the service is the same all the same.
 *
 * @throws NodeOperationError when the answer has no list, or a row that is nothing of the kind; also
 * when no row has the key and one of them does not say what its key is
 */
export function rowsWithKey(
	context: RequestContext,
	{ service, thing, field, key }: KeySearch,
	list: unknown,
): IDataObject[] {
	const rows = objectsIn(context, { service, thing }, list);
	const found = rows.filter((row) => keyOf(row[field]) === key);
	if (found.length === 0 && rows.some((row) => row[field] === undefined)) {
		throw uselessAnswer(context, service, `one ${thing} without ${field}`);
	}
	return found;
}

/** What tells rows apart that have one key. */
export interface Recognised {
	/** Name of the ID in a row. */
	id: string;
	/** Fields that tell people which of several it is, e.g. its number and status. */
	shown?: readonly string[];
}

/**
 * The error for several rows with one key: each by its ID, and by what people see of it, e.g.
 * `21 (O2026-1001, cancelled)`.
 */
export function severalFound(
	context: RequestContext,
	{ service, thing, field, key }: KeySearch,
	rows: readonly IDataObject[],
	{ id, shown = [] }: Recognised,
	wayOut: string,
) {
	const names = rows.map((row) => {
		const seen = shown.map((name) => keyOf(row[name])).filter((text) => text !== '');
		return seen.length === 0 ? String(row[id]) : `${String(row[id])} (${seen.join(', ')})`;
	});
	return nodeError(
		context,
		`${rows.length} ${thing}s in ${service} have the ${field} ${key}`,
		`Their IDs are ${names.join(', ')}. ${wayOut}`,
	);
}

/**
 * The ID of a row.
 *
 * @throws NodeOperationError when it has none
 */
export function idIn(
	context: RequestContext,
	{ service, thing }: Pick<KeySearch, 'service' | 'thing'>,
	row: IDataObject,
	name: string,
): string | number {
	const id = row[name];
	if (typeof id === 'number' || (typeof id === 'string' && id.trim() !== '')) return id;
	throw uselessAnswer(context, service, `one ${thing} without ${name}`);
}
