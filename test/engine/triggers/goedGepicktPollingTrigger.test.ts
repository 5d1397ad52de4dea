import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { GoedGepicktPollingTrigger } from '../../../nodes/GoedGepickt/GoedGepicktPollingTrigger.node';
import { forgetHandOvers } from '../../../nodes/shared/trigger/polling/memory';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { CredentialStore } from '../harness';
import { failure, jsonOf, pollingTriggers, saved, type Polled } from '../harness/triggerTesting';
import { FakeGoedGepickt } from './goedGepicktFake';
import { describePolling, once } from './pollingWalk';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const node = new GoedGepicktPollingTrigger();
const credentialTypes = [new GoedGepicktApi()];

let service: FakeGoedGepickt;
let store: CredentialStore;
/** How far the clock of n8n is from where it started, in ms. */
let ahead: number;

beforeEach(() => {
	for (const forget of [forgetHandOvers, forgetLimits]) forget();
	service = new FakeGoedGepickt();
	service.start();
	// One credential for all triggers of a test, as a change of it would begin anew.
	store = new CredentialStore({ goedGepicktApi: { apiKey: 'the-key' } });
	ahead = 0;
	const clock = Date.now;
	jest.spyOn(Date, 'now').mockImplementation(() => clock() + ahead);
});
afterEach(() => {
	nock.cleanAll();
	jest.restoreAllMocks();
});

const { trigger, activated } = pollingTriggers(() => ({
	node,
	credentialTypes,
	credentials: store,
}));
const statuses = (more: IDataObject = {}) => ({
	parameters: { event: 'orderStatusChanged', ...more },
});
const shipments = { parameters: { event: 'shipmentCreated' } };
const stock = (products: string, productsBy = 'sku') => ({
	parameters: { event: 'stockChanged', products, productsBy },
});

const idsOf = (items: Polled) => jsonOf(items).map(({ uuid }) => uuid);

const dutchClock = new Intl.DateTimeFormat('sv-SE', {
	dateStyle: 'short',
	timeStyle: 'medium',
	timeZone: 'Europe/Amsterdam',
});

/** A moment as GoedGepickt writes it: Dutch time without a zone (1.2, unconfirmed). */
const dutch = (moment: number) => dutchClock.format(moment).replace(' ', 'T');

let made = 0;
/** An order that was created some time ago. */
function order(agoMs = 0, more: IDataObject = {}): IDataObject {
	const uuid = `o-${++made}`;
	const row = { uuid, status: 'open', createDate: dutch(Date.now() - agoMs), ...more };
	service.orders.push(row);
	return row;
}
const orders = (count: number) =>
	Array.from({ length: count }, (_, index) => String(order((count - index) * 1_000).uuid));
const shipment = (more: IDataObject = {}) => {
	const row = { uuid: `s-${++made}`, createDate: dutch(Date.now()), ...more };
	service.shipments.push(row);
	return row;
};
const product = (sku: string, freeStock: number, totalStock = freeStock) => {
	const row = { uuid: `p-${++made}`, sku, stock: { freeStock, totalStock } };
	service.products.push(row);
	return row;
};

describe('new orders', () => {
	describePolling({
		trigger,
		activated,
		idsOf,
		seed: orders,
		seedOne: (moment = Date.now()) => order(0, { createDate: dutch(moment) }).uuid,
		change: () => (service.orders[0].status = 'completed'),
		clear: () => (service.orders = []),
		refuse: (page) => {
			service.instead = ({ query }) =>
				query.page === String(page) ? [500, { message: 'Down' }] : undefined;
			return () => (service.instead = () => undefined);
		},
		refusal: 'Down',
		otherEvent: 'orderStatusChanged',
	});

	it('are asked for oldest first, from two weeks and a day before on', async () => {
		await activated();
		const [{ query }] = service.asked('GET', '/orders');
		expect(query).toEqual({
			page: '1',
			perPage: '50',
			orderBy: 'createDate',
			orderByDirection: 'asc',
			createdAfter: dutch(Date.now() - 15 * DAY).slice(0, 10),
		});
	});

	it('come whether createdAfter includes its day or not, and around midnight', async () => {
		service.leavesDayOut = true;
		const { poll } = await activated();
		for (let hour = 0; hour < 30; hour++) {
			const before = order();
			ahead += HOUR;
			expect(idsOf(await poll())).toEqual([before.uuid]);
		}
	});

	it.each([
		['Dutch time', (moment: number) => dutch(moment)],
		['UTC with a zone', (moment: number) => new Date(moment).toISOString()],
		['UTC without one', (moment: number) => new Date(moment).toISOString().slice(0, 19)],
		['text', () => 'yesterday'],
	])('come once, dated in %s', async (_name, write) => {
		const seed = () => order(0, { createDate: write(Date.now()) }).uuid;
		seed();
		ahead += 1_000;
		const { poll } = await activated();
		expect(await poll()).toBeNull();
		const ids = [seed(), seed()];
		expect(idsOf(await once(poll))).toEqual(ids);
	});

	it.each<[string, unknown[]]>([
		['nothing but their own data', [{ city: 'A' }, { city: 'B' }]],
		[
			'an empty UUID',
			[
				{ uuid: '', orderId: 1 },
				{ uuid: '', orderId: 2 },
			],
		],
		[
			'a number of the shop',
			[
				{ uuid: null, externalId: 'A' },
				{ uuid: null, externalId: 'B' },
			],
		],
		['rows between them that are none', [{ uuid: 'A' }, null, 'text', [], { uuid: 'B' }]],
	])('come all, once, with %s', async (_name, items) => {
		const { poll } = await activated();
		const pageInfo = { itemsPerPage: 50 };
		service.instead = ({ path }) => (path === '/orders' ? [200, { items, pageInfo }] : undefined);
		expect(jsonOf(await once(poll))).toEqual([items[0], items.at(-1)]);
	});

	it('that are imported late come', async () => {
		order();
		const { poll } = await activated();
		for (const age of [20 * HOUR, 36 * HOUR, 13 * DAY]) {
			const late = order(age);
			expect(idsOf(await poll())).toEqual([late.uuid]);
		}
		order(16 * DAY);
		expect(await poll()).toBeNull();
	});

	it('are remembered for as long as they are watched, and no longer', async () => {
		const { poll, staticData } = await activated();
		for (let day = 0; day < 18; day++) {
			orders(20);
			await poll();
			ahead += DAY;
		}
		order();
		expect(idsOf(await poll())).toHaveLength(1);
		const { position } = staticData.memory as { position: { known: object } };
		expect(Object.keys(position.known).length).toBeLessThanOrEqual(14 * 20 + 1);
	});

	it.each([HOUR, -HOUR, 400 * DAY, -2 * DAY])(
		'come once when the clock is changed by %d ms',
		async (change) => {
			order(1.5 * DAY);
			order(MINUTE);
			const { poll } = await activated();
			const before = orders(2);
			expect(idsOf(await poll())).toEqual(before);
			ahead += change;
			// The service's clock did not change.
			const ids = [order(change - 1_000).uuid, order(change - 2_000).uuid];
			expect(idsOf(await once(poll)).sort()).toEqual([...ids].sort());
			ahead -= change;
			const after = order(-3_000).uuid;
			expect(idsOf(await poll())).toEqual([after]);
		},
	);

	it('come although the clock was ahead at the first activation', async () => {
		ahead = 30 * DAY;
		const { poll } = await activated();
		ahead = 0;
		const { uuid } = order();
		expect(idsOf(await poll())).toEqual([uuid]);
	});

	it('are not hidden by one that is dated in the future', async () => {
		const { poll } = await activated();
		const future = order(-90 * DAY);
		expect(idsOf(await poll())).toEqual([future.uuid]);
		const { uuid } = order();
		expect(idsOf(await poll())).toEqual([uuid]);
	});

	describe('more than a poll can read', () => {
		it('come over several polls, each once', async () => {
			const { poll } = await activated();
			const ids = orders(7_010);
			const counts = [];
			const found: unknown[] = [];
			for (let round = 0; round < 3; round++) {
				const items = idsOf(await poll());
				counts.push(items.length);
				found.push(...items);
			}
			expect(counts).toEqual([5_000, 2_010, 0]);
			expect(found).toEqual(ids);
		}, 60_000);

		it('do not come when they were there before, nor hide what is new', async () => {
			orders(120);
			// The time of a poll is over after its second request.
			let asked = 0;
			service.instead = ({ path }) => {
				if (path === '/orders' && ++asked === 2) ahead += 3 * MINUTE;
				return undefined;
			};
			const { staticData } = await activated();
			expect(service.asked('GET', '/orders')).toHaveLength(2);
			ahead += 5 * MINUTE;
			const { uuid } = order(MINUTE);
			const next = trigger({ staticData: saved(staticData) });
			expect(await next.poll()).toBeNull();
			expect(service.asked('GET', '/orders').at(-1)?.query.page).toBe('3');
			expect(idsOf(await once(next.poll))).toEqual([uuid]);
		});

		it('begin anew where the service refuses to go on', async () => {
			const { poll } = await activated();
			const ids = orders(5_010);
			expect(idsOf(await poll())).toHaveLength(5_000);
			service.instead = ({ query }) =>
				query.page === '101' ? [422, { message: 'No such page' }] : undefined;
			expect((await failure(poll)).message).toContain('No such page');
			service.instead = () => undefined;
			expect(idsOf(await poll())).toEqual([]);
			expect(idsOf(await poll())).toEqual(ids.slice(5_000));
		}, 60_000);

		it('begin anew for another account, of which old ones do not come', async () => {
			const { poll } = await activated();
			ahead += 2 * HOUR;
			orders(5_010);
			expect(idsOf(await poll())).toHaveLength(5_000);
			service.orders = [];
			order(5 * HOUR);
			const { uuid } = order();
			service.key = 'another-key';
			store.write('goedGepicktApi', { apiKey: service.key });
			expect(idsOf(await once(poll))).toEqual([uuid]);
		}, 60_000);

		it('are read by date where page numbers end', async () => {
			const startFrom = new Date(Date.now() - 20 * DAY).toISOString();
			const { poll } = trigger({ parameters: { options: { startFrom } } });
			for (let i = 0; i < 10_100; i++) order(19 * DAY - i * 2 * MINUTE);
			service.instead = ({ query }) =>
				Number(query.page) > 200 ? [422, { message: 'Too far' }] : undefined;
			const found = new Set<unknown>();
			for (let round = 0; round < 4; round++) {
				for (const id of idsOf(await poll())) found.add(id);
			}
			expect(found.size).toBe(10_100);
		}, 120_000);
	});

	describe('that are pending when the settings change', () => {
		it('come with another key of the same account', async () => {
			order();
			const { staticData } = await activated();
			ahead += 60 * HOUR;
			const ids = [order(59 * HOUR).uuid, order().uuid];
			service.key = 'another-key';
			store = new CredentialStore({ goedGepicktApi: { apiKey: 'another-key' } });
			const other = trigger({ staticData: saved(staticData) });
			expect(idsOf(await once(other.poll))).toEqual(ids);
		});

		// A trigger that is active goes on when its credential changes, with the same functions of n8n.
		it.each([
			['after it is activated again', false],
			['while it is active', true],
		])('come alone with the key of another account, %s', async (_when, isActive) => {
			order(HOUR);
			const { staticData, poll } = await activated();
			ahead += 10 * MINUTE;
			service.orders = [];
			for (let hours = 1; hours < 100; hours++) order(hours * HOUR);
			const { uuid } = order();
			service.key = 'another-key';
			store.write('goedGepicktApi', { apiKey: service.key });
			const other = isActive ? poll : trigger({ staticData: saved(staticData) }).poll;
			expect(idsOf(await once(other))).toEqual([uuid]);
		});
	});
});

describe('orders whose status changes', () => {
	it('come with the status before, each change once, also back to the first', async () => {
		const row = order();
		const { poll } = await activated(statuses());
		for (const [from, to] of [
			['open', 'backorder'],
			['backorder', 'open'],
			['open', 'backorder'],
		]) {
			row.status = to;
			expect(jsonOf(await once(poll))).toEqual([{ ...row, status: to, previousStatus: from }]);
		}
	});

	it('come when they are new, since they changed from none', async () => {
		const { poll } = await activated(statuses());
		const row = order(0, { status: 'completed' });
		expect(jsonOf(await poll())).toEqual([{ ...row, previousStatus: null }]);
	});

	it('come to chosen statuses only, and a change of the choice loses nothing', async () => {
		const rows = [order(), order(), order()];
		const parameters = { statuses: ['completed'], options: { otherStatuses: 'Shipped, picked' } };
		const { poll, staticData } = await activated(statuses(parameters));
		rows[0].status = 'completed';
		rows[1].status = 'on_hold';
		rows[2].status = 'shipped';
		expect(idsOf(await poll())).toEqual([rows[0].uuid, rows[2].uuid]);
		const others = trigger({
			...statuses({ statuses: ['on_hold'] }),
			staticData: saved(staticData),
		});
		rows[0].status = 'on_hold';
		expect(jsonOf(await others.poll())).toMatchObject([
			{ uuid: rows[0].uuid, previousStatus: 'completed' },
		]);
	});

	it.each([
		["={{ 'completed' }}", 1],
		["={{ 'on_hold, completed' }}", 1],
		["={{ 'on_hold' }}", 0],
		['={{ null }}', 1],
	])('come to statuses that an expression gives: %s', async (chosen, found) => {
		const row = order();
		const { poll } = await activated(statuses({ statuses: chosen }));
		row.status = 'completed';
		expect(idsOf(await poll())).toHaveLength(found);
	});

	it.each([
		[undefined, 13, 1],
		[undefined, 16, 0],
		[3, 4, 0],
		[30, 29, 1],
	])('are watched for %s days: %d days old', async (daysBack, age, found) => {
		const row = order(age * DAY);
		// Not of this very moment: that could be news of the first poll itself.
		order(HOUR);
		const options = daysBack ? { daysBack } : {};
		const { poll } = await activated(statuses({ options }));
		row.status = 'completed';
		expect(idsOf(await poll())).toHaveLength(found);
	});

	it('are those of a few thousand orders at most, and what is left out never comes', async () => {
		const ids = orders(5_200);
		const { poll, staticData } = await activated(statuses());
		const { position } = staticData.memory as { position: { known: object } };
		expect(Object.keys(position.known)).toHaveLength(5_000);
		service.orders.find(({ uuid }) => uuid === ids[5_100])!.status = 'completed';
		service.orders.find(({ uuid }) => uuid === ids[10])!.status = 'completed';
		const found = [...idsOf(await poll()), ...idsOf(await poll())];
		expect(found).toEqual([ids[5_100]]);
	}, 60_000);

	it('come again when n8n ended right after saving', async () => {
		const row = order();
		const first = await activated(statuses());
		row.status = 'completed';
		await first.poll();
		forgetHandOvers();
		const again = trigger({ ...statuses(), staticData: saved(first.staticData) });
		expect(jsonOf(await again.poll())).toMatchObject([{ previousStatus: 'open' }]);
	});
});

describe('new shipments', () => {
	it('come once, from pages of 100', async () => {
		shipment();
		const { poll } = await activated(shipments);
		const ids = Array.from({ length: 150 }, () => shipment().uuid);
		expect(idsOf(await once(poll))).toEqual(ids);
		expect(service.asked('GET', '/shipments')[0].query).toEqual({
			page: '1',
			perPage: '100',
			createdAfter: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
		});
	});

	it('come by date where page numbers end, if the list is by date', async () => {
		// Summer time ends meanwhile.
		ahead = Date.parse('2026-10-12') - Date.now();
		const { poll } = await activated(shipments);
		ahead += 30 * DAY;
		const made = Array.from({ length: 10_100 }, (_, index) =>
			shipment({ createDate: dutch(Date.now() - (10_100 - index) * 4 * MINUTE) }),
		);
		service.instead = ({ query }) =>
			Number(query.page) > 100 ? [422, { message: 'Too far' }] : undefined;
		const found = new Set([...idsOf(await poll()), ...idsOf(await poll())]);
		expect(found.size).toBe(10_100);
		service.shipments = made.reverse();
		const other = trigger({ parameters: { ...shipments.parameters, options: { daysBack: 29 } } });
		expect((await failure(other.poll)).message).toContain('no more than 10000 rows');
	}, 120_000);

	it('come once though they have no UUID', async () => {
		const { poll } = await activated(shipments);
		const linkedOrder = { uuid: 'o-1' };
		for (const trackTraceCode of ['3S1', '3S2']) {
			shipment({ uuid: undefined, linkedOrder, trackTraceCode });
		}
		expect(jsonOf(await once(poll))).toHaveLength(2);
	});
});

describe('the stock of products', () => {
	it('comes with what it was, when free or total stock changes', async () => {
		const row = product('A', 3, 5);
		const { poll } = await activated(stock('A'));
		row.stock.freeStock = 0;
		expect(jsonOf(await once(poll))).toEqual([
			{ ...row, previousFreeStock: 3, previousTotalStock: 5 },
		]);
		row.stock.totalStock = 4;
		expect(jsonOf(await poll())).toMatchObject([{ previousFreeStock: 0, previousTotalStock: 5 }]);
		row.stock.freeStock = -2;
		await poll();
		row.stock.freeStock = 0;
		expect(jsonOf(await poll())).toMatchObject([{ previousFreeStock: -2 }]);
	});

	it('comes of products without a UUID, when it changes', async () => {
		const [row, twin] = [product('A', 1), product('A', 2)];
		for (const one of [row, twin]) Object.assign(one, { uuid: '' });
		const { poll } = await activated(stock('A'));
		twin.stock.freeStock = 3;
		expect(jsonOf(await once(poll))).toMatchObject([{ previousFreeStock: 2 }]);
	});

	it('comes with the stock level beside it', async () => {
		const row = product('A', 3, 5);
		const settings = stock('A');
		const parameters = { ...settings.parameters, output: 'stockLevel' };
		const { poll } = await activated({ ...settings, parameters });
		row.stock.freeStock = -1;
		const stockLevel = { sku: 'A', freeQuantity: -1 };
		expect(jsonOf(await poll())).toMatchObject([{ previousFreeStock: 3, stockLevel }]);
	});

	it('is asked for by SKU, and other products in the answer do not count', async () => {
		const [one, twin, other] = [product('A', 1), product('A', 1), product('A-2', 1)];
		const { poll } = await activated(stock('A'));
		expect(service.asked('GET', '/products')[0].query).toEqual({
			page: '1',
			perPage: '100',
			searchAttribute: 'sku',
			searchDelimiter: '=',
			searchValue: 'A',
		});
		for (const row of [one, twin, other]) row.stock.freeStock = 9;
		expect(idsOf(await poll())).toEqual([one.uuid, twin.uuid]);
	});

	it('is asked for by UUID', async () => {
		const [one, two] = [product('A', 1), product('B', 1)];
		const { poll } = await activated(stock(`${one.uuid},\n ${two.uuid}`, 'uuid'));
		expect(service.arrivals.map(({ path }) => path)).toEqual([
			`/products/${one.uuid}`,
			`/products/${two.uuid}`,
		]);
		two.stock.freeStock = 2;
		expect(idsOf(await poll())).toEqual([two.uuid]);
	});

	it.each(['sku', 'uuid'])('of an unknown product is an error at first: %s', async (by) => {
		const row = product('A', 1);
		const { poll, staticData } = trigger(stock(`${by === 'sku' ? 'A' : row.uuid}, X`, by));
		expect((await failure(poll)).message).toContain('"X"');
		expect(staticData).toEqual({});
	});

	it('of the others still comes when a product is removed', async () => {
		const [gone, row] = [product('A', 1), product('B', 1)];
		const { poll } = await activated(stock('A,B'));
		service.products = service.products.filter(({ uuid }) => uuid !== gone.uuid);
		row.stock.freeStock = 2;
		expect(idsOf(await poll())).toEqual([row.uuid]);
	});

	it('does not get lost when a product is added to the list', async () => {
		const row = product('A', 1);
		const first = await activated(stock('A'));
		row.stock.freeStock = 2;
		product('B', 1);
		const longer = trigger({ ...stock('A,B'), staticData: saved(first.staticData) });
		expect(idsOf(await longer.poll())).toEqual([row.uuid]);
		const typo = trigger({ ...stock('A,B,C'), staticData: saved(first.staticData) });
		expect((await failure(typo.poll)).message).toContain('"C"');
	});

	it('of more than 100 products is read over several polls', async () => {
		const rows = Array.from({ length: 130 }, (_, index) => product(`S${index}-`, 1));
		const { poll } = await activated(stock(rows.map(({ sku }) => sku).join(',')));
		for (const row of rows) row.stock.freeStock = 2;
		expect(idsOf(await poll())).toEqual(rows.slice(0, 100).map(({ uuid }) => uuid));
		expect(idsOf(await poll())).toEqual(rows.slice(100).map(({ uuid }) => uuid));
		service.instead = ({ query }) =>
			query.searchValue === 'S1-' ? [422, { message: 'No SKU' }] : undefined;
		expect(await once(poll)).toBeNull();
		ahead += 25 * HOUR;
		expect((await failure(poll)).message).toContain('S1- (GoedGepickt: No SKU)');
	}, 60_000);

	it('of more than 5,000 products is still compared with what it was', async () => {
		const row = product('A', 1);
		for (let index = 0; index < 5_000; index++) product('B', 1);
		service.instead = () => void (ahead += 1);
		const { poll } = await activated(stock('A,B'));
		row.stock.freeStock = 2;
		expect(idsOf(await poll())).toEqual([row.uuid]);
	}, 60_000);

	it('needs products', async () => {
		expect((await failure(trigger(stock(' , ')).poll)).message).toContain('Products');
	});
});

describe('a test run', () => {
	it('gives products and orders as they come later', async () => {
		product('A', 1);
		order(0, { status: 'completed' });
		order();
		const ofStock = trigger({ ...stock('A'), manual: true });
		expect(jsonOf(await ofStock.poll())).toMatchObject([{ sku: 'A', previousFreeStock: null }]);
		const ofStatus = trigger({ ...statuses({ statuses: ['completed'] }), manual: true });
		expect(jsonOf(await ofStatus.poll())).toMatchObject([
			{ status: 'completed', previousStatus: null },
		]);
	});
});
