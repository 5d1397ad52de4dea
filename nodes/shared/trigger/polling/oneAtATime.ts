import { sleep, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';
import { nodeError } from '../../operation/nodeError';
import { MINUTE_MS, SECOND_MS } from '../../lib/durations';

type Items = INodeExecutionData[][] | null;

/**
 * How long the first poll after a start of n8n may take, in ms: n8n waits for it, and gives up the
 * whole workflow after 84 seconds (n8n 2.41, workflow-publication-outbox-consumer).
 */
const FIRST_BUDGET_MS = MINUTE_MS;

/** A poll under way, and of which settings. */
interface PollUnderWay {
	of: string;
	poll: Promise<Items>;
}

/** Polls under way, by what tells the node from others. */
const underWay = new Map<string, PollUnderWay>();

/** Nodes that have polled in this process. */
const begun = new Set<string>();

/** Whose turn it is. */
export interface Turn {
	/** What tells the node from others. */
	owner: string;
	/** What tells its settings from others. */
	of: string;
	/**
	 * Whether it stands somewhere already; a failure of its very first poll is for the user, who is
	 * publishing the workflow.
	 */
	isKnown: boolean;
}

/**
 * Runs a poll when no other of the same node is under way.
 *
 * n8n starts the next one on time, however long the last one takes. Both would find the same, so the
 * later one gives nothing, unless its settings are others; but it ends only after the other, since
 * what ends first takes from the other what n8n reads credentials with (n8n-core 2.41,
 * poll-trigger-executor).
 *
 * When n8n starts, it polls once, and does not take up a workflow whose poll fails or takes long
 * then, not at its next start either: so its requests are given up in time, and a failure is left to
 * the polls that follow, which report it when it lasts.
 *
 * @param poll the poll, given n8n's functions for it and how long it may take at most, in ms
 */
export async function oneAtATime(
	context: IPollFunctions,
	{ owner, of, isKnown }: Turn,
	poll: (context: IPollFunctions, longestMs: number) => Promise<Items>,
): Promise<Items> {
	for (let other = underWay.get(owner); other; other = underWay.get(owner)) {
		// Its own caller hears of its failure.
		await other.poll.catch(() => undefined);
		if (other.of === of) return null;
	}
	const isStart = !begun.has(owner);
	begun.add(owner);
	const polling = isStart ? inTime(context, poll) : poll(context, Infinity);
	const own = polling
		.catch((error: Error) => {
			if (!isStart || !isKnown) throw error;
			context.logger.warn(`The first poll after the start of n8n failed: ${error.message}`);
			return null;
		})
		.finally(() => underWay.delete(owner));
	underWay.set(owner, { of, poll: own });
	return await own;
}

/** Runs a poll whose requests are given up when the time for the first one is over. */
async function inTime(
	context: IPollFunctions,
	poll: (context: IPollFunctions, longestMs: number) => Promise<Items>,
): Promise<Items> {
	const end = new AbortController();
	const done = new AbortController();
	void sleep(FIRST_BUDGET_MS, done.signal).then(
		() => end.abort(),
		() => undefined,
	);
	// Requests look for it as they do in executions; polls have none of their own.
	const getExecutionCancelSignal = () => end.signal;
	const limited = Object.assign(Object.create(context) as IPollFunctions, {
		getExecutionCancelSignal,
	});
	const tooLong = () =>
		nodeError(context, `The service did not answer within ${FIRST_BUDGET_MS / SECOND_MS} seconds`);
	return await poll(limited, FIRST_BUDGET_MS)
		.catch(async (error: unknown) => await Promise.reject(end.signal.aborted ? tooLong() : error))
		.finally(() => done.abort());
}
