import { generateKeyPairSync, sign, type KeyObject } from 'crypto';
import { HookContext } from 'n8n-core';
import nock from 'nock';
import { sleep, type IDataObject } from 'n8n-workflow';
import { BolApi } from '../../../credentials/BolApi.credentials';
import { BolTrigger } from '../../../nodes/Bol/BolTrigger.node';
import { forgetKeys } from '../../../nodes/Bol/trigger/signature';
import type { Subscription } from '../../../sandbox/bol/types';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { startReceiver, type Receiver } from '../../sandbox/callers';
import { setScene } from '../../faults/scene';
import { webhookTrigger, type Delivery } from '../harness';
import { failure, pass, saved } from '../harness/triggerTesting';
import { item, order } from '../bol/awkwardOrders';
import { keysWithToken, V10 } from '../bol/subject';
import { describeAge, describeDeliveries, describeSignatures } from './deliveryWalk';
import { describeRegistration, type WebhookSettings } from './registrationWalk';

const EVENTS = ['ORDER', 'SHIPMENT'];
const SUBSCRIPTIONS = '/retailer/subscriptions';

const node = new BolTrigger();
const credentialTypes = [new BolApi()];

const scene = setScene();
beforeEach(() => {
	for (const forget of [forgetDeliveries, forgetKeys]) forget();
});

describe('the registration', () => {
	beforeEach(() => scene.sandbox.setProcessDelay(20));

	const trigger = (
		{ events = EVENTS, options = {}, staticData }: WebhookSettings = {},
		environment = 'custom',
	) =>
		webhookTrigger({
			node,
			credentialTypes,
			credentials: scene.credential('bol', { environment }),
			parameters: { events, options: options as never },
			staticData,
		});

	const all = () => scene.sandbox.state('bol').subscriptions;
	const at = (address: string) => all().filter(({ url }) => url === address);
	const requests = (method: string) =>
		scene.sandbox
			.log('bol')
			.filter((request) => request.method === method && request.path.startsWith(SUBSCRIPTIONS));
	const counts = () => ['POST', 'PUT', 'DELETE'].map((method) => requests(method).length);
	const fail = (method: string, path: string, more: object) =>
		scene.sandbox.addFault({ service: 'bol', match: { method, path }, kind: 'status', ...more });

	/** Puts a subscription into the account, as a stranger or an earlier n8n would have. */
	function plant(url: string, more: Partial<Subscription> = {}): Subscription {
		const id = String(90_000 + all().length);
		const subscription = { id, resources: EVENTS, url, subscriptionType: 'WEBHOOK', enabled: true };
		all().push({ ...subscription, ...more });
		return all()[all().length - 1];
	}

	const refusal = {
		status: 400,
		body: {
			title: 'Error validating request body',
			status: 400,
			detail: 'Bad request',
			violations: [{ name: 'url', reason: 'No such host' }],
		},
	};
	describeRegistration({
		trigger,
		events: EVENTS,
		eventsAt: (address) =>
			at(address)
				.filter(({ enabled }) => enabled)
				.flatMap(({ resources }) => resources),
		changes: () => counts().reduce((sum, count) => sum + count),
		plant: (address) => plant(address, { resources: EVENTS.slice(0, 1) }),
		spoil: (address) => (at(address)[0].enabled = false),
		refuse: () => {
			fail('POST', SUBSCRIPTIONS, refusal);
			return 'bol did not register the subscription: Bad request – url: No such host';
		},
	});

	it('is one subscription for all events, made when bol has carried it out', async () => {
		scene.sandbox.setProcessDelay(700);
		const { activate, url } = trigger();
		await activate();
		const subscription = { resources: EVENTS, url, subscriptionType: 'WEBHOOK', enabled: true };
		expect(at(url)).toEqual([{ ...subscription, id: expect.any(String) }]);
	});

	it.each<[string, Partial<Subscription>, number]>([
		['is there, in any order', { resources: [...EVENTS].reverse() }, 0],
		['does not say whether it is enabled', { enabled: undefined }, 0],
		['is for other resources', { resources: ['PROCESS_STATUS'] }, 1],
		['is for more resources', { resources: [...EVENTS, 'PROCESS_STATUS'] }, 1],
		['was switched off', { enabled: false }, 1],
		['was switched off, in text', { enabled: 'false' as never }, 1],
	])('takes one that %s, and changes it where it is wrong', async (_name, more, changes) => {
		const { activate, checkExists, url } = trigger();
		const { id } = plant(url, more);
		expect(await checkExists()).toBe(changes === 0);
		await activate();
		expect(at(url)).toMatchObject([{ id, ...(changes > 0 && { enabled: true }) }]);
		expect([...at(url)[0].resources].sort()).toEqual(EVENTS);
		expect(counts()).toEqual([0, changes, 0]);
	});

	it('keeps the right one of several and deletes the others', async () => {
		const { activate, url } = trigger();
		plant(url, { enabled: false });
		const { id } = plant(url);
		plant(url, { resources: ['PROCESS_STATUS'] });
		await activate();
		expect(at(url)).toMatchObject([{ id, enabled: true }]);
		expect(counts()).toEqual([0, 0, 2]);
	});

	it('knows its subscription by the name that v11 gives the address', async () => {
		const { checkExists, url } = trigger();
		Object.assign(plant(url), { url: undefined, eventDestination: url });
		expect(await checkExists()).toBe(true);
	});

	describe('that ends', () => {
		it('is gone, all for the address, before the next activation looks', async () => {
			const { activate, checkExists, delete: remove, url } = trigger();
			plant(url);
			plant(url, { enabled: false });
			scene.sandbox.setProcessDelay(300);
			await remove();
			expect(at(url)).toEqual([]);
			expect(await checkExists()).toBe(false);
			await activate();
			expect(at(url)).toHaveLength(1);
		});

		it.each([404, undefined])('is gone when another n8n was quicker: %s', async (status) => {
			const { delete: remove, url } = trigger();
			plant(url);
			// Without a status, the process fails.
			if (status) fail('DELETE', SUBSCRIPTIONS, { status });
			scene.sandbox.setProcessDelay(200);
			const removal = remove();
			// With each turn of the event loop: the trigger looks what is left right after the answer.
			while (requests('DELETE').length === 0) await sleep(0);
			all().splice(0);
			expect(await removal).toBe(true);
		});

		it('fails when bol does not delete it, but deletes the others', async () => {
			const { delete: remove, url } = trigger();
			for (let count = 0; count < 3; count++) plant(url);
			scene.sandbox.forceProcesses({ status: 'FAILURE', errorMessage: 'Not today' });
			expect((await failure(remove)).message).toContain('Not today');
			expect(at(url)).toHaveLength(1);
		});
	});

	describe('that fails', () => {
		it.each(['FAILURE', 'TIMEOUT'] as const)(
			'says why the process ended with %s',
			async (status) => {
				const { activate, url, staticData } = trigger();
				scene.sandbox.forceProcesses({ status, errorMessage: 'The address does not answer' });
				const { message } = await failure(activate);
				expect(message).toContain('register the subscription: The address does not answer');
				expect(at(url)).toEqual([]);
				expect(staticData).toEqual({});
			},
		);

		it.each([
			['the answer to the creation was lost', 'POST', SUBSCRIPTIONS, { kind: 'reset-after' }],
			['its outcome cannot be read', 'GET', '/shared/process-status', { status: 404 }],
		])(
			'is undone when %s',
			async (_name, method, path, fault) => {
				const { activate, url } = trigger();
				scene.sandbox.setProcessDelay(300);
				fail(method, path, { ...fault, times: 1 });
				await failure(activate);
				expect(at(url)).toEqual([]);
				await activate();
				expect(at(url)).toHaveLength(1);
			},
			20_000,
		);

		it('puts a changed one back when another resists', async () => {
			const { activate, url } = trigger();
			const before = { resources: ['PROCESS_STATUS'], enabled: false };
			const { id } = plant(url, before);
			plant(url, { enabled: false });
			const failing = { status: 'FAILURE', errorMessage: 'Busy' } as const;
			scene.sandbox.forceProcesses({ status: 'SUCCESS' }, failing);
			expect((await failure(activate)).message).toContain('Busy');
			expect(at(url).find((subscription) => subscription.id === id)).toMatchObject(before);
		});
	});

	describe('the address', () => {
		const giveAddress = (address: string) =>
			jest.spyOn(HookContext.prototype, 'getNodeWebhookUrl').mockReturnValue(address);

		it.each([
			['custom', 'http://n8n.local:5678/webhook/1/webhook'],
			['custom', 'http://localhost.example/webhook/1/webhook'],
			['production', 'http://n8n.local:5678/webhook/1/webhook'],
			['production', 'http://127.0.0.1:5678/webhook/1/webhook'],
		])('must have https: %s, %s', async (environment, address) => {
			giveAddress(address);
			const { activate, create } = trigger({}, environment);
			for (const action of [activate, create]) {
				const { message, description } = await failure(action);
				expect(message).toContain('https');
				expect(message).toContain(address);
				expect(description).toContain('WEBHOOK_URL');
			}
			expect(scene.sandbox.log('bol')).toEqual([]);
		});

		it.each(['localhost', '127.0.0.1', '[::1]'])(
			'may be http on this machine with a custom URL: %s',
			async (host) => {
				const address = `http://${host}:5678/webhook/1/webhook`;
				giveAddress(address);
				await trigger().activate();
				expect(at(address)).toHaveLength(1);
			},
		);
	});

	it('refuses the demo, which sends nothing', async () => {
		const { activate, delete: remove } = trigger({}, 'demo');
		expect((await failure(activate)).message).toContain('demo');
		expect(await remove()).toBe(true);
	});

	describe('a delivery of the service', () => {
		let receiver: Receiver;
		beforeAll(async () => (receiver = await startReceiver()));
		beforeEach(() => {
			receiver.received.length = 0;
			plant(receiver.url, { resources: [...EVENTS, 'PROCESS_STATUS'] });
		});
		afterAll(async () => await receiver.close());

		/** What has arrived, as the trigger gets it. */
		const arrived = () =>
			receiver.received.map(({ headers, rawBody }) => ({
				headers: { Signature: String(headers.signature ?? '') },
				body: Buffer.from(rawBody),
			}));

		it('does not start it when it is about the registration of the trigger itself', async () => {
			const { activate, deliver } = trigger({ events: [...EVENTS, 'PROCESS_STATUS'] });
			await activate();
			await scene.sandbox.deliveriesSettled();
			const other = scene.sandbox.fireEvent('bol', 'SUCCESS', { resourceId: '1' });
			expect(other).toBeGreaterThan(0);
			await scene.sandbox.deliveriesSettled();
			const [own, foreign] = arrived();
			const looks = () => requests('GET').filter(({ path }) => path === SUBSCRIPTIONS);
			const before = looks();
			expect(await deliver(own)).toMatchObject({ statusCode: 200, items: undefined });
			// Nor is it the one occasion in an hour to look at what was registered a moment ago.
			await sleep(200);
			expect(looks()).toEqual(before);
			expect((await deliver(foreign)).items).toMatchObject([
				[{ json: { event: { resource: 'PROCESS_STATUS', resourceId: '1' } } }],
			]);
		});
	});
});

describe('a delivery', () => {
	const BASE = 'https://api.bol.com';
	const bolKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

	const publicText = (key: KeyObject) =>
		key.export({ format: 'der', type: 'spki' }).toString('base64');
	const keyList = (ids: Record<string, KeyObject> = { 0: bolKeys.publicKey }) => ({
		signatureKeys: Object.entries(ids).map(([id, key]) => ({
			id,
			type: 'RSA',
			publicKey: publicText(key),
		})),
	});

	/** Serves the keys; counts how often they are asked for. */
	function serveKeys(answer: () => IDataObject = keyList, status = 200) {
		const counts = { requests: 0 };
		nock(BASE, { reqheaders: { authorization: 'Bearer the-token', accept: V10 } })
			.persist()
			.get(`${SUBSCRIPTIONS}/signature-keys`)
			.reply(() => {
				counts.requests++;
				return [status, answer()];
			});
		return counts;
	}

	const signatureOf = (body: string, key: KeyObject = bolKeys.privateKey) =>
		sign('RSA-SHA256', Buffer.from(body), key).toString('base64');
	const headerFor = (body: string, { keyId = '0', key = bolKeys.privateKey } = {}) =>
		`keyId=${keyId}, algorithm="rsa-sha256", signature=${signatureOf(body, key)}`;
	const signed = (payload: unknown, more: { keyId?: string; key?: KeyObject } = {}): Delivery => {
		const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
		return { headers: { Signature: headerFor(body, more) }, body };
	};

	const genuine = {
		retailerId: 1234567,
		timestamp: '2026-01-05T10:00:00+01:00',
		event: { resource: 'ORDER', type: 'ORDER_CREATED', resourceId: 'A2K8290LP0', links: [] },
	};
	const other = (event: IDataObject, more: IDataObject = {}) => ({
		...genuine,
		...more,
		event: { ...genuine.event, ...event },
	});

	interface More {
		events?: string[];
		options?: IDataObject;
		staticData?: IDataObject;
		orderOutput?: string;
	}
	const trigger = ({
		events = ['ORDER', 'SHIPMENT', 'PROCESS_STATUS'],
		options = {},
		staticData,
		orderOutput,
	}: More = {}) =>
		webhookTrigger({
			node,
			credentialTypes,
			credentials: { bolApi: keysWithToken('the-token') },
			// The editor shows it for orders only.
			parameters: { events, options: options as never, ...(orderOutput && { orderOutput }) },
			staticData,
		});

	const MINUTE = 60_000;
	const HOUR = 60 * MINUTE;

	// Now is when it happened: what is a day old starts nothing.
	beforeEach(() => pass(Date.parse(genuine.timestamp) - Date.now()));
	afterEach(() => {
		nock.abortPendingRequests();
		nock.cleanAll();
	});

	/** What a trigger makes of what bol has signed. */
	const delivered = async (payload: unknown, more?: More) => {
		serveKeys();
		return await trigger(more).deliver(signed(payload));
	};

	const body = JSON.stringify(genuine);
	const base64 = signatureOf(body);
	const later = other({}, { timestamp: '2026-01-05T10:00:10+01:00' });
	const subject = {
		open: (staticData?: IDataObject) => {
			serveKeys();
			return trigger({ staticData });
		},
		sent: (payload: unknown) => signed(payload),
		event: genuine,
	};
	describeDeliveries({
		...subject,
		others: {
			'another moment': later,
			'another order': other({ resourceId: 'B' }),
			'another type': other({ type: 'ORDER_ITEM_CANCELLATION_REQUEST' }),
			'another resource': other({ resource: 'SHIPMENT' }),
		},
		noEvents: {
			'without event': '{"retailerId":1}',
			'of an event without type': '{"event":{"resource":"ORDER"}}',
			'of an event that is no object': '{"event":"ORDER"}',
		},
	});
	describeSignatures(subject, {
		header: 'Signature',
		signatureOf: (text) => headerFor(text),
		forged: {
			'no key ID': () => `algorithm="rsa-sha256", signature=${base64}`,
			'no bytes in the signature': () => 'keyId=0, algorithm="rsa-sha256"',
			'empty bytes in the signature': () => 'keyId=0, algorithm="rsa-sha256", signature=',
			'no algorithm': () => `keyId=0, signature=${base64}`,
			'another algorithm': () => `keyId=0, algorithm="rsa-sha512", signature=${base64}`,
			'algorithm none': () => `keyId=0, algorithm="none", signature=${base64}`,
			'the key of another': (text) => headerFor(text, { key: otherKeys.privateKey }),
		},
	});
	describeAge(subject, {
		later,
		other: other({ resourceId: 'B' }),
		tellTime: (status, date) =>
			nock(BASE).persist().get(SUBSCRIPTIONS).reply(status, { subscriptions: [] }, { date }),
	});

	it.each([
		['as documented', `keyId=0, algorithm="rsa-sha256", signature=${base64}`],
		['without blanks', `keyId=0,algorithm="rsa-sha256",signature=${base64}`],
		['all in quotes', `keyId="0", algorithm="rsa-sha256", signature="${base64}"`],
		['without quotes', `keyId=0, algorithm=rsa-sha256, signature=${base64}`],
		['in another order', `signature=${base64} , algorithm="rsa-sha256" ,  keyId=0`],
		['with more in it', `keyId=0, algorithm="rsa-sha256", headers="a, b=c", signature=${base64}`],
	])('takes a header %s', async (_name, Signature) => {
		serveKeys();
		const { items } = await trigger().deliver({ headers: { Signature }, body });
		expect(items?.[0]).toHaveLength(1);
	});

	it('is refused when the key is no key', async () => {
		serveKeys(() => ({ signatureKeys: [{ id: '0', type: 'RSA', publicKey: 'hello' }] }));
		expect(await trigger().deliver(signed(genuine))).toMatchObject({ statusCode: 401 });
	});

	describe('the keys', () => {
		it('are asked for once, also by deliveries at the same time', async () => {
			const counts = serveKeys();
			const { deliver } = trigger();
			const results = await Promise.all(
				['1', '2', '3', '4'].map((resourceId) => deliver(signed(other({ resourceId })))),
			);
			expect(results.map(({ items }) => items?.[0].length)).toEqual([1, 1, 1, 1]);
			await deliver(signed(genuine, { key: otherKeys.privateKey }));
			expect(counts.requests).toBe(1);
		});

		/** A trigger that has checked an event. */
		const opened = async (keys?: () => IDataObject) => {
			const counts = serveKeys(keys);
			const active = trigger();
			expect((await active.deliver(signed(genuine))).items?.[0]).toHaveLength(1);
			return { ...active, counts };
		};

		it('are known after a restart', async () => {
			const { counts, staticData } = await opened();
			forgetKeys();
			const restarted = trigger({ staticData: saved(staticData) });
			const { items } = await restarted.deliver(signed(other({ resourceId: '2' })));
			expect(items?.[0]).toHaveLength(1);
			expect(counts.requests).toBe(1);
		});

		it('are asked for again when those that n8n kept are damaged', async () => {
			const { staticData } = await opened();
			forgetKeys();
			const signatureKeys = { ...(staticData.signatureKeys as IDataObject), keys: 'x' };
			const damaged = trigger({ staticData: { signatureKeys } });
			const { items } = await damaged.deliver(signed(other({ resourceId: '2' })));
			expect(items?.[0]).toHaveLength(1);
		});

		it('of another account are not taken', async () => {
			serveKeys(() => keyList({ 0: otherKeys.publicKey }));
			const staticData = {
				signatureKeys: { account: 'another', fetchedAt: Date.now(), keys: keyList().signatureKeys },
			};
			expect(await trigger({ staticData }).deliver(signed(genuine))).toMatchObject({
				statusCode: 401,
			});
		});

		it('are asked for again once for an unknown ID', async () => {
			let current = keyList();
			const { counts, deliver } = await opened(() => current);
			current = keyList({ 0: bolKeys.publicKey, 1: otherKeys.publicKey });
			pass(7 * MINUTE);
			const rotated = { keyId: '1', key: otherKeys.privateKey };
			const result = await deliver(signed(other({ resourceId: '2' }), rotated));
			expect(result.items?.[0]).toHaveLength(1);
			await deliver(signed(other({ resourceId: '3' }), rotated));
			expect(counts.requests).toBe(2);
		});

		it('are not asked for again and again for IDs that bol never had', async () => {
			const { counts, deliver } = await opened();
			for (const keyId of ['7', '8', '__proto__', 'constructor']) {
				expect(await deliver(signed(genuine, { keyId }))).toMatchObject({ statusCode: 401 });
			}
			expect(counts.requests).toBe(1);
			pass(7 * MINUTE);
			for (const keyId of ['7', '8', '9']) await deliver(signed(genuine, { keyId }));
			expect(counts.requests).toBe(2);
		});

		/** An event of this very moment. */
		const news = (key?: KeyObject) =>
			signed(other({}, { timestamp: new Date(Date.now()).toISOString() }), { key });

		it('are read anew after a day when bol replaced one under its old ID', async () => {
			let current = keyList();
			const { counts, deliver } = await opened(() => current);
			current = keyList({ 0: otherKeys.publicKey });
			expect(await deliver(news(otherKeys.privateKey))).toMatchObject({ statusCode: 401 });
			pass(25 * HOUR);
			expect((await deliver(news(otherKeys.privateKey))).items?.[0]).toHaveLength(1);
			expect(counts.requests).toBe(2);
		});

		it('that bol withdrew stop counting within a day, also over a restart', async () => {
			const both = keyList({ 0: bolKeys.publicKey, 1: otherKeys.publicKey });
			const { deliver, staticData } = await opened(() => both);
			nock.cleanAll();
			serveKeys(() => keyList({ 1: otherKeys.publicKey }));
			pass(13 * HOUR);
			expect((await deliver(news())).statusCode).toBe(401);
			forgetKeys();
			const restarted = trigger({ staticData: saved(staticData) });
			expect((await restarted.deliver(news())).statusCode).toBe(401);
		});

		it('count for a day while bol does not give them', async () => {
			const { deliver } = await opened();
			nock.cleanAll();
			serveKeys(() => ({}), 500);
			pass(13 * HOUR);
			expect((await deliver(news())).statusCode).toBe(200);
			pass(12 * HOUR);
			expect((await deliver(news())).statusCode).toBe(503);
		}, 30_000);

		it.each<[string, number, IDataObject]>([
			['cannot be read', 500, { title: 'Internal server error', status: 500 }],
			['are missing', 200, {}],
		])(
			'that %s make bol try again, and are not asked for at once',
			async (_name, status, answer) => {
				const counts = serveKeys(() => answer, status);
				const { deliver } = trigger();
				const unchecked = { statusCode: 503, items: undefined };
				for (let count = 0; count < 3; count++) {
					expect(await deliver(signed(genuine))).toMatchObject(unchecked);
				}
				expect(counts.requests).toBe(1);
				nock.cleanAll();
				serveKeys();
				// The clock of the machine is set back meanwhile.
				pass(-HOUR);
				const later = performance.now() + 2 * MINUTE;
				jest.spyOn(performance, 'now').mockReturnValue(later);
				expect((await deliver(signed(genuine))).items?.[0]).toHaveLength(1);
			},
		);

		it('that come too late make bol try again', async () => {
			let answer = () => {};
			const held = new Promise<void>((resolve) => (answer = resolve));
			nock(BASE)
				.get(`${SUBSCRIPTIONS}/signature-keys`)
				.reply(async () => {
					await held;
					return [200, keyList()];
				});
			expect(await trigger().deliver(signed(genuine))).toMatchObject({ statusCode: 503 });
			answer();
		}, 15_000);
	});

	it('that comes again is known by timeStamp as by timestamp, and by its content without either', async () => {
		serveKeys();
		const { deliver } = trigger();
		const starts = async (payload: unknown) => (await deliver(signed(payload))).items !== undefined;
		const { timestamp, ...old } = genuine;
		const otherName = { ...old, timeStamp: timestamp };
		expect([await starts(otherName), await starts(otherName)]).toEqual([true, false]);
		expect(await starts(genuine)).toBe(false);
		expect(await starts({ ...old, timeStamp: '2026-01-05T10:00:01+01:00' })).toBe(true);
		expect([await starts(old), await starts(old)]).toEqual([true, false]);
		expect(await starts({ ...old, retailerId: 2 })).toBe(true);
		// What was said before can be true again.
		expect(await starts(old)).toBe(true);
	});

	it.each<[string, More, IDataObject, boolean]>([
		['a resource that is not chosen', { events: ['SHIPMENT'] }, {}, false],
		['an unknown type', {}, { type: 'ORDER_AWOKEN' }, true],
		['an unknown resource', {}, { resource: 'TEST', type: 'TEST' }, true],
		['a resource named like a method', {}, { resource: 'constructor', type: 'X' }, true],
		['a chosen type', { options: { eventTypes: ['ORDER_CREATED'] } }, {}, true],
		['a type that is not chosen', { options: { eventTypes: ['SUCCESS', 'FAILURE'] } }, {}, false],
		[
			'an unknown type while types are chosen',
			{ options: { eventTypes: ['ORDER_CREATED'] } },
			{ type: 'ORDER_AWOKEN' },
			false,
		],
	])('of %s starts the workflow or not', async (_name, more, event, starts) => {
		const { statusCode, items } = await delivered(other(event), more);
		expect(statusCode).toBe(200);
		expect(items?.[0].length ?? 0).toBe(starts ? 1 : 0);
	});

	describe('with a shop order', () => {
		const payload = other({ resourceId: 'A1' });
		const asked = item('2', { cancellationRequest: true });
		/** What comes of an event about an order that bol has. */
		const shaped = async (full: IDataObject, orderOutput = 'shopOrder') => {
			const text = JSON.stringify(full);
			nock(BASE)
				.get('/retailer/orders/A1')
				.reply(200, text, { 'content-type': 'application/json' });
			return await delivered(payload, { orderOutput });
		};

		it.each([
			['shopOrder', '1'],
			['cancellations', '2'],
		])('stands beside the order: %s', async (orderOutput, lineId) => {
			const full = order('A1', { orderItems: [item('1'), asked] });
			const { items } = await shaped(full, orderOutput);
			const { shopOrder, ...rest } = items?.[0][0].json ?? {};
			expect(rest).toEqual({ ...payload, order: full });
			expect(shopOrder).toMatchObject({ number: 'A1', lines: [{ lineId }] });
		});

		it('starts nothing when nothing of the order is wanted', async () => {
			const { statusCode, items } = await shaped(order('A1', { orderItems: [asked] }));
			expect([statusCode, items?.[0] ?? []]).toEqual([200, []]);
		});

		it('comes without it, and with the reason, when it cannot be made', async () => {
			const { items } = await shaped(order('A1', { shipmentDetails: {} }));
			expect(items).toEqual([
				[{ json: { ...payload, fetchProblem: expect.stringContaining('has no address') } }],
			]);
		});

		it('is not asked for where the event is about a shipment', async () => {
			const shipment = other({ resource: 'SHIPMENT', type: 'UPDATE_TRANSPORT_EVENT' });
			const { items } = await delivered(shipment, { orderOutput: 'shopOrder' });
			expect(items).toEqual([[{ json: shipment }]]);
		});
	});

	describe('with the full object', () => {
		const options = { fetchFullObject: true };
		const api = () => nock(BASE, { reqheaders: { accept: V10 } });
		const its = { its: 'object' };

		it.each([
			[{ resource: 'ORDER', type: 'ORDER_CREATED' }, '/retailer/orders/1', 'order'],
			[{ resource: 'SHIPMENT', type: 'ANY' }, '/retailer/shipments/1', 'shipment'],
			[{ resource: 'PROCESS_STATUS' }, '/shared/process-status/1', 'processStatus'],
			[{ resourceId: '../../users' }, '/retailer/orders/..%2F..%2Fusers', 'order'],
		])('of %j, read at %s', async (event, path, property) => {
			api().get(path).reply(200, its);
			const payload = other({ resourceId: '1', ...event });
			const { items } = await delivered(payload, { options });
			expect(items).toEqual([[{ json: { ...payload, [property]: its } }]]);
		});

		const problem = (status: number, detail: string) => ({ title: 'Sorry', detail, status });
		it.each<[string, (read: nock.Interceptor) => unknown]>([
			['Order not found', (read) => read.reply(404, problem(404, 'Order not found'))],
			['a list instead of an object', (read) => read.times(4).reply(200, [its])],
			['and gave order 2', (read) => read.reply(200, { orderId: '2' })],
			['Not active', (read) => read.reply(403, problem(403, 'Not active'))],
			['did not answer in time', (read) => read.delay(4_500).reply(200, its)],
		])(
			'comes without it, and in time, with the reason: %s',
			async (reason, answer) => {
				answer(api().get('/retailer/orders/A2K8290LP0'));
				const { statusCode, items } = await delivered(genuine, { options });
				expect(statusCode).toBe(200);
				expect(items).toEqual([
					[{ json: { ...genuine, fetchProblem: expect.stringContaining(reason) } }],
				]);
			},
			15_000,
		);

		it.each<IDataObject>([{ resource: 'TEST' }, { resourceId: undefined }])(
			'is not read where it is not known: %j',
			async (event) => {
				const { items } = await delivered(other(event), { options });
				expect(items).toEqual([[{ json: other(event) }]]);
			},
		);
	});
});
