import { trimmed } from '../lib/blanks';
import { exactText, noText, unlessEmpty, type Convert } from './convert';
import { text, type Field, type More } from './fields';

/**
 * A key (reference, SKU, code, order number) as it is searched, compared and sent: as text, and without
 * what stands around it unseen. Empty when there is none.
 */
export const keyOf = trimmed;

/** Whether two IDs or statuses are the same one, in capitals or not. */
export const isSameInAnyCase = (one: unknown, other: unknown): boolean =>
	keyOf(one).toLowerCase() === keyOf(other).toLowerCase();

/**
 * An EAN for comparing: systems that keep EANs as numbers lose the zeros in front, others fill up to 13
 * or 14 digits.
 */
export const withoutZeros = (ean: unknown): string => keyOf(ean).replace(/^0+(?=.)/, '');

/** Whether a code can be an EAN; warehouses have other codes in the same field. */
export const isEan = (code: unknown): boolean => /^\d{8,14}$/.test(keyOf(code));

/** Lengths in which article numbers are written: EAN-8, UPC-A, EAN-13, GTIN-14. */
const EAN_LENGTHS = [8, 12, 13, 14];

/** All ways to write an EAN; the first, without zeros in front, is a part of all others. */
export function spellingsOf(ean: string): string[] {
	const plain = withoutZeros(ean);
	const filled = EAN_LENGTHS.map((length) => plain.padStart(length, '0'));
	return [...new Set([plain, keyOf(ean), ...filled])];
}

/**
 * Makes a key of text or of a number, as expressions often give it. An empty one stays empty, which
 * clears it at the service.
 *
 * @throws NodeOperationError when the value is neither, or a number that has lost digits
 */
export const toKey: Convert = (context, displayName, value) => {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'string') return keyOf(value);
	if (typeof value !== 'number') throw noText(context, displayName);
	return exactText(context, displayName, value);
};

/** Makes a key, and leaves an empty one out. */
export const toFilledKey: Convert = (context, displayName, value) =>
	unlessEmpty(context, displayName, toKey(context, displayName, value));

/** A line of text that something is found or recognised by. */
export const key = (
	displayName: string,
	property: string,
	more: More & { most?: number } = {},
): Field => text(displayName, property, { convert: toKey, ...more });
