import { steadyNow } from '../../nodes/shared/lib/steadyNow';
import { RateLimiter, WaitedTooLong } from '../../nodes/shared/service/limiter';
import type { Asker } from '../../nodes/shared/service/runQueues';
import { Cancelled } from '../../nodes/shared/lib/wait';

const HOUR = 60 * 60_000;
const MANY = 5_000;

/** A limiter that is used up, and what becomes of very many requests that wait for it. */
async function waitingMany(asker: (index: number) => Partial<Asker>) {
	const limiter = new RateLimiter(1, HOUR);
	const first = await limiter.slot({ run: 'first', atOnce: 1, deadline: Infinity });
	const outcomes = Array.from({ length: MANY }, async (_, index) => {
		const given = { run: 'run', atOnce: 5, deadline: Infinity, ...asker(index) };
		return await limiter.slot(given).catch((error: unknown) => error);
	});
	return { limiter, first, outcomes };
}

const kindsIn = (outcomes: unknown[]) =>
	new Set(outcomes.map((outcome) => (outcome as object).constructor));

describe.each([
	['of one run', () => 'run'],
	['each of a run of its own', (index: number) => `run ${index}`],
])('5,000 requests that wait, %s', (_, runOf) => {
	it('are all cancelled, and leave nothing behind', async () => {
		const stop = new AbortController();
		const { limiter, first, outcomes } = await waitingMany((index) => ({
			run: runOf(index),
			signal: stop.signal,
		}));
		stop.abort();
		expect(kindsIn(await Promise.all(outcomes))).toEqual(new Set([Cancelled]));
		first.answered();
		expect(limiter.isInUse).toBe(false);
	});

	it('are all told that they waited too long', async () => {
		const deadline = steadyNow() + 1_000;
		const { outcomes } = await waitingMany((index) => ({ run: runOf(index), deadline }));
		expect(kindsIn(await Promise.all(outcomes))).toEqual(new Set([WaitedTooLong]));
	});
});

it('gives the slot to who is not cancelled, behind very many who are', async () => {
	const stop = new AbortController();
	const { limiter, first, outcomes } = await waitingMany(() => ({ signal: stop.signal }));
	const alive = limiter.slot({ run: 'run', atOnce: 5, deadline: Infinity });
	stop.abort();
	first.answered({ requests: 2, remaining: 1 });
	(await alive).answered();
	expect(kindsIn(await Promise.all(outcomes))).toEqual(new Set([Cancelled]));
});
