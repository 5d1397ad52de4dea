import type { IDataObject } from 'n8n-workflow';
import type { ServiceRequest } from './service';

/** Names of values by which a service knows something: IDs, codes, numbers of its own. */
const KEY = /(?:id|ean|sku|code|reference|number)s?$|^id/i;

/** Names that end alike and tell something of a person, or nothing of what was meant. */
const NO_KEY =
	/zip|postal|post_?code|house|phone|mobile|vat_?n|tax|country|currency|language|iban|bank/i;

/** Values that are named; more would hide the reason. */
const MOST_KEYS = 8;

/** Fields that are named. */
const MOST_FIELDS = 20;

/** Longest value of a key to show, in characters. */
const LONGEST_KEY = 60;

/** Depth to which a body is described. */
const DEEPEST = 3;

interface Sent {
	/** What the value is called, with the objects it stands in: `products.idproduct`. */
	name: string;
	value: unknown;
}

/**
 * Says what was sent, so that a reason such as "Item not found" can be understood: method and path, the
 * IDs and codes with their values, and the names of the other fields. Values of those are not shown,
 * since they may be a buyer's.
 */
export function whatWasSent(request: ServiceRequest): string {
	const { method = 'GET', url, qs, body } = request;
	const sent = [...fieldsIn(qs), ...fieldsIn(body)];
	const keys = listed(
		sent.filter(isKey).map(({ name, value }) => `${name} ${shown(value)}`),
		MOST_KEYS,
	);
	const others = [...new Set(sent.filter((field) => !isKey(field)).map(({ name }) => name))];
	const fields = listed(others, MOST_FIELDS);
	const withKeys = keys && ` with ${keys}`;
	const noun = others.length === 1 ? 'field' : 'fields';
	const withFields = fields && `${keys ? ' and' : ' with'} the ${noun} ${fields}`;
	return `Sent was ${method} ${url.split(/[?#]/)[0]}${withKeys}${withFields}.`;
}

function fieldsIn(value: unknown, name = '', depth = 0): Sent[] {
	if (value === undefined || value === null || Buffer.isBuffer(value)) return [];
	if (typeof value !== 'object') return name === '' ? [] : [{ name, value }];
	if (depth === DEEPEST) return [{ name, value }];
	// Rows have their fields in common, so that these go by one name.
	if (Array.isArray(value)) return value.flatMap((row) => fieldsIn(row, name, depth));
	return Object.entries(value as IDataObject).flatMap(([key, inner]) =>
		fieldsIn(inner, name === '' ? key : `${name}.${key}`, depth + 1),
	);
}

function isKey({ name, value }: Sent): boolean {
	const last = name.split('.').at(-1) as string;
	return typeof value !== 'object' && KEY.test(last) && !NO_KEY.test(last);
}

function shown(value: unknown): string {
	const text = String(value);
	return text.length > LONGEST_KEY ? `${text.slice(0, LONGEST_KEY)}…` : text;
}

function listed(texts: string[], most: number): string {
	const different = [...new Set(texts)];
	const more = different.length > most ? ` and ${different.length - most} more` : '';
	return different.slice(0, most).join(', ') + more;
}
