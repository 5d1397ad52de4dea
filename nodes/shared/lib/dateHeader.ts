import type { IN8nHttpFullResponse } from 'n8n-workflow';

/** What the server's clock showed when it gave an answer, in ms since 1970; undefined if it is not told. */
export function dateHeaderOf(headers?: IN8nHttpFullResponse['headers']): number | undefined {
	const time = Date.parse(String(headers?.date ?? ''));
	return Number.isNaN(time) ? undefined : time;
}
