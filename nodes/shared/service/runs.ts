import { accountAndKeysOfItem } from './account';
import type { RequestContext, Service } from './service';

/** Marks n8n's functions for all items of a run, which those for each item have as their prototype. */
const RUN = Symbol('run');

/** Numbers of runs; n8n gives each try of Retry On Fail a context of its own. */
const numbers = new WeakMap<object, number>();

let latest = 0;

/**
 * Notes that a run of a node begins.
 *
 * @param run n8n's functions for all its items; those for each item have them as their prototype
 */
export function beginRun(run: object & { [RUN]?: object }) {
	run[RUN] = run;
}

/** n8n's functions for all items of the run that a context belongs to. */
export const runOf = (context: object & { [RUN]?: object }): object => context[RUN] ?? context;

/** A number that the items of one run share, and that no other run has; a later try is another run. */
export function runNumber(context: object): number {
	const run = runOf(context);
	const number = numbers.get(run) ?? ++latest;
	numbers.set(run, number);
	return number;
}

/** What the items of a run have found out together. */
const findings = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Does something once for all items of a run that ask the same account, e.g. looks a product up; items that
 * come later get what the first one found. What failed is done again by the next one.
 *
 * @param context of an item
 * @param name names what is found out, and so the type of it
 */
export async function onceInRun<T>(
	context: RequestContext,
	service: Service,
	name: string,
	task: () => Promise<T>,
): Promise<T> {
	const key = `${await accountAndKeysOfItem(context, service)} ${name}`;
	const run = runOf(context);
	const known = findings.get(run) ?? new Map<string, Promise<unknown>>();
	findings.set(run, known);
	const begun = known.get(key) ?? task();
	known.set(key, begun);
	const found = await begun.catch((error: unknown) => {
		if (known.get(key) === begun) known.delete(key);
		throw error;
	});
	// What has the same key is of the same type.
	return found as T;
}
