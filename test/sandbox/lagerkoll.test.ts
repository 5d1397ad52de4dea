import { lagerkollCaller, send, type Answer } from './callers';
import { both, expectAnswers, setReceiver, setStage } from './stage';

const stage = setStage();
const { lagerkoll } = stage;

const as = (identification: Record<string, string>) =>
	lagerkollCaller(stage.sandbox.urls.lagerkoll, identification);

const credentialsDoNotMatch = {
	status: 401,
	json: {
		errorCode: 900001,
		errorMessage: 'Credentials do not match',
		errorField: null,
		errorData: null,
	},
};

const articleIds = ({ json }: Answer) =>
	json.articles.map(({ articleId }: { articleId: string }) => articleId) as string[];

describe('access', () => {
	it.each([
		[{}],
		[{ store: '186008' }],
		[{ api_key: 'sandbox-key' }],
		[{ store: '186008', api_key: 'wrong' }],
		[{ store: '186010', api_key: 'sandbox-key' }],
		[{ store: 'main', api_key: 'sandbox-key' }],
		[{ store: '186008', user_id: '48' }],
		[{ store: '186008', user_id: '48', user_token: 'wrong' }],
		[{ store: '186008', user_id: '47', user_token: 'sandbox-user-token' }],
		[{ store: '186010', user_id: '48', user_token: 'sandbox-user-token' }],
	])('is refused with %j', async (identification: Record<string, string>) => {
		expect(await as(identification)('GET', '/stores')).toMatchObject(credentialsDoNotMatch);
	});

	it('is open where the documentation asks for no headers', async () => {
		await expectAnswers(
			as({}),
			['GET /system/config', 200],
			['GET /countries', 200],
			['GET /currencies', 200],
			['GET /mobile/webtoken', 200],
			['GET /languages', 401],
		);
	});
});

describe('limits', () => {
	it('let 200 requests a minute pass and then say how long to wait', async () => {
		const answers = [];
		for (let count = 0; count < 201; count += 1) answers.push(await lagerkoll('GET', '/languages'));
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(200);
		const last = answers[200];
		expect(last).toMatchObject({ status: 429, json: { errorCode: 900429 } });
		const wait = Number(last.headers.get('retry-after'));
		expect(wait).toBeGreaterThan(0);
		expect(wait).toBeLessThanOrEqual(60);
		expect([...last.headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
		const user = { store: '186008', user_id: '48', user_token: 'sandbox-user-token' };
		expect((await as(user)('GET', '/languages')).status).toBe(200);
	}, 60_000);

	it('can be replaced, and faults have the form of errors', async () => {
		stage.sandbox.setLimits('lagerkoll', { limit: 1 });
		await expectAnswers(lagerkoll, ['GET /languages', 200], ['GET /languages', 429]);
		stage.sandbox.reset();
		stage.sandbox.addFault({ service: 'lagerkoll', kind: 'status', status: 500, times: 1 });
		await expectAnswers(
			lagerkoll,
			['GET /languages', { errorCode: 900101, errorField: null }],
			['GET /languages', 200],
		);
	});
});

describe('errors', () => {
	it.each([
		['/articles/none', 900201],
		['/costcenters/1', 900911],
		['/currencies/base/ZZZ', 900401],
		['/customer_delivery_terms/none', 900521],
		['/customer_orders/external/none', 900701],
		['/customer_orders/1', 900701],
		['/customers/1', 900501],
		['/documents/none', 902301],
		['/feature/none', 902125],
		['/payment_terms/none', 900531],
		['/purchase_orders/1', 901101],
		['/roles/1', 908001],
		['/supplier_delivery_terms/none', 900611],
		['/suppliers/1', 900601],
		['/url/none', 902201],
		['/webhooks/none', 902101],
		['/wod/none', 900511],
		['/nothing', 900101],
	])('answer %s with their code', async (path, code) => {
		const answer = await lagerkoll('GET', path);
		expect(answer.status).toBe(404);
		expect(answer.json).toEqual({
			errorCode: code,
			errorMessage: expect.any(String),
			errorField: answer.json.errorField,
			errorData: null,
		});
	});

	it('name wrong parameters', async () => {
		const wrong = { errorCode: 900101 };
		await expectAnswers(
			lagerkoll,
			['GET /articles?page=x', both(400, { ...wrong, errorField: 'page' })],
			['GET /articles?limit=0', { ...wrong, errorField: 'limit' }],
			['GET /categories?since=now', both(400, wrong)],
			['GET /prices/lists?sort_column=rate', wrong],
			['POST /production_orders/customer_order/1', { errorCode: 903004 }],
		);
	});

	it('answer malformed JSON', async () => {
		const answer = await send('POST', `${stage.sandbox.urls.lagerkoll}/v1/roles`, {
			headers: { store: '186008', api_key: 'sandbox-key', 'Content-Type': 'application/json' },
			rawBody: '{"name":',
		});
		expect(answer).toMatchObject({ status: 400, json: { errorCode: 900101 } });
	});
});

describe('lists', () => {
	it('page from 0 to their end', async () => {
		const seen: string[] = [];
		const first = await lagerkoll('GET', '/articles?limit=10');
		expect(first.json).toMatchObject({ pages: 4, page: 0, pageSize: 10, articlesCount: 33 });
		for (let page = 0; page < first.json.pages; page += 1)
			seen.push(...articleIds(await lagerkoll('GET', `/articles?limit=10&page=${page}`)));
		expect(new Set(seen).size).toBe(33);
		expect(seen).toEqual(articleIds(await lagerkoll('GET', '/articles')));
		expect((await lagerkoll('GET', '/articles?limit=10&page=4')).json.articles).toEqual([]);
	});
});

describe('articles', () => {
	it('have ids with dashes and slashes', async () => {
		expect((await lagerkoll('GET', '/articles/192005-6')).json).toEqual({
			articleId: '192005-6',
			name: 'Oak shelf',
			description: '120 cm',
			price: 499,
			amount: 14,
			category: 'Furniture, Shelves',
			webshopArticle: true,
		});
		await expectAnswers(lagerkoll, ['GET /articles/HYLLA%2F120-EK', { articleId: 'HYLLA/120-EK' }]);
	});

	it('have a stock of their own in each store', async () => {
		const shelf = '/articles/192005-6';
		const changes = { amount: 20, price: 450 };
		const second = as({ store: '186009', api_key: 'sandbox-key' });
		await expectAnswers(lagerkoll, [`PUT ${shelf}`, changes, { ...changes, name: 'Oak shelf' }]);
		await expectAnswers(second, [`GET ${shelf}`, { amount: 3, price: 450 }]);
		await expectAnswers(
			lagerkoll,
			[`PUT ${shelf}`, { amount: 'x' }, { errorCode: 900203, errorField: 'amount' }],
			['PUT /articles/none', { amount: 1 }, 404],
		);
	});
});

describe('orders', () => {
	const products = [{ articleId: '192005-6', orderedAmount: 3 }];

	it('of customers are made, found by both ids and move through the states', async () => {
		const { json } = await lagerkoll('POST', '/customer_orders', {
			externalOrderId: 'A-1',
			customerId: 77,
			products,
		});
		expect(json).toMatchObject({
			orderId: 1714,
			state: 0,
			products: [{ totalPrice: 1497, discountType: 'PERCENT' }],
		});
		for (const state of [0, 5, 10, 15, 20, 30, 40, 50, 60]) {
			await lagerkoll('PUT', `/customer_orders/${json.orderId}`, { state });
			expect((await lagerkoll('GET', '/customer_orders/external/A-1')).json.state).toBe(state);
		}
		expect((await lagerkoll('GET', `/customer_orders/${json.orderId}`)).json.products).toEqual(
			json.products,
		);
	});

	it('of customers are listed in pages', async () => {
		await lagerkoll('POST', '/customer_orders', { externalOrderId: 'A-1', products });
		const shown = { orderId: 1714, externalOrderId: 'A-1' };
		await expectAnswers(lagerkoll, [
			'GET /customer_orders?page=1&limit=1',
			{ pages: 2, page: 1, pageSize: 1, customerOrdersCount: 2, customerOrders: [shown] },
		]);
	});

	it.each([
		['products', {}],
		['articleId', { products: [{ articleId: 'none' }] }],
		['customerId', { customerId: 1, products }],
		['state', { state: 7, products }],
		['discountType', { products: [{ ...products[0], discountType: 'HALF' }] }],
		['orderedAmount', { products: [{ ...products[0], orderedAmount: 'three' }] }],
	])('of customers are refused for a wrong %s', async (field, body) => {
		expect(await lagerkoll('POST', '/customer_orders', body)).toMatchObject({
			status: 400,
			json: { errorCode: 900702, errorField: field },
		});
		expect((await lagerkoll('GET', '/customer_orders/1714')).status).toBe(404);
	});

	it('of purchases add what is delivered, to the row and to the stock', async () => {
		const call = 'POST /purchase_orders/4200/deliver';
		await expectAnswers(
			lagerkoll,
			[call, { id: 4299, deliveredAmount: '5' }, { deliveredAmount: '5' }],
			[call, { id: 4299, deliveredAmount: 2 }, { deliveredAmount: '7' }],
			['GET /articles/192005-6', { amount: 21 }],
			[call, { id: 1, deliveredAmount: '5' }, { errorCode: 901103, errorField: 'id' }],
			[call, { id: 4299, deliveredAmount: '' }, { errorField: 'deliveredAmount' }],
			['GET /articles/192005-6', { amount: 21 }],
			[
				'GET /purchase_orders',
				{ purchaseOrdersCount: 1, purchaseOrders: [{ supplierOrderId: 'NP-77' }] },
			],
			['GET /purchase_orders/4200', { productCount: 1 }],
		);
	});
});

describe('callbacks', () => {
	const receiver = setReceiver();
	const { bodies } = receiver;
	beforeEach(() => stage.sandbox.setLagerkollCallback(receiver.url));

	const ofStore = { storeId: 186008, storeGroupId: 192005, timestamp: expect.any(Number) };

	it('tell what changed, unsigned', async () => {
		for (const [method, path, body] of [
			['PUT', '/articles/192005-6', { amount: 9 }],
			['POST', '/customer_orders', { products: [{ articleId: 'BEL-01' }] }],
			['PUT', '/customer_orders/1714', { state: 40 }],
			['POST', '/purchase_orders/4200/deliver', { id: 4299, deliveredAmount: 1 }],
		] as const) {
			await lagerkoll(method, path, body);
			await stage.sandbox.deliveriesSettled();
		}
		const article = { type: 'article', action: 'updated', articleId: '192005-6', ...ofStore };
		expect(bodies()).toEqual([
			article,
			{ type: 'customer_order', action: 'created', customerOrderId: 1714, ...ofStore },
			{ type: 'customer_order', action: 'updated', customerOrderId: 1714, ...ofStore },
			article,
		]);
		expect(
			Object.keys(receiver.received[0].headers).filter((name) => /sign|auth|secret|x-/.test(name)),
		).toEqual([]);
	});

	it('are sent once, and to nobody when no URL is entered', async () => {
		receiver.statuses.push(500);
		await lagerkoll('PUT', '/articles/192005-6', { amount: 9 });
		await stage.sandbox.deliveriesSettled();
		expect(receiver.received).toHaveLength(1);
		expect(stage.sandbox.counters().lagerkoll.deliveries).toMatchObject({
			attempts: 1,
			givenUp: 1,
		});
		stage.sandbox.setLagerkollCallback(null);
		await lagerkoll('PUT', '/articles/192005-6', { amount: 10 });
		expect(stage.sandbox.fireEvent('lagerkoll', 'article.updated', {})).toBe(0);
		await stage.sandbox.deliveriesSettled();
		expect(receiver.received).toHaveLength(1);
		expect(() => stage.sandbox.setLagerkollCallback('no url')).toThrow('http');
	});

	it('can be fired and forged by hand', async () => {
		const { fireEvent } = stage.sandbox;
		const price = { pricelistId: 1, articleId: '192005-6', fromQuantity: 10 };
		const term = { code: '30', storeId: 186009 };
		expect(fireEvent('lagerkoll', 'price.created', price)).toBe(1);
		expect(fireEvent('lagerkoll', 'payment_term.deleted', term)).toBe(1);
		await stage.sandbox.deliveriesSettled();
		const ofGroup = { storeGroupId: 192005, timestamp: expect.any(Number) };
		expect(bodies()).toEqual(
			expect.arrayContaining([
				{ type: 'price', action: 'created', ...price, ...ofGroup },
				{ type: 'payment_term', action: 'deleted', ...ofStore, ...term },
			]),
		);
		receiver.statuses.push(404);
		expect(await stage.sandbox.forge('lagerkoll', { kind: 'no-signature' })).toEqual([
			{ address: receiver.url, statusCode: 404 },
		]);
		expect(bodies()[2]).toMatchObject({ type: 'article', articleId: '192005-6', ...ofStore });
		expect(await stage.sandbox.forge('lagerkoll', { kind: 'changed-body' })).toEqual([
			{ address: receiver.url, statusCode: 200 },
		]);
		expect(bodies()[3]).not.toMatchObject({ articleId: '192005-6', storeId: 186008 });
	});

	it('have their URL set by the control API as well', async () => {
		const control = async (body: unknown) =>
			await stage.control('PUT', '/lagerkoll/callback', body);
		expect((await control({ url: 'no url' })).status).toBe(400);
		expect((await control({})).json).toEqual({ done: true });
		expect(stage.sandbox.state('lagerkoll').callbackUrl).toBeNull();
		await control({ url: receiver.url });
		expect(stage.sandbox.state('lagerkoll').callbackUrl).toBe(receiver.url);
	});
});

it('is as new after a reset', async () => {
	const before = JSON.stringify(stage.sandbox.state('lagerkoll'));
	stage.sandbox.setLagerkollCallback('http://127.0.0.1:9/hook');
	await lagerkoll('PUT', '/articles/192005-6', { amount: 1 });
	await lagerkoll('POST', '/purchase_orders/4200/deliver', { id: 4299, deliveredAmount: 1 });
	expect(JSON.stringify(stage.sandbox.state('lagerkoll'))).not.toBe(before);
	stage.sandbox.reset();
	expect(JSON.stringify(stage.sandbox.state('lagerkoll'))).toBe(before);
});
