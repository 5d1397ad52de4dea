import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runListSearch, runLoadOptions, runNode } from '../harness';
import { byId, call, expectExchange, type Exchange } from '../operations';
import { picqerSubject } from './subject';

afterEach(() => nock.cleanAll());

const rows = (first: number, count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({
		idproduct: first + index,
		productcode: `P-${first + index}`,
	}));

const values = (found: Array<{ value: unknown }>) => found.map(({ value }) => value);

async function search(
	method: string,
	parameters: INodeParameters,
	answers: Exchange[],
	more: { filter?: string; paginationToken?: string } = {},
) {
	for (const exchange of answers) expectExchange(picqerSubject, exchange);
	const found = await runListSearch(method, { ...picqerSubject, parameters, ...more });
	expect(nock.pendingMocks()).toEqual([]);
	return found;
}

/** A list has either active or inactive products: docs/services/picqer.md, 2.7. */
describe('The list of products', () => {
	const get = { resource: 'product', operation: 'get' };

	test('shows the inactive ones behind the active ones', async () => {
		const { results, paginationToken } = await search(
			'searchProducts',
			get,
			[
				call('GET /products?search=lamp', [
					{ idproduct: 720, productcode: 'LAMP-01', name: 'Lamp', active: true },
				]),
				call('GET /products?search=lamp&inactive=true&offset=0', [
					{ idproduct: 721, productcode: 'OLD-01', name: 'Old lamp', active: false },
				]),
			],
			{ filter: 'lamp' },
		);
		expect(results).toEqual([
			{ name: 'LAMP-01 – Lamp', value: 720 },
			{ name: 'OLD-01 – Old lamp – inactive', value: 721 },
		]);
		expect(paginationToken).toBeUndefined();
	});

	test('gives a full page alone, and the rest as the user scrolls', async () => {
		const first = await search('searchProducts', get, [
			{ request: 'GET /products', answer: rows(1, 100) },
		]);
		expect(first.results).toHaveLength(100);
		const second = await search(
			'searchProducts',
			get,
			[
				{ request: 'GET /products', query: { offset: '100' }, answer: rows(101, 1) },
				{ request: 'GET /products', query: { inactive: 'true', offset: '0' }, answer: rows(7, 1) },
			],
			{ paginationToken: first.paginationToken as string },
		);
		expect(values(second.results)).toEqual([101, 7]);
		expect(second.paginationToken).toBeUndefined();
	});

	test('has only inactive ones for Activate', async () => {
		const { results } = await search(
			'searchProducts',
			{ resource: 'product', operation: 'activate' },
			[{ request: 'GET /products', query: { inactive: 'true' }, answer: rows(7, 1) }],
		);
		expect(values(results)).toEqual([7]);
	});
});

test('Both keeps the products of the pages before one that fails', async () => {
	expectExchange(picqerSubject, { request: 'GET /products', answer: [{ idproduct: 1 }] });
	expectExchange(picqerSubject, {
		request: 'GET /products',
		query: { inactive: 'true', offset: '0' },
		status: 403,
		answer: { error: true, error_code: 1, error_message: 'Forbidden' },
	});
	const { items, error } = await runNode({
		...picqerSubject,
		parameters: {
			resource: 'product',
			operation: 'getAll',
			returnAll: true,
			filters: { status: 'both' },
		},
		items: [{ json: {} }],
		continueOnFail: true,
	});
	expect(error).toBeUndefined();
	expect(items[0]).toHaveLength(2);
	expect(items[0][0].json).toEqual({ idproduct: 1 });
	expect(items[0][1].json.error).toContain('Forbidden');
});

test('A status that Picqer does not have is refused', async () => {
	const { error } = await runNode({
		...picqerSubject,
		parameters: { resource: 'product', operation: 'getAll', filters: { status: '={{ "gone" }}' } },
		items: [{ json: {} }],
	});
	expect(error).toMatchObject({
		message: 'Status: "gone" is none of the choices',
		description: 'Use one of: active, both, inactive.',
	});
});

/**
 * Lists of what belongs to something that is chosen in another parameter:
 * docs/services/picqer.md, 2.
 */
describe('The list of', () => {
	const belonging: Array<[string, INodeParameters, Exchange[], object[]]> = [
		[
			'searchPickLocations',
			{ resource: 'picklist', operation: 'pick', idpicklist: byId(6100) },
			[
				call('GET /picklists/6100', {
					products: [
						{
							productcode: 'LAMP-01',
							pick_locations: [{ idpicklist_product_location: 88, name: 'A.1.3', amount: 2 }],
						},
						{ productcode: 'BELL-01', pick_locations: [] },
					],
				}),
			],
			[{ name: 'A.1.3 – LAMP-01 – 2', value: 88 }],
		],
		[
			'searchPicklistShipments',
			{ resource: 'picklistShipment', operation: 'cancel', idpicklist: byId(6100) },
			[
				call('GET /picklists/6100/shipments', [
					{ idshipment: 190, trackingcode: '3SDEMO123', provider: 'PostNL' },
				]),
			],
			[{ name: '3SDEMO123 – PostNL', value: 190 }],
		],
		[
			'searchProductLocations',
			{ resource: 'productLocation', operation: 'delete', idproduct: byId(720) },
			[{ request: 'GET /products/720/locations', answer: [{ idlocation: 41, name: 'A.1.3' }] }],
			[{ name: 'A.1.3', value: 41 }],
		],
		[
			'searchPurchaseOrderReceipts',
			{ resource: 'purchaseOrder', operation: 'getReceipt', idpurchaseorder: byId(701) },
			[
				call('GET /purchaseorders/701/receipts', [
					{ idreceipt: 469, receiptid: 'RC1', status: 'completed' },
				]),
			],
			[{ name: 'RC1 – completed', value: 469 }],
		],
		[
			'searchExpectedProducts',
			{ resource: 'receipt', operation: 'getExpectedProduct', idreceipt: byId(469) },
			[
				call('GET /receipts/469/expected-products', [
					{ idproduct: 720, productcode: 'LAMP-01', name: 'Lamp' },
				]),
			],
			[{ name: 'LAMP-01 – Lamp', value: 720 }],
		],
		[
			'searchProductsOnLocation',
			{ resource: 'location', operation: 'setIntent', idlocation: byId(41) },
			[call('GET /locations/41/products', [{ idproduct: 720, productcode: 'LAMP-01' }])],
			[{ name: 'LAMP-01', value: 720 }],
		],
		[
			'searchReceiptLines',
			{ resource: 'receipt', operation: 'receiveProduct', idreceipt: byId(469) },
			[
				{ request: 'GET /receipts/469', answer: { purchaseorder: { idpurchaseorder: 701 } } },
				call('GET /purchaseorders/701/products', [
					{ idpurchaseorder_product: 3301, productcode: 'LAMP-01' },
				]),
			],
			[{ name: 'LAMP-01', value: 3301 }],
		],
		[
			'searchReceiptLines',
			{ resource: 'receipt', operation: 'receiveProduct', idreceipt: byId(470) },
			[{ request: 'GET /receipts/470', answer: { purchaseorder: null } }],
			[],
		],
		['searchReceiptLines', { resource: 'receipt', operation: 'receiveProduct' }, [], []],
		['searchPicklistShipments', { resource: 'picklistShipment', operation: 'cancel' }, [], []],
	];

	test.each(belonging)('%s', async (method, parameters, answers, expected) => {
		expect((await search(method, parameters, answers)).results).toEqual(expected);
	});

	test('rows without IDs, which Picqer does not document, says what to do', async () => {
		const parameters = { resource: 'location', operation: 'setIntent', idlocation: byId(41) };
		const answers = [{ request: 'GET /locations/41/products', answer: [{ stock: 4 }] }];
		await expect(search('searchProductsOnLocation', parameters, answers)).rejects.toMatchObject({
			description: 'Choose "By ID" instead and give the ID.',
		});
	});
});

/** A shipment names its order and picklist by ID only: docs/services/picqer.md, 2.3. */
describe('The list of shipments', () => {
	const get = { resource: 'picklistShipment', operation: 'get' };
	const shipment = (idshipment: number, idorder: number | null, idpicklist: number) => ({
		idshipment,
		idorder,
		idpicklist,
		trackingcode: `3S${idshipment}`,
		provider: 'PostNL',
		created: '2026-01-05 10:02:00',
	});
	const listed = (answer: IDataObject[], query = {}): Exchange =>
		call('GET /shipments', answer, { query });
	const orders = (answer: IDataObject[], query: Record<string, string>): Exchange =>
		call('GET /orders', answer, { query });
	const picklists = (answer: IDataObject[], query: Record<string, string>): Exchange =>
		call('GET /picklists', answer, { query });

	test('shows the numbers of order and picklist, and the name, with three requests', async () => {
		const { results } = await search(
			'searchShipments',
			get,
			[
				listed([shipment(190, 5001, 6100), shipment(189, 4990, 6101)], { search: 'vries' }),
				orders(
					[
						{ idorder: 4990, orderid: 'O2026-0990', deliveryname: 'Bakker' },
						{ idorder: 4995, orderid: 'O2026-0995', deliveryname: 'Other' },
						{ idorder: 5001, orderid: 'O2026-1001', deliveryname: 'Vries Fietsen BV' },
					],
					{ sinceid: '4989', beforeid: '5002' },
				),
				picklists(
					[
						{ idpicklist: 6100, picklistid: 'P2026-1001' },
						{ idpicklist: 6101, picklistid: 'P2026-1002' },
					],
					{ sinceid: '6099', beforeid: '6102' },
				),
			],
			{ filter: 'vries' },
		);
		expect(results).toEqual([
			{
				name: 'O2026-1001 – P2026-1001 – Vries Fietsen BV – 3S190 – PostNL – 2026-01-05 10:02:00',
				value: 190,
			},
			{
				name: 'O2026-0990 – P2026-1002 – Bakker – 3S189 – PostNL – 2026-01-05 10:02:00',
				value: 189,
			},
		]);
	});

	test('shows what it can where orders may not be read, and a shipment has none', async () => {
		expectExchange(picqerSubject, {
			request: 'GET /orders',
			query: { sinceid: '5000', beforeid: '5002' },
			status: 403,
			answer: { error: true, error_code: 1, error_message: 'Forbidden' },
		});
		const { results } = await search('searchShipments', get, [
			listed([shipment(190, 5001, 6100), shipment(189, null, 6100)]),
			picklists([{ idpicklist: 6100, picklistid: 'P2026-1001', deliveryname: 'Vries' }], {
				sinceid: '6099',
				beforeid: '6101',
			}),
		]);
		expect(results.map(({ name }) => name)).toEqual([
			'P2026-1001 – Vries – 3S190 – PostNL – 2026-01-05 10:02:00',
			'P2026-1001 – Vries – 3S189 – PostNL – 2026-01-05 10:02:00',
		]);
	});

	test('asks for nothing more where nothing is listed', async () => {
		expect((await search('searchShipments', get, [listed([])])).results).toEqual([]);
	});

	const known = (): Exchange[] => [
		orders([{ idorder: 5001, orderid: 'O2026-1001', deliveryname: 'Vries' }], {
			sinceid: '5000',
			beforeid: '5002',
		}),
		picklists([{ idpicklist: 6100, picklistid: 'P2026-1001' }], {
			sinceid: '6099',
			beforeid: '6101',
		}),
	];
	const row = {
		name: 'O2026-1001 – P2026-1001 – Vries – 3S190 – PostNL – 2026-01-05 10:02:00',
		value: 190,
	};

	test.each<[string, string, IDataObject[], IDataObject[]]>([
		['picklist', 'P2026-1001', [{ idpicklist: 6100 }], []],
		['order', 'O2026-1001', [], [{ idorder: 5001, picklists: [{ idpicklist: 6100 }] }]],
		['customer', 'vries', [], [{ idorder: 5001, picklists: [{ idpicklist: 6100 }] }]],
	])('finds those of a(n) %s', async (_, typed, ofNumber, found) => {
		const { results } = await search(
			'searchShipments',
			get,
			[
				listed([], { search: typed }),
				picklists(ofNumber, { picklistid: typed }),
				orders(found, { search: typed }),
				{ request: 'GET /picklists/6100/shipments', answer: [shipment(190, 5001, 6100)] },
				...known(),
			],
			{ filter: ` ${typed} ` },
		);
		expect(results).toEqual([row]);
	});

	test('reads the shipments of five picklists at the most', async () => {
		const short = Array.from({ length: 9 }, (_, index) => ({ idpicklist: index + 1 }));
		const { results } = await search(
			'searchShipments',
			get,
			[
				listed([], { search: 'x' }),
				picklists([], { picklistid: 'x' }),
				orders([{ idorder: 5001, picklists: short }], { search: 'x' }),
				...short
					.slice(0, 5)
					.map(({ idpicklist }) => call(`GET /picklists/${idpicklist}/shipments`, [])),
			],
			{ filter: 'x' },
		);
		expect(results).toEqual([]);
	});

	test('looks no further than three pages for a number', async () => {
		const page = (first: number) =>
			Array.from({ length: 100 }, (_, index) => ({ idorder: first + index, orderid: 'O' }));
		const ids = { sinceid: '0', beforeid: '9001' };
		const { results } = await search('searchShipments', get, [
			listed([shipment(1, 1, 6100), shipment(2, 9000, 6100)]),
			orders(page(1), ids),
			orders(page(101), { ...ids, offset: '100' }),
			orders(page(201), { ...ids, offset: '200' }),
			picklists([], { sinceid: '6099', beforeid: '6101' }),
		]);
		expect(results.map(({ name }) => name)).toEqual([
			'O – 3S1 – PostNL – 2026-01-05 10:02:00',
			'3S2 – PostNL – 2026-01-05 10:02:00',
		]);
	});
});

test('What Picqer does not filter is looked for on three pages', async () => {
	const page = (first: number) =>
		Array.from({ length: 100 }, (_, index) => ({
			idwarehouse: first + index,
			name: `Warehouse ${first + index}`,
		}));
	const first = await search(
		'searchWarehouses',
		{ resource: 'warehouse', operation: 'get' },
		[0, 100, 200].map((offset) => ({
			request: 'GET /warehouses',
			...(offset > 0 && { query: { offset: String(offset) } }),
			answer: page(offset),
		})),
		{ filter: ' HOUSE 250 ' },
	);
	expect(first.results).toEqual([{ name: 'Warehouse 250', value: 250 }]);
	expect(first.paginationToken).toBeDefined();
});

test('Every list that a parameter names is there, and every list is named', () => {
	const { description, methods } = picqerSubject.node;
	const named = (key: string) =>
		[...JSON.stringify(description.properties).matchAll(new RegExp(`"${key}":"(\\w+)"`, 'g'))].map(
			([, method]) => method,
		);
	const sorted = (names: string[]) => [...new Set(names)].sort();
	// The options of fields with several values are made of this one.
	const helpers = ['searchNewPicklists'];
	expect(sorted([...named('searchListMethod'), ...helpers])).toEqual(
		sorted(Object.keys(methods?.listSearch ?? {})),
	);
	expect(sorted(named('loadOptionsMethod'))).toEqual(
		sorted(Object.keys(methods?.loadOptions ?? {})),
	);
});

/** Lists of which several rows can be chosen. */
describe('The options', () => {
	test.each([
		['getPriceLists', '/pricelists', {}, { idpricelist: 3, name: 'Dealers' }, 'Dealers', 3],
		['getWarehouses', '/warehouses', {}, { idwarehouse: 18, name: 'Utrecht' }, 'Utrecht', 18],
		[
			'getShippingProfiles',
			'/shippingproviders',
			{},
			{ name: 'PostNL', profiles: [{ idshippingprovider_profile: 12, name: 'Standaard' }] },
			'PostNL – Standaard',
			12,
		],
		[
			'getNewPicklists',
			'/picklists',
			{ status: 'new' },
			{ idpicklist: 6100, picklistid: 'P1', reference: 'WEB-1' },
			'P1 – WEB-1',
			6100,
		],
	])('%s', async (method, path, query, row, name, value) => {
		expectExchange(picqerSubject, { request: `GET ${path}`, query, answer: [row] });
		expect(await runLoadOptions(method, picqerSubject)).toEqual([{ name, value }]);
	});

	test('come from all pages', async () => {
		const page = (first: number, count: number) =>
			rows(first, count).map(({ idproduct: id }) => ({ idpricelist: id, name: `List ${id}` }));
		expectExchange(picqerSubject, { request: 'GET /pricelists', answer: page(1, 100) });
		expectExchange(picqerSubject, call('GET /pricelists?offset=100', page(101, 2)));
		expect(await runLoadOptions('getPriceLists', picqerSubject)).toHaveLength(102);
	});
});
