import type { IBinaryKeyData } from 'n8n-workflow';
import { byId, type OperationCase } from '../operationCase';
import { tagsAsList } from './tags';

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

const basics = {
	productcode: 'LAMP-01',
	name: 'Bicycle lamp',
	price: 12.5,
	idvatgroup: byId(2),
};

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

const allFieldsSent = {
	...allFields,
	idsupplier: 14,
	idfulfilment_customer: 3,
	productfields: [{ idproductfield: 8, value: 'black' }],
	pricelists: [{ idpricelist: 3, price: 9.95 }],
};

/** A case that reads something of a product, with nothing else to fill in. */
const read = (path: string): OperationCase => ({
	parameters: { idproduct },
	exchanges: [{ request: `GET /products/720/${path}`, answer: [{ id: 1 }, { id: 2 }] }],
	gives: [{ id: 1 }, { id: 2 }],
});

/** Rows of a list, with IDs that follow each other. */
const productsFrom = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ idproduct: first + index }));

const upsert = (...exchanges: OperationCase['exchanges']): OperationCase => ({
	parameters: { ...basics, additionalFields: { barcode: '8712345678906' } },
	exchanges,
});

const upsertSent = { ...basicsSent, barcode: '8712345678906' };

/** Products with tags and comments: docs/services/picqer.md, 2.7. */
const products: Record<string, OperationCase | OperationCase[]> = {
	'product.getManyStockLevels': [
		{
			parameters: { filters: { status: 'inactive' } },
			exchanges: [
				{
					request: 'GET /products',
					query: { inactive: 'true' },
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
		},
		{
			parameters: { options: { warehouses: '18, 20' } },
			exchanges: [
				{
					request: 'GET /products',
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
				},
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
		},
	],
	'product.getAll': [
		{
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
			exchanges: [
				{
					request: 'GET /products',
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
				},
			],
			gives: [{ idproduct: 720 }],
		},
		{
			exchanges: [
				{
					request: 'GET /products',
					answer: [{ idproduct: 720, productcode: 'LAMP-01', hs_code: '851210' }],
				},
			],
			gives: [{ idproduct: 720, productcode: 'LAMP-01' }],
		},
		{
			parameters: { filters: { status: 'active' } },
			exchanges: [{ request: 'GET /products', answer: [{ idproduct: 720 }] }],
			gives: [{ idproduct: 720 }],
		},
		{
			// The pages of the inactive ones begin anew.
			parameters: { returnAll: true, filters: { status: 'both', type: 'normal' } },
			exchanges: [
				{ request: 'GET /products', query: { type: 'normal' }, answer: productsFrom(1, 100) },
				{
					request: 'GET /products',
					query: { type: 'normal', offset: '100' },
					answer: productsFrom(101, 2),
				},
				{
					request: 'GET /products',
					query: { type: 'normal', inactive: 'true', offset: '0' },
					answer: productsFrom(201, 100),
				},
				{
					request: 'GET /products',
					query: { type: 'normal', inactive: 'true', offset: '100' },
					answer: productsFrom(301, 1),
				},
			],
			gives: [...productsFrom(1, 102), ...productsFrom(201, 101)],
		},
		{
			// Enough active ones: the inactive ones are not asked for.
			parameters: { limit: 2, filters: { status: 'both' } },
			exchanges: [{ request: 'GET /products', answer: productsFrom(1, 3) }],
			gives: productsFrom(1, 2),
		},
		{
			parameters: { limit: 2, filters: { status: 'both', productcode: 'LAMP-01' } },
			exchanges: [
				{ request: 'GET /products', query: { productcode: 'LAMP-01' }, answer: [] },
				{
					request: 'GET /products',
					query: { productcode: 'LAMP-01', inactive: 'true', offset: '0' },
					answer: productsFrom(7, 1),
				},
			],
			gives: productsFrom(7, 1),
		},
		...tagsAsList('/products', {}, [{ tags: { New: { idtag: 7 } } }, { tags: [] }]),
	],
	'product.get': [
		{
			parameters: { idproduct, simplify: false },
			exchanges: [{ request: 'GET /products/720', answer: { idproduct: 720, hs_code: '851210' } }],
			gives: [{ idproduct: 720, hs_code: '851210' }],
		},
		...tagsAsList('/products/720', { idproduct }, { tags: { New: { idtag: 7 } } }),
	],
	'product.create': [
		{
			parameters: { ...basics, additionalFields: allFields },
			exchanges: [
				{
					request: 'POST /products',
					body: { ...basicsSent, ...allFieldsSent },
					status: 201,
					answer: { idproduct: 720 },
				},
			],
			gives: [{ idproduct: 720 }],
		},
		{
			// A product that costs nothing is a product all the same.
			parameters: { ...basics, price: 0 },
			exchanges: [{ request: 'POST /products', body: { ...basicsSent, price: 0 }, status: 201 }],
		},
	],
	'product.upsert': [
		{
			...upsert(
				{ request: 'GET /products', query: { productcode: 'LAMP-01' }, answer: [] },
				{
					request: 'GET /products',
					query: { productcode: 'LAMP-01', inactive: 'true' },
					answer: [],
				},
				{ request: 'GET /products', query: { search: 'LAMP-01' }, answer: [] },
				{
					request: 'GET /products',
					query: { search: 'LAMP-01', inactive: 'true' },
					answer: [],
				},
				{
					request: 'POST /products',
					body: upsertSent,
					status: 201,
					answer: { idproduct: 720 },
				},
			),
			gives: [{ idproduct: 720 }],
		},
		upsert(
			{
				request: 'GET /products',
				query: { productcode: 'LAMP-01' },
				answer: [{ idproduct: 720, productcode: 'LAMP-01' }],
			},
			{ request: 'PUT /products/720', body: upsertSent },
		),
		upsert(
			{ request: 'GET /products', query: { productcode: 'LAMP-01' }, answer: [] },
			{
				request: 'GET /products',
				query: { productcode: 'LAMP-01', inactive: 'true' },
				answer: [{ idproduct: 720, productcode: 'LAMP-01', active: false }],
			},
			{ request: 'PUT /products/720', body: upsertSent },
		),
		{
			parameters: { ...basics, whenItExists: 'keep' },
			exchanges: [
				{
					request: 'GET /products',
					query: { productcode: 'LAMP-01' },
					answer: [{ idproduct: 720, productcode: 'LAMP-01' }],
				},
				{ request: 'GET /products/720', answer: { idproduct: 720, name: 'Old lamp' } },
			],
			gives: [{ idproduct: 720, name: 'Old lamp' }],
		},
	],
	'product.update': {
		parameters: { idproduct, updateFields: { ...basics, ...allFields } },
		exchanges: [
			{
				request: 'PUT /products/720',
				body: { ...basicsSent, ...allFieldsSent },
				answer: { idproduct: 720 },
			},
		],
		gives: [{ idproduct: 720 }],
	},
	'product.activate': {
		parameters: { idproduct },
		exchanges: [{ request: 'POST /products/720/activate', answer: { idproduct: 720 } }],
		gives: [{ idproduct: 720 }],
	},
	'product.inactivate': {
		parameters: { idproduct },
		exchanges: [{ request: 'POST /products/720/inactivate', answer: { idproduct: 720 } }],
		gives: [{ idproduct: 720 }],
	},
	'product.getExpected': read('expected'),
	'product.getPriceHistory': read('pricehistory'),
	'product.getFixedStockPriceHistory': read('fixedstockpricehistory'),
	'product.getTags': read('tags'),
	'product.addTag': {
		parameters: { idproduct, idtag: byId(7) },
		exchanges: [{ request: 'POST /products/720/tags', body: { idtag: 7 } }],
	},
	'product.removeTag': {
		parameters: { idproduct, idtag: byId(7) },
		exchanges: [{ request: 'DELETE /products/720/tags/7', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'product.getComments': read('comments'),
	'product.addComment': {
		parameters: {
			idproduct,
			body: 'Call @Mila Bos',
			additionalFields: { show_at_related: false, is_visible_fulfilment: true },
		},
		exchanges: [
			{
				request: 'POST /products/720/comments',
				body: { body: 'Call @Mila Bos', show_at_related: false, is_visible_fulfilment: true },
				status: 201,
			},
		],
	},
};

/** Stock and warehouse settings of products: docs/services/picqer.md, 2.7. */
const stock: Record<string, OperationCase | OperationCase[]> = {
	'productStock.getAll': read('stock'),
	'productStock.get': {
		parameters: { idproduct, idwarehouse },
		exchanges: [{ request: 'GET /products/720/stock/18', answer: { stock: 40, locations: [] } }],
		gives: [{ stock: 40, locations: [] }],
	},
	'productStock.change': [
		{
			parameters: {
				idproduct,
				idwarehouse,
				change: -2,
				reason: 'Broken',
				bookOn: 'location',
				idlocation,
			},
			exchanges: [
				{
					request: 'POST /products/720/stock/18',
					body: { change: -2, reason: 'Broken', idlocation: 41 },
					answer: { stock: 38 },
				},
			],
			gives: [{ stock: 38 }],
		},
		{
			parameters: { idproduct, idwarehouse, change: 5, reason: 'Found' },
			exchanges: [
				{
					request: 'POST /products/720/stock/18',
					body: { change: 5, reason: 'Found', idlocation: null },
				},
			],
		},
	],
	'productStock.set': [
		{
			parameters: {
				idproduct,
				idwarehouse,
				newStock: 40,
				reason: 'Counted',
				bookOn: 'location',
				idlocation,
			},
			exchanges: [
				{
					request: 'POST /products/720/stock/18',
					body: { amount: 40, reason: 'Counted', idlocation: 41 },
				},
			],
		},
		{
			parameters: { idproduct, idwarehouse, newStock: 0, reason: 'Sold out' },
			exchanges: [
				{
					request: 'POST /products/720/stock/18',
					body: { amount: 0, reason: 'Sold out', idlocation: null },
				},
			],
		},
	],
	'productStock.move': {
		parameters: {
			idproduct,
			idwarehouse,
			from_idlocation: byId(41),
			to_idlocation: byId(42),
			amount: 3,
		},
		exchanges: [
			{
				request: 'POST /products/720/stock/18/move',
				body: { from_idlocation: 41, to_idlocation: 42, amount: 3 },
				status: 204,
				answer: '',
			},
		],
		gives: [{ success: true }],
	},
	'productStock.produce': {
		parameters: { idproduct, idwarehouse, amount: 4, reason: 'Sets for the sale' },
		exchanges: [
			{
				request: 'POST /products/720/produce',
				body: { idwarehouse: 18, amount: 4, reason: 'Sets for the sale' },
			},
		],
	},
	'productStock.getWarehouseSettings': read('warehouses'),
	'productStock.updateWarehouseSettings': {
		parameters: {
			idproduct,
			idwarehouse,
			updateFields: {
				stock_level_order: 10,
				stock_level_desired: 50,
				stock_location: 'A.1.3',
				picking_stock_replenish_trigger: 5,
				picking_stock_replenish_to: 20,
			},
		},
		exchanges: [
			{
				request: 'PUT /products/720/warehouses/18',
				body: {
					stock_level_order: 10,
					stock_level_desired: 50,
					stock_location: 'A.1.3',
					picking_stock_replenish_trigger: 5,
					picking_stock_replenish_to: 20,
				},
				answer: { idwarehouse: 18 },
			},
		],
		gives: [{ idwarehouse: 18 }],
	},
};

/** Parts of compositions: docs/services/picqer.md, 2.7. */
const parts: Record<string, OperationCase | OperationCase[]> = {
	'productPart.getAll': [
		read('parts'),
		{
			parameters: { idproduct, options: { nested: true } },
			exchanges: [
				{
					request: 'GET /products/720/parts',
					query: { nested: 'true' },
					answer: [{ idproduct_part: 12, parts: [] }],
				},
			],
			gives: [{ idproduct_part: 12, parts: [] }],
		},
		{
			parameters: { idproduct, options: { nested: false } },
			exchanges: [{ request: 'GET /products/720/parts', answer: [{ idproduct_part: 12 }] }],
			gives: [{ idproduct_part: 12 }],
		},
		{
			// This is how Picqer says that a product is no composition; it is an empty list.
			parameters: { idproduct },
			exchanges: [
				{
					request: 'GET /products/720/parts',
					status: 404,
					answer: { error: true, error_code: 20, error_message: 'Item not found' },
				},
				// An unknown product gets the same answer, so the product is looked up.
				{ request: 'GET /products/720', answer: { idproduct: 720 } },
			],
			gives: [],
		},
	],
	'productPart.get': {
		parameters: { idproduct, idproduct_part: byId(12) },
		exchanges: [{ request: 'GET /products/720/parts/12', answer: { idproduct_part: 12 } }],
		gives: [{ idproduct_part: 12 }],
	},
	'productPart.create': {
		parameters: { idproduct, partIdproduct: byId(721), amount: 2 },
		exchanges: [
			{
				request: 'POST /products/720/parts',
				body: { idproduct: 721, amount: 2 },
				status: 201,
				answer: { idproduct_part: 13 },
			},
		],
		gives: [{ idproduct_part: 13 }],
	},
	'productPart.update': {
		parameters: { idproduct, idproduct_part: byId(12), amount: 3 },
		exchanges: [{ request: 'PUT /products/720/parts/12', body: { amount: 3 } }],
	},
	'productPart.delete': {
		parameters: { idproduct, idproduct_part: byId(12) },
		exchanges: [{ request: 'DELETE /products/720/parts/12', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
};

/** Images of products: docs/services/picqer.md, 2.7. */
const images: Record<string, OperationCase | OperationCase[]> = {
	'productImage.getAll': read('images'),
	'productImage.create': {
		parameters: { idproduct, inputBinaryField: 'photo' },
		binary: image,
		exchanges: [
			{
				request: 'POST /products/720/images',
				body: { image: PNG },
				status: 201,
				answer: { idproduct_image: 501, contenttype: 'image/png' },
			},
		],
		gives: [{ idproduct_image: 501, contenttype: 'image/png' }],
	},
	'productImage.delete': {
		parameters: { idproduct, idproduct_image: byId(501) },
		exchanges: [{ request: 'DELETE /products/720/images/501', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
};

/** Links between products and locations: docs/services/picqer.md, 2.7. */
const locations: Record<string, OperationCase | OperationCase[]> = {
	'productLocation.getAll': read('locations'),
	'productLocation.create': [
		{
			parameters: {
				idproduct,
				idlocation,
				additionalFields: { note: 'Top shelf', is_preferred: true },
			},
			exchanges: [
				{
					request: 'POST /products/720/locations',
					body: { idlocation: 41, note: 'Top shelf', is_preferred: true },
					status: 201,
				},
			],
		},
		{
			parameters: { idproduct, idlocation },
			exchanges: [{ request: 'POST /products/720/locations', body: { idlocation: 41 } }],
		},
	],
	'productLocation.update': {
		parameters: { idproduct, idlocation, updateFields: { note: '', is_preferred: false } },
		exchanges: [
			{ request: 'PUT /products/720/locations/41', body: { note: '', is_preferred: false } },
		],
	},
	'productLocation.delete': {
		parameters: { idproduct, idlocation },
		exchanges: [{ request: 'DELETE /products/720/locations/41', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
};

/** Products and all that belongs to them: docs/services/picqer.md, 2.7. */
export const productCases: Record<string, OperationCase | OperationCase[]> = {
	...products,
	...stock,
	...parts,
	...images,
	...locations,
};
