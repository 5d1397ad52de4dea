import { kitsWithBol, testFault } from './everyFault';
import { setScene } from './scene';

const scene = setScene();

testFault(scene, '503 for every request, for a moment', {
	kits: kitsWithBol,
	fault: () => ({ kind: 'status', status: 503, forMs: 1_500 }),
	readsSucceed: true,
});
