import { NodeApiError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import type { Position } from './cursor';

export const DAY = 24 * 3600 * 1000;

/** How many things are remembered, but for those of one and the same moment. */
export const MOST_REMEMBERED = 5_000;

/** Requests of one poll at most: 150 a minute are there for everything (reference goedgepickt.md, 1.3). */
export const MOST_PIECES = 100;

/** Answers to a request that will be the same the next time. */
const REFUSED = ['400', '404', '422'];

/** A thing in a list, as it is now. */
export interface Sight {
	/** By what it is known again. */
	key: string;
	/** When it began to be there, in ms since 1970; missing where the service does not say. */
	at?: number;
	/** What may change of it. */
	state: string;
	json: IDataObject;
}

/** What one request brought. */
export interface Piece {
	sights: Sight[];
	/** Where the next piece begins, as `from` of `read`; missing after the last. */
	next?: IDataObject;
}

/** From where to read. */
export interface Start {
	/** Older things are of no interest, in ms since 1970. */
	since: number;
	/** Where an earlier reading stopped. */
	from?: IDataObject;
	/** Whether something that was asked for by name and is not there is an error. */
	isStrict: boolean;
}

/** A list that is read from time to time. */
export interface Source<Choice> {
	/** What it has, in words, e.g. 'orders'. */
	things: string;
	/** How many days a thing is watched, counted from the newest. */
	daysBack(choice: Choice): number;
	/** Whether a thing that was not there before is news, or only one that changed. */
	isNewsAtFirstSight: boolean;
	/** Reads the list piece by piece. */
	read(context: IPollFunctions, choice: Choice, start: Start): AsyncGenerator<Piece>;
	/** Whether news starts the workflow. */
	isWanted(sight: Sight, choice: Choice): boolean;
	/** The item, given the state before where there was one. */
	toItem(sight: Sight, before: string | undefined): IDataObject;
	/** What was asked for by name; another text makes the next reading strict. */
	names?(choice: Choice): string;
}

/** A reading of the list that goes over several polls. */
interface Reading {
	startedAt: number;
	/** The first reading finds out what is not new. */
	isSilent: boolean;
	/** Where it goes on. */
	next?: IDataObject;
	/** All things before this moment have been forgotten meanwhile. */
	forgottenUpTo: number;
	/** The names that it reads. */
	names?: string;
}

/**
 * Where a polling trigger stands: every thing from the floor on that was handed over is in `known`
 * with the state that was handed over; things before the floor are of no interest.
 */
export interface Standing extends Position {
	/** Moment and state of things by key. */
	known: Record<string, [number, string]>;
	reading?: Reading;
	/** Names that were all found once. */
	names?: string;
}

/** Where a trigger stands before its first poll. */
export const firstStanding = (floor: number): Standing => ({ upTo: 0, floor, seen: {}, known: {} });

/** What a poll found. */
export interface Outcome {
	items: IDataObject[];
	standing: Standing;
}

interface News {
	sight: Sight;
	before: string | undefined;
}

/**
 * Reads the list from where the last poll stopped, as far as time and requests allow. The floor
 * follows the newest thing and not the clock, so that a wrong clock makes it pass over nothing.
 *
 * @param isFirst whether what is there already is not to be handed over
 * @param deadline when to stop, in ms since 1970, to go on in the next poll
 * @throws NodeApiError with the service's reason; the standing is as it was then
 */
export async function look<Choice>(
	context: IPollFunctions,
	source: Source<Choice>,
	choice: Choice,
	{ standing, isFirst, deadline }: { standing: Standing; isFirst: boolean; deadline: number },
): Promise<Outcome> {
	const now = Date.now();
	const names = source.names?.(choice);
	const begun = { startedAt: now, isSilent: isFirst, forgottenUpTo: 0, names };
	const reading: Reading = standing.reading ?? begun;
	const known = new Map(Object.entries(standing.known));
	const from = reading.names === names ? reading.next : undefined;
	const start = { since: standing.floor, from, isStrict: names !== standing.names };
	const news: News[] = [];
	let next: IDataObject | undefined;
	let pieces = 0;
	for await (const piece of source.read(context, choice, start)) {
		for (const sight of piece.sights) {
			const { key, at = now, state } = sight;
			if (sight.at !== undefined && sight.at < standing.floor) continue;
			const before = known.get(key)?.[1];
			const isNews = before === undefined ? source.isNewsAtFirstSight : before !== state;
			if (isNews && reading.isSilent && isSince(reading.startedAt, sight)) continue;
			known.set(key, [at, state]);
			if (isNews && !reading.isSilent) news.push({ sight, before });
		}
		next = piece.next;
		pieces++;
		const isEnough = (pieces >= MOST_PIECES && !reading.isSilent) || Date.now() > deadline;
		if (next && isEnough) break;
	}
	const { kept, forgottenUpTo } = newestOf(known);
	const reached = {
		...reading,
		next,
		names,
		forgottenUpTo: Math.max(reading.forgottenUpTo, forgottenUpTo),
	};
	return {
		items: itemsOf(news, source, choice),
		standing: next
			? { ...standing, known: Object.fromEntries(kept), reading: reached }
			: afterReading(standing.floor, kept, reached, source.daysBack(choice), names),
	};
}

/** Whether a thing appeared while the first reading was under way: then the next one hands it over. */
function isSince(startedAt: number, { at }: Sight): boolean {
	return at !== undefined && at >= startedAt && at <= Date.now();
}

function itemsOf<Choice>(news: News[], source: Source<Choice>, choice: Choice): IDataObject[] {
	return news
		.filter(({ sight }) => source.isWanted(sight, choice))
		.sort((one, other) => (one.sight.at ?? 0) - (other.sight.at ?? 0))
		.map(({ sight, before }) => source.toItem(sight, before));
}

type Known = Array<[string, [number, string]]>;

/** The newest things that there is room for, and the moment before which none is left. */
function newestOf(known: Map<string, [number, string]>): { kept: Known; forgottenUpTo: number } {
	const all = [...known];
	if (all.length <= MOST_REMEMBERED) return { kept: all, forgottenUpTo: 0 };
	const newestFirst = all.map(([, [at]]) => at).sort((one, other) => other - one);
	const forgottenUpTo = newestFirst[MOST_REMEMBERED - 1];
	return { kept: all.filter(([, [at]]) => at >= forgottenUpTo), forgottenUpTo };
}

/** Where the trigger stands when it has read the list to its end. */
function afterReading(
	floorBefore: number,
	kept: Known,
	{ startedAt, forgottenUpTo }: Reading,
	daysBack: number,
	names: string | undefined,
): Standing {
	const newest = kept.reduce((latest, [, [at]]) => Math.max(latest, at), 0);
	// A thing that is dated in the future must not make the floor pass over the present.
	const oldestWatched = Math.min(startedAt, newest) - daysBack * DAY;
	const floor = Math.max(floorBefore, forgottenUpTo, oldestWatched);
	const known = Object.fromEntries(kept.filter(([, [at]]) => at >= floor));
	return { upTo: startedAt, floor, seen: {}, known, names };
}

/** Whether an error says that reading cannot go on where it stopped, and has to begin anew. */
export function isStuck({ reading }: Standing, error: unknown): boolean {
	const isRefused = error instanceof NodeApiError && REFUSED.includes(String(error.httpCode));
	return isRefused && reading?.next !== undefined;
}

/** Where a trigger stands that shall read its list from the beginning again. */
export function fromItsBeginning(standing: Standing): Standing {
	const { reading } = standing;
	return { ...standing, reading: reading && { ...reading, next: undefined } };
}
