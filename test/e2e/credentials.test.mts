import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { NodeRun, WorkflowNode } from '../../scripts/n8n/api.mts';
import { startHarness, type Harness } from './harness/index.mts';
import { chain, itemsNode, node, ourNode, start } from './harness/nodes.mts';

/** A credential as the editor gets and saves it. */
interface Saved {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

describe("the credential for bol's own keys, in a real n8n", () => {
	let harness: Harness;
	let orderId: string;

	before(async () => {
		harness = await startHarness((progress) => console.log(progress));
		[orderId] = harness.sandbox.seedBol({ orders: 1 });
	});
	after(async () => await harness?.stop());

	const keys = () => ({
		environment: 'custom',
		apiUrl: harness.sandbox.urls.bol,
		loginUrl: harness.sandbox.urls.bol,
		clientId: 'sandbox-client',
		clientSecret: 'sandbox-secret',
	});

	/** Saves a new credential. */
	async function create(data: Record<string, unknown> = {}): Promise<Saved> {
		const { id, name, type } = await harness.api.post<Saved>('/credentials', {
			name: 'bol',
			type: 'bolApi',
			data: { ...keys(), ...data },
		});
		return { id, name, type, data };
	}

	/** What the editor gets of a credential that it opens. */
	const open = async ({ id }: Saved) =>
		await harness.api.get<Saved>(`/credentials/${id}`, { includeData: 'true' });

	/** What the editor does when a user changes fields of a credential and saves it. */
	async function change(saved: Saved, changes: Record<string, unknown>) {
		const { name, type, data } = await open(saved);
		await harness.api.patch(`/credentials/${saved.id}`, {
			name,
			type,
			data: { ...data, ...changes },
		});
	}

	/** What the Test button does, after a change that is not saved. */
	async function tested(saved: Saved, changes: Record<string, unknown> = {}) {
		const { id, name, type, data } = await open(saved);
		return await harness.api.post<{ status: string; message: string }>('/credentials/test', {
			credentials: { id, name, type, data: { ...data, ...changes } },
		});
	}

	/** Runs a workflow of one node that uses the credential; what the node came to. */
	async function ran({ id, name }: Saved, used: WorkflowNode, items = 1): Promise<NodeRun> {
		const own = { ...used, credentials: { bolApi: { id, name } } };
		const workflow = await harness.api.saveWorkflow(
			chain('One node', start, itemsNode('Items', items), own),
		);
		const execution = await harness.api.run(workflow.id, 'Start');
		return execution.data.resultData.runData.Node[0];
	}

	const bolNode = () =>
		ourNode('bol', 'Node', {
			resource: 'order',
			operation: 'get',
			orderId: { __rl: true, mode: 'id', value: orderId },
		});

	const httpRequest = () =>
		node('Node', 'n8n-nodes-base.httpRequest', 4.2, {
			url: `${harness.sandbox.urls.bol}/retailer/orders`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'bolApi',
			sendHeaders: true,
			headerParameters: {
				parameters: [{ name: 'Accept', value: 'application/vnd.retailer.v10+json' }],
			},
		});

	const tokenRequests = () => harness.sandbox.counters().bol.tokenRequests;

	test('Test answers right, wrong, blocked and unreachable with a sentence each', async () => {
		const saved = await create();
		assert.deepEqual(await tested(saved), { status: 'OK', message: 'Connection successful!' });

		const wrong = await tested(saved, { clientSecret: 'wrong' });
		assert.equal(wrong.status, 'Error');
		assert.match(wrong.message, /^bol does not accept these keys \(HTTP 401\): check client ID/);

		harness.sandbox.bol.tokens.blockAbovePerMinute = 0;
		// A token that is stored still works then.
		const blocked = await tested(await create());
		harness.sandbox.bol.tokens.blockAbovePerMinute = undefined;
		assert.match(blocked.message, /answers 404, as it does when it has blocked the IP address/);

		const unreachable = await tested(saved, { loginUrl: 'http://127.0.0.1:9' });
		assert.match(unreachable.message, /^The login server 127\.0\.0\.1:9 cannot be reached: it/);
		for (const { message } of [wrong, blocked, unreachable]) {
			assert.ok(!message.includes('sandbox-secret'));
		}
	});

	test('Test does not pass with wrong keys while a live token is stored', async () => {
		const saved = await create();
		assert.equal((await ran(saved, bolNode())).error, undefined);
		const { status, message } = await tested(saved, { clientSecret: 'wrong' });
		assert.equal(status, 'Error');
		assert.match(message, /^bol does not accept these keys/);
	});

	test('a wrong secret that is saved does not go on with the token of the one before', async () => {
		const saved = await create();
		assert.equal((await ran(saved, bolNode())).error, undefined);
		assert.equal((await ran(saved, httpRequest())).error, undefined);
		await change(saved, { clientSecret: 'wrong' });
		assert.match((await ran(saved, bolNode())).error?.message ?? '', /^bol gives no access token/);
		assert.match((await ran(saved, httpRequest())).error?.message ?? '', /does not accept these/);
		await change(saved, { clientSecret: 'sandbox-secret' });
		assert.equal((await ran(saved, httpRequest())).error, undefined);
	});

	test("n8n's REST API does not show the token", async () => {
		const saved = await create();
		assert.equal((await ran(saved, bolNode())).error, undefined);
		const { data } = await open(saved);
		assert.match(String(data.accessToken), /^__n8n_BLANK_VALUE_/);
		assert.match(String(data.tokenFor), /^__n8n_BLANK_VALUE_/);
		assert.match(String(data.clientSecret), /^__n8n_BLANK_VALUE_/);
	});

	test('the allowed domains count for the login, and an error says so', async () => {
		const { port } = new URL(harness.sandbox.urls.bol);
		const saved = await create({
			loginUrl: `http://localhost:${port}`,
			allowedHttpRequestDomains: 'domains',
			allowedDomains: '127.0.0.1',
		});
		const { error } = await ran(saved, bolNode());
		assert.match(error?.message ?? '', /does not allow requests to localhost/);
		assert.match(error?.message ?? '', /Allowed HTTP Request Domains/);
		await change(saved, { allowedDomains: '127.0.0.1, localhost' });
		assert.equal((await ran(saved, bolNode())).error, undefined);
	});

	test('200 items cost one token request: cold, expired, and revoked', async () => {
		const saved = await create();
		const ended: Array<[string, () => void]> = [
			['cold', () => {}],
			['expired', () => harness.sandbox.expireTokens()],
			['revoked', () => harness.sandbox.bol.tokens.reset()],
		];
		for (const [how, end] of ended) {
			end();
			harness.sandbox.clearCounters();
			const { error, data } = await ran(saved, bolNode(), 200);
			assert.equal(error, undefined, how);
			assert.equal(data?.main?.[0]?.length, 200, how);
			assert.equal(tokenRequests(), 1, how);
		}
	});
});
