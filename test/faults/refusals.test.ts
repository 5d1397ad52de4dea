import { testFault } from './everyFault';
import { readOrders, readProducts } from './jobs';
import { setScene } from './scene';

const scene = setScene();

/** A storm of a minute would show the same and take long. */
const STORM_MS = 3_000;

const everyThird = { kind: 'status', status: 429, every: 3, forMs: STORM_MS } as const;

testFault(scene, '429 for every third request, with Retry-After', {
	read: readOrders,
	fault: () => ({ ...everyThird, headers: { 'Retry-After': '1' } }),
	readsSucceed: true,
	writesSucceed: true,
});

testFault(scene, '429 for every third request, without Retry-After', {
	read: readProducts,
	fault: () => everyThird,
	readsSucceed: true,
	writesSucceed: true,
});

testFault(scene, '503 for every request, for a moment', {
	read: readOrders,
	fault: () => ({ kind: 'status', status: 503, forMs: 1_500 }),
	readsSucceed: true,
});
