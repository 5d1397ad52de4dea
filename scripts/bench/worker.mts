import '../../test/engine/harness/environment.js';
import { createRequire } from 'node:module';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { runNode } from '../../test/engine/harness/index.ts';
import { goedGepickt } from '../../nodes/GoedGepickt/service/request.ts';
import { lagerkoll } from '../../nodes/Lagerkoll/service/request.ts';
import { picqer } from '../../nodes/Picqer/service/request.ts';
import { readers, writers, type Contestant, type Urls } from './contestants.mts';
import { getter, type GetterService } from './getters.mts';
import { stockers, stockLevels } from './stock.mts';

/** What one process measures, once. */
export interface Measure {
	job: 'get' | 'write' | 'read' | 'stock';
	contestant: string;
	/** Where a job of the kind "get" reads. */
	service?: GetterService;
	/** Text of each item; of stock levels only their number counts. */
	texts: string[];
	/** Order that comments are written on. */
	idorder?: string;
	urls: Urls;
	/** n8n's command line script, beside which its own nodes are. */
	n8n: string;
	/** Items to run before measuring, so that code is compiled and connections are open. */
	warmUp: number;
	/** In executions of so many items, as those which are measured; in one when it is missing. */
	warmUpBy?: number;
	/** How often the node runs with the items, one execution after the other; once if it is missing. */
	executions?: number;
	/** The limit that the service is documented to have; the sandbox keeps it, too. */
	limit?: { requests: number; windowMs: number };
}

/** What came of it. */
export interface Measured {
	/** When the node was started, in ms since 1970. */
	startedAt: number;
	milliseconds: number;
	/** CPU time of this process for an execution, in ms. */
	cpu: number;
	/** Longest time that the event loop stood still, in ms. */
	longestBlock: number;
	/** Growth of the memory of this process, in bytes: at its highest for a job that reads, else at its end. */
	memory: number;
	items: number;
	failed: number;
	/** What the first item that failed says. */
	error?: string;
}

const MEMORY_EVERY_MS = 5;

const A_LITTLE_MS = 200;

const NO_LIMIT = { requests: 1_000_000, windowMs: 60_000 };

function contestantOf({
	job,
	contestant,
	service = 'bol',
	urls,
	n8n,
	idorder = '',
}: Measure): Contestant {
	if (job === 'get') {
		return getter(service, contestant as 'ours' | 'floor' | 'httpRequest', urls, n8n);
	}
	const all = { write: writers, read: readers, stock: stockers }[job];
	const make = all[contestant as keyof typeof all] as (
		urls: Urls,
		n8n: string,
		idorder: string,
	) => Contestant;
	return make(urls, n8n, idorder);
}

/** What the process keeps, garbage that waits for collection included; in bytes. */
function memoryInUse(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/**
 * Evaluates expressions in an isolate of V8, as n8n does unless told otherwise; where an evaluation costs
 * several times what it costs in place.
 */
async function useUsualExpressionEngine() {
	// n8n-core takes this copy, and not the one that is imported.
	const require = createRequire(import.meta.url);
	const { Expression } = require('n8n-workflow') as typeof import('n8n-workflow');
	// Settings that n8n has without any in its environment.
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
}

const isText = (value: unknown): value is string => typeof value === 'string';

const itemsOf = (job: Measure['job'], texts: string[]) =>
	job === 'stock' ? stockLevels(texts.length) : texts.map((text) => ({ json: { text } }));

async function measure(task: Measure): Promise<Measured> {
	const { limit } = task;
	if (limit) picqer.limitOf = goedGepickt.limitOf = () => ({ name: 'all', ...limit });
	// The others learn from headers that there is none here; Lagerkoll sends none.
	if (task.job === 'get') lagerkoll.limitOf = () => ({ name: 'all', ...NO_LIMIT });
	await useUsualExpressionEngine();
	const contestant = contestantOf(task);
	const { warmUp, warmUpBy = warmUp } = task;
	const runWith = async (texts: string[]) =>
		await runNode({
			...contestant,
			isWhole: true,
			items: itemsOf(task.job, texts),
			onError: 'continueRegularOutput',
		});
	for (let done = 0; done < warmUp; done += warmUpBy) {
		const texts = Array.from({ length: warmUpBy }, (_, index) =>
			task.job === 'get' ? task.texts[index % task.texts.length] : `warm-up ${done + index}`,
		);
		await runWith(texts);
	}
	if (warmUp > 0) {
		// Warm, as an n8n is that has run for a while, but with all of the limit unused.
		if (limit) await sleep(limit.windowMs + A_LITTLE_MS);
	}
	// The contestant has to answer for its own garbage only.
	globalThis.gc?.();
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	// Only a block between two ticks is seen.
	await sleep(A_LITTLE_MS);
	const before = {
		memory: memoryInUse(),
		cpu: process.cpuUsage(),
		at: performance.now(),
		startedAt: Date.now(),
	};
	let highest = before.memory;
	const look = () => (highest = Math.max(highest, memoryInUse()));
	// Looking costs processor time, which would count against whoever is slower.
	const sampler = task.job === 'read' ? setInterval(look, MEMORY_EVERY_MS) : undefined;
	const { executions = 1 } = task;
	const items: INodeExecutionData[] = [];
	let error: Error | undefined;
	for (let execution = 0; execution < executions; execution++) {
		const ran = await runWith(task.texts);
		items.push(...(ran.items[0] ?? []));
		error ??= ran.error;
	}
	delay.disable();
	clearInterval(sampler);
	look();
	const cpu = process.cpuUsage(before.cpu);
	return {
		startedAt: before.startedAt,
		milliseconds: performance.now() - before.at,
		cpu: (cpu.user + cpu.system) / 1000 / executions,
		longestBlock: delay.max / 1e6,
		memory: highest - before.memory,
		items: items.filter(({ json }) => json.error === undefined).length,
		failed: items.filter(({ json }) => json.error !== undefined).length,
		error: error?.message ?? items.map(({ json }) => json.error).find(isText),
	};
}

process.once('message', (task: Measure) => {
	measure(task).then(
		(measured) => {
			process.send?.(measured);
			process.disconnect();
		},
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});
// Without the bench there is nobody to report to.
process.once('disconnect', () => process.exit());
process.send?.('ready');
