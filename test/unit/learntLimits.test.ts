import { pauseBeforeRepeat } from '../../nodes/shared/service/learntLimits';
import { RateLimiter, type Slot } from '../../nodes/shared/service/limiter';
import { limitHeadersIn, type LimitHeaders } from '../../nodes/shared/service/limitHeaders';
import { advance, ask, countsAfter, grantedAfter } from './limitedServer';

const NOW = 1_800_000_000_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

const said = (headers: Record<string, string>): LimitHeaders =>
	limitHeadersIn({ statusCode: 200, headers, body: '' });

async function one(limiter: RateLimiter): Promise<Slot> {
	const granted = ask(limiter, 1);
	await advance(0);
	return granted[0];
}

describe('a limit that no service can have changes nothing', () => {
	test.each(['0.5', '0', '-1', '1000000000', '1e9', '1e2', '0x10', 'Infinity', 'NaN', '2.5', ' '])(
		'%p',
		async (limit) => {
			const notice = said({ 'x-ratelimit-limit': limit });
			expect(await grantedAfter(new RateLimiter(3, MINUTE), notice, 5)).toBe(2);
		},
	);

	test.each([{ requests: 0.5 }, { requests: 0 }, { requests: 1e9 }, { requests: NaN }])(
		'%j, as the limiter is told',
		async (notice) => {
			expect(await grantedAfter(new RateLimiter(3, MINUTE), notice, 5)).toBe(2);
		},
	);
});

describe('a limit that one answer tells', () => {
	test.each([1, 2, 1_000_000])('%d counts for a minute at most', async (requests) => {
		const limiter = new RateLimiter(5, SECOND);
		(await one(limiter)).answered({ requests });
		await advance(MINUTE + SECOND);
		expect(await countsAfter(ask(limiter, 20), 0)).toEqual([5]);
	});

	test('counts on while answers tell it', async () => {
		const limiter = new RateLimiter(5, SECOND);
		for (let minute = 0; minute < 5; minute++) {
			(await one(limiter)).answered({ requests: 2 });
			await advance(50 * SECOND);
		}
		expect(await countsAfter(ask(limiter, 20), 0)).toEqual([2]);
	});
});

describe('what an answer says of the rest of the window', () => {
	test.each([
		['a reset in 2099', { 'x-ratelimit-reset': String(Date.UTC(2099, 0) / 1_000) }],
		['a reset in 2099 in ms', { 'x-ratelimit-reset': String(Date.UTC(2099, 0)) }],
		['a reset in ms for seconds', { 'x-ratelimit-reset': '60000' }],
		['a reset after a day', { 'x-ratelimit-reset': '86400' }],
		['a Retry-After of 10^9', { 'retry-after': '1000000000' }],
		['no reset', {}],
	])('%s with nothing left: one window is waited for', async (_, headers) => {
		const limiter = new RateLimiter(10, 10 * SECOND);
		(await one(limiter)).answered(said({ 'x-ratelimit-remaining': '0', ...headers }));
		const granted = ask(limiter, 20);
		expect(await countsAfter(granted, 9 * SECOND, 2 * SECOND)).toEqual([0, 10]);
	});

	test.each(['11', '1000000000', '-1', '0.5', '9.5'])(
		'%s requests left of 10 mean nothing',
		async (remaining) => {
			const notice = said({ 'x-ratelimit-remaining': remaining });
			expect(await grantedAfter(new RateLimiter(10, MINUTE), notice, 20)).toBe(9);
		},
	);
});

/** How long nothing is sent after a refusal, in ms to the next step. */
async function pauseAfter(limiter: RateLimiter, slot: Slot, notice: LimitHeaders, stepMs = 10_000) {
	slot.refused(notice);
	const granted = ask(limiter, 1);
	let pauseMs = 0;
	for (; granted.length === 0 && pauseMs <= 2 * HOUR; pauseMs += stepMs) await advance(stepMs);
	return { pauseMs, slot: granted[0] };
}

const mistakes: Array<[string, Record<string, string>]> = [
	['Retry-After of 10^9', { 'retry-after': '1000000000' }],
	['Retry-After of more than an hour', { 'retry-after': '3601' }],
	['Retry-After with ms for seconds', { 'retry-after': '60000' }],
	['Retry-After with a date in 2099', { 'retry-after': 'Thu, 01 Jan 2099 00:00:00 GMT' }],
	['a reset far ahead', { 'x-ratelimit-reset': '4070908800' }],
	['both', { 'retry-after': '999999', 'x-ratelimit-reset': '999999' }],
];

test.each<[Record<string, string>, number, number]>([
	[{}, 1, 500],
	[{ 'retry-after': 'soon' }, 1, 500],
	[{ 'retry-after': '0' }, 1, 500],
	[{ 'retry-after': '30' }, 1, 30_000],
	[{ 'retry-after': new Date(NOW + 30_000).toUTCString() }, 1, 30_000],
	[{ 'retry-after': '3600' }, 1, HOUR],
	[{ 'retry-after': '3601' }, 1, MINUTE],
	[{ 'retry-after': '1000000000' }, 3, 4 * MINUTE],
	[{ 'x-ratelimit-reset': '30' }, 1, 500],
])('%j: repeat %d comes after %d ms', (headers, repeats, ms) => {
	expect(pauseBeforeRepeat(said(headers), 500, repeats)).toBe(ms);
});

describe('a wait of more than an hour', () => {
	test.each(mistakes.slice(0, 2))(
		'%s counts as a minute, doubling up to an hour',
		async (_, headers) => {
			const limiter = new RateLimiter(1_000, SECOND);
			const pauses: number[] = [];
			let slot = await one(limiter);
			for (let count = 0; count < 7; count++) {
				const after = await pauseAfter(limiter, slot, said(headers));
				pauses.push(Math.floor(after.pauseMs / MINUTE));
				slot = after.slot;
			}
			expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60]);
		},
	);

	test.each(mistakes)('%s: one request probes, then all go', async (_, headers) => {
		const limiter = new RateLimiter(1_000, SECOND);
		(await one(limiter)).refused(said(headers));
		const granted = ask(limiter, 20);
		expect(await countsAfter(granted, 59 * SECOND, 2 * SECOND)).toEqual([0, 1]);
		granted[0].answered(said({}));
		expect(await countsAfter(granted, 0)).toEqual([20]);
	});

	test('is not asked for where the other header is believable', async () => {
		const limiter = new RateLimiter(1_000, SECOND);
		const notice = said({ 'retry-after': '1000000000', 'x-ratelimit-reset': '5' });
		const { pauseMs } = await pauseAfter(limiter, await one(limiter), notice, 500);
		expect(pauseMs).toBeGreaterThanOrEqual(5 * SECOND);
		expect(pauseMs).toBeLessThanOrEqual(6 * SECOND);
	});

	test('an hour itself is kept', async () => {
		const limiter = new RateLimiter(1_000, SECOND);
		const notice = said({ 'retry-after': '3600' });
		const { pauseMs } = await pauseAfter(limiter, await one(limiter), notice);
		expect(Math.floor(pauseMs / MINUTE)).toBe(60);
	});
});
