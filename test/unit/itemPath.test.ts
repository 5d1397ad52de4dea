import { itemPathIn, plainCopy, valueAt } from '../../nodes/shared/run/itemPath';

test.each([
	[' $json.text ', ['text']],
	['$json.lines[0].sku', ['lines', '0', 'sku']],
	['$json["Order number"]', ['Order number']],
	["$json?.['a.b']?.c?.[12]", ['a.b', 'c', '12']],
	['$json', []],
	['$json.text.trim()', undefined],
	['$json[index]', undefined],
	['$json[01]', undefined],
	['$json.a + $json.b', undefined],
	['$json["a\\"b"]', undefined],
	['$jsonText', undefined],
	['$("Other").item.json.text', undefined],
])('the path in %p is %p', (code, path) => expect(itemPathIn(code)).toEqual(path));

const json = { text: 'abc', lines: [{ sku: 'A' }], nothing: null, constructor: 'own' };

test.each([
	[['text'], { value: 'abc' }],
	[['text', 'length'], { value: 3 }],
	[['lines', '0', 'sku'], { value: 'A' }],
	[['lines', 'length'], { value: 1 }],
	[['lines', '1'], { value: undefined }],
	[['nothing'], { value: null }],
	[['missing'], { value: undefined }],
	[['constructor'], { value: 'own' }],
	[['missing', 'deeper'], undefined],
	[['nothing', 'deeper'], undefined],
	[['toString'], undefined],
	[['text', 'constructor'], undefined],
	[['lines', 'map'], undefined],
])('at %p is %p', (path, found) => expect(valueAt(json, path)).toEqual(found));

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
