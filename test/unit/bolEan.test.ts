import { ean, eanOfBook, toEan } from '../../nodes/Bol/fields/ean';
import { itemContext } from './context';

const use = (value: unknown, isbn = false) => toEan({ isbn })(itemContext(), 'EAN', value);

it.each([
	['8712836327641', '8712836327641'],
	['0000007740404', '0000007740404'],
	['0604020064587', '0604020064587'],
	['96385074', '96385074'],
	[' 8712836327641\n', '8712836327641'],
	[8712836327641, '8712836327641'],
])('takes %p', (value, taken) => {
	expect(use(value)).toBe(taken);
});

it.each(['', undefined, null])('leaves %p out', (value) => {
	expect(use(value)).toBeUndefined();
});

it.each([
	['8712836327642', 'its last digit does not fit'],
	['96385073', 'its last digit does not fit'],
	// Two digits next to each other that were swapped.
	['8712836327461', 'its last digit does not fit'],
	['87128363276', 'has 11 digits'],
	['036000291452', 'has 12 digits'],
	['08712836327641', 'has 14 digits'],
	[7740404, 'has 7 digits'],
	['871283632764X', 'is not an EAN'],
	['8712-836327641', 'is not an EAN'],
	['8712836327641,5035223124276', 'is not an EAN'],
	['../8712836327641', 'is not an EAN'],
	['９789027439642', 'is not an EAN'],
	// An ISBN only where bol takes one.
	['9027439648', 'has 10 digits'],
])('refuses %p', (value, reason) => {
	expect(() => use(value)).toThrow(reason);
});

it.each([
	['90-274-3964-8', '9027439648'],
	['0-8044-2957-x', '080442957X'],
	['978-90-274-3964-2', '9789027439642'],
	['8712836327641', '8712836327641'],
])('takes the ISBN %p', (value, isbn) => {
	expect(use(value, true)).toBe(isbn);
});

it.each([
	['9027439640', 'is not an ISBN'],
	['90274X9648', 'is not an ISBN'],
	['978-90-274-3964-3', 'its last digit does not fit'],
])('refuses the ISBN %p', (value, reason) => {
	expect(() => use(value, true)).toThrow(reason);
});

it('tells how to keep the zeros in front', () => {
	const description = expect.stringContaining('as text');
	expect(() => use(7740404)).toThrow(expect.objectContaining({ description }));
});

it.each([
	['9027439648', '9789027439642'],
	['080442957X', '9780804429573'],
	['9789027439642', '9789027439642'],
	['96385074', '96385074'],
])('knows under which EAN %s is sold', (given, sold) => {
	expect(eanOfBook(given)).toBe(sold);
});

describe('in a path', () => {
	const pathOf = (given: string) => ean.convert?.(itemContext(), 'EAN', given);

	it('loses the space around it', () => {
		expect(pathOf(' 8712836327641 ')).toBe('8712836327641');
	});

	it('is refused when it is none', () => {
		expect(() => pathOf('1/../../users')).toThrow('"1/../../users" is not an EAN');
	});

	it('is refused when there is none', () => {
		expect(() => pathOf(' ')).toThrow('EAN: is empty');
	});
});
