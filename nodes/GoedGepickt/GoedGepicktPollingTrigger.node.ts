import {
	NodeConnectionTypes,
	NodeOperationError,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { keep, keepHandOver, recall } from '../shared/trigger/polling/cursor';
import { oneAtATime } from '../shared/trigger/polling/oneAtATime';
import { settingsOf, type PollSettings } from './polling/parameters';
import {
	DAY,
	firstStanding,
	fromItsBeginning,
	isStuck,
	look,
	type Sight,
	type Standing,
} from '../shared/trigger/polling/reading';

/** Items of a test run, and how far back and for how many requests it looks for them. */
const SAMPLE_ITEMS = 5;
const SAMPLE_DAYS = 7;
const SAMPLE_PIECES = 5;

/** n8n says how long a poll may take; before it did, this was its usual time. */
const USUAL_BUDGET_MS = 5 * 60_000;

/** Part of that time after which reading stops, to go on in the next poll. */
const READ_PART = 0.4;

/** Starts a workflow on what GoedGepickt lists anew: reference goedgepickt.md, 2.2, 2.5, 2.6. */
export class GoedGepicktPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoedGepickt Polling Trigger',
		name: 'goedGepicktPollingTrigger',
		icon: {
			light: 'file:../../icons/goedgepickt.svg',
			dark: 'file:../../icons/goedgepickt.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: eventSubtitle,
		description: 'Asks GoedGepickt for new orders, shipments and changes from time to time',
		defaults: { name: 'GoedGepickt Polling Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'goedGepicktApi', required: true }],
		properties: [
			{
				displayName:
					'GoedGepickt allows 150 requests a minute for all workflows behind one IP address, and a poll takes up to 100: every 5 minutes is a good choice. Items come at least once: when n8n ends while a workflow is being started, its items come again.',
				name: 'interval',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Trigger On',
				name: 'event',
				type: 'options',
				options: [
					{
						name: 'Order Created',
						value: 'orderCreated',
						description: 'An order is new, whatever its status',
					},
					{
						name: 'Order Status Changed',
						value: 'orderStatusChanged',
						description: 'An order has another status than at the last poll, or is new',
					},
					{ name: 'Shipment Created', value: 'shipmentCreated', description: 'A shipment is new' },
					{
						name: 'Stock Changed',
						value: 'stockChanged',
						description: 'The free or total stock of a given product changed',
					},
				],
				default: 'orderCreated',
			},
			{
				displayName: 'To Statuses',
				name: 'statuses',
				type: 'multiOptions',
				options: [
					{ name: 'Backorder', value: 'backorder' },
					{ name: 'Cancelled', value: 'cancelled' },
					{ name: 'Completed', value: 'completed' },
					{ name: 'On Hold', value: 'on_hold' },
					{ name: 'Open', value: 'open' },
					{ name: 'Ready for Picking', value: 'ready_for_picking' },
				],
				default: [],
				description: 'Only orders that come into one of these; all when none is chosen',
				displayOptions: { show: { event: ['orderStatusChanged'] } },
			},
			{
				displayName: 'Products By',
				name: 'productsBy',
				type: 'options',
				options: [
					{ name: 'SKU', value: 'sku', description: 'Also when several products share one' },
					{ name: 'UUID', value: 'uuid' },
				],
				default: 'sku',
				displayOptions: { show: { event: ['stockChanged'] } },
			},
			{
				displayName: 'Products',
				name: 'products',
				type: 'string',
				typeOptions: { rows: 4 },
				default: '',
				required: true,
				placeholder: 'e.g. TSHIRT-BLK-L, TSHIRT-BLK-M',
				description:
					'SKUs or UUIDs, one a line or separated by commas. Each costs a request; more than 100 are spread over several polls.',
				displayOptions: { show: { event: ['stockChanged'] } },
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Days to Look Back',
						name: 'daysBack',
						type: 'number',
						typeOptions: { minValue: 1, maxValue: 365, numberPrecision: 0 },
						default: 14,
						description:
							'Usually 1 day for what is new, which also finds what is imported late, and 14 for statuses. Each poll reads all orders or shipments of these days and 1 or 2 more, at 50 orders or 100 shipments a request: at 200 orders a day, 14 days cost about 60 requests. The newest 5,000 are watched at most.',
						displayOptions: {
							show: { '/event': ['orderCreated', 'orderStatusChanged', 'shipmentCreated'] },
						},
					},
					{
						displayName: 'Other Statuses',
						name: 'otherStatuses',
						type: 'string',
						default: '',
						placeholder: 'e.g. shipped, picked',
						description:
							'More names of statuses, separated by commas: GoedGepickt publishes no full list of them',
						displayOptions: { show: { '/event': ['orderStatusChanged'] } },
					},
					{
						displayName: 'Start From',
						name: 'startFrom',
						type: 'dateTime',
						// Another date begins anew, so it must not be another one each time.
						noDataExpression: true,
						default: '',
						description:
							'Give what was created since this moment when the workflow is activated for the first time. Without it only what comes after the activation is given.',
						displayOptions: {
							show: { '/event': ['orderCreated', 'orderStatusChanged', 'shipmentCreated'] },
						},
					},
				],
			},
		],
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

/** A few items to build a workflow with; they change nothing of what the active workflow gives. */
async function sampleItems(
	context: IPollFunctions,
	{ source, choice }: PollSettings,
): Promise<INodeExecutionData[][]> {
	const sights: Sight[] = [];
	const start = { since: Date.now() - SAMPLE_DAYS * DAY, isStrict: true };
	let pieces = 0;
	for await (const piece of source.read(context, choice, start)) {
		sights.push(...piece.sights.filter((sight) => source.isWanted(sight, choice)));
		if (++pieces === SAMPLE_PIECES) break;
	}
	const newest = sights
		.sort((one, other) => (other.at ?? 0) - (one.at ?? 0))
		.slice(0, SAMPLE_ITEMS);
	if (newest.length > 0) {
		return [newest.map((sight) => ({ json: source.toItem(sight, undefined) }))];
	}
	throw new NodeOperationError(
		context.getNode(),
		`GoedGepickt lists no such ${source.things} of the last ${SAMPLE_DAYS} days`,
		{ description: 'Nothing is wrong: once active, the workflow starts when some appear.' },
	);
}

async function newItems(
	context: IPollFunctions,
	{ source, choice, of, startAt }: PollSettings,
	owner: string,
	longestMs: number,
): Promise<INodeExecutionData[][] | null> {
	const staticData = context.getWorkflowStaticData('node');
	const now = Date.now();
	const budgetMs = Math.min(longestMs, context.getPollBudgetMs?.() ?? USUAL_BUDGET_MS);
	const recalled = recall(staticData, owner, of);
	const first = firstStanding(startAt ?? now - source.daysBack(choice) * DAY);
	const before = mended((recalled?.position as Standing | undefined) ?? first, now, startAt);
	const { items, standing } = await look(context, source, choice, {
		standing: before,
		isFirst: recalled === undefined && startAt === undefined,
		deadline: now + budgetMs * READ_PART,
	}).catch((error: unknown) => {
		if (isStuck(before, error)) keep(staticData, of, fromItsBeginning(before));
		throw error;
	});
	if (items.length === 0) {
		keep(staticData, of, standing);
		return null;
	}
	const isRepetition = recalled?.isRepetition ?? false;
	keepHandOver(staticData, owner, of, { before, position: standing, isRepetition });
	return [items.map((json) => ({ json }))];
}

/**
 * A floor in the future that nothing has ever passed was set by a clock that was wrong; nothing would
 * ever be new. If something has, it is the clock of now that is wrong.
 */
function mended(standing: Standing, now: number, startAt = 0): Standing {
	const isPassed = Object.keys(standing.known).length > 0;
	const isWrong = standing.floor > now && startAt <= now && !isPassed;
	return isWrong ? { ...standing, floor: now - DAY } : standing;
}
