import { kitsWithBol, testFault } from './everyFault';
import { goedGepicktKit } from './goedGepicktJobs';
import { setScene } from './scene';

const scene = setScene();

/** A storm of a minute would show the same and take long. */
const STORM_MS = 3_000;

const everyThird = { kind: 'status', status: 429, every: 3, forMs: STORM_MS } as const;

testFault(scene, '429 for every third request, with Retry-After', {
	kits: kitsWithBol,
	fault: () => ({ ...everyThird, headers: { 'Retry-After': '1' } }),
	readsSucceed: true,
	writesSucceed: true,
});

testFault(scene, '429 for every third request, without Retry-After', {
	fault: () => everyThird,
	readsSucceed: true,
	writesSucceed: true,
});

testFault(scene, '429 for every third request, with X-Ratelimit-Reset only', {
	kits: [goedGepicktKit],
	// Seconds since 1970, which is how GoedGepickt says it (reference goedgepickt.md, 1.3).
	fault: () => ({
		...everyThird,
		headers: {
			'X-Ratelimit-Limit': '150',
			'X-Ratelimit-Remaining': '0',
			'X-Ratelimit-Reset': String(Math.ceil(Date.now() / 1_000) + 1),
		},
	}),
	readsSucceed: true,
	writesSucceed: true,
});

testFault(scene, '503 for every request, for a moment', {
	kits: kitsWithBol,
	fault: () => ({ kind: 'status', status: 503, forMs: 1_500 }),
	readsSucceed: true,
});
