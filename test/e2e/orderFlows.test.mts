import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Workflow } from '../../scripts/n8n/api.mts';
import { readExamples } from '../../scripts/start/examples.mts';
import { picqerCaller } from '../sandbox/callers.ts';
import { bolOrders, itemsOf, openBolOrders, succeeded } from './harness/flows.mts';
import { startHarness, type Harness } from './harness/index.mts';
import { withNode } from './harness/nodes.mts';

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

	const picqerOrders = () => harness.sandbox.state('picqer').orders;
	const references = () =>
		picqerOrders()
			.map(({ reference }) => reference)
			.sort();
	/** The returns in Picqer that are known at bol. */
	const ourReturns = () => {
		const numbers = harness.sandbox.state('bol').returns.flatMap(({ items }) => items);
		return harness.sandbox
			.state('picqer')
			.returns.filter(({ reference }) => numbers.some(({ rmaId }) => rmaId === reference));
	};

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
		const reference = references().find((one) => one?.startsWith('A2K'));
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
		const { shipments } = harness.sandbox.state('picqer');
		await harness.api.waitForExecutions('picqerShipmentsToBol', shipments.length, 180_000);
		harness.sandbox.setDeliveryMode('normal');
		const codes = harness.sandbox
			.state('bol')
			.shipments.map(({ transport }) => transport.trackAndTrace)
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
		const ours = ourReturns();
		assert.ok(ours.length > 0);
		assert.equal(new Set(ours.map(({ reference }) => reference)).size, ours.length);
	});

	test('a return that the warehouse has received is handled at bol', async () => {
		const { api, sandbox } = harness;
		await api.publish('bolReturnsToPicqer');
		const earlier = await api.executions('bolReturnsToPicqer');
		const [ours] = ourReturns();
		assert.ok(ours);
		const [{ idreturn_product }] = ours.returned_products;
		const received = await picqerCaller(sandbox.urls.picqer)(
			'POST',
			`/returns/${ours.idreturn}/receive`,
			{ idwarehouse: 18, return_products: [{ idreturn_product, status: 'received' }] },
		);
		assert.ok(received.status < 300, received.text);
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
});

/** The workflow that writes labels, with another folder. */
const inFolder = (workflow: Workflow, folder: string) =>
	withNode(workflow, 'Write the file', ({ parameters }) => ({
		parameters: { ...parameters, fileName: `=${folder}/{{ $json.shippingLabelId }}.pdf` },
	}));
