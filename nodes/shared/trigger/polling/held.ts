import {
	NodeApiError,
	NodeOperationError,
	UserError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { hasStatus } from '../../service/failure';
import { nodeError } from '../../operation/nodeError';
import { DAY_MS } from '../../lib/durations';
import type { News, Survey } from './reading';
import type { PollSettings } from './source';
import type { Held, Standing } from './standing';

/** Answers that are about the account and not about the one thing that was asked for. */
const OF_THE_ACCOUNT = [401, 429];

/** Answers that may be about either. */
const OF_EITHER = [403];

/** How many things in a row can fail before the others are left for later. */
const MOST_FAILURES = 3;

/** How many of the things that are held back one poll tries again. */
const MOST_RETRIES = 20;

/** How many of them a report names. */
const MOST_NAMED = 20;

/** After how long the user hears of something that cannot be read, and how often from then on, in ms. */
const REPORTED_AFTER_MS = DAY_MS;

/** After how long it comes as it is listed, with the reason, in ms. */
const GIVEN_UP_AFTER_MS = 7 * DAY_MS;

/** Whether an error is about one thing only, so that the others can come without it. */
const isOfOne = (error: unknown): error is Error =>
	error instanceof UserError ||
	(error instanceof NodeApiError && !hasStatus(error, OF_THE_ACCOUNT));

/** What a poll hands over, and what it holds back. */
interface HandedOver {
	items: INodeExecutionData[];
	/** The news that is done with: handed over or held back. */
	done: News[];
	held: Record<string, Held>;
}

/**
 * Makes the items of a poll, reading each thing in full where the user wants that: first what was held
 * back before, then the news, as far as there is time for. One that cannot be read is held back and
 * does not keep the others.
 *
 * @param deadline when to stop, in ms since 1970; at least one is read
 * @throws NodeApiError when nothing can be read
 */
export async function handOver<Choice>(
	context: IPollFunctions,
	settings: PollSettings<Choice>,
	news: News[],
	heldBefore: Record<string, Held>,
	deadline: number,
): Promise<HandedOver> {
	const turn = 1 + Math.max(0, ...Object.values(heldBefore).map(turnOf));
	const again = await readAgain(context, settings, heldBefore, { deadline, turn });
	const isAnswering = again.items.length > 0;
	const how = { deadline, turn, isAnswering };
	const { items, done, held } = await readNews(context, settings, news, how);
	return { items: [...again.items, ...items], done, held: { ...again.held, ...held } };
}

const turnOf = ({ turn = 0 }: Held) => turn;

/**
 * Tries what was held back once more, as far as there is time; what fails again goes to the end of the line.
 * Each failure takes several requests, so that after some in a row the news comes first.
 */
async function readAgain<Choice>(
	context: IPollFunctions,
	{ source: { readInFull }, choice }: PollSettings<Choice>,
	heldBefore: Record<string, Held>,
	{ deadline, turn }: { deadline: number; turn: number },
): Promise<Omit<HandedOver, 'done'>> {
	const items: INodeExecutionData[] = [];
	const held = { ...heldBefore };
	if (!readInFull) return { items, held };
	// An object has keys that are numbers, as those of returns, in their own order.
	const line = Object.entries(held)
		.filter(([, { json }]) => json !== undefined)
		.sort(([, one], [, other]) => turnOf(one) - turnOf(other));
	let failures = 0;
	for (const [key, { json = {}, ...more }] of line.slice(0, MOST_RETRIES)) {
		if (Date.now() > deadline || failures === MOST_FAILURES) break;
		delete held[key];
		const result = await attempt(async () => await readInFull(context, json, choice));
		failures = 'items' in result ? 0 : failures + 1;
		if ('items' in result) items.push(...result.items);
		else held[key] = { ...more, json, reason: result.error.message, turn };
	}
	return { items, held };
}

/**
 * Makes items of the news, as far as there is time; one that cannot be read is held back.
 *
 * @param isAnswering whether the service has answered in this poll
 * @throws NodeApiError when it is the service that is down
 */
async function readNews<Choice>(
	context: IPollFunctions,
	{ source, isFull, choice }: PollSettings<Choice>,
	news: News[],
	{ deadline, turn, isAnswering }: { deadline: number; turn: number; isAnswering: boolean },
): Promise<HandedOver> {
	const { readInFull } = source;
	const given: HandedOver = { items: [], done: [], held: {} };
	const mustRead = ({ sight }: News) => isFull || sight.problem !== undefined;
	const jsonOf = ({ sight, before }: News) => source.toItem(sight, before);
	const itemsOf = async (one: News): Promise<Attempt> =>
		readInFull && mustRead(one)
			? await attempt(async () => await readInFull(context, jsonOf(one), choice))
			: { items: [{ json: jsonOf(one) }] };
	let failures = 0;
	let isUp = isAnswering;
	for (const one of news) {
		const takesTime = readInFull !== undefined && mustRead(one);
		if (takesTime && given.done.length > 0 && Date.now() > deadline) break;
		const result = await itemsOf(one);
		isUp ||= isAnswer(result);
		if ('items' in result) {
			given.items.push(...result.items);
		} else {
			const most = hasStatus(result.error, OF_EITHER) ? 1 : MOST_FAILURES;
			if (++failures >= most && !isUp) {
				// A few that can never be read must not keep what comes after them for good.
				const latest = news[news.length - 1];
				isUp = latest !== one && isAnswer(await itemsOf(latest));
				if (!isUp) throw result.error;
			}
			const key = one.sight.id ?? one.marks[0].key;
			const reason = result.error.message;
			given.held[key] = { since: Date.now(), json: jsonOf(one), reason, turn };
		}
		given.done.push(one);
	}
	return given;
}

type Attempt = { items: INodeExecutionData[] } | { error: Error };

/** Whether the service is up: what was read and cannot be used says nothing against it. */
const isAnswer = (result: Attempt) => 'items' in result || result.error instanceof UserError;

async function attempt(read: () => Promise<IDataObject | undefined>): Promise<Attempt> {
	return await read().then(
		(json): Attempt => ({ items: json ? [{ json }] : [] }),
		async (error: unknown): Promise<Attempt> =>
			isOfOne(error) ? { error } : await Promise.reject(error),
	);
}

/** Notes what the list itself could not tell this time; what it tells again is no longer held back. */
export function withUnreadable(
	held: Record<string, Held>,
	{ unreadable, reading }: Pick<Survey, 'reading' | 'unreadable'>,
	isWholeList: boolean,
): Record<string, Held> {
	const kept = Object.entries(held).filter(
		([key, { json }]) => json !== undefined || !isWholeList || reading.unreadable?.includes(key),
	);
	const now = Object.entries(unreadable).map(([key, reason]): [string, Held] => [
		key,
		{ ...(held[key] ?? { since: Date.now() }), reason },
	]);
	return Object.fromEntries([...kept, ...now]);
}

/** Takes out what has been held back for so long that it comes as it is listed, with the reason. */
export function givenUp(held: Record<string, Held>): {
	held: Record<string, Held>;
	items: INodeExecutionData[];
} {
	const isOver = ({ since, json }: Held) => json && Date.now() - since >= GIVEN_UP_AFTER_MS;
	const over = Object.values(held).filter(isOver);
	return {
		held: Object.fromEntries(Object.entries(held).filter(([, one]) => !isOver(one))),
		items: over.map(({ json, reason }) => ({ json: { ...json, fetchProblem: reason } })),
	};
}

/**
 * The report of what has been held back for a day, once a day; undefined when there is nothing to
 * report.
 */
export function reportOf(
	context: IPollFunctions,
	standing: Standing,
	things: string,
): { error: NodeOperationError; standing: Standing } | undefined {
	const now = Date.now();
	const all = Object.entries(standing.held ?? {});
	const due = all.filter(
		([, { since, reportedAt = since }]) => now - reportedAt >= REPORTED_AFTER_MS,
	);
	if (due.length === 0) return undefined;
	const named = due.slice(0, MOST_NAMED).map(([key, { reason }]) => `${key} (${reason})`);
	const others = due.length > MOST_NAMED ? [`and ${due.length - MOST_NAMED} more`] : [];
	const names = [...named, ...others].join(', ');
	const error = nodeError(
		context,
		`These ${things} could not be read for a day: ${names}`,
		'They are held back and tried again with each poll; all others come. After a week they come as they are listed, with the reason in "fetchProblem".',
	);
	const reported = due.map(([key, one]): [string, Held] => [key, { ...one, reportedAt: now }]);
	return { error, standing: { ...standing, held: Object.fromEntries([...all, ...reported]) } };
}
