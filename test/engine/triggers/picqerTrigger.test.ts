import { createHmac } from 'crypto';
import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { PicqerApi } from '../../../credentials/PicqerApi.credentials';
import type { Hook, Registration } from '../../../nodes/Picqer/trigger/registration';
import { PicqerTrigger } from '../../../nodes/Picqer/PicqerTrigger.node';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { webhookTrigger } from '../harness';
import { failure, pass } from '../harness/triggerTesting';

const EVENTS = ['orders.created', 'orders.closed', 'picklists.closed'];
const OTHER_ADDRESS = 'https://n8n.example/webhook/of-another-node/webhook';

const node = new PicqerTrigger();
const credentialTypes = [new PicqerApi()];
const account = { apiKey: 'sandbox-key', contact: 'it@example.com' };

/** A hook as the sandbox keeps it. */
type StoredHook = Pick<Hook, 'idhook' | 'event' | 'address' | 'active'> & {
	secretText: string | null;
};

describe('the life cycle', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		nock.enableNetConnect('127.0.0.1');
		sandbox = await startSandbox();
	});
	afterEach(() => sandbox.reset());
	afterAll(async () => {
		await sandbox.stop();
		nock.disableNetConnect();
	});

	const trigger = (events: string[] = EVENTS, staticData: IDataObject = {}) =>
		webhookTrigger({
			node,
			credentialTypes,
			credentials: { picqerApi: { server: 'custom', url: sandbox.urls.picqer, ...account } },
			parameters: { events },
			staticData,
		});

	const allHooks = () => sandbox.state('picqer').hooks as StoredHook[];
	const hooksAt = (address: string) => allHooks().filter((hook) => hook.address === address);
	const activeAt = (address: string) => hooksAt(address).filter(({ active }) => active);
	const eventsAt = (address: string) =>
		activeAt(address)
			.map(({ event }) => event)
			.sort();
	const secretsAt = (address: string) => [
		...new Set(activeAt(address).map(({ secretText }) => secretText)),
	];
	const requests = (method: string) =>
		sandbox.log('picqer').filter((request) => request.method === method);

	/** Puts a hook into the account, as a stranger or an earlier n8n would have. */
	function plant(address: string, event: string, active = true): StoredHook {
		const idhook = 100_000 + allHooks().length;
		const hook = { idhook, name: 'planted', event, address, active, secretText: 'x', failures: [] };
		allHooks().push(hook);
		return hook;
	}

	it('makes a hook for each event, all with one long random secret', async () => {
		const { activate, url, staticData } = trigger();
		await activate();
		expect(eventsAt(url)).toEqual([...EVENTS].sort());
		const [secret, ...others] = secretsAt(url);
		expect(others).toEqual([]);
		expect(secret).toMatch(/^.{32,}$/);
		expect((staticData.registration as Registration).secret).toBe(secret);
	});

	it('has another secret for another registration', async () => {
		const first = trigger();
		await first.activate();
		const [secret] = secretsAt(first.url);
		await first.delete();
		const second = trigger();
		await second.activate();
		expect(secretsAt(second.url)).not.toContain(secret);
	});

	it('makes none when all are there', async () => {
		const first = trigger();
		await first.activate();
		sandbox.clearCounters();
		const again = trigger(EVENTS, first.staticData);
		expect(await again.checkExists()).toBe(true);
		await again.activate();
		expect([...requests('POST'), ...requests('DELETE')]).toEqual([]);
	});

	it('switches one off and makes one when the events change', async () => {
		const first = trigger();
		await first.activate();
		const before = activeAt(first.url);
		sandbox.clearCounters();
		const events = ['orders.created', 'orders.closed', 'products.changed'];
		const second = trigger(events, first.staticData);
		expect(await second.checkExists()).toBe(false);
		await second.activate();
		expect(eventsAt(first.url)).toEqual([...events].sort());
		expect(requests('POST')).toHaveLength(1);
		expect(requests('DELETE')).toHaveLength(1);
		expect(secretsAt(first.url)).toEqual([before[0].secretText]);
		expect(await second.checkExists()).toBe(true);
	});

	it('makes all afresh when the secret is lost, as after a restored backup', async () => {
		const first = trigger();
		await first.activate();
		const before = activeAt(first.url).map(({ idhook }) => idhook);
		const restored = trigger();
		expect(await restored.checkExists()).toBe(false);
		await restored.activate();
		const after = activeAt(first.url);
		expect(after.map(({ event }) => event).sort()).toEqual([...EVENTS].sort());
		expect(after.filter(({ idhook }) => before.includes(idhook))).toEqual([]);
		const { secret } = restored.staticData.registration as Registration;
		expect(secretsAt(first.url)).toEqual([secret]);
	});

	it('makes all afresh when a backup brings an older secret back', async () => {
		const first = trigger();
		await first.activate();
		const old = { registration: first.staticData.registration } as IDataObject;
		const newer = trigger();
		await newer.activate();
		const restored = trigger(EVENTS, old);
		expect(await restored.checkExists()).toBe(false);
		await restored.activate();
		expect(eventsAt(first.url)).toEqual([...EVENTS].sort());
		expect(secretsAt(first.url)).toEqual([
			(restored.staticData.registration as Registration).secret,
		]);
	});

	it('mends a hook that Picqer switched off', async () => {
		const first = trigger();
		await first.activate();
		activeAt(first.url)[1].active = false;
		const again = trigger(EVENTS, first.staticData);
		expect(await again.checkExists()).toBe(false);
		await again.activate();
		expect(eventsAt(first.url)).toEqual([...EVENTS].sort());
		expect(secretsAt(first.url)).toHaveLength(1);
		expect(await again.checkExists()).toBe(true);
	});

	it('switches off a second hook for the same event', async () => {
		const first = trigger();
		await first.activate();
		plant(first.url, 'orders.created');
		const again = trigger(EVENTS, first.staticData);
		expect(await again.checkExists()).toBe(false);
		await again.activate();
		expect(eventsAt(first.url)).toEqual([...EVENTS].sort());
	});

	it('registers all events but the one that Picqer may have retired', async () => {
		const { activate, url } = trigger(['*']);
		await activate();
		expect(eventsAt(url)).toHaveLength(48);
		expect(eventsAt(url)).not.toContain('purchase_orders.receipts.created');
	}, 60_000);

	it('makes one of each when two activations come at once', async () => {
		const [one, two] = [trigger(), trigger()];
		await Promise.all([one.create(), two.create()]);
		expect(eventsAt(one.url)).toEqual([...EVENTS].sort());
		expect(one.staticData).toEqual(two.staticData);
	});

	it('leaves those at its former address unless told otherwise', async () => {
		const { activate, url } = trigger();
		const former = url.replace('n8n.example', 'old-n8n.example');
		plant(former, 'orders.created');
		await activate();
		expect(eventsAt(former)).toEqual(['orders.created']);
		const moved = webhookTrigger({
			node,
			credentialTypes,
			credentials: { picqerApi: { server: 'custom', url: sandbox.urls.picqer, ...account } },
			parameters: { events: EVENTS, options: { removeFormerAddresses: true } },
		});
		await moved.activate();
		expect([eventsAt(former), eventsAt(url)]).toEqual([[], [...EVENTS].sort()]);
	});

	it('leaves the hooks of others alone', async () => {
		const other = plant(OTHER_ADDRESS, 'orders.created');
		const { activate, delete: remove } = trigger();
		await activate();
		expect(other.active).toBe(true);
		await remove();
		expect(other.active).toBe(true);
	});

	it('finds its hooks in an account with more than 100', async () => {
		for (let count = 0; count < 230; count++)
			plant(OTHER_ADDRESS, 'orders.created', count % 2 === 0);
		const first = trigger();
		await first.activate();
		expect(await trigger(EVENTS, first.staticData).checkExists()).toBe(true);
		sandbox.clearCounters();
		await first.delete();
		expect(activeAt(first.url)).toEqual([]);
		expect(requests('DELETE')).toHaveLength(EVENTS.length);
	});

	describe('a registration that fails half way', () => {
		const events = [...EVENTS, 'products.created', 'products.changed'];
		const third = { service: 'picqer', match: { method: 'POST' }, every: 3, times: 1 } as const;

		it('is undone, and names the event', async () => {
			const { activate, url, staticData } = trigger(events);
			sandbox.addFault({ ...third, kind: 'status', status: 500 });
			expect((await failure(activate)).message).toContain(events[2]);
			expect(activeAt(url)).toEqual([]);
			expect(staticData.registration).toBeUndefined();
			await activate();
			expect(eventsAt(url)).toEqual([...events].sort());
		});

		it('leaves the hooks that worked before', async () => {
			const first = trigger(EVENTS.slice(0, 1));
			await first.activate();
			const second = trigger(events, first.staticData);
			sandbox.addFault({ ...third, kind: 'status', status: 500 });
			await failure(second.activate);
			expect(eventsAt(first.url)).toEqual(EVENTS.slice(0, 1));
			expect(secretsAt(first.url)).toEqual([
				(second.staticData.registration as Registration).secret,
			]);
		});

		it('is undone also when the answer to a creation was lost', async () => {
			const { activate, url } = trigger(events);
			sandbox.addFault({ ...third, kind: 'reset-after' });
			expect((await failure(activate)).message).toContain(events[2]);
			expect(activeAt(url)).toEqual([]);
		});

		it('tells the reason and undoes the rest when one hook cannot be switched off', async () => {
			const { activate, url } = trigger(events);
			sandbox.addFault({ ...third, kind: 'status', status: 500 });
			sandbox.addFault({
				service: 'picqer',
				match: { method: 'DELETE' },
				kind: 'status',
				status: 500,
				times: 1,
			});
			expect((await failure(activate)).message).toContain(events[2]);
			expect(activeAt(url).length).toBeLessThanOrEqual(1);
		});

		it('is undone or kept, but not forgotten, when an old hook cannot be switched off', async () => {
			const first = trigger(EVENTS);
			await first.activate();
			const changed = trigger(['orders.created', 'products.changed'], first.staticData);
			sandbox.addFault({
				service: 'picqer',
				match: { method: 'DELETE' },
				kind: 'status',
				status: 500,
				times: 1,
			});
			await failure(changed.activate);
			const { hooks } = changed.staticData.registration as Registration;
			const known = Object.values(hooks);
			const forgotten = activeAt(first.url).filter(({ idhook }) => !known.includes(idhook));
			expect(forgotten).toEqual([]);
		});
	});

	describe('deactivation', () => {
		it('switches all hooks off and forgets the secret', async () => {
			const { activate, delete: remove, url, staticData } = trigger();
			await activate();
			await remove();
			expect(activeAt(url)).toEqual([]);
			expect(staticData.registration).toBeUndefined();
		});

		it('is done when a hook is gone or off already', async () => {
			const { activate, delete: remove, url } = trigger();
			await activate();
			activeAt(url)[0].active = false;
			sandbox.addFault({
				service: 'picqer',
				match: { method: 'DELETE' },
				kind: 'status',
				status: 404,
				times: 1,
			});
			expect(await remove()).toBe(true);
			expect(activeAt(url).length).toBeLessThanOrEqual(1);
		});

		it('needs neither static data nor events', async () => {
			const { activate, url } = trigger();
			await activate();
			await trigger().delete();
			expect(activeAt(url)).toEqual([]);
			await trigger().activate();
			expect(await trigger([]).delete()).toBe(true);
			expect(activeAt(url)).toEqual([]);
		});
	});

	it('takes deliveries that the service signs, once each', async () => {
		const { activate, deliver, url } = trigger();
		await activate();
		const [hook] = activeAt(url);
		sandbox.setDeliveryMode('paused');
		const body = JSON.stringify({ idhook: hook.idhook, event: hook.event, data: { idorder: 1 } });
		const signature = createHmac('sha256', hook.secretText ?? '')
			.update(body)
			.digest('base64');
		const delivery = { headers: { 'X-Picqer-Signature': signature }, body };
		expect((await deliver(delivery)).items?.[0]).toHaveLength(1);
		expect((await deliver(delivery)).items).toBeUndefined();
	});
});

describe('the requests of the life cycle', () => {
	const trigger = (staticData: IDataObject = {}) =>
		webhookTrigger({
			node,
			credentialTypes,
			credentials: { picqerApi: { server: 'picqer', subdomain: 'demo', ...account } },
			parameters: { events: ['orders.created'] },
			staticData,
		});
	const picqer = () =>
		nock('https://demo.picqer.com/api/v1', {
			reqheaders: {
				authorization: `Basic ${Buffer.from('sandbox-key:X').toString('base64')}`,
				'user-agent': /\(it@example\.com\)/,
			},
		});
	const hook = (address: string, more: Partial<Hook> = {}): IDataObject => ({
		idhook: 101,
		name: 'n8n',
		event: 'orders.created',
		address,
		active: true,
		secret: true,
		...more,
	});

	afterEach(() => {
		const unused = nock.pendingMocks();
		nock.cleanAll();
		expect(unused).toEqual([]);
	});

	it.each([200, 201])('are the documented ones; a creation may answer %d', async (status) => {
		const { activate, url, staticData } = trigger();
		let sent: IDataObject = {};
		picqer().get('/hooks').reply(200, []);
		picqer()
			.post('/hooks', (body: IDataObject) => {
				sent = body;
				return true;
			})
			.reply(status, hook(url));
		await activate();
		const { secret } = staticData.registration as Registration;
		expect(sent).toEqual({
			name: expect.any(String),
			event: 'orders.created',
			address: url,
			secret,
		});
	});

	it('read the hooks in pages of 100', async () => {
		const registration = { secret: 's', hooks: { 'orders.created': 101 } };
		const { checkExists, url } = trigger({ registration });
		const page = (first: number) =>
			Array.from({ length: 100 }, (_, index) => hook(OTHER_ADDRESS, { idhook: first + index }));
		picqer().get('/hooks').reply(200, page(200));
		picqer().get('/hooks').query({ offset: '100' }).reply(200, page(300));
		picqer()
			.get('/hooks')
			.query({ offset: '200' })
			.reply(200, [hook(url)]);
		expect(await checkExists()).toBe(true);
	});

	it('take a hook that is gone as switched off', async () => {
		const { delete: remove, url } = trigger();
		picqer()
			.get('/hooks')
			.reply(200, [hook(url), hook(url, { idhook: 102, active: false }), hook(OTHER_ADDRESS)]);
		picqer()
			.delete('/hooks/101')
			.reply(404, { error: true, error_code: 20, error_message: 'Gone' });
		expect(await remove()).toBe(true);
	});

	it('report why the service refuses', async () => {
		picqer()
			.get('/hooks')
			.twice()
			.reply(401, { error: true, error_code: 1, error_message: 'Wrong key' });
		const error: unknown = await trigger()
			.activate()
			.catch((caught: unknown) => caught);
		expect(error).toMatchObject({ message: expect.stringContaining('Wrong key') });
		expect(JSON.stringify(error)).not.toContain('sandbox-key');
	});
});

describe('a delivery', () => {
	const SECRET = 's3cret';
	const genuine = {
		idhook: 101,
		name: 'n8n demo',
		event: 'orders.created',
		event_triggered_at: '2026-01-05 09:30:00',
		data: { idorder: 5001, orderid: 'O2026-1001', status: 'concept' },
	};

	const HOUR = 3_600_000;
	const happenedAt = Date.parse('2026-01-05T09:30:00+01:00');

	beforeEach(() => {
		forgetDeliveries();
		// Now is when it happened: what is a day old starts nothing.
		pass(happenedAt - Date.now());
	});
	afterEach(() => jest.restoreAllMocks());

	const trigger = (output = 'event', staticData?: IDataObject, options: IDataObject = {}) =>
		webhookTrigger({
			node,
			credentialTypes,
			credentials: { picqerApi: { server: 'picqer', subdomain: 'demo', ...account } },
			parameters: { events: EVENTS, output, options } as never,
			staticData: staticData ?? {
				registration: { secret: SECRET, hooks: { 'orders.created': 101 } },
			},
		});
	const signatureOf = (body: string, secret = SECRET, encoding: 'base64' | 'hex' = 'base64') =>
		createHmac('sha256', secret).update(body).digest(encoding);
	const signed = (payload: unknown, header = 'X-Picqer-Signature') => {
		const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
		return { headers: { [header]: signatureOf(body) }, body };
	};

	it.each([
		['event', genuine],
		['data', genuine.data],
	])('gives one item: output %s', async (output, json) => {
		const result = await trigger(output).deliver(signed(genuine));
		expect(result.items).toEqual([[{ json }]]);
		expect(result.statusCode).toBe(200);
	});

	describe('with output stockLevel', () => {
		const product = {
			idproduct: 720,
			productcode: 'LAMP-01',
			barcode: '8712345678906',
			stock: [
				{ idwarehouse: 18, freestock: 34 },
				{ idwarehouse: 19, freestock: 2 },
			],
		};
		const stockLevel = { ean: '8712345678906', sku: 'LAMP-01', freeQuantity: 36 };
		const levelsOf = async (event: string, data: unknown, options = {}) => {
			const { deliver } = trigger('stockLevel', undefined, options);
			return (await deliver(signed({ ...genuine, event, data }))).items?.[0][0].json;
		};

		it('gives the product and its stock level', async () => {
			expect(await levelsOf('products.free_stock_changed', product)).toEqual({
				...product,
				stockLevel,
			});
		});

		it('finds the product in an event of the physical stock', async () => {
			const data = { product, product_stock_history: { new_stock: 40 } };
			expect(await levelsOf('products.stock_changed', data)).toEqual({ ...product, stockLevel });
		});

		it('counts the warehouses that the user names', async () => {
			const said = await levelsOf('products.changed', product, { warehouses: ' 19 ' });
			expect(said).toMatchObject({ stockLevel: { freeQuantity: 2 } });
		});

		it.each([{}, { stock: null }, { stock: [{ idwarehouse: 18, freestock: '' }] }])(
			'knows no stock of a product with %j',
			async (more) => {
				const data = { idproduct: 1, productcode: 'A', ...more };
				expect(await levelsOf('products.changed', data)).toEqual({
					...data,
					stockLevel: { sku: 'A', freeQuantity: null },
				});
			},
		);

		it('has none for what is no product', async () => {
			const data = { idorder: 5, idproduct: 720 };
			expect(await levelsOf('orders.created', data)).toEqual(data);
		});

		it.each(['', ' ', '18,', 'Utrecht'])('refuses the warehouses %j', async (warehouses) => {
			const { message } = await failure(
				trigger('stockLevel', undefined, { warehouses }).checkExists,
			);
			expect(message).toContain('Warehouse IDs');
		});
	});

	it('is the whole event unless told otherwise', async () => {
		const { staticData } = trigger();
		const usual = webhookTrigger({
			node,
			credentialTypes,
			parameters: { events: EVENTS },
			staticData,
		});
		expect((await usual.deliver(signed(genuine))).items).toEqual([[{ json: genuine }]]);
	});

	it('is verified over the bytes as PHP writes them', async () => {
		const body = String.raw`{"idhook":101,"name":"n8n demo","event":"orders.created","event_triggered_at":"2026-01-05 09:30:00","data":{"idorder":5001,"orderid":"O2026-1001","public_status_page":"https:\/\/demo.picqer.com\/s\/abc"}}`;
		const signature = 'sJezv3kAwBfGCZG2ZRukhnzABfEW8SdTxI9Zkv56Nz0=';
		const headers = { 'X-Picqer-Signature': signature };
		const { items } = await trigger().deliver({ headers, body });
		expect(items).toMatchObject([
			[{ json: { data: { public_status_page: 'https://demo.picqer.com/s/abc' } } }],
		]);
	});

	const body = JSON.stringify(genuine);
	it.each([
		['a wrong signature', { 'X-Picqer-Signature': signatureOf('other') }, body],
		['no signature', {}, body],
		['an empty signature', { 'X-Picqer-Signature': '' }, body],
		['the signature of another hook', { 'X-Picqer-Signature': signatureOf(body, 'other') }, body],
		['a signature in hex', { 'X-Picqer-Signature': signatureOf(body, SECRET, 'hex') }, body],
		['a shortened signature', { 'X-Picqer-Signature': signatureOf(body).slice(0, -1) }, body],
		['one byte changed', { 'X-Picqer-Signature': signatureOf(body) }, body.replace('5001', '5002')],
		['a blank added', { 'X-Picqer-Signature': signatureOf(body) }, `${body} `],
		['an empty body', {}, ''],
	])('with %s is refused with 401 and starts nothing', async (_name, headers, sent) => {
		const result = await trigger().deliver({ headers, body: sent });
		expect(result.statusCode).toBe(401);
		expect(result.items).toBeUndefined();
		expect(JSON.stringify(result.body)).not.toContain(SECRET);
	});

	it.each([
		['no registration', {}],
		['an empty secret', { registration: { secret: '', hooks: {} } }],
	])('is refused with 401 where static data has %s', async (_name, staticData) => {
		for (const secret of ['', SECRET, 'undefined']) {
			const headers = { 'X-Picqer-Signature': signatureOf(body, secret) };
			const result = await trigger('event', staticData).deliver({ headers, body });
			expect(result).toMatchObject({ statusCode: 401, items: undefined });
		}
	});

	it('is no duplicate of a forged one', async () => {
		const { deliver } = trigger();
		await deliver({ headers: { 'X-Picqer-Signature': 'forged' }, body });
		expect((await deliver(signed(genuine))).items).toHaveLength(1);
	});

	it.each([
		['no JSON', 'hello', 'application/json'],
		['plain text', 'hello', 'text/plain'],
		['empty', '', 'application/json'],
		['null', 'null', 'application/json'],
		['a list', '[]', 'application/json'],
		['a text', '"orders.created"', 'application/json'],
		['without event', '{"idhook":101,"data":{}}', 'application/json'],
		['of an event that is no text', '{"event":5}', 'application/json'],
	])('that is signed but %s starts nothing and breaks nothing', async (_name, sent, type) => {
		const { headers } = signed(sent);
		const result = await trigger().deliver({
			headers: { ...headers, 'Content-Type': type },
			body: sent,
		});
		expect(result.items).toBeUndefined();
		expect(result.statusCode).toBeLessThan(500);
		expect(result.statusCode === 200).toBe(false);
	});

	it.each(['X-Picqer-Signature', 'x-picqer-signature', 'X-PICQER-SIGNATURE'])(
		'that comes again is dropped, with the header as %s',
		async (header) => {
			const { deliver } = trigger();
			await deliver(signed(genuine));
			const again = await deliver(signed(genuine, header));
			expect(again.items).toBeUndefined();
			expect([200, 201, 202]).toContain(again.statusCode);
		},
	);

	it('that comes again after a restart is dropped', async () => {
		const first = trigger();
		await first.deliver(signed(genuine));
		forgetDeliveries();
		const restarted = trigger('event', JSON.parse(JSON.stringify(first.staticData)) as IDataObject);
		expect((await restarted.deliver(signed(genuine))).items).toBeUndefined();
	});

	it.each([
		['another moment', { ...genuine, event_triggered_at: '2026-01-05 09:30:01' }],
		['another order', { ...genuine, data: { ...genuine.data, idorder: 5002 } }],
		['another event', { ...genuine, event: 'orders.closed' }],
		['other inner IDs', { ...genuine, data: { order: { idorder: 5001 }, note: { idnote: 1 } } }],
	])('of %s is none that came before', async (_name, other) => {
		const { deliver } = trigger();
		await deliver(signed(genuine));
		expect((await deliver(signed(other))).items).toEqual([[{ json: other }]]);
	});

	it('of an unknown event passes', async () => {
		const unknown = { ...genuine, event: 'robots.awoken', data: { any: 'thing' } };
		expect((await trigger().deliver(signed(unknown))).items).toEqual([[{ json: unknown }]]);
	});

	it.each([
		['event', undefined],
		['data', undefined],
		['event', null],
		['data', null],
		['data', []],
	])('passes with output %s when data is %j', async (output, data) => {
		const result = await trigger(output).deliver(signed({ ...genuine, data }));
		expect(result.items?.[0]).toHaveLength(1);
		expect(result.statusCode).toBe(200);
	});

	it.each([[[]], [[{ idorder: 1 }]], ['text'], [5], [false]])(
		'gives an object as item with output data when data is %j',
		async (data) => {
			const result = await trigger('data').deliver(signed({ ...genuine, data }));
			expect(result.items).toEqual([[{ json: { data } }]]);
		},
	);

	it.each([
		[25, false],
		[17, true],
	])('that is %d hours old starts the workflow: %s', async (hours, isStarted) => {
		pass(hours * HOUR);
		const result = await trigger().deliver(signed(genuine));
		expect([result.statusCode, result.items !== undefined]).toEqual([200, isStarted]);
	});

	it('that is played back after 2,500 others starts nothing', async () => {
		const { deliver } = trigger();
		await deliver(signed(genuine));
		for (let index = 0; index < 2_500; index++) {
			await deliver(signed({ ...genuine, data: { idorder: index } }));
		}
		expect((await deliver(signed(genuine))).items).toBeUndefined();
	}, 120_000);
});
