import { OperationalError, type IDataObject } from 'n8n-workflow';
import type { ShapeItems } from '../shared/request/output';
import { withQuery, type Paging } from '../shared/request/paging';

/**
 * Reads JSON from the bytes of an answer. bol's documents promise a byte string where JSON comes
 * (reference bol.md, 2.13), so JSON that is wrapped in base64 is understood, too.
 *
 * @throws OperationalError where there is no JSON
 */
export function jsonIn(body: unknown): IDataObject {
	const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
	if (text === undefined || text === null || text === '') return {};
	if (typeof text !== 'string') return text as IDataObject;
	const plain = parsed(text);
	const value =
		typeof plain === 'object'
			? plain
			: parsed(Buffer.from(String(plain ?? text), 'base64').toString());
	if (typeof value === 'object' && value !== null) return value as IDataObject;
	throw new OperationalError('bol answered with something else than JSON', {
		description: 'Use API Request with the response File to see it.',
	});
}

/** What a text says as JSON; undefined when it is none. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// The caller tries another way to read it.
		return undefined;
	}
}

/** An answer in bytes as one item. */
export const asJson: ShapeItems = async function (_items, { body }) {
	return [{ json: jsonIn(body) }];
};

/** An item for each invoice. */
export const invoiceRows: ShapeItems = async function (_items, { body }) {
	return invoicesIn(body).map((json) => ({ json }));
};

const invoicesIn = (body: unknown) => (jsonIn(body).invoiceListItems ?? []) as IDataObject[];

/** All invoices of a period come at once. */
export const invoicePages: Paging = { rowsIn: invoicesIn, next: () => undefined };

/** Lines on one page of a specification (reference bol.md, 1.7). */
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
		const answer = jsonIn(body);
		const isEmpty = Object.keys(answer).length === 0;
		return longestList(answer) ?? (isEmpty ? [] : [answer]);
	},
	next: (request, rows, page) =>
		rows.length < MOST_LINES ? undefined : withQuery(request, { page: page + 1 }),
};
