import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Workflow, WorkflowNode } from '../../scripts/n8n/api.mts';
import { importCredentials } from '../../scripts/n8n/import.mts';
import { sandboxCredentials } from '../../scripts/start/credentials.mts';
import { readExamples } from '../../scripts/start/examples.mts';
import { bolOrders, itemsOf, openBolOrders, succeeded } from './harness/flows.mts';
import { startHarness, type Harness } from './harness/index.mts';

/** Name of the node that starts the example by hand. */
const RUN_NOW = 'Run now';

describe('bol orders into Picqer and back, in a real n8n', () => {
	let harness: Harness;

	before(async () => {
		harness = await startHarness((progress) => console.log(progress), {
			// Where the flow with labels may write.
			N8N_RESTRICT_FILE_ACCESS_TO: tmpdir(),
		});
		for (const { workflow } of await readExamples()) await harness.api.saveWorkflow(workflow);
		await harness.api.publish('picqerShipmentsToBol');
	});
	after(async () => await harness?.stop());

	const run = async (workflow: string) => succeeded(await harness.api.run(workflow, RUN_NOW));

	const picqerOrders = () => stateOf(harness, 'picqer').orders as PicqerOrder[];
	const references = () =>
		picqerOrders()
			.map(({ reference }) => reference)
			.sort();
	const bolReturnNumbers = () =>
		(stateOf(harness, 'bol').returns as Array<{ items: Array<{ rmaId: string }> }>).flatMap(
			({ items }) => items.map(({ rmaId }) => String(rmaId)),
		);

	test('every open bol order is in Picqer exactly once, although the flow ran twice', async () => {
		const open = openBolOrders(harness);
		await run('bolOrdersToPicqer');
		await run('bolOrdersToPicqer');
		assert.deepEqual(references(), open.sort());
		assert.ok(picqerOrders().every(({ status }) => status === 'processing'));
		assert.ok(!references().includes('A2K8290S04'), 'the buyer wants to cancel this one');
	});

	test('an order that cannot be made comes out as failed, and the others are made', async () => {
		const [unknown] = harness.sandbox.seedBol({ orders: 1, unknownEan: true });
		const [gone, good] = harness.sandbox.seedBol({ orders: 2 });
		const path = `/retailer/orders/${gone}`;
		const match = { method: 'GET', path };
		harness.sandbox.addFault({ service: 'bol', match, kind: 'status', status: 404 });
		const execution = await run('bolOrdersToPicqer');
		harness.sandbox.clearFaults();
		assert.equal(itemsOf(execution, 'Order failed').length, 2);
		assert.ok(references().includes(good));
		assert.ok(!references().includes(unknown) && !references().includes(gone));
		await run('bolOrdersToPicqer');
		assert.ok(references().includes(gone));
	});

	test('an order that the buyer cancels is cancelled in Picqer, then at bol', async () => {
		const reference = references().find((one) => one.startsWith('A2K'));
		const order = bolOrders(harness).find(({ orderId }) => orderId === reference);
		assert.ok(order);
		for (const { orderItemId } of order.items) harness.sandbox.requestCancellation(orderItemId);
		await run('bolCancellationsToTheWarehouse');
		await run('bolCancellationsToTheWarehouse');
		const made = picqerOrders().filter((one) => one.reference === reference);
		assert.deepEqual(
			made.map(({ status }) => status),
			['cancelled'],
		);
		const after = bolOrders(harness).find(({ orderId }) => orderId === reference);
		assert.ok(after?.items.every((item) => item.quantityCancelled === item.quantity));
	});

	test('what is shipped is at bol once, with its tracking code', async () => {
		harness.sandbox.setDeliveryMode('doubled');
		await run('playTheWarehouse');
		await harness.sandbox.deliveriesSettled();
		const shipments = stateOf(harness, 'picqer').shipments as Array<{ trackingcode: string }>;
		await harness.api.waitForExecutions('picqerShipmentsToBol', shipments.length, 180_000);
		harness.sandbox.setDeliveryMode('normal');
		const codes = bolShipments(harness)
			.map(({ transport }) => transport?.trackAndTrace)
			.filter((code) => shipments.some(({ trackingcode }) => trackingcode === code));
		assert.equal(codes.length, shipments.length);
		assert.equal(new Set(codes).size, shipments.length);
		const leftOpen = openBolOrders(harness).filter((id) => references().includes(id));
		assert.deepEqual(leftOpen, []);
	});

	test('the night finds nothing that bol does not know', async () => {
		const execution = await run('nightlyReconciliation');
		assert.ok(itemsOf(execution, 'Get shipment report').length > 0);
		assert.deepEqual(itemsOf(execution, 'bol does not know'), []);
		assert.deepEqual(itemsOf(execution, 'Failed'), []);
	});

	test('the report is one item, with what could not be read', async () => {
		const execution = await run('dailyReport');
		const [report, ...others] = itemsOf(execution, 'Report');
		assert.deepEqual(others, []);
		assert.equal(report.openOrders, openBolOrders(harness).length);
		assert.ok(Array.isArray(report.lateOrders) && Array.isArray(report.lowStock));
		assert.deepEqual(report.failures, []);
	});

	test('an order of any shop is made once', async () => {
		for (let count = 0; count < 2; count++) {
			succeeded(await harness.api.run('anyShopToPicqer', 'Try it'));
		}
		assert.equal(references().filter((one) => one === 'WEB-2026-0117').length, 1);
	});

	test('each order gets the label that bol recommends, as a file', async () => {
		const folder = await mkdtemp(join(harness.n8n.userFolder, 'labels-'));
		const { workflow } = (await readExamples()).find(
			({ workflow: { id } }) => id === 'bolLabelsToFiles',
		)!;
		await harness.api.saveWorkflow(inFolder(workflow, folder));
		harness.sandbox.seedBol({ orders: 1 });
		const open = openBolOrders(harness).length;
		const execution = await run('bolLabelsToFiles');
		assert.equal(itemsOf(execution, 'Write the file').length, open);
		const files = await readdir(folder);
		assert.equal(files.length, open);
		assert.ok((await readFile(join(folder, files[0]), 'latin1')).startsWith('%PDF-'));
	});

	test('a return at bol is a return in Picqer, once', async () => {
		for (let count = 0; count < 2; count++) {
			succeeded(await harness.api.run('bolReturnsToPicqer', 'New return at bol'));
		}
		const returns = stateOf(harness, 'picqer').returns as Array<{ reference: string }>;
		const ours = returns.filter(({ reference }) => bolReturnNumbers().includes(reference));
		assert.ok(ours.length > 0);
		assert.equal(new Set(ours.map(({ reference }) => reference)).size, ours.length);
	});

	test('a return that the warehouse has received is handled at bol', async () => {
		const { api, sandbox } = harness;
		await api.publish('bolReturnsToPicqer');
		const earlier = await api.executions('bolReturnsToPicqer');
		const returns = stateOf(harness, 'picqer').returns as Array<{
			idreturn: number;
			reference: string;
		}>;
		const ours = returns.find(({ reference }) => bolReturnNumbers().includes(reference));
		assert.ok(ours);
		const headers = {
			authorization: `Basic ${Buffer.from('sandbox-key:X').toString('base64')}`,
			'content-type': 'application/json',
			'user-agent': 'warehouse (warehouse@example.com)',
		};
		const url = `${sandbox.urls.picqer}/api/v1/returns/${ours.idreturn}`;
		const before = (await (await fetch(url, { headers })).json()) as ReceivedReturn;
		const [{ idreturn_product }] = before.returned_products;
		const body = JSON.stringify({
			idwarehouse: 18,
			return_products: [{ idreturn_product, status: 'received' }],
		});
		const response = await fetch(`${url}/receive`, { method: 'POST', headers, body });
		assert.ok(response.ok, await response.text());
		const all = await api.waitForExecutions('bolReturnsToPicqer', earlier.length + 1);
		assert.equal(itemsOf(succeeded(all[earlier.length]), 'Handle at bol').length, 1);
		const handled = sandbox
			.log('bol')
			.filter(({ method, path }) => method === 'PUT' && path.startsWith('/retailer/returns/'));
		assert.deepEqual(
			handled.map(({ path }) => path.split('/').at(-1)),
			[ours.reference],
		);
		await api.unpublish('bolReturnsToPicqer');
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

const stateOf = ({ sandbox }: Harness, service: 'bol' | 'picqer') => sandbox.state(service);

const bolShipments = (harness: Harness) =>
	stateOf(harness, 'bol').shipments as Array<{ transport?: { trackAndTrace?: string } }>;

/** The workflow that writes labels, with another folder. */
function inFolder(workflow: Workflow, folder: string): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Write the file'
			? {
					...node,
					parameters: {
						...node.parameters,
						fileName: `=${folder}/{{ $json.shippingLabelId }}.pdf`,
					},
				}
			: node,
	);
	return { ...workflow, nodes };
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

interface ReceivedReturn {
	returned_products: Array<{ idreturn_product: number }>;
}

interface PicqerOrder {
	reference: string;
	status: string;
}
