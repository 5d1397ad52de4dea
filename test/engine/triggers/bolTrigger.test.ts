import { generateKeyPairSync, sign, type KeyObject } from 'crypto';
import { HookContext } from 'n8n-core';
import nock from 'nock';
import { sleep, type IDataObject } from 'n8n-workflow';
import { BolApi } from '../../../credentials/BolApi.credentials';
import { BolTrigger } from '../../../nodes/Bol/BolTrigger.node';
import { forgetKeys, readSignature } from '../../../nodes/Bol/trigger/signature';
import type { Subscription } from '../../../nodes/Bol/trigger/registration';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { forgetTokens } from '../../../nodes/shared/service/tokenGate';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { startReceiver, type Receiver } from '../../sandbox/callers';
import { webhookTrigger, type Delivery } from '../harness';
import { failure, pass, saved } from '../harness/triggerTesting';
import { item, order } from '../bol/awkwardOrders';
import { keysWithToken, V10 } from '../bol/subject';

const EVENTS = ['ORDER', 'SHIPMENT'];
const OTHER_ADDRESS = 'https://n8n.example/webhook/of-another-node/webhook';
const SUBSCRIPTIONS = '/retailer/subscriptions';

const node = new BolTrigger();
const credentialTypes = [new BolApi()];

beforeEach(() => {
	for (const forget of [forgetDeliveries, forgetKeys, forgetLimits, forgetTokens]) forget();
});

describe('the life cycle', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		nock.enableNetConnect('127.0.0.1');
		sandbox = await startSandbox();
	});
	beforeEach(() => {
		sandbox.setLimits('bol', { limit: 1000 });
		sandbox.setProcessDelay(20);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		sandbox.reset();
	});
	afterAll(async () => {
		await sandbox.stop();
		nock.disableNetConnect();
	});

	const trigger = (
		events: string[] = EVENTS,
		{ staticData = {}, environment = 'custom', options = {} }: IDataObject = {},
	) =>
		webhookTrigger({
			node,
			credentialTypes,
			credentials: {
				bolApi: {
					clientId: 'sandbox-client',
					clientSecret: 'sandbox-secret',
					environment,
					apiUrl: sandbox.urls.bol,
					loginUrl: sandbox.urls.bol,
				} as IDataObject as never,
			},
			parameters: { events, options: options as never },
			staticData: staticData as IDataObject,
		});

	const all = () => sandbox.state('bol').subscriptions as Subscription[];
	const at = (address: string) => all().filter(({ url }) => url === address);
	const requests = (method: string) =>
		sandbox
			.log('bol')
			.filter((request) => request.method === method && request.path.startsWith(SUBSCRIPTIONS));

	/** Puts a subscription into the account, as a stranger or an earlier n8n would have. */
	function plant(url: string, more: Partial<Subscription> = {}): Subscription {
		const id = String(90_000 + all().length);
		const subscription = { id, resources: EVENTS, url, subscriptionType: 'WEBHOOK', enabled: true };
		all().push({ ...subscription, ...more });
		return all()[all().length - 1];
	}

	it('makes one subscription for all events', async () => {
		const { activate, checkExists, url } = trigger();
		expect(await checkExists()).toBe(false);
		await activate();
		expect(at(url)).toEqual([
			{
				id: expect.any(String),
				resources: EVENTS,
				url,
				subscriptionType: 'WEBHOOK',
				enabled: true,
			},
		]);
		expect(await checkExists()).toBe(true);
	});

	it('waits until bol has carried it out', async () => {
		sandbox.setProcessDelay(700);
		const { activate, url } = trigger();
		await activate();
		expect(at(url)).toHaveLength(1);
	});

	it('makes none when it is there, whatever static data says, and in any order', async () => {
		const { activate, url } = trigger();
		plant(url, { resources: [...EVENTS].reverse() });
		await activate();
		expect(requests('POST').concat(requests('PUT'), requests('DELETE'))).toEqual([]);
	});

	it.each([
		['is for other resources', { resources: ['PROCESS_STATUS'] }],
		['is for more resources', { resources: [...EVENTS, 'PROCESS_STATUS'] }],
		['was switched off', { enabled: false }],
	])('changes one that %s', async (_name, more) => {
		const { activate, checkExists, url } = trigger();
		const { id } = plant(url, more);
		expect(await checkExists()).toBe(false);
		await activate();
		expect(at(url)).toMatchObject([{ id, enabled: true }]);
		expect([...at(url)[0].resources].sort()).toEqual([...EVENTS].sort());
		expect(requests('POST')).toEqual([]);
	});

	it('takes one that does not say whether it is enabled as enabled', async () => {
		const { checkExists, url } = trigger();
		delete plant(url).enabled;
		expect(await checkExists()).toBe(true);
	});

	it('keeps the right one of several and deletes the others', async () => {
		const { activate, url } = trigger();
		plant(url, { enabled: false });
		const { id } = plant(url);
		plant(url, { resources: ['PROCESS_STATUS'] });
		await activate();
		expect(at(url)).toMatchObject([{ id, enabled: true }]);
		expect(requests('PUT')).toEqual([]);
		expect(requests('DELETE')).toHaveLength(2);
	});

	it('leaves the subscriptions of others alone', async () => {
		const other = plant(OTHER_ADDRESS);
		const { activate, delete: remove, url } = trigger();
		await activate();
		expect(all()).toHaveLength(2);
		await remove();
		expect(all()).toEqual([other]);
		expect(at(url)).toEqual([]);
	});

	it('makes one when two activations come at once', async () => {
		const [one, two] = [trigger(), trigger()];
		await Promise.all([one.create(), two.create()]);
		expect(at(one.url)).toHaveLength(1);
	});

	it('knows its subscription by the name that v11 gives the address', async () => {
		const { checkExists, url } = trigger();
		const planted = plant(url);
		Object.assign(planted, { url: undefined, eventDestination: url });
		expect(await checkExists()).toBe(true);
	});

	it.each([
		[{}, 1],
		[{ removeFormerAddresses: true }, 0],
	])('leaves one at its former address unless told otherwise: %j', async (options, left) => {
		const { activate, url } = trigger(EVENTS, { options });
		const former = url.replace('n8n.example', 'old-n8n.example');
		plant(former);
		plant(OTHER_ADDRESS);
		await activate();
		expect([at(former), at(OTHER_ADDRESS), at(url)].map(({ length }) => length)).toEqual([
			left,
			1,
			1,
		]);
	});

	describe('deactivation', () => {
		it('deletes all for the address, and is done before the next activation looks', async () => {
			const { activate, checkExists, delete: remove, url } = trigger();
			plant(url);
			plant(url, { enabled: false });
			sandbox.setProcessDelay(300);
			await remove();
			expect(at(url)).toEqual([]);
			expect(await checkExists()).toBe(false);
			await activate();
			expect(at(url)).toHaveLength(1);
		});

		it('is done when there is nothing, also without events', async () => {
			expect(await trigger([]).delete()).toBe(true);
			expect(requests('DELETE')).toEqual([]);
		});

		it.each([
			['404', { kind: 'status', status: 404 }],
			['a failed process', undefined],
		] as const)('is done when it is gone meanwhile: %s', async (_name, fault) => {
			const { delete: remove, url } = trigger();
			plant(url);
			if (fault) sandbox.addFault({ ...fault, service: 'bol', match: { method: 'DELETE' } });
			sandbox.setProcessDelay(200);
			const removal = remove();
			// Another n8n is quicker.
			while (requests('DELETE').length === 0) await sleep(5);
			all().splice(0);
			expect(await removal).toBe(true);
		});

		it('fails when bol does not delete it, but deletes the others', async () => {
			const { delete: remove, url } = trigger();
			const planted = [plant(url), plant(url), plant(url)];
			sandbox.forceProcesses({ status: 'FAILURE', errorMessage: 'Not today' });
			const { message } = await failure(remove);
			expect(message).toContain('Not today');
			expect(planted.map(({ id }) => id)).toContain(at(url)[0].id);
			expect(at(url)).toHaveLength(1);
		});
	});

	describe('a registration that fails', () => {
		it('says why bol refuses', async () => {
			const { activate } = trigger();
			sandbox.addFault({
				service: 'bol',
				match: { method: 'POST', path: SUBSCRIPTIONS },
				kind: 'status',
				status: 400,
				body: {
					title: 'Error validating request body',
					status: 400,
					detail: 'Bad request',
					violations: [{ name: 'url', reason: 'No such host' }],
				},
			});
			const { message } = await failure(activate);
			expect(message).toBe(
				'bol did not register the subscription: Bad request – url: No such host',
			);
		});

		it.each(['FAILURE', 'TIMEOUT'] as const)(
			'says why the process ended with %s',
			async (status) => {
				const { activate, url, staticData } = trigger();
				sandbox.forceProcesses({ status, errorMessage: 'The address does not answer' });
				const { message } = await failure(activate);
				expect(message).toContain('register the subscription: The address does not answer');
				expect(at(url)).toEqual([]);
				expect(staticData).toEqual({});
			},
		);

		it('is undone when the answer to the creation was lost', async () => {
			const { activate, url } = trigger();
			sandbox.setProcessDelay(300);
			sandbox.addFault({
				service: 'bol',
				match: { method: 'POST', path: SUBSCRIPTIONS },
				kind: 'reset-after',
				times: 1,
			});
			await failure(activate);
			expect(at(url)).toEqual([]);
			await activate();
			expect(at(url)).toHaveLength(1);
		}, 20_000);

		it('is undone when the outcome of the creation cannot be read', async () => {
			const { activate, url } = trigger();
			sandbox.addFault({
				service: 'bol',
				match: { method: 'GET', path: '/shared/process-status' },
				kind: 'status',
				status: 404,
				times: 1,
			});
			await failure(activate);
			expect(at(url)).toEqual([]);
		}, 20_000);

		it('puts a changed one back when another resists', async () => {
			const { activate, url } = trigger();
			const before = { resources: ['PROCESS_STATUS'], enabled: false };
			const { id } = plant(url, before);
			plant(url, { enabled: false });
			sandbox.forceProcesses({ status: 'SUCCESS' }, { status: 'FAILURE', errorMessage: 'Busy' });
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
			const { activate, create } = trigger(EVENTS, { environment });
			for (const action of [activate, create]) {
				const { message, description } = await failure(action);
				expect(message).toContain('https');
				expect(message).toContain(address);
				expect(description).toContain('WEBHOOK_URL');
			}
			expect(sandbox.log('bol')).toEqual([]);
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
		const { activate, delete: remove } = trigger(EVENTS, { environment: 'demo' });
		expect((await failure(activate)).message).toContain('demo');
		expect(await remove()).toBe(true);
	});

	it('wants at least one event', async () => {
		expect((await failure(trigger([]).activate)).message).toContain('Events');
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

		it('starts the workflow, once', async () => {
			sandbox.setDeliveryMode('doubled', 'bol');
			const [orderId] = sandbox.seedBol({});
			await sandbox.deliveriesSettled();
			const { deliver } = trigger();
			const results = [await deliver(arrived()[0]), await deliver(arrived()[1])];
			expect(results.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
			expect(results[0].items).toMatchObject([
				[{ json: { event: { resource: 'ORDER', type: 'ORDER_CREATED', resourceId: orderId } } }],
			]);
			expect(results[1].items).toBeUndefined();
			expect(sandbox.log('bol').filter(({ path }) => /signature-keys/.test(path))).toHaveLength(1);
		});

		it('does not start it when it is about the registration of the trigger itself', async () => {
			const { activate, deliver } = trigger([...EVENTS, 'PROCESS_STATUS']);
			await activate();
			await sandbox.deliveriesSettled();
			const other = sandbox.fireEvent('bol', 'SUCCESS', { resourceId: '1' });
			expect(other).toBeGreaterThan(0);
			await sandbox.deliveriesSettled();
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

		it.each(['wrong-signature', 'no-signature', 'changed-body'] as const)(
			'that is forged starts nothing: %s',
			async (kind) => {
				await sandbox.forge('bol', { kind, address: all()[0].url });
				const result = await trigger().deliver(arrived()[0]);
				expect(result).toMatchObject({ statusCode: 401, items: undefined });
			},
		);

		it('brings the full object when asked to', async () => {
			const [orderId] = sandbox.seedBol({});
			await sandbox.deliveriesSettled();
			const { deliver } = trigger(EVENTS, { options: { fetchFullObject: true } });
			const { items } = await deliver(arrived()[0]);
			expect(items?.[0][0].json).toMatchObject({
				event: { resourceId: orderId },
				order: { orderId, shipmentDetails: { city: expect.any(String) } },
			});
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
	const DAY = 24 * HOUR;

	// Now is when it happened: what is a day old starts nothing.
	beforeEach(() => pass(Date.parse(genuine.timestamp) - Date.now()));
	afterEach(() => {
		jest.restoreAllMocks();
		nock.abortPendingRequests();
		nock.cleanAll();
	});

	it('gives the whole message as one item', async () => {
		serveKeys();
		const result = await trigger().deliver(signed(genuine));
		expect(result.items).toEqual([[{ json: genuine }]]);
		expect(result.statusCode).toBe(200);
	});

	it('is verified over the bytes as they came', async () => {
		serveKeys();
		const body = `{ "event" : {"resource":"ORDER","type":"ORDER_CREATED","resourceId":"1"},\n "timeStamp":"2026-01-05T10:00:00+01:00","x":"\\u00e9" }`;
		const { items } = await trigger().deliver(signed(body));
		expect(items).toMatchObject([[{ json: { x: 'é' } }]]);
	});

	const body = JSON.stringify(genuine);
	const base64 = signatureOf(body);
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

	it('takes base64 that ends with =', () => {
		expect(readSignature('keyId=0, algorithm="rsa-sha256", signature=abc+/w==')).toEqual({
			keyId: '0',
			algorithm: 'rsa-sha256',
			signature: 'abc+/w==',
		});
	});

	it.each([
		['no header', {}, body],
		['an empty header', { Signature: '' }, body],
		['nonsense as header', { Signature: 'hello, "world' }, body],
		['no key ID', { Signature: `algorithm="rsa-sha256", signature=${base64}` }, body],
		['no signature', { Signature: 'keyId=0, algorithm="rsa-sha256"' }, body],
		['an empty signature', { Signature: 'keyId=0, algorithm="rsa-sha256", signature=' }, body],
		['no algorithm', { Signature: `keyId=0, signature=${base64}` }, body],
		[
			'another algorithm',
			{ Signature: `keyId=0, algorithm="rsa-sha512", signature=${base64}` },
			body,
		],
		['algorithm none', { Signature: `keyId=0, algorithm="none", signature=${base64}` }, body],
		['the key of another', signed(genuine, { key: otherKeys.privateKey }).headers ?? {}, body],
		['a shortened signature', { Signature: headerFor(body).slice(0, -8) }, body],
		['a number changed', { Signature: headerFor(body) }, body.replace('1234567', '1234568')],
		['a blank added', { Signature: headerFor(body) }, `${body} `],
		['an empty body', { Signature: headerFor(body) }, ''],
	])('with %s is refused with 401 and starts nothing', async (_name, headers, sent) => {
		serveKeys();
		const result = await trigger().deliver({ headers, body: sent });
		expect(result).toMatchObject({ statusCode: 401, items: undefined });
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

		it('are known after a restart', async () => {
			const counts = serveKeys();
			const first = trigger();
			await first.deliver(signed(genuine));
			forgetKeys();
			const staticData = JSON.parse(JSON.stringify(first.staticData)) as IDataObject;
			const { items } = await trigger({ staticData }).deliver(signed(other({ resourceId: '2' })));
			expect(items?.[0]).toHaveLength(1);
			expect(counts.requests).toBe(1);
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
			const counts = serveKeys(() => current);
			const { deliver } = trigger();
			await deliver(signed(genuine));
			current = keyList({ 0: bolKeys.publicKey, 1: otherKeys.publicKey });
			pass(7 * MINUTE);
			const rotated = { keyId: '1', key: otherKeys.privateKey };
			const result = await deliver(signed(other({ resourceId: '2' }), rotated));
			expect(result.items?.[0]).toHaveLength(1);
			await deliver(signed(other({ resourceId: '3' }), rotated));
			expect(counts.requests).toBe(2);
		});

		it('are not asked for again and again for IDs that bol never had', async () => {
			const counts = serveKeys();
			const { deliver } = trigger();
			await deliver(signed(genuine));
			for (const keyId of ['7', '8', '__proto__', 'constructor']) {
				expect(await deliver(signed(genuine, { keyId }))).toMatchObject({ statusCode: 401 });
			}
			expect(counts.requests).toBe(1);
			pass(7 * MINUTE);
			for (const keyId of ['7', '8', '9']) await deliver(signed(genuine, { keyId }));
			expect(counts.requests).toBe(2);
		});

		it('are read anew after a day when bol replaced one under its old ID', async () => {
			let current = keyList();
			const counts = serveKeys(() => current);
			const { deliver } = trigger();
			await deliver(signed(genuine));
			current = keyList({ 0: otherKeys.publicKey });
			const replaced = signed(other({ resourceId: '2' }), { key: otherKeys.privateKey });
			expect(await deliver(replaced)).toMatchObject({ statusCode: 401 });
			pass(25 * 60 * MINUTE);
			const timestamp = new Date(Date.now()).toISOString();
			const later = signed(other({}, { timestamp }), { key: otherKeys.privateKey });
			expect((await deliver(later)).items?.[0]).toHaveLength(1);
			expect(counts.requests).toBe(2);
		});

		it('that bol withdrew stop counting within a day, also over a restart', async () => {
			serveKeys(() => keyList({ 0: bolKeys.publicKey, 1: otherKeys.publicKey }));
			const { deliver, staticData } = trigger();
			expect((await deliver(signed(genuine))).items).toHaveLength(1);
			nock.cleanAll();
			serveKeys(() => keyList({ 1: otherKeys.publicKey }));
			pass(13 * HOUR);
			const timestamp = new Date(Date.now()).toISOString();
			const withdrawn = signed(other({}, { timestamp }));
			expect((await deliver(withdrawn)).statusCode).toBe(401);
			forgetKeys();
			const restarted = trigger({ staticData: saved(staticData) });
			expect((await restarted.deliver(withdrawn)).statusCode).toBe(401);
		});

		it('count for a day while bol does not give them', async () => {
			serveKeys();
			const { deliver } = trigger();
			await deliver(signed(genuine));
			nock.cleanAll();
			serveKeys(() => ({}), 500);
			for (const [hours, statusCode] of [
				[13, 200],
				[25, 503],
			]) {
				pass(hours === 13 ? 13 * HOUR : 12 * HOUR);
				const timestamp = new Date(Date.now()).toISOString();
				expect((await deliver(signed(other({}, { timestamp })))).statusCode).toBe(statusCode);
			}
		}, 30_000);

		it.each<[string, number, IDataObject]>([
			['cannot be read', 500, { title: 'Internal server error', status: 500 }],
			['are missing', 200, {}],
		])(
			'that %s make bol try again, and are not asked for at once',
			async (_name, status, answer) => {
				const counts = serveKeys(() => answer, status);
				const { deliver } = trigger();
				for (let count = 0; count < 3; count++) {
					expect(await deliver(signed(genuine))).toMatchObject({
						statusCode: 503,
						items: undefined,
					});
				}
				expect(counts.requests).toBe(1);
				nock.cleanAll();
				serveKeys();
				pass(2 * MINUTE);
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

	it.each([
		['plain text', 'hello', 'text/plain'],
		['null', 'null', 'application/json'],
		['a list', '[]', 'application/json'],
		['without event', '{"retailerId":1}', 'application/json'],
		['of an event without type', '{"event":{"resource":"ORDER"}}', 'application/json'],
		['of an event that is no object', '{"event":"ORDER"}', 'application/json'],
	])('that is signed but %s starts nothing and breaks nothing', async (_name, sent, type) => {
		serveKeys();
		const { headers } = signed(sent);
		const result = await trigger().deliver({
			headers: { ...headers, 'Content-Type': type },
			body: sent,
		});
		expect(result).toMatchObject({ statusCode: 400, items: undefined });
	});

	it.each<[string, number, boolean]>([
		['a day and an hour', 25 * HOUR, false],
		['23 hours', 23 * HOUR, true],
		['an hour in the future', -HOUR, true],
	])('that is %s old starts the workflow: %s', async (_name, age, isStarted) => {
		serveKeys();
		const timestamp = new Date(Date.now() - age).toISOString();
		const result = await trigger().deliver(signed(other({}, { timestamp })));
		expect([result.statusCode, result.items !== undefined]).toEqual([200, isStarted]);
	});

	it('that is played back after days and thousands of others starts nothing', async () => {
		serveKeys();
		const { deliver } = trigger();
		await deliver(signed(genuine));
		for (let index = 0; index < 3; index++)
			await deliver(signed(other({ resourceId: `${index}` })));
		pass(2 * DAY);
		expect(await deliver(signed(genuine))).toMatchObject({ statusCode: 200, items: undefined });
	});

	it('that is newer than all before starts it though the clock is days ahead', async () => {
		serveKeys();
		const { deliver } = trigger();
		await deliver(signed(genuine));
		pass(3 * DAY);
		const timestamp = '2026-01-05T10:00:10+01:00';
		expect((await deliver(signed(other({}, { timestamp })))).items).toHaveLength(1);
	});

	describe('that comes again', () => {
		it('is dropped, also after a restart', async () => {
			serveKeys();
			const first = trigger();
			await first.deliver(signed(genuine));
			expect(await first.deliver(signed(genuine))).toMatchObject({
				statusCode: 200,
				items: undefined,
			});
			forgetDeliveries();
			const staticData = JSON.parse(JSON.stringify(first.staticData)) as IDataObject;
			expect((await trigger({ staticData }).deliver(signed(genuine))).items).toBeUndefined();
		});

		it('is known by timeStamp as by timestamp', async () => {
			serveKeys();
			const { deliver } = trigger();
			const { timestamp, ...old } = genuine;
			await deliver(signed({ ...old, timeStamp: timestamp }));
			expect((await deliver(signed({ ...old, timeStamp: timestamp }))).items).toBeUndefined();
			expect((await deliver(signed(genuine))).items).toBeUndefined();
			const later = { ...old, timeStamp: '2026-01-05T10:00:01+01:00' };
			expect((await deliver(signed(later))).items?.[0]).toHaveLength(1);
		});

		it('is known by its content when it names no moment', async () => {
			serveKeys();
			const { deliver } = trigger();
			const withoutMoment = { event: genuine.event };
			await deliver(signed(withoutMoment));
			expect((await deliver(signed(withoutMoment))).items).toBeUndefined();
			expect((await deliver(signed({ ...withoutMoment, retailerId: 2 }))).items).toHaveLength(1);
		});

		it.each([
			['another moment', other({}, { timestamp: '2026-01-05T10:00:01+01:00' })],
			['another order', other({ resourceId: 'B' })],
			['another type', other({ type: 'ORDER_ITEM_CANCELLATION_REQUEST' })],
			['another resource', other({ resource: 'SHIPMENT' })],
		])('is not mistaken for one of %s', async (_name, payload) => {
			serveKeys();
			const { deliver } = trigger();
			await deliver(signed(genuine));
			expect((await deliver(signed(payload))).items).toEqual([[{ json: payload }]]);
		});

		it('is not mistaken for a forged one', async () => {
			serveKeys();
			const { deliver } = trigger();
			await deliver(signed(genuine, { key: otherKeys.privateKey }));
			expect((await deliver(signed(genuine))).items).toHaveLength(1);
		});
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
		serveKeys();
		const result = await trigger(more).deliver(signed(other(event)));
		expect(result.statusCode).toBe(200);
		expect(result.items?.[0].length ?? 0).toBe(starts ? 1 : 0);
	});

	describe('with a shop order', () => {
		const about = (full: IDataObject) =>
			nock(BASE)
				.get('/retailer/orders/A1')
				.reply(200, JSON.stringify(full), { 'content-type': 'application/json' });
		const payload = other({ resourceId: 'A1' });
		const asked = item('2', { cancellationRequest: true });

		it.each([
			['shopOrder', '1'],
			['cancellations', '2'],
		])('stands beside the order: %s', async (orderOutput, lineId) => {
			serveKeys();
			const full = order('A1', { orderItems: [item('1'), asked] });
			about(full);
			const { items } = await trigger({ orderOutput }).deliver(signed(payload));
			const { shopOrder, ...rest } = items?.[0][0].json ?? {};
			expect(rest).toEqual({ ...payload, order: full });
			expect(shopOrder).toMatchObject({ number: 'A1', lines: [{ lineId }] });
		});

		it('starts nothing when nothing of the order is wanted', async () => {
			serveKeys();
			about(order('A1', { orderItems: [asked] }));
			const result = await trigger({ orderOutput: 'shopOrder' }).deliver(signed(payload));
			expect(result.statusCode).toBe(200);
			expect(result.items?.[0] ?? []).toEqual([]);
		});

		it('comes without it, and with the reason, when it cannot be made', async () => {
			serveKeys();
			about(order('A1', { shipmentDetails: {} }));
			const { items } = await trigger({ orderOutput: 'shopOrder' }).deliver(signed(payload));
			expect(items).toEqual([
				[{ json: { ...payload, fetchProblem: expect.stringContaining('has no address') } }],
			]);
		});

		it('is not asked for where the event is about a shipment', async () => {
			serveKeys();
			const shipment = other({ resource: 'SHIPMENT', type: 'UPDATE_TRANSPORT_EVENT' });
			const { items } = await trigger({ orderOutput: 'shopOrder' }).deliver(signed(shipment));
			expect(items).toEqual([[{ json: shipment }]]);
		});
	});

	describe('with the full object', () => {
		const options = { fetchFullObject: true };
		const api = () => nock(BASE, { reqheaders: { accept: V10 } });

		it.each([
			['ORDER', 'ORDER_CREATED', '/retailer/orders/1', 'order'],
			['SHIPMENT', 'UPDATE_TRANSPORT_EVENT', '/retailer/shipments/1', 'shipment'],
			['PROCESS_STATUS', 'SUCCESS', '/shared/process-status/1', 'processStatus'],
		])('of %s', async (resource, type, path, property) => {
			serveKeys();
			api().get(path).reply(200, { its: 'object' });
			const payload = other({ resource, type, resourceId: '1' });
			const { items } = await trigger({ options }).deliver(signed(payload));
			expect(items).toEqual([[{ json: { ...payload, [property]: { its: 'object' } } }]]);
		});

		it('stays within one path segment', async () => {
			serveKeys();
			api().get('/retailer/orders/..%2F..%2Fusers').reply(200, { orderId: 'x' });
			const payload = other({ resourceId: '../../users' });
			const { items } = await trigger({ options }).deliver(signed(payload));
			expect(items?.[0][0].json).toHaveProperty('order');
		});

		it.each([
			['is unknown', 404, { title: 'Resource not found', detail: 'Order not found', status: 404 }],
			['may not be read', 403, { title: 'Forbidden', detail: 'Not active', status: 403 }],
		])('comes without it when it %s', async (_name, status, answer) => {
			serveKeys();
			api().get('/retailer/orders/A2K8290LP0').reply(status, answer);
			const result = await trigger({ options }).deliver(signed(genuine));
			expect(result.statusCode).toBe(200);
			expect(result.items).toEqual([
				[{ json: { ...genuine, fetchProblem: expect.stringContaining(answer.detail) } }],
			]);
		});

		it('comes without it in time when reading takes too long', async () => {
			serveKeys();
			api().get('/retailer/orders/A2K8290LP0').delay(4_500).reply(200, { its: 'object' });
			const { items } = await trigger({ options }).deliver(signed(genuine));
			expect(items).toEqual([[{ json: { ...genuine, fetchProblem: expect.any(String) } }]]);
		}, 15_000);

		it('reads nothing for resources that it does not know, nor without an ID', async () => {
			serveKeys();
			const { deliver } = trigger({ options });
			for (const event of [{ resource: 'TEST' }, { resourceId: undefined }] as IDataObject[]) {
				const payload = JSON.parse(JSON.stringify(other(event))) as IDataObject;
				expect((await deliver(signed(payload))).items).toEqual([[{ json: payload }]]);
			}
		});
	});
});
