import { medians, NO_LIMIT, tell, textsOf, type Medians, type Task } from '../processes.mts';
import type { Row } from '../table.mts';

const SIZES = [1_000, 5_000, 10_000, 25_000, 50_000];

/** Up to here the HTTP Request node is measured, too; it takes minutes for more. */
const MOST_BESIDE = 10_000;

/** What an item may cost at the most of them ÷ what it costs at the fewest. */
const FLAT = 1.25;

interface Curve {
	what: string;
	/** Puts into the sandbox what is worked on; gives what the task has to know of it. */
	prepare(count: number): Promise<Partial<Task> | undefined>;
	task: Omit<Task, 'texts' | 'contestant' | 'warmUp'>;
	ours: string;
	httpRequest: string;
	/** Whether the items come from the service, and not from the workflow. */
	isList?: boolean;
}

const CURVES: Curve[] = [
	{
		what: 'Picqer comments',
		prepare: async () => ({ idorder: String(await tell<number>({ do: 'order' })) }),
		task: { job: 'write' },
		ours: 'ours',
		httpRequest: 'httpRequest',
	},
	{
		what: 'Picqer products in one list',
		prepare: async (count) => await tell<undefined>({ do: 'products', count }),
		task: { job: 'read' },
		ours: 'products',
		httpRequest: 'httpRequestProducts',
		isList: true,
	},
	{
		what: 'stock levels at bol, of which 2 % changed',
		prepare: async (count) => await tell<undefined>({ do: 'offers', count }),
		task: { job: 'stock' },
		ours: 'ours',
		httpRequest: 'httpRequest',
	},
];

interface Point extends Medians {
	count: number;
}

/** Measures a curve for one contestant; one run for each point, since each is long. */
async function pointsOf(curve: Curve, contestant: string, sizes: number[]): Promise<Point[]> {
	const points: Point[] = [];
	for (const count of sizes) {
		console.error(`  ${count} ${curve.what}, ${contestant}`);
		await tell({ do: 'reset' });
		const prepared = await curve.prepare(count);
		await tell({ do: 'limit', settings: NO_LIMIT });
		const texts = curve.isList ? ['one'] : textsOf(count);
		const warmUp = curve.isList ? 1 : 100;
		const task = { ...curve.task, ...prepared, contestant, texts, warmUp };
		points.push({ count, ...(await medians(task, 1)) });
	}
	return points;
}

const cpuOf = ({ cpu, count }: Point) => cpu / count;

const kilobytesOf = ({ memory, count }: Point) => memory / count / 1024;

/** What an item costs at the most of them ÷ at the fewest. */
const growth = (points: Point[], of: (point: Point) => number) =>
	of(points[points.length - 1]) / of(points[0]);

/** A chart for docs/scaling.md, with a line for each curve. */
function printChart(title: string, unit: string, curves: Point[][], of: (point: Point) => number) {
	const most = Math.max(...curves.flat().map(of));
	const axis = SIZES.map((count) => `"${count.toLocaleString('en')}"`).join(', ');
	const lines = curves.map((points) => points.map((point) => of(point).toFixed(2)).join(', '));
	console.log('```mermaid');
	console.log(`xychart-beta\n\ttitle "${title}"\n\tx-axis [${axis}]`);
	console.log(`\ty-axis "${unit}" 0 --> ${Math.ceil(most * 1.1)}`);
	for (const line of lines) console.log(`\tline [${line}]`);
	console.log('```\n');
}

const describe = (point: Point) =>
	`${(point.milliseconds / point.count).toFixed(2)} ms, CPU ${cpuOf(point).toFixed(2)} ms, ${kilobytesOf(point).toFixed(1)} KiB an item; block ${point.longestBlock.toFixed(0)} ms; ${point.requests} requests`;

/** How time, processor time and memory of an item grow with the number of items. */
export async function curveRows(): Promise<Row[]> {
	const rows: Row[] = [];
	const all: Point[][] = [];
	for (const curve of CURVES) {
		const ours = await pointsOf(curve, curve.ours, SIZES);
		const few = SIZES.filter((count) => count <= MOST_BESIDE);
		const theirs = await pointsOf(curve, curve.httpRequest, few);
		all.push(ours);
		rows.push(
			...ours.map((point, index) => ({
				what: `${point.count} ${curve.what}`,
				ours: describe(point),
				theirs: theirs[index] && describe(theirs[index]),
			})),
			...(
				[
					['processor time', cpuOf],
					['memory', kilobytesOf],
				] as const
			).map(([name, of]) => ({
				what: `  ${name} of an item, ${SIZES[SIZES.length - 1]} ÷ ${SIZES[0]}`,
				ours: growth(ours, of).toFixed(2),
				target: `≤ ${FLAT}`,
				isMet: growth(ours, of) <= FLAT,
			})),
		);
	}
	printChart('Processor time of an item', 'ms', all, cpuOf);
	printChart('Memory of an item', 'KiB', all, kilobytesOf);
	return rows;
}
