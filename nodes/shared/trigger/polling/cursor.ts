import type { IDataObject } from 'n8n-workflow';

/** By what a row is known again, and when what it stands for happened (ms since 1970). */
export interface Mark {
	key: string;
	at: number;
}

/** A row of a list, with the marks of what it tells. */
export interface Row {
	json: IDataObject;
	marks: Mark[];
}

/**
 * Where a polling trigger stands. Every mark from the floor on that was handed over is in `seen`, and
 * a mark before the floor is never new: so what is remembered stays small, and nothing comes twice.
 */
export interface Position {
	/** The moment up to which the lists have been read. */
	upTo: number;
	floor: number;
	/** Moments of marks by key. */
	seen: Record<string, number>;
}

/** What the static data of a node holds. */
interface Memory {
	/** What the position belongs to: other settings begin anew. */
	of: string;
	position: Position;
	/** Where the trigger stood before it handed over what it found last. */
	before?: Position;
	handedOverAt?: number;
	/** Whether the last hand-over was a repetition already. */
	isRepetition?: boolean;
}

/** How long marks are remembered at least: longer than a list lags behind. */
const REMEMBERED_MS = 2 * 24 * 3600 * 1000;

/** How many marks are remembered, but for those of one and the same moment. */
const MOST_REMEMBERED = 2_000;

/** How old a hand-over can be at most that is repeated after n8n has ended in the middle of it. */
const REPEATED_WITHIN_MS = 5 * 60_000;

/** The last hand-over of each node in this process. */
const handedOverHere = new Map<string, number>();

/** Forgets what this process has handed over, as a restart of n8n does. */
export function forgetHandOvers() {
	handedOverHere.clear();
}

/** The rows with a mark that was not seen before, oldest first, each once. */
export function freshIn({ floor, seen }: Position, rows: Row[]): Row[] {
	const taken = new Set<string>();
	const fresh: Array<{ row: Row; at: number }> = [];
	for (const row of rows) {
		const marks = row.marks.filter(
			({ key, at }) => at >= floor && !Object.hasOwn(seen, key) && !taken.has(key),
		);
		if (marks.length === 0) continue;
		for (const { key } of marks) taken.add(key);
		fresh.push({ row, at: Math.min(...marks.map(({ at }) => at)) });
	}
	return fresh.sort((one, other) => one.at - other.at).map(({ row }) => row);
}

/**
 * The position after these rows.
 *
 * @param isComplete whether nothing before `upTo` is left to hand over; while something is, nothing
 * is forgotten, since a list that is ordered by changes can bring old things late
 */
export function past(position: Position, rows: Row[], upTo: number, isComplete: boolean): Position {
	const marks = new Map(Object.entries(position.seen));
	for (const { key, at } of rows.flatMap((row) => row.marks)) marks.set(key, at);
	const floor = isComplete
		? Math.max(position.floor, upTo - REMEMBERED_MS, floorFor(marks))
		: position.floor;
	const seen = Object.fromEntries([...marks].filter(([, at]) => at >= floor));
	return { upTo, floor, seen };
}

/** The moment from which on there are not too many marks to remember. */
function floorFor(marks: Map<string, number>): number {
	const newestFirst = [...marks.values()].sort((one, other) => other - one);
	return newestFirst.at(MOST_REMEMBERED - 1) ?? 0;
}

/**
 * Reads where the node stands; undefined before the first poll and after a change of its settings.
 *
 * n8n starts saving the static data and starting the execution at the same moment. If it ends right
 * then, the position may be saved though no execution began. A process that comes back soon after
 * and did not do the last hand-over itself therefore does it again, once.
 */
export function recall(
	staticData: IDataObject,
	owner: string,
	of: string,
): { position: Position; isRepetition: boolean } | undefined {
	const memory = staticData.memory as Memory | undefined;
	if (memory?.of !== of) return undefined;
	const { position, before, handedOverAt = 0 } = memory;
	const isUnsure =
		handedOverHere.get(owner) !== handedOverAt && Date.now() - handedOverAt < REPEATED_WITHIN_MS;
	if (before && isUnsure && !memory.isRepetition) return { position: before, isRepetition: true };
	return { position, isRepetition: false };
}

/** Keeps where the node stands when nothing was handed over. */
export function keep(staticData: IDataObject, of: string, position: Position) {
	remember(staticData, { of, position });
}

/** Keeps where the node stands after a hand-over, and where it stood before. */
export function keepHandOver(
	staticData: IDataObject,
	owner: string,
	of: string,
	{
		before,
		position,
		isRepetition,
	}: { before: Position; position: Position; isRepetition: boolean },
) {
	const handedOverAt = Date.now();
	handedOverHere.set(owner, handedOverAt);
	remember(staticData, { of, position, before, handedOverAt, isRepetition });
}

/** One assignment, since that is how n8n notices a change. */
function remember(staticData: IDataObject, memory: Memory) {
	staticData.memory = memory as unknown as IDataObject;
}
