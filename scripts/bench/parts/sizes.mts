import { ITEMS, medians, NO_LIMIT, RUNS, tell, textsOf } from '../processes.mts';
import type { Row } from '../table.mts';
import { costRows } from './costs.mts';

/** Beside the thousand of comments and orders. */
const OTHER_SIZES = [1, 100, 10_000];

/** Small executions are as short as the clock's mistakes, so this many items are run in several of them. */
const LEAST_ITEMS = 50;

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
			const runs = count > ITEMS ? 1 : RUNS;
			const executions = Math.ceil(LEAST_ITEMS / count);
			const run = async (contestant: string) =>
				await medians({ ...job, contestant, texts, idorder, warmUp: 100, executions }, runs);
			const [ours, floor, httpRequest] = [
				await run(names[0]),
				await run(names[1]),
				await run(names[2]),
			];
			rows.push(...costRows(`${count} ${what}`, count, ours, { floor, httpRequest }));
		}
	}
	return rows;
}
