import { UnderWay } from '../../nodes/shared/run/underWay';

const ITEMS = 400;

/** A run of many items that begin as they may, and how to let the oldest of them end. */
function beginMany(count = ITEMS) {
	const underWay = new UnderWay();
	const ends: Array<() => void> = [];
	const begin = async () => {
		await underWay.room();
		underWay.began(new Promise<void>((resolve) => ends.push(resolve)));
	};
	const beginAll = async () => {
		for (let index = 0; index < count; index++) await begin();
	};
	let ended = 0;
	return {
		allBegun: beginAll(),
		begin,
		begun: () => ends.length,
		end: async (more: number) => {
			for (const last = ended + more; ended < last; ended++) ends[ended]();
			await jest.advanceTimersByTimeAsync(0);
		},
	};
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('begins one item for each that ends, however fast they end', async () => {
	const run = beginMany();
	await run.end(0);
	expect(run.begun()).toBeLessThan(ITEMS / 4);
	for (const count of [1, 3, 20]) {
		const before = run.begun();
		await run.end(count);
		expect(run.begun()).toBe(before + count);
	}
	while (run.begun() < ITEMS) await run.end(1);
	await run.allBegun;
});

it('begins all others while nothing ends, as their longest wait counts from there', async () => {
	const run = beginMany();
	await jest.advanceTimersByTimeAsync(1_000);
	expect(run.begun()).toBe(ITEMS);
	await run.allBegun;
});

it('lets items wait for each other again when one has ended after a silence', async () => {
	const run = beginMany(100);
	await jest.advanceTimersByTimeAsync(1_000);
	await run.allBegun;
	await run.end(1);
	void run.begin();
	await jest.advanceTimersByTimeAsync(1);
	expect(run.begun()).toBe(100);
	await run.end(99);
	expect(run.begun()).toBe(101);
});
