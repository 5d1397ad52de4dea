/** A text as it stands in Markdown: signs that would mean something are taken for what they are. */
export const plain = (text: string): string => text.replace(/([*_<>|[\]])/g, '\\$1');

/** A name of a program. */
export const code = (text: string): string => `\`${text}\``;

/** A table; none without rows. */
export function table(titles: string[], rows: string[][]): string[] {
	if (rows.length === 0) return [];
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [line(titles), line(titles.map(() => '---')), ...rows.map(line), ''];
}

/** A value as JSON. */
export const json = (value: unknown): string[] => [
	'```json',
	JSON.stringify(value, undefined, '\t'),
	'```',
	'',
];

/** The link that GitHub makes of a heading. */
export const anchor = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\w\- ]/g, '')
		.replace(/ /g, '-');
