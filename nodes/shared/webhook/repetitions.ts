import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What was last said about something, and when (ms since 1970). */
interface Said {
	says: string;
	at: number;
}

/** Lowest status of an answer that says no. */
const FAILED = 400;

/** How long a delivery that says the same counts as a repetition, in ms. */
const REPEATED_WITHIN_MS = 5 * 60_000;

/** About how many things the last word is remembered at most. */
const MOST_REMEMBERED = 2_000;

/** Last words seen by this process; the static data of a node reaches the database a moment later. */
const saidHere = new Map<string, Said>();

/** Forgets the deliveries of this process, as a restart of n8n does. */
export function forgetSaid() {
	saidHere.clear();
}

/**
 * Whether a delivery says once more what the last one about the same thing said; remembers it if not.
 *
 * This is for services whose deliveries have neither an ID nor a moment, so that a repetition looks
 * like a later event. Stock that goes 5, 6, 5 gives three events, and the third is news though its
 * body came before. What follows within minutes on the very same words is none: the receiver has
 * them already. After that time even those pass, since a delivery too many does less harm than one
 * too few.
 *
 * @param owner what tells this node from others, e.g. its webhook URL
 * @param about the one thing that the delivery is about
 * @param says what it says
 */
export function isRepetition(
	staticData: IDataObject,
	owner: string,
	about: string,
	says: string,
): boolean {
	const now = Date.now();
	const remembered = (staticData.said ?? {}) as unknown as Record<string, Said>;
	const own = `${owner} ${about}`;
	// Another process of n8n may have heard something since.
	const last = [saidHere.get(own), Object.hasOwn(remembered, about) ? remembered[about] : undefined]
		.filter((said) => said !== undefined)
		.sort((one, other) => one.at - other.at)
		.at(-1);
	if (last?.says === says && Math.abs(now - last.at) < REPEATED_WITHIN_MS) return true;
	// Deleted first, so that entries stand in the order in which they came.
	saidHere.delete(own);
	saidHere.set(own, { says, at: now });
	if (saidHere.size > MOST_REMEMBERED) saidHere.delete(String(saidHere.keys().next().value));
	const recent = Object.entries({ ...remembered, [about]: { says, at: now } })
		.filter(([, { at }]) => now - at < REPEATED_WITHIN_MS)
		.sort(([, one], [, other]) => one.at - other.at)
		.slice(-MOST_REMEMBERED);
	staticData.said = Object.fromEntries(recent) as unknown as IDataObject;
	return false;
}

/**
 * Forgets a delivery whose workflow n8n could not start, so that the service's next attempt counts.
 *
 * @param response n8n's answer to the delivery; an error status means that nothing was started
 */
export function unsayUnlessStarted(
	response: Response,
	staticData: IDataObject,
	owner: string,
	about: string,
) {
	response.once('finish', () => {
		if (response.statusCode < FAILED) return;
		saidHere.delete(`${owner} ${about}`);
		delete (staticData.said as IDataObject | undefined)?.[about];
	});
}
