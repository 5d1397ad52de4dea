import { RateLimiter, WaitedTooLong } from '../../nodes/shared/service/limiter';
import { steadyNow } from '../../nodes/shared/lib/steadyNow';
import { Cancelled } from '../../nodes/shared/lib/wait';
import {
	advance,
	ask,
	asker,
	countsAfter,
	grantedAfter,
	LimitedServer,
	randomFrom,
	request,
} from './limitedServer';

const MINUTE = 60_000;

beforeEach(() => jest.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => jest.useRealTimers());

describe('the limit', () => {
	const seeds = Array.from({ length: 15 }, (_, index) => index + 1);

	async function sendMany(server: LimitedServer, seed: number, hasHeaders: boolean) {
		const random = randomFrom(seed);
		await advance(Math.floor(random() * 1_000));
		const limiter = new RateLimiter(10, 1_000);
		let done = 0;
		for (let index = 0; index < 60; index++) {
			const sent = request(limiter, server, asker({ atOnce: 8 }), random, hasHeaders);
			void sent.then(() => done++);
		}
		for (let step = 0; step < 300 && done < 60; step++) await advance(100);
		return done;
	}

	it.each([
		['fixed', false],
		['sliding', false],
		['fixed', true],
		['sliding', true],
	] as const)(
		'holds in any window of a %s server; headers are used: %s',
		async (counting, hasHeaders) => {
			for (const seed of seeds) {
				const server = new LimitedServer(counting, 10, 1_000);
				expect(await sendMany(server, seed, hasHeaders)).toBe(60);
				expect([seed, server.refusals]).toEqual([seed, 0]);
				if (!hasHeaders) expect(server.mostInOneWindow()).toBeLessThanOrEqual(10);
			}
		},
	);

	it('is used up at once, and then waits for one window after the answer', async () => {
		const limiter = new RateLimiter(3, MINUTE);
		const granted = ask(limiter, 4);
		await advance(0);
		expect(granted).toHaveLength(3);
		await advance(1_000);
		granted.forEach((slot) => slot.answered({}));
		expect(await countsAfter(granted, MINUTE - 1, 500)).toEqual([3, 4]);
	});

	it('takes the clock that it is given', async () => {
		let now = 0;
		const limiter = new RateLimiter(1, MINUTE, () => now);
		const granted = ask(limiter, 2);
		await advance(0);
		granted[0].answered({});
		await advance(2 * MINUTE);
		expect(granted).toHaveLength(1);
		now = MINUTE;
		await advance(1_000);
		expect(granted).toHaveLength(2);
	});
});

describe('processes that share the limit', () => {
	it.each([
		['fixed', true],
		['fixed', false],
		['sliding', true],
		['sliding', false],
	] as const)(
		'are refused nothing by a %s server, with headers: %s',
		async (counting, hasHeaders) => {
			const server = new LimitedServer(counting, 12, 1_000);
			let done = 0;
			for (const seed of [1, 2, 3]) {
				const limiter = new RateLimiter(12, 1_000);
				limiter.sharedBy = 3;
				const random = randomFrom(seed);
				for (let index = 0; index < 20; index++) {
					const sent = request(limiter, server, asker(), random, hasHeaders);
					void sent.then(() => done++);
				}
			}
			for (let step = 0; step < 300 && done < 60; step++) await advance(100);
			expect([done, server.refusals]).toEqual([60, 0]);
			expect(server.mostInOneWindow()).toBeLessThanOrEqual(12);
		},
	);

	it.each([
		{ documented: 10, processes: 3, part: 3 },
		{ documented: 500, processes: 2, part: 250 },
		{ documented: 1, processes: 4, part: 1 },
		{ documented: 10, processes: 1, part: 10 },
	])('have $part of $documented each when they are $processes', async (given) => {
		const limiter = new RateLimiter(given.documented, MINUTE);
		limiter.sharedBy = given.processes;
		const granted = ask(limiter, 1_000, { atOnce: 1_000 });
		expect(await countsAfter(granted, MINUTE)).toEqual([given.part]);
		granted.forEach((slot) => slot.answered());
		expect(await countsAfter(granted, MINUTE + 500)).toEqual([2 * given.part]);
	});

	it('take their part of the limit that an answer tells, too', async () => {
		const limiter = new RateLimiter(10, MINUTE);
		limiter.sharedBy = 2;
		expect(await grantedAfter(limiter, { requests: 6, remaining: 5 }, 10)).toBe(2);
	});

	it.each([
		[1, 9],
		[2, 4],
	])('leave their part to others that an answer tells of: %d', async (processes, later) => {
		const limiter = new RateLimiter(10, MINUTE);
		limiter.sharedBy = processes;
		const first = await limiter.slot(asker());
		await advance(20);
		first.answered({ requests: 10, remaining: 3, resetMs: 20_000 });
		expect(await countsAfter(ask(limiter, 9), 19_000, 1_500)).toEqual([3, later]);
	});

	it('count anew as soon as the setting is another one', async () => {
		const limiter = new RateLimiter(10, MINUTE);
		limiter.sharedBy = 5;
		const granted = ask(limiter, 20);
		expect(await countsAfter(granted, 1_000)).toEqual([2]);
		limiter.sharedBy = 2;
		expect(await countsAfter(granted, 1_000)).toEqual([5]);
	});
});

describe('concurrency', () => {
	it('never has more requests under way than allowed', async () => {
		const limiter = new RateLimiter(100, MINUTE);
		const granted = ask(limiter, 7, { atOnce: 3 });
		expect(await countsAfter(granted, 1_000)).toEqual([3]);
		granted[0].answered({});
		expect(await countsAfter(granted, 1_000)).toEqual([4]);
	});

	it('wakes the next request as soon as a slot is freed', async () => {
		const limiter = new RateLimiter(100, MINUTE);
		const granted = ask(limiter, 3, { atOnce: 1 });
		await advance(10);
		granted[0].answered({});
		expect(await countsAfter(granted, 0)).toEqual([2]);
		granted[1].answered();
		expect(await countsAfter(granted, 0)).toEqual([3]);
	});

	it('lets two runs take turns', async () => {
		const limiter = new RateLimiter(100, MINUTE);
		const order: string[] = [];
		const send = async (run: string) => {
			const slot = await limiter.slot(asker({ run, atOnce: 1 }));
			order.push(run);
			slot.answered({});
		};
		const large = Array.from({ length: 10 }, async () => await send('large'));
		const small = Array.from({ length: 2 }, async () => await send('small'));
		await advance(10_000);
		await Promise.all([...large, ...small]);
		expect(order.lastIndexOf('small')).toBeLessThanOrEqual(4);
		expect(order).toHaveLength(12);
	});
});

describe('the end of waiting', () => {
	it('comes at the deadline, for that request only', async () => {
		const limiter = new RateLimiter(1, MINUTE);
		ask(limiter, 1);
		const patient = ask(limiter, 1);
		const failures: unknown[] = [];
		const deadline = steadyNow() + 2_000;
		limiter.slot(asker({ deadline })).catch((error: unknown) => failures.push(error));
		await advance(1_900);
		expect(failures).toEqual([]);
		await advance(500);
		expect(failures).toEqual([expect.any(WaitedTooLong)]);
		expect(patient).toHaveLength(0);
	});

	it('comes at once when the execution is cancelled', async () => {
		const limiter = new RateLimiter(1, MINUTE);
		const [first] = await Promise.all([limiter.slot(asker())]);
		const controller = new AbortController();
		const cancelled = limiter.slot(asker({ signal: controller.signal }));
		const next = ask(limiter, 1);
		controller.abort();
		await expect(cancelled).rejects.toThrow(Cancelled);
		first.answered({});
		await advance(MINUTE + 500);
		expect(next).toHaveLength(1);
	});

	it('has come for an execution that was cancelled before it asks', async () => {
		const limiter = new RateLimiter(10, MINUTE);
		const signal = AbortSignal.abort();
		await expect(limiter.slot(asker({ signal }))).rejects.toThrow(Cancelled);
	});

	it('takes no slot with it when it comes in the moment in which one is freed', async () => {
		const limiter = new RateLimiter(100, MINUTE);
		const first = await limiter.slot(asker({ atOnce: 1 }));
		const controller = new AbortController();
		const cancelled = limiter.slot(asker({ atOnce: 1, signal: controller.signal }));
		const outcome = cancelled.then(
			(slot) => slot.answered(),
			() => undefined,
		);
		await advance(10);
		first.answered({});
		controller.abort();
		await outcome;
		expect(await countsAfter(ask(limiter, 1, { atOnce: 1 }), 1_000)).toEqual([1]);
	});
});

describe('a refusal', () => {
	it.each([
		['Retry-After', { retryAfterMs: 7_000 }, 7_000],
		['Retry-After before the end of the window', { retryAfterMs: 7_000, resetMs: 30_000 }, 7_000],
		['the end of the window', { resetMs: 9_000 }, 9_000],
		[
			'Retry-After with nothing remaining',
			{ retryAfterMs: 7_000, requests: 10, remaining: 0 },
			7_000,
		],
	])('pauses everything until %s', async (_name, notice, pauseMs) => {
		const limiter = new RateLimiter(10, MINUTE);
		const [refused] = await Promise.all([limiter.slot(asker())]);
		refused.refused(notice);
		const one = ask(limiter, 1);
		const other = ask(limiter, 1, { run: 'other' });
		await advance(pauseMs - 100);
		expect([...one, ...other]).toHaveLength(0);
		await advance(500);
		expect([...one, ...other]).toHaveLength(1);
	});

	it('without any hint pauses for a moment, which grows with each further one', async () => {
		const limiter = new RateLimiter(100, MINUTE);
		const pauses: number[] = [];
		for (let count = 0; count < 4; count++) {
			const start = Date.now();
			const next = ask(limiter, 1);
			while (next.length === 0 && Date.now() - start < 40_000) await advance(50);
			pauses.push(Date.now() - start);
			next[0].refused({});
		}
		pauses.shift();
		expect(pauses[0]).toBeGreaterThanOrEqual(450);
		expect(pauses[0]).toBeLessThanOrEqual(1_300);
		expect(pauses[2]).toBeGreaterThan(pauses[0]);
		pauses.forEach((pause) => expect(pause).toBeLessThanOrEqual(31_000));
	});

	it('lets one request try the water before the others follow', async () => {
		const limiter = new RateLimiter(100, MINUTE);
		const first = await limiter.slot(asker());
		first.refused({ retryAfterMs: 1_000 });
		const waiting = ask(limiter, 5);
		expect(await countsAfter(waiting, 5_000)).toEqual([1]);
		waiting[0].answered({});
		expect(await countsAfter(waiting, 0)).toEqual([5]);
	});

	it('keeps the others back when the one that tried is refused, too', async () => {
		const limiter = new RateLimiter(100, MINUTE);
		const first = await limiter.slot(asker());
		first.refused({ retryAfterMs: 1_000 });
		const waiting = ask(limiter, 5);
		await advance(1_500);
		waiting[0].refused({ retryAfterMs: 3_000 });
		expect(await countsAfter(waiting, 2_800, 500)).toEqual([1, 2]);
	});
});

describe('headers', () => {
	it('raise the limit', async () => {
		const limiter = new RateLimiter(1, MINUTE);
		const granted = ask(limiter, 6);
		expect(await countsAfter(granted, 0)).toEqual([1]);
		granted[0].answered({ requests: 5, remaining: 4 });
		expect(await countsAfter(granted, 0)).toEqual([5]);
	});

	it.each([
		['lower the limit', 50, { requests: 3, remaining: 2 }, 2],
		['that are missing change nothing', 2, {}, 1],
	])('%s', async (_name, limit, notice, granted) => {
		expect(await grantedAfter(new RateLimiter(limit, MINUTE), notice, 10)).toBe(granted);
	});

	it('of a window that restarted earlier make room at once', async () => {
		const limiter = new RateLimiter(10, MINUTE);
		const old = ask(limiter, 9);
		await advance(0);
		old.forEach((slot) => slot.answered({}));
		await advance(1_000);
		const found = await limiter.slot(asker());
		found.answered({ requests: 10, remaining: 9 });
		expect(await countsAfter(ask(limiter, 12), 0)).toEqual([9]);
	});
});

it('does not believe an answer that a later one has overtaken', async () => {
	const limiter = new RateLimiter(10, MINUTE);
	const old = ask(limiter, 1);
	await advance(MINUTE);
	const young = ask(limiter, 1);
	await advance(0);
	young[0].answered({ requests: 10, remaining: 9 });
	// From the last window of the service, which has ended meanwhile.
	old[0].answered({ requests: 10, remaining: 0 });
	expect(await countsAfter(ask(limiter, 1), 0)).toEqual([1]);
});
