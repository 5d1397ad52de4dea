import { Limits, RateLimiter } from '../../sandbox/rateLimit';

const oneSecond = { limit: 2, windowMs: 1000 };

describe('RateLimiter', () => {
	it('restarts a fixed window as a whole', () => {
		const limiter = new RateLimiter();
		const take = (now: number) => limiter.take('key', { ...oneSecond, kind: 'fixed' }, now);

		expect(take(5000)).toEqual({ allowed: true, limit: 2, remaining: 1, resetMs: 1000 });
		expect(take(5900)).toMatchObject({ allowed: true, remaining: 0, resetMs: 100 });
		expect(take(5950)).toMatchObject({ allowed: false, remaining: 0, resetMs: 50 });
		expect(take(6000)).toMatchObject({ allowed: true, remaining: 1, resetMs: 1000 });
		expect(take(6001).allowed).toBe(true);
	});

	it('frees places of a sliding window one by one', () => {
		const limiter = new RateLimiter();
		const take = (now: number) => limiter.take('key', { ...oneSecond, kind: 'sliding' }, now);

		take(5000);
		take(5900);
		expect(take(5999).allowed).toBe(false);
		expect(take(6000)).toMatchObject({ allowed: true, remaining: 0, resetMs: 900 });
		expect(take(6001).allowed).toBe(false);
	});
});

describe('Limits', () => {
	const refused = { allowed: false, limit: 1, remaining: 0, resetMs: 1500 };

	it.each([
		['seconds', /^2$/],
		['date', / GMT$/],
	] as const)('writes Retry-After as %s', (form, expected) => {
		const limits = new Limits('none');
		limits.configure({ retryAfter: form });
		expect(limits.retryAfterHeader(refused)).toMatch(expected);
	});
});
