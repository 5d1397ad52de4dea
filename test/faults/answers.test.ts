import { testFault } from './everyFault';
import { readOrders, readProducts } from './jobs';
import { setScene } from './scene';

const scene = setScene();

testFault(scene, 'every 10th answer slower than the time-out', {
	read: readOrders,
	fault: () => ({ kind: 'slow', every: 10, delayMs: 1_500 }),
	parameters: { requestOptions: { timeout: 500 } },
});

testFault(scene, 'broken JSON in every 7th answer', {
	read: readProducts,
	fault: () => ({ kind: 'broken-json', every: 7 }),
});
