import type { IDataObject } from 'n8n-workflow';
import { jsonOf, pass, saved } from '../harness/triggerTesting';
import { ago, answeredTriggers, idsIn, listed, serve, serveAll } from './bolAnswers';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** So many days from one on. */
const daysFrom = (first: string, count: number) =>
	Array.from({ length: count }, (_, index) =>
		new Date(Date.parse(first) + index * DAY).toISOString().slice(0, 10),
	);

const serveOrders = (rowsOf: (query: URLSearchParams) => IDataObject[]) =>
	serveAll('/retailer/orders', ({ searchParams }) => listed('orders', rowsOf(searchParams)));
const dayIn = (query: URLSearchParams) => query.get('latest-change-date');

/** Moves the position of a trigger back, as if it had polled last so long ago. */
function moveBack(staticData: IDataObject, ms: number) {
	const { position } = staticData.memory as { position: { upTo: number; floor: number } };
	position.upTo -= ms;
	position.floor -= ms;
}

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

describe('bol, requests for orders', () => {
	const trigger = answeredTriggers();
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
