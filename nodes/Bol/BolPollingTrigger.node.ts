import {
	NodeApiError,
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { momentOrError } from '../shared/describe/convert';
import { switchIn } from '../shared/describe/switch';
import { eventSubtitle } from '../shared/describe/subtitle';
import { send } from '../shared/request/send';
import { credentialIdOf } from '../shared/request/service';
import {
	freshIn,
	keep,
	keepHandOver,
	past,
	recall,
	type Position,
	type Row,
} from '../shared/trigger/polling/cursor';
import { oneAtATime } from '../shared/trigger/polling/oneAtATime';
import { newInvoiceRequests } from './polling/invoiceRequests';
import { changedOrders, newOrders } from './polling/orders';
import { pollParameters } from './polling/parameters';
import { newReturns } from './polling/returns';
import type { Choice, Progress, Source } from './polling/lists';
import { bol, reads } from './request';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What the first poll looks back over to know what is not new; a poll can see 60 minutes (2.1). */
const FIRST_LOOK_MS = 55 * MINUTE;

/** From where on the first poll remembers: well within its view, should the clocks differ. */
const FIRST_FLOOR_MS = 30 * MINUTE;

/** Items of a test run. */
const SAMPLE_ITEMS = 5;

/** n8n says how long a poll may take; before it did, this was its usual time. */
const USUAL_BUDGET_MS = 5 * MINUTE;

/** Parts of that time after which a long search, and then reading what it found, stop. */
const SEARCH_PART = 0.4;
const READ_PART = 0.8;

const NOT_FOUND = '404';

/** What the trigger can look for. */
const SOURCES: Record<string, Source> = {
	invoiceRequestCreated: newInvoiceRequests,
	orderChanged: changedOrders,
	orderCreated: newOrders,
	returnCreated: newReturns,
};

/** A position, in a search that takes several polls also how far it has come. */
interface Standing extends Position {
	progress?: Progress;
}

/** What the user set, as a poll needs it. */
interface Settings {
	source: Source;
	choice: Choice;
	/** Whether to read the whole order or return. */
	isFull: boolean;
	/** From when on the first poll gives what is there already; nothing without it. */
	startAt?: number;
	/** What a position belongs to. */
	of: string;
}

/** Starts a workflow on what bol lists anew: reference bol.md, 2.1, 2.2, 2.5. */
export class BolPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'bol Polling Trigger',
		name: 'bolPollingTrigger',
		icon: { light: 'file:../../icons/bol.svg', dark: 'file:../../icons/bol.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventSubtitle,
		description: 'Asks bol for new orders, returns and invoice requests from time to time',
		defaults: { name: 'bol Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties: [authentication, ...pollParameters],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const settings = settingsOf(this);
		if (this.getMode() === 'manual') return await sampleItems(this, settings);
		const owner = `${String(this.getWorkflow().id)} ${this.getNode().id}`;
		const isKnown = recall(this.getWorkflowStaticData('node'), owner, settings.of) !== undefined;
		return await oneAtATime(
			this,
			{ owner, of: settings.of, isKnown },
			async (context, longestMs) => await newItems(context, settings, owner, longestMs),
		);
	}
}

function settingsOf(context: IPollFunctions): Settings {
	const event = context.getNodeParameter('event') as string;
	const fulfilmentMethod = context.getNodeParameter('fulfilmentMethod', 'FBR');
	const state = context.getNodeParameter('state', 'OPEN');
	const isFull = context.getNodeParameter('fetchFullObject', true);
	const { startFrom } = context.getNodeParameter('options', {}) as { startFrom?: unknown };
	const account = credentialIdOf(bol, context);
	return {
		source: SOURCES[event],
		choice: { fulfilmentMethod, state } as Choice,
		isFull: switchIn(context, 'Fetch Full Object', isFull) ?? true,
		startAt: startFrom ? +momentOrError(context, 'Start From', startFrom) : undefined,
		of: JSON.stringify([event, fulfilmentMethod, state, startFrom ?? '', account]),
	};
}

/** A few items to build a workflow with; they change nothing of what the active workflow gives. */
async function sampleItems(
	context: IPollFunctions,
	settings: Settings,
): Promise<INodeExecutionData[][]> {
	const rows = await settings.source.sample(context, settings.choice);
	const latest = ({ marks }: Row) => Math.max(...marks.map(({ at }) => at));
	const newest = rows.sort((one, other) => latest(other) - latest(one)).slice(0, SAMPLE_ITEMS);
	if (newest.length > 0) return [(await itemsOf(context, settings, newest, Infinity)).items];
	throw new NodeOperationError(context.getNode(), `bol lists no ${settings.source.things} now`, {
		description: 'Nothing is wrong: once active, the workflow starts when some appear.',
	});
}

async function newItems(
	context: IPollFunctions,
	settings: Settings,
	owner: string,
	longestMs: number,
): Promise<INodeExecutionData[][] | null> {
	const { source, choice, of, startAt } = settings;
	const staticData = context.getWorkflowStaticData('node');
	const now = Date.now();
	const budgetMs = Math.min(longestMs, context.getPollBudgetMs?.() ?? USUAL_BUDGET_MS);
	const known = recall(staticData, owner, of);
	const position: Standing = known
		? mended(known.position, now, startAt)
		: firstPosition(now, startAt);
	const { progress } = position;
	const search = { position, progress, now, deadline: now + budgetMs * SEARCH_PART };
	const found = await source.search(context, choice, search);
	if (!known && startAt === undefined) {
		const first = after(position, found.rows, found.upTo, found.isComplete);
		keep(staticData, of, standing(first, found.progress));
		return null;
	}

	const fresh = freshIn(position, found.rows);
	const { items, rows } = await itemsOf(context, settings, fresh, now + budgetMs * READ_PART);
	const isAll = rows.length === fresh.length;
	// What is left over must be found again.
	const upTo = isAll ? found.upTo : position.upTo;
	const next = standing(
		after(position, rows, upTo, isAll && found.isComplete),
		isAll ? found.progress : progress,
	);
	if (items.length === 0) {
		keep(staticData, of, next);
		return null;
	}
	const isRepetition = known?.isRepetition ?? false;
	keepHandOver(staticData, owner, of, { before: position, position: next, isRepetition });
	return [items];
}

const firstPosition = (now: number, startAt: number | undefined): Position => ({
	upTo: Math.min(now, startAt ?? now - FIRST_LOOK_MS),
	floor: startAt ?? now - FIRST_FLOOR_MS,
	seen: {},
});

/**
 * Where a trigger stands whose clock was ahead when it polled last, as far as that shows: how far it
 * was ahead is not known, so it looks back over as much as the first poll. A floor in the future that
 * nothing has ever passed comes from a first poll with such a clock; nothing would ever be new.
 */
function mended(position: Standing, now: number, startAt = 0): Standing {
	const isPassed = Object.keys(position.seen).length > 0;
	if (position.floor > now && startAt <= now && !isPassed) {
		return { ...position, floor: now - DAY, upTo: now - DAY };
	}
	return position.upTo > now ? { ...position, upTo: now - FIRST_LOOK_MS } : position;
}

/**
 * The position after these rows. What is forgotten follows the newest of them and not the clock, so
 * that a wrong clock makes it pass over nothing.
 */
function after(position: Position, rows: Row[], upTo: number, isComplete: boolean): Position {
	const moments = rows.flatMap(({ marks }) => marks.map(({ at }) => at));
	const newest = [...Object.values(position.seen), ...moments].reduce(
		(latest, at) => Math.max(latest, at),
		0,
	);
	return { ...past(position, rows, Math.min(upTo, newest), isComplete), upTo };
}

const standing = (position: Position, progress: Progress | undefined): Standing =>
	progress ? { ...position, progress } : position;

/** The items for rows, and the rows for which there was time: at least one. */
async function itemsOf(
	context: IPollFunctions,
	{ source, isFull }: Settings,
	rows: Row[],
	deadline: number,
): Promise<{ items: INodeExecutionData[]; rows: Row[] }> {
	const { pathOf } = source;
	if (!isFull || !pathOf) return { items: rows.map(({ json }) => ({ json })), rows };
	const items: INodeExecutionData[] = [];
	for (const { json } of rows) {
		if (items.length > 0 && Date.now() > deadline) break;
		items.push({ json: await inFull(context, pathOf(json), json) });
	}
	return { items, rows: rows.slice(0, items.length) };
}

/** What bol has at a path; the row as listed when it is gone, so that the others are not held up. */
async function inFull(
	context: IPollFunctions,
	url: string,
	row: IDataObject,
): Promise<IDataObject> {
	const request = send.call(context, bol, { method: 'GET', url, ...reads });
	return await request.then(
		({ body }) => body as unknown as IDataObject,
		(error: unknown) => {
			if (!(error instanceof NodeApiError) || error.httpCode !== NOT_FOUND) throw error;
			return { ...row, fetchProblem: error.message };
		},
	);
}
