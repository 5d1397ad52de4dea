import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { LagerkollTrigger } from '../../../nodes/Lagerkoll/LagerkollTrigger.node';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { send } from '../../sandbox/callers';
import { webhookTrigger } from '../harness';

const WORD = 'k7Qd93mfP0aZxW2vR5tY';

let sandbox: Sandbox;

beforeAll(async () => {
	nock.enableNetConnect('127.0.0.1');
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.reset();
	forgetDeliveries();
	forgetLimits();
});
afterEach(() => nock.cleanAll());

/** A trigger whose webhook URL is really there; what starts its workflow is gathered. */
async function open(parameters: INodeParameters = {}) {
	const lagerkollApi = {
		server: 'custom',
		url: sandbox.urls.lagerkoll,
		store: '186008',
		apiKey: 'sandbox-key',
	};
	const trigger = webhookTrigger({
		node: new LagerkollTrigger(),
		credentialTypes: [new LagerkollApi()],
		credentials: parameters.fetchObject ? { lagerkollApi } : {},
		parameters,
	});
	await trigger.activate();
	const started: IDataObject[] = [];
	const { origin, pathname } = new URL(trigger.url);
	nock(origin)
		.post(pathname)
		.query(true)
		.reply(async (uri, body) => {
			const { statusCode, items } = await trigger.deliver({
				body: JSON.stringify(body),
				query: Object.fromEntries(new URL(uri, origin).searchParams),
			});
			started.push(...(items?.[0] ?? []).map(({ json }) => json));
			return [statusCode];
		})
		.persist();
	return { url: trigger.url, started };
}

/** Puts stock on an article in one of the two stores. */
const setStock = async (amount: number, store = '186008') => {
	const headers = { store, api_key: 'sandbox-key', 'Content-Type': 'application/json' };
	const url = `${sandbox.urls.lagerkoll}/v1/articles/192005-6`;
	await send('PUT', url, { headers, body: { amount } });
	await sandbox.deliveriesSettled();
};

const statuses = () => sandbox.deliveries('lagerkoll').map(({ statusCode }) => statusCode);

describe('the callback URL in the sandbox', () => {
	it('starts the workflow, with the object of the store', async () => {
		const { url, started } = await open({ fetchObject: true, types: ['article'] });
		sandbox.setLagerkollCallback(url);
		await setStock(42);
		expect(statuses()).toEqual([200]);
		expect(started).toMatchObject([
			{ type: 'article', action: 'updated', article: { articleId: '192005-6', amount: 42 } },
		]);
		await setStock(8, '186009');
		expect(started[1]).toMatchObject({
			storeId: 186009,
			fetchProblem: expect.stringContaining('is from store 186009'),
		});
	});

	it('must bring the secret where there is one', async () => {
		const { url, started } = await open({ sharedSecret: WORD });
		for (const wrong of [url, `${url}?secret=`, `${url}?secret=${WORD}x`, `${url}?other=${WORD}`]) {
			sandbox.setLagerkollCallback(wrong);
			await setStock(1);
		}
		expect(statuses()).toEqual([401, 401, 401, 401]);
		expect(started).toEqual([]);
		sandbox.setLagerkollCallback(`${url}?secret=${WORD}`);
		await setStock(2);
		expect(started).toMatchObject([{ type: 'article', articleId: '192005-6' }]);
	});

	it('is filtered by type, action and store, and lets unknown types pass', async () => {
		const { url, started } = await open({ actions: ['updated'], storeIds: '186009' });
		sandbox.setLagerkollCallback(url);
		await setStock(1);
		await setStock(1, '186009');
		sandbox.fireEvent('lagerkoll', 'label.updated', { labelId: 1, storeId: 186009 });
		sandbox.fireEvent('lagerkoll', 'label.created', { labelId: 2, storeId: 186009 });
		await sandbox.deliveriesSettled();
		expect(started).toMatchObject([{ type: 'article' }, { type: 'label', labelId: 1 }]);
		expect(statuses()).toEqual([200, 200, 200, 200]);
	});

	it('starts the workflow once for what comes twice', async () => {
		const { url, started } = await open();
		sandbox.setLagerkollCallback(url);
		sandbox.setDeliveryMode('doubled', 'lagerkoll');
		await setStock(5);
		expect(statuses()).toEqual([200, 200]);
		expect(started).toHaveLength(1);
	});
});
