import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { nodeError } from '../../operation/nodeError';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/durations';
import { givenUp, handOver, reportOf, withUnreadable } from './held';
import { isReadable, keep, keepHandOver, recall, upToOfOthers } from './memory';
import { oneAtATime } from './oneAtATime';
import { isStuck, survey, type News, type Survey } from './reading';
import type { PollSettings, Sight } from './source';
import {
	afterReading,
	firstStanding,
	fromItsBeginning,
	mended,
	newestOf,
	type Standing,
} from './standing';

/** Items of a test run. */
const SAMPLE_ITEMS = 5;

/** n8n says how long a poll may take; before it did, this was its usual time, in ms. */
const USUAL_BUDGET_MS = 5 * MINUTE_MS;

/** Parts of that time after which reading the list, and then reading what it found in full, stop. */
const READ_PART = 0.4;
const HAND_OVER_PART = 0.8;

/** How long before the trigger began something may have changed last that appears only afterwards, in ms. */
const LISTED_LATE_MS = HOUR_MS;

/** One poll of a polling trigger: what every one of them does, whatever it watches. */
export async function pollFor<Choice>(
	context: IPollFunctions,
	settings: PollSettings<Choice>,
): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await sampleItems(context, settings);
	if (!isReadable(context.getWorkflowStaticData('node'))) throw damaged(context);
	// Copied nodes can have one ID; n8n keeps what a node remembers by its name.
	const owner = `${String(context.getWorkflow().id)} ${context.getNode().name}`;
	const isKnown = recall(context.getWorkflowStaticData('node'), settings.event) !== undefined;
	return await oneAtATime(
		context,
		{ owner, of: settings.all, isKnown },
		async (limited, longestMs) => await newItems(limited, settings, longestMs),
	);
}

/** To begin anew by itself would lose in silence what came since the last poll. */
const damaged = (context: IPollFunctions) =>
	nodeError(
		context,
		'What n8n kept of the earlier polls is damaged',
		'Add Start From with the moment of the last poll, and give the node another name: it then begins anew there.',
	);

/** A few items to build a workflow with; they change nothing of what the active workflow gives. */
async function sampleItems<Choice>(
	context: IPollFunctions,
	settings: PollSettings<Choice>,
): Promise<INodeExecutionData[][]> {
	const { source, choice } = settings;
	const latest = ({ marks }: Sight) => Math.max(...marks.map(({ at }) => at ?? 0));
	const sights = (await source.sample(context, choice))
		.filter((sight) => source.isWanted?.(sight, choice) ?? true)
		.sort((one, other) => latest(other) - latest(one))
		.slice(0, SAMPLE_ITEMS);
	if (sights.length > 0) {
		const news = sights.map((sight) => ({ sight, marks: sight.marks, before: undefined }));
		const { items, held } = await handOver(context, settings, news, {}, Infinity);
		const [problem] = Object.values(held);
		if (items.length > 0) return [items];
		if (problem) throw nodeError(context, problem.reason);
		throw nodeError(
			context,
			`Nothing of the newest ${source.things} is wanted`,
			'Nothing is wrong: choose another Output to see them all the same.',
		);
	}
	throw nodeError(
		context,
		source.nothing,
		'Nothing is wrong: once active, the workflow starts when some appear.',
	);
}

/** Where a poll begins. */
interface Beginning {
	before: Standing;
	/** Whether nothing was kept of an earlier poll. */
	isFirst: boolean;
	/** Whether it reads once more what the last poll handed over, which may not have arrived. */
	isRepetition: boolean;
	startAt?: number;
	now: number;
}

function beginningOf<Choice>(context: IPollFunctions, settings: PollSettings<Choice>): Beginning {
	const staticData = context.getWorkflowStaticData('node');
	const now = Date.now();
	const recalled = recall(staticData, settings.event);
	// Another choice of what to watch goes on where the one before it had come to.
	const startAt =
		settings.startAt ?? (recalled ? undefined : upToOfOthers(staticData, settings.event));
	const standing =
		recalled?.standing ?? firstStanding(now, firstFloor(settings, now, startAt), startAt);
	return {
		before: mended(standing, now, startAt),
		isFirst: recalled === undefined,
		isRepetition: recalled?.isRepetition ?? false,
		startAt,
		now,
	};
}

async function newItems<Choice>(
	context: IPollFunctions,
	settings: PollSettings<Choice>,
	longestMs: number,
): Promise<INodeExecutionData[][] | null> {
	const { event, source } = settings;
	const staticData = context.getWorkflowStaticData('node');
	const { before, isFirst, isRepetition, startAt, now } = beginningOf(context, settings);
	const budgetMs = Math.min(longestMs, context.getPollBudgetMs?.() ?? USUAL_BUDGET_MS);
	const deadline = now + budgetMs * READ_PART;
	const found = await survey(context, { ...settings, startAt }, before, {
		isFirst,
		now,
		deadline,
	}).catch((error: unknown) => {
		if (isStuck(before, error)) keep(staticData, event, fromItsBeginning(before));
		throw error;
	});
	const { items, done, standing } = await handedOver(
		context,
		settings,
		before,
		found,
		now + budgetMs * HAND_OVER_PART,
	);
	if (items.length > 0) {
		const keys = done.flatMap(({ marks }) => marks.map(({ key }) => key));
		keepHandOver(staticData, event, { before, position: standing, keys, isRepetition });
		return [items];
	}
	const report = reportOf(context, standing, source.things);
	keep(staticData, event, report?.standing ?? standing);
	if (report) throw report.error;
	return null;
}

/** What a poll gives of what it found, and where the trigger stands then. */
async function handedOver<Choice>(
	context: IPollFunctions,
	settings: PollSettings<Choice>,
	before: Standing,
	found: Survey,
	deadline: number,
): Promise<{ items: INodeExecutionData[]; done: News[]; standing: Standing }> {
	const given = await handOver(context, settings, found.news, before.held ?? {}, deadline);
	const { done } = given;
	const isWholeList = done.length === found.news.length && !found.reading.next;
	const { held, items } = givenUp(withUnreadable(given.held, found, isWholeList));
	const standing = standingAfter(before, found, done, settings);
	return {
		items: [...given.items, ...items],
		done,
		standing: Object.keys(held).length > 0 ? { ...standing, held } : standing,
	};
}

function firstFloor<Choice>(
	{ source, choice }: PollSettings<Choice>,
	now: number,
	startAt = now,
): number {
	const lookBackMs = source.isReadByDate ? source.daysBack(choice) * DAY_MS : LISTED_LATE_MS;
	return Math.min(startAt, now - lookBackMs);
}

/** Where the trigger stands after what it has handed over; the rest must be found again. */
function standingAfter<Choice>(
	before: Standing,
	{ news, known, from, reading }: Survey,
	done: News[],
	{ source, choice, account }: PollSettings<Choice>,
): Standing {
	const isAll = done.length === news.length;
	for (const { marks } of news.slice(done.length)) {
		for (const { key } of marks) {
			if (Object.hasOwn(before.known, key)) known.set(key, before.known[key]);
			else known.delete(key);
		}
	}
	if (isAll && !reading.next) {
		const { kept, forgottenUpTo } = newestOf(known, source);
		const ended = { ...reading, forgottenUpTo: Math.max(reading.forgottenUpTo, forgottenUpTo) };
		const scopes = source.scopesOf?.(choice);
		return { ...afterReading(before, kept, ended, source.daysBack(choice)), account, scopes };
	}
	const { kept, forgottenUpTo } = source.isOldestFirst
		? newestOf(known, source)
		: { kept: [...known], forgottenUpTo: 0 };
	const goesOn = {
		...reading,
		// What is left over lies before the place that has been reached.
		next: isAll ? reading.next : from,
		forgottenUpTo: Math.max(reading.forgottenUpTo, forgottenUpTo),
	};
	return { ...before, held: undefined, known: Object.fromEntries(kept), reading: goesOn };
}
