import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { filtered, pageOf, type Filter } from './lists';
import { rowFromPath } from './world';

/** What a list and its single rows are made of. */
interface Reading<Row> {
	rows: (request: FastifyRequest) => Row[];
	/** For a list that leaves some rows out unless the query asks for them. */
	listed?: (request: FastifyRequest) => Row[];
	idField: keyof Row;
	filters?: Record<string, Filter<Row>>;
	present?: (row: Row) => unknown;
}

/** The list of a resource and its single rows; gives back how to find a row from a path. */
export function registerReading<Row extends object>(
	scope: FastifyInstance,
	path: string,
	{ rows, listed = rows, idField, filters = {}, present = (row) => row }: Reading<Row>,
): (request: FastifyRequest) => Row {
	const find = (request: FastifyRequest) => rowFromPath(request, rows(request), idField);

	scope.get(path, (request) =>
		pageOf(request, filtered(request, listed(request), filters)).map(present),
	);
	scope.get(`${path}/:id`, (request) => present(find(request)));
	return find;
}

/**
 * What can be done to one row, each with a path of its own behind the row's; the answer is the row as it
 * is then.
 */
export function registerActions<Row>(
	scope: FastifyInstance,
	path: string,
	find: (request: FastifyRequest) => Row,
	present: (row: Row) => unknown,
	actions: Record<string, (row: Row, body: Record<string, unknown>) => void>,
): void {
	for (const [name, act] of Object.entries(actions)) {
		scope.post(`${path}/:id/${name}`, (request) => {
			const row = find(request);
			act(row, bodyOf(request));
			return present(row);
		});
	}
}
