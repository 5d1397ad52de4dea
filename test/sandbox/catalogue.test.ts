import { catalogue, unknownEan } from '../../sandbox/catalogue';

function hasValidCheckDigit(ean: string): boolean {
	const sum = [...ean].reduce(
		(total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1),
		0,
	);
	return /^\d{13}$/.test(ean) && sum % 10 === 0;
}

describe('catalogue', () => {
	it.each([...catalogue.map(({ ean }) => ean), unknownEan])('%s is a valid EAN', (ean) => {
		expect(hasValidCheckDigit(ean)).toBe(true);
	});

	it('has no code or EAN twice', () => {
		expect(new Set(catalogue.map(({ ean }) => ean)).size).toBe(catalogue.length);
		expect(new Set(catalogue.map(({ code }) => code)).size).toBe(catalogue.length);
	});
});
