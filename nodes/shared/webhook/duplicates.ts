import type { IDataObject } from 'n8n-workflow';

/** How long a delivery is remembered, in ms: longer than the services go on repeating one. */
const REMEMBERED_MS = 24 * 3600 * 1000;

/** How many deliveries are remembered at most. */
const MOST_REMEMBERED = 2_000;

/**
 * How long this process remembers a delivery by itself, in ms. n8n saves static data once it has
 * created the execution; if that fails, the service's next attempt must not count as a duplicate.
 */
const SEEN_HERE_MS = 10_000;

/** Deliveries seen by this process; the static data of a node reaches the database a moment later. */
const seenHere = new Map<string, number>();

/** Forgets the deliveries of this process, as a restart of n8n does. */
export function forgetDeliveries() {
	seenHere.clear();
}

/**
 * Whether a delivery came before; remembers it if not. What is remembered lives in the static data
 * of the node, which n8n keeps across restarts, and beside it in the process, since two deliveries
 * can arrive before the first is saved.
 *
 * @param owner what tells this node from others, e.g. its webhook URL
 * @param key the service's natural key of the delivery
 */
export function isDuplicate(staticData: IDataObject, owner: string, key: string): boolean {
	const now = Date.now();
	const remembered = (staticData.deliveries ?? {}) as Record<string, number>;
	const own = `${owner} ${key}`;
	const isRecent = (at: number | undefined, ms: number) => at !== undefined && now - at < ms;
	if (isRecent(seenHere.get(own), SEEN_HERE_MS) || isRecent(remembered[key], REMEMBERED_MS)) {
		return true;
	}
	seenHere.set(own, now);
	prune(seenHere, now);
	const recent = Object.entries({ ...remembered, [key]: now })
		.filter(([, at]) => now - at < REMEMBERED_MS)
		.sort(([, one], [, other]) => one - other)
		.slice(-MOST_REMEMBERED);
	staticData.deliveries = Object.fromEntries(recent);
	return false;
}

/** Entries stand in the order in which they came, so the oldest go first. */
function prune(seen: Map<string, number>, now: number) {
	for (const [key, at] of seen) {
		if (now - at < SEEN_HERE_MS && seen.size <= MOST_REMEMBERED) return;
		seen.delete(key);
	}
}
