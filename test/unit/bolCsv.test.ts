import { parseCsv, recordsIn } from '../../nodes/Bol/resources/offerReport/csv';
import { interruptible } from './interruptible';

/** What is read of a text. */
// prettier-ignore
const texts: Array<[what: string, text: string, rows: string[][]]> = [
	['plain fields', 'a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
	['no line break at the end', 'a,b\n1,2', [['a', 'b'], ['1', '2']]],
	['line breaks of Windows', 'a\r\n1\r\n', [['a'], ['1']]],
	['old line breaks', 'a\r1', [['a'], ['1']]],
	['a mark at the beginning', '\uFEFFa\n1', [['a'], ['1']]],
	['a comma in quotes', '"a,b",c', [['a,b', 'c']]],
	['line breaks in quotes', '"a\nb\r\nc",d', [['a\nb\r\nc', 'd']]],
	['doubled quotes', '"say ""hi""",""""', [['say "hi"', '"']]],
	['empty fields', 'a,,\n,"",b', [['a', '', ''], ['', '', 'b']]],
	['an empty field at the end of the text', 'a,', [['a', '']]],
	['spaces', ' a , b', [[' a ', ' b']]],
	['empty lines', 'a\n\n\r\nb\n\n', [['a'], ['b']]],
	['nothing', '', []],
];

describe('rows', () => {
	it.each(texts)('%s', (_name, text, rows) => {
		expect(parseCsv(text)).toEqual(rows);
	});

	it.each([
		['breaks off within quotes', 'a,b\n1,"2\n3,4'],
		['goes on after quotes', 'a\n"1"2'],
		['has quotes inside of a field', 'a\n1"2'],
	])('says so when the text %s', (_name, text) => {
		expect(() => parseCsv(text)).toThrow('row 2');
	});

	it('reads large files in reasonable time', () => {
		const text = 'a,b,c\n' + '1,"two, and a half",3\n'.repeat(100_000);
		interruptible(() => expect(parseCsv(text)).toHaveLength(100_001));
	});

	it('reads a very long field', () => {
		const long = 'x'.repeat(200_000);
		expect(parseCsv(`a\n"${long}"`)[1]).toEqual([long]);
	});
});

describe('records', () => {
	it('go by the names in the first row, in whatever order', () => {
		expect(recordsIn('ean,offerId\n0000007740404,a\n8718526069334,b')).toEqual([
			{ ean: '0000007740404', offerId: 'a' },
			{ ean: '8718526069334', offerId: 'b' },
		]);
	});

	it('have empty fields where a row is short', () => {
		expect(recordsIn('a,b,c\n1,2')).toEqual([{ a: '1', b: '2', c: '' }]);
	});

	it('are none where there is only a first row, or nothing', () => {
		expect(recordsIn('a,b\n')).toEqual([]);
		expect(recordsIn('')).toEqual([]);
	});

	it('are refused where a row has more fields than names, as they would be mixed up', () => {
		expect(() => recordsIn('a,b\n1,2\n1,2,3')).toThrow('row 3');
	});
});
