import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { Remarks } from '../service/remarks';

/** Waits that are shorter are no news, in ms. */
const SHORTEST_WAIT_MS = 1_000;

/** `2 of 5 lists`, as each item has one; with one item there is only one. */
const lists = (count: number, items: number) =>
	items === 1 ? 'the list' : `${count} of ${items} lists`;

const hint = (message: string, type: NodeExecutionHint['type'] = 'info'): NodeExecutionHint => ({
	message,
	type,
	location: 'outputPane',
});

/**
 * What n8n shows beside the items after a run. n8n shows it as HTML, so nothing that a service or a
 * user wrote is in it.
 *
 * @param service the name that users know it by
 * @param items how many items the node ran for
 */
export function hintsFor(service: string, remarks: Remarks, items: number): NodeExecutionHint[] {
	const { hasMore, mayHaveMore, isEmpty, waitedMs, notes } = remarks;
	const more = 'Turn on Return All, or raise Limit, to get the rest.';
	const cut = hasMore + mayHaveMore;
	const goesOn = hasMore > 0 ? 'there is more' : 'there may be more';
	const seconds = Math.round(waitedMs / 1_000);
	return [
		...(cut > 0
			? [hint(`Limit was reached, and ${goesOn} in ${lists(cut, items)}. ${more}`, 'warning')]
			: []),
		...(isEmpty > 0
			? [hint(`Nothing matched: ${service} has no rows in ${lists(isEmpty, items)}.`)]
			: []),
		...[...notes].map((note) => hint(note)),
		...(waitedMs >= SHORTEST_WAIT_MS
			? [hint(`Waited ${seconds} seconds for the rate limit of ${service}.`)]
			: []),
	];
}

/** Shows hints where n8n can; older versions, and its engine for declarative nodes, cannot. */
export function showHints(context: IExecuteFunctions, hints: readonly NodeExecutionHint[]) {
	if (hints.length > 0 && typeof context.addExecutionHints === 'function') {
		context.addExecutionHints(...hints);
	}
}
