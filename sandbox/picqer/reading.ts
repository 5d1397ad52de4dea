import type { FastifyInstance, FastifyRequest } from 'fastify';

import { filtered, pageOf, type Filter } from './lists';
import { rowFromPath } from './world';

/** What a list and its single rows are made of. */
interface Reading<Row> {
	rows: (request: FastifyRequest) => Row[];
	/** For lists that leave some rows out unless the query asks for them. */
	listed?: (request: FastifyRequest) => Row[];
	idField: keyof Row;
	filters?: Record<string, Filter<Row>>;
	present?: (row: Row) => unknown;
	/** For rows that show more when they are read alone. */
	presentOne?: (row: Row) => unknown;
}

/** The list of a resource and its single rows; gives back how to find a row from a path. */
export function registerReading<Row extends object>(
	scope: FastifyInstance,
	path: string,
	reading: Reading<Row>,
): (request: FastifyRequest) => Row {
	const { rows, listed = rows, idField, filters = {}, present = (row) => row } = reading;
	const { presentOne = present } = reading;
	const find = (request: FastifyRequest) => rowFromPath(request, rows(request), idField);

	scope.get(path, (request) =>
		pageOf(request, filtered(request, listed(request), filters)).map(present),
	);
	scope.get(`${path}/:id`, (request) => presentOne(find(request)));
	return find;
}
