import { setImmediate as turn } from 'node:timers/promises';
import { moment } from '../../nodes/shared/request/clock';
import { RateLimiter, WaitedTooLong, type Asker } from '../../nodes/shared/request/limiter';
import { Cancelled } from '../../nodes/shared/request/wait';

const HOUR = 60 * 60_000;
const MANY = 30_000;

/** Far above what it takes on a machine that does other things, too, and far below what blocks n8n. */
const LONGEST_GO_MS = 250;
const LONGEST_MS = 10_000;

/** Time of the processor, in ms, which other processes do not lengthen. */
const used = () => {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
};

/** The processor's time for something, and the most of it in one go, in ms. */
async function costOf(task: () => Promise<unknown>) {
	const beginning = used();
	let isOver = false;
	let longest = 0;
	const watching = (async () => {
		for (let last = used(); !isOver; last = used()) {
			await turn();
			longest = Math.max(longest, used() - last);
		}
	})();
	await task();
	isOver = true;
	await watching;
	return { longest, all: used() - beginning };
}

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
])('30,000 requests that wait, %s', (_, runOf) => {
	it('are cancelled without blocking n8n, and leave nothing behind', async () => {
		const stop = new AbortController();
		const { limiter, first, outcomes } = await waitingMany((index) => ({
			run: runOf(index),
			signal: stop.signal,
		}));
		const cost = await costOf(async () => {
			stop.abort();
			await Promise.all(outcomes);
		});
		expect(kindsIn(await Promise.all(outcomes))).toEqual(new Set([Cancelled]));
		expect(cost.longest).toBeLessThan(LONGEST_GO_MS);
		expect(cost.all).toBeLessThan(LONGEST_MS);
		first.answered();
		expect(limiter.isInUse).toBe(false);
	});

	it('are told that they waited too long without blocking n8n', async () => {
		const deadline = moment() + 1_000;
		const { outcomes } = await waitingMany((index) => ({ run: runOf(index), deadline }));
		const cost = await costOf(async () => await Promise.all(outcomes));
		expect(kindsIn(await Promise.all(outcomes))).toEqual(new Set([WaitedTooLong]));
		expect(cost.longest).toBeLessThan(LONGEST_GO_MS);
		expect(cost.all).toBeLessThan(LONGEST_MS);
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
