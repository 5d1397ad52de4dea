import { startSandbox } from '../../sandbox';
import { picqerCaller, send } from './callers';
import { expectAnswers, setStage } from './stage';

const stage = setStage();
const { bol, control, picqer } = stage;

const tag = { title: 'A', color: '#000000', inherit: false };

describe('faults', () => {
	it('answers with a status, headers and body of choice, every second time', async () => {
		await control('POST', '/faults', {
			service: 'picqer',
			match: { method: 'get', path: '/products$' },
			kind: 'status',
			status: 503,
			headers: { 'retry-after': '7' },
			body: { custom: true },
			every: 2,
		});
		const answers = [];
		for (let count = 0; count < 4; count += 1) answers.push(await picqer('GET', '/products'));
		expect(answers.map(({ status }) => status)).toEqual([200, 503, 200, 503]);
		expect(answers[1].json).toEqual({ custom: true });
		expect(answers[1].headers.get('retry-after')).toBe('7');
		expect((await picqer('GET', '/warehouses')).status).toBe(200);
	});

	it('uses the error form of the service when only a status is given', async () => {
		stage.sandbox.addFault({ service: 'picqer', kind: 'status', status: 500, times: 1 });
		await expectAnswers(
			picqer,
			['GET /products', { error: true, error_code: 1 }],
			['GET /products', 200],
		);
	});

	it('closes the connection before the request is executed', async () => {
		stage.sandbox.addFault({ service: 'picqer', kind: 'reset-before', times: 1 });
		await expect(picqer('POST', '/tags', tag)).rejects.toThrow();
		expect((await picqer('GET', '/tags')).json).toHaveLength(3);
		expect(stage.sandbox.counters().picqer.statuses.none).toBe(1);
	});

	it('closes the connection after the request was executed', async () => {
		stage.sandbox.addFault({ service: 'picqer', kind: 'reset-after', times: 1 });
		await expect(picqer('POST', '/tags', tag)).rejects.toThrow();
		expect((await picqer('GET', '/tags')).json).toHaveLength(4);
	});

	it('spoils answers', async () => {
		stage.sandbox.addFault({ service: 'picqer', kind: 'broken-json', times: 1 });
		const broken = await picqer('GET', '/products');
		expect(broken.status).toBe(200);
		expect(() => JSON.parse(broken.text)).toThrow();

		stage.sandbox.addFault({ service: 'picqer', kind: 'empty', times: 1 });
		expect((await picqer('GET', '/products')).text).toBe('');

		stage.sandbox.addFault({ service: 'picqer', kind: 'html', times: 1 });
		const page = await picqer('GET', '/products');
		expect(page.status).toBe(503);
		expect(page.headers.get('content-type')).toContain('text/html');
	});

	it('is slow and then executes', async () => {
		stage.sandbox.addFault({ service: 'picqer', kind: 'slow', delayMs: 150, times: 1 });
		const start = Date.now();
		expect((await picqer('GET', '/products')).status).toBe(200);
		expect(Date.now() - start).toBeGreaterThanOrEqual(140);
	});

	it('ends when they are deleted', async () => {
		stage.sandbox.addFault({ service: 'picqer', kind: 'status', status: 502 });
		await expectAnswers(picqer, ['GET /products', 502]);
		await control('DELETE', '/faults');
		await expectAnswers(picqer, ['GET /products', 200]);
	});
});

describe('limits', () => {
	it('limits Picqer per key, without Retry-After unless switched on', async () => {
		await control('POST', '/limits/picqer', { limit: 2, windowMs: 60_000 });
		expect((await picqer('GET', '/products')).headers.get('x-ratelimit-remaining')).toBe('1');
		await picqer('GET', '/products');
		const refused = await picqer('GET', '/products');
		const error = { error: true, error_code: 28, error_message: 'Rate limit exceeded' };
		expect(refused).toMatchObject({ status: 429, json: error });
		expect(refused.headers.get('retry-after')).toBeNull();
		expect(refused.headers.get('x-ratelimit-limit')).toBe('2');

		const other = picqerCaller(stage.sandbox.urls.picqer, 'sandbox-fulfilment-key');
		expect((await other('GET', '/products')).status).toBe(200);

		stage.sandbox.setLimits('picqer', { limit: 0, retryAfter: 'seconds' });
		const { headers } = await picqer('GET', '/products');
		expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
	});

	it('limits bol per endpoint, with its headers and its problem', async () => {
		stage.sandbox.setLimits('bol', { limit: 1, windowMs: 60_000, kind: 'sliding' });
		const first = await bol('GET', '/retailer/orders');
		expect(first.headers.get('x-ratelimit-limit')).toBe('1');
		expect(Number(first.headers.get('x-ratelimit-reset'))).toBeGreaterThan(0);
		const refused = await bol('GET', '/retailer/orders');
		expect(refused).toMatchObject({
			status: 429,
			json: { title: 'Too Many Requests', status: 429 },
		});
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expect((await bol('GET', '/retailer/orders/A2K8290S01')).status).toBe(200);
		expect(stage.sandbox.counters().bol.tooManyRequests).toBe(1);
	});

	it('opens again after the window', async () => {
		stage.sandbox.setLimits('picqer', { limit: 1, windowMs: 200 });
		await expectAnswers(picqer, ['GET /products', 200], ['GET /products', 429]);
		let answer = await picqer('GET', '/products');
		while (answer.status === 429) answer = await picqer('GET', '/products');
		expect(answer.status).toBe(200);
	});
});

describe('log and counters', () => {
	it('writes down what came in', async () => {
		await control('DELETE', '/counters');
		await picqer('GET', '/orders/1%2F..%2F..%2Fusers?force=true');
		await send('GET', `${stage.sandbox.urls.picqer}/api/v1/orders`);
		const log = (await control('GET', '/log/picqer')).json;
		expect(log).toMatchObject([
			{
				method: 'GET',
				path: '/api/v1/orders/1%2F..%2F..%2Fusers',
				query: { force: 'true' },
				statusCode: 404,
				authorized: true,
			},
			{ method: 'GET', path: '/api/v1/orders', statusCode: 401, authorized: false },
		]);
		const { picqer: counters } = (await control('GET', '/counters')).json;
		expect(counters.requests).toEqual({ 'GET /api/v1/orders/:id': 1, 'GET /api/v1/orders': 1 });
		expect(counters.statuses).toEqual({ 401: 1, 404: 1 });
	});

	it('knows how many requests ran at the same time', async () => {
		stage.sandbox.addFault({ service: 'picqer', kind: 'slow', delayMs: 100 });
		await Promise.all([1, 2, 3].map(async () => await picqer('GET', '/products')));
		expect(stage.sandbox.counters().picqer.highestInFlight).toBe(3);
	});

	it('answers 404 for a service that does not exist', async () => {
		expect((await control('GET', '/log/nobody')).status).toBe(404);
	});
});

it.each([
	['/faults', { service: 'nobody', kind: 'status' }, 400],
	['/faults', { service: 'bol', kind: 'wrong' }, 400],
	['/deliveries', { mode: 'wrong' }, 400],
	['/limits/nobody', { limit: 1 }, 404],
])('refuses what does not exist: %s %j', async (path, body, status) => {
	expect((await control('POST', path, body)).status).toBe(status);
});

it('says so when a port is in use', async () => {
	const port = Number(new URL(stage.sandbox.urls.bol).port);
	await expect(startSandbox({ ports: { bol: port } })).rejects.toMatchObject({
		code: 'EADDRINUSE',
	});
});

it('restores the seeds', async () => {
	await picqer('POST', '/tags', tag);
	await control('POST', '/reset');
	expect((await control('GET', '/state/picqer')).json.tags).toHaveLength(3);
});
