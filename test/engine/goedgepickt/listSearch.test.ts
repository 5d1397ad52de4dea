import { describeLists, lists, type ListCase } from '../listWalk';
import { call, type Exchange } from '../operations';
import { envelope, firstPage, goedGepicktSubject, rowsFrom, skuQuery } from './subject';

const open = lists(goedGepicktSubject);

const products = [
	{ uuid: 'a', sku: 'MUG', name: 'Mug' },
	{ uuid: 'b', sku: 'TSHIRT-BLK-L', name: 'T-shirt black' },
];

const shirt = { name: 'TSHIRT-BLK-L – T-shirt black', value: 'b' };

const rowsAre = (path: string, query: Record<string, unknown>, rows: object[]): Exchange =>
	call(`GET ${path}`, envelope(rows), { query: query as never });

/** A list in which the beginning of a name finds one row of two. */
const oneOfTwo = (
	method: string,
	path: string,
	query: Record<string, unknown>,
	row: object,
	name: string,
): ListCase => ({
	method,
	typed: name.slice(0, 5),
	asks: [rowsAre(path, query, [row, { uuid: 'z', name: 'Z', externalDisplayId: 'Z' }])],
	shows: [{ name, value: 'a' }],
});

describe("GoedGepickt's lists in the editor", () => {
	describeLists(
		open,
		{
			'a product is found by its SKU': {
				typed: ' MUG ',
				asks: [rowsAre('/products', skuQuery('MUG'), [products[0]])],
				shows: [{ name: 'MUG – Mug', value: 'a' }],
			},
			'a product is found by a part of its name, on the page that is shown': {
				typed: 'black',
				asks: [
					rowsAre('/products', skuQuery('black'), []),
					rowsAre('/products', firstPage(), products),
				],
				shows: [shirt],
			},
			'a search that GoedGepickt does not look at fools nobody': {
				typed: 'shirt',
				asks: [rowsAre('/products', skuQuery('shirt'), products)],
				shows: [shirt],
			},
			'products go on as the user scrolls': {
				asks: [rowsAre('/products', firstPage(), rowsFrom(0, 100))],
				shows: rowsFrom(0, 100).map(({ uuid }) => uuid),
				next: {
					asks: [rowsAre('/products', { ...firstPage(), page: '2' }, products)],
					shows: ['a', 'b'],
				},
			},
			webshops: oneOfTwo(
				'searchWebshops',
				'/webshops',
				firstPage('50'),
				{ uuid: 'a', name: 'Voorbeeldshop NL', url: 'https://shop.example' },
				'Voorbeeldshop NL – https://shop.example',
			),
			'pick locations': oneOfTwo(
				'searchPickLocations',
				'/picklocations',
				firstPage(),
				{ uuid: 'a', name: 'A-01-03' },
				'A-01-03',
			),
			orders: oneOfTwo(
				'searchOrders',
				'/orders',
				{ ...firstPage('50'), createdAfter: /^\d{4}-\d{2}-\d{2}$/ },
				{
					uuid: 'a',
					externalDisplayId: 'WEB-1',
					status: 'open',
					shippingLastName: null,
					shippingCity: 'Utrecht',
				},
				'WEB-1 – open – Utrecht',
			),
		},
		'searchProducts',
	);
});
