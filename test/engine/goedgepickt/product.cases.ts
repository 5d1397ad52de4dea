import { byId, call, inTurn, sends, type Cases, type OperationCase } from '../operationCase';
import { bySku, DEFAULT_WEBSHOP, envelope, firstPage, skuQuery } from './subject';

const UUID = '3a0d8d0c-5c2f-4a9e-8a53-0d6f1b2c3d4e';
const OTHER_WEBSHOP = '11112222-0000-4000-8000-000000000001';
const PLACEHOLDER = 'https://account.goedgepickt.nl/images/image_placeholder.png';

/** The product of docs/services/goedgepickt.md, 2.2. */
const shirt = {
	uuid: UUID,
	sku: 'TSHIRT-BLK-L',
	ean: '8712345678906',
	barcode: '8712345678906',
	name: 'T-shirt zwart L',
	description: 'Voorbeeldproduct',
	price: '19.95',
	costPrice: '7.50',
	taxRate: '21',
	weight: 180,
	picture: PLACEHOLDER,
	allowBackorders: true,
	supplier: { supplierUUID: '77aa77aa-0000-4000-8000-77aa77aa77aa' },
	stock: { freeStock: -2, totalStock: 3, reservedStock: 5, unlimitedStock: 0 },
};

const simple = {
	uuid: UUID,
	sku: 'TSHIRT-BLK-L',
	name: 'T-shirt zwart L',
	ean: '8712345678906',
	barcode: '8712345678906',
	price: '19.95',
	picture: PLACEHOLDER,
	allowBackorders: true,
	supplier: { supplierUUID: '77aa77aa-0000-4000-8000-77aa77aa77aa' },
	stock: { freeStock: -2, totalStock: 3, reservedStock: 5, unlimitedStock: 0 },
};

const search = (attribute: string, value: string) => ({
	...firstPage(),
	searchAttribute: attribute,
	searchDelimiter: '=',
	searchValue: value,
});

const lookup = (...found: object[]) =>
	call('GET /products', envelope(found), { query: search('sku', 'TSHIRT-BLK-L') });

/** The searches for a product that is not there: also for one with a blank behind its SKU. */
const notFound = [lookup(), { ...lookup(), query: search('sku', 'TSHIRT-BLK-L ') }];

const basics = { name: 'T-shirt zwart L', sku: 'TSHIRT-BLK-L' };

/** What a new product is sent with when the user adds nothing. */
const newSent = {
	...basics,
	webshopUuid: DEFAULT_WEBSHOP,
	productId: 'TSHIRT-BLK-L',
	stockManagement: true,
};

const found = { uuid: UUID, sku: 'TSHIRT-BLK-L', picture: PLACEHOLDER };
const photo = 'https://shop.example/t.jpg';

const upsertWithPicture = (
	sendPicture: string | undefined,
	current: string | undefined,
	sent: object,
): OperationCase => ({
	parameters: {
		...basics,
		...(sendPicture && { sendPicture }),
		additionalFields: { picture: photo },
	},
	exchanges: [
		lookup({ ...found, picture: current }),
		{
			request: `PUT /products/${UUID}`,
			body: { ...basics, webshopUuid: DEFAULT_WEBSHOP, ...sent },
			answer: { items: [found] },
		},
	],
	gives: [found],
});

const refusal = { errorMessage: 'Product with this SKU already exists' };

/** Products: docs/services/goedgepickt.md, 2.2. */
export const productCases: Cases = {
	'product.getManyStockLevels': sends('GET /products', {
		parameters: { filters: { sku: 'TSHIRT-BLK-L' } },
		query: search('sku', 'TSHIRT-BLK-L'),
		answer: envelope([
			{ uuid: 'a', sku: 'TSHIRT-BLK-L', ean: '8712345678906', stock: { freeStock: -2 } },
			{
				uuid: 'b',
				sku: 'TSHIRT-BLK-L',
				ean: null,
				barcode: '0012345678905',
				stock: { freeStock: null, unlimitedStock: 1 },
			},
		]),
		gives: [
			{
				uuid: 'a',
				sku: 'TSHIRT-BLK-L',
				ean: '8712345678906',
				stockLevel: { ean: '8712345678906', sku: 'TSHIRT-BLK-L', freeQuantity: -2 },
			},
			{
				uuid: 'b',
				sku: 'TSHIRT-BLK-L',
				ean: null,
				barcode: '0012345678905',
				stockLevel: {
					ean: '0012345678905',
					sku: 'TSHIRT-BLK-L',
					freeQuantity: null,
					isUnlimited: true,
				},
			},
		],
	}),
	'product.getAll': [
		sends('GET /products', { query: firstPage(), answer: envelope([shirt]), gives: [simple] }),
		sends('GET /products', {
			parameters: {
				simplify: false,
				neverBelowZero: true,
				filters: {
					sku: 'TSHIRT-BLK-L',
					webshopUuid: byId(OTHER_WEBSHOP),
					extraParameters: {
						pair: [
							{ name: 'orderBy', value: 'sku' },
							{ name: '', value: 'an empty row' },
						],
					},
				},
			},
			query: { ...search('sku', 'TSHIRT-BLK-L'), webshopUuid: OTHER_WEBSHOP, orderBy: 'sku' },
			answer: envelope([shirt, { uuid: 'u', stock: { freeStock: 4, unlimitedStock: true } }]),
			gives: [
				{ ...shirt, stock: { ...shirt.stock, freeStock: 0 } },
				{ uuid: 'u', stock: { freeStock: 4, unlimitedStock: true } },
			],
		}),
		sends('GET /products', {
			parameters: { filters: { supplierUuid: '77aa77aa-0000-4000-8000-77aa77aa77aa' } },
			query: search('supplierUuid', '77aa77aa-0000-4000-8000-77aa77aa77aa'),
			lists: envelope([]),
		}),
		sends('GET /products', {
			parameters: {
				filters: { searchAttribute: 'ean', searchDelimiter: '!=', searchValue: 'a&b=c' },
			},
			query: { ...search('ean', 'a&b=c'), searchDelimiter: '!=' },
			lists: envelope([]),
		}),
		sends('GET /products', {
			// Without a delimiter the only proven one is sent.
			parameters: { filters: { searchAttribute: 'ean', searchValue: '8712345678906' } },
			query: search('ean', '8712345678906'),
			lists: envelope([]),
		}),
	],
	'product.get': [
		sends(`GET /products/{productUuid=${UUID}}`, {
			parameters: { neverBelowZero: true },
			answer: shirt,
			gives: [{ ...simple, stock: { ...simple.stock, freeStock: 0 } }],
		}),
		sends('GET /products/a%2Fb%3Fc', {
			parameters: { productUuid: byId('a/b?c'), simplify: false },
			answer: { uuid: 'a/b?c' },
		}),
		{
			parameters: { productUuid: bySku(' SHIRT/L 2 '), simplify: false },
			exchanges: [
				{
					request: 'GET /products',
					query: skuQuery('SHIRT/L 2'),
					// Another one is in the answer, too (2.2).
					answer: envelope([
						{ uuid: 'other', sku: 'SHIRT/L 20' },
						{ uuid: UUID, sku: 'SHIRT/L 2' },
					]),
				},
				{ request: `GET /products/${UUID}`, answer: { uuid: UUID } },
			],
			gives: [{ uuid: UUID }],
		},
	],
	'product.create': [
		sends('POST /products', {
			parameters: {
				...basics,
				webshopUuid: byId(OTHER_WEBSHOP),
				additionalFields: {
					productId: '4711',
					stockManagement: false,
					url: 'https://shop.example/t',
					picture: photo,
					price: 19.9,
				},
				additionalJson: '{ "ean": "8712345678906", "weight": 180 }',
			},
			headers: { 'content-type': /^application\/json/ },
			body: {
				...basics,
				webshopUuid: OTHER_WEBSHOP,
				productId: '4711',
				stockManagement: false,
				url: 'https://shop.example/t',
				picture: photo,
				price: '19.90',
				ean: '8712345678906',
				weight: 180,
			},
			lists: { items: [shirt] },
		}),
		sends('POST /products', {
			// A product may cost nothing.
			parameters: { ...basics, additionalFields: { price: 0 } },
			body: { ...newSent, price: '0.00' },
			answer: [shirt],
		}),
		sends('POST /products', {
			parameters: { ...basics, additionalFields: { price: '={{ 0.1 + 0.2 }}' } },
			body: { ...newSent, price: '0.30' },
			answer: { items: [] },
			gives: [{ success: true }],
		}),
	],
	'product.update': [
		inTurn(
			{ parameters: { productUuid: bySku('MUG'), updateFields: { name: 'Mug' } } },
			call('GET /products', envelope([{ uuid: UUID, sku: 'MUG' }]), { query: skuQuery('MUG') }),
			{ request: `PUT /products/${UUID}`, body: { name: 'Mug', webshopUuid: DEFAULT_WEBSHOP } },
		),
		sends(`PUT /products/{productUuid=${UUID}}`, {
			parameters: {
				updateFields: {
					...basics,
					productId: '4711',
					stockManagement: false,
					url: 'https://shop.example/t',
					picture: photo,
					price: 21,
				},
				additionalJson: '{ "ean": "8712345678906" }',
			},
			body: {
				...basics,
				webshopUuid: DEFAULT_WEBSHOP,
				productId: '4711',
				stockManagement: false,
				url: 'https://shop.example/t',
				picture: photo,
				price: '21.00',
				ean: '8712345678906',
			},
			lists: { items: [shirt] },
		}),
		sends(`PUT /products/{productUuid=${UUID}}`, {
			// What is left out stays as it is, also the picture.
			parameters: { additionalJson: { ean: '1', webshopUuid: OTHER_WEBSHOP } as never },
			body: { ean: '1', webshopUuid: OTHER_WEBSHOP },
			answer: shirt,
		}),
	],
	'product.upsert': [
		inTurn(
			{ parameters: { ...basics, additionalFields: { price: 5, picture: photo } }, gives: [found] }, // A looser filter gives other products, too.
			lookup({ uuid: 'other', sku: 'TSHIRT-BLK-L-2' }),
			notFound[1],
			{
				request: 'POST /products',
				body: { ...newSent, price: '5.00', picture: photo },
				answer: { items: [found] },
			},
		),
		upsertWithPicture(undefined, PLACEHOLDER, {}),
		upsertWithPicture('missing', PLACEHOLDER, { picture: photo }),
		upsertWithPicture('missing', undefined, { picture: photo }),
		upsertWithPicture('missing', 'https://shop.example/old.jpg', {}),
		upsertWithPicture('always', 'https://shop.example/old.jpg', { picture: photo }),
		inTurn({ parameters: { ...basics, whenItExists: 'keep' }, gives: [shirt] }, lookup(found), {
			request: `GET /products/${UUID}`,
			answer: shirt,
		}),
		inTurn(
			{ parameters: { ...basics, ifSeveral: 'first' }, gives: [found] },
			lookup(found, { uuid: 'second', sku: 'TSHIRT-BLK-L' }),
			call(`PUT /products/${UUID}`, [found], { body: { ...basics, webshopUuid: DEFAULT_WEBSHOP } }),
		),
		// Someone else created it in between.
		inTurn(
			{ parameters: { ...basics, additionalFields: { price: 5, picture: photo } }, gives: [found] },
			...notFound,
			call('POST /products', refusal, {
				body: { ...newSent, price: '5.00', picture: photo },
				status: 400,
			}),
			lookup(found),
			{
				request: `PUT /products/${UUID}`,
				body: { ...basics, webshopUuid: DEFAULT_WEBSHOP, price: '5.00' },
				answer: { items: [found] },
			},
		),
		// The answer got lost, but the product is there.
		inTurn(
			{ parameters: basics, gives: [shirt] },
			...notFound,
			{ request: 'POST /products', body: newSent, status: 503, answer: 'Maintenance' },
			lookup(found),
			{ request: `GET /products/${UUID}`, answer: shirt },
		),
	],
};
