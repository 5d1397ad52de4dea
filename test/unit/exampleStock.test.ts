import goedGepickt from '../../examples/goedgepickt-stock-to-bol.json';
import lagerkoll from '../../examples/lagerkoll-stock-to-bol.json';
import { itemsOf } from './codeNode';

interface Example {
	nodes: Array<{ name: string; parameters: { jsCode?: string } }>;
}

/** Runs the code of an example that makes stocks for bol of what the warehouse gives. */
function stocksOf({ nodes }: Example, rows: object[]) {
	const code = nodes.find(({ name }) => name === 'Stock for bol')?.parameters.jsCode ?? '';
	return itemsOf(code, rows);
}

const STOCKS: Array<[unknown, number | null]> = [
	[5, 5],
	['7', 7],
	[0, 0],
	[-2, 0],
	[1_200, 999],
	[null, null],
	[undefined, null],
	['', null],
	['many', null],
	['1.000,5', null],
];

test.each(STOCKS)('a stock of %j from GoedGepickt is %j at bol', (freeStock, amount) => {
	const rows = [{ ean: '8712626055143', stock: { freeStock } }];
	expect(stocksOf(goedGepickt as Example, rows)).toEqual([{ ean: '8712626055143', amount }]);
});

test('two products with one EAN have no known stock when that of one is unknown', () => {
	const rows = [3, null, 1].map((freeStock) => ({ ean: '8712626055143', stock: { freeStock } }));
	expect(stocksOf(goedGepickt as Example, rows)).toEqual([{ ean: '8712626055143', amount: null }]);
});

test.each(STOCKS)('a stock of %j from Lagerkoll is %j at bol', (amount, pieces) => {
	expect(stocksOf(lagerkoll as Example, [{ articleId: '1', amount }])).toEqual([
		{ articleId: '1', amount: pieces },
	]);
});
