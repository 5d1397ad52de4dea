import { sleep } from 'n8n-workflow';
import type { RateLimiter, Slot } from '../../nodes/shared/service/limiter';
import type { Asker } from '../../nodes/shared/service/runQueues';
import type { LimitHeaders } from '../../nodes/shared/service/limitHeaders';

/** Lets so many ms pass of jest's time. */
export const advance = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);

/** Who asks for a slot, and how; nothing holds it up but the limit. */
export const asker = (more: Partial<Asker> = {}): Asker => ({
	run: 'run',
	atOnce: 50,
	deadline: Infinity,
	...more,
});

/** Asks for slots without waiting; the granted ones appear in the list. */
export function ask(limiter: RateLimiter, count: number, more: Partial<Asker> = {}): Slot[] {
	const granted: Slot[] = [];
	for (let index = 0; index < count; index++) {
		void limiter.slot(asker(more)).then((slot) => granted.push(slot));
	}
	return granted;
}

/** How many slots have been granted after each of some waits, in ms. */
export async function countsAfter(granted: Slot[], ...waits: number[]): Promise<number[]> {
	const counts: number[] = [];
	for (const ms of waits) {
		await advance(ms);
		counts.push(granted.length);
	}
	return counts;
}

/** How many of so many slots are granted in a second after a first answer that says this. */
export async function grantedAfter(limiter: RateLimiter, notice: LimitHeaders, count: number) {
	const first = await limiter.slot(asker());
	await advance(20);
	first.answered(notice);
	return (await countsAfter(ask(limiter, count), 1_000))[0];
}

/** How a server counts: by windows that follow the clock, or looking back from each request. */
export type Counting = 'fixed' | 'sliding';

/** A server with a rate limit; refused requests do not count. */
export class LimitedServer {
	/** Moments at which a request was let through. */
	readonly accepted: number[] = [];

	refusals = 0;

	constructor(
		private readonly counting: Counting,
		private readonly limit: number,
		private readonly windowMs: number,
	) {}

	/** Counts a request that arrives now. */
	take(): { allowed: boolean; notice: Required<Omit<LimitHeaders, 'retryAfterMs'>> } {
		const now = Date.now();
		const from = this.counting === 'fixed' ? now - (now % this.windowMs) : now - this.windowMs + 1;
		const counted = this.accepted.filter((moment) => moment >= from);
		const allowed = counted.length < this.limit;
		if (allowed) this.accepted.push(now);
		else this.refusals++;
		const restart = this.counting === 'fixed' ? from : (counted[0] ?? now);
		return {
			allowed,
			notice: {
				requests: this.limit,
				remaining: this.limit - counted.length - (allowed ? 1 : 0),
				resetMs: restart + this.windowMs - now,
			},
		};
	}

	/** The most requests that any stretch of one window's length held. */
	mostInOneWindow(): number {
		const inWindowFrom = (start: number) =>
			this.accepted.filter((moment) => moment >= start && moment < start + this.windowMs).length;
		return Math.max(0, ...this.accepted.map(inWindowFrom));
	}
}

/** Numbers between 0 and 1 that look random and are the same for the same seed. */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return state / 2 ** 31;
	};
}

/** Sends one request through a limiter over a network of uneven speed. */
export async function request(
	limiter: RateLimiter,
	server: LimitedServer,
	asker: Asker,
	random: () => number,
	hasHeaders: boolean,
): Promise<void> {
	const slot = await limiter.slot(asker);
	await sleep(random() * 80);
	const { allowed, notice } = server.take();
	await sleep(random() * 80);
	if (allowed) slot.answered(hasHeaders ? notice : {});
	else slot.refused(hasHeaders ? notice : {});
}
