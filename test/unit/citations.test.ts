import { filesIn, type ProjectFile } from './projectFiles';

const SERVICES = 'bol|picqer|goedgepickt|lagerkoll';

/** Between two words, also where a comment goes on in the next line. */
const GAP = String.raw`(?:[ \t]+|\s*\n\s*(?:\*|//)[ \t]*)`;
const NUMBER = String.raw`(?:sections?${GAP})?[1-9]\d?(?:\.\d{1,2})?(?:,${GAP}row${GAP}\d+)?\b`;
const NUMBERS = `${NUMBER}(?:(?:[,;]|,?${GAP}(?:and|to))${GAP}${NUMBER})*`;

/** A document, and the places in it that may follow. */
const FULL = new RegExp(String.raw`\b(docs/[\w/-]+\.md)(?:,?${GAP}(${NUMBERS}))?`, 'g');
/** Places only, for readers who are in the files of one service: `(2.3, Create shipment)`. */
const SHORT = new RegExp(String.raw`\((?=[1-9]\.\d|section|\d, row)(${NUMBERS})(?=[,;:)])`, 'g');
/** A document that nobody else has, or whose folder is left out. */
const OUTSIDE = new RegExp(
	String.raw`\breference${GAP}(?:[\w-]+\.md|\d\.\d)|(?<![\w/.-])(?:${SERVICES})\.md`,
	'g',
);

/** Places of a document: the numbers of its headings, and of the rows of tables below each. */
function placesIn(text: string): Set<string> {
	const places = new Set<string>();
	let heading = '';
	for (const line of text.split('\n')) {
		const number = /^##+ (\d+(?:\.\d+)?)\.? /.exec(line)?.[1];
		if (number) places.add((heading = number));
		const row = /^\| *(\d+) *\|/.exec(line)?.[1];
		if (row) places.add(`${heading}, row ${row}`);
	}
	return places;
}

/** The places that a citation names, such as `2.5` and `5, row 13`; of a range, both ends. */
const citedIn = (numbers: string) =>
	numbers.replace(new RegExp(GAP, 'g'), ' ').match(/\d+(?:\.\d+)?(?:, row \d+)?/g) ?? [];

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

const isInComment = (text: string, index: number) =>
	/^\s*(?:\/?\*|\/\/)/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));

/**
 * What citations lead nowhere, by file and line.
 *
 * @param documents the files in docs/
 */
function deadCitations(files: ProjectFile[], documents: ProjectFile[]): string[] {
	const known = new Map(documents.map(({ path, text }) => [path, placesIn(text)]));
	return files.flatMap(({ path, text }) => {
		const at = ({ index }: RegExpExecArray) => `${path}:${lineAt(text, index)}: `;
		const missing = (match: RegExpExecArray, document: string, numbers = '') =>
			citedIn(numbers)
				.filter((place) => !known.get(document)?.has(place))
				.map((place) => `${at(match)}${document} has no ${place}`);
		const service = new RegExp(SERVICES, 'i').exec(path)?.[0].toLowerCase();
		return [
			...[...text.matchAll(OUTSIDE)].map((match) => `${at(match)}cite docs/, not "${match[0]}"`),
			...[...text.matchAll(FULL)].flatMap((match) => {
				const [, document, numbers] = match;
				if (!known.has(document)) return [`${at(match)}there is no ${document}`];
				return document.startsWith('docs/services/') ? missing(match, document, numbers) : [];
			}),
			...[...text.matchAll(SHORT)]
				.filter(({ index }) => service && isInComment(text, index))
				.flatMap((match) => missing(match, `docs/services/${service}.md`, match[1])),
		];
	});
}

describe('what comments cite', () => {
	it('is there', () => {
		const files = ['nodes', 'credentials', 'sandbox', 'test', 'scripts']
			.flatMap((folder) => filesIn(folder, /\.[cm]?[jt]s$/))
			// The citations below are wrong on purpose.
			.filter(({ path }) => path !== 'test/unit/citations.test.ts');
		expect(deadCitations(files, filesIn('docs', /\.md$/))).toEqual([]);
	});

	const documents = [
		{ path: 'docs/limits.md', text: '# Limits' },
		{
			path: 'docs/services/bol.md',
			text: '# bol\n\n## 1. Basics\n\n### 1.3 Tokens\n\n## 5. Demo\n\n| 14 | Orders |\n',
		},
	];
	const found = (text: string, path = 'nodes/Bol/order.ts') =>
		deadCitations([{ path, text }], documents);

	it.each([
		['// (docs/services/bol.md, 9.9).', 'docs/services/bol.md has no 9.9'],
		['// docs/services/bol.md 1.30', 'docs/services/bol.md has no 1.30'],
		['// docs/services/bol.md, 1.3 and 2', 'docs/services/bol.md has no 2'],
		['// docs/services/bol.md, 1.3, 1.4, 5', 'docs/services/bol.md has no 1.4'],
		['// docs/services/bol.md, 1.3 to 1.5', 'docs/services/bol.md has no 1.5'],
		['// docs/services/bol.md, 1; section 5, row 13', 'docs/services/bol.md has no 5, row 13'],
		['/* docs/services/bol.md,\n * 9.9 */', 'docs/services/bol.md has no 9.9'],
		["it('(docs/services/bol.md, 9.9)')", 'docs/services/bol.md has no 9.9'],
		['// so it is (9.9, get-order)', 'docs/services/bol.md has no 9.9'],
		['// docs/services/other.md, 1.3', 'there is no docs/services/other.md'],
		['// see docs/limit.md', 'there is no docs/limit.md'],
		['// (reference bol.md, 1.3)', 'cite docs/, not "reference bol.md"'],
		['// reference other.md', 'cite docs/, not "reference other.md"'],
		['// as said (reference 1.3)', 'cite docs/, not "reference 1.3"'],
		['// of bol.md, 1.3', 'cite docs/, not "bol.md"'],
	])('is missed where it is not there: %s', (text, fault) => {
		expect(found(`\n${text}`)).toEqual([`nodes/Bol/order.ts:2: ${fault}`]);
	});

	it.each([
		'// docs/services/bol.md, 1.3, Life of a token',
		'// docs/services/bol.md 1.3; bol changes it',
		'// docs/services/bol.md, section 1 and section 5, row 14.',
		'/* docs/services/bol.md, 1,\n * 1.3 */',
		'// docs/services/bol.md describes it, and docs/limits.md, 3 times',
		'// so it is (1.3, get-order)',
		'wait(9.9);',
	])('is not missed where it is: %s', (text) => {
		expect(found(text)).toEqual([]);
	});

	it('is of one service only where a file is of one', () => {
		expect(found('// so it is (9.9)', 'nodes/shared/request/send.ts')).toEqual([]);
	});
});
