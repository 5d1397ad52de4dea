import { startSandbox, type Sandbox } from '../../sandbox';
import { goedGepicktCaller, send, type Answer, type Caller } from './callers';

let sandbox: Sandbox;
let goedGepickt: Caller;

beforeAll(async () => {
	sandbox = await startSandbox();
	goedGepickt = goedGepicktCaller(sandbox.urls.goedgepickt);
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

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
	const call = async (key: string, path: string, base: string, method = 'GET') =>
		await goedGepicktCaller(sandbox.urls.goedgepickt, { key, base })(method, path);

	it('wants a Bearer key', async () => {
		for (const base of ['/api/v1', '/api/fulfilment/v1']) {
			const wrong = await call('wrong', '/products', base);
			expect(wrong.status).toBe(401);
			expect(wrong.json).toEqual({ message: expect.any(String) });
			expect((await send('GET', `${sandbox.urls.goedgepickt}${base}/products`)).status).toBe(401);
		}
		expect((await goedGepickt('GET', '/webshops')).status).toBe(200);
	});

	it('lets the key of a fulfilment customer list its products and orders, and nothing else', async () => {
		const fulfilment = ['sandbox-fulfilment-key', '/api/fulfilment/v1'] as const;
		const products = await call(fulfilment[0], '/products?perPage=1&page=1', fulfilment[1]);
		expect(products.status).toBe(200);
		expect(products.json).toMatchObject({
			items: [{ sku: 'OP-01' }],
			pageInfo: { totalItems: 2, itemsPerPage: 1 },
		});
		const orders = await call(fulfilment[0], '/orders', fulfilment[1]);
		expect(fieldOf(orders.json.items, 'webshopName')).toEqual(['Fietsgadgets']);

		for (const [method, path] of [
			['GET', '/webshops'],
			['GET', `/products/${products.json.items[0].uuid}`],
			['POST', '/orders'],
			['GET', '/nothing'],
		]) {
			const refused = await call(fulfilment[0], path, fulfilment[1], method);
			expect(refused.status).toBe(403);
			expect(refused.json).toEqual({ errorMessage: expect.any(String) });
		}
		expect((await call(fulfilment[0], '/products', '/api/v1')).status).toBe(403);
		const account = await call('sandbox-key', '/products', '/api/fulfilment/v1');
		expect(account.status).toBe(403);
		expect(account.json).toEqual({ errorMessage: expect.any(String) });
	});

	it('takes further keys until the reset', async () => {
		sandbox.goedgepickt.keys.add('second');
		expect((await call('second', '/webshops', '/api/v1')).status).toBe(200);
		sandbox.reset();
		expect((await call('second', '/webshops', '/api/v1')).status).toBe(401);
	});
});

describe('rate limit', () => {
	it('counts per address over all endpoints, keys and both APIs', async () => {
		const other = goedGepicktCaller(sandbox.urls.goedgepickt, {
			key: 'sandbox-fulfilment-key',
			base: '/api/fulfilment/v1',
		});
		const first = await goedGepickt('GET', '/webshops');
		expect(first.headers.get('x-ratelimit-limit')).toBe('150');
		expect(first.headers.get('x-ratelimit-remaining')).toBe('149');
		expect(first.headers.get('retry-after')).toBeNull();
		const reset = Number(first.headers.get('x-ratelimit-reset'));
		expect(reset).toBeGreaterThan(Date.now() / 1000);
		expect(reset).toBeLessThanOrEqual(Date.now() / 1000 + 61);
		expect((await other('GET', '/products')).headers.get('x-ratelimit-remaining')).toBe('148');
		expect((await goedGepickt('GET', '/orders')).headers.get('x-ratelimit-remaining')).toBe('147');

		const elsewhere = goedGepicktCaller(sandbox.urls.goedgepickt, { address: '192.0.2.2' });
		expect((await elsewhere('GET', '/orders')).headers.get('x-ratelimit-remaining')).toBe('149');
		const direct = await goedGepickt('GET', '/orders', undefined, { 'X-Forwarded-For': '' });
		expect(direct.headers.get('x-ratelimit-remaining')).toBe('149');
	});

	it('refuses with the seconds to wait', async () => {
		sandbox.setLimits('goedgepickt', { limit: 1 });
		await goedGepickt('GET', '/webshops');
		const refused = await goedGepickt('GET', '/webshops');
		expect(refused.status).toBe(429);
		expect(refused.json).toEqual({ message: 'Too Many Attempts.' });
		expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
		expect(sandbox.counters().goedgepickt.tooManyRequests).toBe(1);
	});
});

describe('errors', () => {
	it('answers what does not exist, broken JSON and injected faults with a message', async () => {
		const unknown = '00000000-0000-4000-8000-000000000000';
		for (const [method, path] of [
			['GET', `/orders/${unknown}`],
			['GET', `/products/${unknown}`],
			['PUT', `/products/${unknown}`],
			['GET', `/products/${unknown}/stock`],
			['DELETE', `/webhooks/${unknown}`],
			['PUT', `/webhooks/${unknown}`],
			['GET', '/picks'],
			['GET', '/users'],
			['DELETE', `/orders/${unknown}`],
		]) {
			const answer = await goedGepickt(method, path);
			expect([path, answer.status]).toEqual([path, 404]);
			expect(answer.json).toEqual({ message: expect.any(String) });
		}
		const broken = await send('POST', `${sandbox.urls.goedgepickt}/api/v1/orders`, {
			headers: { Authorization: 'Bearer sandbox-key', 'Content-Type': 'application/json' },
			rawBody: '{"orderId":',
		});
		expect(broken.status).toBe(400);
		expect(broken.json).toEqual({ message: expect.any(String) });
		sandbox.addFault({ service: 'goedgepickt', kind: 'status', status: 429, times: 1 });
		expect((await goedGepickt('GET', '/orders')).json).toEqual({ message: 'Too Many Attempts.' });
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
		expect(second.json.pageInfo).toMatchObject({
			totalItems: 31,
			itemsPerPage: 20,
			currentPage: 2,
			lastPage: 2,
		});
		expect(await itemsOf('/products?page=3&perPage=20')).toEqual([]);
		const longest = async (path: string) =>
			(await goedGepickt('GET', `${path}?perPage=500`)).json.pageInfo.itemsPerPage;
		expect(await longest('/orders')).toBe(50);
		expect(await longest('/products')).toBe(100);
		expect(await longest('/shipments')).toBe(100);
		expect((await goedGepickt('GET', '/products?page=0')).status).toBe(422);
	});

	it('reaches 10,000 rows by page and the rest by cursor', async () => {
		const seeded = sandbox.seedGoedGepickt({ orders: 10_041 });
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
		sandbox.setGoedGepicktLag(4);
		const { json } = await goedGepickt('GET', '/orders?perPage=5&page=2');
		expect(json.pageInfo).toMatchObject({ totalItems: 5, lastPage: 1 });
		expect(json.items).toHaveLength(4);
		sandbox.reset();
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
	const control = async (path: string, body: object) =>
		await send('POST', sandbox.urls.control + path, {
			headers: { 'Content-Type': 'application/json' },
			body,
		});
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
