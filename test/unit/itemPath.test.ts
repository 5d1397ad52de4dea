import { itemPathIn, valueAt } from '../../nodes/shared/run/itemPath';

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
