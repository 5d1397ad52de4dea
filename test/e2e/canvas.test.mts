import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, testId, type EditorBrowser } from '../../scripts/n8n/browser.mts';
import { readExamples, type Example } from '../../scripts/start/examples.mts';
import { startHarness, type Harness } from './harness/index.mts';
import { chain, node, ourNode, start } from './harness/nodes.mts';

/** What the package has, as users see it. */
const allNodes = [
	'GoedGepickt',
	'GoedGepickt Polling Trigger',
	'GoedGepickt Trigger',
	'Lagerkoll',
	'Lagerkoll Trigger',
	'Picqer',
	'Picqer Trigger',
	'bol',
	'bol Polling Trigger',
	'bol Trigger',
];

/** Words typed into the node panel, and nodes that come up; the last one is for Picqer's row. */
const searches = {
	'bol.com': ['bol'],
	marketplace: ['bol'],
	'goed gepickt': ['GoedGepickt'],
	lager: ['Lagerkoll'],
	magazijn: ['Picqer', 'GoedGepickt', 'Lagerkoll'],
	fulfillment: ['Picqer', 'GoedGepickt', 'Lagerkoll'],
	'track and trace': ['bol', 'Picqer'],
	bestelling: ['bol', 'Picqer'],
};

/** With each kind of node once; opening one takes seconds, and a unit test looks at all of them. */
const opened = ['bolOrdersToPicqer', 'goedGepicktStockToBol', 'nightlyReconciliation'];

describe('the nodes on the canvas of a real n8n', () => {
	let harness: Harness;
	let browser: EditorBrowser;
	let examples: Example[];

	before(async () => {
		harness = await startHarness();
		examples = await readExamples();
		for (const { workflow } of examples) await harness.api.saveWorkflow(workflow);
		browser = await openBrowser(harness.api, { scale: 1 });
	});
	after(async () => {
		await browser?.close();
		await harness?.stop();
	});

	test('n8n offers all nodes, and lists the package as installed', async () => {
		const types = await harness.api.nodeTypes('n8n-nodes-webshop-fulfilment');
		// Nodes that can be used as tools come a second time, as tools.
		const nodes = types.filter(({ name }) => !name.endsWith('Tool'));
		assert.deepEqual(nodes.map(({ displayName }) => displayName).sort(), allNodes);
	});

	test('every node of some examples is known and has no issue', async () => {
		for (const { workflow } of examples.filter(({ workflow: { id } }) => opened.includes(id))) {
			const page = await browser.openWorkflow(workflow.id);
			const nodes = workflow.nodes.filter(({ type }) => !type.endsWith('stickyNote'));
			assert.equal(await testId(page, 'canvas-node').count(), nodes.length);
			for (const { name } of nodes) await page.getByText(name, { exact: true }).first().waitFor();
			assert.equal(await testId(page, 'node-issues').count(), 0, `${workflow.name} has issues`);
			await page.close();
		}
	});

	test('the node panel finds the nodes by the words that people use', async () => {
		const page = await browser.openWorkflow(examples[0].workflow.id);
		await testId(page, 'node-creator-plus-button').first().click();
		for (const [word, names] of Object.entries(searches)) {
			await testId(page, 'node-creator-search-bar').fill(word);
			for (const name of names) {
				const row = testId(page, 'node-creator-item-name').getByText(name, { exact: true });
				await row.first().waitFor({ timeout: 10_000 });
			}
		}
		// The row of a node and its trigger carries the trigger's description.
		await page.getByText(/^Work with orders, products and stock in Picqer/).waitFor();
		await page.close();
	});

	test('the fields of an order are there to be mapped before anything has run', async () => {
		const { id } = await harness.api.saveWorkflow(workflowThatNeverRan);
		const page = await browser.openWorkflow(id);
		await openNode(page, 'Use the order');
		// By default the node simplifies: the number of the order is there, the address is not.
		await page.getByText('orderid', { exact: true }).first().waitFor({ timeout: 15_000 });
		assert.equal(await page.getByText('deliveryaddress', { exact: true }).count(), 0);
		await page.close();
	});

	test('a list in the editor shows what is in Picqer', async () => {
		const { id } = await harness.api.saveWorkflow(workflowWithEmptyLocator);
		const page = await browser.openWorkflow(id);
		await openNode(page, 'Get customer');
		await testId(page, 'rlc-input').first().click();
		await page.getByText('K1001').first().waitFor({ timeout: 15_000 });
		await page.close();
	});
});

async function openNode(page: Page, name: string) {
	await testId(page, 'canvas-node').filter({ hasText: name }).first().dblclick();
	await testId(page, 'parameter-input').first().waitFor();
}

const workflowThatNeverRan = chain(
	'A preview of an order',
	start,
	ourNode('picqer', 'Get order', {
		resource: 'order',
		operation: 'get',
		idorder: { __rl: true, mode: 'id', value: '5001' },
	}),
	node('Use the order', 'n8n-nodes-base.set', 3.4, {
		assignments: { assignments: [] },
		options: {},
	}),
);

const workflowWithEmptyLocator = chain(
	'A list in the editor',
	ourNode('picqer', 'Get customer', {
		resource: 'customer',
		operation: 'get',
		idcustomer: { __rl: true, mode: 'list', value: '' },
	}),
);
