import { randomBytes } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { MINUTE_MS } from '../../lib/durations';
import { isObject } from '../../lib/isObject';
import type { Known, Standing } from './standing';

/** What a hand-over changed, so that it can be done again. */
interface HandOver {
	id: string;
	/** In ms since 1970. */
	at: number;
	/** Where the trigger stood before it, but for what is known. */
	before: Omit<Standing, 'known'>;
	/** What was known before of the things that were handed over; null for nothing. */
	knownBefore: Record<string, Known | null>;
	/** Whether it was a repetition already. */
	isRepetition: boolean;
}

/** What is remembered of one kind of event. */
interface Memory {
	event: string;
	position: Standing;
	handOver?: HandOver;
}

/** How old a hand-over can be at most that is repeated after n8n has ended in the middle of it. */
const REPEATED_WITHIN_MS = 5 * MINUTE_MS;

/** How much older than a reading something can be that it did not list yet, in ms. */
const OVERLAP_MS = 5 * MINUTE_MS;

/** How many hand-overs of its own a process remembers. */
const MOST_HAND_OVERS = 10_000;

const ID_BYTES = 8;

/** IDs of the hand-overs of this process, oldest first. */
const handedOverHere = new Set<string>();

/** Forgets what this process has handed over, as a restart of n8n does. */
export function forgetHandOvers() {
	handedOverHere.clear();
}

/** All that the static data remembers: of the event that is watched now, and of others before it. */
function memoriesIn({ memory, formerMemories }: IDataObject): Memory[] {
	const all = [memory, ...((formerMemories as IDataObject[] | undefined) ?? [])];
	return all.filter((one) => one !== undefined) as unknown as Memory[];
}

/** Whether all that n8n kept of earlier polls can be read, which is not so when somebody has changed it. */
export const isReadable = (staticData: IDataObject): boolean =>
	isListOrNothing(staticData.formerMemories) && memoriesIn(staticData).every(isMemory);

const isListOrNothing = (kept: unknown) => kept === undefined || Array.isArray(kept);

function isMemory(kept: unknown): boolean {
	if (!isObject(kept) || typeof kept.event !== 'string') return false;
	const { position, handOver } = kept;
	const isHandOver =
		isObject(handOver) && isObject(handOver.before) && isObject(handOver.knownBefore);
	return isStanding(position) && (handOver === undefined || isHandOver);
}

const isStanding = (position: unknown) =>
	isObject(position) &&
	[position.upTo, position.floor, position.forgottenUpTo].every(Number.isFinite) &&
	isObject(position.known) &&
	Object.values(position.known).every(Array.isArray);

/**
 * Reads where the node stands with an event; undefined before its first poll.
 *
 * n8n starts saving the static data and starting the execution at the same moment. If it ends right
 * then, the position may be saved though no execution began. A process that comes back soon after
 * and did not do the last hand-over itself therefore does it again, once.
 */
export function recall(
	staticData: IDataObject,
	event: string,
): { standing: Standing; isRepetition: boolean } | undefined {
	const memory = memoriesIn(staticData).find((one) => one.event === event);
	if (!memory) return undefined;
	const { position, handOver } = memory;
	if (!handOver || handOver.isRepetition || handedOverHere.has(handOver.id)) {
		return { standing: position, isRepetition: false };
	}
	const isRecent = Math.abs(Date.now() - handOver.at) < REPEATED_WITHIN_MS;
	if (!isRecent) return { standing: position, isRepetition: false };
	const known = { ...position.known };
	for (const [key, before] of Object.entries(handOver.knownBefore)) {
		if (before === null) delete known[key];
		else known[key] = before;
	}
	return { standing: { ...handOver.before, known }, isRepetition: true };
}

/** A moment before the latest up to which anything else was read; undefined when nothing was. */
export function upToOfOthers(staticData: IDataObject, event: string): number | undefined {
	return memoriesIn(staticData)
		.filter((one) => one.event !== event)
		.map(({ position }) => position.upTo - OVERLAP_MS)
		.sort((one, other) => other - one)
		.at(0);
}

/** Keeps where the node stands when nothing was handed over. */
export function keep(staticData: IDataObject, event: string, position: Standing) {
	remember(staticData, { event, position });
}

/**
 * Keeps where the node stands after a hand-over, and how it stood before.
 *
 * @param keys what was handed over
 */
export function keepHandOver(
	staticData: IDataObject,
	event: string,
	{
		before,
		position,
		keys,
		isRepetition,
	}: { before: Standing; position: Standing; keys: string[]; isRepetition: boolean },
) {
	const id = randomBytes(ID_BYTES).toString('base64');
	handedOverHere.add(id);
	if (handedOverHere.size > MOST_HAND_OVERS) {
		const [oldest] = handedOverHere;
		handedOverHere.delete(oldest);
	}
	const { known, ...rest } = before;
	const forgotten = Object.keys(known).filter((key) => !Object.hasOwn(position.known, key));
	const knownBefore = Object.fromEntries(
		[...keys, ...forgotten].map((key) => [key, Object.hasOwn(known, key) ? known[key] : null]),
	);
	const handOver = { id, at: Date.now(), before: rest, knownBefore, isRepetition };
	remember(staticData, { event, position, handOver });
}

/** Another choice of the user loses nothing. Assignments are how n8n notices a change. */
function remember(staticData: IDataObject, memory: Memory) {
	const former = memoriesIn(staticData).filter(({ event }) => event !== memory.event);
	if (former.length > 0) staticData.formerMemories = former as unknown as IDataObject[];
	staticData.memory = memory as unknown as IDataObject;
}
