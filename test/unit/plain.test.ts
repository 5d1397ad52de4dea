import { plainCopy } from '../../nodes/shared/run/plain';

test('a copy has nothing in common with what it is of', () => {
	const level = { sku: 'A', counts: [1, null, { free: true }], none: undefined };
	const copy = plainCopy(level)?.value as typeof level;
	expect(copy).toEqual(level);
	expect(copy.counts).not.toBe(level.counts);
	expect(copy.counts[2]).not.toBe(level.counts[2]);
});

test.each([new Date(0), { at: [new Date(0)] }, () => 1, new Map(), Buffer.from('a'), 1n])(
	'%p is not plain',
	(value) => expect(plainCopy(value)).toBeUndefined(),
);
