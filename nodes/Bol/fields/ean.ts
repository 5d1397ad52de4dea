import { filledIn, type Convert } from '../../shared/operation/convert';
import { keyOf, withoutZeros } from '../../shared/operation/key';
import { parameterError } from '../../shared/operation/nodeError';
import type { Input } from '../../shared/operation/operation';

/** Whether the last digit is the check digit of the others: counted from the end, every second is tripled. */
function hasCheckDigit(ean: string): boolean {
	const sum = [...ean]
		.reverse()
		.reduce((total, digit, index) => total + Number(digit) * (index % 2 === 1 ? 3 : 1), 0);
	return sum % 10 === 0;
}

/** Whether a text is the number of an article, with or without its zeros in front. */
export function isArticleNumber(text: string): boolean {
	const plain = withoutZeros(text);
	return /^[1-9]\d{0,12}$/.test(plain) && hasCheckDigit(plain);
}

/**
 * How bol may write an EAN: with 13 digits, as in its documents (docs/services/bol.md, 2.18), or a short
 * one with 8, where that is how it was given or where zeros in front got lost. Nothing where no article
 * can have it, so that one wrong barcode does not spoil a request.
 */
export function spellingsOf(ean: string): string[] {
	if (!isArticleNumber(ean)) return [];
	const plain = withoutZeros(ean);
	const isShort = plain.length <= 8 && ean.length < 13;
	return [...(isShort ? [plain.padStart(8, '0')] : []), plain.padStart(13, '0')];
}

/** Whether an ISBN of 10 characters has the right last one, where X stands for ten. */
function isIsbn10(text: string): boolean {
	if (!/^\d{9}[\dX]$/.test(text)) return false;
	const sum = [...text].reduce(
		(total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - index),
		0,
	);
	return sum % 11 === 0;
}

/** The EAN under which a book with an ISBN of 10 characters is sold; any other EAN as it is. */
export function eanOfBook(ean: string): string {
	if (ean.length !== 10) return ean;
	const first12 = `978${ean.slice(0, 9)}`;
	const last = [...'0123456789'].find((digit) => hasCheckDigit(first12 + digit));
	return first12 + last;
}

const WRONG_ISBN = [
	'is not an ISBN: its last character does not fit the others',
	'Look for a typing error.',
] as const;

/** What is wrong with a text that should be an EAN; nothing when it is one. */
function problemWith(ean: string): [problem: string, wayOut: string] | undefined {
	if (!/^\d+$/.test(ean)) return ['is not an EAN', 'An EAN has digits only.'];
	if (ean.length !== 8 && ean.length !== 13) {
		return [
			`has ${ean.length} digits, but an EAN has 13 or 8`,
			'Keep EANs as text: as numbers they lose the zeros in front. A UPC of 12 digits becomes an EAN with a zero in front.',
		];
	}
	if (hasCheckDigit(ean)) return undefined;
	return ['is not an EAN: its last digit does not fit the others', 'Look for a typing error.'];
}

/**
 * An article number with 13 or 8 digits and a right check digit, as text, so that zeros in front stay
 * (docs/services/bol.md, 1.8).
 *
 * @param isbn whether bol takes an ISBN, too: those of 10 characters, and any with hyphens
 */
export function toEan({ isbn = false }: { isbn?: boolean } = {}): Convert {
	return (context, displayName, value) => {
		if (value === undefined || value === null || value === '') return undefined;
		const text = keyOf(value);
		const plain = isbn ? text.replace(/[\s-]/g, '').toUpperCase() : text;
		const isBook = isbn && plain.length === 10;
		if (isBook && isIsbn10(plain)) return plain;
		const problem = isBook ? WRONG_ISBN : problemWith(plain);
		if (problem === undefined) return plain;
		throw parameterError(context, displayName, `"${text}" ${problem[0]}`, problem[1]);
	};
}

/** The product that an operation is about. */
export const ean: Input = {
	parameter: {
		displayName: 'EAN',
		name: 'ean',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 5035223124276',
		description: 'The article number of the product, with 13 or 8 digits',
	},
	convert: filledIn(toEan()),
};
