import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

/** Longest piece of an unreadable answer to show, in characters. */
const LONGEST_EXCERPT = 200;

/**
 * The body of an answer as an object, also where a file was asked for and an error came back as
 * JSON bytes; undefined when it is none.
 */
export function objectIn({ body }: IN8nHttpFullResponse): IDataObject | undefined {
	const text = Buffer.isBuffer(body) ? body.toString() : body;
	if (typeof text !== 'string') {
		const isObject = typeof text === 'object' && text !== null && !Array.isArray(text);
		return isObject ? (text as IDataObject) : undefined;
	}
	try {
		const parsed: unknown = JSON.parse(text);
		return typeof parsed === 'object' && parsed !== null ? (parsed as IDataObject) : undefined;
	} catch {
		// A gateway's HTML page or plain text: the caller then shows an excerpt of it.
		return undefined;
	}
}

/** The readable beginning of an answer that is no JSON, e.g. of a gateway's HTML page. */
export function excerptOf({ body }: IN8nHttpFullResponse): string | undefined {
	if (typeof body !== 'string' && !Buffer.isBuffer(body)) return undefined;
	const text = body
		.toString()
		.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return text === '' ? undefined : text.slice(0, LONGEST_EXCERPT);
}
