import type { IDataObject } from 'n8n-workflow';
import { bodyAs } from '../service/body';
import { isNotFound } from '../service/failure';
import { demandSame, type AskedFor } from '../service/sameThing';
import { dateTime, required, type More } from './fields';
import { keyOf } from './key';
import type { Call, Input } from './operation';
import { momentOrError, unlessEmpty, type Convert } from './convert';

/** Name and value of the operation that catches up; the same in each service. */
export const CHANGED_SINCE = ['Get Many Changed Since', 'getChangedSince'] as const;

/** The moment in ms since 1970, for a flow that asks by it. */
const toMs: Convert = (context, displayName, value) =>
	unlessEmpty(context, displayName, value) === undefined
		? undefined
		: momentOrError(context, displayName, value).getTime();

/**
 * From when on what changed is wanted; its value is in ms since 1970.
 *
 * @param description what else there is to know of it
 */
export function changedSince(description: string, more: More = {}): Input {
	const { parameter, convert } = required(
		dateTime('Changed Since', 'changedSince', {
			placeholder: 'e.g. {{ $now.minus({ days: 2 }) }}',
			description,
			convert: toMs,
			...more,
		}),
	);
	return { parameter, convert };
}

/**
 * The thing at a path, as a list; empty where it is gone.
 *
 * @param path what its ID follows, e.g. '/orders'
 * @throws UserError where the service gives another one
 */
export async function unlessGone(
	{ send, service }: Call,
	path: string,
	asked: AskedFor,
): Promise<IDataObject[]> {
	const url = `${path}/${encodeURIComponent(keyOf(asked.id))}`;
	return await send({ method: 'GET', url, answer: 'object' }).then(
		({ body }) => [demandSame(service, asked, bodyAs(body))],
		(error: unknown) => {
			if (isNotFound(error)) return [];
			throw error;
		},
	);
}
