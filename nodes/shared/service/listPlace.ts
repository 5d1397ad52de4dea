import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../lib/isObject';
import { parsedJson } from '../lib/parsedJson';
import type { ServiceRequest } from './service';

/** Where a list that the user scrolls goes on. */
interface ListPlace {
	/** Number of the page, from 2. */
	number: number;
	/** Query parameters that lead to it; one that is undefined must not be sent. */
	query: IDataObject;
}

/** More pages than a user can scroll through. */
const MOST_PAGES = 1_000_000;

/** Longest cursor of a service, in characters; bol's and GoedGepickt's have some hundred. */
const LONGEST_CURSOR = 4_096;

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * The query parameters by which lists of the services go on, and what they can be. Nothing else of a
 * request stands in what the editor hands back, so that a caller of n8n's lists can choose a page and
 * nothing more: no address, method, path, header or filter.
 */
const PLACES: Record<string, (value: unknown) => boolean> = {
	page: isCount,
	offset: isCount,
	inactive: (value) => value === true,
	'promotion-type': (value) => typeof value === 'string' && /^[A-Z_]{1,40}$/.test(value),
	cursor: (value) => typeof value === 'string' && value !== '' && value.length <= LONGEST_CURSOR,
};

/**
 * What the editor hands back for the next page, as text.
 *
 * @param next the request for that page
 */
export function tokenFor(number: number, { qs = {} }: ServiceRequest): string {
	const query = Object.keys(PLACES)
		.filter((name) => name in qs)
		// JSON has no undefined, which stands for a parameter that must go.
		.map((name) => [name, qs[name] ?? null]);
	return JSON.stringify({ number, query: Object.fromEntries(query) as IDataObject });
}

/** The place that a text from the editor names; undefined when the text was not made by `tokenFor`. */
export function placeIn(token: string): ListPlace | undefined {
	const { number, query } = objectOf(token);
	if (!isCount(number) || (number as number) < 2 || (number as number) > MOST_PAGES)
		return undefined;
	if (!isObject(query)) return undefined;
	const entries = Object.entries(query);
	const isKnown = entries.every(
		([name, value]) => Object.hasOwn(PLACES, name) && (value === null || PLACES[name](value)),
	);
	if (!isKnown) return undefined;
	return {
		number: number as number,
		query: Object.fromEntries(entries.map(([name, value]) => [name, value ?? undefined])),
	};
}

function objectOf(text: string): IDataObject {
	// No JSON is no place either, which the caller reports.
	const parsed = parsedJson(text);
	return isObject(parsed) ? parsed : {};
}
