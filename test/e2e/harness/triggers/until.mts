import { setTimeout as sleep } from 'node:timers/promises';

/** How long something may take on a busy machine, in ms. */
const PATIENCE_MS = 180_000;

/**
 * Waits until something is so.
 *
 * @param what in words, for the error
 * @throws Error when it takes too long
 */
export async function until(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	{ patienceMs = PATIENCE_MS, lookAgainMs = 250 } = {},
): Promise<void> {
	for (const deadline = Date.now() + patienceMs; !(await isSo()); await sleep(lookAgainMs)) {
		if (Date.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s: ${what}`);
	}
}
