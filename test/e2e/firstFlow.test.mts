import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Execution, Workflow, WorkflowNode } from '../../scripts/n8n/api.mts';
import { importCredentials } from '../../scripts/n8n/import.mts';
import { sandboxCredentials } from '../../scripts/start/credentials.mts';
import { readExamples } from '../../scripts/start/examples.mts';
import { startHarness, type Harness } from './harness/index.mts';

/** Name of the node that starts the example by hand. */
const RUN_NOW = 'Run now';

describe('bol orders into Picqer and back, in a real n8n', () => {
	let harness: Harness;

	before(async () => {
		harness = await startHarness((progress) => console.log(progress));
		for (const { workflow } of await readExamples()) await harness.api.saveWorkflow(workflow);
		await harness.api.publish('picqerShipmentsToBol');
	});
	after(async () => await harness?.stop());

	const run = async (workflow: string) => succeeded(await harness.api.run(workflow, RUN_NOW));

	const picqerOrders = () => stateOf(harness, 'picqer').orders as PicqerOrder[];

	test('every open bol order is in Picqer exactly once, although the flow ran twice', async () => {
		const open = openBolOrders(harness);
		await run('bolOrdersToPicqer');
		await run('bolOrdersToPicqer');
		assert.deepEqual(
			picqerOrders()
				.map(({ reference }) => reference)
				.sort(),
			open.sort(),
		);
		assert.ok(picqerOrders().every(({ status }) => status === 'processing'));
	});

	test('an item that the customer wants to cancel is not in Picqer', () => {
		const remarks = picqerOrders().flatMap(({ products }) => products.map((line) => line.remarks));
		assert.ok(remarks.includes('bol item 6107400010'));
		assert.ok(!remarks.includes('bol item 6107400040'));
	});

	test('each shipment is at bol once', async () => {
		harness.sandbox.setDeliveryMode('doubled');
		await run('playTheWarehouse');
		await harness.sandbox.deliveriesSettled();
		const made = (stateOf(harness, 'picqer').shipments as unknown[]).length;
		await harness.api.waitForExecutions('picqerShipmentsToBol', made);
		harness.sandbox.setDeliveryMode('normal');
		const references = bolShipments(harness).map(({ shipmentReference }) => shipmentReference);
		const ours = references.filter((reference) => reference?.startsWith('Picqer '));
		assert.equal(ours.length, made);
		assert.equal(new Set(ours).size, made);
		assert.deepEqual(openBolOrders(harness), []);
	});

	test('a forged event starts nothing and is refused', async () => {
		const before = (await harness.api.executions('picqerShipmentsToBol')).length;
		for (const kind of ['wrong-signature', 'no-signature', 'changed-body'] as const) {
			const answers = await harness.sandbox.forge('picqer', { kind });
			assert.ok(answers.length > 0);
			assert.ok(answers.every(({ statusCode }) => statusCode === 401));
		}
		assert.equal((await harness.api.executions('picqerShipmentsToBol')).length, before);
	});

	test('200 bol requests from a cold credential cost one token request', async () => {
		const ids = harness.sandbox.seedBol({ orders: 200 });
		const { id } = await harness.api.saveWorkflow(manyRequests(ids));
		// Imported once more, the credential has no token.
		await importCredentials(harness.n8n, sandboxCredentials(harness.sandbox.urls));
		harness.sandbox.clearCounters();
		const execution = succeeded(await harness.api.run(id, 'Start'));
		const [orders] = execution.data.resultData.runData['Get orders'][0].data?.main ?? [];
		assert.equal(orders?.length, 200);
		assert.equal(harness.sandbox.counters().bol.tokenRequests, 1);
	});

	test('publishing registers one webhook, and taking it back switches it off', async () => {
		const active = () =>
			(stateOf(harness, 'picqer').hooks as Array<{ active: boolean }>).filter(
				(hook) => hook.active,
			);
		assert.equal(active().length, 1);
		await harness.api.unpublish('picqerShipmentsToBol');
		assert.equal(active().length, 0);
	});
});

/** The execution, unless it failed: then its error. */
function succeeded(execution: Execution): Execution {
	const { error } = execution.data.resultData;
	assert.equal(execution.status, 'success', error && `${error.message} ${error.description ?? ''}`);
	return execution;
}

const stateOf = ({ sandbox }: Harness, service: 'bol' | 'picqer') => sandbox.state(service);

const bolShipments = (harness: Harness) =>
	stateOf(harness, 'bol').shipments as Array<{ shipmentReference?: string }>;

/** bol orders with something to send: not shipped, not cancelled, and no customer wants to cancel it. */
function openBolOrders(harness: Harness): string[] {
	const orders = stateOf(harness, 'bol').orders as BolOrder[];
	const isOpen = (item: BolOrder['items'][number]) =>
		!item.cancellationRequest && item.quantity > item.quantityShipped + item.quantityCancelled;
	return orders.filter(({ items }) => items.some(isOpen)).map(({ orderId }) => orderId);
}

/** A workflow that reads so many orders, each as an item of its own. */
function manyRequests(ids: string[]): Workflow {
	const node = (
		name: string,
		type: string,
		typeVersion: number,
		parameters: Record<string, unknown>,
	): WorkflowNode => ({ name, type, typeVersion, position: [0, 0], parameters });
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const jsCode = `return ${JSON.stringify(ids.map((id) => ({ json: { id } })))};`;
	return {
		name: 'Many requests',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Order numbers', 'n8n-nodes-base.code', 2, { jsCode }),
			{
				...node('Get orders', 'n8n-nodes-webshop-fulfilment.bol', 1, {
					resource: 'order',
					operation: 'get',
					orderId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				}),
				credentials: { bolApi: { id: 'sandboxBol', name: 'bol (sandbox)' } },
			},
		],
		connections: { Start: to('Order numbers'), 'Order numbers': to('Get orders') },
		settings: { executionOrder: 'v1' },
	};
}

interface BolOrder {
	orderId: string;
	items: Array<{
		quantity: number;
		quantityShipped: number;
		quantityCancelled: number;
		cancellationRequest: boolean;
	}>;
}

interface PicqerOrder {
	reference: string;
	status: string;
	products: Array<{ remarks: string }>;
}
