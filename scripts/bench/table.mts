/** One line of the result. */
export interface Row {
	what: string;
	ours?: string;
	theirs?: string;
	target?: string;
	isMet?: boolean;
}

const COLUMNS = ['What', 'These nodes', 'HTTP Request', 'Must be', ''] as const;

/** Prints what a part has measured; a figure that is missed stands out, and is not softened. */
export function printTable(rows: Row[]) {
	const cells = [
		[...COLUMNS],
		...rows.map(({ what, ours = '', theirs = '', target = '', isMet }) => [
			what,
			ours,
			theirs,
			target,
			isMet === undefined ? '' : isMet ? 'met' : 'MISSED',
		]),
	];
	const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
	for (const row of cells) {
		console.log(
			row
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('  ')
				.trimEnd(),
		);
	}
	console.log();
}

/** Prints how many figures of all parts are missed. */
export function printMissed(rows: Row[]) {
	const missed = rows.filter(({ isMet }) => isMet === false).length;
	console.log(missed === 0 ? 'All figures are met.' : `${missed} figures are missed.`);
}
