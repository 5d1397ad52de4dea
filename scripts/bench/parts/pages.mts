import { medians, NO_LIMIT, tell, type Medians } from '../processes.mts';
import type { Row } from '../table.mts';

const ROWS = 20_000;
const PAGE_SIZE = 100;

/** Requests and memory of a list that is read whole. */
export async function pageRows(): Promise<Row[]> {
	await tell({ do: 'reset' });
	await tell({ do: 'rows', count: ROWS });
	await tell({ do: 'limit', settings: NO_LIMIT });
	const run = async (contestant: string) =>
		await medians({ job: 'read', contestant, texts: ['one'], warmUp: 0 });
	const ours = await run('ours');
	const theirs = await run('httpRequest');
	// A full last page leaves open whether there is another, so one more is asked for.
	const pages = Math.floor(ROWS / PAGE_SIZE) + 1;
	const megabytes = ({ memory }: Pick<Medians, 'memory'>) => `${(memory / 2 ** 20).toFixed(0)} MiB`;
	return [
		{
			what: `Return All over ${ROWS} rows (${ours.items} came out): requests`,
			ours: String(ours.requests),
			target: `${pages} pages`,
			isMet: ours.requests === pages && ours.items === ROWS,
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
