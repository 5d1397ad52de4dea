import nock from 'nock';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { LagerkollTrigger } from '../../../nodes/Lagerkoll/LagerkollTrigger.node';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { webhookTrigger, type Delivery, type WebhookTriggerUnderTest } from '../harness';
import { failure } from '../harness/triggerTesting';
import { describeDeliveries } from './deliveryWalk';

const BASE = 'https://capi.lagerkoll.com';
const STORE = 186008;
const GROUP = 192005;
/** The shared secret. */
const WORD = 'k7Qd93mfP0aZxW2v';
const MEGABYTE = 1024 * 1024;

const node = new LagerkollTrigger();
const account = { store: String(STORE), apiKey: 'the-key' };

const trigger = (
	parameters: INodeParameters = {},
	{ staticData, credential = account }: { staticData?: IDataObject; credential?: object } = {},
) =>
	webhookTrigger({
		node,
		credentialTypes: [new LagerkollApi()],
		credentials: parameters.fetchObject ? { lagerkollApi: { ...credential } } : {},
		parameters,
		staticData,
	});

const sent = (event: unknown, more: Delivery = {}): Delivery => ({
	body: typeof event === 'string' ? event : JSON.stringify(event),
	...more,
});

/** How many items an event starts the workflow with. */
const startedBy = async (
	{ deliver }: WebhookTriggerUnderTest,
	event: unknown,
	more?: Delivery,
): Promise<number> => (await deliver(sent(event, more))).items?.[0].length ?? 0;

/** The two samples of docs/services/lagerkoll.md, 3.1. */
const article = {
	type: 'article',
	action: 'updated',
	articleId: '192005-6',
	storeId: STORE,
	storeGroupId: GROUP,
	timestamp: 1761807514733,
};
const price = {
	type: 'price',
	action: 'created',
	storeGroupId: GROUP,
	pricelistId: 1,
	articleId: '192005-6',
	fromQuantity: 10.0,
	timestamp: 1761807514738,
};

const ofStore = { storeId: STORE, storeGroupId: GROUP };

/** ID fields by type, as in the table of docs/services/lagerkoll.md, 3.1. */
const IDS: Record<string, IDataObject> = {
	article: { articleId: '192005-6', ...ofStore },
	store: ofStore,
	pricelist: { pricelistId: 1, storeGroupId: GROUP },
	price: { articleId: '192005-6', pricelistId: 1, fromQuantity: 10, storeGroupId: GROUP },
	currency: { storeGroupId: GROUP },
	customer: { customerId: 77, ...ofStore },
	customer_delivery_term: { code: 'CFR', ...ofStore },
	way_of_delivery: { code: 'FK', ...ofStore },
	payment_term: { code: '30', ...ofStore },
	customer_order: { customerOrderId: 1713 },
	supplier: { supplierId: 5 },
	supplier_delivery_term: { code: 'EXW' },
};

const eventOf = (type: string, action = 'updated', more: IDataObject = {}) => ({
	type,
	action,
	...IDS[type],
	timestamp: 1761807514733,
	...more,
});

const EVENTS = Object.keys(IDS).flatMap((type) =>
	(type === 'currency' ? ['updated'] : ['created', 'updated', 'deleted']).map(
		(action): [string, string] => [type, action],
	),
);

beforeEach(() => {
	forgetDeliveries();
	forgetLimits();
});
afterEach(() => {
	jest.restoreAllMocks();
	nock.abortPendingRequests();
	nock.cleanAll();
});

describe('what the node says', () => {
	const { properties } = node.description;
	const named = (name: string) => properties.find((one) => one.name === name) as INodeProperties;

	it('where to paste its URL, and how the secret gets into it', () => {
		expect(named('callbackUrl')).toMatchObject({ type: 'notice' });
		expect(named('callbackUrl').displayName).toMatch(/production URL.*Lagerkoll.*API is activated/);
		expect(named('secretInUrl')).toMatchObject({ type: 'notice' });
		expect(named('secretInUrl').displayName).toContain('?secret=');
		expect(named('sharedSecret').typeOptions).toEqual({ password: true });
	});

	it('offers every type that is known and Any', () => {
		const values = (named('types').options ?? []).map((one) => 'value' in one && one.value);
		expect(values.sort()).toEqual(['*', ...Object.keys(IDS)].sort());
	});

	it('wants a credential only to fetch', async () => {
		expect(node.description.credentials).toEqual([
			{ name: 'lagerkollApi', required: true, displayOptions: { show: { fetchObject: [true] } } },
		]);
		expect(await trigger().checkExists()).toBe(true);
	});
});

describe('activation', () => {
	it('registers nothing, with and without a secret', async () => {
		for (const sharedSecret of ['', WORD]) {
			const { activate, create, delete: remove, staticData } = trigger({ sharedSecret });
			await activate();
			expect(await create()).toBe(true);
			expect(await remove()).toBe(true);
			expect(staticData).toEqual({});
		}
	});

	it.each(['a b', 'a&b', 'a+b', 'å', 'a#b', 'a%20', "={{ '' }}", '={{ undefined }}'])(
		'refuses a secret that does not survive a URL: %s',
		async (sharedSecret) => {
			const { message } = await failure(trigger({ sharedSecret }).activate);
			expect(message).toContain('Shared Secret');
			expect(message).not.toContain(sharedSecret);
		},
	);

	it('refuses store IDs that are no numbers', async () => {
		const { message } = await failure(trigger({ storeIds: '186008, Main' }).activate);
		expect(message).toBe('Store IDs: "Main" is not a number');
	});

	it('misses the credential when it is to fetch', async () => {
		const { checkExists } = webhookTrigger({ node, parameters: { fetchObject: true } });
		expect((await failure(checkExists)).message).toMatch(/credential/i);
	});
});

describe('an event', () => {
	it.each(EVENTS)('of %s, %s, gives one item', async (type, action) => {
		const event = eventOf(type, action);
		const result = await trigger().deliver(sent(event));
		expect(result.items).toEqual([[{ json: event }]]);
		expect(result.statusCode).toBe(200);
	});

	describeDeliveries({
		open: (staticData) => trigger({}, { staticData }),
		sent: (payload) => sent(payload),
		event: article,
		others: {
			'another moment': { ...article, timestamp: article.timestamp + 1 },
			'another action': { ...article, action: 'created' },
			'another type': { ...article, type: 'price' },
			'another article': { ...article, articleId: '192005-7' },
			'another store': { ...article, storeId: 186009 },
			'a price': price,
		},
		noEvents: {
			'a number': '7',
			'a list of events': JSON.stringify([article]),
			'an object without type': JSON.stringify({ ...article, type: undefined }),
			'of an empty type': JSON.stringify({ ...article, type: '' }),
			'of a type that is no text': JSON.stringify({ ...article, type: 3 }),
		},
	});

	it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream', ''])(
		'is read whatever its content type says: "%s"',
		async (type) => {
			const { items } = await trigger().deliver(
				sent(article, { headers: { 'Content-Type': type } }),
			);
			expect(items).toEqual([[{ json: article }]]);
		},
	);

	it('may have 10 MB', async () => {
		const event = { ...article, padding: 'x'.repeat(10 * MEGABYTE) };
		const opened = trigger();
		expect([await startedBy(opened, event), await startedBy(opened, event)]).toEqual([1, 0]);
		expect(JSON.stringify(opened.staticData).length).toBeLessThan(500);
	});

	it.each([
		['half of an event', '{"type":"article","act'],
		['10 MB of something else', 'x'.repeat(10 * MEGABYTE)],
	])('that is %s is answered with 400 and starts nothing', async (_name, body) => {
		const headers = { 'Content-Type': 'application/octet-stream' };
		const result = await trigger().deliver({ headers, body });
		expect(result).toMatchObject({ statusCode: 400, items: undefined });
	});
});

describe('the filters', () => {
	const unknown = { type: 'stocktake', action: 'finished', timestamp: 1 };
	const otherStore = { ...article, storeId: 186009 };
	it.each<[string, INodeParameters, IDataObject, boolean]>([
		['a chosen type', { types: ['price', 'article'] }, article, true],
		['a type that is not chosen', { types: ['price'] }, article, false],
		['any type', { types: ['*'] }, article, true],
		['a chosen type in a text', { types: "={{ 'price, article' }}" }, article, true],
		['a type that another one begins with', { types: "={{ 'article_x' }}" }, article, false],
		['an action in a text', { actions: "={{ 'created, updated' }}" }, article, true],
		[
			'no limit from an expression',
			{ types: '={{ null }}', actions: '={{ null }}' },
			article,
			true,
		],
		['any type beside a chosen one', { types: ['price', '*'] }, article, true],
		['no chosen type', { types: [] }, article, true],
		['an unknown type when any will do', {}, unknown, true],
		['an unknown type while types are chosen', { types: ['article'] }, unknown, false],
		['a type named like a method', {}, { ...article, type: 'constructor' }, true],
		['a chosen action', { actions: ['updated', 'created'] }, article, true],
		['an action that is not chosen', { actions: ['deleted'] }, article, false],
		['an unknown action while actions are chosen', { actions: ['deleted'] }, unknown, false],
		['no action while actions are chosen', { actions: ['created'] }, { type: 'article' }, false],
		['no action', {}, { type: 'article' }, true],
		['the store', { storeIds: '186008' }, article, true],
		['one of the stores', { storeIds: '1, 186008 ,' }, article, true],
		['one of the stores of a list', { storeIds: '={{ [1, 186008] }}' }, article, true],
		['a store given as a number', { storeIds: '={{ 186008 }}' }, article, true],
		[
			'a store ID that came as text',
			{ storeIds: '186008' },
			{ ...article, storeId: '186008' },
			true,
		],
		['another store', { storeIds: '186008' }, otherStore, false],
		['a store whose number only begins the same', { storeIds: '1860' }, article, false],
		['no store, so all stores', { storeIds: '186008' }, price, true],
		['the store, but another action', { storeIds: '186008', actions: ['created'] }, article, false],
	])('with %s', async (_name, parameters, event, starts) => {
		const result = await trigger(parameters).deliver(sent(event));
		expect(result.statusCode).toBe(200);
		expect(result.items?.[0].length ?? 0).toBe(starts ? 1 : 0);
	});
});

describe('an event that comes again', () => {
	const turned = Object.fromEntries(Object.entries(article).reverse());
	const withoutMoment = { type: 'article', action: 'updated', articleId: '1' };
	it.each<[string, IDataObject[], number]>([
		['is known with its fields in another order', [article, turned], 1],
		['is told from the price of another quantity', [price, { ...price, fromQuantity: 20 }], 2],
		['is told from the price of another list', [price, { ...price, pricelistId: 2 }], 2],
		['may be another change when it names no moment', [withoutMoment, withoutMoment], 2],
		...['', 0, {}].map((timestamp): [string, IDataObject[], number] => [
			`may be another change with ${JSON.stringify(timestamp)} for a moment`,
			[withoutMoment, withoutMoment].map((event) => ({ ...event, timestamp })),
			2,
		]),
	])('%s', async (_name, events, count) => {
		const opened = trigger();
		let started = 0;
		for (const event of events) started += await startedBy(opened, event);
		expect(started).toBe(count);
	});

	it('was not seen before when it came without the secret or was filtered out', async () => {
		const opened = trigger({ sharedSecret: WORD });
		expect(await startedBy(opened, article)).toBe(0);
		expect(await startedBy(opened, article, { query: { secret: WORD } })).toBe(1);
		const filtered = trigger({ types: ['price'] });
		await startedBy(filtered, { ...article, timestamp: 1 });
		expect(filtered.staticData).toEqual({});
	});
});

describe('the shared secret', () => {
	const refused = { statusCode: 401, items: undefined };

	const asked = (secret: unknown): Delivery => ({ query: { secret } as Record<string, string> });
	it.each<[string, Delivery]>([
		['missing', {}],
		['empty', asked('')],
		['wrong', asked('k7Qd93mfP0aZxW2w')],
		['in another case', asked(WORD.toLowerCase())],
		['shorter', asked(WORD.slice(0, -1))],
		['longer', asked(`${WORD}x`)],
		['of other characters', asked('ååååååååååååååååå')],
		['there twice', asked([WORD, WORD])],
		['an object', asked({ x: WORD })],
		['in a header', { headers: { secret: WORD } }],
		['in the body', { body: JSON.stringify({ ...article, secret: WORD }) }],
		['missing, with no body', { body: '' }],
		['missing, with no JSON', { body: 'hello', headers: { 'Content-Type': 'text/plain' } }],
		[
			'missing, with 10 MB',
			{ body: JSON.stringify({ ...article, padding: 'x'.repeat(10 * MEGABYTE) }) },
		],
	])('that is %s means 401', async (_name, more) => {
		const result = await trigger({ sharedSecret: WORD }).deliver(sent(article, more));
		expect(result).toMatchObject(refused);
		expect(JSON.stringify(result.body)).not.toContain(WORD);
	});

	it.each(["={{ '' }}", '={{ undefined }}', '={{ null }}'])(
		'lets nobody in when its expression gives nothing: %s',
		async (sharedSecret) => {
			const { deliver } = trigger({ sharedSecret });
			expect(await deliver(sent(article))).toMatchObject(refused);
			for (const secret of ['', 'undefined', 'null']) {
				expect(await deliver(sent(article, { query: { secret } }))).toMatchObject(refused);
			}
		},
	);

	it('is not asked for when none is set', async () => {
		expect(await startedBy(trigger(), article, asked('any'))).toBe(1);
	});
});

describe('with the object', () => {
	const api = () =>
		nock(BASE, {
			reqheaders: { store: String(STORE), api_key: 'the-key', accept: 'application/json' },
		});
	const fetching = (more: INodeParameters = {}) => trigger({ fetchObject: true, ...more });

	/** What an event becomes, which is answered with 200 whatever happens. */
	const itemOf = async (event: IDataObject, more?: INodeParameters) => {
		const { statusCode, items } = await fetching(more).deliver(sent(event));
		expect([statusCode, items]).toEqual([200, [[{ json: expect.any(Object) }]]]);
		return items?.[0][0].json;
	};

	// The list in which the answer has it, where it is not all of the answer.
	it.each<[string, string, string, string | undefined, IDataObject]>([
		['article', 'articles/192005-6', 'article', undefined, { articleId: '192005-6', amount: 14 }],
		['article', 'articles/192005-6', 'article', 'articles', { amount: 14 }],
		['customer', 'customers/77', 'customer', 'customers', { zipCode: '11122' }],
		[
			'customer_delivery_term',
			'customer_delivery_terms/CFR',
			'customerDeliveryTerm',
			'customerDeliveryTerms',
			{ code: 'CFR' },
		],
		['way_of_delivery', 'wod/FK', 'wayOfDelivery', 'wayOfDeliveries', { code: 'FK' }],
		['payment_term', 'payment_terms/30', 'paymentTerm', 'paymentTerms', { code: '30' }],
		['customer_order', 'customer_orders/1713', 'customerOrder', undefined, { products: [{}] }],
		['customer_order', 'customer_orders/1713', 'customerOrder', 'customerOrders', { state: 40 }],
		['customer_order', 'customer_orders/1713', 'customerOrder', 'orders', { state: 40 }],
		['supplier', 'suppliers/5', 'supplier', 'suppliers', { supplierExternalId: 'S-9' }],
		[
			'supplier_delivery_term',
			'supplier_delivery_terms/EXW',
			'supplierDeliveryTerm',
			'supplierDeliveryTerms',
			{ code: 'EXW' },
		],
		['currency', 'currencies/', 'currencies', undefined, { baseCurrency: 'SEK', currencies: [] }],
	])('of %s, read at %s', async (type, path, property, list, object) => {
		const answer = list ? { pages: 1, page: 0, since: 5337, [list]: [object] } : object;
		const request = api().get(`/v1/${path}`).reply(200, answer);
		expect(await itemOf(eventOf(type))).toEqual({ ...eventOf(type), [property]: object });
		request.done();
	});

	describe('with output stockLevel', () => {
		const levelOf = async (event: IDataObject) => await itemOf(event, { output: 'stockLevel' });

		it('stands beside the article', async () => {
			const row = { articleId: '192005-6', amount: 14 };
			api()
				.get('/v1/articles/192005-6')
				.reply(200, { articles: [row] });
			const stockLevel = { sku: '192005-6', freeQuantity: 14 };
			expect(await levelOf(article)).toEqual({ ...article, article: row, stockLevel });
		});

		it('is not known where the article cannot be read, and missing for what is none', async () => {
			api().get('/v1/articles/192005-6').reply(404, {});
			expect(await levelOf(article)).toMatchObject({
				fetchProblem: expect.any(String),
				stockLevel: { sku: '192005-6', freeQuantity: null },
			});
			expect(await levelOf(price)).not.toHaveProperty('stockLevel');
			expect(await levelOf({ ...article, action: 'deleted' })).not.toHaveProperty('stockLevel');
		});
	});

	it('of a store, out of the list of stores, also of another store', async () => {
		const store = { storeId: 186009, name: 'Second store' };
		api()
			.get('/v1/stores/')
			.reply(200, { orgName: 'Demo AB', stores: [{ storeId: STORE }, store] });
		const event = eventOf('store', 'created', { storeId: 186009 });
		expect(await itemOf(event)).toEqual({ ...event, store });
	});

	it('of a price list, out of the pages of the list', async () => {
		const pages = [[{ id: 3, code: 'C' }], [{ id: 2, code: 'B' }], [{ id: 1, code: 'A' }]];
		pages.forEach((pricelists, page) =>
			api()
				.get('/v1/prices/lists')
				.query(page === 0 ? {} : { page })
				.reply(200, { pages: 3, pricelists }),
		);
		const pricelist = { id: 1, code: 'A' };
		expect(await itemOf(eventOf('pricelist'))).toEqual({ ...eventOf('pricelist'), pricelist });
		expect(nock.isDone()).toBe(true);
	});

	it('of a price list that is on no page, and pages that never end', async () => {
		let requests = 0;
		nock(BASE)
			.persist()
			.get('/v1/prices/lists')
			.query(true)
			.reply(() => [200, { pricelists: [{ id: ++requests && 9 }] }]);
		const fetchProblem = expect.stringContaining('does not list 1 among its pricelists') as string;
		expect(await itemOf(eventOf('pricelist'))).toMatchObject({ fetchProblem });
		expect(requests).toBe(3);
	});

	it.each([
		['192005/6', '192005%2F6'],
		['../../users', '..%2F..%2Fusers'],
		['a b?c#d', 'a%20b%3Fc%23d'],
		['åäö', '%C3%A5%C3%A4%C3%B6'],
	])('stays within one path segment: %s', async (articleId, segment) => {
		const request = api().get(`/v1/articles/${segment}`).reply(200, { articleId });
		expect(await itemOf({ ...article, articleId })).toMatchObject({ article: { articleId } });
		request.done();
	});

	it.each<[string, IDataObject, RegExp]>([
		['no ID', { articleId: undefined }, /no articleId/],
		['an empty ID', { articleId: '' }, /no articleId/],
		['an object as ID', { articleId: { x: 1 } }, /no articleId/],
		['a step up as ID', { articleId: '..' }, /cannot be used as articleId/],
		['another store', { storeId: 186009 }, /store 186009.*store 186008/],
	])('asks nothing for an event with %s, and says why', async (_name, more, reason) => {
		// Any request would fail with a reason of its own: the network is closed.
		const event = JSON.parse(JSON.stringify({ ...article, ...more })) as IDataObject;
		const fetchProblem = expect.stringMatching(reason) as string;
		expect(await itemOf(event)).toEqual({ ...event, fetchProblem });
	});

	it.each([
		...EVENTS.filter(([type, action]) => action === 'deleted' || type === 'price'),
		...['stocktake', 'constructor', '__proto__'].map((type) => [type, 'updated']),
	])('asks nothing for what cannot be read: %s, %s', async (type, action) => {
		const event = { ...IDS.article, ...eventOf(type, action) };
		expect(await itemOf(event)).toEqual(event);
	});

	const errorBody = (errorCode: number, errorMessage: string) => ({
		errorCode,
		errorMessage,
		errorField: null,
		errorData: null,
	});
	it.each<[string, number, unknown, RegExp]>([
		['unknown', 404, errorBody(900201, 'No such article'), /No such article/],
		['an error with 200', 200, errorBody(900201, 'No such article'), /No such article/],
		['refused', 401, errorBody(900001, 'Wrong key'), /Wrong key/],
		['broken', 500, errorBody(900101, 'Something failed'), /Something failed/],
		['an empty list', 200, { articles: [] }, /0 objects instead of one/],
		['two of them', 200, { articles: [{}, {}] }, /2 objects instead of one/],
		['a bare empty list', 200, [], /0 objects instead of one/],
		['a text', 200, '"hello"', /text instead of data/],
		['nothing', 204, '', /nothing instead of data/],
	])(
		'comes without it, and says why: %s',
		async (_name, status, answer, reason) => {
			nock(BASE)
				.persist()
				.get('/v1/articles/192005-6')
				.reply(status, answer as IDataObject);
			const fetchProblem = expect.stringMatching(reason) as string;
			const item = await itemOf(article);
			expect(item).toEqual({ ...article, fetchProblem });
			expect(JSON.stringify(item)).not.toContain('the-key');
		},
		15_000,
	);

	it.each([
		['takes too long', () => api().get(/./).delay(4_500).reply(200, {})],
		[
			'takes too long twice',
			() => {
				api().get(/./).delay(2_000).reply(503, {});
				api().get(/./).delay(2_900).reply(200, { amount: 14 });
			},
		],
		['has to wait a minute', () => api().get(/./).reply(429, {}, { 'Retry-After': '60' })],
	])(
		'comes without it in time when Lagerkoll %s',
		async (_name, answer) => {
			answer();
			expect(await itemOf(article)).toEqual({ ...article, fetchProblem: expect.any(String) });
		},
		15_000,
	);
});
