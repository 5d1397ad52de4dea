import crypto, { createHmac } from 'crypto';
import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { GoedGepicktTrigger } from '../../../nodes/GoedGepickt/GoedGepicktTrigger.node';
import { forgetHooks } from '../../../nodes/GoedGepickt/trigger/registration';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import {
	runListSearch,
	runLoadOptions,
	webhookTrigger,
	type Delivery,
	type WebhookTriggerUnderTest,
} from '../harness';
import { failure, pass, saved } from '../harness/triggerTesting';
import { describeDeliveries, describeSignatures } from './deliveryWalk';
import { FakeGoedGepickt } from './goedGepicktFake';
import { describeRegistration, OTHER_ADDRESS } from './registrationWalk';

const STOCK = 'product.stockChanged';
const STATUS = 'order.statusChanged';
const MINUTE = 60_000;

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

/** A trigger that is switched on. */
const activated = async (more?: More) => {
	const opened = trigger(more);
	await opened.activate();
	return opened;
};

/** What a delivery is answered with, and how many outputs get items of it. */
async function answerTo({ deliver }: WebhookTriggerUnderTest, delivery: Delivery) {
	const { statusCode, items = [] } = await deliver(delivery);
	return [statusCode, items.length];
}

const several = (...webshopUuids: string[]) => ({ webshops: 'several', webshopUuids });

/** The hooks at the service, as event and webshop. */
const registered = () =>
	service.hooks.map(({ webhookEvent, webshopUuid }) => `${webhookEvent} ${webshopUuid}`).sort();

/** Puts a hook into the account, as a stranger or an earlier n8n would have. */
const plant = (targetUrl: string, more: IDataObject = {}) =>
	service.plant({ targetUrl, webhookEvent: STATUS, webshopUuid: 'a', ...more });

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
function from(hook: IDataObject, payload: unknown) {
	const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
	return { headers: { Signature: sign(body, hook.webhookSecret) }, body };
}

const unsigned = (payload: unknown) => ({ headers: {}, body: JSON.stringify(payload) });

describe('the registration', () => {
	describeRegistration({
		trigger: ({ events = [STATUS, STOCK], options = {}, staticData } = {}) =>
			trigger({ parameters: { events, options }, staticData }),
		events: [STATUS, STOCK],
		eventsAt: (address) =>
			service.hooks
				.filter(({ targetUrl }) => targetUrl === address)
				.map(({ webhookEvent }) => String(webhookEvent))
				.sort(),
		changes: () => creations().length,
		plant,
		spoil: () => service.hooks.shift(),
		refuse: () => {
			service.instead = () => [401, { message: 'Unauthenticated.' }];
			return 'Unauthenticated.';
		},
		isForEver: true,
	});

	it('is one hook for each event and webshop', async () => {
		const parameters = { events: [STATUS, STOCK], ...several('a', 'b') };
		const { url } = await activated({ parameters });
		expect(registered()).toEqual([`${STATUS} a`, `${STATUS} b`, `${STOCK} a`, `${STOCK} b`]);
		expect(creations()[0].body).toEqual({ webhookEvent: STATUS, targetUrl: url, webshopUuid: 'a' });
	});

	it('is for all webshops of the account, on however many pages', async () => {
		service.webshops = Array.from({ length: 120 }, (_, i) => ({ uuid: `w${i}`, name: `W ${i}` }));
		await activated({ parameters: { webshops: 'all' } });
		expect(service.hooks).toHaveLength(120);
		expect(service.asked('GET', '/webshops')[0].query).toEqual({ page: '1', perPage: '50' });
	});

	it('is for the default webshop of the credential where none is chosen', async () => {
		const webshopUuid = { __rl: true, mode: 'list', value: '' };
		await activated({ parameters: { webshopUuid }, credentials: { webshopUuid: 'b' } });
		expect(registered()).toEqual([`${STATUS} b`]);
	});

	it('is for events whose names are given, each once', async () => {
		const parameters = { events: ['other', STOCK], eventNames: ` x.y , ${STOCK},,x.z` };
		await activated({ parameters });
		expect(registered()).toEqual([`${STOCK} a`, 'x.y a', 'x.z a']);
	});

	it('is for events and webshops that expressions give as texts', async () => {
		const events = "={{ 'other,product.stockChanged' }}";
		const webshops = { webshops: 'several', webshopUuids: "={{ 'a, b' }}" };
		const parameters = { events, eventNames: "={{ ['x.y'] }}", ...webshops };
		await activated({ parameters });
		expect(registered()).toEqual([`${STOCK} a`, `${STOCK} b`, 'x.y a', 'x.y b']);
	});

	it.each([
		[{ events: [] }, 'choose at least one'],
		[{ events: '={{ null }}' }, 'choose at least one'],
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
		const first = await activated();
		expect(await first.delete()).toBe(true);
		expect(service.hooks).toHaveLength(1);
		forgetHooks();
		const again = await activated({ staticData: keeps ? saved(first.staticData) : {} });
		expect(creations()).toHaveLength(1);
		expect(await answerTo(again, from(service.hooks[0], statusEvent))).toEqual([200, 1]);
		expect(await answerTo(again, unsigned(statusEvent))).toEqual([401, 0]);
	});

	it('asks for nothing when it ends, so that it cannot fail', async () => {
		const first = await activated();
		service.instead = () => [500, {}];
		const before = service.arrivals.length;
		expect(await first.delete()).toBe(true);
		expect(service.arrivals).toHaveLength(before);
	});

	it('is made again where the secret is lost', async () => {
		service.tellsSecret = { made: true, listed: false };
		await activated();
		forgetHooks();
		const restored = trigger();
		expect(await restored.checkExists()).toBe(false);
		await restored.activate();
		expect(registered()).toEqual([`${STATUS} a`, `${STATUS} a`]);
		// Whether it comes from the old hook or from nobody cannot be told, and retries help nobody.
		const [old, made] = service.hooks;
		expect(await answerTo(restored, from(old, statusEvent))).toEqual([200, 0]);
		expect(await answerTo(restored, from(made, statusEvent))).toEqual([200, 1]);
		const garbage = { ...unsigned(statusEvent), headers: { Signature: 'garbage' } };
		expect(await answerTo(restored, garbage)).toEqual([401, 0]);
	});

	it('never makes more where GoedGepickt tells no secret at all', async () => {
		service.tellsSecret = { made: false, listed: false };
		const parameters = { options: { unsignedEvents: STATUS } };
		const first = await activated({ parameters });
		const again = trigger({ parameters, staticData: saved(first.staticData) });
		expect(await again.checkExists()).toBe(true);
		await again.activate();
		expect(creations()).toHaveLength(1);
	});

	it('takes the secret from the list where the creation told none', async () => {
		service.tellsSecret = { made: false, listed: true };
		const opened = await activated();
		expect(await answerTo(opened, unsigned(statusEvent))).toEqual([401, 0]);
		expect(await answerTo(opened, from(service.hooks[0], statusEvent))).toEqual([200, 1]);
	});

	it.each([
		['from the list where the creation told none', { made: false, listed: true }],
		['or fails where none is told', { made: false, listed: false }],
	])('takes the UUID %s', async (_name, tells) => {
		service.tellsUuid = tells;
		service.tellsSecret.listed = false;
		const opened = trigger({ parameters: { events: [STATUS, STOCK] } });
		if (!tells.listed) {
			expect((await failure(opened.activate)).message).toContain('without webhookUuid');
			return;
		}
		await opened.activate();
		expect(creations()).toHaveLength(2);
		const [status, stock] = service.hooks;
		expect(await answerTo(opened, from(status, statusEvent))).toEqual([200, 1]);
		expect(await answerTo(opened, from(stock, stockEvent('1')))).toEqual([200, 1]);
		expect(await opened.checkExists()).toBe(true);
	});

	it('fails where signatures are demanded and no secret is told', async () => {
		service.tellsSecret = { made: false, listed: false };
		const { activate } = trigger({ parameters: { options: { verifySignature: 'always' } } });
		expect((await failure(activate)).message).toContain('no secret');
		expect((await failure(activate)).message).toContain('no secret');
		expect(creations()).toHaveLength(1);
	});

	it.each([
		['of another URL', { targetUrl: OTHER_ADDRESS }],
		['of another event', { webhookEvent: STOCK }],
		['of another webshop', { webshopUuid: 'b' }],
	])('does not take a hook %s for its own', async (_name, hook) => {
		const { activate, url } = trigger();
		plant(url, hook);
		await activate();
		expect(creations()).toHaveLength(1);
	});

	it('takes a hook for its own whose webshop is written in capitals', async () => {
		const { staticData } = await activated();
		service.hooks[0].webshopUuid = 'A';
		expect(await trigger({ staticData: saved(staticData) }).checkExists()).toBe(true);
	});

	it.each([[false], [true]])('finds its hook among many; pages: %s', async (hasPages) => {
		service.hooksHavePages = hasPages;
		for (let count = 0; count < 40; count++) plant(OTHER_ADDRESS);
		const first = await activated();
		expect(await trigger({ staticData: saved(first.staticData) }).checkExists()).toBe(true);
		expect(creations()).toHaveLength(1);
	});

	it('of the test URL is another than that of the workflow', async () => {
		const first = await activated();
		const test = await activated({ staticData: saved(first.staticData), manual: true });
		expect(test.url).not.toBe(first.url);
		expect(service.hooks.map(({ targetUrl }) => targetUrl)).toEqual([first.url, test.url]);
		expect(await trigger({ staticData: saved(first.staticData) }).checkExists()).toBe(true);
	});

	it('follows the chosen events and webshops, and leaves the old hooks', async () => {
		const first = await activated({ parameters: { events: [STATUS], ...several('a', 'b') } });
		const changed = trigger({
			parameters: { events: [STATUS, STOCK], ...several('b') },
			staticData: saved(first.staticData),
		});
		expect(await changed.checkExists()).toBe(false);
		await changed.activate();
		expect(registered()).toEqual([`${STATUS} a`, `${STATUS} b`, `${STOCK} b`]);
		const [ofShopA, ofShopB] = service.hooks;
		expect(await answerTo(changed, from(ofShopA, statusEvent))).toEqual([200, 0]);
		expect(await answerTo(changed, from(ofShopB, statusEvent))).toEqual([200, 1]);
		const back = trigger({ parameters: several('a', 'b'), staticData: saved(changed.staticData) });
		expect(await back.checkExists()).toBe(true);
	});

	it('tells the leftovers of another account, too', async () => {
		const first = await activated();
		const [old] = service.hooks.splice(0);
		service.webshops = [{ uuid: 'z', name: 'Z' }];
		const staticData = saved(first.staticData);
		const moved = await activated({ parameters: several('z'), staticData });
		expect(await answerTo(moved, from(old, statusEvent))).toEqual([200, 0]);
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
		await activated({ parameters, staticData: isSaved ? saved(first.staticData) : {} });
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
		await activated({ parameters, staticData: saved(cleaner.staticData) });
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
});

describe('a delivery', () => {
	const active = async (more: More = {}) => {
		const parameters = { events: [STATUS, STOCK], ...more.parameters };
		const opened = await activated({ ...more, parameters });
		const [ofStatus, ofStock] = service.hooks;
		return { ...opened, ofStatus, ofStock };
	};

	const subject = {
		open: async (staticData?: IDataObject) => await active({ staticData }),
		sent: (payload: unknown) => from(service.hooks[0], payload),
		event: statusEvent,
	};
	describeDeliveries({
		...subject,
		// Deliveries do not say of which webshop they are.
		more: { webshopUuid: 'a' },
		others: {
			'another order': { ...statusEvent, orderUuid: 'o-2' },
			'another status': { ...statusEvent, newStatus: 'open' },
			'the stock of a product': stockEvent('5'),
		},
		noEvents: { 'an object of nothing': '{}' },
	});
	describeSignatures(subject, {
		header: 'Signature',
		signatureOf: (body) => sign(body, service.hooks[0].webhookSecret),
		forged: {
			'a guessed secret': (body) => sign(body, 'guess'),
			'an empty secret': (body) => sign(body, ''),
			'a signature in capitals': (body) => sign(body, service.hooks[0].webhookSecret).toUpperCase(),
		},
	});

	it('is done for GoedGepickt with the usual status alone', () => {
		expect(node.description.webhooks?.[0]).not.toHaveProperty('responseCode');
	});

	it('may be signed by any hook of the node, but of no other', async () => {
		const other = plant(OTHER_ADDRESS);
		const opened = await active();
		const [ofOther, , ofStock] = service.hooks;
		expect(ofOther).toBe(other);
		expect(await answerTo(opened, from(ofOther, statusEvent))).toEqual([401, 0]);
		expect(await answerTo(opened, from(ofStock, statusEvent))).toEqual([200, 1]);
	});

	it.each(['stockUpdated', 'compoundProductStockUpdated'])('of %s is stock', async (event) => {
		const opened = await active();
		const payload = { ...stockEvent('0'), event };
		expect(await answerTo(opened, from(opened.ofStock, payload))).toEqual([200, 1]);
		expect(await answerTo(await activated(), from(opened.ofStatus, payload))).toEqual([200, 0]);
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

	describe('with signatures', () => {
		const bare = unsigned(statusEvent);
		it.each<[string, boolean, number]>([
			['always', true, 401],
			['never', true, 200],
			['never', false, 200],
		])('verified %s, secret known: %s', async (verifySignature, isKnown, statusCode) => {
			service.tellsSecret = { made: isKnown, listed: isKnown };
			const opened = await active({ parameters: { options: { verifySignature } } });
			expect(await answerTo(opened, bare)).toEqual([statusCode, statusCode === 200 ? 1 : 0]);
		});

		it('are demanded of an event type whose secret is unknown, unless it is allowed by name', async () => {
			service.tellsSecret = { made: false, listed: false };
			const events = [STATUS, STOCK];
			const some = trigger({ parameters: { events, options: { unsignedEvents: STATUS } } });
			expect((await failure(some.activate)).message).toContain(STOCK);
			expect(await answerTo(some, bare)).toEqual([200, 1]);
			const stock = unsigned(stockEvent('5'));
			expect(await answerTo(some, stock)).toEqual([401, 0]);
			const unsignedEvents = `${STATUS}, ${STOCK}`;
			const all = await activated({ parameters: { events, options: { unsignedEvents } } });
			expect(await answerTo(all, stock)).toEqual([200, 1]);
		});

		it('are demanded of an allowed event, too, once its secret is known', async () => {
			const opened = await active({ parameters: { options: { unsignedEvents: STATUS } } });
			expect(await answerTo(opened, bare)).toEqual([401, 0]);
		});

		it('are looked for in no hook when a delivery has none', async () => {
			const opened = await active();
			const hooks = opened.staticData.hooks as IDataObject[];
			for (let index = 0; index < 200; index++) {
				hooks.push({ ...hooks[0], webhookUuid: `h${index}` });
			}
			const hmac = jest.spyOn(crypto, 'createHmac');
			expect(await answerTo(opened, bare)).toEqual([401, 0]);
			expect(hmac).not.toHaveBeenCalled();
			const guessed = { ...bare, headers: { Signature: '0'.repeat(64) } };
			expect(await answerTo(opened, guessed)).toEqual([401, 0]);
			expect(hmac.mock.calls.length).toBeGreaterThan(200);
		});

		it('is verified before n8n has saved anything', async () => {
			await active();
			const opened = trigger({ parameters: { events: [STATUS, STOCK] } });
			expect(await answerTo(opened, bare)).toEqual([401, 0]);
			expect(await answerTo(opened, from(service.hooks[0], statusEvent))).toEqual([200, 1]);
		});

		it.each([{}, { verifySignature: 'always' }, { unsignedEvents: STATUS }])(
			'are demanded with a lost static data: %j',
			async (options) => {
				expect(await answerTo(trigger({ parameters: { options } }), bare)).toEqual([401, 0]);
			},
		);
	});

	describe('that comes twice', () => {
		it('is news unless it is the last word about one product within an hour', async () => {
			const opened = await active();
			const startsWith = async (stock: string, product = 'p-1') =>
				(await answerTo(opened, from(opened.ofStock, stockEvent(stock, product))))[1] === 1;
			for (const stock of ['5', '6', '5']) expect(await startsWith(stock)).toBe(true);
			expect(await startsWith('5', 'p-2')).toBe(true);
			expect(await startsWith('5')).toBe(false);
			pass(59 * MINUTE);
			expect(await startsWith('5')).toBe(false);
			pass(2 * MINUTE);
			expect(await startsWith('5')).toBe(true);
		});

		it('from two hooks of one event starts one workflow', async () => {
			const { url } = trigger();
			const [twin, other] = [plant(url), plant(url)];
			const opened = await activated();
			expect(creations()).toEqual([]);
			expect(await answerTo(opened, from(twin, statusEvent))).toEqual([200, 1]);
			expect(await answerTo(opened, from(other, statusEvent))).toEqual([200, 0]);
		});
	});

	/** The item that an event becomes. */
	async function itemOf(payload: IDataObject, parameters: IDataObject) {
		const { deliver } = await active({ parameters });
		const { statusCode, items } = await deliver(from(service.hooks[0], payload));
		expect([statusCode, items?.length]).toEqual([200, 1]);
		return items?.[0][0].json;
	}

	describe('with output stockLevel', () => {
		const parameters = { output: 'stockLevel' };

		it('comes with the product and its stock level, whatever number the event has', async () => {
			const keys = { ean: '8712345678906', sku: 'TSHIRT-BLK-L' };
			const product = { uuid: 'p-1', ...keys, stock: { freeStock: -2 } };
			service.products = [product];
			expect(await itemOf(stockEvent('5'), parameters)).toEqual({
				...stockEvent('5'),
				webshopUuid: 'a',
				product,
				stockLevel: { ...keys, freeQuantity: -2 },
			});
		});

		it('knows no stock where the product cannot be read, and has none for an order', async () => {
			expect(await itemOf(stockEvent('5', 'gone'), parameters)).toMatchObject({
				fetchProblem: expect.stringContaining('Not found'),
				stockLevel: { sku: 'TSHIRT-BLK-L', freeQuantity: null },
			});
			service.orders = [{ uuid: 'o-1', status: 'completed' }];
			expect(await itemOf(statusEvent, parameters)).not.toHaveProperty('stockLevel');
		});
	});

	describe('with Fetch Full Object', () => {
		const parameters = { options: { fetchFullObject: true } };

		it('comes with the product or the order, or with the reason why not', async () => {
			const webshopUuid = 'a';
			const [product] = (service.products = [{ uuid: 'p-1', stock: { freeStock: -2 } }]);
			const event = stockEvent('5');
			expect(await itemOf(event, parameters)).toEqual({ ...event, webshopUuid, product });
			const fetchProblem = expect.stringContaining('Not found') as string;
			expect(await itemOf(statusEvent, parameters)).toMatchObject({ fetchProblem });
			const [order] = (service.orders = [{ uuid: 'o-1', status: 'completed' }]);
			const other = { ...statusEvent, newStatus: 'open' };
			expect(await itemOf(other, parameters)).toEqual({ ...other, webshopUuid, order });
			service.instead = ({ path }) => (path === '/products/p-1' ? [200, [product]] : undefined);
			expect(await itemOf(stockEvent('6'), parameters)).toMatchObject({
				fetchProblem: 'GoedGepickt answered with a list instead of an object',
			});
			service.instead = ({ path }) =>
				path === '/products/p-1' ? [200, { ...product, uuid: 'p-2' }] : undefined;
			expect(await itemOf(stockEvent('7'), { output: 'stockLevel' })).toMatchObject({
				fetchProblem: 'GoedGepickt was asked for product p-1, and gave product p-2',
				stockLevel: { freeQuantity: null },
			});
		});

		it.each(['..', 'a/b', '', 5, null])('asks for no path of its own: %j', async (orderUuid) => {
			const before = service.arrivals.length;
			await itemOf({ ...statusEvent, orderUuid }, parameters);
			const asked = service.arrivals.slice(before).map(({ path }) => path);
			expect(asked.filter((path) => !/^.webhooks/.test(path))).toEqual(
				orderUuid === 5 ? ['/orders/5'] : [],
			);
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
