import type { IDataObject } from 'n8n-workflow';
import { DAY_MS, MINUTE_MS } from '../../lib/durations';
import type { Mark, Sight } from './source';

/** How many things are remembered, but for those of one and the same moment. */
const MOST_REMEMBERED = 5_000;

/** How far back a trigger looks whose clock was ahead: well within a short look (bol, 60 minutes). */
const LOOK_BACK_MS = 50 * MINUTE_MS;

/** A reading of the list that goes over several polls. */
export interface Reading {
	/** When it began, in ms since 1970: the earlier of n8n's clock and the service's. */
	startedAt: number;
	/** The later of both: what is dated after it appeared since. */
	startedAtLatest: number;
	/** Whether it is the very first one. */
	isFirst: boolean;
	/** What is dated before this is not handed over, only remembered; null for all. */
	silentBefore: number | null;
	/** Where it goes on. */
	next?: IDataObject;
	/** All things before this moment have been forgotten meanwhile. */
	forgottenUpTo: number;
	/** The names that it reads. */
	names?: string;
	/** Whether the account is another one, and nothing of it has been known again yet. */
	isOfUnknownAccount: boolean;
	/** Parts of the list that are read for the first time. */
	newScopes: string[];
	/** What it found to be there and could not read, by its key. */
	unreadable?: string[];
	/** The account and the parts of the list that it reads, as one text. */
	of?: string;
}

/** Something that is there and cannot be read: tried again with each poll. */
export interface Held {
	/** Since when, in ms since 1970. */
	since: number;
	/** When the user heard of it last, in ms since 1970. */
	reportedAt?: number;
	/** What is left to read in full; missing where the list itself is read again. */
	json?: IDataObject;
	reason: string;
	/** Number of the poll that tried it last, as these count: who was tried longest ago is next. */
	turn?: number;
}

/** Moment and state of a thing. */
export type Known = [at: number, state: string];

/**
 * Where a polling trigger stands: everything that is of interest and was handed over is in `known`
 * with the state that was handed over.
 */
export interface Standing {
	/** The moment up to which the list has been read, by the service's clock where that is known. */
	upTo: number;
	/** What changed last before this moment is of no interest: it was there before the trigger. */
	floor: number;
	/** What is dated before this moment is not remembered any more, so it is never new. */
	forgottenUpTo: number;
	known: Record<string, Known>;
	reading?: Reading;
	/** Names that were all found once. */
	names?: string;
	/** What is held back, by its key. */
	held?: Record<string, Held>;
	/** The account that all of this is known of. */
	account?: string;
	/** The parts of the list that all of this is known of. */
	scopes?: string[];
}

/** Where a trigger stands before its first poll. */
export const firstStanding = (now: number, floor: number, startAt?: number): Standing => ({
	upTo: Math.min(now, startAt ?? now - LOOK_BACK_MS),
	floor,
	forgottenUpTo: 0,
	known: {},
});

/**
 * Where a trigger stands whose clock was ahead when it polled last, as far as that shows: how far it
 * was ahead is not known. A floor in the future comes from a first poll with such a clock; nothing
 * would ever be new.
 */
export function mended(standing: Standing, now: number, startAt = 0): Standing {
	const { floor, upTo } = standing;
	return {
		...standing,
		floor: floor > now && startAt <= now ? now - DAY_MS : floor,
		upTo: upTo > now ? now - DAY_MS : upTo,
	};
}

/** The marks of a sight that are news to what is known. */
export function newMarks(
	{ marks }: Sight,
	known: Map<string, Known>,
	{ floor, forgottenUpTo }: Standing,
	isNewsAtFirstSight: boolean,
): Mark[] {
	return marks.filter(({ key, at, lastAt, state }) => {
		const changedAt = lastAt ?? at ?? Infinity;
		if (changedAt < floor || (at ?? Infinity) < forgottenUpTo) return false;
		const before = known.get(key)?.[1];
		return before === undefined ? isNewsAtFirstSight : before !== state;
	});
}

/** Remembers marks as they are now. */
export function learn(
	known: Map<string, Known>,
	marks: Mark[],
	{ forgottenUpTo }: Standing,
	now: number,
) {
	for (const { key, at, state, lastAt } of marks) {
		const isForgotten = (at ?? Infinity) < forgottenUpTo;
		if (!isForgotten) known.set(key, [lastAt ?? at ?? now, state]);
	}
}

type Entries = Array<[string, Known]>;

/**
 * The newest things that there is room for, and the moment before which none is left. There is room for
 * all where only a change is news: whoever is forgotten by the next look would never have changed.
 */
export function newestOf(
	known: Map<string, Known>,
	{ isNewsAtFirstSight }: { isNewsAtFirstSight: boolean },
): { kept: Entries; forgottenUpTo: number } {
	const all = [...known];
	if (all.length <= MOST_REMEMBERED || !isNewsAtFirstSight) return { kept: all, forgottenUpTo: 0 };
	const newestFirst = all.map(([, [at]]) => at).sort((one, other) => other - one);
	const forgottenUpTo = newestFirst[MOST_REMEMBERED - 1];
	return { kept: all.filter(([, [at]]) => at >= forgottenUpTo), forgottenUpTo };
}

/**
 * Where the trigger stands when it has read the list to its end. What is forgotten follows the newest
 * thing and not the clock, so that a wrong clock makes it pass over nothing.
 */
export function afterReading(
	before: Standing,
	kept: Entries,
	{ startedAt, forgottenUpTo, names }: Reading,
	daysBack: number,
): Standing {
	const newest = kept.reduce((latest, [, [at]]) => Math.max(latest, at), 0);
	// A thing that is dated in the future must not make it pass over the present.
	const oldestWatched = Math.min(startedAt, newest) - daysBack * DAY_MS;
	const oldest = Math.max(before.forgottenUpTo, forgottenUpTo, oldestWatched);
	const known = Object.fromEntries(kept.filter(([, [at]]) => at >= oldest));
	return { upTo: startedAt, floor: before.floor, forgottenUpTo: oldest, known, names };
}

/** Where a trigger stands that shall read its list from the beginning again. */
export function fromItsBeginning(standing: Standing): Standing {
	const { reading } = standing;
	return { ...standing, reading: reading && { ...reading, next: undefined } };
}
