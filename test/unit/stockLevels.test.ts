import type { IDataObject } from 'n8n-workflow';
import { stockLevelIn as goedGepickt } from '../../nodes/GoedGepickt/fields/stockLevel';
import { stockLevelIn as lagerkoll } from '../../nodes/Lagerkoll/fields/stockLevel';
import { stockLevelIn as picqer } from '../../nodes/Picqer/fields/stockLevel';
import { eanAmong, piecesIn } from '../../nodes/shared/commerce/stockLevels';

const QUANTITIES: Array<[unknown, number | null]> = [
	[5, 5],
	['7', 7],
	[' 7 ', 7],
	['7.0', 7],
	[14.9, 14],
	[0, 0],
	['0', 0],
	[-2, -2],
	[-2.5, -3],
	[null, null],
	[undefined, null],
	['', null],
	[' ', null],
	['many', null],
	['1.000', null],
	['1,000', null],
	['1.000,5', null],
	['0x10', null],
	['1e3', null],
	[true, null],
	[false, null],
	[[], null],
	[[5], null],
	[{}, null],
	[NaN, null],
	[Infinity, null],
];

test.each(QUANTITIES)('a quantity of %j is %j, in all three warehouses', (given, pieces) => {
	expect(piecesIn(given)).toBe(pieces);
	const stock = [{ idwarehouse: 1, freestock: given }];
	expect(picqer({ productcode: 'A', stock } as IDataObject).freeQuantity).toBe(pieces);
	expect(goedGepickt({ sku: 'A', stock: { freeStock: given } } as IDataObject).freeQuantity).toBe(
		pieces,
	);
	expect(lagerkoll({ articleId: 'A', amount: given } as IDataObject).freeQuantity).toBe(pieces);
});

test.each<[unknown[], string | undefined]>([
	[['8712345678906'], '8712345678906'],
	[[' 0012345678905 '], '0012345678905'],
	[[8712345678906], '8712345678906'],
	[['LAMP-01', '96385074'], '96385074'],
	[[null, ''], undefined],
	[['1234567'], undefined],
	[['871234567890612'], undefined],
	[['8712345678906X'], undefined],
])('of %j the EAN is %j', (codes, ean) => {
	expect(eanAmong(...codes)).toBe(ean);
});

describe('Picqer', () => {
	const product = { productcode: ' A ', barcode: 'BOX 3' };
	const row = (idwarehouse: number, freestock: unknown) => ({ idwarehouse, freestock });
	const free = (stock: unknown, warehouses?: number[]) =>
		picqer({ ...product, stock } as IDataObject, warehouses).freeQuantity;

	test('adds up the warehouses, or those that count', () => {
		expect(free([row(1, 4), row(2, -1)])).toBe(3);
		expect(free([row(1, 4), row(2, 7)], [2])).toBe(7);
	});

	test.each([[undefined], [null], [[]], ['5'], [{ freestock: 5 }]])(
		'knows no stock of %j',
		(stock) => {
			expect(free(stock)).toBeNull();
		},
	);

	test('knows none where one of the warehouses does not say', () => {
		expect(free([row(1, 4), row(2, null)])).toBeNull();
		expect(free([row(1, 4), row(2, null)], [1])).toBe(4);
		expect(free([row(1, 4)], [3])).toBeNull();
		expect(free([row(1, 4), null])).toBeNull();
		expect(free([row(1, 4), null], [1])).toBe(4);
	});

	test.each([{ type: 'unlimited_stock' }, { unlimitedstock: true }, { unlimitedstock: 'true' }])(
		'is unlimited with %j',
		(more) => {
			expect(picqer({ ...product, ...more })).toEqual({
				sku: 'A',
				freeQuantity: null,
				isUnlimited: true,
			});
		},
	);

	test('is not unlimited for a composition', () => {
		const stock = [row(1, 2)];
		expect(picqer({ ...product, type: 'virtual_composition', stock })).toEqual({
			sku: 'A',
			freeQuantity: 2,
		});
	});
});

test.each<[unknown, boolean]>([
	[true, true],
	[1, true],
	['1', true],
	['true', true],
	['YES', true],
	[false, false],
	['false', false],
	['many', false],
	[0, false],
	['0', false],
	[null, false],
	[undefined, false],
])('unlimitedStock of GoedGepickt as %j is %s', (unlimitedStock, isUnlimited) => {
	const { isUnlimited: read } = goedGepickt({ stock: { unlimitedStock } } as IDataObject);
	expect(read ?? false).toBe(isUnlimited);
});
