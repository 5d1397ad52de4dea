import { setImmediate as turn } from 'node:timers/promises';
import { RateLimiter } from '../../nodes/shared/service/limiter.ts';
import type { Asker } from '../../nodes/shared/service/runQueues.ts';
import type { Row } from './table.mts';

/** Requests that wait for the limit of one account. */
const WAITING = 50_000;

/** Longest time in one go in which n8n can do nothing else, in ms of processor time. */
const LONGEST_GO_MS = 50;

/** Requests that wait before the measuring, so that code is compiled and the lines of errors are known. */
const WARM_UP = 2_000;

const PATIENT = 60 * 60_000;

// The types of the oldest Node that is supported do not know it yet; n8n's Node has it.
const { threadCpuUsage } = process as unknown as { threadCpuUsage(): NodeJS.CpuUsage };

/** Processor time of the thread that n8n's work runs in, in ms; what other programs take does not count. */
function processorTime() {
	const { user, system } = threadCpuUsage();
	return (user + system) / 1_000;
}

/** Lets so many wait, some at a time as items come, and gives what becomes of them. */
async function letWait(count: number, asker: (index: number) => Asker) {
	const limiter = new RateLimiter(1, PATIENT);
	const first = await limiter.slot({ run: 'first', atOnce: 1, deadline: Infinity });
	const outcomes: Array<Promise<unknown>> = [];
	for (let index = 0; index < count; index++) {
		outcomes.push(limiter.slot(asker(index)).catch(() => undefined));
		if (index % 1_000 === 0) await turn();
	}
	// What is measured is how their waiting ends; tidying up after so many have come is not part of it.
	gc?.();
	return { first, all: Promise.all(outcomes) };
}

/** Does something, and gives how long it took and the longest go meanwhile, in ms of processor time. */
async function goes(task: () => Promise<unknown>) {
	const beginning = processorTime();
	let isOver = false;
	let longest = 0;
	const watching = (async () => {
		for (let last = processorTime(); !isOver; ) {
			await turn();
			const now = processorTime();
			longest = Math.max(longest, now - last);
			last = now;
		}
	})();
	await task();
	isOver = true;
	await watching;
	return { milliseconds: processorTime() - beginning, longest };
}

const row = (what: string, { milliseconds, longest }: Awaited<ReturnType<typeof goes>>): Row => ({
	what: `${WAITING} waiting requests, ${what}: longest time in one go`,
	ours: `${longest.toFixed(0)} ms (${milliseconds.toFixed(0)} ms in all)`,
	target: `≤ ${LONGEST_GO_MS} ms`,
	isMet: longest <= LONGEST_GO_MS,
});

/** All are cancelled at once. */
async function cancelling(count: number) {
	const stop = new AbortController();
	const asker = { run: 'run', atOnce: 5, deadline: Infinity, signal: stop.signal };
	const { first, all } = await letWait(count, () => asker);
	const measured = await goes(async () => {
		stop.abort();
		await all;
	});
	first.answered();
	return measured;
}

/** All are past their deadline at once. */
async function lateness(count: number, runOf: (index: number) => string) {
	const deadline = performance.now() + 5_000;
	const { first, all } = await letWait(count, (index) => ({
		run: runOf(index),
		atOnce: 5,
		deadline,
	}));
	const measured = await goes(async () => await all);
	first.answered();
	return measured;
}

/** What it costs n8n when very many requests wait, and end their waiting at once. */
async function queueRows(): Promise<Row[]> {
	await cancelling(WARM_UP);
	return [
		row('cancelled', await cancelling(WAITING)),
		row('past their deadline', await lateness(WAITING, () => 'run')),
		// As when a webhook starts a workflow for each of them.
		row(
			'past their deadline, each of a run of its own',
			await lateness(WAITING, (index) => `run ${index}`),
		),
	];
}

process.send?.({ result: await queueRows() });
process.disconnect();
