/** Blanks of every kind, also those that have no width, and line ends: copied text brings them along unseen. */
const BLANKS = String.raw`[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]+`;
const ANYWHERE = new RegExp(BLANKS, 'gu');

/** Those that stand around a text. */
export const AROUND = new RegExp(`^${BLANKS}|${BLANKS}$`, 'gu');

/** A value as text, without blanks around it; empty where there is none. */
export const trimmed = (value: unknown): string => String(value ?? '').replace(AROUND, '');

/**
 * What logs in, as it was pasted into a credential: an API key, a secret, a number. None of them has a blank
 * in it, so those that are there came with the copying: of a line that was broken, or of a web page.
 */
export const pasted = (value: unknown): string => String(value ?? '').replace(ANYWHERE, '');
