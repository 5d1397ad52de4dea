import { ITEMS, medians, NO_LIMIT, tell, textsOf } from '../processes.mts';
import type { Row } from '../table.mts';
import type { Measured } from '../worker.mts';

type Cost = Pick<Measured, 'cpu' | 'longestBlock' | 'failed'>;

/** What writing comments, one expression each, costs beside the others. */
export async function commentRows(): Promise<Row[]> {
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
		...costRows(`${ITEMS} comments, one expression each`, ITEMS, ours, { floor, httpRequest }),
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
export async function orderRows(): Promise<Row[]> {
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
		...costRows(`${count} orders, 9 expressions each`, count, ours, { floor, httpRequest }),
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

/** What fails costs less than what is done, so that must be seen. */
const costOf = ({ cpu, longestBlock, failed }: Cost, count: number) =>
	`${(cpu / count).toFixed(2)} ms, block ${longestBlock.toFixed(0)} ms${failed > 0 ? `, ${failed} FAILED` : ''}`;

/** CPU for each item and the longest block beside the floor and the HTTP Request node. */
export function costRows(
	what: string,
	count: number,
	ours: Cost,
	{ floor, httpRequest }: Record<'floor' | 'httpRequest', Cost>,
): Row[] {
	return [
		{
			what: `CPU per item, ${what}, ÷ HTTP Request with the same`,
			ours: `${costOf(ours, count)}, ${ratio(ours, httpRequest).toFixed(2)}`,
			theirs: costOf(httpRequest, count),
			target: '≤ 1.00',
			isMet: ratio(ours, httpRequest) <= 1,
		},
		{
			what: '  ÷ the floor: a bare loop that evaluates the same and sends it',
			ours: ratio(ours, floor).toFixed(2),
			theirs: costOf(floor, count),
			target: '≤ 1.05',
			isMet: ratio(ours, floor) <= 1.05,
		},
		{
			what: '  longest block of the event loop',
			ours: `${ours.longestBlock.toFixed(0)} ms`,
			theirs: `${httpRequest.longestBlock.toFixed(0)} ms`,
			target: '≤ 50 ms',
			isMet: ours.longestBlock <= 50,
		},
	];
}
