import type { Violation } from './problems';

/** The query of a request as bol's gateway sees it: the last value of each name. */
export type Query = Record<string, string | string[] | undefined>;

/** A query parameter as one string. */
export function single(query: Query, name: string): string | undefined {
	const value = query[name];
	return Array.isArray(value) ? value[value.length - 1] : value;
}

/** The page number from the query; adds a violation when it is none. */
export function pageNumber(query: Query, violations: Violation[]): number {
	const text = single(query, 'page') ?? '1';
	if (/^\d+$/.test(text) && Number(text) >= 1) return Number(text);
	violations.push({
		name: 'page',
		reason: 'Request contains an invalid value for page, must be greater than or equal to 1.',
	});
	return 1;
}

/** A query parameter that has a list of allowed values. */
export function oneOf<Value extends string>(
	query: Query,
	name: string,
	allowed: readonly Value[],
	violations: Violation[],
): Value | undefined {
	const text = single(query, name);
	if (text === undefined) return undefined;
	if ((allowed as readonly string[]).includes(text)) return text as Value;
	violations.push({
		name,
		reason: `Request contains invalid value(s): '${text}', allowed values: ${allowed.join(', ')}.`,
	});
	return undefined;
}

/** The rows of one page of 50. */
export function pageOf<Row>(rows: Row[], page: number): Row[] {
	return rows.slice((page - 1) * 50, page * 50);
}

/** An object from a body, whatever was sent. */
export function asObject(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}

/** A list from a body, whatever was sent. */
export function asList(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/** Whether a value is a text that is not empty. */
export function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

/** All values of a query parameter, be it repeated or separated by commas. */
export function several(query: Query, name: string): string[] {
	const value = query[name];
	const values = Array.isArray(value) ? value : [value ?? ''];
	return values.flatMap((text) => text.split(',')).filter((text) => text !== '');
}

/** A query parameter that is true or false. */
export function truth(query: Query, name: string, violations: Violation[]): boolean | undefined {
	const text = oneOf(query, name, ['true', 'false'] as const, violations);
	return text === undefined ? undefined : text === 'true';
}

/** A query parameter that is a whole number between two limits. */
export function wholeNumber(
	query: Query,
	name: string,
	[minimum, maximum]: [number, number],
	violations: Violation[],
): number | undefined {
	const text = single(query, name);
	if (text === undefined) return undefined;
	if (!/^\d+$/.test(text) || Number(text) < minimum || Number(text) > maximum) {
		violations.push({
			name,
			reason: `Request contains an invalid value, must be between ${minimum} and ${maximum}.`,
		});
	}
	return Number(text);
}
