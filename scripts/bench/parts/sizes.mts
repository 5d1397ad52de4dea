import { ITEMS, mediansInTurn, NO_LIMIT, RUNS, tell, textsOf } from '../processes.mts';
import type { Row } from '../table.mts';
import { costRows } from './costs.mts';

/** Beside the thousand of comments and orders. */
const OTHER_SIZES = [1, 100, 10_000];

/** Small executions are as short as the clock's mistakes, so this many items are run in several of them. */
const LEAST_ITEMS = 150;

/** What runs once an execution is compiled after a hundred of them or so. */
const WARM_UPS = 150;

/** Starting an execution costs much more than its one item, and not always the same. */
const runsOf = (count: number) => (count === 1 ? RUNS + 2 : count > ITEMS ? 1 : RUNS);

/**
 * What an item costs with few and with many of them: a comment and an order at Picqer, and reading by ID at
 * the other services.
 */
export async function sizeRows(): Promise<Row[]> {
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
		for (const count of 'service' in job ? [ITEMS] : OTHER_SIZES) {
			console.error(`  ${what}, ${count}`);
			const texts =
				'service' in job
					? Array.from({ length: count }, (_, index) => ids[index % ids.length])
					: textsOf(count);
			const executions = Math.ceil(LEAST_ITEMS / count);
			const [ours, floor, httpRequest] = await mediansInTurn(
				names.map((contestant) => ({
					...job,
					contestant,
					texts,
					idorder,
					...(count === 1 ? { warmUp: WARM_UPS, warmUpBy: 1 } : { warmUp: 100 }),
					executions,
				})),
				runsOf(count),
			);
			rows.push(...costRows(`${count} ${what}`, count, ours, { floor, httpRequest }));
		}
	}
	return rows;
}
