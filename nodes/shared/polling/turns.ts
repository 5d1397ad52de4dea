import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

type Items = INodeExecutionData[][] | null;

/**
 * How long the first poll after a start of n8n may take, in ms: n8n waits for it, and gives up the
 * whole workflow after 84 seconds (n8n 2.41, workflow-publication-outbox-consumer).
 */
const FIRST_BUDGET_MS = 60_000;

/** Polls under way, by what tells the node from others. */
const underWay = new Map<string, Promise<Items>>();

/** Nodes that have polled in this process. */
const begun = new Set<string>();

/**
 * Runs a poll when no other of the same node is under way.
 *
 * n8n starts the next one on time, however long the last one takes. Both would find the same, so the
 * later one gives nothing; but it ends only after the other, since what ends first takes from the
 * other what n8n reads credentials with (n8n-core 2.41, poll-trigger-executor).
 *
 * When n8n starts, it polls once, and does not take up a workflow whose poll fails then, not at its
 * next start either: so a failure is left to the polls that follow, which report it when it lasts.
 *
 * @param owner what tells this node from others
 * @param isKnown whether the node stands somewhere already; a failure of its very first poll is for
 * the user, who is publishing the workflow
 * @param poll the poll, given how long it may take at most, in ms
 */
export async function inTurn(
	context: IPollFunctions,
	owner: string,
	isKnown: boolean,
	poll: (longestMs: number) => Promise<Items>,
): Promise<Items> {
	const other = underWay.get(owner);
	if (other) {
		// Its own caller hears of its failure.
		await other.catch(() => undefined);
		return null;
	}
	const isStart = !begun.has(owner);
	begun.add(owner);
	const own = poll(isStart ? FIRST_BUDGET_MS : Infinity)
		.catch((error: Error) => {
			if (!isStart || !isKnown) throw error;
			context.logger.warn(`The first poll after the start of n8n failed: ${error.message}`);
			return null;
		})
		.finally(() => underWay.delete(owner));
	underWay.set(owner, own);
	return await own;
}
