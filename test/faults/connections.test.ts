import { kitsWithBol, testFault } from './everyFault';
import { setScene } from './scene';

const scene = setScene();

testFault(scene, 'connection reset before every 7th request is carried out', {
	kits: kitsWithBol,
	fault: () => ({ kind: 'reset-before', every: 7 }),
	readsSucceed: true,
});

testFault(scene, 'connection reset after every 7th request was carried out', {
	fault: () => ({ kind: 'reset-after', every: 7 }),
	readsSucceed: true,
});
