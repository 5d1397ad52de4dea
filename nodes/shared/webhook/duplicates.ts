import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Lowest status of an answer that says no. */
const FAILED = 400;

/** How long a delivery is remembered, in ms: longer than the services go on repeating one. */
const REMEMBERED_MS = 24 * 3600 * 1000;

/** How many deliveries are remembered at most. */
const MOST_REMEMBERED = 2_000;

/** Deliveries seen by this process; the static data of a node reaches the database a moment later. */
const seenHere = new Map<string, number>();

/** Forgets the deliveries of this process, as a restart of n8n does. */
export function forgetDeliveries() {
	seenHere.clear();
}

/**
 * Whether a delivery came before; remembers it if not, in this process and in the static data of the
 * node. The process is what counts while n8n runs: two deliveries can arrive before the first is
 * saved, and n8n 2.41 does not always save what a webhook writes. The static data is there for a
 * restart, where it was saved.
 *
 * @param owner what tells this node from others, e.g. its webhook URL
 * @param key the service's natural key of the delivery
 */
export function isDuplicate(staticData: IDataObject, owner: string, key: string): boolean {
	const now = Date.now();
	const remembered = (staticData.deliveries ?? {}) as Record<string, number>;
	const own = `${owner} ${key}`;
	const seenAt = seenHere.get(own) ?? remembered[key];
	if (seenAt !== undefined && now - seenAt < REMEMBERED_MS) return true;
	seenHere.set(own, now);
	prune(seenHere, now);
	const recent = Object.entries({ ...remembered, [key]: now })
		.filter(([, at]) => now - at < REMEMBERED_MS)
		.sort(([, one], [, other]) => one - other)
		.slice(-MOST_REMEMBERED);
	staticData.deliveries = Object.fromEntries(recent);
	return false;
}

/**
 * Forgets a delivery whose workflow n8n could not start, so that the service's next attempt counts.
 *
 * @param response n8n's answer to the delivery; an error status means that nothing was started
 */
export function forgetUnlessStarted(
	response: Response,
	staticData: IDataObject,
	owner: string,
	key: string,
) {
	response.once('finish', () => {
		if (response.statusCode < FAILED) return;
		seenHere.delete(`${owner} ${key}`);
		delete (staticData.deliveries as IDataObject | undefined)?.[key];
	});
}

/** Entries stand in the order in which they came, so the oldest go first. */
function prune(seen: Map<string, number>, now: number) {
	for (const [key, at] of seen) {
		if (now - at < REMEMBERED_MS && seen.size <= MOST_REMEMBERED) return;
		seen.delete(key);
	}
}
