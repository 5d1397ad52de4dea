import type { FastifyRequest } from 'fastify';

const pageSize = 100;

type Query = Record<string, string | undefined>;

/** The query of a request. */
export function queryOf(request: FastifyRequest): Query {
	return request.query as Query;
}

/** A switch in the query; a bare `?inactive` counts as on. */
export function isOn(value: string | undefined): boolean {
	return value !== undefined && ['', '1', 'true'].includes(value);
}

/** The active rows, or with `inactive` in the query the others. */
export function activeOrNot<Row extends { active: boolean }>(
	request: FastifyRequest,
	rows: Row[],
): Row[] {
	const inactive = isOn(queryOf(request).inactive);
	return rows.filter(({ active }) => active !== inactive);
}

/** The page of rows that `offset` asks for. */
export function pageOf<Row>(request: FastifyRequest, rows: Row[]): Row[] {
	const offset = Math.max(0, Number(queryOf(request).offset ?? 0) || 0);
	return rows.slice(offset, offset + pageSize);
}

/** How a query parameter narrows a list. */
export type Filter<Row> = (row: Row, value: string) => boolean;

/** The rows that pass the filters which the query names. */
export function filtered<Row>(
	request: FastifyRequest,
	rows: Row[],
	filters: Record<string, Filter<Row>>,
): Row[] {
	const query = queryOf(request);
	const active = Object.entries(filters).filter(([name]) => query[name] !== undefined);
	return rows.filter((row) => active.every(([name, filter]) => filter(row, query[name] ?? '')));
}

/** A filter on the exact value of a field. */
export function exact<Row extends object>(field: keyof Row): Filter<Row> {
	return (row, value) => String(row[field]) === value;
}

/** A filter on a moment of a field that is at or after a given one; rows without it do not pass. */
export function since<Row extends object>(field: keyof Row): Filter<Row> {
	// Times are texts of one form, so comparing texts compares times.
	return (row, value) => row[field] !== null && String(row[field]) >= value;
}

/** A filter on a moment of a field that is at or before a given one; rows without it do not pass. */
export function until<Row extends object>(field: keyof Row): Filter<Row> {
	return (row, value) => row[field] !== null && String(row[field]) <= value;
}

/** The usual filters by id and by time of creation. */
export function sinceFilters<Row extends object>(
	idField: keyof Row,
	createdField: keyof Row,
): Record<string, Filter<Row>> {
	return {
		sinceid: (row, value) => Number(row[idField]) > Number(value),
		beforeid: (row, value) => Number(row[idField]) < Number(value),
		sincedate: since(createdField),
		untildate: until(createdField),
	};
}

/** A free text search over some fields. */
export function searchIn<Row extends object>(...fields: Array<keyof Row>): Filter<Row> {
	return (row, value) =>
		fields.some((field) =>
			String(row[field] ?? '')
				.toLowerCase()
				.includes(value.toLowerCase()),
		);
}
