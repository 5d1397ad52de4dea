import { commentRows, orderRows } from './bench/parts/costs.mts';
import { curveRows } from './bench/parts/curves.mts';
import { editorRows } from './bench/parts/editor.mts';
import { pageRows } from './bench/parts/pages.mts';
import { sizeRows } from './bench/parts/sizes.mts';
import { tokenRows } from './bench/parts/tokens.mts';
import { writeRows } from './bench/parts/writes.mts';
import { answerOf, start, tell } from './bench/processes.mts';
import { printMissed, printTable, type Row } from './bench/table.mts';

/**
 * Measures these nodes beside what a user would otherwise take, n8n's HTTP Request node, in one run
 * against the sandbox on this machine. Every measurement has a process of its own, and the sandbox
 * has another; figures are medians.
 */
const parts = {
	writes: writeRows,
	comments: commentRows,
	orders: orderRows,
	sizes: sizeRows,
	pages: pageRows,
	tokens: tokenRows,
	curves: curveRows,
	editor: editorRows,
	queue: async () => await answerOf<Row[]>(start('scripts/bench/queue.mts')),
};
const chosen = process.argv.slice(2).filter((name) => name in parts) as Array<keyof typeof parts>;
const rows: Row[] = [];
for (const name of chosen.length > 0 ? chosen : (Object.keys(parts) as Array<keyof typeof parts>)) {
	console.error(`Measuring ${name} …`);
	const made = await parts[name]();
	rows.push(...made);
	printTable(made);
}
await tell({ do: 'stop' });
printMissed(rows);
