import { readFileSync } from 'fs';
import { resolve } from 'path';
import { runInNewContext } from 'vm';

interface Item {
	json: Record<string, unknown>;
}

/** Runs the code of an example that makes stocks for bol of what the warehouse gives. */
function stocksOf(example: string, rows: object[]): Array<Item['json']> {
	const path = resolve(__dirname, '../../examples', `${example}.json`);
	const { nodes } = JSON.parse(readFileSync(path, 'utf8')) as {
		nodes: Array<{ name: string; parameters: { jsCode?: string } }>;
	};
	const code = nodes.find(({ name }) => name === 'Stock for bol')?.parameters.jsCode ?? '';
	const $input = { all: () => rows.map((json) => ({ json })) };
	const items = runInNewContext(`(() => { ${code}\n})()`, { $input }) as Item[];
	return items.map(({ json }) => ({ ...json }));
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
	expect(stocksOf('goedgepickt-stock-to-bol', rows)).toEqual([{ ean: '8712626055143', amount }]);
});

test('two products with one EAN have no known stock when that of one is unknown', () => {
	const rows = [3, null, 1].map((freeStock) => ({ ean: '8712626055143', stock: { freeStock } }));
	expect(stocksOf('goedgepickt-stock-to-bol', rows)).toEqual([
		{ ean: '8712626055143', amount: null },
	]);
});

test.each(STOCKS)('a stock of %j from Lagerkoll is %j at bol', (amount, pieces) => {
	expect(stocksOf('lagerkoll-stock-to-bol', [{ articleId: '1', amount }])).toEqual([
		{ articleId: '1', amount: pieces },
	]);
});
