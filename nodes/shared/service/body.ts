import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { isObject } from '../lib/isObject';
import { parsedJson } from '../lib/parsedJson';

/**
 * A body, or its rows, as the type that its kind promises. n8n types every body as text, bytes, stream
 * or object at once, and only the check of the kind tells which it is.
 */
export const bodyAs = <T>(body: unknown) => body as T;

/** The answer of a flow that puts together by itself what the operation gives. */
export const ownAnswer = (body: IDataObject | IDataObject[]): IN8nHttpFullResponse => ({
	statusCode: 200,
	headers: {},
	body,
});

/** The rows of a list within an answer; none where it is no list, and none for null, which says nothing. */
export const rowsIn = (list: unknown): IDataObject[] =>
	Array.isArray(list) ? list.filter((row: IDataObject | null) => row !== null) : [];

/**
 * The body of an answer as an object, also where a file was asked for and an error came back as
 * JSON bytes; undefined when it is none.
 */
export function objectIn({ body }: IN8nHttpFullResponse): IDataObject | undefined {
	const text = Buffer.isBuffer(body) ? body.toString() : body;
	if (typeof text !== 'string') return isObject(text) ? text : undefined;
	// Undefined for a gateway's HTML page or plain text: the caller then says what it is.
	const parsed = parsedJson(text);
	return typeof parsed === 'object' && parsed !== null ? (parsed as IDataObject) : undefined;
}

/** A text or number in an answer as words; undefined for everything else, and for blanks. */
export function saidIn(value: unknown): string | undefined {
	const isSaid = typeof value === 'string' || typeof value === 'number';
	return (isSaid ? String(value).trim() : '') || undefined;
}

/** Characters of an answer that are looked at for a title; it stands at the beginning of a page. */
const MOST_SEEN = 20_000;

/** Longest text of an answer to show, in characters; what is longer is no reason in a few words. */
const LONGEST_WORDS = 100;

/**
 * What to show as the reason in an answer in which the service has none of its own, in a few words.
 *
 * An answer that cannot be read may hold anything, buyers included, and errors are kept and sent around.
 * So none of it is shown but what is there to be read by people and says nothing of them: the title or
 * the heading of a web page, or a plain text of a few words. Of everything else, such as JSON that
 * breaks off, only the kind and the length are named.
 */
export function reasonOf({ body, statusCode }: IN8nHttpFullResponse): string {
	const text = typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : '';
	if (text.trim() === '') return `no reason given (HTTP ${statusCode})`;
	return wordsIn(text) ?? `no reason that can be read (HTTP ${statusCode}: ${kindOf(text)})`;
}

/** The title or heading of a web page; undefined when it has none that can be shown. */
export function titleIn(page: string): string | undefined {
	const start = page.slice(0, MOST_SEEN);
	const found = [/<title\b[^<>]*>([^<>]*)</i, /<h1\b[^<>]*>([^<>]*)</i]
		.map((element) => shownWords(element.exec(start)?.[1] ?? ''))
		.find((words) => words !== undefined);
	return found;
}

const isMarkup = (text: string) => /^\s*</.test(text);

const wordsIn = (text: string) => (isMarkup(text) ? titleIn(text) : shownWords(text));

/** A text of a few words; undefined for what may be data: rows, markup, addresses, long numbers. */
function shownWords(text: string): string | undefined {
	if (text.length > LONGEST_WORDS) return undefined;
	const words = text.trim();
	const isData = /[\n;{}[\]<>@,"]|\d{4}|^(?:null|true|false|[\d.+-]+)$/.test(words);
	return words === '' || isData ? undefined : words.replace(/\s+/g, ' ');
}

function kindOf(text: string): string {
	if (isMarkup(text)) return `a page without a title, ${text.length} characters`;
	const kind = /^\s*[[{]/.test(text) ? 'broken JSON' : 'text';
	return `${kind} of ${text.length} characters`;
}
