import { kitsWithBol, testFault } from './everyFault';
import { setScene } from './scene';

const scene = setScene();

testFault(scene, 'connection reset before every 23rd request is carried out', {
	kits: kitsWithBol,
	fault: () => ({ kind: 'reset-before', every: 23 }),
	readsSucceed: true,
});

testFault(scene, 'connection reset after every 23rd request was carried out', {
	fault: () => ({ kind: 'reset-after', every: 23 }),
	readsSucceed: true,
});
