import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { createOwner, type N8nApi } from '../../scripts/n8n/api.mts';
import { installN8n } from '../../scripts/n8n/install.mts';
import { startN8n, type RunningN8n } from '../../scripts/n8n/instance.mts';
import { installPackage, packProject, temporaryUserFolder } from '../../scripts/n8n/package.mts';
import { makeServicePackages } from '../../scripts/services/make.mts';
import { servicePackages } from '../../scripts/services/packages.ts';
import { owner } from '../../scripts/start/owner.mts';

const WHOLE = 'n8n-nodes-webshop-fulfilment';

const nodesOf = {
	'n8n-nodes-bol': ['bol', 'bolPollingTrigger', 'bolTrigger'],
	'n8n-nodes-picqer': ['picqer', 'picqerTrigger'],
	'n8n-nodes-goedgepickt': ['goedGepickt', 'goedGepicktPollingTrigger', 'goedGepicktTrigger'],
	'n8n-nodes-lagerkoll': ['lagerkoll', 'lagerkollTrigger'],
};

describe('the packages with one service each, in a real n8n', () => {
	let userFolder: string;
	let n8n: RunningN8n;
	let api: N8nApi;

	before(async () => {
		const installed = await installN8n();
		const whole = await packProject();
		userFolder = await temporaryUserFolder();
		for (const folder of await makeServicePackages())
			await installPackage(userFolder, await packProject(undefined, folder));
		n8n = await startN8n({ userFolder, installed });
		api = await createOwner(n8n.url, owner);
		// Beside the whole package at the next start; the first test comes before it.
		await installPackage(userFolder, whole);
	});
	after(async () => {
		await n8n?.stop();
		if (userFolder) await rm(userFolder, { recursive: true, force: true, maxRetries: 3 });
	});

	/** The names of a package's nodes, without the twins that n8n adds as tools. */
	async function namesIn(packageName: string): Promise<string[]> {
		const types = await api.nodeTypes(packageName);
		const names = types.map(({ name }) => name.split('.')[1]);
		return names.filter((name) => !name.endsWith('Tool')).sort();
	}

	async function expectAllServices() {
		const found = servicePackages.map(async ({ name }) => [name, await namesIn(name)] as const);
		assert.deepEqual(Object.fromEntries(await Promise.all(found)), nodesOf);
	}

	test('load without the whole package', async () => {
		await expectAllServices();
		assert.deepEqual(await namesIn(WHOLE), []);
	});

	test('load beside the whole package, which then has its own nodes', async () => {
		await n8n.restart();
		await expectAllServices();
		assert.deepEqual(await namesIn(WHOLE), Object.values(nodesOf).flat().sort());
	});
});
