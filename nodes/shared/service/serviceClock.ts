import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { dateHeaderOf } from '../lib/dateHeader';
import { steadyNow } from '../lib/steadyNow';
import type { Service } from './service';

/** What the clock of a service showed. */
interface Shown {
	/** In ms since 1970. */
	time: number;
	/** When it showed that, by a clock that nobody sets. */
	at: number;
}

/** By the names of the services; the Date header of each answer tells it. */
const shown = new Map<string, Shown>();

/** Notes what the clock of a service showed when it gave an answer, where that is told. */
export function noteClock({ name }: Service, { headers }: Pick<IN8nHttpFullResponse, 'headers'>) {
	const time = dateHeaderOf(headers);
	if (time !== undefined) shown.set(name, { time, at: steadyNow() });
}

/** What the clock of a service shows now, in ms since 1970; undefined while no answer has told it. */
export function serviceNow({ name }: Service): number | undefined {
	const last = shown.get(name);
	return last && last.time + steadyNow() - last.at;
}

/**
 * The earlier of what the clocks of n8n and of a service show, in ms since 1970: whoever looks back from
 * there misses nothing because n8n's clock is ahead.
 */
export const earlierNow = (service: Service) =>
	Math.min(Date.now(), serviceNow(service) ?? Infinity);

/** The later of both: whoever reads up to there misses nothing because n8n's clock is behind. */
export const laterNow = (service: Service) => Math.max(Date.now(), serviceNow(service) ?? 0);

/** Forgets what the clocks showed, as a restart of n8n does. */
export function forgetClocks() {
	shown.clear();
}
