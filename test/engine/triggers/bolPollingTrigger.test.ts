import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { BolApi } from '../../../credentials/BolApi.credentials';
import { BolOAuth2Api } from '../../../credentials/BolOAuth2Api.credentials';
import { BolPollingTrigger } from '../../../nodes/Bol/BolPollingTrigger.node';
import { forgetHandOvers } from '../../../nodes/shared/trigger/polling/memory';
import { setScene } from '../../faults/scene';
import { keys, storedToken, V10 } from '../bol/subject';
import { CredentialStore } from '../harness';
import {
	failure,
	jsonOf,
	pass,
	pollingTriggers,
	saved,
	type Polled,
	type PollingSettings,
} from '../harness/triggerTesting';
import { describePolling, once } from './pollingWalk';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const node = new BolPollingTrigger();
const credentialTypes = [new BolApi(), new BolOAuth2Api()];

const scene = setScene();
beforeEach(forgetHandOvers);

/** So many days from one on. */
const daysFrom = (first: string, count: number) =>
	Array.from({ length: count }, (_, index) =>
		new Date(Date.parse(first) + index * DAY).toISOString().slice(0, 10),
	);

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
				{ orderId: bad, fetchProblem: expect.stringContaining('') },
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

describe('the requests', () => {
	const BASE = 'https://api.bol.com';
	const api = () => nock(BASE, { reqheaders: { accept: V10, authorization: 'Bearer the-token' } });

	/** Keeps the limiter out of tests that send more than bol would allow. */
	const GENEROUS = { 'X-RateLimit-Limit': '1000', 'X-RateLimit-Remaining': '999' };

	let store: CredentialStore;
	beforeEach(() => {
		store = new CredentialStore({
			bolOAuth2Api: { ...keys, oauthTokenData: storedToken('the-token') },
		});
	});
	afterEach(() => {
		const unused = nock.pendingMocks();
		nock.cleanAll();
		expect(unused).toEqual([]);
	});

	/** Answers all requests for a path; gives their queries, as they come. */
	function serveAll(path: string | RegExp, answer: (url: URL) => IDataObject): URLSearchParams[] {
		const queries: URLSearchParams[] = [];
		nock(BASE)
			.persist()
			.get(path)
			.query(true)
			.reply((uri) => {
				const url = new URL(uri, BASE);
				queries.push(url.searchParams);
				return [200, answer(url), GENEROUS];
			});
		return queries;
	}

	/** What bol answers for a list; it leaves out one that is empty. */
	const listed = (name: string, rows: IDataObject[]) => (rows.length > 0 ? { [name]: rows } : {});

	/** Answers so many requests for a list. */
	const serve = (path: string, name: string, query: IDataObject, rows: IDataObject[], times = 1) =>
		api()
			.get(path)
			.query(query as never)
			.times(times)
			.reply(200, listed(name, rows));

	const serveOrders = (rowsOf: (query: URLSearchParams) => IDataObject[]) =>
		serveAll('/retailer/orders', ({ searchParams }) => listed('orders', rowsOf(searchParams)));
	const dayIn = (query: URLSearchParams) => query.get('latest-change-date');

	const idsIn = (items: Polled) =>
		jsonOf(items).map(({ orderId, returnId }) => orderId ?? returnId);

	const { trigger: open } = pollingTriggers(() => ({ node, credentialTypes, credentials: store }));
	const trigger = (parameters: IDataObject, more: PollingSettings = {}) =>
		open({ parameters, ...more });

	/** Moves the position of a trigger back, as if it had polled last so long ago. */
	function moveBack(staticData: IDataObject, ms: number) {
		const { position } = staticData.memory as { position: { upTo: number; floor: number } };
		position.upTo -= ms;
		position.floor -= ms;
	}

	const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
	const order = (orderId: string, ms: number, more: IDataObject = {}): IDataObject => ({
		orderId,
		orderPlacedDateTime: ago(ms),
		orderItems: [{ orderItemId: `item-${orderId}`, latestChangedDateTime: ago(ms), ...more }],
	});

	const ordersOf = (query: IDataObject, rows: IDataObject[] = [], times?: number) =>
		serve(
			'/retailer/orders',
			'orders',
			{ 'fulfilment-method': 'FBR', status: 'ALL', ...query },
			rows,
			times,
		);

	const lastHour = { 'change-interval-minute': '60' };
	/** Answers the requests of a first poll: all that is there, and what changed in an hour. */
	const ofFirstPoll = () => {
		for (const query of [{}, lastHour]) ordersOf(query);
	};

	describe('for orders', () => {
		const parameters = { event: 'orderCreated', fetchFullObject: false };

		it('ask for all that is there first, then for what changed in an hour', async () => {
			ofFirstPoll();
			const { poll, staticData } = trigger(parameters);
			await poll();
			moveBack(staticData, 9.5 * MINUTE);
			ordersOf(lastHour);
			await poll();
			moveBack(staticData, 54.5 * MINUTE);
			ordersOf(lastHour);
			await poll();
		});

		it.each(['ALL', 'FBB', 'FBR'])('ask for the fulfilment method %s', async (fulfilmentMethod) => {
			const method = { 'fulfilment-method': fulfilmentMethod };
			for (const query of [{}, lastHour]) ordersOf({ ...method, ...query });
			expect(await trigger({ ...parameters, fulfilmentMethod }).poll()).toBeNull();
		});

		it('go through the days after a pause of an hour, in Dutch time', async () => {
			jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-03-30T09:00:00+02:00'));
			ofFirstPoll();
			const { poll, staticData } = trigger(parameters);
			await poll();
			// Half past midnight in the Netherlands is still the day before in UTC; the clocks change on 29 March.
			moveBack(staticData, Date.now() - Date.parse('2026-03-28T00:30:00+01:00'));
			for (const day of ['2026-03-28', '2026-03-29', '2026-03-30']) {
				ordersOf({ 'latest-change-date': day });
			}
			expect(await poll()).toBeNull();
			ordersOf(lastHour);
			await poll();
		});

		it('go back three months at most', async () => {
			jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-06-30T12:00:00+02:00'));
			const queries = serveOrders(() => []);
			const { poll } = trigger({ ...parameters, options: { startFrom: '2020-01-01' } });
			for (let polls = 0; polls < 20 && queries.map(dayIn).at(-1) !== '2026-06-30'; polls++) {
				const before = queries.length;
				await poll();
				expect(queries.length - before).toBeLessThanOrEqual(7);
			}
			expect(queries.map(dayIn)).toEqual([null, ...daysFrom('2026-04-01', 91)]);
			// A hundred requests take seconds on a busy machine.
		}, 30_000);

		const ofDay = (day: string, orderId = day): IDataObject => ({
			orderId,
			orderPlacedDateTime: `${day}T10:00:00+02:00`,
			orderItems: [],
		});

		it('are handed over week by week when they go far back, each once', async () => {
			jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-06-30T12:00:00+02:00'));
			serveOrders((query) => [dayIn(query)].flatMap((day) => (day ? [ofDay(day)] : [])));
			const { poll } = trigger({ ...parameters, options: { startFrom: '2026-06-15' } });
			const given = [await poll(), await poll(), await poll()].map(idsIn);
			expect(given[0]).toEqual(daysFrom('2026-06-15', 6));
			expect(given.flat()).toEqual(daysFrom('2026-06-15', 16));
		});

		it('begin anew for another fulfilment method, and give what was given no second time', async () => {
			jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-06-15T12:00:00+02:00'));
			serveOrders((query) => {
				const day = dayIn(query);
				const all = query.get('fulfilment-method') === 'ALL';
				const methods = all ? ['FBR', 'FBB'] : ['FBR'];
				return (day ? [day] : []).flatMap((day) =>
					methods.map((fulfilmentMethod) => ({
						...ofDay(day, `${fulfilmentMethod} ${day}`),
						orderItems: [{ fulfilmentMethod }],
					})),
				);
			});
			const { poll, staticData } = trigger(parameters);
			expect(await poll()).toBeNull();
			jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-06-30T12:00:00+02:00'));
			const given = idsIn(await poll());
			const all = { ...parameters, fulfilmentMethod: 'ALL' };
			const other = trigger(all, { staticData: saved(staticData) });
			for (let polls = 0; polls < 4; polls++) given.push(...idsIn(await other.poll()));
			const days = daysFrom('2026-06-16', 15);
			expect(given.sort()).toEqual(
				['FBB', 'FBR'].flatMap((one) => days.map((day) => `${one} ${day}`)),
			);
		});

		it('put the items of an order together that changed on different days', async () => {
			const yesterday = { ...order('A', 26 * HOUR), orderItems: [{ orderItemId: '1' }] };
			const today = { ...yesterday, orderItems: [{ orderItemId: '2' }] };
			const listed = [[yesterday], [today]];
			serveOrders((query) => (dayIn(query) ? (listed.shift() ?? [today]) : []));
			const startFrom = ago(30 * HOUR);
			const { poll } = trigger({ ...parameters, options: { startFrom } });
			expect(jsonOf(await poll())).toMatchObject([
				{ orderId: 'A', orderItems: [{ orderItemId: '1' }, { orderItemId: '2' }] },
			]);
		});

		it('read several pages twice, since rows can move up meanwhile', async () => {
			ofFirstPoll();
			const { poll } = trigger(parameters);
			await poll();
			const rows = Array.from({ length: 60 }, (_, index) => order(`O${index}`, index * 100));
			// While the second page is read, the first order leaves, and the one at the edge moves up.
			ordersOf(lastHour, rows.slice(0, 50));
			ordersOf(lastHour, rows.slice(1, 51));
			ordersOf({ ...lastHour, page: '2' }, rows.slice(51), 2);
			expect(jsonOf(await poll())).toHaveLength(60);
		});

		it('stop in time and go on in the next poll', async () => {
			let clock = Date.parse('2026-06-30T12:00:00+02:00');
			jest.spyOn(Date, 'now').mockImplementation(() => clock);
			// An order of the first day whose last change came on the last one.
			const late = ofDay('2026-06-26', 'late');
			serveOrders((query) => {
				const day = dayIn(query);
				if (!day) return [];
				clock += 1.5 * MINUTE;
				return day === '2026-06-30' ? [ofDay(day), late] : [ofDay(day)];
			});
			const { poll } = trigger({ ...parameters, options: { startFrom: '2026-06-26' } });
			const batches = [await poll(), await poll(), await poll(), await poll()];
			expect(batches.map(idsIn)).toEqual([
				['2026-06-26', '2026-06-27'],
				['2026-06-28', '2026-06-29'],
				['late', '2026-06-30'],
				[],
			]);
		});

		describe('with a clock that is wrong', () => {
			/** bol, whose clock is right, and a trigger whose clock is ahead by `clock.ahead` ms. */
			async function activatedWith(ahead: number) {
				const real = Date.now;
				const clock = { ahead, bol: real() };
				jest.spyOn(Date, 'now').mockImplementation(() => clock.bol + clock.ahead);
				const placed: Array<{ orderId: string; at: number }> = [];
				const place = (orderId: string) => placed.push({ orderId, at: clock.bol });
				const dayOf = (moment: number) =>
					new Date(moment).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
				serveOrders((query) => {
					const minutes = Number(query.get('change-interval-minute') ?? Infinity);
					const since = clock.bol - minutes * MINUTE;
					const day = dayIn(query);
					return placed
						.filter(({ at }) => (day ? dayOf(at) === day : at >= since))
						.map(({ orderId, at }) => ({
							orderId,
							// bol leaves out parts of a second.
							orderPlacedDateTime: new Date(Math.floor(at / 1000) * 1000).toISOString(),
							orderItems: [],
						}));
				});
				place('long before');
				clock.bol += 3 * HOUR;
				place('before');
				clock.bol += MINUTE;
				const { poll } = trigger(parameters);
				const idsOfPoll = async () => idsIn(await poll());
				expect(await poll()).toBeNull();
				return { clock, place, idsOfPoll };
			}
			it.each([HOUR, -HOUR, 2 * DAY, 3 * DAY, -2 * DAY])(
				'come once when it is changed by %d ms and set right again',
				async (change) => {
					const { clock, place, idsOfPoll } = await activatedWith(0);
					place('first');
					expect(await idsOfPoll()).toEqual(['first']);
					clock.ahead = change;
					for (const name of ['second', 'third']) {
						expect(await idsOfPoll()).toEqual([]);
						clock.bol += 15 * MINUTE;
						place(name);
						expect(await idsOfPoll()).toEqual([name]);
					}
					// Between two polls, so that much of the time between them is before the clock was set.
					place('before it is set');
					clock.bol += 14 * MINUTE;
					clock.ahead = 0;
					expect(await idsOfPoll()).toEqual(['before it is set']);
					expect(await idsOfPoll()).toEqual([]);
				},
			);

			it('come when it is set right after the first activation', async () => {
				const { clock, place, idsOfPoll } = await activatedWith(30 * DAY);
				clock.bol += 2 * HOUR;
				place('meanwhile');
				clock.bol += 2 * HOUR;
				clock.ahead = 0;
				expect(await idsOfPoll()).toContain('meanwhile');
				expect(await idsOfPoll()).toEqual([]);
			});
		});

		it('hand over what could be read in full in time, and the rest in the next poll', async () => {
			ofFirstPoll();
			const { poll, staticData } = trigger({ event: 'orderCreated' });
			await poll();
			moveBack(staticData, 19.5 * MINUTE);
			const list = [order('C', 1_000), order('B', 2_000), order('A', 3_000)];
			const queries = serveOrders(() => list);
			serveAll(/^\/retailer\/orders\/.$/, ({ pathname }) => {
				pass(2.6 * MINUTE);
				return { orderId: pathname.at(-1), orderItems: [] };
			});
			const batches = [await poll(), await poll(), await poll()];
			expect(batches.map(idsIn)).toEqual([['A', 'B'], ['C'], []]);
			const intervals = queries.map((query) => query.get('change-interval-minute'));
			expect(intervals).toEqual(['60', '60', '60']);
		});
	});

	describe('for returns', () => {
		const parameters = { event: 'returnCreated', fetchFullObject: false };
		const returned = (returnId: string, ms: number, handledAgo?: number): IDataObject => ({
			returnId,
			registrationDateTime: ago(ms),
			fulfilmentMethod: 'FBR',
			returnItems: [
				{
					rmaId: `rma-${returnId}`,
					handled: handledAgo !== undefined,
					processingResults:
						handledAgo === undefined ? [] : [{ processingDateTime: ago(handledAgo) }],
				},
			],
		});
		const returnsOf = (
			handled: boolean,
			rows: IDataObject[] = [],
			more: IDataObject = {},
			times = 1,
		) =>
			serve(
				'/retailer/returns',
				'returns',
				{ handled: String(handled), 'fulfilment-method': 'FBR', ...more },
				rows,
				times,
			);

		/** Answers both lists for one poll. */
		function serveBoth(open: IDataObject[], handled: IDataObject[] = []) {
			returnsOf(false, open);
			returnsOf(true, handled);
		}

		async function activated(open: IDataObject[] = [], handled: IDataObject[] = []) {
			serveBoth(open, handled);
			const active = trigger(parameters);
			expect(await active.poll()).toBeNull();
			return active;
		}

		it('find open and handled ones that are new, once', async () => {
			const old = [returned('1', 20 * DAY), returned('2', 20 * MINUTE)];
			const done = [returned('3', MINUTE, 0), returned('4', 9 * DAY, DAY)];
			const { poll } = await activated(old, done);
			const open = [...old, returned('5', 0)];
			serveBoth(open, [returned('6', 1_000, 0), ...done]);
			expect(idsIn(await poll())).toEqual(['6', '5']);
			serveBoth(open, [returned('6', 1_000, 0), ...done]);
			expect(await poll()).toBeNull();
		});

		it('find one that is handled while it is looked for only once', async () => {
			const { poll } = await activated();
			serveBoth([returned('5', 0)], [returned('5', 0, 0)]);
			expect(jsonOf(await poll())).toHaveLength(1);
		});

		it('walk all open ones, which are oldest first, but not all handled ones', async () => {
			const old = Array.from({ length: 50 }, (_, index) => returned(`o${index}`, 90 * DAY));
			const done = Array.from({ length: 50 }, (_, index) =>
				returned(`d${index}`, 90 * DAY, index === 0 ? HOUR : 30 * DAY),
			);
			// Handled ones leave the list of open ones, so several of its pages are read twice.
			returnsOf(false, old, {}, 2);
			returnsOf(false, old.slice(0, 3), { page: '2' }, 2);
			returnsOf(true, done);
			// The first page has one that was handled lately, so the order says nothing of the next.
			returnsOf(true, done.slice(1).concat(done[1]), { page: '2' });
			expect(await trigger(parameters).poll()).toBeNull();
		});

		it.each([
			['FBB', ['FBB']],
			['ALL', ['FBR', 'FBB']],
		])('ask for the fulfilment method %s', async (fulfilmentMethod, asked) => {
			for (const method of asked) {
				for (const handled of [false, true])
					returnsOf(handled, [], { 'fulfilment-method': method });
			}
			expect(await trigger({ ...parameters, fulfilmentMethod }).poll()).toBeNull();
		});

		it('read the whole return unless told otherwise', async () => {
			serveBoth([]);
			const { poll } = trigger({ event: 'returnCreated' });
			await poll();
			serveBoth([returned('5', 0)]);
			api().get('/retailer/returns/5').reply(200, { returnId: '5', customerDetails: {} });
			expect(jsonOf(await poll())).toEqual([{ returnId: '5', customerDetails: {} }]);
		});

		it('go back to a date', async () => {
			serveBoth([returned('1', 3 * DAY), returned('2', DAY)], [returned('3', 1.5 * DAY, HOUR)]);
			const { poll } = trigger({ ...parameters, options: { startFrom: ago(2 * DAY) } });
			expect(idsIn(await poll())).toEqual(['3', '2']);
		});

		/** So many handled returns, the newest first. */
		const handled = (count: number) =>
			Array.from({ length: count }, (_, index) =>
				returned(`d${index}`, (index + 2) * HOUR, (index + 1) * HOUR),
			);

		/** Answers all requests from a list of handled returns; gives the pages that were asked for. */
		function serveHandled(done: IDataObject[]): string[] {
			const pages: string[] = [];
			serveAll('/retailer/returns', ({ searchParams }) => {
				if (searchParams.get('handled') === 'false') return {};
				const page = searchParams.get('page') ?? '1';
				pages.push(page);
				return { returns: done.slice(50 * (+page - 1), 50 * +page) };
			});
			return pages;
		}

		it('go far back bit by bit, newest first, and miss none that comes meanwhile', async () => {
			const done = handled(320);
			const pages = serveHandled(done);
			const { poll } = trigger({ ...parameters, options: { startFrom: ago(90 * DAY) } });
			const expected = done.map(({ returnId }) => String(returnId));

			const given = [idsIn(await poll())];
			expect(given[0].sort()).toEqual(expected.slice(0, 100).sort());
			expect(pages.splice(0)).toEqual(['1', '2']);
			// Rows move to the next page, and what moved there is not to come a second time.
			done.unshift(returned('news', 1_000, 0));
			given.push(idsIn(await poll()));
			// Two pages have 99 of the wanted 100.
			expect(pages.splice(0)).toEqual(['2', '3', '4', '5']);
			given.push(idsIn(await poll()));
			expect(pages.splice(0)).toEqual(['5', '6', '7']);
			expect(given.flat().sort()).toEqual([...expected].sort());
			// The list has been read to its end, so the next poll begins at its front.
			expect(idsIn(await poll())).toEqual(['news']);
			expect(pages[0]).toBe('1');
			expect(await poll()).toBeNull();
		});

		it('go on with what could not be read in full in time, each once', async () => {
			const done = handled(120);
			const pages = serveHandled(done);
			serveAll(/^\/retailer\/returns\/d\d+$/, ({ pathname }) => {
				pass(4_000);
				return { returnId: pathname.split('/').at(-1) };
			});
			const { poll } = trigger({ event: 'returnCreated', options: { startFrom: ago(90 * DAY) } });
			const given = [await poll(), await poll(), await poll()].map(idsIn);
			expect(given[0].length).toBeLessThan(100);
			expect(new Set(given.flat()).size).toBe(120);
			expect(given.flat()).toHaveLength(120);
			// The second poll still looks for what the first one had no time to read.
			expect(pages.slice(0, 4)).toEqual(['1', '2', '1', '2']);
		});

		it('get on by a page with each poll, however slow bol answers', async () => {
			const done = handled(220);
			const pages = serveHandled(done);
			let calls = 0;
			const clock = Date.now;
			// Each look at the clock finds ten seconds gone.
			jest.spyOn(Date, 'now').mockImplementation(() => clock() + 10_000 * calls++);
			const { poll } = trigger({ ...parameters, options: { startFrom: ago(90 * DAY) } });
			const given: unknown[] = [];
			for (let polls = 0; polls < 6; polls++) given.push(...idsIn(await poll()));
			expect(new Set(given).size).toBe(220);
			expect(given).toHaveLength(220);
			expect(pages.slice(0, 5)).toEqual(['1', '1', '2', '2', '3']);
		});

		it('that are held back take turns, a few with each poll, and a report names some of them', async () => {
			const list: IDataObject[] = [];
			serveAll('/retailer/returns', ({ searchParams }) =>
				searchParams.get('handled') === 'true' ? {} : { returns: list },
			);
			let asked: number[] = [];
			let mended = 0;
			nock(BASE)
				.persist()
				.get(/^\/retailer\/returns\/\d+$/)
				.reply((uri) => {
					const id = Number(uri.split('/').at(-1));
					asked.push(id);
					const isThere = id === 101 || id === mended;
					return isThere ? [200, { returnId: String(id) }, GENEROUS] : [404, {}, GENEROUS];
				});
			const { poll } = trigger({ event: 'returnCreated' });
			await poll();
			for (let id = 101; id <= 126; id++) list.push(returned(String(id), 127 - id));
			expect(idsIn(await poll())).toEqual(['101']);
			const turn = async () => {
				asked = [];
				return { given: idsIn(await poll()), asked };
			};
			expect(await turn()).toEqual({ given: [], asked: [102, 103, 104] });
			expect(await turn()).toEqual({ given: [], asked: [105, 106, 107] });
			mended = 109;
			expect(await turn()).toEqual({ given: ['109'], asked: [108, 109, 110, 111, 112] });
			pass(25 * HOUR);
			expect((await failure(poll)).message).toMatch(/102 \(.*, and 4 more$/);
		});

		it('of a test run take the first page of each list', async () => {
			serveBoth([returned('1', 3 * DAY), returned('2', DAY)], [returned('3', 2 * DAY, HOUR)]);
			const { poll } = trigger(parameters, { manual: true });
			expect(idsIn(await poll())).toEqual(['2', '3', '1']);
		});
	});

	describe('for invoice requests', () => {
		const parameters = { event: 'invoiceRequestCreated' };
		const requested = (
			shipmentId: string,
			...transitions: Array<[string, number]>
		): IDataObject => ({
			shipmentId,
			status: transitions.at(-1)?.[0],
			statusTransitions: transitions.map(([status, ms]) => ({ status, statusDateTime: ago(ms) })),
		});
		const requestsOf = (rows: IDataObject[], query: IDataObject = {}, times = 1) =>
			serve(
				'/retailer/shipments/invoices/requests',
				'invoiceRequests',
				{ state: 'OPEN', ...query },
				rows,
				times,
			);

		it('find new ones, once', async () => {
			const old = requested('1', ['INVOICE_REQUESTED', 5 * MINUTE]);
			const ancient = requested('2', ['INVOICE_REQUESTED', 5 * DAY]);
			requestsOf([old, ancient]);
			const { poll } = trigger(parameters);
			expect(await poll()).toBeNull();
			const news = requested('3', ['INVOICE_REQUESTED', 0]);
			requestsOf([news, old, ancient]);
			expect(jsonOf(await poll())).toEqual([news]);
			requestsOf([news, old, ancient]);
			expect(await poll()).toBeNull();
		});

		it.each(['ALL', 'UPLOAD_ERROR'])('find each change of the state %s', async (state) => {
			requestsOf([], { state });
			const { poll } = trigger({ ...parameters, state });
			await poll();
			const once = requested('1', ['INVOICE_REQUESTED', 3_000], ['INVOICE_INCORRECT', 2_000]);
			requestsOf([once], { state });
			expect(jsonOf(await poll())).toEqual([once]);
			const transitions = [
				...(once.statusTransitions as IDataObject[]),
				{ status: 'INVOICE_VIRUS_DETECTED', statusDateTime: ago(0) },
			];
			requestsOf([{ ...once, statusTransitions: transitions.reverse() }], { state });
			expect(jsonOf(await poll())).toHaveLength(1);
		});

		it('read all pages, and twice, since what is uploaded leaves the list', async () => {
			const rows = Array.from({ length: 70 }, (_, index) =>
				requested(`s${index}`, ['INVOICE_REQUESTED', 1_000 * index]),
			);
			// The first one leaves, and the one at the edge moves up to the page that was read.
			requestsOf(rows.slice(0, 50));
			requestsOf(rows.slice(51), { page: '2' }, 2);
			requestsOf(rows.slice(1, 51));
			const { poll } = trigger({ ...parameters, options: { startFrom: ago(HOUR) } });
			expect(jsonOf(await poll())).toHaveLength(70);
		});

		it('of a test run take the first page', async () => {
			requestsOf([requested('1', ['INVOICE_REQUESTED', DAY])]);
			expect(jsonOf(await trigger(parameters, { manual: true }).poll())).toHaveLength(1);
		});
	});
});
