import { kitsWithBol, testFault } from './everyFault';
import { setScene } from './scene';

const scene = setScene();

testFault(scene, 'every 10th answer slower than the time-out', {
	kits: kitsWithBol,
	fault: () => ({ kind: 'slow', every: 10, delayMs: 1_500 }),
	parameters: { requestOptions: { timeout: 500 } },
});

testFault(scene, 'broken JSON in every 23rd answer', {
	fault: () => ({ kind: 'broken-json', every: 23 }),
});

testFault(scene, 'every 23rd answer shorter than told', {
	kits: kitsWithBol,
	fault: () => ({ kind: 'cut-off', every: 23 }),
	readsSucceed: true,
});

testFault(scene, 'every 23rd answer cut within a chunk', {
	fault: () => ({ kind: 'cut-chunk', every: 23 }),
	readsSucceed: true,
});

testFault(scene, 'every 23rd answer no gzip under its name', {
	fault: () => ({ kind: 'broken-gzip', every: 23 }),
	readsSucceed: true,
});
