import { atSandbox } from './atSandbox';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const { scene, does, fails } = atSandbox('bol');

/** What asks for the orders that changed since so many ms ago. */
const since = (ago: number) => ({ changedSince: new Date(Date.now() - ago).toISOString() });

const orders = () => scene.sandbox.state('bol').orders;

/** New orders, all of whose items changed so long ago. */
function seed(count: number, ago: number): string[] {
	const ids = scene.sandbox.seedBol({ orders: count });
	for (const order of orders().filter(({ orderId }) => ids.includes(orderId)))
		for (const item of order.items) item.changedAt = Date.now() - ago;
	return ids;
}

describe('bol, orders that changed since a moment', () => {
	it('are those of an outage of four days, over several pages, and nothing older', async () => {
		for (const order of orders())
			for (const item of order.items) item.changedAt = Date.now() - 30 * DAY;
		const missed = [...seed(70, 3 * DAY), ...seed(1, 30 * HOUR), ...seed(2, 0)];
		seed(3, 5 * DAY);
		const given = await does('order.getChangedSince', since(4 * DAY));
		expect(given.map(({ orderId }) => orderId).sort()).toEqual(missed.sort());
	});

	it('are those of today, too, where the clock of n8n is two days behind', async () => {
		const missed = seed(1, 0);
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 2 * DAY);
		const reading = does('order.getChangedSince', since(DAY));
		const given = await reading.finally(() => jest.restoreAllMocks());
		expect(given.map(({ orderId }) => orderId)).toEqual(expect.arrayContaining(missed));
	});

	it('cost no more days than bol knows, whatever year a clock shows', async () => {
		const before = scene.requests('bol');
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 1_000 * DAY);
		await does('order.getChangedSince', since(DAY)).finally(() => jest.restoreAllMocks());
		expect(scene.requests('bol') - before).toBeLessThan(95);
	});

	it('are none before a moment from which on bol knows changes', async () => {
		expect(await fails('order.getChangedSince', since(91 * DAY))).toMatchObject({
			message: 'Changed Since: bol knows the changes of the last 90 days only',
		});
	});
});
