import { testFault } from './everyFault';
import { readOrders, readProducts } from './jobs';
import { setScene } from './scene';

const scene = setScene();

testFault(scene, 'connection reset before every 7th request is carried out', {
	read: readOrders,
	fault: () => ({ kind: 'reset-before', every: 7 }),
	readsSucceed: true,
});

testFault(scene, 'connection reset after every 7th request was carried out', {
	read: readProducts,
	fault: () => ({ kind: 'reset-after', every: 7 }),
	readsSucceed: true,
});
