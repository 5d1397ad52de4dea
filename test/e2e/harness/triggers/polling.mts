import type { WorkflowNode } from '../../../../scripts/n8n/api.mts';
import type { Sandbox } from '../../../../sandbox/index.ts';
import { localTime } from '../../../../sandbox/time.ts';
import { ourNode } from '../nodes.mts';

const HOUR = 3_600_000;

/** Rows of a page of the lists that are polled. */
export const PAGE = 50;

/**
 * n8n refuses a Poll Time that comes more than once a minute, but takes several of them: these are one
 * every five seconds.
 */
const pollTimes = {
	item: Array.from({ length: 12 }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * 5} * * * * *`,
	})),
};

/** An order as a sandbox keeps it, and when it was made. */
interface KnownOrder {
	id: string;
	at: number;
}

/** What the tests need to know of a service whose new orders are polled. */
export interface PollingService {
	name: 'bol' | 'goedgepickt';
	/** The triggers: one gives what is new, one what was made since a moment, one reads each order in full. */
	triggers: { new: WorkflowNode; since(moment: number): WorkflowNode; full?: WorkflowNode };
	/** How long ago the moment is that the second one starts from; some orders are older, some younger. */
	sinceAgoMs: number;
	idOf(json: Record<string, unknown>): string;
	/** All orders of the sandbox. */
	orders(sandbox: Sandbox): KnownOrder[];
	/** Adds an order that was made at a moment. */
	add(sandbox: Sandbox, at: number): string;
	/** Path of the list. */
	listPath: RegExp;
	/**
	 * Makes a poll go over several pages, with so many new orders; gives the first page that is asked for when a poll
	 * already has some of them.
	 */
	lengthen(sandbox: Sandbox): { newOrders: number; page: number };
}

const triggerNode = (service: 'bol' | 'goedGepickt', parameters: object) =>
	ourNode(
		service,
		'Trigger',
		{ pollTimes, event: 'orderCreated', ...parameters },
		'PollingTrigger',
	);

const startFrom = (moment: number) => ({ startFrom: new Date(moment).toISOString() });

const bolOrders = (sandbox: Sandbox) => sandbox.state('bol').orders;

const bol: PollingService = {
	name: 'bol',
	triggers: {
		new: triggerNode('bol', { fetchFullObject: false, options: {} }),
		since: (moment) => triggerNode('bol', { fetchFullObject: false, options: startFrom(moment) }),
		full: triggerNode('bol', { fetchFullObject: true, options: {} }),
	},
	sinceAgoMs: 2 * HOUR,
	idOf: ({ orderId }) => String(orderId),
	orders: (sandbox) =>
		bolOrders(sandbox).map(({ orderId, placedAt }) => ({ id: orderId, at: placedAt })),
	add(sandbox, at) {
		const [orderId] = sandbox.seedBol({});
		const order = bolOrders(sandbox).find((candidate) => candidate.orderId === orderId);
		if (!order) throw new Error(`The sandbox does not have its new order ${orderId}`);
		order.placedAt = at;
		for (const item of order.items) item.changedAt = at;
		return orderId;
	},
	listPath: /^\/retailer\/orders$/,
	// The newest come first. What is not new and changes is listed, too, but not read in full, which takes long.
	lengthen(sandbox) {
		const items = bolOrders(sandbox).flatMap((order) => order.items);
		for (const item of items) item.changedAt = Date.now();
		return { newOrders: 3, page: 2 };
	},
};

const dutch = (moment: number) => localTime(moment).replace(' ', 'T');

const goedGepickt: PollingService = {
	name: 'goedgepickt',
	triggers: {
		new: triggerNode('goedGepickt', { options: {} }),
		since: (moment) => triggerNode('goedGepickt', { options: startFrom(moment) }),
	},
	sinceAgoMs: 60 * HOUR,
	idOf: ({ uuid }) => String(uuid),
	orders: (sandbox) =>
		sandbox
			.state('goedgepickt')
			.orders.map(({ uuid, createDate }) => ({ id: uuid, at: momentOf(createDate) })),
	add: (sandbox, at) => sandbox.seedGoedGepickt({ createDate: dutch(at) })[0],
	listPath: /^\/api\/v1\/orders$/,
	// The newest come last, so that they fill a page and the page that follows is the last.
	lengthen: (sandbox) => ({
		newOrders: PAGE + 10,
		page: Math.floor(goedGepickt.orders(sandbox).length / PAGE) + 2,
	}),
};

/** The moment of a Dutch time, in ms; in the hour that comes twice a year, one of the two. */
function momentOf(time: string): number {
	const asUtc = Date.parse(`${time}Z`);
	return [1, 2].map((hours) => asUtc - hours * HOUR).find((at) => dutch(at) === time) ?? asUtc;
}

/** The services with a trigger that polls orders. */
export const pollingServices: PollingService[] = [bol, goedGepickt];
