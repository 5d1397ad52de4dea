import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { adviceIn } from '../advice';
import { runNode } from '../harness';
import { byId, expectExchange, type Exchange, type Subject } from '../operations';
import { mistakes, wrongFilters, type Mistake } from './mistakes';
import {
	DEFAULT_WEBSHOP,
	envelope,
	firstPage,
	fulfilmentSubject,
	goedGepicktSubject,
	rowsFrom,
	withoutWebshop,
} from './subject';

/** Requests for which nothing was expected. */
const unexpected: string[] = [];
const remember = (request: { method?: string; path?: string }) => {
	unexpected.push(`${request.method} ${request.path}`);
};

beforeAll(() => void nock.emitter.on('no match', remember));
afterAll(() => void nock.emitter.off('no match', remember));

afterEach(() => {
	nock.cleanAll();
	unexpected.length = 0;
});

/** A limit so wide that these tests, which share it, do not wait for each other. */
const ROOM = { 'x-ratelimit-limit': '100000', 'x-ratelimit-remaining': '99999' };

interface Run {
	does: string;
	parameters?: INodeParameters;
	items?: IDataObject[];
	sends?: Exchange[];
	subject?: Subject;
	continueOnFail?: boolean;
}

async function run({
	does,
	parameters,
	items = [{}],
	sends = [],
	subject = goedGepicktSubject,
	continueOnFail = false,
}: Run) {
	const [resource, operation] = does.split('.');
	for (const exchange of sends) {
		expectExchange(subject, { ...exchange, answerHeaders: { ...ROOM, ...exchange.answerHeaders } });
	}
	const result = await runNode({
		...subject,
		parameters: { resource, operation, ...parameters },
		items: items.map((json) => ({ json })),
		continueOnFail,
	});
	expect(unexpected).toEqual([]);
	expect(nock.pendingMocks()).toEqual([]);
	expect(JSON.stringify(result)).not.toContain('the-api-key');
	return result;
}

describe('GoedGepickt, one item of three is wrong', () => {
	const listed = Object.entries(mistakes);

	test.each(listed)('%s stops the workflow', async (_title, mistake) => {
		const { error } = await run(inTurn(mistake));
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
		const { error, items } = await run({ ...inTurn(mistake), continueOnFail: true });
		expect(error).toBeUndefined();
		expect(items[0]).toHaveLength(3);
		const [first, failed, last] = items[0];
		expect([first.json, last.json]).toEqual(mistake.gives);
		expect(failed.json.error).toEqual(expect.stringContaining(mistake.says));
		expect(failed.json.error).toEqual(expect.stringContaining(mistake.advises ?? ''));
		expect(items[0].map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	/** Nothing but what makes a run. */
	function inTurn({ does, parameters, items, sends }: Mistake): Run {
		return { does, parameters, items, sends };
	}
});

describe('GoedGepickt, filters of products', () => {
	test.each(wrongFilters)('%j are refused', async (filters, { says, advises }) => {
		const { error } = await run({
			does: 'product.getAll',
			parameters: { filters: filters as INodeParameters },
		});
		expect(error).toMatchObject({ message: says, description: advises });
	});
});

describe('GoedGepickt, the webshop of something new', () => {
	test('is asked for when neither the node nor the credential names one', async () => {
		const parameters = { name: 'Mug', sku: 'MUG' };
		const { error } = await run({ does: 'product.create', parameters, subject: withoutWebshop });
		expect(error).toMatchObject({
			message: 'Webshop: is empty',
			description: 'Choose one, or fill in Default Webshop UUID in the credential.',
		});
	});
});

describe('GoedGepickt, an order that is not found by its number', () => {
	const parameters = { orderNumber: 'WEB-9' };
	const day = /^\d{4}-\d{2}-\d{2}$/ as never;
	const query = { ...firstPage('50'), createdAfter: day };

	test('fails, and says how far it looked', async () => {
		const answer = envelope(rowsFrom(0, 7), { itemsPerPage: 50 });
		const sends = [{ request: 'GET /orders', query, answer }];
		const { error } = await run({ does: 'order.findByNumber', parameters, sends });
		expect(error?.message).toMatch(
			/^None of the 7 orders since \d{4}-\d{2}-\d{2} has the number WEB-9$/,
		);
		expect(error?.description).toContain('Raise Days Back');
	});

	test.each([
		[{ orderNumber: ' ' }, 'Order Number: is empty'],
		[{ ...parameters, daysBack: 0 }, 'Days Back: 0 is too low; the least is 1'],
		[{ ...parameters, daysBack: 1.5 }, 'Days Back: "1.5" is not a whole number'],
	])('because of %j, asks for nothing', async (wrong, message) => {
		const { error } = await run({ does: 'order.findByNumber', parameters: wrong });
		expect(error).toMatchObject({ message });
	});

	// A flow that gets an empty item makes the order once more.
	test.each<[string, Exchange['answer'], Partial<Exchange>]>([
		['nothing', '', {}],
		['nothing, and says so', '', { status: 204 }],
		['an empty object', {}, {}],
		['an order', { uuid: 'a', externalDisplayId: 'WEB-9' }, {}],
		['items that are none', { items: null }, {}],
		['items of another kind', { items: { uuid: 'a' } }, {}],
		['a text', 'OK', { answerHeaders: { 'content-type': 'text/plain' } }],
		['a text in JSON', '"OK"', { answerHeaders: { 'content-type': 'application/json' } }],
	])('gives no empty item for %s', async (_title, answer, more) => {
		const { error } = await run({
			does: 'order.findByNumber',
			parameters: { ...parameters, ifNotFound: 'empty' },
			sends: [{ request: 'GET /orders', query, answer, ...more }],
		});
		expect(error?.message).toBe('GoedGepickt answered the search with no list');
	});

	test('looks back as many days as it was told', async () => {
		const daysBack = 10;
		const since = new Date(Date.now() - daysBack * 24 * 3600 * 1000);
		const createdAfter = new Intl.DateTimeFormat('sv-SE', {
			timeZone: 'Europe/Amsterdam',
		}).format(since);
		await run({
			does: 'order.findByNumber',
			parameters: { ...parameters, daysBack, ifNotFound: 'empty' },
			sends: [
				{
					request: 'GET /orders',
					query: { ...firstPage('50'), createdAfter },
					answer: envelope([]),
				},
			],
		});
	});
});

describe('GoedGepickt, a list that breaks off', () => {
	const sends: Exchange[] = [
		{ request: 'GET /products', query: firstPage(), answer: envelope(rowsFrom(0, 100)) },
		{
			request: 'GET /products',
			query: { ...firstPage(), page: '2' },
			status: 400,
			answer: { error: 'No more pages' },
		},
	];
	const parameters = { returnAll: true, simplify: false };

	test('fails with the reason', async () => {
		const { error } = await run({ does: 'product.getAll', parameters, sends });
		expect(error?.message).toBe('GoedGepickt: No more pages');
		expect(error?.description).toMatch(/^Page 2 .*100 rows/);
	});

	test('keeps its rows with Continue On Fail', async () => {
		const { items } = await run({
			does: 'product.getAll',
			parameters,
			sends,
			continueOnFail: true,
		});
		expect(items[0]).toHaveLength(101);
		expect(items[0].slice(0, 100).map(({ json }) => json)).toEqual(rowsFrom(0, 100));
		expect(items[0][100].json.error).toContain('No more pages');
	});
});

describe('GoedGepickt, two items for the same thing', () => {
	test('of which the first links a location, do not both link it', async () => {
		const { error, items } = await run({
			does: 'productStock.setOnLocation',
			parameters: {
				productUuid: byId('a'),
				pickLocationUuid: byId('L'),
				stockQuantity: '={{ $json.quantity }}',
			},
			items: [{ quantity: 1 }, { quantity: 2 }],
			sends: [
				{ request: 'GET /products/a/stock', answer: { stockLocations: [] } },
				{ request: 'POST /products/a/stock/L', body: { stockQuantity: 1, priority: 1 } },
				{
					request: 'GET /products/a/stock',
					answer: { stockLocations: [{ picklocationUuid: 'l', stockQuantity: 1 }] },
				},
				{ request: 'PUT /products/a/stock/L', body: { stockQuantity: 2 } },
			],
		});
		expect(error).toBeUndefined();
		expect(items[0].map(({ json }) => json.isNewlyLinked)).toEqual([true, false]);
	});

	test('of which the first creates a product, do not both create it', async () => {
		const created = { uuid: 'p', sku: 'MUG' };
		const query = {
			...firstPage(),
			searchAttribute: 'sku',
			searchDelimiter: '=',
			searchValue: 'MUG',
		};
		const body = { name: 'Mug', sku: 'MUG', webshopUuid: DEFAULT_WEBSHOP };
		const { error } = await run({
			does: 'product.upsert',
			parameters: { name: 'Mug', sku: 'MUG' },
			items: [{}, {}],
			sends: [
				{ request: 'GET /products', query, answer: envelope([]) },
				{
					request: 'GET /products',
					query: { ...query, searchValue: 'MUG ' },
					answer: envelope([]),
				},
				{
					request: 'POST /products',
					body: { ...body, productId: 'MUG', stockManagement: true },
					answer: { items: [created] },
				},
				{ request: 'GET /products', query, answer: envelope([created]) },
				{ request: 'PUT /products/p', body, answer: { items: [created] } },
			],
		});
		expect(error).toBeUndefined();
	});
});

describe('GoedGepickt, a fulfilment key', () => {
	test.each([403, 404])('that gets %d is told what it may do', async (status) => {
		const { error } = await run({
			does: 'order.getAll',
			subject: fulfilmentSubject,
			sends: [
				{
					request: 'GET /orders',
					query: firstPage('50'),
					status,
					answer: { errorMessage: 'Not for you' },
				},
			],
		});
		expect(error).toMatchObject({
			message: 'GoedGepickt: Not for you',
			description: expect.stringContaining('only proven to list products'),
			httpCode: String(status),
		});
	});
});

describe('GoedGepickt, trouble that passes', () => {
	const tooMany: Omit<Exchange, 'request'> = {
		status: 429,
		answer: { message: 'Too Many Attempts.' },
		answerHeaders: { 'retry-after': '0' },
	};

	test('429 is not seen by the user, not even for a mutation', async () => {
		const request = 'PUT /products/a/stock-mutation';
		const body = { mutation: 5 };
		const { error, items } = await run({
			does: 'productStock.mutate',
			parameters: { productUuid: byId('a'), mutation: 5 },
			sends: [
				{ request, body, ...tooMany },
				{ request, body, answer: { done: true } },
			],
		});
		expect(error).toBeUndefined();
		expect(items[0][0].json).toEqual({ done: true });
	});

	test('503 is not seen by the user where a second try does no harm', async () => {
		const request = 'PUT /products/a/stock/L';
		const body = { stockQuantity: 0 };
		const { error, items } = await run({
			does: 'productStock.set',
			parameters: { productUuid: byId('a'), pickLocationUuid: byId('L'), stockQuantity: 0 },
			sends: [
				{ request, body, status: 503, answer: 'Maintenance' },
				{ request, body, answer: '' },
			],
		});
		expect(error).toBeUndefined();
		expect(items[0][0].json).toEqual({ success: true });
	});
});
