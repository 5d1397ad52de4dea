import { createHash } from 'crypto';

/**
 * A short text that stands for a long one, or for one that must not be kept.
 *
 * @param length how many characters of it to take, where the whole would be kept too often
 */
export const digestOf = (text: string | Buffer, length?: number) =>
	createHash('sha256').update(text).digest('base64').slice(0, length);
