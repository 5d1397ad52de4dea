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
import type { News } from './reading';
import type { PollSettings } from './source';
import type { Held, Standing } from './standing';

/** Answers that are about the account and not about the one thing that was asked for. */
const OF_THE_ACCOUNT = [401, 403, 429];

/** How many things in a row can fail before it is the service that is taken to be down. */
const MOST_FAILURES = 3;

/** How many of the things that are held back one poll tries again. */
const MOST_RETRIES = 20;

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
	const again = await readAgain(context, settings, heldBefore, deadline);
	const isAnswering = again.items.length > 0;
	const { items, done, held } = await readNews(context, settings, news, deadline, isAnswering);
	return { items: [...again.items, ...items], done, held: { ...again.held, ...held } };
}

/** Tries what was held back once more, as far as there is time; what fails again goes to the end of the line. */
async function readAgain<Choice>(
	context: IPollFunctions,
	{ source: { readInFull }, choice }: PollSettings<Choice>,
	heldBefore: Record<string, Held>,
	deadline: number,
): Promise<Omit<HandedOver, 'done'>> {
	const items: INodeExecutionData[] = [];
	const held = { ...heldBefore };
	if (!readInFull) return { items, held };
	const listed = Object.entries(held).filter(([, { json }]) => json !== undefined);
	for (const [key, { json = {}, ...more }] of listed.slice(0, MOST_RETRIES)) {
		if (Date.now() > deadline) break;
		delete held[key];
		const result = await attempt(async () => await readInFull(context, json, choice));
		if ('items' in result) items.push(...result.items);
		else held[key] = { ...more, json, reason: result.error.message };
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
	deadline: number,
	isAnswering: boolean,
): Promise<HandedOver> {
	const { readInFull } = source;
	const given: HandedOver = { items: [], done: [], held: {} };
	let failures = 0;
	let isUp = isAnswering;
	for (const one of news) {
		const { sight, before } = one;
		const json = source.toItem(sight, before);
		const mustRead = readInFull !== undefined && (isFull || sight.problem !== undefined);
		if (mustRead && given.done.length > 0 && Date.now() > deadline) break;
		const result = mustRead
			? await attempt(async () => await readInFull(context, json, choice))
			: { items: [{ json }] };
		// What was read and cannot be used says nothing of the service.
		isUp ||= 'items' in result || result.error instanceof UserError;
		if ('items' in result) {
			given.items.push(...result.items);
		} else {
			if (++failures >= MOST_FAILURES && !isUp) throw result.error;
			const key = sight.id ?? one.marks[0].key;
			given.held[key] = { since: Date.now(), json, reason: result.error.message };
		}
		given.done.push(one);
	}
	return given;
}

type Attempt = { items: INodeExecutionData[] } | { error: Error };

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
	unreadable: Record<string, string>,
	isWholeList: boolean,
): Record<string, Held> {
	const kept = Object.entries(held).filter(
		([key, { json }]) => json !== undefined || !isWholeList || Object.hasOwn(unreadable, key),
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
	const names = due.map(([key, { reason }]) => `${key} (${reason})`).join(', ');
	const error = nodeError(
		context,
		`These ${things} could not be read for a day: ${names}`,
		'They are held back and tried again with each poll; all others come. After a week they come as they are listed, with the reason in "fetchProblem".',
	);
	const reported = due.map(([key, one]): [string, Held] => [key, { ...one, reportedAt: now }]);
	return { error, standing: { ...standing, held: Object.fromEntries([...all, ...reported]) } };
}
