import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { dateHeaderOf } from '../../lib/dateHeader';
import { DAY_MS } from '../../lib/durations';

/** How far the service's clock can be from n8n's; what is further is no time at all. */
const FARTHEST_MS = 2 * DAY_MS;

/** The service's own time, in ms since 1970, where its answer tells it. */
export function serviceTimeOf({ headers }: IN8nHttpFullResponse): number | undefined {
	const time = dateHeaderOf(headers);
	const isNear = time !== undefined && Math.abs(time - Date.now()) <= FARTHEST_MS;
	return isNear ? time : undefined;
}
