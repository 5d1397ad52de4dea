import { filledIn } from '../../nodes/shared/operation/convert';
import { keyOf, toFilledKey, toKey, withoutZeros } from '../../nodes/shared/operation/key';
import { itemContext } from './context';

const context = itemContext();

describe('A key', () => {
	test.each([
		['blanks', ' WEB-77 '],
		['a no-break space', '\u00a0WEB-77\u00a0'],
		['a tab and a line break', '\tWEB-77\r\n'],
		['blanks of other widths', '\u2003WEB-77\u202f'],
		['a space without width', '\u200bWEB-77\u200b'],
		['a byte order mark', '\ufeffWEB-77'],
		['a word joiner and a soft hyphen', '\u2060WEB-77\u00ad'],
		['a null character', 'WEB-77\u0000'],
	])('counts without %s around it', (_title, given) => {
		expect(keyOf(given)).toBe('WEB-77');
		expect(toKey(context, 'Reference', given)).toBe('WEB-77');
	});

	test('keeps the blanks inside of it', () => {
		expect(keyOf(' A  B\u00a0C ')).toBe('A  B\u00a0C');
	});

	test('is the same as a number and as text', () => {
		expect(toKey(context, 'Reference', 5001)).toBe(toKey(context, 'Reference', '5001'));
	});

	test('that is not given is left out, and an empty one clears', () => {
		expect([null, undefined, '', ' '].map((one) => toKey(context, 'Reference', one))).toEqual([
			undefined,
			undefined,
			'',
			'',
		]);
		expect(toFilledKey(context, 'Reference', '\u200b')).toBeUndefined();
	});

	test.each([
		['an object', {}],
		['a list', ['WEB-77']],
		['a switch', true],
		['a number that has lost digits', 2 ** 60],
		['no number', NaN],
	])('is not %s', (_title, given) => {
		expect(() => toKey(context, 'Reference', given)).toThrow('Reference: ');
	});

	test.each(['', ' ', '\u00a0', '\u200b', null])('that is needed is not %j', (given) => {
		expect(() => filledIn(toKey)(context, 'Reference', given)).toThrow('Reference: is empty');
	});
});

test('EANs are compared without zeros in front', () => {
	const forms = ['0000007740404', '7740404', 7740404, ' 00000007740404 '];
	expect(new Set(forms.map(withoutZeros))).toEqual(new Set(['7740404']));
	expect(withoutZeros('0')).toBe('0');
});
