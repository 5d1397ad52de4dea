import type { IDataObject } from 'n8n-workflow';
import { runLoadOptions } from '../harness';
import { describeLists, lists, type ListCase } from '../listWalk';
import { byId, call, expectExchange } from '../operations';
import { picqerSubject } from './subject';

const open = lists(picqerSubject);

const from = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => first + index);

const products = (first: number, count: number): IDataObject[] =>
	from(first, count).map((idproduct) => ({ idproduct, productcode: `P-${idproduct}` }));

/** A list has either active or inactive products: docs/services/picqer.md, 2.7. */
describe('The list of products', () => {
	const parameters = { resource: 'product', operation: 'get' };

	describeLists(
		open,
		{
			'shows the inactive ones behind the active ones': {
				parameters,
				typed: 'lamp',
				asks: [
					call('GET /products?search=lamp', [
						{ idproduct: 720, productcode: 'LAMP-01', name: 'Lamp', active: true },
					]),
					call('GET /products?search=lamp&inactive=true&offset=0', [
						{ idproduct: 721, productcode: 'OLD-01', name: 'Old lamp', active: false },
					]),
				],
				shows: [
					{ name: 'LAMP-01 – Lamp', value: 720 },
					{ name: 'OLD-01 – Old lamp – inactive', value: 721 },
				],
			},
			'gives a full page alone, and the rest as the user scrolls': {
				parameters,
				asks: [call('GET /products', products(1, 100))],
				shows: from(1, 100),
				next: {
					asks: [
						call('GET /products?offset=100', products(101, 1)),
						call('GET /products?inactive=true&offset=0', products(7, 1)),
					],
					shows: [101, 7],
				},
			},
			'has only inactive ones for Activate': {
				parameters: { resource: 'product', operation: 'activate' },
				asks: [call('GET /products?inactive=true', products(7, 1))],
				shows: [7],
			},
		},
		'searchProducts',
	);
});

/** A list that must show one row of one answer; the ID of a row comes first in it. */
const shows = (path: string, row: IDataObject, name: string): ListCase => ({
	asks: [call(`GET ${path}`, [row])],
	shows: [{ name, value: Object.values(row)[0] as number }],
});

/** Lists that are the same whatever the node is set to. */
// prettier-ignore
const ofAll: Record<string, ListCase> = {
	searchPurchaseOrders: shows(
		'/purchaseorders',
		{ idpurchaseorder: 701, purchaseorderid: 'PO1', supplier_name: null, status: 'concept' },
		'PO1 – concept',
	),
	searchReceipts: shows(
		'/receipts',
		{ idreceipt: 469, receiptid: 'RC1', supplier: { name: 'Lampen' }, status: 'processing' },
		'RC1 – Lampen – processing',
	),
	searchReturns: shows('/returns', { idreturn: 392, returnid: 'R1', reference: 'WEB-1', name: 'Vries' }, 'R1 – WEB-1 – Vries'),
	searchReturnStatuses: shows('/return_statuses', { idreturn_status: 8, name: 'New' }, 'New'),
	searchReturnReasons: shows('/return_reasons', { idreturn_reason: 2, name: 'Bad' }, 'Bad'),
	searchBackorders: shows('/backorders', { idbackorder: 15, idorder: 5001, idproduct: 721, amount: 3 }, '15 – order 5001 – product 721 – 3'),
	searchComments: shows('/comments', { idcomment: 912, body: 'Bel klant', created_at: '2026-01-05 10:10:00' }, '2026-01-05 10:10:00 – Bel klant'),
	searchTasks: shows('/tasks', { idtask: 51, title: 'Tel' }, 'Tel'),
	searchPicklistBatches: shows(
		'/picklists/batches',
		{ idpicklist_batch: 33, picklist_batchid: 12, display_title: '05-01-2026', status: 'open' },
		'12 – 05-01-2026 – open',
	),
	searchPickingContainers: shows('/picking-containers', { idpicking_container: 1, name: 'Bin 1' }, 'Bin 1'),
	searchLocationTypes: shows('/locationtypes', { idlocation_type: 2, name: 'Bulk' }, 'Bulk'),
	searchStats: {
		asks: [call('GET /stats', { 'open-orders': { description: 'Open orders' }, backorders: {} })],
		shows: [
			{ name: 'open-orders', value: 'open-orders' },
			{ name: 'backorders', value: 'backorders' },
		],
	},
};

describe('The list of', () => {
	describeLists(open, ofAll);
});

/** The list that several resources share. */
const records: Record<string, ListCase> = {
	vatGroup: shows('/vatgroups', { idvatgroup: 2, name: 'High', percentage: 21 }, 'High (21 %)'),
	priceList: shows('/pricelists', { idpricelist: 2, name: 'Dealers' }, 'Dealers'),
	template: shows('/templates', { idtemplate: 2, name: 'Standard' }, 'Standard'),
	user: shows('/users', { iduser: 2, full_name: 'Mila Bos' }, 'Mila Bos'),
	productField: shows('/productfields', { idproductfield: 2, title: 'Colour' }, 'Colour'),
	orderField: shows('/orderfields', { idorderfield: 2, title: 'Channel' }, 'Channel'),
	customerField: shows('/customerfields', { idcustomerfield: 2, title: 'Manager' }, 'Manager'),
	packingStation: shows('/packingstations', { idpacking_station: 2, name: 'Table' }, 'Table'),
	picklistBatchPreset: shows(
		'/picklists/batches/presets',
		{ idpicklist_batch_preset: 2, name: 'Zone A' },
		'Zone A',
	),
	webshopOrder: shows(
		'/webshoporders',
		{ idcompany_webshop_order: 91, foreign_number: 'WEB-1', status: 'imported' },
		'WEB-1 – imported',
	),
	stockHistory: shows(
		'/stockhistory',
		{
			idproduct_stock_history: 2,
			stock_change: -2,
			reason: 'Counted',
			change_type: 'manual',
			changed_at: '2026-01-05 10:00:00',
		},
		'2026-01-05 10:00:00 – -2 – Counted – manual',
	),
	locationStockHistory: shows(
		'/location-stock-history',
		{
			idproduct_location_stock_history: 2,
			stock_change: -10,
			change_type: 'movement',
			changed_at: '2026-01-05 11:00:00',
		},
		'2026-01-05 11:00:00 – -10 – movement',
	),
};

describe('The list of records for', () => {
	const listed = Object.entries(records).map(([resource, one]): [string, ListCase] => [
		resource,
		{ ...one, parameters: { resource, operation: 'get' } },
	]);
	describeLists(open, Object.fromEntries(listed), 'searchRecords');
});

describe('The list of', () => {
	test.each([
		['searchRecords', { resource: 'movement', operation: 'get' }, []],
		[
			'searchProductsOnLocation',
			{ resource: 'location', operation: 'setIntent', idlocation: byId(41) },
			[call('GET /locations/41/products', [{ stock: 4 }])],
		],
	])('%s without IDs, which Picqer does not document, says what to do', async (...list) => {
		const [method, parameters, asks] = list;
		await expect(open(method, { parameters, asks })).rejects.toMatchObject({
			description: 'Choose "By ID" instead and give the ID.',
		});
	});
});

const lamp = { productcode: 'LAMP-01', name: 'Fietslamp' };

/**
 * Lists of what belongs to something that is chosen in another parameter, by method, operation and that parameter with its ID.
 */
// prettier-ignore
const belonging: Record<string, ListCase> = {
	'searchPickLocations picklist.pick idpicklist 6100': {
		asks: [
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
		shows: [{ name: 'A.1.3 – LAMP-01 – 2', value: 88 }],
	},
	'searchPicklistShipments picklistShipment.cancel idpicklist 6100': shows(
		'/picklists/6100/shipments',
		{ idshipment: 190, trackingcode: '3SDEMO123', provider: 'PostNL' },
		'3SDEMO123 – PostNL',
	),
	'searchProductLocations productLocation.delete idproduct 720': shows('/products/720/locations', { idlocation: 41, name: 'A.1.3' }, 'A.1.3'),
	'searchPurchaseOrderReceipts purchaseOrder.getReceipt idpurchaseorder 701': shows(
		'/purchaseorders/701/receipts',
		{ idreceipt: 469, receiptid: 'RC1', status: 'completed' },
		'RC1 – completed',
	),
	'searchExpectedProducts receipt.getExpectedProduct idreceipt 469': shows(
		'/receipts/469/expected-products',
		{ idproduct: 720, ...lamp },
		'LAMP-01 – Fietslamp',
	),
	'searchProductsOnLocation location.setIntent idlocation 41': shows('/locations/41/products', { idproduct: 720, productcode: 'LAMP-01' }, 'LAMP-01'),
	'searchReceiptLines receipt.receiveProduct idreceipt 469': {
		asks: [
			call('GET /receipts/469', { purchaseorder: { idpurchaseorder: 701 } }),
			call('GET /purchaseorders/701/products', [
				{ idpurchaseorder_product: 3301, productcode: 'LAMP-01' },
			]),
		],
		shows: [{ name: 'LAMP-01', value: 3301 }],
	},
	'searchReceiptLines receipt.receiveProduct idreceipt 470': { asks: [call('GET /receipts/470', { purchaseorder: null })], shows: [] },
	'searchReceiptLines receipt.receiveProduct': { asks: [], shows: [] },
	'searchPicklistShipments picklistShipment.cancel': { asks: [], shows: [] },
	'searchPurchaseOrderProducts purchaseOrderProduct.update idpurchaseorder 701': shows(
		'/purchaseorders/701/products',
		{ idpurchaseorder_product: 2, ...lamp },
		'LAMP-01 – Fietslamp',
	),
	'searchReceiptProducts receipt.revertProduct idreceipt 469': {
		asks: [
			call('GET /receipts/469', { products: [{ idreceipt_product: 2, ...lamp, amount: 10 }] }),
		],
		shows: [{ name: 'LAMP-01 – Fietslamp – 10', value: 2 }],
	},
	'searchReturnedProducts returnedProduct.update idreturn 392': shows(
		'/returns/392/returned_products',
		{ idreturn_product: 2, product: lamp, amount: 1 },
		'LAMP-01 – Fietslamp – 1',
	),
	'searchReplacementProducts replacementProduct.update idreturn 392': shows(
		'/returns/392/replacement_products',
		{ idreturn_product_replacement: 2, product: lamp, amount: 1 },
		'LAMP-01 – Fietslamp – 1',
	),
};

describe('The list of', () => {
	const listed = Object.entries(belonging).map(([title, one]): [string, ListCase] => {
		const [method, usedBy, parent, id] = title.split(' ');
		const [resource, operation] = usedBy.split('.');
		const parameters = { resource, operation, ...(parent && { [parent]: byId(id) }) };
		return [title, { method, parameters, ...one }];
	});
	describeLists(open, {
		...Object.fromEntries(listed),
		'searchOrderProducts of an order that is named by its number': {
			method: 'searchOrderProducts',
			parameters: {
				resource: 'orderProduct',
				operation: 'get',
				idorder: { __rl: true, mode: 'number', value: 'O2026-1001' },
			},
			asks: [
				call('GET /orders?orderid=O2026-1001', [{ idorder: 5001, orderid: 'O2026-1001' }]),
				call('GET /orders/5001/products', [{ idorder_product: 9001, productcode: 'LAMP-01' }]),
			],
			shows: [{ name: 'LAMP-01', value: 9001 }],
		},
	});
});

/** A shipment names its order and picklist by ID only: docs/services/picqer.md, 2.3. */
describe('The list of shipments', () => {
	const shipment = (idshipment: number, idorder: number | null, idpicklist: number) => ({
		idshipment,
		idorder,
		idpicklist,
		trackingcode: `3S${idshipment}`,
		provider: 'PostNL',
		created: '2026-01-05 10:02:00',
	});
	const ENDING = 'PostNL – 2026-01-05 10:02:00';
	const P1001 = { idpicklist: 6100, picklistid: 'P2026-1001' };
	const order = (idorder: number, orderid: string, deliveryname: string) => ({
		idorder,
		orderid,
		deliveryname,
	});
	const row = { name: `O2026-1001 – P2026-1001 – Vries – 3S190 – ${ENDING}`, value: 190 };

	/** Found by nothing that a shipment itself says, but by what is asked for next. */
	const foundBy = (typed: string, picklists: IDataObject[], orders: IDataObject[]): ListCase => ({
		typed: ` ${typed} `,
		asks: [
			call(`GET /shipments?search=${typed}`, []),
			call(`GET /picklists?picklistid=${typed}`, picklists),
			call(`GET /orders?search=${typed}`, orders),
			call('GET /picklists/6100/shipments', [shipment(190, 5001, 6100)]),
			call('GET /orders?sinceid=5000&beforeid=5002', [order(5001, 'O2026-1001', 'Vries')]),
			call('GET /picklists?sinceid=6099&beforeid=6101', [P1001]),
		],
		shows: [row],
	});
	const itsOrder = [{ idorder: 5001, picklists: [{ idpicklist: 6100 }] }];
	const short = from(1, 9).map((idpicklist) => ({ idpicklist }));
	const pageOfOrders = (first: number) => from(first, 100).map((id) => order(id, 'O', ''));

	describeLists(
		open,
		{
			'shows the numbers of order and picklist, and the name, with three requests': {
				typed: 'vries',
				asks: [
					call('GET /shipments?search=vries', [
						shipment(190, 5001, 6100),
						shipment(189, 4990, 6101),
					]),
					call('GET /orders?sinceid=4989&beforeid=5002', [
						order(4990, 'O2026-0990', 'Bakker'),
						order(4995, 'O2026-0995', 'Other'),
						order(5001, 'O2026-1001', 'Vries'),
					]),
					call('GET /picklists?sinceid=6099&beforeid=6102', [
						P1001,
						{ idpicklist: 6101, picklistid: 'P2026-1002' },
					]),
				],
				shows: [row, { name: `O2026-0990 – P2026-1002 – Bakker – 3S189 – ${ENDING}`, value: 189 }],
			},
			'shows what it can where orders may not be read, and a shipment has none': {
				asks: [
					call('GET /shipments', [shipment(190, 5001, 6100), shipment(189, null, 6100)]),
					call(
						'GET /orders?sinceid=5000&beforeid=5002',
						{ error: true, error_code: 1, error_message: 'Forbidden' },
						{ status: 403 },
					),
					call('GET /picklists?sinceid=6099&beforeid=6101', [{ ...P1001, deliveryname: 'Vries' }]),
				],
				shows: [
					{ name: `P2026-1001 – Vries – 3S190 – ${ENDING}`, value: 190 },
					{ name: `P2026-1001 – Vries – 3S189 – ${ENDING}`, value: 189 },
				],
			},
			'asks for nothing more where nothing is listed': {
				asks: [call('GET /shipments', [])],
				shows: [],
			},
			'finds those of a picklist': foundBy('P2026-1001', [{ idpicklist: 6100 }], []),
			'finds those of an order': foundBy('O2026-1001', [], itsOrder),
			'finds those of a customer': foundBy('vries', [], itsOrder),
			'reads the shipments of five picklists at the most': {
				typed: 'x',
				asks: [
					call('GET /shipments?search=x', []),
					call('GET /picklists?picklistid=x', []),
					call('GET /orders?search=x', [{ idorder: 5001, picklists: short }]),
					...from(1, 5).map((id) => call(`GET /picklists/${id}/shipments`, [])),
				],
				shows: [],
			},
			'looks no further than three pages for a number': {
				asks: [
					call('GET /shipments', [shipment(1, 1, 6100), shipment(2, 9000, 6100)]),
					call('GET /orders?sinceid=0&beforeid=9001', pageOfOrders(1)),
					call('GET /orders?sinceid=0&beforeid=9001&offset=100', pageOfOrders(101)),
					call('GET /orders?sinceid=0&beforeid=9001&offset=200', pageOfOrders(201)),
					call('GET /picklists?sinceid=6099&beforeid=6101', []),
				],
				shows: [
					{ name: `O – 3S1 – ${ENDING}`, value: 1 },
					{ name: `3S2 – ${ENDING}`, value: 2 },
				],
			},
		},
		'searchShipments',
	);
});

describe('What Picqer does not filter', () => {
	const page = (first: number) =>
		from(first, 100).map((idwarehouse) => ({ idwarehouse, name: `Warehouse ${idwarehouse}` }));

	describeLists(open, {
		'is looked for on three pages': {
			method: 'searchWarehouses',
			typed: ' HOUSE 250 ',
			asks: [
				call('GET /warehouses', page(0)),
				call('GET /warehouses?offset=100', page(100)),
				call('GET /warehouses?offset=200', page(200)),
			],
			shows: [{ name: 'Warehouse 250', value: 250 }],
			goesOn: true,
		},
	});
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
		['getPriceLists', '/pricelists', { idpricelist: 3, name: 'Dealers' }, 'Dealers', 3],
		['getWarehouses', '/warehouses', { idwarehouse: 18, name: 'Utrecht' }, 'Utrecht', 18],
		[
			'getShippingProfiles',
			'/shippingproviders',
			{ name: 'PostNL', profiles: [{ idshippingprovider_profile: 12, name: 'Standaard' }] },
			'PostNL – Standaard',
			12,
		],
		[
			'getNewPicklists',
			'/picklists?status=new',
			{ idpicklist: 6100, picklistid: 'P1', reference: 'WEB-1' },
			'P1 – WEB-1',
			6100,
		],
	])('%s', async (method, path, row, name, value) => {
		expectExchange(picqerSubject, call(`GET ${path}`, [row]));
		expect(await runLoadOptions(method, picqerSubject)).toEqual([{ name, value }]);
	});

	test('come from all pages', async () => {
		const page = (first: number, count: number) =>
			from(first, count).map((idpricelist) => ({ idpricelist, name: `List ${idpricelist}` }));
		expectExchange(picqerSubject, call('GET /pricelists', page(1, 100)));
		expectExchange(picqerSubject, call('GET /pricelists?offset=100', page(101, 2)));
		expect(await runLoadOptions('getPriceLists', picqerSubject)).toHaveLength(102);
	});
});
