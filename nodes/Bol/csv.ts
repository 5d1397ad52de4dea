import { OperationalError } from 'n8n-workflow';

/** A field with or without quotes, and what ends it: a comma, the end of the line, or of the text. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

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
		FIELD.lastIndex = position;
		const match = FIELD.exec(withoutMark);
		if (match === null) throw broken(rows.length + 1);
		const [whole, quoted, plain, end] = match;
		row.push(quoted?.replaceAll('""', '"') ?? plain);
		position += whole.length;
		if (end === ',') continue;
		if (row.length > 1 || row[0] !== '') rows.push(row);
		row = [];
	}
	return rows;
}

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
