import type { RateLimiter } from './limiter';
import { runOf } from './runs';

/** What a user should know of a run although nothing failed. */
export interface Remarks {
	/** Items whose list goes on beyond their limit; or may do so, where only the next page would tell. */
	hasMore: number;
	mayHaveMore: number;
	/** Items whose list is empty. */
	isEmpty: number;
	/** How long the run waited for rate limits, in ms. */
	waitedMs: number;
	/** Up to where each limiter's waits are counted, since many requests wait at the same time. */
	readonly countedUntil: Map<RateLimiter, number>;
	/** What else an operation has to say, each once; nothing that a service or a user wrote is in it. */
	readonly notes: Set<string>;
}

const remarks = new WeakMap<object, Remarks>();

/** The remarks about the run that a context belongs to: that of all items, or of one of them. */
export function remarksOf(context: object): Remarks {
	const run = runOf(context);
	const known = remarks.get(run);
	if (known) return known;
	const none: Remarks = {
		hasMore: 0,
		mayHaveMore: 0,
		isEmpty: 0,
		waitedMs: 0,
		countedUntil: new Map(),
		notes: new Set(),
	};
	remarks.set(run, none);
	return none;
}

/**
 * Notes that a request waited for a rate limit.
 *
 * @param before the limiter's blocked time when the request began to wait, in ms
 */
export function noteWait(context: object, limiter: RateLimiter, before: number) {
	const noted = remarksOf(context);
	const from = Math.max(before, noted.countedUntil.get(limiter) ?? 0);
	noted.waitedMs += Math.max(0, limiter.blockedForMs - from);
	noted.countedUntil.set(limiter, limiter.blockedForMs);
}
