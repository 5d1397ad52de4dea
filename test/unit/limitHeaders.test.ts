import type { IDataObject } from 'n8n-workflow';
import { limitHeadersIn } from '../../nodes/shared/service/limitHeaders';

const NOW = Date.parse('2026-01-05T09:30:00Z');
const WEEK_MS = 7 * 24 * 3600 * 1000;

const notice = (headers: IDataObject) => limitHeadersIn({ statusCode: 429, headers, body: '' });

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

describe('Retry-After', () => {
	it.each([
		['4', 4_000],
		['0', 0],
		[7, 7_000],
		['1.5', 1_500],
		['Mon, 05 Jan 2026 09:30:30 GMT', 30_000],
		['Mon, 05 Jan 2026 09:29:00 GMT', 0],
		['Monday, 05-Jan-26 09:30:30 GMT', 30_000],
		['2026-01-05T10:30:30+01:00', 30_000],
	])('%s', (value, ms) => {
		expect(notice({ 'retry-after': value }).retryAfterMs).toBe(ms);
	});

	it('is measured by the clock of the answer, where that says what it shows', () => {
		const headers = { date: 'Sun, 04 Jan 2026 09:30:00 GMT' };
		const moment = 'Sun, 04 Jan 2026 09:30:30 GMT';
		const reset = String(Date.parse(moment) / 1_000);
		expect(notice({ ...headers, 'retry-after': moment, 'x-ratelimit-reset': reset })).toMatchObject(
			{ retryAfterMs: 30_000, resetMs: 30_000 },
		);
	});

	it.each(['', 'soon', 'soon 1', '-5', '60s', 'NaN', undefined, null])(
		'says nothing as %p',
		(value) => {
			expect(notice({ 'retry-after': value }).retryAfterMs).toBeUndefined();
		},
	);
});

describe('X-RateLimit-Reset', () => {
	it.each([
		['5', 5_000],
		['0', 0],
		[60, 60_000],
		[String(NOW / 1000 + 12), 12_000],
		[String(NOW / 1000 - 12), 0],
	])('%s', (value, ms) => {
		expect(notice({ 'x-ratelimit-reset': value }).resetMs).toBe(ms);
	});

	it.each(['', 'soon', '-5', undefined])('says nothing as %p', (value) => {
		expect(notice({ 'x-ratelimit-reset': value }).resetMs).toBeUndefined();
	});

	it('stops nothing for years when it is a moment in milliseconds', () => {
		const { resetMs = 0 } = notice({ 'x-ratelimit-reset': String(NOW + 12_000) });
		expect(resetMs).toBeLessThanOrEqual(WEEK_MS);
	});
});

describe('X-RateLimit-Limit and X-RateLimit-Remaining', () => {
	it('are numbers', () => {
		const headers = { 'x-ratelimit-limit': '500', 'x-ratelimit-remaining': '0' };
		expect(notice(headers)).toMatchObject({ requests: 500, remaining: 0 });
	});

	it.each(['', 'many', '-1', '1;w=60'])('say nothing as %p', (value) => {
		const { requests, remaining } = notice({
			'x-ratelimit-limit': value,
			'x-ratelimit-remaining': value,
		});
		expect([requests, remaining]).toEqual([undefined, undefined]);
	});
});
