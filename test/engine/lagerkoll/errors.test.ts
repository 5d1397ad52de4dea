import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { forgetTrailingSlashes } from '../../../nodes/Lagerkoll/service/trailingSlash';
import { adviceIn } from '../advice';
import { runNode } from '../harness';
import { expectExchange, type Exchange } from '../operations';
import { failure, mistakes, type Mistake } from './mistakes';
import { lagerkollSubject, userSubject } from './subject';

/** Requests for which nothing was expected. */
const unexpected: string[] = [];
const remember = (request: { method?: string; path?: string }) => {
	unexpected.push(`${request.method} ${request.path}`);
};

beforeAll(() => void nock.emitter.on('no match', remember));
afterAll(() => void nock.emitter.off('no match', remember));

beforeEach(() => {
	forgetLimits();
	forgetTrailingSlashes();
});

afterEach(() => {
	nock.cleanAll();
	unexpected.length = 0;
});

async function run(
	{ does, parameters, items, sends }: Omit<Mistake, 'says'>,
	continueOnFail = false,
	subject = lagerkollSubject,
) {
	const [resource, operation] = does.split('.');
	for (const exchange of sends) expectExchange(subject, exchange);
	const result = await runNode({
		node: subject.node,
		credentialTypes: subject.credentialTypes,
		credentials: subject.credentials,
		parameters: { resource, operation, ...parameters },
		items: items.map((json) => ({ json })),
		continueOnFail,
	});
	expect(unexpected).toEqual([]);
	expect(nock.pendingMocks()).toEqual([]);
	expect(JSON.stringify(result)).not.toContain('the-api-key');
	return result;
}

describe('Lagerkoll, one item of three is wrong', () => {
	const listed = Object.entries(mistakes);

	test.each(listed)('%s stops the workflow', async (_title, mistake) => {
		const { error } = await run(mistake);
		expect(error?.message).toEqual(expect.stringContaining(mistake.says));
		expect(adviceIn(error)).toBe(mistake.advises);
		expect(error?.context.itemIndex).toBe(1);
		// What the user got wrong was never sent.
		expect(error).toMatchObject(
			mistake.httpCode
				? { name: 'NodeApiError', httpCode: mistake.httpCode }
				: { name: 'NodeOperationError' },
		);
	});

	test.each(listed)('%s leaves the other items alone', async (_title, mistake) => {
		const { error, items } = await run(mistake, true);
		const [first, failed, last] = items[0];
		expect(error).toBeUndefined();
		expect(items[0]).toHaveLength(3);
		expect([first.json, last.json]).toEqual(mistake.gives);
		expect(failed.json.error).toEqual(expect.stringContaining(mistake.says));
		expect(failed.json.error).toEqual(expect.stringContaining(mistake.advises ?? ''));
		expect(items[0].map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});
});

const oneItem = [{}] as unknown as Mistake['items'];

/** Runs an operation for one item. */
const once = (does: string, parameters: Mistake['parameters'], ...sends: Exchange[]) => ({
	does,
	parameters,
	items: oneItem,
	sends,
	gives: [{}, {}] as Mistake['gives'],
});

describe('Lagerkoll, trouble that passes', () => {
	const tooMany: Exchange = {
		request: 'GET /customers/77',
		status: 429,
		answer: failure(900429, 'Too many requests'),
		answerHeaders: { 'retry-after': '0' },
	};
	const customer: Exchange = {
		request: 'GET /customers/77',
		answer: { pages: 1, customers: [{ zipCode: '11122' }] },
	};
	const customerId = { __rl: true, mode: 'id', value: '77' };

	test.each([
		['429 with Retry-After', [tooMany, tooMany, customer]],
		['503 once', [{ request: 'GET /customers/77', status: 503, answer: 'Maintenance' }, customer]],
	])('%s is not seen by the user', async (_title, sends) => {
		const { error, items } = await run(once('customer.get', { customerId }, ...sends));
		expect(error).toBeUndefined();
		expect(items[0].map(({ json }) => json)).toEqual([{ zipCode: '11122' }]);
	});

	test('429 on a delivery: Lagerkoll did not execute it, so it is sent again', async () => {
		const request = 'POST /purchase_orders/4299/deliver';
		const body = { id: 1, deliveredAmount: '5' };
		const parameters = {
			purchaseOrderId: { __rl: true, mode: 'id', value: '4299' },
			rowId: 1,
			deliveredAmount: 5,
		};
		const { error, items } = await run(
			once(
				'purchaseOrder.deliverArticle',
				parameters,
				{ ...tooMany, request, body },
				{ request, body, answer: { deliveredAmount: '5' } },
			),
		);
		expect(error).toBeUndefined();
		expect(items[0][0].json).toEqual({ deliveredAmount: '5' });
	});

	test('429 waits for as long as Retry-After says', async () => {
		const sends = [{ ...tooMany, answerHeaders: { 'retry-after': '1' } }, customer];
		const begin = Date.now();
		const { error } = await run(once('customer.get', { customerId }, ...sends));
		expect(error).toBeUndefined();
		expect(Date.now() - begin).toBeGreaterThanOrEqual(950);
	});
});

describe('Lagerkoll, the slash at the end of a base', () => {
	const page = '<html><body>Not Found</body></html>';
	const nothing = (request: string): Exchange => ({
		request,
		status: 404,
		answer: page,
		answerHeaders: { 'content-type': 'text/html' },
	});
	const stores = (request: string): Exchange => ({
		request,
		answer: { stores: [{ storeId: 186008 }] },
	});

	test('is tried after a 404, and remembered', async () => {
		const first = await run(
			once('store.getAll', {}, nothing('GET /stores'), stores('GET /stores/')),
		);
		expect(first.items[0]).toMatchObject([{ json: { storeId: 186008 } }]);
		const second = await run(once('store.getAll', {}, stores('GET /stores/')));
		expect(second.items[0]).toMatchObject([{ json: { storeId: 186008 } }]);
	});

	test('is tried for a creation, too, with its query and body', async () => {
		const body = { featureId: 'f', featureMethod: 'm' };
		const sent = { query: { enable_for_group: 'false' }, body };
		const { items, error } = await run(
			once(
				'webhook.create',
				{ featureId: { __rl: true, mode: 'id', value: 'f' }, featureMethod: 'm' },
				{ ...nothing('POST /webhooks'), ...sent },
				{ request: 'POST /webhooks/', ...sent, answer: { id: 1 } },
			),
		);
		expect(error).toBeUndefined();
		expect(items[0][0].json).toEqual({ id: 1 });
	});

	test('is tried for a request of the user, too', async () => {
		const body = { externalOrderId: '10457' };
		const parameters = { method: 'POST', path: '/customer_orders', jsonBody: JSON.stringify(body) };
		const { items, error } = await run(
			once(
				'apiRequest.send',
				parameters,
				{ ...nothing('POST /customer_orders'), body },
				{ request: 'POST /customer_orders/', body, answer: { orderId: 1 } },
			),
		);
		expect(error).toBeUndefined();
		expect(items[0][0].json).toEqual({ orderId: 1 });
	});

	test('is tried for every page', async () => {
		const query = (number: number) => ({ page: String(number), limit: '100' });
		const { items } = await run(
			once(
				'supplier.getAll',
				{ returnAll: true },
				{ ...nothing('GET /suppliers'), query: query(0) },
				{
					request: 'GET /suppliers/',
					query: query(0),
					answer: { pages: 2, suppliers: [{ id: 1 }] },
				},
				{
					request: 'GET /suppliers/',
					query: query(1),
					answer: { pages: 2, suppliers: [{ id: 2 }] },
				},
			),
		);
		expect(items[0].map(({ json }) => json)).toEqual([{ id: 1 }, { id: 2 }]);
	});

	test('is not remembered when it does not help', async () => {
		for (let round = 0; round < 2; round++) {
			const { error } = await run(
				once('store.getAll', {}, nothing('GET /stores'), nothing('GET /stores/')),
			);
			expect(error).toHaveProperty('httpCode', '404');
		}
	});

	test('is not tried when Lagerkoll itself says why', async () => {
		const answer = failure(900101, 'No store');
		const { error } = await run(
			once('store.getAll', {}, { request: 'GET /stores', status: 404, answer }),
		);
		expect(error?.message).toContain('No store');
	});

	test('is not tried behind an ID', async () => {
		const { error } = await run(
			once(
				'role.get',
				{ roleId: { __rl: true, mode: 'id', value: '12' } },
				nothing('GET /roles/12'),
			),
		);
		expect(error).toHaveProperty('httpCode', '404');
	});
});

describe('Lagerkoll, a list that breaks off', () => {
	const query = (number: number) => ({ page: String(number), limit: '100', since: '10' });
	const sends: Exchange[] = [
		{
			request: 'GET /suppliers',
			query: query(0),
			answer: { pages: 2, suppliers: [{ id: 1 }], since: 20 },
		},
		{
			request: 'GET /suppliers',
			query: query(1),
			status: 400,
			answer: failure(900601, 'Broken'),
		},
	];

	test('gives the rows that were read, and an item with the error', async () => {
		const parameters = { returnAll: true, filters: { since: 10 } };
		const { items } = await run(once('supplier.getAll', parameters, ...sends), true);
		expect(items[0]).toHaveLength(2);
		expect(items[0][0].json).toEqual({ id: 1 });
		expect(items[0][1].json.error).toContain('Broken');
	});

	test('gives no marker, so that the next run reads the same again', async () => {
		const parameters = { returnMarker: true, filters: { since: 10 } };
		const { items } = await run(once('supplier.getAll', parameters, ...sends), true);
		expect(items[0]).toHaveLength(1);
		expect(items[0][0].json.error).toContain('Broken');
		expect(JSON.stringify(items[0])).not.toContain('"since":20');
	});
});

describe('Lagerkoll, email settings', () => {
	const refused: Exchange = {
		request: 'GET /account/email/settings',
		status: 403,
		answer: failure(900001, 'Denied') as IDataObject,
	};

	test('an API key is told that a user is needed', async () => {
		const { error } = await run(once('account.getEmailSettings', {}, refused));
		expect(error?.description).toMatch(/^This needs a user: choose a credential/);
	});

	test('a user is not', async () => {
		const { error } = await run(once('account.getEmailSettings', {}, refused), false, userSubject);
		expect(error?.message).toBe('Lagerkoll: Denied');
		expect(error?.description).toMatch(/^Error 900001 of account means/);
	});
});
