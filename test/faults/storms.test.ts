import { kitsWithBol } from './everyFault';
import { setStorms, STORM_MS } from './everyStorm';
import { goedGepicktKit } from './goedGepicktJobs';

const testStorm = setStorms();

const everyThird = { kind: 'status', status: 429, every: 3, forMs: STORM_MS } as const;

testStorm('429 for every third request, with Retry-After', {
	kits: kitsWithBol,
	fault: () => ({ ...everyThird, headers: { 'Retry-After': '1' } }),
	readsSucceed: true,
	writesSucceed: true,
});

testStorm('429 for every third request, without Retry-After', {
	fault: () => everyThird,
	readsSucceed: true,
	writesSucceed: true,
});

/** How long a moment named by X-Ratelimit-Reset is ahead at most, in ms. */
const RESET_MS = 2_000;

testStorm('429 for every third request, with X-Ratelimit-Reset only', {
	kits: [goedGepicktKit],
	// Seconds since 1970, which is how GoedGepickt says it (docs/services/goedgepickt.md, 1.3).
	fault: () => ({
		...everyThird,
		forMs: RESET_MS,
		headers: {
			'X-Ratelimit-Limit': '150',
			'X-Ratelimit-Remaining': '0',
			'X-Ratelimit-Reset': String(Math.ceil((Date.now() + RESET_MS) / 1_000)),
		},
	}),
	rounds: STORM_MS / RESET_MS,
	readsSucceed: true,
	writesSucceed: true,
});
