import nock from 'nock';
import type { ICredentialDataDecryptedObject, ICredentialType, INodeType } from 'n8n-workflow';
import { BolApi } from '../../credentials/BolApi.credentials';
import { PicqerApi } from '../../credentials/PicqerApi.credentials';
import { Bol } from '../../nodes/Bol/Bol.node';
import { Picqer } from '../../nodes/Picqer/Picqer.node';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { forgetTokens } from '../../nodes/shared/service/tokenGate';
import { startSandbox, type Sandbox } from '../../sandbox';
import { basic, send } from '../sandbox/callers';
import { runNode } from './harness';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let sandbox: Sandbox;

beforeAll(async () => {
	nock.enableNetConnect('127.0.0.1');
	sandbox = await startSandbox();
});
afterAll(async () => {
	await sandbox.stop();
	nock.disableNetConnect();
});
beforeEach(() => {
	forgetLimits();
	forgetTokens();
	sandbox.reset();
	sandbox.setLimits('bol', { limit: 1_000 });
});

/** Runs the operation, for orders that changed since so many ms ago. */
async function changedSince(
	node: INodeType,
	type: ICredentialType,
	credential: ICredentialDataDecryptedObject,
	ago: number,
) {
	const { error, items } = await runNode({
		node,
		credentialTypes: [type],
		credentials: { [type.name]: credential },
		parameters: {
			resource: 'order',
			operation: 'getChangedSince',
			changedSince: new Date(Date.now() - ago).toISOString(),
		},
	});
	if (error) throw error;
	return items[0].map(({ json }) => json);
}

describe('bol', () => {
	const changed = async (ago: number) => {
		const urls = { apiUrl: sandbox.urls.bol, loginUrl: sandbox.urls.bol };
		const keys = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
		return await changedSince(
			new Bol(),
			new BolApi(),
			{ environment: 'custom', ...urls, ...keys },
			ago,
		);
	};
	const orders = () =>
		sandbox.state('bol').orders as Array<{ orderId: string; items: Array<{ changedAt: number }> }>;

	/** New orders, all of whose items changed so long ago. */
	function seed(count: number, ago: number): string[] {
		const ids = sandbox.seedBol({ orders: count });
		for (const order of orders().filter(({ orderId }) => ids.includes(orderId)))
			for (const item of order.items) item.changedAt = Date.now() - ago;
		return ids;
	}

	it('gives what changed in an outage of four days, over several pages, and nothing older', async () => {
		for (const order of orders())
			for (const item of order.items) item.changedAt = Date.now() - 30 * DAY;
		const missed = [...seed(70, 3 * DAY), ...seed(1, 30 * HOUR), ...seed(2, 0)];
		seed(3, 5 * DAY);
		const given = (await changed(4 * DAY)).map(({ orderId }) => orderId);
		expect(given.sort()).toEqual(missed.sort());
	});

	it('gives what changed today although the clock of n8n is two days behind', async () => {
		const missed = seed(1, 0);
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 2 * DAY);
		const given = await changed(DAY).finally(() => jest.restoreAllMocks());
		expect(given.map(({ orderId }) => orderId)).toEqual(expect.arrayContaining(missed));
	});

	it('refuses a moment before which bol knows nothing', async () => {
		await expect(changed(91 * DAY)).rejects.toMatchObject({
			message: 'Changed Since: bol knows the changes of the last 90 days only',
		});
	});
});

describe('Picqer', () => {
	const headers = {
		Authorization: basic('sandbox-key', 'X'),
		'User-Agent': 'test (it@example.com)',
		'Content-Type': 'application/json',
	};
	const post = async (path: string, body = {}) =>
		await send('POST', `${sandbox.urls.picqer}/api/v1${path}`, { headers, body });

	/** A new order with a picklist; its ID. */
	async function order(): Promise<number> {
		const made = await post('/orders', {
			idcustomer: 310,
			products: [{ idproduct: 701, amount: 1 }],
		});
		const { idorder } = made.json as { idorder: number };
		await post(`/orders/${idorder}/process`);
		return idorder;
	}

	const changed = async (ago: number) =>
		await changedSince(
			new Picqer(),
			new PicqerApi(),
			{
				server: 'custom',
				url: sandbox.urls.picqer,
				apiKey: 'sandbox-key',
				contact: 'it@example.com',
			},
			ago,
		);

	it('gives new orders, and older ones whose picklist was closed, each once', async () => {
		const [older, old, made] = await Promise.all([order(), order(), order()]);
		const state = sandbox.state('picqer') as unknown as {
			orders: Array<{ idorder: number; created: string }>;
			picklists: Array<{ idorder: number; created: string; closed_at: string | null }>;
		};
		for (const row of [...state.orders, ...state.picklists]) {
			if (row.idorder !== made) row.created = '2020-01-01 10:00:00';
		}
		const picklist = state.picklists.find(({ idorder }) => idorder === old);
		Object.assign(picklist ?? {}, { closed_at: '2100-01-01 10:00:00' });
		const given = (await changed(DAY)).map(({ idorder }) => idorder);
		expect(given).toEqual([made, old]);
		expect(given).not.toContain(older);
	});
});
