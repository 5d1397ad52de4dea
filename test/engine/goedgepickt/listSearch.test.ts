import nock from 'nock';
import { runListSearch } from '../harness';
import { call, expectExchange } from '../operations';
import { envelope, firstPage, goedGepicktSubject, rowsFrom } from './subject';

afterEach(() => nock.cleanAll());

const products = [
	{ uuid: 'a', sku: 'MUG', name: 'Mug' },
	{ uuid: 'b', sku: 'TSHIRT-BLK-L', name: 'T-shirt black' },
];

const bySku = (sku: string) => ({
	...firstPage(),
	searchAttribute: 'sku',
	searchDelimiter: '=',
	searchValue: sku,
});

const list = async (method: string, filter?: string, paginationToken?: string) => {
	const found = await runListSearch(method, { ...goedGepicktSubject, filter, paginationToken });
	expect(nock.pendingMocks()).toEqual([]);
	return found;
};

describe('The list of products', () => {
	test('finds a product by its SKU', async () => {
		expectExchange(
			goedGepicktSubject,
			call('GET /products', envelope([products[0]]), { query: bySku('MUG') }),
		);
		expect(await list('searchProducts', ' MUG ')).toEqual({
			results: [{ name: 'MUG – Mug', value: 'a' }],
		});
	});

	test('falls back to a part of the name, on the page that is shown', async () => {
		expectExchange(
			goedGepicktSubject,
			call('GET /products', envelope([]), { query: bySku('black') }),
		);
		expectExchange(
			goedGepicktSubject,
			call('GET /products', envelope(products), { query: firstPage() }),
		);
		const { results } = await list('searchProducts', 'black');
		expect(results).toEqual([{ name: 'TSHIRT-BLK-L – T-shirt black', value: 'b' }]);
	});

	test('is not fooled by a search that GoedGepickt does not look at', async () => {
		expectExchange(
			goedGepicktSubject,
			call('GET /products', envelope(products), { query: bySku('shirt') }),
		);
		const { results } = await list('searchProducts', 'shirt');
		expect(results).toEqual([{ name: 'TSHIRT-BLK-L – T-shirt black', value: 'b' }]);
	});

	test('goes on as the user scrolls', async () => {
		expectExchange(
			goedGepicktSubject,
			call('GET /products', envelope(rowsFrom(0, 100)), { query: firstPage() }),
		);
		const { paginationToken } = await list('searchProducts');
		expectExchange(
			goedGepicktSubject,
			call('GET /products', envelope(products), { query: { ...firstPage(), page: '2' } }),
		);
		const next = await list('searchProducts', undefined, paginationToken as string);
		expect(next.results.map(({ value }) => value)).toEqual(['a', 'b']);
		expect(next.paginationToken).toBeUndefined();
	});
});

describe('The list of', () => {
	test.each([
		[
			'searchWebshops',
			'/webshops',
			firstPage('50'),
			{ uuid: 'a', name: 'Voorbeeldshop NL', url: 'https://shop.example' },
			{ name: 'Voorbeeldshop NL – https://shop.example', value: 'a' },
		],
		[
			'searchPickLocations',
			'/picklocations',
			firstPage(),
			{ uuid: 'a', name: 'A-01-03' },
			{ name: 'A-01-03', value: 'a' },
		],
		[
			'searchOrders',
			'/orders',
			{ ...firstPage('50'), createdAfter: /^\d{4}-\d{2}-\d{2}$/ as never },
			{
				uuid: 'a',
				externalDisplayId: 'WEB-1',
				status: 'open',
				shippingLastName: null,
				shippingCity: 'Utrecht',
			},
			{ name: 'WEB-1 – open – Utrecht', value: 'a' },
		],
	])('%s', async (method, path, query, row, result) => {
		expectExchange(goedGepicktSubject, {
			request: `GET ${path}`,
			query,
			answer: envelope([row, { uuid: 'z', name: 'Z', externalDisplayId: 'Z' }]),
		});
		const { results } = await list(method, result.name.slice(0, 5));
		expect(results).toEqual([result]);
	});
});
