import { trimmed } from './blanks';

/** What sheets, forms and services write for yes and no, in English and Dutch. */
const MEANINGS = new Map([
	['true', true],
	['yes', true],
	['ja', true],
	['j', true],
	['1', true],
	['false', false],
	['no', false],
	['nee', false],
	['n', false],
	['0', false],
]);

/** What a value says, be it a boolean, text or a number; undefined where it says neither yes nor no. */
export const yesOrNo = (value: unknown): boolean | undefined =>
	typeof value === 'object' ? undefined : MEANINGS.get(trimmed(value).toLowerCase());

/** Whether a value says yes; nothing, and what is not understood, does not. */
export const saysYes = (value: unknown): boolean => yesOrNo(value) === true;
