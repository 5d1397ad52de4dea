import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { dateHeaderOf } from '../lib/dateHeader';

/** What an answer says about the limit; every part may be missing. */
export interface LimitHeaders {
	/** Requests that fit into one window. */
	requests?: number;
	/** Requests left in the current window. */
	remaining?: number;
	/** Time until the current window ends, in ms. */
	resetMs?: number;
	/** Time to wait after a refusal or a failure, in ms. */
	retryAfterMs?: number;
}

/** Values from this on are moments (seconds since 1970, here in 2001), not durations. */
const FIRST_MOMENT_SECONDS = 1e9;

function numberIn(headers: IN8nHttpFullResponse['headers'], name: string): number | undefined {
	const value = headers[name];
	return /^\d+(\.\d+)?$/.test(String(value)) ? Number(value) : undefined;
}

/** `Retry-After` in ms: it is a number of seconds or a date, in either form that HTTP has had, or ISO. */
function retryAfterMs(headers: IN8nHttpFullResponse['headers']): number | undefined {
	const seconds = numberIn(headers, 'retry-after');
	if (seconds !== undefined) return seconds * 1000;
	const text = String(headers['retry-after'] ?? '');
	const date = /^([a-z]+, \d|\d{4}-\d\d-\d\dT)/i.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - nowOf(headers));
}

/** Now by the clock that the moments of an answer are meant by, in ms since 1970; n8n's may be wrong. */
const nowOf = (headers: IN8nHttpFullResponse['headers']) => dateHeaderOf(headers) ?? Date.now();

/** `X-RateLimit-Reset` in ms from now: seconds until the window restarts, or an old-style moment. */
function resetMs(headers: IN8nHttpFullResponse['headers']): number | undefined {
	const seconds = numberIn(headers, 'x-ratelimit-reset');
	if (seconds === undefined) return undefined;
	if (seconds < FIRST_MOMENT_SECONDS) return seconds * 1000;
	const at = seconds > 1e11 ? seconds : seconds * 1000;
	return Math.max(0, at - nowOf(headers));
}

/**
 * What the headers of an answer say about the limit.
 * All four services use these names where they send any (docs/services/bol.md 1.5,
 * docs/services/picqer.md 1.1).
 */
export function limitHeadersIn({ headers }: IN8nHttpFullResponse): LimitHeaders {
	return {
		requests: numberIn(headers, 'x-ratelimit-limit'),
		remaining: numberIn(headers, 'x-ratelimit-remaining'),
		resetMs: resetMs(headers),
		retryAfterMs: retryAfterMs(headers),
	};
}
