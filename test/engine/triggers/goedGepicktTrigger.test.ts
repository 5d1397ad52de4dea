import { createHmac } from 'crypto';
import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { GoedGepicktTrigger } from '../../../nodes/GoedGepickt/GoedGepicktTrigger.node';
import { forgetHooks } from '../../../nodes/GoedGepickt/trigger/registration';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { runListSearch, runLoadOptions, webhookTrigger, type Delivery } from '../harness';
import { failure, saved } from '../harness/triggerTesting';
import { FakeGoedGepickt } from './goedGepicktFake';

const STOCK = 'product.stockChanged';
const STATUS = 'order.statusChanged';
const OTHER_URL = 'https://n8n.example/webhook/of-another-node/webhook';

// Some make a hundred webhooks one after the other.
jest.setTimeout(60_000);

const node = new GoedGepicktTrigger();
const credentialTypes = [new GoedGepicktApi()];

let service: FakeGoedGepickt;

beforeEach(() => {
	for (const forget of [forgetHooks, forgetLimits, forgetDeliveries]) forget();
	service = new FakeGoedGepickt();
	service.webshops = ['a', 'b', 'c'].map((uuid) => ({ uuid, name: `Shop ${uuid}`, url: 'x' }));
	service.start();
});
afterEach(() => {
	nock.cleanAll();
	jest.restoreAllMocks();
});

interface More {
	staticData?: IDataObject;
	parameters?: IDataObject;
	credentials?: IDataObject;
	manual?: boolean;
}

const trigger = ({ staticData, parameters = {}, credentials = {}, manual }: More = {}) =>
	webhookTrigger({
		node,
		credentialTypes,
		credentials: { goedGepicktApi: { apiKey: 'the-key', ...credentials } as never },
		parameters: {
			events: [STATUS],
			// Other settings of the webshops show no such parameter.
			...(parameters.webshops === undefined && {
				webshopUuid: { __rl: true, mode: 'id', value: 'a' },
			}),
			...parameters,
		} as never,
		staticData,
		manual,
	});

const several = (...webshopUuids: string[]) => ({ webshops: 'several', webshopUuids });

/** The hooks at the service, as event and webshop. */
const registered = () =>
	service.hooks.map(({ webhookEvent, webshopUuid }) => `${webhookEvent} ${webshopUuid}`).sort();

const creations = () => service.asked('POST', '/webhooks');

const sign = (body: string, secret: unknown) =>
	createHmac('sha256', String(secret)).update(body).digest('hex');

const stockEvent = (newStock: string, productUuid = 'p-1') => ({
	event: 'stockUpdated',
	newStock,
	productSku: 'TSHIRT-BLK-L',
	productUuid,
});
const statusEvent = {
	event: 'orderStatusChanged',
	newStatus: 'completed',
	orderNumber: 'WEB-100245',
	orderUuid: 'o-1',
};

/** A delivery as a hook of the service sends it. */
function from(hook: IDataObject, payload: unknown, header = 'Signature') {
	const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
	return { headers: { [header]: sign(body, hook.webhookSecret) }, body };
}

describe('the registration', () => {
	it('is one hook for each event and webshop', async () => {
		const { activate, url } = trigger({
			parameters: { events: [STATUS, STOCK], ...several('a', 'b') },
		});
		await activate();
		expect(registered()).toEqual([`${STATUS} a`, `${STATUS} b`, `${STOCK} a`, `${STOCK} b`]);
		expect(creations()[0].body).toEqual({ webhookEvent: STATUS, targetUrl: url, webshopUuid: 'a' });
	});

	it('is for all webshops of the account, on however many pages', async () => {
		service.webshops = Array.from({ length: 120 }, (_, i) => ({ uuid: `w${i}`, name: `W ${i}` }));
		await trigger({ parameters: { webshops: 'all' } }).activate();
		expect(service.hooks).toHaveLength(120);
		expect(service.asked('GET', '/webshops')[0].query).toEqual({ page: '1', perPage: '50' });
	});

	it('is for the default webshop of the credential where none is chosen', async () => {
		const webshopUuid = { __rl: true, mode: 'list', value: '' };
		await trigger({ parameters: { webshopUuid }, credentials: { webshopUuid: 'b' } }).activate();
		expect(registered()).toEqual([`${STATUS} b`]);
	});

	it('is for events whose names are given, each once', async () => {
		const parameters = { events: ['other', STOCK], eventNames: ` x.y , ${STOCK},,x.z` };
		await trigger({ parameters }).activate();
		expect(registered()).toEqual([`${STOCK} a`, 'x.y a', 'x.z a']);
	});

	it.each([
		[{ events: [] }, 'choose at least one'],
		[{ events: ['other'], eventNames: ' , ' }, 'choose at least one'],
		[several(), 'Webshops'],
		[{ webshopUuid: { __rl: true, mode: 'id', value: '' } }, 'Webshops'],
	])('is refused with too little: %j', async (parameters, reason) => {
		expect((await failure(trigger({ parameters }).activate)).message).toContain(reason);
		expect(creations()).toEqual([]);
	});

	it('is refused where the account has no webshops', async () => {
		service.webshops = [];
		const { activate } = trigger({ parameters: { webshops: 'all' } });
		expect((await failure(activate)).message).toContain('no webshops');
	});

	it.each([
		['with the static data', true, { made: true, listed: false }],
		['without the static data, where the list has the secret', false, { made: true, listed: true }],
	])('is used again after a deactivation %s', async (_name, keeps, tellsSecret) => {
		service.tellsSecret = tellsSecret;
		const first = trigger();
		await first.activate();
		expect(await first.delete()).toBe(true);
		expect(service.hooks).toHaveLength(1);
		forgetHooks();
		const again = trigger({ staticData: keeps ? saved(first.staticData) : {} });
		await again.activate();
		expect(creations()).toHaveLength(1);
		const result = await again.deliver(from(service.hooks[0], statusEvent));
		expect(result.items).toHaveLength(1);
		const forged = await again.deliver({ headers: {}, body: JSON.stringify(statusEvent) });
		expect(forged.statusCode).toBe(401);
	});

	it('asks for nothing when it ends, so that it cannot fail', async () => {
		const first = trigger();
		await first.activate();
		service.instead = () => [500, {}];
		const before = service.arrivals.length;
		expect(await first.delete()).toBe(true);
		expect(service.arrivals).toHaveLength(before);
	});

	it('is made again where the secret is lost', async () => {
		service.tellsSecret = { made: true, listed: false };
		const first = trigger();
		await first.activate();
		forgetHooks();
		const restored = trigger();
		expect(await restored.checkExists()).toBe(false);
		await restored.activate();
		expect(registered()).toEqual([`${STATUS} a`, `${STATUS} a`]);
		// Whether it comes from the old hook or from nobody cannot be told, and retries help nobody.
		const [old, made] = service.hooks;
		expect(await restored.deliver(from(old, statusEvent))).toMatchObject({
			statusCode: 200,
			items: undefined,
		});
		expect((await restored.deliver(from(made, statusEvent))).items).toHaveLength(1);
		const garbage = { headers: { Signature: 'garbage' }, body: JSON.stringify(statusEvent) };
		expect((await restored.deliver(garbage)).statusCode).toBe(401);
	});

	it('never makes more where GoedGepickt tells no secret at all', async () => {
		service.tellsSecret = { made: false, listed: false };
		const parameters = { options: { unsignedEvents: STATUS } };
		const first = trigger({ parameters });
		await first.activate();
		const again = trigger({ parameters, staticData: saved(first.staticData) });
		expect(await again.checkExists()).toBe(true);
		await again.activate();
		expect(creations()).toHaveLength(1);
	});

	it('takes the secret from the list where the creation told none', async () => {
		service.tellsSecret = { made: false, listed: true };
		const { activate, deliver } = trigger();
		await activate();
		expect((await deliver({ headers: {}, body: JSON.stringify(statusEvent) })).statusCode).toBe(
			401,
		);
		expect((await deliver(from(service.hooks[0], statusEvent))).items).toHaveLength(1);
	});

	it('fails where signatures are demanded and no secret is told', async () => {
		service.tellsSecret = { made: false, listed: false };
		const { activate } = trigger({ parameters: { options: { verifySignature: 'always' } } });
		expect((await failure(activate)).message).toContain('no secret');
		expect((await failure(activate)).message).toContain('no secret');
		expect(creations()).toHaveLength(1);
	});

	it('is mended where a hook was removed by hand, whatever the static data says', async () => {
		const first = trigger({ parameters: { events: [STATUS, STOCK] } });
		await first.activate();
		service.hooks.shift();
		expect(await first.checkExists()).toBe(false);
		await first.activate();
		expect(registered()).toEqual([`${STATUS} a`, `${STOCK} a`]);
	});

	it.each([
		['of another URL', { targetUrl: OTHER_URL, webhookEvent: STATUS, webshopUuid: 'a' }],
		['of another event', { webhookEvent: STOCK, webshopUuid: 'a' }],
		['of another webshop', { webhookEvent: STATUS, webshopUuid: 'b' }],
	])('does not take a hook %s for its own', async (_name, hook) => {
		const { activate, url } = trigger();
		service.plant({ targetUrl: url, ...hook });
		await activate();
		expect(creations()).toHaveLength(1);
	});

	it.each([[false], [true]])('finds its hook among many; pages: %s', async (hasPages) => {
		service.hooksHavePages = hasPages;
		for (let i = 0; i < 40; i++) {
			service.plant({ targetUrl: OTHER_URL, webhookEvent: STATUS, webshopUuid: 'a' });
		}
		const first = trigger();
		await first.activate();
		expect(await trigger({ staticData: saved(first.staticData) }).checkExists()).toBe(true);
		expect(creations()).toHaveLength(1);
	});

	it('of the test URL is another than that of the workflow', async () => {
		const first = trigger();
		await first.activate();
		const test = trigger({ staticData: saved(first.staticData), manual: true });
		await test.activate();
		expect(test.url).not.toBe(first.url);
		expect(service.hooks.map(({ targetUrl }) => targetUrl)).toEqual([first.url, test.url]);
		expect(await trigger({ staticData: saved(first.staticData) }).checkExists()).toBe(true);
	});

	it('follows the chosen events and webshops, and leaves the old hooks', async () => {
		const first = trigger({ parameters: { events: [STATUS], ...several('a', 'b') } });
		await first.activate();
		const changed = trigger({
			parameters: { events: [STATUS, STOCK], ...several('b') },
			staticData: saved(first.staticData),
		});
		expect(await changed.checkExists()).toBe(false);
		await changed.activate();
		expect(registered()).toEqual([`${STATUS} a`, `${STATUS} b`, `${STOCK} b`]);
		const [ofShopA, ofShopB] = service.hooks;
		expect(await changed.deliver(from(ofShopA, statusEvent))).toMatchObject({
			statusCode: 200,
			items: undefined,
		});
		expect((await changed.deliver(from(ofShopB, statusEvent))).items).toHaveLength(1);
		const back = trigger({ parameters: several('a', 'b'), staticData: saved(changed.staticData) });
		expect(await back.checkExists()).toBe(true);
	});

	it('tells the leftovers of another account, too', async () => {
		const first = trigger();
		await first.activate();
		const [old] = service.hooks.splice(0);
		service.webshops = [{ uuid: 'z', name: 'Z' }];
		const moved = trigger({ parameters: several('z'), staticData: saved(first.staticData) });
		await moved.activate();
		expect(await moved.deliver(from(old, statusEvent))).toMatchObject({
			statusCode: 200,
			items: undefined,
		});
	});
});

describe('half a registration', () => {
	const parameters = { events: [STATUS, STOCK], ...several('a', 'b') };
	const failThird = (status: number) => {
		service.instead = ({ method }) =>
			method === 'POST' && creations().length === 3 ? [status, { message: 'Broken' }] : undefined;
	};

	it.each([500, 422])('names event and webshop and what is there now: %d', async (status) => {
		failThird(status);
		const error = await failure(trigger({ parameters }).activate);
		expect(error.message).toContain(`${STATUS} for webshop b`);
		expect(error.message).toContain('Broken');
		expect(error.description).toContain(`${STATUS} for Shop a, ${STOCK} for Shop a`);
		expect(JSON.stringify(error)).not.toMatch(/secret-|the-key/);
	});

	it.each([
		['what n8n saved', true],
		['what this process knows, as n8n may not have saved', false],
	])('is used by the next try, by %s', async (_name, isSaved) => {
		service.tellsSecret.listed = false;
		failThird(500);
		const first = trigger({ parameters });
		await failure(first.activate);
		if (isSaved) forgetHooks();
		service.instead = () => undefined;
		const next = trigger({ parameters, staticData: isSaved ? saved(first.staticData) : {} });
		await next.activate();
		expect(registered()).toEqual([`${STATUS} a`, `${STATUS} b`, `${STOCK} a`, `${STOCK} b`]);
	});

	it('is kept by the deactivation that n8n does after it', async () => {
		service.tellsSecret.listed = false;
		failThird(500);
		await failure(trigger({ parameters }).activate);
		const cleaner = trigger({ parameters });
		await cleaner.delete();
		forgetHooks();
		service.instead = () => undefined;
		await trigger({ parameters, staticData: saved(cleaner.staticData) }).activate();
		expect(service.hooks).toHaveLength(4);
	});

	it('finds a hook whose creation was not answered', async () => {
		service.instead = ({ method, body }) => {
			if (method !== 'POST') return undefined;
			service.plant(body);
			return [504, {}];
		};
		const first = trigger();
		expect((await failure(first.activate)).description).toContain(`${STATUS} for a`);
		service.instead = () => undefined;
		await first.activate();
		expect(service.hooks).toHaveLength(1);
	});

	it('says why even the list cannot be read', async () => {
		service.instead = () => [401, { message: 'Unauthenticated.' }];
		const error = await failure(trigger().activate);
		expect(error.message).toContain('Unauthenticated.');
		expect(JSON.stringify(error)).not.toContain('the-key');
	});
});

describe('a delivery', () => {
	const active = async (more: More = {}) => {
		const opened = trigger({
			...more,
			parameters: { events: [STATUS, STOCK], ...more.parameters },
		});
		await opened.activate();
		const [ofStatus, ofStock] = service.hooks;
		return { ...opened, ofStatus, ofStock };
	};

	it('starts the workflow, says of which webshop, and is answered with 200', async () => {
		const { deliver, ofStatus } = await active();
		const result = await deliver(from(ofStatus, statusEvent));
		expect(result.items).toEqual([[{ json: { ...statusEvent, webshopUuid: 'a' } }]]);
		expect(result.statusCode).toBe(200);
		expect(node.description.webhooks?.[0]).not.toHaveProperty('responseCode');
	});

	it('is verified by the bytes: a signature worked out elsewhere', async () => {
		const { deliver, ofStock } = await active();
		ofStock.webhookSecret = 'made-up-secret';
		const { staticData } = trigger();
		const opened = trigger({ staticData, parameters: { events: [STATUS, STOCK] } });
		await opened.activate();
		const body = '{ "event": "stockUpdated",  "newStock": 0, "productUuid": "p\\/1" }';
		const Signature = createHmac('sha256', 'made-up-secret').update(body).digest('hex');
		expect(Signature).toMatch(/^[0-9a-f]{64}$/);
		expect((await opened.deliver({ headers: { Signature }, body })).items).toHaveLength(1);
		expect((await deliver({ headers: { Signature }, body })).statusCode).toBe(401);
	});

	const body = JSON.stringify(statusEvent);
	it.each<[string, (secret: unknown) => Record<string, string>, string]>([
		['forged', () => ({ Signature: sign(body, 'guess') }), body],
		['unsigned', () => ({}), body],
		['signed with nothing', () => ({ Signature: '' }), body],
		['signed in capitals', (s) => ({ Signature: sign(body, s).toUpperCase() }), body],
		['signed in short', (s) => ({ Signature: sign(body, s).slice(0, -1) }), body],
		['signed by an empty secret', () => ({ Signature: sign(body, '') }), body],
		['changed by a byte', (s) => ({ Signature: sign(body, s) }), body.replace('o-1', 'o-2')],
		['longer by a blank', (s) => ({ Signature: sign(body, s) }), `${body} `],
		['empty', () => ({}), ''],
		['signed in another header', (s) => ({ 'X-Signature': sign(body, s) }), body],
		['headed by garbage', () => ({ Signature: '\u00ff\u0001[object]' }), body],
	])('that is %s is refused with 401 and starts nothing', async (_name, headersFor, sent) => {
		const { deliver, ofStatus } = await active();
		const result = await deliver({ headers: headersFor(ofStatus.webhookSecret), body: sent });
		expect(result).toMatchObject({ statusCode: 401, items: undefined });
	});

	it.each(['Signature', 'signature', 'SIGNATURE'])('has its header as %s', async (header) => {
		const { deliver, ofStatus } = await active();
		expect((await deliver(from(ofStatus, statusEvent, header))).items).toHaveLength(1);
	});

	it('may be signed by any hook of the node', async () => {
		const { deliver, ofStock } = await active();
		expect((await deliver(from(ofStock, statusEvent))).items).toHaveLength(1);
	});

	it('signed by a hook of another node is refused', async () => {
		const other = service.plant({ targetUrl: OTHER_URL, webhookEvent: STATUS, webshopUuid: 'a' });
		const opened = trigger();
		await opened.activate();
		expect((await opened.deliver(from(other, statusEvent))).statusCode).toBe(401);
	});

	it.each(['stockUpdated', 'compoundProductStockUpdated'])('of %s is stock', async (event) => {
		const { deliver, ofStock } = await active({ parameters: { events: [STATUS, STOCK] } });
		const payload = { ...stockEvent('0'), event };
		expect((await deliver(from(ofStock, payload))).items).toMatchObject([[{ json: payload }]]);
		const onlyStatus = trigger();
		await onlyStatus.activate();
		const result = await onlyStatus.deliver(from(service.hooks[0], payload));
		expect(result).toMatchObject({ statusCode: 200, items: undefined });
	});

	it.each([
		{ event: 'shipmentCreated', shipment: { uuid: 's' } },
		{ event: 'toString' },
		{ kind: 'without event' },
	])('of an unknown event passes: %j', async (payload) => {
		const { deliver, ofStatus } = await active();
		const result = await deliver(from(ofStatus, payload));
		expect(result.items).toMatchObject([[{ json: payload }]]);
		// Nothing in it tells a repetition from an event that looks alike.
		expect((await deliver(from(ofStatus, payload))).items).toHaveLength(1);
	});

	it.each([
		['hello', 'text/plain'],
		['', 'application/json'],
		['null', 'application/json'],
		['[]', 'application/json'],
		['"stockUpdated"', 'application/json'],
	])('of %j starts nothing and breaks nothing', async (sent, type) => {
		const { deliver, ofStatus } = await active();
		const { headers } = from(ofStatus, sent);
		const result = await deliver({ headers: { ...headers, 'Content-Type': type }, body: sent });
		expect(result.items).toBeUndefined();
		expect(result.statusCode).toBe(400);
	});

	describe('with signatures', () => {
		const unsigned = { headers: {}, body };
		it.each<[string, boolean, number]>([
			['always', true, 401],
			['never', true, 200],
			['never', false, 200],
		])('verified %s, secret known: %s', async (verifySignature, isKnown, statusCode) => {
			service.tellsSecret = { made: isKnown, listed: isKnown };
			const { deliver } = await active({ parameters: { options: { verifySignature } } });
			const result = await deliver(unsigned);
			expect(result.statusCode).toBe(statusCode);
			expect(result.items === undefined).toBe(statusCode !== 200);
		});

		it('are demanded of an event type whose secret is unknown, unless it is allowed by name', async () => {
			service.tellsSecret = { made: false, listed: false };
			const events = [STATUS, STOCK];
			const some = trigger({ parameters: { events, options: { unsignedEvents: STATUS } } });
			expect((await failure(some.activate)).message).toContain(STOCK);
			expect((await some.deliver(unsigned)).items).toHaveLength(1);
			const stock = { headers: {}, body: JSON.stringify(stockEvent('5')) };
			expect((await some.deliver(stock)).statusCode).toBe(401);
			const unsignedEvents = `${STATUS}, ${STOCK}`;
			const all = trigger({ parameters: { events, options: { unsignedEvents } } });
			await all.activate();
			expect((await all.deliver(stock)).items).toHaveLength(1);
		});

		it('are demanded of an allowed event, too, once its secret is known', async () => {
			const options = { unsignedEvents: STATUS };
			const { deliver } = await active({ parameters: { options } });
			expect((await deliver(unsigned)).statusCode).toBe(401);
		});

		it('are looked for in no hook when a large delivery has none', async () => {
			const { deliver, staticData } = await active();
			const hooks = staticData.hooks as IDataObject[];
			for (let index = 0; index < 200; index++)
				hooks.push({ ...hooks[0], webhookUuid: `h${index}` });
			const large = JSON.stringify({ ...statusEvent, more: 'x'.repeat(16_000_000) });
			const timeOf = async (delivery: Delivery) => {
				const begun = performance.now();
				expect((await deliver(delivery)).statusCode).toBe(401);
				return performance.now() - begun;
			};
			const headers = { Signature: sign(body, 'guess') };
			// Signing it for each hook takes far longer than reading it.
			const [unsignedMs, forgedMs] = [
				await timeOf({ headers: {}, body: large }),
				await timeOf({ headers, body: large }),
			];
			expect(unsignedMs).toBeLessThan(forgedMs / 2);
		}, 120_000);

		it('is verified before n8n has saved anything', async () => {
			await active();
			const { deliver } = trigger({ parameters: { events: [STATUS, STOCK] } });
			expect((await deliver(unsigned)).statusCode).toBe(401);
			expect((await deliver(from(service.hooks[0], statusEvent))).items).toHaveLength(1);
		});

		it.each([{}, { verifySignature: 'always' }, { unsignedEvents: STATUS }])(
			'are demanded with a lost static data: %j',
			async (options) => {
				const { deliver } = trigger({ parameters: { options } });
				expect((await deliver(unsigned)).statusCode).toBe(401);
			},
		);
	});

	describe('that comes twice', () => {
		const MINUTE = 60_000;
		let ahead = 0;
		beforeEach(() => {
			ahead = 0;
			const clock = Date.now;
			jest.spyOn(Date, 'now').mockImplementation(() => clock() + ahead);
		});

		it('starts one workflow, also after a restart', async () => {
			const first = await active();
			const delivery = from(first.ofStatus, statusEvent);
			expect((await first.deliver(delivery)).items).toHaveLength(1);
			expect(await first.deliver(delivery)).toMatchObject({ statusCode: 200, items: undefined });
			forgetDeliveries();
			const restarted = trigger({
				staticData: saved(first.staticData),
				parameters: { events: [STATUS, STOCK] },
			});
			expect((await restarted.deliver(delivery)).items).toBeUndefined();
		});

		it('is news where something else was said in between: 5, 6, 5', async () => {
			const { deliver, ofStock } = await active();
			for (const stock of ['5', '6', '5', '6']) {
				expect((await deliver(from(ofStock, stockEvent(stock)))).items).toHaveLength(1);
			}
		});

		it('is one of each product', async () => {
			const { deliver, ofStock } = await active();
			expect((await deliver(from(ofStock, stockEvent('5')))).items).toHaveLength(1);
			expect((await deliver(from(ofStock, stockEvent('5', 'p-2')))).items).toHaveLength(1);
			expect((await deliver(from(ofStock, stockEvent('5')))).items).toBeUndefined();
		});

		it('is news after an hour', async () => {
			const { deliver, ofStock } = await active();
			await deliver(from(ofStock, stockEvent('5')));
			ahead += 59 * MINUTE;
			expect((await deliver(from(ofStock, stockEvent('5')))).items).toBeUndefined();
			ahead += 2 * MINUTE;
			expect((await deliver(from(ofStock, stockEvent('5')))).items).toHaveLength(1);
		});

		it('is none that came forged before', async () => {
			const { deliver, ofStatus } = await active();
			await deliver({ headers: { Signature: 'forged' }, body });
			expect((await deliver(from(ofStatus, statusEvent))).items).toHaveLength(1);
		});

		it('from two hooks of one event starts one workflow', async () => {
			const { url } = trigger();
			const twin = service.plant({ targetUrl: url, webhookEvent: STATUS, webshopUuid: 'a' });
			const other = service.plant({ targetUrl: url, webhookEvent: STATUS, webshopUuid: 'a' });
			const opened = trigger();
			await opened.activate();
			expect(creations()).toEqual([]);
			expect((await opened.deliver(from(twin, statusEvent))).items).toHaveLength(1);
			expect((await opened.deliver(from(other, statusEvent))).items).toBeUndefined();
		});
	});

	describe('with output stockLevel', () => {
		const parameters = { output: 'stockLevel' };

		it('comes with the product and its stock level, whatever number the event has', async () => {
			service.products = [
				{ uuid: 'p-1', sku: 'TSHIRT-BLK-L', ean: '8712345678906', stock: { freeStock: -2 } },
			];
			const { deliver, ofStock } = await active({ parameters });
			const [[{ json }]] = (await deliver(from(ofStock, stockEvent('5')))).items ?? [];
			expect(json).toEqual({
				...stockEvent('5'),
				webshopUuid: 'a',
				product: service.products[0],
				stockLevel: { ean: '8712345678906', sku: 'TSHIRT-BLK-L', freeQuantity: -2 },
			});
		});

		it('knows no stock where the product cannot be read', async () => {
			const { deliver, ofStock } = await active({ parameters });
			const [[{ json }]] = (await deliver(from(ofStock, stockEvent('5', 'gone')))).items ?? [];
			expect(json.fetchProblem).toContain('Not found');
			expect(json.stockLevel).toEqual({ sku: 'TSHIRT-BLK-L', freeQuantity: null });
		});

		it('has none for an order', async () => {
			service.orders = [{ uuid: 'o-1', status: 'completed' }];
			const { deliver, ofStatus } = await active({ parameters });
			const [[{ json }]] = (await deliver(from(ofStatus, statusEvent))).items ?? [];
			expect(json).not.toHaveProperty('stockLevel');
		});
	});

	describe('with Fetch Full Object', () => {
		const parameters = { options: { fetchFullObject: true } };

		it('comes with the product or the order', async () => {
			service.products = [{ uuid: 'p-1', stock: { freeStock: -2 } }];
			service.orders = [{ uuid: 'o-1', status: 'completed' }];
			const { deliver, ofStatus, ofStock } = await active({ parameters });
			expect((await deliver(from(ofStock, stockEvent('5')))).items).toEqual([
				[{ json: { ...stockEvent('5'), webshopUuid: 'a', product: service.products[0] } }],
			]);
			expect((await deliver(from(ofStatus, statusEvent))).items).toEqual([
				[{ json: { ...statusEvent, webshopUuid: 'a', order: service.orders[0] } }],
			]);
		});

		it('comes without it where that fails, and says why', async () => {
			const { deliver, ofStatus } = await active({ parameters });
			const { items, statusCode } = await deliver(from(ofStatus, statusEvent));
			expect(statusCode).toBe(200);
			expect(items).toMatchObject([
				[{ json: { fetchProblem: expect.stringContaining('Not found') } }],
			]);
		});

		it.each(['..', 'a/b', '', 5, null])('asks for no path of its own: %j', async (orderUuid) => {
			const { deliver, ofStatus } = await active({ parameters });
			const before = service.arrivals.length;
			const { items } = await deliver(from(ofStatus, { ...statusEvent, orderUuid }));
			expect(items).toHaveLength(1);
			const asked = service.arrivals.slice(before).map(({ path }) => path);
			expect(asked).toEqual(orderUuid === 5 ? ['/orders/5'] : []);
		});
	});
});

describe('the lists in the editor', () => {
	const options = { node, credentialTypes, credentials: { goedGepicktApi: { apiKey: 'the-key' } } };

	it('show the webshops', async () => {
		const list = await runListSearch('searchWebshops', options);
		expect(list.results.map(({ value }) => value)).toEqual(['a', 'b', 'c']);
		const several = await runLoadOptions('loadWebshops', options);
		expect(several).toContainEqual({ name: 'Shop b', value: 'b' });
	});
});
