import { setImmediate as turn } from 'node:timers/promises';
import { RateLimiter, type Asker } from '../../nodes/shared/service/limiter.ts';
import type { Row } from './table.mts';

/** Requests that wait for the limit of one account. */
const WAITING = 50_000;

/** Longest time in one go in which n8n can do nothing else, in ms. */
const LONGEST_GO_MS = 50;

const PATIENT = 60 * 60_000;

/** Lets all wait that there is, some at a time as items come, and gives what becomes of them. */
async function letWait(asker: (index: number) => Asker) {
	const limiter = new RateLimiter(1, PATIENT);
	const first = await limiter.slot({ run: 'first', atOnce: 1, deadline: Infinity });
	const outcomes: Array<Promise<unknown>> = [];
	for (let index = 0; index < WAITING; index++) {
		outcomes.push(limiter.slot(asker(index)).catch(() => undefined));
		if (index % 1_000 === 0) await turn();
	}
	return { first, all: Promise.all(outcomes) };
}

/** Does something, and gives how long it took and the longest time in one go meanwhile, in ms. */
async function goes(task: () => Promise<unknown>) {
	const beginning = performance.now();
	let isOver = false;
	let longest = 0;
	const watching = (async () => {
		for (let last = performance.now(); !isOver; ) {
			await turn();
			const now = performance.now();
			longest = Math.max(longest, now - last);
			last = now;
		}
	})();
	await task();
	isOver = true;
	await watching;
	return { milliseconds: performance.now() - beginning, longest };
}

const row = (what: string, { milliseconds, longest }: Awaited<ReturnType<typeof goes>>): Row => ({
	what: `${WAITING} waiting requests, ${what}: longest time in one go`,
	ours: `${longest.toFixed(0)} ms (${milliseconds.toFixed(0)} ms in all)`,
	target: `≤ ${LONGEST_GO_MS} ms`,
	isMet: longest <= LONGEST_GO_MS,
});

/** What it costs n8n when very many requests wait, and end their waiting at once. */
export async function queueRows(): Promise<Row[]> {
	const stop = new AbortController();
	const cancelled = await letWait(() => ({
		run: 'run',
		atOnce: 5,
		deadline: Infinity,
		signal: stop.signal,
	}));
	const cancelling = await goes(async () => {
		stop.abort();
		await cancelled.all;
	});

	const deadline = performance.now() + 5_000;
	const late = await letWait(() => ({ run: 'run', atOnce: 5, deadline }));
	const lateness = await goes(async () => await late.all);

	// Each in a run of its own, as when a webhook starts a workflow for each of them.
	const ends = performance.now() + 5_000;
	const apart = await letWait((index) => ({ run: `run ${index}`, atOnce: 5, deadline: ends }));
	const apartness = await goes(async () => await apart.all);
	for (const { first } of [cancelled, late, apart]) first.answered();
	return [
		row('cancelled', cancelling),
		row('past their deadline', lateness),
		row('past their deadline, each of a run of its own', apartness),
	];
}
