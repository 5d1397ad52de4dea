import { createHash } from 'crypto';
import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';

/** When something was said (ms since 1970; negative if it started nothing), and what, as a digest. */
type Said = [at: number, word: string];

/** A delivery that n8n has not answered yet. */
interface UnderWay {
	mark: string;
	said: Said;
	/** Brings the delivery's static data up to date. */
	write(): void;
}

/** What is known of the deliveries to one trigger. */
interface Memory {
	/** The last word about each thing, by its mark. */
	seen: Map<string, Said>;
	/** The same, as it is written into static data; never changed, only replaced. */
	known: Record<string, Said>;
	underWay: Set<UnderWay>;
}

/** Lowest status of an answer that says no. */
const FAILED = 400;

/** How long a delivery is remembered, in ms: longer than the services go on repeating one. */
const REMEMBERED_MS = 24 * 3600 * 1000;

/** How long a delivery that says the same counts as a repetition, in ms. */
const REPEATED_WITHIN_MS = 3600 * 1000;

/** How many deliveries are remembered at most for each trigger. */
const MOST_REMEMBERED = 2_000;

/** As much of a digest as tells deliveries apart: all of them are written with every delivery. */
const DIGEST_LENGTH = 12;

/** Deliveries seen by this process; the static data of a node reaches the database a moment later. */
const memories = new Map<string, Memory>();

/** Forgets the deliveries of this process, as a restart of n8n does. */
export function forgetDeliveries() {
	memories.clear();
}

/**
 * Whether a delivery came before; remembers it if not, in this process and in the static data of the
 * node. While n8n runs, the process is what counts: two deliveries can arrive before the first is
 * saved. After a restart, and for n8n's other processes, the static data does. A delivery whose
 * workflow n8n could not start is forgotten again, so that the service's next attempt counts.
 *
 * In queue mode each process saves the static data as a whole. Of deliveries that two of them take in
 * the same moment one is lost there until its process takes the next, and a copy of it counts as new
 * at the other process: at least once, as with any delivery.
 *
 * @param owner what tells this node from others, e.g. its webhook URL
 * @param key the service's natural key of the delivery
 */
export const isDuplicate = (context: IWebhookFunctions, owner: string, key: string): boolean =>
	cameBefore(context, owner, { about: key, says: '', withinMs: REMEMBERED_MS });

/**
 * Whether a delivery says once more what the last one about the same thing said; remembers it if not.
 *
 * This is for services whose deliveries have neither an ID nor a moment, so that a repetition looks
 * like a later event. Stock that goes 5, 6, 5 gives three events, and the third is news though its
 * body came before. What follows within an hour on the very same words is none: the receiver has
 * them already. After that time even those pass, since a delivery too many does less harm than one
 * too few.
 *
 * @param owner what tells this node from others, e.g. its webhook URL
 * @param about the one thing that the delivery is about
 * @param says what it says
 */
export const isRepetition = (
	context: IWebhookFunctions,
	owner: string,
	about: string,
	says: string,
): boolean => cameBefore(context, owner, { about, says, withinMs: REPEATED_WITHIN_MS });

function cameBefore(
	context: IWebhookFunctions,
	owner: string,
	{ about, says, withinMs }: { about: string; says: string; withinMs: number },
): boolean {
	const staticData = context.getWorkflowStaticData('node');
	const memory = memoryOf(owner, staticData);
	const mark = digestOf(about);
	const word = says === '' ? '' : digestOf(says);
	const [at, lastWord] = lastOf(memory, mark) ?? [0, ''];
	if (at > 0 && lastWord === word && Math.abs(Date.now() - at) < withinMs) return true;

	const said: Said = [Date.now(), word];
	staticData.latestDelivery = { [mark]: said } as unknown as IDataObject;
	const write = () => (staticData.deliveries = memory.known as unknown as IDataObject);
	const delivery = { mark, said, write };
	memory.underWay.add(delivery);
	write();
	// n8n 2.41 notices what a webhook has written, and forgets it again right after, when it prepares the
	// execution. It saves only once the execution is under way, so the same is written a moment later.
	void sleep(0).then(write);
	const response = context.getResponseObject();
	response.once('close', () => settle(memory, delivery, response.statusCode < FAILED));
	return false;
}

/** The last word about a thing: of a delivery that is under way, else of one that was answered. */
const lastOf = ({ seen, underWay }: Memory, mark: string) =>
	[...underWay].findLast((delivery) => delivery.mark === mark)?.said ?? seen.get(mark);

/** Ends a delivery: what started nothing is not just left out, as it may have been saved already. */
function settle(memory: Memory, delivery: UnderWay, isStarted: boolean) {
	const { mark, said } = delivery;
	const [at, word] = said;
	memory.underWay.delete(delivery);
	const [later] = memory.seen.get(mark) ?? [0];
	if (Math.abs(later) <= at) memory.seen.set(mark, [isStarted ? at : -at, word]);
	prune(memory);
	// Of deliveries at the same moment the last one saved wins, so all of them have to know.
	for (const { write } of memory.underWay) write();
}

const digestOf = (text: string) =>
	createHash('sha256').update(text).digest('base64').slice(0, DIGEST_LENGTH);

/**
 * What this process knows, and what others and earlier ones have left in the static data: all that
 * were answered when it was saved, and the one that it was saved with. Others that were under way
 * then are not in it: n8n may have ended before it began their executions, and so they have to count
 * when they come again.
 */
function memoryOf(owner: string, { deliveries, latestDelivery }: IDataObject): Memory {
	const memory = memories.get(owner) ?? { seen: new Map(), known: {}, underWay: new Set() };
	memories.set(owner, memory);
	const saved = { ...(deliveries as IDataObject), ...(latestDelivery as IDataObject) };
	const own = new Set([...memory.underWay].map(({ mark }) => mark));
	const news = Object.entries(saved as unknown as Record<string, Said>).filter(
		([mark, [at]]) => !own.has(mark) && Math.abs(at) > Math.abs(memory.seen.get(mark)?.[0] ?? 0),
	);
	for (const [mark, said] of news) memory.seen.set(mark, said);
	if (news.length > 0) prune(memory);
	return memory;
}

/** Drops what is too old, and the oldest of too many. */
function prune(memory: Memory) {
	const kept = [...memory.seen]
		.filter(([, [at]]) => Date.now() - Math.abs(at) < REMEMBERED_MS)
		.sort(([, [one]], [, [other]]) => Math.abs(one) - Math.abs(other))
		.slice(-MOST_REMEMBERED);
	memory.seen = new Map(kept);
	memory.known = Object.fromEntries(kept);
}
