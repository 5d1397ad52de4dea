import type { IBinaryKeyData } from 'n8n-workflow';
import {
	asks,
	byId,
	call,
	DONE,
	inTurn,
	passesOn,
	removes,
	sends,
	type Cases,
	type OperationCase,
} from '../operationCase';
import { commentsOn, tagsAsList } from './siblings';

const idproduct = byId(720);
const idwarehouse = byId(18);
const idlocation = byId(41);

/** A PNG image of one pixel. */
const PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** An image in the field that "Input Data Field Name" names. */
export const image: IBinaryKeyData = {
	photo: { data: PNG, mimeType: 'image/png', fileName: 'lamp.png' },
};

const basics = { productcode: 'LAMP-01', name: 'Bicycle lamp', price: 12.5, idvatgroup: byId(2) };

const basicsSent = { productcode: 'LAMP-01', name: 'Bicycle lamp', price: 12.5, idvatgroup: 2 };

const allFields = {
	fixedstockprice: 6.1,
	idsupplier: byId(14),
	productcode_supplier: 'FL-9',
	deliverytime: 3,
	description: 'USB',
	barcode: '8712345678906',
	type: 'composition_with_stock',
	weight: 180,
	length: 10,
	width: 6,
	height: 5,
	minimum_purchase_quantity: 5,
	purchase_in_quantities_of: 10,
	hs_code: '851210',
	country_of_origin: 'CN',
	active: false,
	show_on_portal: true,
	idfulfilment_customer: byId(3),
	productfields: { row: [{ idproductfield: byId(8), value: 'black' }] },
	pricelists: { row: [{ idpricelist: byId(3), price: 9.95 }] },
};

/** A case that reads something of a product, with nothing else to fill in. */
const read = (path: string): OperationCase =>
	asks(`GET /products/{idproduct=720}/${path}`, [{ id: 1 }, { id: 2 }]);

/** Rows of a list, with IDs that follow each other. */
const productsFrom = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ idproduct: first + index }));

const upsert = (...exchanges: OperationCase['exchanges']): OperationCase => ({
	parameters: { ...basics, additionalFields: { barcode: '8712345678906' } },
	exchanges,
});

const upsertSent = { ...basicsSent, barcode: '8712345678906' };

/** Products with tags and comments: docs/services/picqer.md, 2.7. */
const products: Cases = {
	'product.getManyStockLevels': [
		sends('GET /products?inactive=true', {
			parameters: { filters: { status: 'inactive' } },
			answer: [
				{
					idproduct: 720,
					productcode: 'LAMP-01',
					name: 'Lamp',
					barcode: '8712345678906',
					type: 'normal',
					price: 12.5,
					stock: [
						{ idwarehouse: 18, stock: 40, freestock: 34 },
						{ idwarehouse: 19, stock: 5, freestock: -2 },
					],
				},
			],
			gives: [
				{
					idproduct: 720,
					productcode: 'LAMP-01',
					name: 'Lamp',
					barcode: '8712345678906',
					type: 'normal',
					stockLevel: { ean: '8712345678906', sku: 'LAMP-01', freeQuantity: 32 },
				},
			],
		}),
		sends('GET /products', {
			parameters: { options: { warehouses: '18, 20' } },
			answer: [
				{
					idproduct: 721,
					productcode: 'GIFT',
					type: 'unlimited_stock',
					stock: [
						{ idwarehouse: 18, freestock: 3 },
						{ idwarehouse: 19, freestock: 9 },
					],
				},
				{ idproduct: 722, productcode: 'NEW', stock: [{ idwarehouse: 19, freestock: 4 }] },
			],
			gives: [
				{
					idproduct: 721,
					productcode: 'GIFT',
					type: 'unlimited_stock',
					stockLevel: { sku: 'GIFT', freeQuantity: 3, isUnlimited: true },
				},
				{ idproduct: 722, productcode: 'NEW', stockLevel: { sku: 'NEW', freeQuantity: null } },
			],
		}),
	],
	'product.getAll': [
		sends('GET /products', {
			parameters: {
				limit: 1,
				simplify: false,
				filters: {
					search: 'lamp',
					productcode: 'LAMP-01',
					barcode: '8712345678906',
					status: 'inactive',
					tag: 'Spoed',
					type: 'virtual_composition',
					idsupplier: byId(14),
					idfulfilment_customer: byId(3),
					idproducts: '720, 721',
				},
			},
			query: {
				search: 'lamp',
				productcode: 'LAMP-01',
				barcode: '8712345678906',
				inactive: 'true',
				tag: 'Spoed',
				type: 'virtual_composition',
				idsupplier: '14',
				idfulfilment_customer: '3',
				idproducts: '720,721',
			},
			answer: [{ idproduct: 720 }, { idproduct: 721 }],
			gives: [{ idproduct: 720 }],
		}),
		sends('GET /products', {
			answer: [{ idproduct: 720, productcode: 'LAMP-01', hs_code: '851210' }],
			gives: [{ idproduct: 720, productcode: 'LAMP-01' }],
		}),
		asks('GET /products', [{ idproduct: 720 }], { filters: { status: 'active' } }),
		{
			// The pages of the inactive ones begin anew.
			parameters: { returnAll: true, filters: { status: 'both', type: 'normal' } },
			exchanges: [
				{ request: 'GET /products', query: { type: 'normal' }, answer: productsFrom(1, 100) },
				call('GET /products?type=normal&offset=100', productsFrom(101, 2)),
				call('GET /products?type=normal&inactive=true&offset=0', productsFrom(201, 100)),
				call('GET /products?type=normal&inactive=true&offset=100', productsFrom(301, 1)),
			],
			gives: [...productsFrom(1, 102), ...productsFrom(201, 101)],
		},
		// Enough active ones: the inactive ones are not asked for.
		inTurn(
			{ parameters: { limit: 2, filters: { status: 'both' } }, gives: productsFrom(1, 2) },
			{ request: 'GET /products', answer: productsFrom(1, 3) },
		),
		{
			parameters: { limit: 2, filters: { status: 'both', productcode: 'LAMP-01' } },
			exchanges: [
				{ request: 'GET /products', query: { productcode: 'LAMP-01' }, answer: [] },
				call('GET /products?productcode=LAMP-01&inactive=true&offset=0', productsFrom(7, 1)),
			],
			gives: productsFrom(7, 1),
		},
		...tagsAsList('/products', {}, [{ tags: { New: { idtag: 7 } } }, { tags: [] }]),
	],
	'product.get': [
		sends('GET /products/{idproduct=720}', {
			parameters: { simplify: false },
			answer: { idproduct: 720, hs_code: '851210' },
		}),
		...tagsAsList('/products/720', { idproduct }, { tags: { New: { idtag: 7 } } }),
	],
	'product.create': [
		passesOn(
			'POST /products',
			{ ...basics, additionalFields: allFields },
			{ answer: { idproduct: 720 } },
		),
		// A product that costs nothing is a product all the same.
		passesOn('POST /products', { ...basics, price: 0 }),
	],
	'product.upsert': [
		{
			...upsert(
				{ request: 'GET /products', query: { productcode: 'LAMP-01' }, answer: [] },
				call('GET /products?productcode=LAMP-01&inactive=true', []),
				{ request: 'GET /products', query: { search: 'LAMP-01' }, answer: [] },
				{ request: 'GET /products', query: { search: 'LAMP-01', inactive: 'true' }, answer: [] },
				{ request: 'POST /products', body: upsertSent, status: 201, answer: { idproduct: 720 } },
			),
			gives: [{ idproduct: 720 }],
		},
		upsert(
			call('GET /products?productcode=LAMP-01', [{ idproduct: 720, productcode: 'LAMP-01' }]),
			{ request: 'PUT /products/720', body: upsertSent },
		),
		upsert(
			{ request: 'GET /products', query: { productcode: 'LAMP-01' }, answer: [] },
			call('GET /products?productcode=LAMP-01&inactive=true', [
				{ idproduct: 720, productcode: 'LAMP-01', active: false },
			]),
			{ request: 'PUT /products/720', body: upsertSent },
		),
		{
			parameters: { ...basics, whenItExists: 'keep' },
			exchanges: [
				call('GET /products?productcode=LAMP-01', [{ idproduct: 720, productcode: 'LAMP-01' }]),
				{ request: 'GET /products/720', answer: { idproduct: 720, name: 'Old lamp' } },
			],
			gives: [{ idproduct: 720, name: 'Old lamp' }],
		},
	],
	'product.update': passesOn(
		'PUT /products/{idproduct=720}',
		{ updateFields: { ...basics, ...allFields } },
		{ answer: { idproduct: 720 } },
	),
	'product.activate': asks('POST /products/{idproduct=720}/activate', { idproduct: 720 }),
	'product.inactivate': asks('POST /products/{idproduct=720}/inactivate', { idproduct: 720 }),
	'product.getExpected': read('expected'),
	'product.getPriceHistory': read('pricehistory'),
	'product.getFixedStockPriceHistory': read('fixedstockpricehistory'),
	'product.getTags': read('tags'),
	'product.addTag': passesOn('POST /products/{idproduct=720}/tags', { idtag: byId(7) }),
	'product.removeTag': removes('DELETE /products/{idproduct=720}/tags/{idtag=7}'),
	...commentsOn('product', '/products/{idproduct=720}'),
};

/** Stock and warehouse settings of products: docs/services/picqer.md, 2.7. */
const stock: Cases = {
	'productStock.getAll': read('stock'),
	'productStock.get': asks('GET /products/{idproduct=720}/stock/{idwarehouse=18}', {
		stock: 40,
		locations: [],
	}),
	'productStock.change': [
		sends('POST /products/{idproduct=720}/stock/{idwarehouse=18}', {
			parameters: { change: -2, reason: 'Broken', bookOn: 'location', idlocation },
			body: { change: -2, reason: 'Broken', idlocation: 41 },
			answer: { stock: 38 },
		}),
		sends('POST /products/{idproduct=720}/stock/{idwarehouse=18}', {
			parameters: { change: 5, reason: 'Found' },
			body: { change: 5, reason: 'Found', idlocation: null },
		}),
	],
	'productStock.set': [
		sends('POST /products/{idproduct=720}/stock/{idwarehouse=18}', {
			parameters: { newStock: 40, reason: 'Counted', bookOn: 'location', idlocation },
			body: { amount: 40, reason: 'Counted', idlocation: 41 },
		}),
		sends('POST /products/{idproduct=720}/stock/{idwarehouse=18}', {
			parameters: { newStock: 0, reason: 'Sold out' },
			body: { amount: 0, reason: 'Sold out', idlocation: null },
		}),
	],
	'productStock.move': passesOn(
		'POST /products/{idproduct=720}/stock/{idwarehouse=18}/move',
		{ from_idlocation: byId(41), to_idlocation: byId(42), amount: 3 },
		DONE,
	),
	'productStock.produce': sends('POST /products/{idproduct=720}/produce', {
		parameters: { idwarehouse, amount: 4, reason: 'Sets for the sale' },
		body: { idwarehouse: 18, amount: 4, reason: 'Sets for the sale' },
	}),
	'productStock.getWarehouseSettings': read('warehouses'),
	'productStock.updateWarehouseSettings': passesOn(
		'PUT /products/{idproduct=720}/warehouses/{idwarehouse=18}',
		{
			updateFields: {
				stock_level_order: 10,
				stock_level_desired: 50,
				stock_location: 'A.1.3',
				picking_stock_replenish_trigger: 5,
				picking_stock_replenish_to: 20,
			},
		},
		{ answer: { idwarehouse: 18 } },
	),
};

/** Parts of compositions: docs/services/picqer.md, 2.7. */
const parts: Cases = {
	'productPart.getAll': [
		read('parts'),
		asks('GET /products/{idproduct=720}/parts?nested=true', [{ idproduct_part: 12, parts: [] }], {
			options: { nested: true },
		}),
		asks('GET /products/{idproduct=720}/parts', [{ idproduct_part: 12 }], {
			options: { nested: false },
		}),
		// This is how Picqer says that a product is no composition; it is an empty list.
		inTurn(
			{ parameters: { idproduct }, gives: [] },
			{
				request: 'GET /products/720/parts',
				status: 404,
				answer: { error: true, error_code: 20, error_message: 'Item not found' },
			},
			// An unknown product gets the same answer, so the product is looked up.
			{ request: 'GET /products/720', answer: { idproduct: 720 } },
		),
	],
	'productPart.get': asks('GET /products/{idproduct=720}/parts/{idproduct_part=12}', {
		idproduct_part: 12,
	}),
	'productPart.create': sends('POST /products/{idproduct=720}/parts', {
		parameters: { partIdproduct: byId(721), amount: 2 },
		body: { idproduct: 721, amount: 2 },
		answer: { idproduct_part: 13 },
	}),
	'productPart.update': passesOn('PUT /products/{idproduct=720}/parts/{idproduct_part=12}', {
		amount: 3,
	}),
	'productPart.delete': removes('DELETE /products/{idproduct=720}/parts/{idproduct_part=12}'),
};

/** Images of products: docs/services/picqer.md, 2.7. */
const images: Cases = {
	'productImage.getAll': read('images'),
	'productImage.create': sends('POST /products/{idproduct=720}/images', {
		parameters: { inputBinaryField: 'photo' },
		binary: image,
		body: { image: PNG },
		answer: { idproduct_image: 501, contenttype: 'image/png' },
	}),
	'productImage.delete': removes('DELETE /products/{idproduct=720}/images/{idproduct_image=501}'),
};

/** Links between products and locations: docs/services/picqer.md, 2.7. */
const locations: Cases = {
	'productLocation.getAll': read('locations'),
	'productLocation.create': [
		sends('POST /products/{idproduct=720}/locations', {
			parameters: { idlocation, additionalFields: { note: 'Top shelf', is_preferred: true } },
			body: { idlocation: 41, note: 'Top shelf', is_preferred: true },
		}),
		passesOn('POST /products/{idproduct=720}/locations', { idlocation }),
	],
	'productLocation.update': passesOn('PUT /products/{idproduct=720}/locations/{idlocation=41}', {
		updateFields: { note: '', is_preferred: false },
	}),
	'productLocation.delete': removes('DELETE /products/{idproduct=720}/locations/{idlocation=41}'),
};

/** Products and all that belongs to them: docs/services/picqer.md, 2.7. */
export const productCases: Cases = {
	...products,
	...stock,
	...parts,
	...images,
	...locations,
};
