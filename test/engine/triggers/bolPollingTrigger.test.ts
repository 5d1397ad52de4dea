import type { IDataObject } from 'n8n-workflow';
import { BolApi } from '../../../credentials/BolApi.credentials';
import { BolOAuth2Api } from '../../../credentials/BolOAuth2Api.credentials';
import { BolPollingTrigger } from '../../../nodes/Bol/BolPollingTrigger.node';
import { forgetHandOvers } from '../../../nodes/shared/trigger/polling/memory';
import { setScene } from '../../faults/scene';
import type { CredentialStore } from '../harness';
import {
	failure,
	jsonOf,
	pass,
	pollingTriggers,
	saved,
	type Polled,
} from '../harness/triggerTesting';
import { describePolling, once } from './pollingWalk';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const node = new BolPollingTrigger();
const credentialTypes = [new BolApi(), new BolOAuth2Api()];

const scene = setScene();
beforeEach(forgetHandOvers);

describe('orders of the sandbox', () => {
	let store: CredentialStore;
	// One credential for all triggers of a test, as a change of it would begin anew.
	beforeEach(() => (store = scene.credential('bol')));

	const { trigger, activated } = pollingTriggers(() => ({
		node,
		credentialTypes,
		credentials: store,
		parameters: { fetchFullObject: false },
	}));
	const changed = { parameters: { event: 'orderChanged' } };
	const full = { parameters: { fetchFullObject: true } };

	const idsOf = (items: Polled) => jsonOf(items).map(({ orderId }) => orderId);
	const orders = () => scene.sandbox.state('bol').orders;
	const listRequests = () =>
		scene.sandbox.log('bol').filter(({ path }) => path.split('?')[0] === '/retailer/orders');

	/** New orders, each placed a second after the one before, as bol's moments have whole seconds. */
	function seed(count: number): string[] {
		return Array.from({ length: count }, (_, index) => seedEarlier((count - index) * 1_000));
	}

	const orderOf = (orderId: string) => orders().find((order) => order.orderId === orderId)!;

	/** Lets an order be of another moment; unless told otherwise, all of it. */
	function date(orderId: string, placedAt: number, changedAt = placedAt) {
		const order = orderOf(orderId);
		order.placedAt = placedAt;
		for (const item of order.items) item.changedAt = changedAt;
	}

	/** An order that was placed at a moment. */
	function seedAt(moment: number): string {
		const [orderId] = scene.sandbox.seedBol({});
		date(orderId, moment);
		return orderId;
	}

	/** An order that was placed some time ago. */
	const seedEarlier = (ms: number) => seedAt(Date.now() - ms);

	describePolling({
		trigger,
		activated,
		idsOf,
		seed,
		seedOne: (moment) => (moment === undefined ? scene.sandbox.seedBol({})[0] : seedAt(moment)),
		change: () => scene.sandbox.requestCancellation(orders()[5].items[0].orderItemId),
		clear: () => orders().splice(0),
		refuse: (every) => {
			const match = { path: '/retailer/orders$' };
			scene.sandbox.addFault({ service: 'bol', match, kind: 'status', status: 403, every });
			return () => scene.sandbox.clearFaults();
		},
		refusal: 'bol',
		otherEvent: 'orderChanged',
		slowDown: () =>
			scene.sandbox.addFault({ service: 'bol', kind: 'slow', delayMs: 200, times: 1 }),
	});

	it('come as listed, or in full', async () => {
		const { poll } = await activated();
		const inFull = await activated(full);
		const [orderId] = scene.sandbox.seedBol({});
		const [listed] = jsonOf(await poll());
		expect(listed).toMatchObject({ orderId, orderItems: [{ fulfilmentStatus: 'OPEN' }, {}] });
		expect(listed).not.toHaveProperty('shipmentDetails');
		expect(jsonOf(await inFull.poll())).toMatchObject([
			{ orderId, shipmentDetails: { city: expect.any(String) } },
		]);
	});

	describe('with a shop order', () => {
		const shaped = (orderOutput: string, event = 'orderCreated') => ({
			parameters: { orderOutput, event },
		});
		const itemsOf = (orderId: string) => orderOf(orderId).items;

		it('have it beside the order in full', async () => {
			const { poll } = await activated(shaped('shopOrder'));
			const [orderId] = seed(1);
			const lines = itemsOf(orderId).map(({ orderItemId, quantity }) => ({
				lineId: orderItemId,
				quantity,
			}));
			expect(jsonOf(await poll())).toMatchObject([
				{ orderId, shipmentDetails: {}, shopOrder: { number: orderId, lines } },
			]);
		});

		it('do not come when nothing is left to ship', async () => {
			const { poll } = await activated(shaped('shopOrder'));
			const [cancelled, open] = seed(2);
			for (const { orderItemId } of itemsOf(cancelled)) scene.sandbox.cancelItem(orderItemId);
			expect(idsOf(await once(poll))).toEqual([open]);
		});

		it('that cannot be made one are held back, and come later', async () => {
			const { poll } = await activated(shaped('shopOrder'));
			const bad = seed(3);
			const items = bad.map((orderId) => itemsOf(orderId)[0]);
			const eans = items.map(({ ean }) => ean);
			for (const item of items) item.ean = '';
			expect(await poll()).toBeNull();
			const [good] = scene.sandbox.seedBol({});
			expect(idsOf(await poll())).toEqual([good]);
			for (const [index, item] of items.entries()) item.ean = eans[index];
			expect(idsOf(await poll()).sort()).toEqual([...bad].sort());
		});

		it('come for what their buyers ask to cancel', async () => {
			const [orderId, other] = seed(2);
			const { poll } = await activated(shaped('cancellations', 'orderChanged'));
			const [{ orderItemId }] = itemsOf(orderId);
			scene.sandbox.requestCancellation(orderItemId);
			scene.sandbox.cancelItem(itemsOf(other)[0].orderItemId);
			expect(jsonOf(await poll())).toMatchObject([
				{ orderId, shopOrder: { lines: [{ lineId: orderItemId }] } },
			]);
		});

		it('come for what is cancelled at bol, also where nobody had asked', async () => {
			const [orderId, other] = seed(2);
			const { poll } = await activated(shaped('cancelled', 'orderChanged'));
			const [{ orderItemId }] = itemsOf(orderId);
			scene.sandbox.cancelItem(orderItemId);
			scene.sandbox.requestCancellation(itemsOf(other)[0].orderItemId);
			expect(jsonOf(await poll())).toMatchObject([
				{ orderId, shopOrder: { lines: [{ lineId: orderItemId, quantity: expect.any(Number) }] } },
			]);
			expect(await poll()).toBeNull();
		});

		it('say in a test run that nothing of the newest is wanted', async () => {
			const { poll } = trigger({ ...shaped('cancellations'), manual: true });
			for (const item of orders().flatMap(({ items }) => items)) item.cancellationRequest = false;
			expect((await failure(poll)).message).toBe('Nothing of the newest orders is wanted');
		});
	});

	describe('that cannot be read', () => {
		const gone = (orderId: string, more = {}) =>
			scene.sandbox.addFault({
				service: 'bol',
				match: { path: `/retailer/orders/${orderId}` },
				kind: 'status',
				status: 404,
				...more,
			});

		it.each([404, 400, 500])(
			'are held back, and come later: %d',
			async (status) => {
				const { poll } = await activated(full);
				const [bad, good] = seed(2);
				gone(bad, { status, times: status === 500 ? 8 : 2 });
				expect(idsOf(await once(poll))).toEqual([good]);
				expect(jsonOf(await once(poll))).toMatchObject([{ orderId: bad, shipmentDetails: {} }]);
			},
			60_000,
		);

		it('are an error after a day, once a day, and come as listed after a week', async () => {
			const { poll } = await activated(full);
			const [bad] = seed(1);
			gone(bad);
			expect(await poll()).toBeNull();
			pass(23 * HOUR);
			expect(await poll()).toBeNull();
			pass(2 * HOUR);
			expect((await failure(poll)).message).toContain(bad);
			expect(await poll()).toBeNull();
			const [good] = scene.sandbox.seedBol({});
			expect(idsOf(await poll())).toEqual([good]);
			pass(6 * DAY);
			expect(jsonOf(await once(poll))).toMatchObject([
				{ orderId: bad, fetchProblem: 'bol: Refused by an injected fault.' },
			]);
		});

		it('are not held back one by one when bol is down', async () => {
			const { poll, staticData } = await activated(full);
			const before = saved(staticData);
			const ids = seed(5);
			const fault = { service: 'bol', kind: 'status', status: 404 } as const;
			scene.sandbox.addFault({ ...fault, match: { path: '/retailer/orders/' }, times: 4 });
			await failure(poll);
			expect(staticData).toEqual(before);
			expect(idsOf(await poll())).toEqual(ids);
		});

		it.each([404, 403])(
			'do not keep what comes after them, also where all before it cannot be read: %d',
			async (status) => {
				const { poll } = await activated(full);
				const [good, ...bad] = seed(5).reverse();
				for (const orderId of bad) gone(orderId, { status });
				expect(idsOf(await poll())).toEqual([good]);
				expect(await poll()).toBeNull();
			},
		);
	});

	it.each([
		['has expired', () => scene.sandbox.expireTokens()],
		['was withdrawn', () => scene.sandbox.bol.tokens.reset()],
	])('come all, of which some were listed late, after a token that %s', async (_, end) => {
		const { poll } = await activated();
		end();
		const ids = scene.sandbox.seedBol({ orders: 60 });
		expect(idsOf(await poll()).sort()).toEqual([...ids].sort());
		end();
		const [late] = scene.sandbox.seedBol({});
		orderOf(late).placedAt -= 3 * DAY;
		expect(idsOf(await once(poll))).toEqual([late]);
	});

	it('that change come, each change once, also two in one second', async () => {
		const { poll } = await activated(changed);
		const { orderId, items } = orders()[5];
		scene.sandbox.requestCancellation(items[0].orderItemId);
		const second = Math.floor(Date.now() / 1000) * 1000;
		items[0].changedAt = second;
		expect(idsOf(await once(poll))).toEqual([orderId]);
		scene.sandbox.cancelItem(items[0].orderItemId);
		items[0].changedAt = second;
		expect(idsOf(await once(poll))).toEqual([orderId]);
		expect(idsOf(await activated(changed).then(async (other) => await other.poll()))).toEqual([]);
	});

	it('move nothing when one cannot be read in full', async () => {
		const { poll, staticData } = await activated(full);
		const before = saved(staticData);
		const ids = seed(3);
		const match = { path: '/retailer/orders/' };
		scene.sandbox.addFault({ service: 'bol', match, kind: 'status', status: 403, times: 2 });
		expect((await failure(poll)).message).toContain('bol');
		expect(staticData).toEqual(before);
		expect(idsOf(await poll())).toEqual(ids);
	});

	describe('that are pending when the settings change', () => {
		it.each<[string, IDataObject]>([
			['another fulfilment method', { fulfilmentMethod: 'ALL' }],
			['a start date', { options: { startFrom: '2026-01-01' } }],
		])('come: %s', async (_name, parameters) => {
			const { staticData } = await activated();
			const early = seed(2);
			pass(60 * HOUR);
			const late = seed(2);
			const other = trigger({ staticData: saved(staticData), parameters });
			// Orders of the sandbox change by themselves in 60 hours.
			const found = idsOf(await other.poll());
			expect(found.filter((id) => String(id).startsWith('B1'))).toEqual([...early, ...late]);
			expect(await other.poll()).toBeNull();
		});

		it('do not bring what was there of the other fulfilment method', async () => {
			const old = seedEarlier(HOUR);
			for (const item of orderOf(old).items) Object.assign(item, { fulfilmentMethod: 'FBB' });
			const { staticData } = await activated();
			const parameters = { fulfilmentMethod: 'ALL' };
			const other = trigger({ staticData: saved(staticData), parameters });
			const ids = seed(1);
			expect(idsOf(await other.poll())).toEqual(ids);
		});
	});

	describe('that come late', () => {
		it.each<[string, number, number]>([
			['dated three days ago, changed a minute ago', 3 * DAY, MINUTE],
			['placed 40 minutes before the activation', 40 * MINUTE, 40 * MINUTE],
			['dated a month ago, changed just now', 30 * DAY, 0],
		])('come once: %s', async (_name, placedAgo, changedAgo) => {
			const { poll } = await activated();
			const [orderId] = scene.sandbox.seedBol({});
			const placedAt = Date.now() - placedAgo;
			date(orderId, placedAt, Date.now() - changedAgo);
			expect(idsOf(await poll())).toEqual([orderId]);
			date(orderId, placedAt, Date.now());
			expect(await poll()).toBeNull();
		});

		it('do not come when they were there before, and only change', async () => {
			const ids = scene.sandbox.seedBol({ orders: 3 });
			const placedAt = Date.now() - 20 * DAY;
			for (const orderId of ids) date(orderId, placedAt);
			const { poll } = await activated();
			for (const orderId of ids) date(orderId, placedAt, Date.now());
			expect(await poll()).toBeNull();
		});
	});

	it('stay few in memory, and do not come again for it', async () => {
		const { poll, staticData } = await activated();
		scene.sandbox.seedBol({ orders: 500 });
		// Orders of one second are forgotten together.
		pass(2_000);
		scene.sandbox.seedBol({ orders: 5_000 });
		expect(idsOf(await poll())).toHaveLength(5_500);
		const { position } = staticData.memory as { position: { known: IDataObject } };
		expect(Object.keys(position.known).length).toBeLessThanOrEqual(5_000);
		// The earlier one of these is of two seconds ago.
		pass(2_000);
		const ids = seed(2);
		expect(idsOf(await poll())).toEqual(ids);
	}, 180_000);

	it('of a test run are read from one page only', async () => {
		scene.sandbox.seedBol({ orders: 120 });
		await trigger({ manual: true }).poll();
		expect(listRequests()).toHaveLength(1);
	});
});
