/** A text after some of its escapes were undone. */
export interface Unescaped {
	/** UTF-8, a character for each byte; without blanks and line breaks. */
	text: string;
	/** For each character, where in the original text what stands for it begins. */
	from: number[];
	/** For each character, where in the original text what stands for it ends. */
	to: number[];
}

/** A kind of escape. */
interface Escape {
	/** What stands for something else. */
	pattern: RegExp;
	/** What it stands for, in UTF-8 with a character for each byte; undefined where it is no escape. */
	plain(match: RegExpMatchArray): string | undefined;
}

/** What can be seen nowhere, or breaks a word over two lines. */
const BLANK = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** A text in UTF-8, a character for each byte, without blanks and line breaks. */
export const spelled = (text: string) =>
	Buffer.from(text.replace(BLANK, ''), 'utf8').toString('latin1');

const character = (code: number) =>
	code <= 0x10ffff ? spelled(String.fromCodePoint(code)) : undefined;

const HEX = 16;

/** HTML's names for ASCII characters. */
const ENTITIES: Record<string, string> = {
	amp: '&',
	apos: "'",
	ast: '*',
	bsol: '\\',
	colon: ':',
	comma: ',',
	commat: '@',
	dollar: '$',
	equals: '=',
	excl: '!',
	grave: '`',
	gt: '>',
	hat: '^',
	lbrace: '{',
	lbrack: '[',
	lcub: '{',
	lowbar: '_',
	lpar: '(',
	lsqb: '[',
	lt: '<',
	nbsp: '',
	newline: '',
	num: '#',
	percnt: '%',
	period: '.',
	plus: '+',
	quest: '?',
	quot: '"',
	rbrace: '}',
	rbrack: ']',
	rcub: '}',
	rpar: ')',
	rsqb: ']',
	semi: ';',
	shy: '',
	sol: '/',
	tab: '',
	verbar: '|',
	vert: '|',
};

/** Letters that stand for blanks behind a backslash. */
const BLANKS_OF_JSON = 'bfnrt';

const ESCAPES: Escape[] = [
	{
		// In URLs and forms; each stands for a byte.
		pattern: /%([\da-f]{2})/gi,
		plain: ([, hex]) => byteOf(parseInt(hex, HEX)),
	},
	{
		// In HTML and XML.
		pattern: /&(?:#(\d{1,9})|#x([\da-f]{1,7})|([a-z]{2,7}));?/gi,
		plain: ([, decimal, hex, name]) => {
			if (name !== undefined) return named(name.toLowerCase());
			return character(decimal === undefined ? parseInt(hex, HEX) : Number(decimal));
		},
	},
	{
		// In JSON and program texts; the first kind is for characters beyond 16 bits.
		pattern:
			/\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|\\u([\da-f]{4})|\\x([\da-f]{2})|\\([^ux])/gi,
		plain: ([, high, low, four, two, letter]) => {
			if (high !== undefined) {
				return spelled(String.fromCharCode(parseInt(high, HEX), parseInt(low, HEX)));
			}
			if (letter !== undefined) return BLANKS_OF_JSON.includes(letter) ? '' : letter;
			return character(parseInt(four ?? two, HEX));
		},
	},
	{
		// Tags, which can stand within a word.
		pattern: /<[a-z!?/][^<>]*>/gi,
		plain: () => '',
	},
];

const named = (name: string) => (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined);

/** A byte, unless it is a blank; beyond ASCII it is only a part of a character. */
const byteOf = (code: number) => String.fromCharCode(code).replace(/[\t-\r ]/, '');

/** Escapes in escapes that are undone, e.g. JSON that stands in HTML that stands in JSON. */
const DEEPEST = 3;

/**
 * The ways to read a text: as it stands, and with its escapes undone, one kind after the other in every
 * order, since what looks like an escape may be part of a word. Blanks, line breaks and tags can stand
 * anywhere in a word. Each reading takes time in proportion to the text, and their number is bounded;
 * a text without escapes has one.
 */
export function unescapedOf(text: string): Unescaped[] {
	const readings = [asItStands(text)];
	const known = new Set(readings.map((reading) => reading.text));
	let latest = readings;
	for (let depth = 0; depth < DEEPEST; depth++) {
		const before = latest;
		latest = [];
		for (const reading of before) {
			for (const kind of ESCAPES) {
				const undone = undo(reading, kind);
				if (known.has(undone.text)) continue;
				known.add(undone.text);
				latest.push(undone);
			}
		}
		readings.push(...latest);
	}
	return readings;
}

function asItStands(text: string): Unescaped {
	const reading: Unescaped = { text: '', from: [], to: [] };
	let at = 0;
	for (const letter of text) {
		const end = at + letter.length;
		append(reading, isPlain(letter) ? letter : spelled(letter), at, end);
		at = end;
	}
	return reading;
}

/** Whether a character is one that can be seen and takes one byte; most are, and looking is quick. */
const isPlain = (letter: string) => letter > ' ' && letter < '\u007f';

function append(reading: Unescaped, bytes: string, from: number, to: number) {
	reading.text += bytes;
	for (let count = bytes.length; count > 0; count--) {
		reading.from.push(from);
		reading.to.push(to);
	}
}

function undo(reading: Unescaped, { pattern, plain }: Escape): Unescaped {
	const undone: Unescaped = { text: '', from: [], to: [] };
	let at = 0;
	const copyUntil = (end: number) => {
		undone.text += reading.text.slice(at, end);
		for (; at < end; at++) {
			undone.from.push(reading.from[at]);
			undone.to.push(reading.to[at]);
		}
	};
	for (const match of reading.text.matchAll(pattern)) {
		const bytes = plain(match);
		if (bytes === undefined) continue;
		copyUntil(match.index);
		const end = match.index + match[0].length;
		append(undone, bytes, reading.from[match.index], reading.to[end - 1]);
		at = end;
	}
	copyUntil(reading.text.length);
	return undone;
}
