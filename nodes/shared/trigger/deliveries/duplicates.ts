import {
	sleep,
	type IDataObject,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { OK, UNAVAILABLE } from '../../lib/httpStatus';
import { digestOf } from '../../lib/digest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/durations';
import { Kept } from '../../lib/kept';
import { within } from '../../lib/wait';
import { answerOnly, LONGEST_DELIVERY_MS } from './answer';
import { readDeliveries, writeDeliveries, type Said } from './savedDeliveries';

/** A delivery that n8n has not answered yet. */
interface DeliveryUnderWay {
	mark: string;
	said: Said;
	/** Brings the delivery's static data up to date. */
	write(): void;
	/** Whether it started the workflow, as soon as n8n has answered it. */
	isStarted: Promise<boolean>;
}

/** What is known of the deliveries to one trigger. */
interface DeliveryMemory {
	/** The last word about each thing, by its mark; the latest come last. */
	seen: Map<string, Said>;
	/** The same, as it is written into static data. */
	text: string;
	underWay: Set<DeliveryUnderWay>;
	/** Brings static data up to date that n8n may save late, after that of later deliveries. */
	lateWrites: Array<() => void>;
	/** The latest stamp that was given, and the latest that was forgotten. */
	latest: number;
	forgotten: number;
}

/** What a delivery is about, and what it says. */
export interface Statement {
	/** The one thing that it is about, or the natural key of the delivery. */
	about: string;
	/** What it says of the thing; '' where the key alone tells deliveries apart. */
	says: string;
}

/** Lowest status of an answer that says no. */
const FAILED = 400;

/** How long a delivery is remembered, in ms: longer than the services go on repeating one. */
const REMEMBERED_MS = DAY_MS;

/** How long a delivery that says the same counts as a repetition, in ms. */
const REPEATED_WITHIN_MS = HOUR_MS;

/** How many deliveries are remembered at most for each trigger. */
const MOST_REMEMBERED = 4_000;

/** Of how many deliveries at most n8n may save the static data late: when a long execution ends. */
const MOST_LATE_WRITES = 200;

/** As much of a digest as tells deliveries apart, and words about one thing: all are written each time. */
const MARK_LENGTH = 8;
const WORD_LENGTH = 6;

/** How long n8n's answer is waited for when the service has hung up, and how often it is looked for, in ms. */
const LONGEST_ANSWER_MS = 10 * MINUTE_MS;
const LOOK_EVERY_MS = 250;

/** Far more than one n8n has triggers that get events; the memory of one takes a megabyte at most. */
const MOST_MEMORIES = 1_000;

/** Deliveries seen by this process; the static data of a node reaches the database a moment later. */
const memories = new Kept<DeliveryMemory>(MOST_MEMORIES, ({ underWay }) => underWay.size > 0);

/** Forgets the deliveries of this process, as a restart of n8n does. */
export function forgetDeliveries() {
	memories.clear();
}

/**
 * The answer to a delivery that came before; undefined for a new one, which is remembered in this
 * process and in the static data of the node. While n8n runs, the process is what counts: two
 * deliveries can arrive before the first is saved. After a restart, and for n8n's other processes, the
 * static data does. A delivery whose workflow n8n could not start is forgotten again, so that the
 * service's next attempt counts; one that comes while the first is under way waits for what becomes
 * of that.
 *
 * Some services' deliveries have neither an ID nor a moment, so that a repetition looks like a later
 * event. Stock that goes 5, 6, 5 gives three events, and the third is news though its body came
 * before. So what counts there is the last word about a thing: what follows within an hour on the very
 * same words is none. After that time even those pass, since a delivery too many does less harm than
 * one too few.
 *
 * In queue mode each process saves the static data as a whole. Of deliveries that two of them take in
 * the same moment one is lost there until its process takes the next, and a copy of it counts as new
 * at the other process: at least once, as with any delivery.
 *
 * @param owner what tells this node from others, e.g. its webhook URL
 */
export async function answerIfRepeated(
	context: IWebhookFunctions,
	owner: string,
	{ about, says }: Statement,
): Promise<IWebhookResponseData | undefined> {
	const deadline = Date.now() + LONGEST_DELIVERY_MS;
	const staticData = context.getWorkflowStaticData('node');
	const memory = memoryOf(owner, staticData);
	const mark = digestOf(about, MARK_LENGTH);
	const word = says === '' ? '' : digestOf(says, WORD_LENGTH);
	for (;;) {
		const other = [...memory.underWay].findLast((delivery) => delivery.mark === mark);
		if (other === undefined || other.said.word !== word) {
			const isRepeated = other === undefined && isRepetition(memory.seen.get(mark), word);
			if (isRepeated) return answerOnly(context, OK, 'This event came before');
			begin(context, memory, { mark, word });
			return undefined;
		}
		const isStarted = await within(deadline - Date.now(), other.isStarted);
		if (isStarted === undefined) {
			return answerOnly(context, UNAVAILABLE, 'This event is still being taken up');
		}
	}
}

function isRepetition(last: Said | undefined, word: string): boolean {
	if (!last?.isStarted || last.word !== word) return false;
	const age = Date.now() - last.at;
	return word === '' ? age < REMEMBERED_MS : Math.abs(age) < REPEATED_WITHIN_MS;
}

function begin(
	context: IWebhookFunctions,
	memory: DeliveryMemory,
	{ mark, word }: { mark: string; word: string },
) {
	const staticData = context.getWorkflowStaticData('node');
	// Later ones have later stamps, even when the clock is set back.
	memory.latest = Math.max(Date.now(), memory.latest + 1);
	const said: Said = { stamp: memory.latest, at: Date.now(), word, isStarted: true };
	staticData.latestDelivery = writeDeliveries([[mark, said]]);
	const write = writerOf(memory, staticData);
	let tell: (isStarted: boolean) => void = () => {};
	const isStarted = new Promise<boolean>((resolve) => (tell = resolve));
	const delivery: DeliveryUnderWay = { mark, said, write, isStarted };
	memory.underWay.add(delivery);
	write();
	// n8n 2.41 notices what a webhook has written, and forgets it again right after, when it prepares the
	// execution. It saves only once the execution is under way, so the same is written a moment later.
	void sleep(0).then(write);
	const end = (isGood: boolean) => {
		settle(memory, delivery, isGood);
		tell(isGood);
	};
	const response = context.getResponseObject();
	response.once('close', () => {
		const isHungUp = response.writableFinished === false && !response.writableEnded;
		if (isHungUp) void answered(response).then(end);
		else end(response.statusCode < FAILED);
	});
}

/**
 * Brings static data up to date for as long as n8n may save it. It stands apart, as it is kept for long: what
 * it saw in {@link begin}, it would keep as well, which is the whole request.
 */
function writerOf(memory: DeliveryMemory, staticData: IDataObject): () => void {
	const kept = new WeakRef(staticData);
	return () => {
		const data = kept.deref();
		if (data) data.deliveries = memory.text;
	};
}

/** Whether n8n's answer to a service that has hung up says yes; false when there is none. */
async function answered(
	response: ReturnType<IWebhookFunctions['getResponseObject']>,
): Promise<boolean> {
	const looks = LONGEST_ANSWER_MS / LOOK_EVERY_MS;
	for (let look = 0; look < looks && !response.writableEnded; look++) await sleep(LOOK_EVERY_MS);
	return response.writableEnded && response.statusCode < FAILED;
}

/** Ends a delivery: what started nothing is not just left out, as it may have been saved already. */
function settle(memory: DeliveryMemory, delivery: DeliveryUnderWay, isStarted: boolean) {
	const { mark, said } = delivery;
	memory.underWay.delete(delivery);
	const later = memory.seen.get(mark);
	if (!later || later.stamp <= said.stamp) memory.seen.set(mark, { ...said, isStarted });
	prune(memory);
	memory.lateWrites = [...memory.lateWrites, delivery.write].slice(-MOST_LATE_WRITES);
	// The one that is saved last wins, so all of them have to know.
	for (const { write } of memory.underWay) write();
	for (const write of memory.lateWrites) write();
}

/**
 * What this process knows, and what others and earlier ones have left in the static data: all that
 * were answered when it was saved, and the one that it was saved with. Others that were under way
 * then are not in it: n8n may have ended before it began their executions, and so they have to count
 * when they come again. Whatever was saved last, of two words about a thing the later one counts.
 */
function memoryOf(owner: string, { deliveries, latestDelivery }: IDataObject): DeliveryMemory {
	const empty = (): DeliveryMemory => ({
		seen: new Map(),
		text: '',
		underWay: new Set(),
		lateWrites: [],
		latest: 0,
		forgotten: 0,
	});
	const memory = memories.get(owner, empty);
	const all = deliveries === memory.text ? [] : readDeliveries(deliveries);
	const saved = [...all, ...readDeliveries(latestDelivery)];
	const own = new Set([...memory.underWay].map(({ said }) => said.stamp));
	const news = saved.filter(
		([mark, { stamp }]) =>
			!own.has(stamp) && stamp > (memory.seen.get(mark)?.stamp ?? memory.forgotten),
	);
	for (const [mark, said] of news) {
		if (said.stamp > (memory.seen.get(mark)?.stamp ?? 0)) memory.seen.set(mark, said);
		memory.latest = Math.max(memory.latest, said.stamp);
	}
	if (news.length > 0) prune(memory);
	return memory;
}

/** Drops what is too old, and the oldest of too many. */
function prune(memory: DeliveryMemory) {
	const kept = [...memory.seen]
		.filter(([, { at }]) => Date.now() - at < REMEMBERED_MS)
		.sort(([, one], [, other]) => one.stamp - other.stamp)
		.slice(-MOST_REMEMBERED);
	const remembered = new Map(kept);
	if (remembered.size < memory.seen.size) {
		for (const [mark, { stamp }] of memory.seen) {
			if (!remembered.has(mark)) memory.forgotten = Math.max(memory.forgotten, stamp);
		}
	}
	memory.seen = remembered;
	memory.text = writeDeliveries(kept);
}
