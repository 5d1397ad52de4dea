import { wait as wholeWait } from '../../../nodes/shared/lib/wait.ts';

/** So many times shorter than for a user are the pauses of engine tests. */
const SHORTER = 20;

export {
	Cancelled,
	cancellation,
	cancelSignalOf,
	whenCancelled,
	within,
} from '../../../nodes/shared/lib/wait.ts';

/**
 * Stands for `nodes/shared/lib/wait` in engine tests: the pauses between two tries, which a user does not
 * mind, would be most of the time that the tests take. What the limiter waits for stays as it is, since
 * the service says how long.
 */
export const wait = async (ms: number, signal?: AbortSignal) =>
	await wholeWait(ms / SHORTER, signal);
