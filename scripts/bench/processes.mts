import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Counters } from '../../sandbox/traffic.ts';
import { installN8n } from '../n8n/install.mts';
import type { SandboxCommand } from './sandboxProcess.mts';
import type { Measure, Measured } from './worker.mts';

/** What is measured, but for what is the same each time. */
export type Task = Omit<Measure, 'urls' | 'n8n'>;

/** How often each measurement is made; figures are medians. */
export const RUNS = 3;

/** Items of a measurement, unless their number is what is measured. */
export const ITEMS = 1000;

/** What the sandbox allows where a limit is not what is measured. */
export const NO_LIMIT = { limit: 1_000_000, windowMs: 60_000 };

const installed = await installN8n((progress) => console.error(progress));

/** Starts a file of the bench in a process of its own, with the Node that n8n runs with. */
export const start = (file: string) =>
	fork(file, {
		execPath: installed.node,
		execArgv: ['--expose-gc', '--import', 'tsx'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});

const sandbox = start('scripts/bench/sandboxProcess.mts');
const urls = await answerOf<Measure['urls']>(sandbox);

/** The next message of a process; a process that ends instead of sending one ends the bench. */
async function messageOf<Message>(child: ChildProcess): Promise<Message> {
	const done = new AbortController();
	const ended = once(child, 'exit', done).then(() => {
		throw new Error('A process of the bench ended too early; what it said is above.');
	});
	try {
		const [message] = (await Promise.race([once(child, 'message', done), ended])) as [Message];
		return message;
	} finally {
		ended.catch(() => {});
		done.abort();
	}
}

/** What a process has to say when it is done. */
export async function answerOf<Result>(child: ChildProcess): Promise<Result> {
	return (await messageOf<{ result: Result }>(child)).result;
}

/** Has the sandbox do something. */
export async function tell<Result>(command: SandboxCommand): Promise<Result> {
	sandbox.send(command);
	return await answerOf<Result>(sandbox);
}

/** Measures once, in a process of its own. */
export async function measureOnce(task: Task): Promise<Measured> {
	const worker = start('scripts/bench/worker.mts');
	await messageOf(worker);
	worker.send({ ...task, urls, n8n: installed.n8n } satisfies Measure);
	const measured = await messageOf<Measured>(worker);
	if (measured.error) console.error(`  ${task.contestant}, first failure: ${measured.error}`);
	return measured;
}

/** The value in the middle. */
export const median = (values: number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Texts for so many items, each its own. */
export const textsOf = (count: number) =>
	Array.from({ length: count }, (_, index) => `comment ${index}`);

/** What came of a few runs, as medians. */
export interface Medians extends Omit<Measured, 'startedAt' | 'error'> {
	/** Requests to all services, those of the warm-up included, and how many of them were refused with 429. */
	requests: number;
	tooMany: number;
}

/** The medians of a few runs. */
export async function medians(task: Task, runs = RUNS): Promise<Medians> {
	const [only] = await mediansInTurn([task], runs);
	return only;
}

/** The same of several tasks, run by turns, so that what else the machine does meets all of them. */
export async function mediansInTurn(tasks: Task[], runs = RUNS): Promise<Medians[]> {
	const all = tasks.map((): Medians[] => []);
	for (let run = 0; run < runs; run++) {
		for (const [index, task] of tasks.entries()) all[index].push(await counted(task));
	}
	return all.map(medianOf);
}

async function counted(task: Task): Promise<Medians> {
	await tell({ do: 'clear' });
	const measured = await measureOnce(task);
	const counters = Object.values(await tell<Record<string, Counters>>({ do: 'counters' }));
	const statuses = counters.flatMap((one) => Object.values(one.statuses));
	const requests = statuses.reduce((sum, count) => sum + count, 0);
	const tooMany = counters.reduce((sum, one) => sum + one.tooManyRequests, 0);
	return { ...measured, requests, tooMany };
}

function medianOf(all: Medians[]): Medians {
	const of = (name: keyof Medians) => median(all.map((one) => one[name]));
	return {
		milliseconds: of('milliseconds'),
		cpu: of('cpu'),
		longestBlock: of('longestBlock'),
		memory: of('memory'),
		items: of('items'),
		failed: of('failed'),
		requests: of('requests'),
		tooMany: of('tooMany'),
	};
}
