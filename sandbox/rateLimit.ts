import type { FastifyReply } from 'fastify';

/** How many requests fit in which window. A fixed window starts with its first request. */
export interface LimitSettings {
	limit: number;
	windowMs: number;
	kind: 'fixed' | 'sliding';
}

/** The form of the Retry-After header on a 429. */
export type RetryAfter = 'seconds' | 'date' | 'none';

/** What a limit says about one request. */
export interface LimitOutcome {
	allowed: boolean;
	limit: number;
	remaining: number;
	/** Until the fixed window restarts, or until the sliding one has its next free place. */
	resetMs: number;
}

function stillCounting(times: number[], settings: LimitSettings, now: number): number[] {
	const oldest = now - settings.windowMs;
	if (settings.kind === 'sliding') return times.filter((time) => time > oldest);
	return times.length > 0 && times[0] > oldest ? times : [];
}

/** Counts requests per key. Refused requests do not count. */
export class RateLimiter {
	private readonly timesByKey = new Map<string, number[]>();

	/** Counts one request if there is room for it. */
	take(key: string, settings: LimitSettings, now = Date.now()): LimitOutcome {
		const times = stillCounting(this.timesByKey.get(key) ?? [], settings, now);
		const allowed = times.length < settings.limit;
		if (allowed) times.push(now);
		this.timesByKey.set(key, times);
		return {
			allowed,
			limit: settings.limit,
			remaining: Math.max(0, settings.limit - times.length),
			resetMs: Math.max(0, (times[0] ?? now) + settings.windowMs - now),
		};
	}

	/** Forgets all requests. */
	clear(): void {
		this.timesByKey.clear();
	}
}

/** The limits of one service: the documented ones until others are set at run time. */
export class Limits {
	private readonly limiter = new RateLimiter();

	private override: Partial<LimitSettings> = {};

	private retryAfter: RetryAfter;

	constructor(private readonly defaultRetryAfter: RetryAfter) {
		this.retryAfter = defaultRetryAfter;
	}

	/** Replaces parts of the documented limits and starts counting anew. */
	configure(settings: Partial<LimitSettings> & { retryAfter?: RetryAfter }): void {
		const { retryAfter, ...override } = settings;
		this.override = { ...this.override, ...override };
		if (retryAfter) this.retryAfter = retryAfter;
		this.limiter.clear();
	}

	/** Back to the documented limits. */
	reset(): void {
		this.override = {};
		this.retryAfter = this.defaultRetryAfter;
		this.limiter.clear();
	}

	/** Counts one request under a key, by the documented limit or the one that replaces it. */
	take(key: string, documented: LimitSettings): LimitOutcome {
		return this.limiter.take(key, { ...documented, ...this.override });
	}

	/** Counts the request that is answered, as `take` does; one too many is told when to come back. */
	takeFor(reply: FastifyReply, key: string, documented: LimitSettings): LimitOutcome {
		const outcome = this.take(key, documented);
		const retryAfter = outcome.allowed ? undefined : this.retryAfterHeader(outcome);
		if (retryAfter !== undefined) reply.header('Retry-After', retryAfter);
		return outcome;
	}

	/** The value of Retry-After for a refused request, if the service sends one. */
	retryAfterHeader(outcome: LimitOutcome): string | undefined {
		if (this.retryAfter === 'none') return undefined;
		// Rounded up, so that a caller who waits as told does not come back too early.
		if (this.retryAfter === 'date') {
			return new Date(Math.ceil((Date.now() + outcome.resetMs) / 1000) * 1000).toUTCString();
		}
		return String(Math.max(1, Math.ceil(outcome.resetMs / 1000)));
	}
}
