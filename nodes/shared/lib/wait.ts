import { OperationalError, sleep } from 'n8n-workflow';
import type { RequestContext } from '../service/service';

/** Thrown by waits that end because the user cancelled the execution. */
export class Cancelled extends OperationalError {
	constructor() {
		// n8n tells a cancelled execution by this spelling.
		super('The execution was canceled');
	}
}

/** The signal that ends when the execution is cancelled; only executions have one. */
export function cancelSignalOf(context: RequestContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** So many are told in one go that their execution was cancelled; n8n's other tasks come in between. */
const TOLD_AT_ONCE = 100;

/** What waits for the end of a signal; one listener serves all, however many wait. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function waitersOf(signal: AbortSignal): Set<() => void> {
	const known = waiting.get(signal);
	if (known) return known;
	const waiters = new Set<() => void>();
	waiting.set(signal, waiters);
	signal.addEventListener('abort', () => void tellAll(waiters), { once: true });
	return waiters;
}

async function tellAll(waiters: Set<() => void>) {
	let told = 0;
	// Those that are told leave the set meanwhile, and none comes any more.
	for (const cancel of waiters) {
		if (told > 0 && told % TOLD_AT_ONCE === 0) await sleep(0);
		told++;
		cancel();
	}
}

/**
 * Calls a function with the error to throw when the signal ends; at once when it has ended.
 *
 * @returns ends the waiting
 */
export function whenCancelled(
	signal: AbortSignal | undefined,
	tell: (error: Cancelled) => void,
): () => void {
	if (signal === undefined) return () => {};
	if (signal.aborted) {
		tell(new Cancelled());
		return () => {};
	}
	const waiters = waitersOf(signal);
	const cancel = () => tell(new Cancelled());
	waiters.add(cancel);
	return () => void waiters.delete(cancel);
}

/** Rejects as soon as the signal ends; never resolves. `stop` ends the waiting. */
export function cancellation(signal: AbortSignal | undefined): {
	promise: Promise<never>;
	stop: () => void;
} {
	let stop = () => {};
	const promise = new Promise<never>((_, reject) => (stop = whenCancelled(signal, reject)));
	return { promise, stop };
}

/**
 * Waits `ms` milliseconds, or until the execution is cancelled.
 *
 * @throws Cancelled at once when the signal ends
 */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
	const cancelled = cancellation(signal);
	const timer = new AbortController();
	let isOver = false;
	const sleeping = sleep(ms, timer.signal).then(() => (isOver = true));
	try {
		await Promise.race([sleeping, cancelled.promise]);
	} finally {
		cancelled.stop();
		if (!isOver) timer.abort();
	}
}

/** The outcome of a task, or undefined when it takes longer than `ms` milliseconds. */
export async function within<T>(ms: number, task: Promise<T>): Promise<T | undefined> {
	const done = new AbortController();
	const late = sleep(Math.max(0, ms), done.signal).then(
		() => undefined,
		() => undefined,
	);
	return await Promise.race([task, late]).finally(() => done.abort());
}
