import type { FastifyRequest } from 'fastify';

import { commonCodes, refused } from './errors';
import type { Article } from './types';

/** The query of a request. */
export function queryOf(request: FastifyRequest): Record<string, string | undefined> {
	return request.query as Record<string, string | undefined>;
}

/** A whole number from the query; throws a 400 for anything else. */
export function wholeNumber(
	request: FastifyRequest,
	name: string,
	fallback: number,
	smallest = 0,
): number {
	const text = queryOf(request)[name];
	if (text === undefined || text === '') return fallback;
	const number = Number(text);
	if (!Number.isInteger(number) || number < smallest)
		throw refused(commonCodes.general, name, `${name} must be a whole number`);
	return number;
}

/** One of several values from the query; throws a 400 for anything else. */
export function oneOf<Value extends string>(
	request: FastifyRequest,
	name: string,
	allowed: readonly Value[],
	fallback: Value,
): Value {
	const text = queryOf(request)[name];
	if (text === undefined || text === '') return fallback;
	const found = allowed.find((value) => value === text);
	if (found === undefined)
		throw refused(commonCodes.general, name, `${name} must be one of ${allowed.join(', ')}`);
	return found;
}

/** The rows that hold the text of `query` in one of the fields. */
export function matching<Row extends object>(
	request: FastifyRequest,
	rows: Row[],
	...fields: Array<keyof Row>
): Row[] {
	const text = (queryOf(request).query ?? '').toLowerCase();
	if (text === '') return rows;
	return rows.filter((row) =>
		fields.some((field) => String(row[field]).toLowerCase().includes(text)),
	);
}

/** The rows in the order of a field. */
export function sorted<Row extends object>(
	rows: Row[],
	field: keyof Row,
	direction: 'asc' | 'desc',
): Row[] {
	const sign = direction === 'asc' ? 1 : -1;
	return [...rows].sort((first, second) => {
		const [one, other] = [first[field], second[field]];
		if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
		return sign * String(one).localeCompare(String(other), 'sv');
	});
}

/** The rows that changed after the marker in `since`. */
export function newer(request: FastifyRequest, rows: Article[]): Article[] {
	const since = wholeNumber(request, 'since', 0);
	return rows.filter(({ change }) => change > since);
}

/** The marker that a register answers: the newest change of all its rows, sent or not. */
export function newestChange(rows: Article[]): number {
	return Math.max(0, ...rows.map(({ change }) => change));
}

/** One page of rows with its counters. Pages count from 0: docs/services/lagerkoll.md, 1.7. */
export function pageOf<Row>(
	request: FastifyRequest,
	rows: Row[],
	defaultLimit: number,
): { rows: Row[]; counters: { pages: number; page: number; pageSize: number } } {
	const page = wholeNumber(request, 'page', 0);
	// The largest limit that Lagerkoll allows is not stated, so there is none here.
	const pageSize = wholeNumber(request, 'limit', defaultLimit, 1);
	return {
		rows: rows.slice(page * pageSize, (page + 1) * pageSize),
		counters: { pages: Math.ceil(rows.length / pageSize), page, pageSize },
	};
}
