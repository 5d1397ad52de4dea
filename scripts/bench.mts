import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Counters } from '../sandbox/traffic.ts';
import type { Measure, Measured } from './bench/worker.mts';
import type { SandboxCommand } from './bench/sandboxProcess.mts';
import { printTable, type Row } from './bench/table.mts';
import { installN8n } from './n8n/install.mts';

/**
 * Measures these nodes beside what a user would otherwise take, n8n's HTTP Request node, in one run
 * against the sandbox on this machine. Every measurement has a process of its own, and the sandbox
 * has another; figures are medians.
 */
const RUNS = 3;
const WRITES = 600;
const LIMIT = 100;
const WINDOW_MS = 2000;
const ITEMS = 1000;

/** Beside the thousand of comments and orders. */
const OTHER_SIZES = [1, 100, 10_000];
const ROWS = 20_000;
const TOKEN_ITEMS = 200;
const PAGE_SIZE = 100;

/** Time that so many writes need at least: all windows but the last must pass. */
const LEAST_MS = (Math.ceil(WRITES / LIMIT) - 1) * WINDOW_MS;

const installed = await installN8n((progress) => console.error(progress));
const start = (file: string) =>
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

async function answerOf<Result>(child: ChildProcess): Promise<Result> {
	return (await messageOf<{ result: Result }>(child)).result;
}

async function tell<Result>(command: SandboxCommand): Promise<Result> {
	sandbox.send(command);
	return await answerOf<Result>(sandbox);
}

async function measureOnce(task: Omit<Measure, 'urls' | 'n8n'>): Promise<Measured> {
	const worker = start('scripts/bench/worker.mts');
	await messageOf(worker);
	worker.send({ ...task, urls, n8n: installed.n8n } satisfies Measure);
	const measured = await messageOf<Measured>(worker);
	if (measured.error) console.error(`  ${task.contestant}, first failure: ${measured.error}`);
	return measured;
}

const median = (values: number[]) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const textsOf = (count: number) => Array.from({ length: count }, (_, index) => `comment ${index}`);

interface Writes {
	milliseconds: number;
	/** From the start of the node to its first request, in ms. */
	firstAfter: number;
	lost: number;
	doubled: number;
	tooMany: number;
}

/** Writes under a limit, and what arrived of them. */
async function writes(contestant: string, kind: 'fixed' | 'sliding'): Promise<Writes> {
	await tell({ do: 'reset' });
	const idorder = String(await tell<number>({ do: 'order' }));
	await tell({ do: 'limit', settings: { limit: LIMIT, windowMs: WINDOW_MS, kind } });
	await tell({ do: 'clear' });
	const texts = textsOf(WRITES);
	console.error(`  ${contestant}, ${kind} window`);
	const limit = { requests: LIMIT, windowMs: WINDOW_MS };
	const { milliseconds, startedAt } = await measureOnce({
		job: 'write',
		contestant,
		texts,
		idorder,
		warmUp: LIMIT / 2,
		limit,
	});
	const arrived = await tell<string[]>({ do: 'comments' });
	const { picqer } = await tell<Record<string, Counters>>({ do: 'counters' });
	const requests = Object.values(picqer.statuses).reduce((sum, count) => sum + count, 0);
	const distinct = new Set(arrived);
	const first = await tell<number>({ do: 'first request', since: startedAt });
	return {
		milliseconds,
		firstAfter: first - startedAt,
		lost: texts.filter((text) => !distinct.has(text)).length,
		doubled: arrived.length - distinct.size,
		tooMany: picqer.tooManyRequests / requests,
	};
}

async function writeRows(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const kind of ['fixed', 'sliding'] as const) {
		const ours: Writes[] = [];
		for (let run = 0; run < RUNS; run++) ours.push(await writes('ours', kind));
		const share = median(ours.map(({ milliseconds }) => milliseconds)) / LEAST_MS;
		const lost = Math.max(...ours.map((one) => one.lost + one.doubled));
		const tooMany = median(ours.map((one) => one.tooMany));
		rows.push(
			{
				what: `${WRITES} writes, ${LIMIT} per ${WINDOW_MS / 1000} s, ${kind} window: time ÷ least possible`,
				ours: share.toFixed(3),
				target: '≤ 1.10',
				isMet: share <= 1.1,
			},
			{
				what: '  of it until the first request',
				ours: (median(ours.map(({ firstAfter }) => firstAfter)) / LEAST_MS).toFixed(3),
			},
			{ what: '  items lost or doubled', ours: String(lost), target: '0', isMet: lost === 0 },
			{
				what: '  refused with 429',
				ours: `${(tooMany * 100).toFixed(1)} %`,
				target: '≤ 2 %',
				isMet: tooMany <= 0.02,
			},
		);
		for (const [name, contestant] of [
			['HTTP Request, as it comes', 'httpRequest'],
			['HTTP Request, batches of 100 every 2 s', 'httpRequestBatching'],
			['HTTP Request, Retry On Fail, 5 tries', 'httpRequestRetry'],
		]) {
			const other = await writes(contestant, kind);
			rows.push({
				what: `  beside it: ${name}`,
				theirs: `${(other.milliseconds / LEAST_MS).toFixed(2)} × the time, ${other.lost} lost, ${other.doubled} doubled, ${(other.tooMany * 100).toFixed(0)} % 429`,
			});
		}
	}
	return rows;
}

async function medians(
	task: Omit<Measure, 'urls' | 'n8n'>,
	runs = RUNS,
): Promise<Omit<Measured, 'startedAt'>> {
	const all: Measured[] = [];
	for (let run = 0; run < runs; run++) {
		await tell({ do: 'clear' });
		all.push(await measureOnce(task));
	}
	const of = (name: 'milliseconds' | 'cpu' | 'longestBlock' | 'memory' | 'items' | 'failed') =>
		median(all.map((one) => one[name]));
	return {
		milliseconds: of('milliseconds'),
		cpu: of('cpu'),
		longestBlock: of('longestBlock'),
		memory: of('memory'),
		items: of('items'),
		failed: of('failed'),
	};
}

const NO_LIMIT = { limit: 1_000_000, windowMs: 60_000 };

type Cost = Pick<Measured, 'cpu' | 'longestBlock'>;

/** What writing comments, one expression each, costs beside the others. */
async function commentRows(): Promise<Row[]> {
	await tell({ do: 'reset' });
	const idorder = String(await tell<number>({ do: 'order' }));
	await tell({ do: 'limit', settings: NO_LIMIT });
	const run = async (contestant: string) =>
		await medians({ job: 'write', contestant, texts: textsOf(ITEMS), idorder, warmUp: 100 });
	const ours = await run('ours');
	const floor = await run('floor');
	const httpRequest = await run('httpRequest');
	const minimal = await run('minimal');
	const few = ITEMS / 20;
	const declarative = await medians(
		{ job: 'write', contestant: 'declarative', texts: textsOf(few), idorder, warmUp: 5 },
		1,
	);
	return [
		...costRows(
			`${ITEMS} comments, one expression each`,
			ITEMS,
			ours,
			{ floor, httpRequest },
			1.15,
		),
		{
			what: '  ÷ a minimal declarative node',
			ours: ratio(ours, minimal).toFixed(2),
			theirs: costOf(minimal, ITEMS),
		},
		{
			what: `  beside it: our node, run by n8n's own engine for declarative nodes, ${few} items`,
			theirs: costOf(declarative, few),
		},
	];
}

/** The same for orders, with as many fields as users fill in. */
async function orderRows(): Promise<Row[]> {
	const count = ITEMS / 2;
	await tell({ do: 'reset' });
	await tell({ do: 'limit', settings: NO_LIMIT });
	const run = async (contestant: string) =>
		await medians({ job: 'write', contestant, texts: textsOf(count), warmUp: 100 });
	const ours = await run('order');
	const floor = await run('floorOrder');
	const httpRequest = await run('httpRequestOrder');
	const asText = await run('httpRequestOrderAsText');
	const few = count / 20;
	const declarative = await medians(
		{ job: 'write', contestant: 'declarativeOrder', texts: textsOf(few), warmUp: 5 },
		1,
	);
	return [
		...costRows(`${count} orders, 9 expressions each`, count, ours, { floor, httpRequest }, 1),
		{
			what: '  beside it: HTTP Request with all of it in one expression',
			ours: ratio(ours, asText).toFixed(2),
			theirs: costOf(asText, count),
		},
		{
			what: `  beside it: our node, run by n8n's own engine for declarative nodes, ${few} items`,
			theirs: costOf(declarative, few),
		},
	];
}

const ratio = (ours: Cost, other: Cost) => ours.cpu / other.cpu;

const costOf = ({ cpu, longestBlock }: Cost, count: number) =>
	`${(cpu / count).toFixed(2)} ms, block ${longestBlock.toFixed(0)} ms`;

/**
 * CPU for each item and the longest block beside the floor and the HTTP Request node.
 *
 * @param most what the ratio to the HTTP Request node may be
 */
function costRows(
	what: string,
	count: number,
	ours: Cost,
	{ floor, httpRequest }: Record<'floor' | 'httpRequest', Cost>,
	most: number,
): Row[] {
	return [
		{
			what: `CPU per item, ${what}, ÷ HTTP Request with the same`,
			ours: `${costOf(ours, count)}, ${ratio(ours, httpRequest).toFixed(2)}`,
			theirs: costOf(httpRequest, count),
			target: `≤ ${most.toFixed(2)}`,
			isMet: ratio(ours, httpRequest) <= most,
		},
		{
			what: '  ÷ the floor: a bare loop that evaluates the same and sends it',
			ours: ratio(ours, floor).toFixed(2),
			theirs: costOf(floor, count),
			target: '≤ 1.10',
			isMet: ratio(ours, floor) <= 1.1,
		},
		{
			what: '  longest block of the event loop',
			ours: `${ours.longestBlock.toFixed(0)} ms`,
			theirs: `${httpRequest.longestBlock.toFixed(0)} ms`,
			target: '≤ 100 ms',
			isMet: ours.longestBlock <= 100,
		},
	];
}

async function pageRows(): Promise<Row[]> {
	await tell({ do: 'reset' });
	await tell({ do: 'rows', count: ROWS });
	await tell({ do: 'limit', settings: NO_LIMIT });
	const run = async (contestant: string) =>
		await medians({ job: 'read', contestant, texts: ['one'], warmUp: 0 });
	const ours = await run('ours');
	const { picqer } = await tell<Record<string, Counters>>({ do: 'counters' });
	const requests = Object.values(picqer.statuses).reduce((sum, count) => sum + count, 0);
	const theirs = await run('httpRequest');
	// A full last page leaves open whether there is another, so one more is asked for.
	const pages = Math.floor(ROWS / PAGE_SIZE) + 1;
	const megabytes = ({ memory }: Pick<Measured, 'memory'>) =>
		`${(memory / 2 ** 20).toFixed(0)} MiB`;
	return [
		{
			what: `Return All over ${ROWS} rows (${ours.items} came out): requests`,
			ours: String(requests),
			target: `${pages} pages`,
			isMet: requests === pages && ours.items === ROWS,
		},
		{
			what: '  highest memory ÷ HTTP Request with its pagination',
			ours: `${megabytes(ours)}, ${(ours.memory / theirs.memory).toFixed(2)}`,
			theirs: `${megabytes(theirs)} (${theirs.items} rows)`,
			target: '≤ 1.50',
			isMet: ours.memory / theirs.memory <= 1.5,
		},
	];
}

async function tokenRows(): Promise<Row[]> {
	const run = async (contestant: string) => {
		await tell({ do: 'reset' });
		const texts = await tell<string[]>({ do: 'bol orders', count: TOKEN_ITEMS });
		await tell({ do: 'limit', settings: NO_LIMIT });
		await tell({ do: 'clear' });
		const { items } = await measureOnce({
			job: 'get',
			service: 'bol',
			contestant,
			texts,
			warmUp: 0,
		});
		const { bol } = await tell<Record<string, Counters>>({ do: 'counters' });
		return { items, tokens: bol.tokenRequests };
	};
	const ours = await run('ours');
	const theirs = await run('httpRequest');
	return [
		{
			what: `${TOKEN_ITEMS} items, credential without token (${ours.items} answered): token requests`,
			ours: String(ours.tokens),
			theirs: `${theirs.tokens} (${theirs.items} answered)`,
			target: '1',
			isMet: ours.tokens === 1 && ours.items === TOKEN_ITEMS,
		},
	];
}

/**
 * What an item costs with few and with many of them: a comment and an order at Picqer, and reading by ID at
 * the other services.
 */
async function sizeRows(): Promise<Row[]> {
	const rows: Row[] = [];
	const jobs = [
		['Picqer comments', { job: 'write', names: ['ours', 'floor', 'httpRequest'] }],
		['Picqer orders', { job: 'write', names: ['order', 'floorOrder', 'httpRequestOrder'] }],
		...(['bol', 'goedgepickt', 'lagerkoll'] as const).map((service) => {
			const names = ['ours', 'floor', 'httpRequest'] as const;
			return [`${service}, read by ID`, { job: 'get', service, names }] as const;
		}),
	] as const;
	for (const [what, { names, ...job }] of jobs) {
		await tell({ do: 'reset' });
		const idorder = String(await tell<number>({ do: 'order' }));
		await tell({ do: 'limit', settings: NO_LIMIT });
		const ids = 'service' in job ? await tell<string[]>({ do: 'ids', service: job.service }) : [];
		for (const count of ids.length > 0 ? [ITEMS] : OTHER_SIZES) {
			console.error(`  ${what}, ${count}`);
			const texts =
				ids.length > 0
					? Array.from({ length: count }, (_, index) => ids[index % ids.length])
					: textsOf(count);
			const runs = count > ITEMS ? 1 : RUNS;
			const run = async (contestant: string) =>
				await medians({ ...job, contestant, texts, idorder, warmUp: 100 }, runs);
			const [ours, floor, httpRequest] = [
				await run(names[0]),
				await run(names[1]),
				await run(names[2]),
			];
			rows.push(...costRows(`${count} ${what}`, count, ours, { floor, httpRequest }, 1));
		}
	}
	return rows;
}

const parts = {
	writes: writeRows,
	comments: commentRows,
	orders: orderRows,
	sizes: sizeRows,
	pages: pageRows,
	tokens: tokenRows,
	queue: async () => await answerOf<Row[]>(start('scripts/bench/queue.mts')),
};
const chosen = process.argv.slice(2).filter((name) => name in parts) as Array<keyof typeof parts>;
const rows: Row[] = [];
for (const name of chosen.length > 0 ? chosen : (Object.keys(parts) as Array<keyof typeof parts>)) {
	console.error(`Measuring ${name} …`);
	rows.push(...(await parts[name]()));
}
await tell({ do: 'stop' });
printTable(rows);
