import { steadyNow } from './steadyNow';
import { wait } from './wait';

/** How long one run works in one go, in ms, before others in this n8n have their turn. */
export const LONGEST_TURN_MS = 10;

/**
 * Does something with each of many values, and lets n8n's other tasks have their turn in between.
 *
 * @param work must not wait; what it throws ends it all
 * @throws Cancelled when the execution is cancelled
 */
export async function inTurns<T>(
	values: Iterable<T>,
	work: (value: T) => void,
	signal?: AbortSignal,
): Promise<void> {
	let turnEnds = steadyNow() + LONGEST_TURN_MS;
	for (const value of values) {
		work(value);
		if (steadyNow() <= turnEnds) continue;
		await wait(0, signal);
		turnEnds = steadyNow() + LONGEST_TURN_MS;
	}
}
