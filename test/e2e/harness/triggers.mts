import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import type {
	ExecutionSummary,
	N8nApi,
	Workflow,
	WorkflowNode,
} from '../../../scripts/n8n/api.mts';
import type { Sandbox } from '../../../sandbox/index.ts';

/** Headers of a delivery. */
export type Headers = Record<string, string>;

/** What the trigger tests need to know of a service. */
export interface TriggerService {
	name: 'bol' | 'picqer';
	/** Header that carries the signature. */
	signatureHeader: string;
	/** Three events to listen to. */
	events: string[];
	/** Others, one of which is among the first. */
	otherEvents: string[];
	/** Which of the requests that register fails, and how. */
	failingRequest: { path: string; status: number; every: number };
	/** What the error of a failed registration names. */
	named: RegExp;
	node(events: string[]): WorkflowNode;
	/** All live registrations, one entry for each address and event, sorted. */
	live(sandbox: Sandbox): string[];
	/** The addresses that are registered, each once. */
	addresses(sandbox: Sandbox): string[];
	/** Switches one registration off, as somebody at the service can. */
	switchOff(sandbox: Sandbox): void;
	/** Takes one registration away altogether. */
	remove(sandbox: Sandbox): void;
	/** The body of an event that can be told from others by its mark. */
	body(mark: string): string;
	/** The mark of the event that a workflow was started with. */
	markOf(json: Record<string, unknown>): string;
	/** Headers of a delivery with a good signature. */
	signed(sandbox: Sandbox, address: string, body: Buffer | string): Headers;
	/** Lets the service itself send an event. */
	fire(sandbox: Sandbox, mark: string): number;
}

/** A hook as the sandbox keeps it. */
interface Hook {
	event: string;
	address: string;
	active: boolean;
	secretText: string;
}

/** A subscription as the sandbox keeps it. */
interface Subscription {
	resources: string[];
	url: string;
	enabled: boolean;
}

const hooksOf = (sandbox: Sandbox) => sandbox.state('picqer').hooks as Hook[];
const activeHooks = (sandbox: Sandbox) => hooksOf(sandbox).filter(({ active }) => active);
const subscriptionsOf = (sandbox: Sandbox) => sandbox.state('bol').subscriptions as Subscription[];
const enabledSubscriptions = (sandbox: Sandbox) =>
	subscriptionsOf(sandbox).filter(({ enabled }) => enabled);

/** Picqer: a hook for each event, and a secret that signs. */
export const picqer: TriggerService = {
	name: 'picqer',
	signatureHeader: 'X-Picqer-Signature',
	events: ['orders.created', 'orders.closed', 'picklists.closed'],
	otherEvents: ['picklists.closed', 'products.changed'],
	failingRequest: { path: '/hooks$', status: 500, every: 3 },
	named: /picklists\.closed/,
	node: (events) => ({
		name: 'Trigger',
		type: 'n8n-nodes-webshop-fulfilment.picqerTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { events, output: 'event' },
		credentials: { picqerApi: { id: 'sandboxPicqer', name: 'Picqer (sandbox)' } },
	}),
	live: (sandbox) =>
		activeHooks(sandbox)
			.map(({ address, event }) => `${address} ${event}`)
			.sort(),
	addresses: (sandbox) => [...new Set(activeHooks(sandbox).map(({ address }) => address))],
	switchOff(sandbox) {
		activeHooks(sandbox)[0].active = false;
	},
	remove(sandbox) {
		const hooks = hooksOf(sandbox);
		hooks.splice(hooks.indexOf(activeHooks(sandbox)[0]), 1);
	},
	body: (mark) =>
		JSON.stringify({
			idhook: 1,
			name: 'of a test',
			event: 'orders.created',
			event_triggered_at: '2026-01-05 09:30:00',
			data: { idorder: 1, reference: mark },
		}),
	markOf: ({ data }) => String((data as { reference?: unknown } | undefined)?.reference),
	signed(sandbox, address, body) {
		const secret = activeHooks(sandbox).find((hook) => hook.address === address)?.secretText ?? '';
		const signature = createHmac('sha256', secret).update(body).digest('base64');
		return { 'X-Picqer-Signature': signature };
	},
	fire: (sandbox, mark) =>
		sandbox.fireEvent('picqer', 'orders.created', { idorder: 1, reference: mark }),
};

/** The key of the tests, which bol hands out beside the one that the sandbox signs with. */
const ownKey = { id: 'test', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };

/** bol: one subscription for all resources, and public keys. */
export const bol: TriggerService = {
	name: 'bol',
	signatureHeader: 'Signature',
	events: ['ORDER', 'PROCESS_STATUS', 'SHIPMENT'],
	otherEvents: ['ORDER'],
	// A refusal: after a 500 the node looks for seconds whether bol has made the subscription all the same.
	failingRequest: { path: '/subscriptions$', status: 400, every: 1 },
	named: /register the subscription/,
	node: (events) => ({
		name: 'Trigger',
		type: 'n8n-nodes-webshop-fulfilment.bolTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: { events, options: {} },
		credentials: { bolOAuth2Api: { id: 'sandboxBol', name: 'bol (sandbox)' } },
	}),
	live: (sandbox) =>
		enabledSubscriptions(sandbox)
			.flatMap(({ url, resources }) => resources.map((resource) => `${url} ${resource}`))
			.sort(),
	addresses: (sandbox) => [...new Set(enabledSubscriptions(sandbox).map(({ url }) => url))],
	switchOff(sandbox) {
		enabledSubscriptions(sandbox)[0].enabled = false;
	},
	remove(sandbox) {
		const subscriptions = subscriptionsOf(sandbox);
		subscriptions.splice(subscriptions.indexOf(enabledSubscriptions(sandbox)[0]), 1);
	},
	body: (mark) =>
		JSON.stringify({
			retailerId: 1234567,
			timestamp: '2026-01-05T09:30:00+01:00',
			event: {
				resource: 'ORDER',
				type: 'ORDER_CREATED',
				resourceId: mark,
				metadata: {},
				links: [],
			},
		}),
	markOf: ({ event }) => String((event as { resourceId?: unknown } | undefined)?.resourceId),
	signed(_sandbox, _address, body) {
		const signature = sign('RSA-SHA256', Buffer.from(body), ownKey.privateKey).toString('base64');
		return { Signature: `keyId=${ownKey.id}, algorithm="rsa-sha256", signature=${signature}` };
	},
	fire: (sandbox, mark) => sandbox.fireEvent('bol', 'ORDER_CREATED', { resourceId: mark }),
};

/** Lets bol hand out the key of the tests too, so that they can sign what bol would not. */
export async function addOwnKey(sandbox: Sandbox): Promise<void> {
	const publicKey = ownKey.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
	const signatureKeys = [...(await keysOfBol(sandbox)), { id: ownKey.id, type: 'RSA', publicKey }];
	sandbox.addFault({
		service: 'bol',
		match: { path: '/signature-keys$' },
		kind: 'status',
		status: 200,
		body: { signatureKeys },
	});
}

/** The keys that the sandbox itself hands out. */
async function keysOfBol({ urls }: Sandbox): Promise<unknown[]> {
	const client = Buffer.from('sandbox-client:sandbox-secret').toString('base64');
	const login = await fetch(`${urls.bol}/token?grant_type=client_credentials`, {
		method: 'POST',
		headers: { authorization: `Basic ${client}` },
	});
	const { access_token: token } = (await login.json()) as { access_token: string };
	const answer = await fetch(`${urls.bol}/retailer/subscriptions/signature-keys`, {
		headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.retailer.v10+json' },
	});
	return ((await answer.json()) as { signatureKeys: unknown[] }).signatureKeys;
}

/** A workflow of a trigger and a node that does nothing. */
export function workflowOf(name: string, trigger: WorkflowNode): Workflow {
	const end: WorkflowNode = {
		name: 'End',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [220, 0],
		parameters: {},
	};
	return {
		name,
		nodes: [{ ...trigger, id: randomUUID(), webhookId: randomUUID() }, end],
		connections: { [trigger.name]: { main: [[{ node: end.name, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** The same workflow once more, as the editor duplicates it: with a webhook of its own. */
export function duplicateOf(workflow: Workflow): Workflow {
	const { name, nodes, connections, settings } = workflow;
	const own = nodes.map((node) => ({
		...node,
		id: randomUUID(),
		...(node.webhookId ? { webhookId: randomUUID() } : {}),
	}));
	return { name: `${name} copy`, nodes: own, connections, settings };
}

/** The same workflow listening to other events. */
export function withEvents<Kind extends Workflow>(workflow: Kind, events: string[]): Kind {
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Trigger' ? { ...node, parameters: { ...node.parameters, events } } : node,
	);
	return { ...workflow, nodes };
}

/** A delivery, and how it was answered. */
export interface Answer {
	status: number;
	milliseconds: number;
}

/** Sends one delivery, and waits for the answer. */
export async function deliver(
	address: string,
	body: Buffer | string,
	headers: Headers,
): Promise<Answer> {
	const start = performance.now();
	const response = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
		signal: AbortSignal.timeout(30_000),
	});
	await response.arrayBuffer();
	return { status: response.status, milliseconds: performance.now() - start };
}

/** Does something for every item, so many at a time; the results are in the order of the items. */
export async function inParallel<Item, Result>(
	items: Item[],
	atATime: number,
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const queue = items.entries();
	const worker = async () => {
		for (const [index, item] of queue) results[index] = await work(item);
	};
	await Promise.all(Array.from({ length: atATime }, worker));
	return results;
}

/** All executions of a workflow, latest first. */
async function executionsOf(api: N8nApi, workflowId: string): Promise<ExecutionSummary[]> {
	const query = { filter: JSON.stringify({ workflowId }), limit: '100' };
	const all: ExecutionSummary[] = [];
	for (let cursor: string | null | undefined; cursor !== null; ) {
		const page = await api.get<{ results: ExecutionSummary[]; nextCursor?: string | null }>(
			'/executions',
			cursor ? { ...query, cursor } : query,
		);
		all.push(...page.results);
		cursor = page.nextCursor ?? null;
	}
	return all;
}

/** The items that the trigger gave in all executions of a workflow, oldest first. */
export async function startedWith(
	api: N8nApi,
	workflowId: string,
): Promise<Array<Record<string, unknown>>> {
	const executions = (await executionsOf(api, workflowId)).reverse();
	const items = await inParallel(executions, 10, async ({ id }) => {
		const { runData } = (await api.waitForExecution(id)).data.resultData;
		return (runData.Trigger?.[0].data?.main?.[0] ?? []).map(({ json }) => json);
	});
	return items.flat();
}

/** The value in the middle, and the worst one, in whole milliseconds. */
export function middleAndWorst(answers: Answer[]): { median: number; worst: number } {
	const times = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
	return {
		median: Math.round(times[Math.floor(times.length / 2)]),
		worst: Math.round(times.at(-1) ?? 0),
	};
}
