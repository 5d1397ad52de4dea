import { createHmac } from 'crypto';
import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { PicqerApi } from '../../../credentials/PicqerApi.credentials';
import type { Registration } from '../../../nodes/Picqer/trigger/registration';
import { PicqerTrigger } from '../../../nodes/Picqer/PicqerTrigger.node';
import { forgetEvents } from '../../../nodes/Picqer/trigger/productNow';
import { forgetClocks } from '../../../nodes/shared/service/serviceClock';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { setScene } from '../../faults/scene';
import { webhookTrigger } from '../harness';
import { failure, pass } from '../harness/triggerTesting';
import { describeAge, describeDeliveries, describeSignatures } from './deliveryWalk';
import { describeRegistration, OTHER_ADDRESS, type WebhookSettings } from './registrationWalk';

const EVENTS = ['orders.closed', 'orders.created', 'picklists.closed'];

const node = new PicqerTrigger();
const credentialTypes = [new PicqerApi()];
const demo = {
	picqerApi: { server: 'picqer', subdomain: 'demo', apiKey: 'the-key', contact: 'it@example.com' },
};

const scene = setScene();
beforeEach(() => {
	for (const forget of [forgetDeliveries, forgetEvents, forgetClocks]) forget();
});

describe('the registration', () => {
	const trigger = ({ events = EVENTS, options = {}, staticData }: WebhookSettings = {}) =>
		webhookTrigger({
			node,
			credentialTypes,
			credentials: scene.credential('picqer'),
			parameters: { events, options: options as never },
			staticData,
		});
	/** A trigger that is switched on. */
	const activated = async (settings?: WebhookSettings) => {
		const active = trigger(settings);
		await active.activate();
		return active;
	};

	const allHooks = () => scene.sandbox.state('picqer').hooks;
	const activeAt = (address: string) =>
		allHooks().filter((hook) => hook.address === address && hook.active === true);
	const eventsAt = (address: string) =>
		activeAt(address)
			.map(({ event }) => event)
			.sort();
	const secretsAt = (address: string) => [
		...new Set(activeAt(address).map(({ secretText }) => secretText)),
	];
	const secretIn = ({ registration }: IDataObject) => (registration as Registration).secret;
	const requests = (method: string) =>
		scene.sandbox.log('picqer').filter((request) => request.method === method);
	const fail = (method: string, more: object) =>
		scene.sandbox.addFault({
			service: 'picqer',
			match: { method },
			kind: 'status',
			status: 500,
			times: 1,
			...more,
		});

	/** Puts a hook into the account, as a stranger or an earlier n8n would have. */
	function plant(address: string, event = EVENTS[0], active = true) {
		const idhook = 100_000 + allHooks().length;
		const hook = { idhook, name: 'planted', event, address, active, secretText: 'x', failures: [] };
		allHooks().push(hook);
	}

	describeRegistration({
		trigger,
		events: EVENTS,
		eventsAt,
		changes: () => requests('POST').length + requests('DELETE').length,
		plant,
		spoil: (address) => (activeAt(address)[1].active = false),
		refuse: () => {
			fail('POST', { status: 400, body: { error: true, error_code: 1, error_message: 'Not you' } });
			return 'Not you';
		},
	});

	it('has one long random secret for all hooks, and another one the next time', async () => {
		const { activate, delete: remove, url, staticData } = await activated();
		const [secret, ...others] = secretsAt(url);
		expect(others).toEqual([]);
		expect(secret).toMatch(/^.{32,}$/);
		expect(secretIn(staticData)).toBe(secret);
		await remove();
		expect(staticData.registration).toBeUndefined();
		await activate();
		expect(secretsAt(url)).not.toContain(secret);
	});

	it('switches one hook off and makes one when the events change', async () => {
		const { url, staticData } = await activated();
		const secrets = secretsAt(url);
		scene.sandbox.clearCounters();
		const events = ['orders.closed', 'orders.created', 'products.changed'];
		const second = trigger({ events, staticData });
		expect(await second.checkExists()).toBe(false);
		await second.activate();
		expect(eventsAt(url)).toEqual(events);
		expect([requests('POST').length, requests('DELETE').length]).toEqual([1, 1]);
		expect(secretsAt(url)).toEqual(secrets);
		expect(await second.checkExists()).toBe(true);
	});

	it.each([
		['the secret is lost, as after a restored backup', false],
		['a backup brings an older secret back', true],
	])('is made afresh when %s', async (_name, isOlder) => {
		const first = await activated();
		const old = { registration: first.staticData.registration } as IDataObject;
		if (isOlder) await activated();
		const before = activeAt(first.url).map(({ idhook }) => idhook);
		const restored = trigger({ staticData: isOlder ? old : {} });
		expect(await restored.checkExists()).toBe(false);
		await restored.activate();
		expect(eventsAt(first.url)).toEqual(EVENTS);
		expect(activeAt(first.url).filter(({ idhook }) => before.includes(idhook))).toEqual([]);
		expect(secretsAt(first.url)).toEqual([secretIn(restored.staticData)]);
	});

	it.each([false, 'false', 0])('keeps its secret when a hook is mended: %j', async (active) => {
		const { activate, url } = await activated();
		const secrets = secretsAt(url);
		Object.assign(activeAt(url)[1], { active });
		await activate();
		expect(eventsAt(url)).toEqual(EVENTS);
		expect(secretsAt(url)).toEqual(secrets);
	});

	it('has no second hook for one event', async () => {
		const { activate, checkExists, url } = await activated();
		plant(url);
		expect(await checkExists()).toBe(false);
		await activate();
		expect(eventsAt(url)).toEqual(EVENTS);
	});

	it('is for all events but the one that Picqer may have retired', async () => {
		const { url } = await activated({ events: ['*'] });
		expect(eventsAt(url)).toHaveLength(48);
		expect(eventsAt(url)).not.toContain('purchase_orders.receipts.created');
	}, 60_000);

	it('is found among more than 100 hooks', async () => {
		for (let count = 0; count < 230; count++) plant(OTHER_ADDRESS, EVENTS[0], count % 2 === 0);
		const { checkExists, delete: remove, url } = await activated();
		expect(await checkExists()).toBe(true);
		scene.sandbox.clearCounters();
		await remove();
		expect(eventsAt(url)).toEqual([]);
		expect(requests('DELETE')).toHaveLength(EVENTS.length);
	});

	describe('that fails half way', () => {
		const events = [...EVENTS, 'products.changed', 'products.created'];

		it.each(['status', 'reset-after'])(
			'is undone, and names the event; the answer to a creation: %s',
			async (kind) => {
				const { activate, url, staticData } = trigger({ events });
				fail('POST', { every: 3, kind });
				expect((await failure(activate)).message).toContain(events[2]);
				expect(eventsAt(url)).toEqual([]);
				expect(staticData.registration).toBeUndefined();
				await activate();
				expect(eventsAt(url)).toEqual(events);
			},
		);

		it('leaves the hooks that worked before', async () => {
			const { url, staticData } = await activated({ events: EVENTS.slice(0, 1) });
			const second = trigger({ events, staticData });
			fail('POST', { every: 3 });
			await failure(second.activate);
			expect(eventsAt(url)).toEqual(EVENTS.slice(0, 1));
			expect(secretsAt(url)).toEqual([secretIn(second.staticData)]);
		});

		it('tells the reason and undoes the rest when one hook cannot be switched off', async () => {
			const { activate, url } = trigger({ events });
			fail('POST', { every: 3 });
			fail('DELETE', {});
			expect((await failure(activate)).message).toContain(events[2]);
			expect(activeAt(url).length).toBeLessThanOrEqual(1);
		});

		it('is undone or kept, but not forgotten, when an old hook cannot be switched off', async () => {
			const { url, staticData } = await activated();
			const changed = trigger({ events: ['orders.created', 'products.changed'], staticData });
			fail('DELETE', {});
			await failure(changed.activate);
			const { hooks } = changed.staticData.registration as Registration;
			const known = Object.values(hooks);
			expect(activeAt(url).filter(({ idhook }) => !known.includes(idhook))).toEqual([]);
		});
	});

	it('has ended, too, when a hook is gone or off already', async () => {
		const { delete: remove, url } = await activated();
		activeAt(url)[0].active = false;
		fail('DELETE', { status: 404 });
		expect(await remove()).toBe(true);
		expect(activeAt(url).length).toBeLessThanOrEqual(1);
	});

	it.each([200, 201])('asks as is documented; a creation may answer %d', async (status) => {
		const { activate, url, staticData } = webhookTrigger({
			node,
			credentialTypes,
			credentials: demo,
			parameters: { events: EVENTS.slice(0, 1) },
		});
		const [event] = EVENTS;
		let sent: IDataObject = {};
		const picqer = nock('https://demo.picqer.com/api/v1', {
			reqheaders: {
				authorization: `Basic ${Buffer.from('the-key:X').toString('base64')}`,
				'user-agent': /\(it@example\.com\)/,
			},
		});
		picqer.get('/hooks').reply(200, []);
		picqer
			.post('/hooks', (body: IDataObject) => Boolean((sent = body)))
			.reply(status, { idhook: 101, event, address: url, active: true, secret: true });
		await activate();
		const secret = secretIn(staticData);
		expect(sent).toEqual({ name: expect.any(String), event, address: url, secret });
		picqer.done();
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

	// Now is when it happened: what is a day old starts nothing.
	beforeEach(() => pass(Date.parse('2026-01-05T09:30:00+01:00') - Date.now()));

	const registered = { registration: { secret: SECRET, hooks: { 'orders.created': 101 } } };
	const trigger = (more: IDataObject = {}, staticData: IDataObject = registered) =>
		webhookTrigger({
			node,
			credentialTypes,
			credentials: demo,
			parameters: { events: EVENTS, ...more } as never,
			staticData,
		});
	const signatureOf = (body: string, secret = SECRET, encoding: 'base64' | 'hex' = 'base64') =>
		createHmac('sha256', secret).update(body).digest(encoding);
	const signed = (payload: unknown) => {
		const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
		return { headers: { 'X-Picqer-Signature': signatureOf(body) }, body };
	};

	const subject = {
		open: (staticData?: IDataObject) => trigger({}, staticData),
		sent: signed,
		event: genuine,
	};
	const later = { ...genuine, event_triggered_at: '2026-01-05 09:30:01' };
	describeDeliveries({
		...subject,
		others: {
			'another moment': later,
			'another order': { ...genuine, data: { ...genuine.data, idorder: 5002 } },
			'another event': { ...genuine, event: 'orders.closed' },
			'other inner IDs': { ...genuine, data: { order: { idorder: 5001 }, note: { idnote: 1 } } },
			'an unknown event': { ...genuine, event: 'robots.awoken', data: { any: 'thing' } },
		},
		noEvents: {
			'without event': '{"idhook":101,"data":{}}',
			'of an event that is no text': '{"event":5}',
		},
	});
	describeSignatures(subject, {
		header: 'X-Picqer-Signature',
		signatureOf,
		forged: {
			'the signature of another hook': (body) => signatureOf(body, 'other'),
			'a signature in hex': (body) => signatureOf(body, SECRET, 'hex'),
		},
	});
	describeAge(subject, {
		later,
		other: { ...genuine, data: { idorder: 5002 } },
		tellTime: (status, date) =>
			nock('https://demo.picqer.com/api/v1').persist().get('/hooks').reply(status, [], { date }),
	});

	it('without a moment is news unless it is the last word about a thing', async () => {
		const { deliver } = trigger();
		const startsWith = async (freestock: number) => {
			const data = { idproduct: 1, freestock };
			const { items } = await deliver(signed({ event: 'products.free_stock_changed', data }));
			return items !== undefined;
		};
		for (const freestock of [5, 6, 5]) expect(await startsWith(freestock)).toBe(true);
		expect(await startsWith(5)).toBe(false);
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

	it.each([
		['no registration', {}],
		['an empty secret', { registration: { secret: '', hooks: {} } }],
	])('is refused with 401 where static data has %s', async (_name, staticData) => {
		const body = JSON.stringify(genuine);
		for (const secret of ['', SECRET, 'undefined']) {
			const headers = { 'X-Picqer-Signature': signatureOf(body, secret) };
			const result = await trigger({}, staticData).deliver({ headers, body });
			expect(result).toMatchObject({ statusCode: 401, items: undefined });
		}
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
			const { deliver } = trigger({ output: 'stockLevel', options });
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

		describe('of an event that is not the latest', () => {
			const stockOf = (freestock: number) => ({ ...product, stock: [{ freestock }] });
			const api = () => nock('https://demo.picqer.com/api/v1');
			const open = () => trigger({ output: 'stockLevel' });
			const said = async ({ deliver }: ReturnType<typeof open>, data: unknown, at: string) => {
				const event = 'products.free_stock_changed';
				const event_triggered_at = `2026-01-05 ${at}`;
				const { items } = await deliver(signed({ ...genuine, event, event_triggered_at, data }));
				return items?.[0][0].json;
			};
			const levelOf = (freeQuantity: number | null) => ({ stockLevel: { freeQuantity } });

			it('is that of now where it comes after a later one, or one of the same second', async () => {
				const one = open();
				expect(await said(one, stockOf(0), '09:30:02')).toMatchObject(levelOf(0));
				api().get('/products/720').times(2).reply(200, stockOf(1));
				for (const at of ['09:30:01', '09:30:02']) {
					expect(await said(one, stockOf(5), at)).toEqual({
						...stockOf(1),
						stockLevel: { ...stockLevel, freeQuantity: 1 },
					});
				}
				expect(await said(one, { ...stockOf(7), idproduct: 721 }, '09:30:01')).toMatchObject(
					levelOf(7),
				);
				expect(await said(one, stockOf(8), '09:30:03')).toMatchObject(levelOf(8));
			});

			it('is that of now where it comes late, and unknown where that cannot be read', async () => {
				api().get('/products/720').reply(200, stockOf(1));
				const late = open();
				expect(await said(late, stockOf(5), '09:29:00')).toMatchObject(levelOf(1));
				api().get('/products/720').reply(404, { error: true, error_message: 'Gone' });
				expect(await said(late, stockOf(5), '09:28:00')).toMatchObject({
					...levelOf(null),
					fetchProblem: expect.stringContaining('Gone'),
				});
			});
		});

		it('counts the warehouses that the user names', async () => {
			const said = await levelsOf('products.changed', product, { warehouses: ' 19 ' });
			expect(said).toMatchObject({ stockLevel: { freeQuantity: 2 } });
		});

		it('has none for what is no product', async () => {
			const data = { idorder: 5, idproduct: 720 };
			expect(await levelsOf('orders.created', data)).toEqual(data);
		});

		it.each(['', ' ', '18,', 'Utrecht'])('refuses the warehouses %j', async (warehouses) => {
			const { checkExists } = trigger({ output: 'stockLevel', options: { warehouses } });
			const { message } = await failure(checkExists);
			expect(message).toContain('Warehouse IDs');
		});
	});

	it.each<[string, unknown, IDataObject]>([
		['event', undefined, { ...genuine, data: undefined }],
		['event', null, { ...genuine, data: null }],
		['event', [], { ...genuine, data: [] }],
		['data', genuine.data, genuine.data],
		['data', undefined, {}],
		['data', null, {}],
		['data', [], { data: [] }],
		['data', [{ idorder: 1 }], { data: [{ idorder: 1 }] }],
		['data', 'text', { data: 'text' }],
		['data', 5, { data: 5 }],
		['data', false, { data: false }],
	])('gives with output %s and %j as its data one object', async (output, data, json) => {
		const { items } = await trigger({ output }).deliver(signed({ ...genuine, data }));
		expect(items).toEqual([[{ json }]]);
	});
});
