import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { Lagerkoll } from '../../../nodes/Lagerkoll/Lagerkoll.node';
import { exampleCases } from '../../../sandbox/lagerkoll/examples';
import { atSandbox } from '../atSandbox';
import { runCredentialTest } from '../harness';
import { byId, operationsOf } from '../operations';
import { guide } from './guide';

const { scene, does, fails } = atSandbox('lagerkoll');

/** The key in it is wrong, so that sending it would be refused. */
const user = {
	authentication: 'user',
	apiKey: 'wrong',
	userId: '48',
	userToken: 'sandbox-user-token',
};

const articleId = byId('192005-6');

describe('The credential', () => {
	test.each([
		['an API key', {}, 'success'],
		['a user', user, 'success'],
		['a store of another company', { store: '1' }, 'error'],
		['a wrong key', { apiKey: 'wrong' }, 'error'],
		['a company without the API', { apiKey: 'sandbox-inactive-key' }, 'error'],
	])('of %s is tested', async (_title, changes, status) => {
		// A slash at the end, as people paste it.
		const url = `${scene.sandbox.urls.lagerkoll}/`;
		const tested = scene.credential('lagerkoll', { url, ...changes }).read('lagerkollApi');
		expect(await runCredentialTest(new LagerkollApi(), tested)).toMatchObject({ status });
	});

	test('says what is wrong with it', async () => {
		expect(await fails('store.getAll', {}, { account: { store: '1' } })).toMatchObject({
			description: expect.stringContaining('Check store and key in the credential'),
		});
		const account = { apiKey: 'sandbox-inactive-key' };
		expect(await fails('store.getAll', {}, { account })).toMatchObject({
			description: expect.stringContaining('Activate the API in Lagerkoll first'),
		});
		expect(await fails('account.getEmailSettings')).toMatchObject({ httpCode: '401' });
		expect(await does('account.getEmailSettings', {}, { account: user })).toHaveLength(1);
	});
});

/** What the operations of the code of the stand-in need; nothing where they are not named. */
const needed: Record<string, INodeParameters> = {
	'article.get': { articleId: byId('HYLLA/120-EK') },
	'customerOrder.get': { customerOrderId: byId(1713) },
	'customerOrder.getByExternalId': { externalId: '10457' },
	'purchaseOrder.deliverArticle': { purchaseOrderId: byId(4200), rowId: 4299, deliveredAmount: 5 },
	'purchaseOrder.get': { purchaseOrderId: byId(4200) },
};

const hasState = (name: string) => name !== 'apiRequest.send' && !(name in exampleCases);

describe('Every operation that has a state works with', () => {
	const names = [...operationsOf(new Lagerkoll()).keys()].filter(hasState);

	test.each(names)('an API key: %s', async (name) => {
		expect((await does(name, needed[name])).length).toBeGreaterThan(0);
	});

	test.each(['store.getAll', 'article.get'])('a user: %s', async (name) => {
		expect((await does(name, needed[name], { account: user })).length).toBeGreaterThan(0);
	});
});

describe('What comes out', () => {
	test('lists come with a marker, and then only with what changed', async () => {
		const [{ since, articles }] = await does('article.getAll', { returnMarker: true });
		expect(articles).toHaveLength(33);
		const later = { returnMarker: true, filters: { since: Number(since) } };
		expect(await does('article.getAll', later)).toEqual([{ since, articles: [] }]);
		await does('purchaseOrder.deliverArticle', needed['purchaseOrder.deliverArticle']);
		const [next] = await does('article.getAll', later);
		expect(next).toMatchObject({ articles: [{ articleId: '192005-6', amount: 19 }] });
		expect(Number(next.since)).toBeGreaterThan(Number(since));
		expect(await fails('article.getAll', { filters: { since: '={{ "soon" }}' } })).toMatchObject({
			message: expect.stringContaining('Since'),
		});
	});
});

/** The bodies of the guide's worked examples, in their order. */
const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json);

describe('The worked examples of the guide', () => {
	test('set the stock of an article', async () => {
		await does('apiRequest.send', {
			method: 'PUT',
			path: '/articles/192005-6',
			jsonBody: examples[0],
		});
		const { amount } = JSON.parse(examples[0]) as IDataObject;
		expect(await does('article.get', { articleId })).toMatchObject([{ amount, name: 'Oak shelf' }]);
	});

	test('create a customer order', async () => {
		scene.sandbox.reset();
		const jsonBody = examples[1].replace('"10457"', '"20001"');
		const [made] = await does('apiRequest.send', {
			method: 'POST',
			path: '/customer_orders',
			jsonBody,
		});
		expect(await does('customerOrder.getByExternalId', { externalId: '20001' })).toMatchObject([
			{ orderId: made.orderId, state: 0, products: [{ articleId: '192005-6', orderedAmount: 2 }] },
		]);
		expect(await does('customerOrder.getAll', { returnAll: true })).toHaveLength(2);
	});
});
