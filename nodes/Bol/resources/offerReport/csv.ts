import { OperationalError } from 'n8n-workflow';

/** A field without quotes, and what can end a field: a comma, the end of the line, or of the text. */
const PLAIN = /[^",\r\n]*/y;
const END = /,|\r\n|\n|\r|$/y;

/**
 * Reads comma-separated values: fields in quotes may hold commas, line breaks and doubled quotes.
 *
 * @throws OperationalError where the text is no CSV, e.g. because it breaks off within quotes
 */
export function parseCsv(text: string): string[][] {
	const withoutMark = text.replace(/^\uFEFF/, '');
	const rows: string[][] = [];
	let row: string[] = [];
	let position = 0;
	while (position < withoutMark.length || row.length > 0) {
		const behind = endOfField(withoutMark, position);
		const end = matchAt(END, withoutMark, behind);
		if (end === undefined) throw broken(rows.length + 1);
		row.push(fieldIn(withoutMark.slice(position, behind)));
		position = behind + end.length;
		if (end === ',') continue;
		if (row.length > 1 || row[0] !== '') rows.push(row);
		row = [];
	}
	return rows;
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
	pattern.lastIndex = position;
	return pattern.exec(text)?.[0];
}

/** Where a field ends; behind the end of the text when it has no second quote. */
function endOfField(text: string, position: number): number {
	if (text[position] !== '"') return position + (matchAt(PLAIN, text, position) ?? '').length;
	for (let from = position + 1; ; from += 2) {
		from = text.indexOf('"', from);
		if (from === -1) return text.length + 1;
		// Two quotes stand for one in the field.
		if (text[from + 1] !== '"') return from + 1;
	}
}

const fieldIn = (text: string) =>
	text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;

/**
 * Gives an object for each row after the first, which names the fields. All values stay text, so that
 * EANs keep the zeros in front; fields that a row lacks at its end are empty.
 *
 * @throws OperationalError where a row has more fields than there are names
 */
export function recordsIn(text: string): Array<Record<string, string>> {
	const [names = [], ...rows] = parseCsv(text);
	return rows.map((row, index) => {
		if (row.length > names.length) throw broken(index + 2);
		return Object.fromEntries(names.map((name, column) => [name.trim(), row[column] ?? '']));
	});
}

const broken = (row: number) =>
	new OperationalError(
		`The CSV file cannot be read: row ${row} is not as its first row announces`,
		{
			description: 'Choose the output File to get it as it is.',
		},
	);
