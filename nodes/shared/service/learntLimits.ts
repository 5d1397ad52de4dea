import { HOUR_MS, MINUTE_MS } from '../lib/durations';
import type { LimitHeaders } from './limitHeaders';

/** Longest wait that is believed, in ms: what asks for more is a mistake, e.g. ms for seconds. */
const LONGEST_MS = HOUR_MS;

/** Most requests in a window that are believed. */
const MOST_REQUESTS = 1_000_000;

/** How long a limit counts that an answer has told, in ms, unless another answer says it again. */
export const LEARNT_MS = MINUTE_MS;

/** First pause after a refusal that does not say how long to wait, in ms; doubles with each further one. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_OWN_PAUSE_MS = 30_000;

const doubled = (firstMs: number, times: number, longestMs: number) =>
	Math.min(longestMs, firstMs * 2 ** (times - 1));

/**
 * How long to wait after a refusal, in ms. What a service asks for is kept up to an hour. Beyond it
 * counts as a minute, doubling up to an hour while the refusals go on, so that one wrong header does
 * not shut an account for good.
 *
 * @param refusals how many came in a row, this one included
 */
export function pauseAfter({ retryAfterMs, resetMs }: LimitHeaders, refusals: number): number {
	const said = [retryAfterMs, resetMs].filter((ms) => ms !== undefined);
	const believed = said.find((ms) => ms <= LONGEST_MS);
	if (said.length > 0 && believed === undefined) return doubled(MINUTE_MS, refusals, LONGEST_MS);
	// A service that says "now" again and again, perhaps by a wrong clock, is not to be hammered.
	const isRepeatedNow = believed !== undefined && believed < FIRST_PAUSE_MS && refusals > 1;
	if (believed !== undefined && !isRepeatedNow) return believed;
	return doubled(FIRST_PAUSE_MS, refusals, LONGEST_OWN_PAUSE_MS) * (0.5 + Math.random() / 2);
}

/**
 * The pause before a repeat where the service asks for none, in ms: it doubles each time, and is not the
 * same for all, so that callers spread.
 *
 * @param repeats which repeat it is, from 1
 */
export const ownPause = (firstMs: number, repeats: number): number =>
	firstMs * 2 ** (repeats - 1) * (0.75 + Math.random() / 2);

/**
 * How long to wait before a request is sent again after a failure that passes, in ms: as long as the
 * service asks for, within the same bounds as after a refusal, and never shorter than without it.
 *
 * @param ownMs the pause where the service asks for none
 * @param repeats which repeat it is, from 1
 */
export function pauseBeforeRepeat(
	{ retryAfterMs = 0 }: LimitHeaders,
	ownMs: number,
	repeats: number,
): number {
	const isBelieved = retryAfterMs <= LONGEST_MS;
	return Math.max(ownMs, isBelieved ? retryAfterMs : doubled(MINUTE_MS, repeats, LONGEST_MS));
}

/** Time until the current window of a service ends, in ms: what it says, if its windows are that long. */
export function windowEndsIn({ resetMs, retryAfterMs }: LimitHeaders, windowMs: number): number {
	const longestMs = Math.max(windowMs, MINUTE_MS);
	return [resetMs, retryAfterMs].find((ms) => ms !== undefined && ms <= longestMs) ?? windowMs;
}

/** The limit that an answer tells; undefined when it tells none, or one that no service can have. */
export function requestsIn({ requests = NaN }: LimitHeaders): number | undefined {
	return Number.isInteger(requests) && requests > 0 && requests <= MOST_REQUESTS
		? requests
		: undefined;
}

/** How many requests are left of a limit; undefined when that is not said, or is more than the limit. */
export function remainingIn({ remaining = NaN }: LimitHeaders, limit: number): number | undefined {
	return Number.isInteger(remaining) && remaining >= 0 && remaining <= limit
		? remaining
		: undefined;
}
