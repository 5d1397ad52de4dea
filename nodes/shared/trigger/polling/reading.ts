import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { hasStatus } from '../../service/failure';
import { SECOND_MS } from '../../lib/durations';
import type { Mark, PollSettings, Sight } from './source';
import { learn, newMarks, type Known, type Reading, type Standing } from './standing';

/** Answers to a request that will be the same the next time. */
const REFUSED = [400, 404, 422];

/** Something to hand over. */
export interface News {
	sight: Sight;
	/** What of it is new. */
	marks: Mark[];
	/** The state before, where there was one. */
	before: string | undefined;
}

/** What one poll found in the list. */
export interface Survey {
	/** Oldest first. */
	news: News[];
	/** All that is known when the news has been handed over. */
	known: Map<string, Known>;
	/** Where the poll went on. */
	from?: IDataObject;
	/** How far the reading has come; without `next` it is at its end. */
	reading: Reading;
	/** What is there and cannot be read, with the reason. */
	unreadable: Record<string, string>;
}

/** The account and the parts of the list that are read, as one text. */
const subjectOf = <Choice>({ source, choice, account }: PollSettings<Choice>) =>
	JSON.stringify([account, source.scopesOf?.(choice)]);

/** The reading that a poll begins, or begins anew: what is read is not what it was when it began. */
function begun<Choice>(
	{ account: accountBefore, scopes: scopesBefore, reading }: Standing,
	settings: PollSettings<Choice>,
	{ isFirst: isFirstPoll, now }: { isFirst: boolean; now: number },
): Reading {
	const { source, choice, account, startAt } = settings;
	const isFirst = reading?.isFirst ?? isFirstPoll;
	const isNotYet = startAt !== undefined && (isFirst || startAt > now);
	const scopes = source.scopesOf?.(choice) ?? [];
	return {
		startedAt: now,
		startedAtLatest: now,
		forgottenUpTo: 0,
		isFirst,
		silentBefore: isNotYet ? startAt : isFirst ? null : 0,
		...reading,
		of: subjectOf(settings),
		isOfUnknownAccount: !isFirst && accountBefore !== account,
		newScopes: isFirst ? [] : scopes.filter((scope) => !scopesBefore?.includes(scope)),
	};
}

/**
 * Reads the list from where the last poll stopped, as far as time and the source's own limits allow.
 *
 * @param deadline when to stop, in ms since 1970, to go on in the next poll
 * @throws NodeApiError with the service's reason; the standing is as it was then
 */
export async function survey<Choice>(
	context: IPollFunctions,
	settings: PollSettings<Choice>,
	standing: Standing,
	{ isFirst, now, deadline }: { isFirst: boolean; now: number; deadline: number },
): Promise<Survey> {
	const { source, choice } = settings;
	const names = source.names?.(choice);
	// An earlier version did not note what it reads.
	const isGoingOn =
		standing.reading && [undefined, subjectOf(settings)].includes(standing.reading.of);
	const before = isGoingOn ? standing.reading : undefined;
	const reading = { ...(before ?? begun(standing, settings, { isFirst, now })), names };
	const known = new Map(Object.entries(standing.known));
	const { upTo } = standing;
	const floor = Math.max(standing.floor, standing.forgottenUpTo);
	const from = before?.names === names ? before?.next : undefined;
	const isStrict = names !== standing.names;
	const { isFirst: isVeryFirst, isOfUnknownAccount, newScopes } = reading;
	const isInventory = isVeryFirst || isOfUnknownAccount || newScopes.length > 0;
	const start = { upTo, floor, from, isInventory, isStrict };
	const collector = new Collector(settings, reading, known, standing);
	const unreadable: Record<string, string> = {};
	reading.next = undefined;
	let pieces = 0;
	for await (const piece of source.read(context, choice, start)) {
		if (!standing.reading && pieces === 0) noteTime(reading, piece.serviceTime);
		collector.take(piece.sights);
		Object.assign(unreadable, piece.unreadable);
		reading.next = piece.next;
		pieces++;
		const isSilent = reading.silentBefore === null;
		const isEnough = pieces >= source.most.pieces || collector.news.length >= source.most.news;
		if (reading.next && ((isEnough && !isSilent) || Date.now() > deadline)) break;
	}
	reading.unreadable = [...(reading.unreadable ?? []), ...Object.keys(unreadable)];
	return { news: collector.oldestFirst(), known, from, reading, unreadable };
}

/** Counts with the service's clock, too: which of both is wrong is not known. */
function noteTime(reading: Reading, serviceTime = reading.startedAt) {
	// The service leaves out parts of a second.
	reading.startedAt = Math.min(reading.startedAt, serviceTime + SECOND_MS);
	reading.startedAtLatest = Math.max(reading.startedAtLatest, serviceTime);
}

/** Sorts what is read into news and what is only remembered. */
class Collector<Choice> {
	readonly news: News[] = [];

	/** The news about things that can come in several parts, by their ID. */
	private readonly byId = new Map<string, News>();

	constructor(
		private readonly settings: PollSettings<Choice>,
		private readonly reading: Reading,
		private readonly known: Map<string, Known>,
		private readonly standing: Standing,
	) {}

	take(sights: Sight[]) {
		const { reading, known } = this;
		const now = Date.now();
		const isKnownAgain = sights.some(({ marks }) => marks.some(({ key }) => known.has(key)));
		// So it is the same account, with a new key.
		if (isKnownAgain) reading.isOfUnknownAccount = false;
		for (const sight of sights) {
			const { isNewsAtFirstSight } = this.settings.source;
			const fresh = newMarks(sight, known, this.standing, isNewsAtFirstSight);
			const isSilent = fresh.length > 0 && fresh.every((mark) => this.isSilent(mark, sight));
			if (isSilent && fresh.some((mark) => this.isSince(mark, now))) continue;
			const before = fresh.length > 0 ? known.get(fresh[0].key)?.[1] : undefined;
			learn(known, sight.marks, this.standing, now);
			if (fresh.length > 0 && !isSilent) this.add({ sight, marks: fresh, before });
			else this.joinTo(sight);
		}
	}

	/** Whether a mark is remembered only: from before the user wants anything, or of what is new here. */
	private isSilent({ at }: Mark, { scope }: Sight): boolean {
		const { silentBefore, isOfUnknownAccount, newScopes } = this.reading;
		if (silentBefore === null) return true;
		if (at === undefined) return false;
		const isNewScope = newScopes.length > 0 && (scope === undefined || newScopes.includes(scope));
		const isNewHere = isOfUnknownAccount || isNewScope;
		return at < silentBefore || (isNewHere && at < this.standing.upTo);
	}

	/** Whether a thing appeared while the first reading was under way: then the next one hands it over. */
	private isSince({ at }: Mark, now: number): boolean {
		const { silentBefore, startedAtLatest } = this.reading;
		return silentBefore === null && at !== undefined && at > startedAtLatest && at <= now;
	}

	private add(news: News) {
		const { id } = news.sight;
		const earlier = id === undefined ? undefined : this.byId.get(id);
		if (earlier) {
			this.joinTo(news.sight);
			earlier.marks.push(...news.marks);
			return;
		}
		this.news.push(news);
		if (id !== undefined) this.byId.set(id, news);
	}

	/** Adds another part of a thing to the news about it. */
	private joinTo({ id, json }: Sight) {
		const earlier = id === undefined ? undefined : this.byId.get(id);
		const { join } = this.settings.source;
		if (earlier && join) earlier.sight.json = join(earlier.sight.json, json);
	}

	oldestFirst(): News[] {
		const { isWanted } = this.settings.source;
		const at = ({ marks }: News) => Math.min(...marks.map((mark) => mark.at ?? 0));
		return this.news
			.filter(({ sight }) => isWanted?.(sight, this.settings.choice) ?? true)
			.sort((one, other) => at(one) - at(other));
	}
}

/** Whether an error says that reading cannot go on where it stopped, and has to begin anew. */
export function isStuck({ reading }: Standing, error: unknown): boolean {
	return hasStatus(error, REFUSED) && reading?.next !== undefined;
}
