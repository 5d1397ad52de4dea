import { randomUUID } from 'node:crypto';
import type {
	ExecutionSummary,
	SavedWorkflow,
	Workflow,
	WorkflowNode,
} from '../../../../scripts/n8n/api.mts';
import { readExamples } from '../../../../scripts/start/examples.mts';
import { chain, node, to } from '../nodes.mts';
import { until } from '../triggers/until.mts';
import type { QueueStage } from './stage.mts';

/** The flow of the package that the orders go through, and its node that lists them. */
const EXAMPLE = 'bolOrdersToPicqer';
const LISTS_ORDERS = 'Get orders to ship';

/** How long all executions of a test may take on a busy machine, in ms. */
const PATIENCE_MS = 1_800_000;

/** How often progress is shown, in ms. */
const TELL_EVERY_MS = 20_000;

/** n8n's own Webhook node, which knows no doubles. */
const webhook = (path: string): WorkflowNode => ({
	...node('Trigger', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path, options: {} }),
	webhookId: randomUUID(),
});

/** A workflow of nodes that follow one another, started by a webhook. */
export const webhookChain = (path: string, ...nodes: WorkflowNode[]): Workflow =>
	chain(path, webhook(path), ...nodes);

/** n8n's node that drops what earlier executions had. */
export const removeDuplicates = (value: string): WorkflowNode =>
	node('Remove Duplicates', 'n8n-nodes-base.removeDuplicates', 2, {
		operation: 'removeItemsSeenInPreviousExecutions',
		logic: 'removeItemsWithAlreadySeenKeyValues',
		dedupeValue: value,
		options: {},
	});

/** The example that brings bol's orders to Picqer, of which a workflow takes one part of the orders. */
async function partOfExample(part: number, parts: number): Promise<Workflow> {
	const example = (await readExamples()).find(({ workflow }) => workflow.id === EXAMPLE);
	if (!example) throw new Error(`There is no example ${EXAMPLE}.`);
	const kept = example.workflow.nodes.filter(
		({ type }) => type.startsWith('n8n-nodes-webshop') || type.endsWith('noOp'),
	);
	// Its own triggers are left out, and what leads from them.
	const connections = Object.fromEntries(
		Object.entries(example.workflow.connections).filter(([from]) =>
			kept.some(({ name }) => name === from),
		),
	);
	const [afterList, failed] = (connections[LISTS_ORDERS] as { main: Array<Array<object>> }).main;
	const ours = node('Part', 'n8n-nodes-base.filter', 2.2, {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			combinator: 'and',
			conditions: [
				{
					id: randomUUID(),
					leftValue: `={{ Number($json.orderId.slice(-1)) % ${parts} }}`,
					rightValue: part,
					operator: { type: 'number', operation: 'equals' },
				},
			],
		},
		options: {},
	});
	return {
		name: `${example.workflow.name} ${part}`,
		nodes: [webhook(`orders-${part}`), ours, ...kept],
		connections: {
			...connections,
			Trigger: to(LISTS_ORDERS),
			[LISTS_ORDERS]: { main: [to('Part').main[0], failed] },
			Part: { main: [afterList] },
		},
		settings: { executionOrder: 'v1' },
	};
}

/** Several workflows that each bring a part of bol's orders to Picqer, and their executions. */
export class OrderFlows {
	private constructor(
		private readonly queue: QueueStage,
		private readonly workflows: SavedWorkflow[],
	) {}

	static async publish(queue: QueueStage, count: number): Promise<OrderFlows> {
		const workflows: SavedWorkflow[] = [];
		for (let part = 0; part < count; part++)
			workflows.push(await queue.stage.published(await partOfExample(part, count)));
		return new OrderFlows(queue, workflows);
	}

	/** Starts all of them at once, by webhooks to the webhook processor; resolves when it has taken them. */
	async start(): Promise<void> {
		await Promise.all(
			this.workflows.map(async (_, part) => await post(this.queue, `orders-${part}`, {})),
		);
	}

	/** All executions, of all workflows. */
	async executions(): Promise<ExecutionSummary[]> {
		const { api } = this.queue.stage;
		const listed = this.workflows.map(async ({ id }) => await api.executions(id));
		return (await Promise.all(listed)).flat();
	}

	/**
	 * Waits until so many executions have ended, and says now and then how far they are; then lets n8n run
	 * those again that ended badly.
	 *
	 * @returns how many those were
	 */
	async finish(count: number, progress: () => string): Promise<number> {
		const { api } = this.queue.stage;
		const ended = async () => (await this.executions()).filter(({ stoppedAt }) => stoppedAt);
		const telling = setInterval(() => console.log(progress()), TELL_EVERY_MS);
		try {
			await until(`${count} executions have ended`, async () => (await ended()).length >= count, {
				patienceMs: PATIENCE_MS,
				lookAgainMs: 1_000,
			});
		} finally {
			clearInterval(telling);
		}
		const bad = (await ended()).filter(({ status }) => status !== 'success');
		await Promise.all(bad.map(async ({ id }) => await api.retry(id)));
		return bad.length;
	}
}

/** Starts a workflow by its webhook, at one of n8n's processes. */
export async function post(
	{ webhook: processor }: QueueStage,
	path: string,
	body: unknown,
	through = processor.url,
): Promise<void> {
	const response = await fetch(`${through}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(60_000),
	});
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}
