import { goedGepicktCaller, send, type Answer } from './callers';
import { both, expectAnswers, setStage, type Step } from './stage';

const stage = setStage();
const { goedGepickt } = stage;

const triple = (attribute: string, value: string) =>
	`searchAttribute=${attribute}&searchDelimiter=%3D&searchValue=${encodeURIComponent(value)}`;

async function itemsOf(path: string): Promise<Answer['json']> {
	const answer = await goedGepickt('GET', path);
	expect(answer.status).toBe(200);
	return answer.json.items;
}

const fieldOf = (items: Answer['json'], name: string) =>
	items.map((item: Record<string, unknown>) => item[name]);

describe('access', () => {
	const as = (key: string, base = '/api/v1') =>
		goedGepicktCaller(stage.sandbox.urls.goedgepickt, { key, base });
	const fulfilmentBase = '/api/fulfilment/v1';
	const message = expect.any(String) as string;

	it('lets the key of a fulfilment customer list its products and orders, and nothing else', async () => {
		const fulfilment = as('sandbox-fulfilment-key', fulfilmentBase);
		const products = await fulfilment('GET', '/products?perPage=1&page=1');
		expect([products.status, products.json]).toMatchObject([
			200,
			{ items: [{ sku: 'OP-01' }], pageInfo: { totalItems: 2, itemsPerPage: 1 } },
		]);
		const orders = await fulfilment('GET', '/orders');
		expect(fieldOf(orders.json.items, 'webshopName')).toEqual(['Fietsgadgets']);
		const refused = ['GET /webshops', 'POST /orders', 'GET /nothing'];
		for (const call of [...refused, `GET /products/${products.json.items[0].uuid}`]) {
			await expectAnswers(fulfilment, [call, both(403, { errorMessage: message })]);
		}
		await expectAnswers(as('sandbox-fulfilment-key'), ['GET /products', 403]);
		const account = as('sandbox-key', fulfilmentBase);
		await expectAnswers(account, ['GET /products', both(403, { errorMessage: message })]);
	});

	it('takes further keys until the reset', async () => {
		stage.sandbox.goedgepickt.keys.add('second');
		await expectAnswers(as('second'), ['GET /webshops', 200]);
		stage.sandbox.reset();
		await expectAnswers(as('second'), ['GET /webshops', 401]);
	});
});

describe('rate limit', () => {
	it('counts per address over all endpoints, keys and both APIs', async () => {
		const other = goedGepicktCaller(stage.sandbox.urls.goedgepickt, {
			key: 'sandbox-fulfilment-key',
			base: '/api/fulfilment/v1',
		});
		const first = await goedGepickt('GET', '/webshops');
		expect(first.headers.get('x-ratelimit-limit')).toBe('150');
		expect(first.headers.get('retry-after')).toBeNull();
		const reset = Number(first.headers.get('x-ratelimit-reset'));
		expect(reset).toBeGreaterThan(Date.now() / 1000);
		expect(reset).toBeLessThanOrEqual(Date.now() / 1000 + 61);
		const remaining = ({ headers }: Answer) => headers.get('x-ratelimit-remaining');
		expect(remaining(first)).toBe('149');
		expect(remaining(await other('GET', '/products'))).toBe('148');
		expect(remaining(await goedGepickt('GET', '/orders'))).toBe('147');

		const elsewhere = goedGepicktCaller(stage.sandbox.urls.goedgepickt, { address: '192.0.2.2' });
		expect(remaining(await elsewhere('GET', '/orders'))).toBe('149');
		const direct = await goedGepickt('GET', '/orders', undefined, { 'X-Forwarded-For': '' });
		expect(remaining(direct)).toBe('149');
	});

	it('refuses with the seconds to wait', async () => {
		stage.sandbox.setLimits('goedgepickt', { limit: 1 });
		await goedGepickt('GET', '/webshops');
		const refused = await goedGepickt('GET', '/webshops');
		expect(refused.status).toBe(429);
		expect(refused.json).toEqual({ message: 'Too Many Attempts.' });
		expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
		expect(stage.sandbox.counters().goedgepickt.tooManyRequests).toBe(1);
	});
});

describe('errors', () => {
	it('answers what does not exist, broken JSON and injected faults with a message', async () => {
		const unknown = '00000000-0000-4000-8000-000000000000';
		for (const call of [
			`GET /orders/${unknown}`,
			`GET /products/${unknown}`,
			`PUT /products/${unknown}`,
			`GET /products/${unknown}/stock`,
			`DELETE /webhooks/${unknown}`,
			`PUT /webhooks/${unknown}`,
			'GET /picks',
			'GET /users',
			`DELETE /orders/${unknown}`,
		]) {
			await expectAnswers(goedGepickt, [call, both(404, { message: expect.any(String) })]);
		}
		const broken = await send('POST', `${stage.sandbox.urls.goedgepickt}/api/v1/orders`, {
			headers: { Authorization: 'Bearer sandbox-key', 'Content-Type': 'application/json' },
			rawBody: '{"orderId":',
		});
		expect(broken).toMatchObject({ status: 400, json: { message: expect.any(String) } });
		stage.sandbox.addFault({ service: 'goedgepickt', kind: 'status', status: 429, times: 1 });
		await expectAnswers(goedGepickt, ['GET /orders', { message: 'Too Many Attempts.' }]);
	});
});

describe('lists', () => {
	it.each([
		['/webshops', ['uuid', 'name', 'url', 'platform'], 2],
		['/picklocations', ['uuid', 'name'], 8],
		['/webhooks', [], 0],
	])('answers %s in the common envelope', async (path, fields, count) => {
		const { json } = await goedGepickt('GET', path);
		expect(json).toEqual({
			items: expect.any(Array),
			pageInfo: {
				totalItems: count,
				itemsPerPage: 15,
				currentPage: 1,
				lastPage: 1,
				cursor: expect.any(String),
			},
		});
		expect(json.items).toHaveLength(count);
		json.items.forEach((item: object) => expect(Object.keys(item)).toEqual(fields));
	});

	it('pages, at most 50 orders and 100 of the others', async () => {
		const second = await goedGepickt('GET', '/products?page=2&perPage=20');
		expect(second.json.items).toHaveLength(11);
		const pageInfo = { totalItems: 31, itemsPerPage: 20, currentPage: 2, lastPage: 2 };
		const longest = (path: string, itemsPerPage: number): Step => [
			`GET ${path}?perPage=500`,
			{ pageInfo: { itemsPerPage } },
		];
		expect(second.json).toMatchObject({ pageInfo });
		await expectAnswers(
			goedGepickt,
			['GET /products?page=3&perPage=20', { items: [] }],
			longest('/orders', 50),
			longest('/products', 100),
			longest('/shipments', 100),
			['GET /products?page=0', 422],
		);
	});

	it('reaches 10,000 rows by page and the rest by cursor', async () => {
		const seeded = stage.sandbox.seedGoedGepickt({ orders: 10_041 });
		const last = await goedGepickt('GET', '/orders?perPage=50&page=200');
		expect(last.json.items).toHaveLength(50);
		expect(last.json.pageInfo).toMatchObject({ totalItems: 10_050, lastPage: 201 });
		expect(await itemsOf('/orders?perPage=50&page=201')).toEqual([]);

		const beyond = await goedGepickt(
			'GET',
			`/orders?perPage=50&cursor=${last.json.pageInfo.cursor}`,
		);
		expect(beyond.json.pageInfo.currentPage).toBe(201);
		expect(fieldOf(beyond.json.items, 'uuid')).toEqual(seeded.slice(-50));
		const end = beyond.json.pageInfo.cursor;
		expect(await itemsOf(`/orders?perPage=50&cursor=${end}`)).toEqual([]);
		expect((await goedGepickt('GET', '/orders?cursor=wrong')).status).toBe(422);
	});

	it('lets the totals lag behind', async () => {
		stage.sandbox.setGoedGepicktLag(4);
		const { json } = await goedGepickt('GET', '/orders?perPage=5&page=2');
		expect(json.pageInfo).toMatchObject({ totalItems: 5, lastPage: 1 });
		expect(json.items).toHaveLength(4);
		stage.sandbox.reset();
		expect((await goedGepickt('GET', '/orders')).json.pageInfo.totalItems).toBe(9);
	});

	it('searches by one attribute', async () => {
		const bells = await itemsOf(`/products?${triple('sku', 'BEL-01')}`);
		expect(fieldOf(bells, 'sku')).toEqual(['BEL-01', 'BEL-01']);
		expect(bells[0].uuid).not.toBe(bells[1].uuid);
		expect(await itemsOf(`/products?${triple('sku', 'NONE')}`)).toEqual([]);

		const { supplierUUID } = bells.find(
			({ supplier }: { supplier: object | null }) => supplier,
		).supplier;
		const supplied = await itemsOf(`/products?perPage=100&${triple('supplierUuid', supplierUUID)}`);
		expect(supplied.length).toBeLessThan(31);
		supplied.forEach(({ supplier }: Answer['json']) =>
			expect(supplier.supplierUUID).toBe(supplierUUID),
		);
		expect(
			fieldOf(await itemsOf(`/orders?${triple('status', 'ready_for_picking')}`), 'status'),
		).toEqual(['ready_for_picking', 'ready_for_picking']);
	});

	it.each([
		`searchAttribute=sku&searchDelimiter=%3E&searchValue=A`,
		'searchAttribute=nothing&searchDelimiter=%3D&searchValue=A',
		'searchAttribute=sku&searchDelimiter=%3D',
		'orderBy=nothing',
		'orderBy=sku&orderByDirection=down',
	])('refuses the query %s', async (query) => {
		const answer = await goedGepickt('GET', `/products?${query}`);
		expect(answer.status).toBe(422);
		expect(answer.json).toEqual({ message: expect.any(String), errors: expect.any(Object) });
	});

	it('gives orders oldest first, and sorts when asked', async () => {
		const dates = fieldOf(await itemsOf('/orders'), 'createDate');
		expect(dates).toEqual([...dates].sort());
		const newestFirst = await itemsOf('/orders?orderBy=createDate&orderByDirection=desc');
		expect(fieldOf(newestFirst, 'createDate')).toEqual([...dates].reverse());
	});

	it('filters orders and shipments by their date', async () => {
		const dates = fieldOf(await itemsOf('/orders'), 'createDate') as string[];
		const day = dates[4].slice(0, 10);
		const since = fieldOf(await itemsOf(`/orders?createdAfter=${day}`), 'createDate');
		expect(since).toEqual(dates.slice(4));
		expect(await itemsOf('/orders?createdAfter=2020-01-01')).toHaveLength(9);
		const [first, second] = await itemsOf('/shipments');
		const shippedSince = await itemsOf(`/shipments?createdAfter=${second.createDate.slice(0, 10)}`);
		expect(fieldOf(shippedSince, 'uuid')).toEqual([second.uuid]);
		expect(first.createDate < second.createDate).toBe(true);
		expect((await goedGepickt('GET', '/orders?createdAfter=01-02-2026')).status).toBe(422);
	});

	it.each(['orderstatus', 'status'])('mixes other statuses into ?%s=', async (name) => {
		const statuses = fieldOf(await itemsOf(`/orders?${name}=backorder`), 'status');
		expect(statuses).toContain('backorder');
		expect(new Set(statuses).size).toBeGreaterThan(1);
		expect(statuses.length).toBeLessThan(9);
	});
});

it('is controlled over HTTP', async () => {
	const control = async (path: string, body: object) => await stage.control('POST', path, body);
	const { orderUuids } = (await control('/seed/goedgepickt', { orders: 2, status: 'open' })).json;
	expect(orderUuids).toHaveLength(2);
	const path = `/goedgepickt/orders/${orderUuids[0]}/status`;
	expect((await control(path, { status: 'completed' })).json).toEqual({ found: true });
	expect((await goedGepickt('GET', `/orders/${orderUuids[0]}`)).json.status).toBe('completed');
	expect((await control(path, { status: 'open' })).status).toBe(400);
	const unknown = await control('/goedgepickt/orders/none/status', { status: 'open' });
	expect(unknown.json).toEqual({ found: false });
	const other = `/goedgepickt/orders/${orderUuids[1]}/status`;
	expect((await control(other, {})).status).toBe(400);
	expect((await control('/goedgepickt/lag', { rows: -1 })).status).toBe(400);
	await control('/goedgepickt/lag', { rows: 3 });
	expect((await goedGepickt('GET', '/orders')).json.pageInfo.totalItems).toBe(8);
});
