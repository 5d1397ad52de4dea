import type { FastifyRequest } from 'fastify';

import { invalid } from './errors';

/** What the caller of a list can ask for, and how its rows are answered. */
export interface ListShape<Row> {
	/** The highest `perPage`; a higher one is lowered to it. */
	longestPage: number;
	/** What can be searched and sorted by; a list with `createDate` takes `createdAfter` as well. */
	attributes: Array<keyof Row & string>;
	/** Attributes that are no fields of the row. */
	further?: Record<string, (row: Row) => unknown>;
	present: (row: Row) => object;
}

/** The answer of every list (docs/services/goedgepickt.md, 1.4). */
export interface Envelope {
	items: object[];
	pageInfo: {
		totalItems: number;
		itemsPerPage: number;
		currentPage: number;
		lastPage: number;
		cursor: string;
	};
}

type Query = Record<string, string | undefined>;

const usualPage = 15;

/** Rows beyond this one are only reached with a cursor. */
const reachableByPage = 10_000;

function wholeAbove0(query: Query, name: string, fallback: number): number {
	const value = query[name] === undefined ? fallback : Number(query[name]);
	if (!Number.isInteger(value) || value < 1) {
		throw invalid({ [name]: [`${name} moet een geheel getal groter dan 0 zijn.`] });
	}
	return value;
}

function attributeOf<Row>(shape: ListShape<Row>, query: Query, name: string) {
	const wanted = query[name] ?? '';
	const attribute = shape.attributes.find((one) => one === wanted);
	if (attribute) return (row: Row): unknown => row[attribute];
	const read = shape.further?.[wanted];
	if (!read) throw invalid({ [name]: [`${name} is ongeldig: ${wanted}.`] });
	return read;
}

function searched<Row>(rows: Row[], shape: ListShape<Row>, query: Query): Row[] {
	const { searchAttribute, searchDelimiter, searchValue } = query;
	if ([searchAttribute, searchDelimiter, searchValue].every((part) => part === undefined)) {
		return rows;
	}
	const read = attributeOf(shape, query, 'searchAttribute');
	if (searchDelimiter !== '=') throw invalid({ searchDelimiter: ['searchDelimiter is ongeldig.'] });
	if (searchValue === undefined) throw invalid({ searchValue: ['searchValue is verplicht.'] });
	return rows.filter((row) => String(read(row) ?? '') === searchValue);
}

function createdSince<Row>(rows: Row[], shape: ListShape<Row>, query: Query): Row[] {
	const { createdAfter } = query;
	const createDate = shape.attributes.find((one) => one === 'createDate');
	if (!createDate || createdAfter === undefined) return rows;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(createdAfter) || Number.isNaN(Date.parse(createdAfter))) {
		throw invalid({ createdAfter: ['createdAfter is geen geldige datum.'] });
	}
	return rows.filter((row) => String(row[createDate]) >= createdAfter);
}

function sorted<Row>(rows: Row[], shape: ListShape<Row>, query: Query): Row[] {
	if (query.orderBy === undefined) return rows;
	const read = attributeOf(shape, query, 'orderBy');
	const direction = query.orderByDirection ?? 'asc';
	if (direction !== 'asc' && direction !== 'desc') {
		throw invalid({ orderByDirection: ['orderByDirection is ongeldig.'] });
	}
	const sign = direction === 'asc' ? 1 : -1;
	const text = (row: Row) => String(read(row) ?? '');
	return [...rows].sort((one, other) =>
		text(one) === text(other) ? 0 : text(one) < text(other) ? -sign : sign,
	);
}

function cursorAt(offset: number): string {
	return Buffer.from(JSON.stringify({ id: offset })).toString('base64url');
}

function offsetOf(cursor: string): number {
	const text = Buffer.from(cursor, 'base64url').toString();
	const offset = /^\{"id":(\d+)\}$/.exec(text)?.[1];
	if (offset === undefined) throw invalid({ cursor: ['cursor is ongeldig.'] });
	return Number(offset);
}

/**
 * Answers a list: searched, sorted, and one page of it. A cursor stands for the rows after the page that it came
 * with; `lag` leaves that many rows out of the totals, though not out of the pages.
 *
 * @throws GoedGepicktError a 422 for a query that cannot be understood
 */
export function listOf<Row>(
	request: FastifyRequest,
	rows: Row[],
	shape: ListShape<Row>,
	lag: number,
): Envelope {
	const query = request.query as Query;
	const found = sorted(createdSince(searched(rows, shape, query), shape, query), shape, query);
	const perPage = Math.min(wholeAbove0(query, 'perPage', usualPage), shape.longestPage);
	const byCursor = query.cursor === undefined ? undefined : offsetOf(query.cursor);
	const start = byCursor ?? (wholeAbove0(query, 'page', 1) - 1) * perPage;
	const reachable = byCursor === undefined ? found.slice(0, reachableByPage) : found;
	const items = reachable.slice(start, start + perPage).map(shape.present);
	const totalItems = Math.max(0, found.length - lag);
	return {
		items,
		pageInfo: {
			totalItems,
			itemsPerPage: perPage,
			currentPage: Math.floor(start / perPage) + 1,
			lastPage: Math.max(1, Math.ceil(totalItems / perPage)),
			cursor: cursorAt(start + items.length),
		},
	};
}
