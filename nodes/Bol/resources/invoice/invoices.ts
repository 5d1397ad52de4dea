import type { IDataObject } from 'n8n-workflow';
import { parsedJson } from '../../../shared/lib/parsedJson';
import { isReport } from '../../../shared/service/answer';
import { withQuery, type Paging } from '../../../shared/service/paging';
import { rowsIn } from '../../service/request';

/**
 * Reads the object or list in the bytes of an answer; undefined where there is none. bol's documents
 * promise a byte string where JSON comes (docs/services/bol.md, 2.13), so JSON that is wrapped in
 * base64 is understood, too.
 */
function jsonIn(body: unknown): IDataObject | IDataObject[] | undefined {
	const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
	const plain = typeof text === 'string' ? parsedJson(text) : text;
	const value =
		typeof plain === 'object'
			? plain
			: parsedJson(Buffer.from(String(plain ?? text), 'base64').toString());
	return typeof value === 'object' && value !== null ? (value as IDataObject) : undefined;
}

/** The same; undefined for an answer that only reports that something went wrong. */
export function dataIn(body: unknown): IDataObject | IDataObject[] | undefined {
	const found = jsonIn(body);
	return found !== undefined && !Array.isArray(found) && isReport(found) ? undefined : found;
}

/** All invoices of a period come at once. */
export const invoicePages: Paging = {
	rowsIn: (body) => rowsIn(jsonIn(body), 'invoiceListItems', ['period']),
	next: () => undefined,
};

/** Lines on one page of a specification (docs/services/bol.md, 1.7). */
const MOST_LINES = 25_000;

/** The longest list of objects anywhere in a value. */
function longestList(value: unknown): IDataObject[] | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const isRows = Array.isArray(value) && value.every((one) => typeof one === 'object');
	const inside = Object.values(value).map(longestList);
	return [isRows ? (value as IDataObject[]) : undefined, ...inside].reduce(
		(longest, list) => ((list?.length ?? -1) > (longest?.length ?? -1) ? list : longest),
		undefined,
	);
}

/**
 * Lines of a specification. No document of bol says where they stand, so they are the longest list in
 * the answer (unconfirmed); an answer without a list is one row.
 */
export const specificationPages: Paging = {
	rowsIn: (body) => {
		const answer = dataIn(body);
		if (answer === undefined) return undefined;
		const lines = longestList(answer);
		if (lines !== undefined || Array.isArray(answer)) return lines;
		return Object.keys(answer).length === 0 ? [] : [answer];
	},
	next: (request, rows, page) =>
		rows.length < MOST_LINES ? undefined : withQuery(request, { page: page + 1 }),
};
