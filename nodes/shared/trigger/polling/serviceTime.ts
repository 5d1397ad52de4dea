import type { IN8nHttpFullResponse } from 'n8n-workflow';

/** How far the service's clock can be from n8n's; what is further is no time at all. */
const FARTHEST_MS = 2 * 24 * 3600 * 1000;

/** The service's own time, in ms since 1970, where its answer tells it. */
export function serviceTimeOf({ headers }: IN8nHttpFullResponse): number | undefined {
	const time = Date.parse(String(headers?.date ?? ''));
	return Math.abs(time - Date.now()) <= FARTHEST_MS ? time : undefined;
}
