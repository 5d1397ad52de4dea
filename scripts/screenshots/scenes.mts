import type { Page } from 'playwright-core';
import { openWorkflow, testId } from '../n8n/browser.mts';
import type { Workflow, WorkflowNode } from '../n8n/api.mts';
import type { Harness } from '../../test/e2e/harness/index.mts';

/** The part of a page that is worth a picture, in pixels. */
export interface Clip {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Brings a page to what a picture shows; all of the window is taken where no part is given. */
export type Scene = (page: Page, harness: Harness) => Promise<Clip | undefined>;

/** A workflow of one node that gets something. */
const getting = (node: Pick<WorkflowNode, 'type' | 'parameters' | 'credentials'>): Workflow => ({
	name: 'A first try',
	nodes: [
		{
			name: 'When clicking Execute',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{ name: 'Get an order', typeVersion: 1, position: [220, 0], ...node },
	],
	connections: {
		'When clicking Execute': { main: [[{ node: 'Get an order', type: 'main', index: 0 }]] },
	},
	settings: { executionOrder: 'v1' },
});

/** Gets a Picqer order that there is not. */
const unknownOrder = getting({
	type: 'n8n-nodes-webshop-fulfilment.picqer',
	parameters: {
		resource: 'order',
		operation: 'get',
		idorder: { __rl: true, mode: 'id', value: '4711' },
	},
	credentials: { picqerApi: { id: 'sandboxPicqer', name: 'Picqer (sandbox)' } },
});

/** Gets a bol order that is still to be chosen. */
const anyOrder = getting({
	type: 'n8n-nodes-webshop-fulfilment.bol',
	parameters: {
		resource: 'order',
		operation: 'get',
		orderId: { __rl: true, mode: 'list', value: '' },
	},
	credentials: { bolApi: { id: 'sandboxBol', name: 'bol (sandbox)' } },
});

async function openNode(page: Page, { api }: Harness, workflow: Workflow) {
	const { id } = await api.saveWorkflow(workflow);
	await openWorkflow(page, api.url, id);
	await testId(page, 'canvas-node').filter({ hasText: 'Get an order' }).first().dblclick();
	await testId(page, 'parameter-input').first().waitFor();
}

/** The pictures of README and docs that show no example, by their file's name. */
export const scenes: Record<string, Scene> = {
	'node-panel': async (page, { api }) => {
		const { id } = await api.saveWorkflow(unknownOrder);
		await openWorkflow(page, api.url, id);
		await testId(page, 'node-creator-plus-button').first().click();
		await testId(page, 'node-creator-search-bar').fill('warehouse');
		await testId(page, 'node-creator-item-name').getByText('Picqer', { exact: true }).waitFor();
		await page.waitForTimeout(500);
		return await areaOf(page, 'node-creator');
	},

	'credential-test': async (page, { api }) => {
		await page.goto(`${api.url}/home/credentials/sandboxPicqer`);
		await page.getByText('Connection tested successfully').waitFor({ timeout: 60_000 });
		return undefined;
	},

	'list-of-orders': async (page, harness) => {
		await openNode(page, harness, anyOrder);
		await testId(page, 'rlc-input').first().click();
		await testId(page, 'rlc-item').first().waitFor({ timeout: 15_000 });
		return undefined;
	},

	'error-of-a-node': async (page, harness) => {
		await openNode(page, harness, unknownOrder);
		await testId(page, 'node-execute-button').first().click();
		await testId(page, 'node-error-message').first().waitFor({ timeout: 30_000 });
		await page.getByRole('button', { name: 'Execute step' }).first().waitFor();
		// The button fades in.
		await page.waitForTimeout(500);
		return undefined;
	},

	'welcome-page': async (page, { sandbox }) => {
		// Pages of this browser reach nothing but n8n otherwise.
		await page.context().unrouteAll();
		await page.goto(sandbox.urls.control);
		await page.getByRole('button', { name: 'New bol order' }).click();
		await page.locator('#happened tr').first().waitFor();
		return undefined;
	},
};

async function areaOf(page: Page, name: string): Promise<Clip | undefined> {
	return (await testId(page, name).first().boundingBox()) ?? undefined;
}
