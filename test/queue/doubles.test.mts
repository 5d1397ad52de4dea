import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { SavedWorkflow } from '../../scripts/n8n/api.mts';
import { noOperation, ourNode } from '../e2e/harness/nodes.mts';
import { post, removeDuplicates, webhookChain } from '../e2e/harness/queue/flows.mts';
import { startQueueStage, type QueueStage } from '../e2e/harness/queue/stage.mts';
import { inParallel } from '../e2e/harness/triggers/deliveries.mts';

/** Events whose copies come to two processes in the same moment, and how many are under way at once. */
const EVENTS = 40;
const AT_A_TIME = 5;

/** How long the executions may take on a busy machine, in ms. */
const PATIENCE_MS = 600_000;

// What no trigger can keep from starting twice: docs/decisions/0010-doubles-across-processes.md.
describe('two executions for one event, on two workers in the same moment', () => {
	let queue: QueueStage;

	before(async () => {
		queue = await startQueueStage();
	});
	after(async () => await queue?.stop());
	beforeEach(() => queue.stage.sandbox.reset());

	/** Sends each body to main and to the webhook processor in the same moment; gives the ended executions. */
	async function sendTwice({ id, name }: SavedWorkflow, bodies: object[]) {
		const takers = [queue.stage.harness.n8n.url, queue.webhook.url];
		await inParallel(bodies, AT_A_TIME, async (body) => {
			await Promise.all(takers.map(async (taker) => await post(queue, name, body, taker)));
		});
		return await queue.stage.api.waitForExecutions(id, 2 * bodies.length, PATIENCE_MS);
	}

	const openOrders = () => queue.stage.sandbox.seedBol({ orders: EVENTS });

	test('Create or Update makes one order in Picqer', async () => {
		const workflow = await queue.stage.published(
			webhookChain(
				'order',
				ourNode('bol', 'Order', {
					resource: 'order',
					operation: 'get',
					orderOutput: 'shopOrder',
					orderId: { __rl: true, mode: 'id', value: '={{ $json.body.orderId }}' },
				}),
				ourNode('picqer', 'Create', {
					resource: 'order',
					operation: 'upsert',
					orderInput: 'shopOrder',
					process: true,
				}),
			),
		);
		const orders = openOrders();
		const executions = await sendTwice(
			workflow,
			orders.map((orderId) => ({ orderId })),
		);
		const made = queue.stage.sandbox.state('picqer').orders;
		const live = made.filter(({ status }) => status !== 'cancelled');
		const failed = executions.filter(({ status }) => status !== 'success').length;
		console.log(`${made.length} orders were made of ${EVENTS}, ${failed} executions failed`);
		assert.deepEqual(live.map(({ reference }) => reference).sort(), [...orders].sort());
		assert.ok(live.every(({ status }) => status === 'processing'));
	});

	test('Report tells bol of each shipment once', async () => {
		const workflow = await queue.stage.published(
			webhookChain(
				'shipment',
				ourNode('bol', 'Report', {
					resource: 'shipment',
					operation: 'report',
					shipmentReport: '={{ $json.body.shipmentReport }}',
				}),
			),
		);
		const orders = openOrders();
		const executions = await sendTwice(
			workflow,
			orders.map((orderNumber, index) => ({
				shipmentReport: {
					orderNumber,
					parcels: [{ carrier: 'PostNL', trackingCode: `3S${index}` }],
					lines: [],
				},
			})),
		);
		const { orders: known, shipments } = queue.stage.sandbox.state('bol');
		const failed = executions.filter(({ status }) => status !== 'success').length;
		console.log(`${shipments.length} shipments for ${EVENTS} orders, ${failed} executions failed`);
		for (const { orderId, items } of known.filter((one) => orders.includes(one.orderId))) {
			for (const { quantity, quantityShipped } of items)
				assert.equal(quantityShipped, quantity, orderId);
		}
		const items = orders.map((id) => known.find(({ orderId }) => orderId === id)?.items.length);
		assert.equal(
			shipments.reduce((sum, shipment) => sum + shipment.items.length, 0),
			items.reduce((sum = 0, count = 0) => sum + count, 0),
		);
	});

	// For the record: n8n's own node is not enough either.
	test("n8n's Remove Duplicates lets each event through once or twice", async () => {
		const workflow = await queue.stage.published(
			webhookChain('event', removeDuplicates('={{ $json.body.mark }}'), noOperation('Through')),
		);
		const marks = Array.from({ length: EVENTS }, (_, index) => `mark ${index}`);
		const executions = await sendTwice(
			workflow,
			marks.map((mark) => ({ mark })),
		);
		const through = executions.flatMap(({ data }) =>
			(data.resultData.runData.Through ?? []).flatMap(({ data: given }) =>
				(given?.main?.[0] ?? []).map(({ json }) => (json.body as { mark: string }).mark),
			),
		);
		const times = marks.map((mark) => through.filter((one) => one === mark).length);
		console.log(
			`Remove Duplicates: ${times.filter((count) => count > 1).length} of ${EVENTS} twice`,
		);
		assert.ok(
			times.every((count) => [1, 2].includes(count)),
			JSON.stringify(times),
		);
	});
});
