import { createHash } from 'crypto';
import { sleep, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What is known of the deliveries to one trigger. */
interface Memory {
	/** Moments (ms since 1970) of deliveries by their mark; negative for one that started nothing. */
	seen: Map<string, number>;
	/** The same, as it is written into static data; never changed, only replaced. */
	known: Record<string, number>;
	/** Marks of deliveries that n8n has not answered yet, with what brings their static data up to date. */
	underWay: Map<string, () => void>;
}

/** Lowest status of an answer that says no. */
const FAILED = 400;

/** How long a delivery is remembered, in ms: longer than the services go on repeating one. */
const REMEMBERED_MS = 24 * 3600 * 1000;

/** How many deliveries are remembered at most for each trigger. */
const MOST_REMEMBERED = 2_000;

/** As much of a digest as tells deliveries apart: all of them are written with every delivery. */
const MARK_LENGTH = 12;

/** Deliveries seen by this process; the static data of a node reaches the database a moment later. */
const memories = new Map<string, Memory>();

/** Forgets the deliveries of this process, as a restart of n8n does. */
export function forgetDeliveries() {
	memories.clear();
}

/**
 * Whether a delivery came before; remembers it if not, in this process and in the static data of the
 * node. While n8n runs, the process is what counts: two deliveries can arrive before the first is
 * saved. After a restart, and for n8n's other processes, the static data does.
 *
 * A delivery that is none goes on to `settleWhenAnswered`.
 *
 * @param owner what tells this node from others, e.g. its webhook URL
 * @param key the service's natural key of the delivery
 */
export function isDuplicate(staticData: IDataObject, owner: string, key: string): boolean {
	const mark = markOf(key);
	const memory = memoryOf(owner, staticData);
	if (memory.underWay.has(mark) || isRecent(memory.seen.get(mark))) return true;
	staticData.latestDelivery = { [mark]: Date.now() };
	const write = () => (staticData.deliveries = memory.known);
	memory.underWay.set(mark, write);
	write();
	// n8n 2.41 notices what a webhook has written, and forgets it again right after, when it prepares the
	// execution. It saves only once the execution is under way, so the same is written a moment later.
	void sleep(0).then(write);
	return false;
}

/**
 * Ends what `isDuplicate` began once n8n has answered: the delivery is remembered if its workflow
 * was started, else forgotten, so that the service's next attempt counts.
 *
 * @param response n8n's answer to the delivery; an error status means that nothing was started
 */
export function settleWhenAnswered(response: Response, owner: string, key: string) {
	response.once('close', () => {
		const mark = markOf(key);
		const memory = memoryOf(owner);
		memory.underWay.delete(mark);
		// A failed one is not just left out: it may have been saved already.
		memory.seen.set(mark, response.statusCode < FAILED ? Date.now() : -Date.now());
		prune(memory);
		// Of deliveries at the same moment the last one saved wins, so all of them have to know.
		for (const write of memory.underWay.values()) write();
	});
}

const isRecent = (at = 0) => at > 0 && Date.now() - at < REMEMBERED_MS;

const markOf = (key: string) =>
	createHash('sha256').update(key).digest('base64').slice(0, MARK_LENGTH);

/**
 * What this process knows, and what others and earlier ones have left in the static data: all that
 * were answered when it was saved, and the one that it was saved with. Others that were under way
 * then are not in it: n8n may have ended before it began their executions, and so they have to count
 * when they come again.
 */
function memoryOf(owner: string, { deliveries, latestDelivery }: IDataObject = {}): Memory {
	const memory = memories.get(owner) ?? { seen: new Map(), known: {}, underWay: new Map() };
	memories.set(owner, memory);
	const saved = { ...(deliveries as IDataObject), ...(latestDelivery as IDataObject) };
	const news = Object.entries(saved as Record<string, number>).filter(
		([mark]) => !memory.seen.has(mark) && !memory.underWay.has(mark),
	);
	for (const [mark, at] of news) memory.seen.set(mark, at);
	if (news.length > 0) prune(memory);
	return memory;
}

/** Drops what is too old, and the oldest of too many. */
function prune(memory: Memory) {
	const kept = [...memory.seen]
		.filter(([, at]) => Date.now() - Math.abs(at) < REMEMBERED_MS)
		.sort(([, one], [, other]) => Math.abs(one) - Math.abs(other))
		.slice(-MOST_REMEMBERED);
	memory.seen = new Map(kept);
	memory.known = Object.fromEntries(kept);
}
