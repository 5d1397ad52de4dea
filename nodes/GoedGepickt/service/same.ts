import { keyOf } from '../../shared/operation/key';

/** Whether two UUIDs or statuses are the same one: GoedGepickt takes capitals for small letters. */
export const isSame = (one: unknown, other: unknown): boolean =>
	keyOf(one).toLowerCase() === keyOf(other).toLowerCase();
