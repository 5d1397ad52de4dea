import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { three, type Mistake, type ThreeItems } from '../mistakes';
import { byId, call, type Exchange } from '../operations';
import { bySku, DEFAULT_WEBSHOP, envelope, skuQuery } from './subject';

type Answers = Array<Partial<Exchange>>;

const NOT_REPEATED =
	'The request was not repeated, because GoedGepickt may have carried it out all the same.';

const WRONG_KIND =
	'Something between n8n and the service may have answered in its place. Check the address in the credential, and try again later.';

/** Gets three orders. */
const getOrders = (id: string, ...answers: Answers) =>
	three(
		'order.get',
		{ orderUuid: byId('={{ $json.id }}'), simplify: false },
		[{ id: 'a' }, { id }, { id: 'c' }],
		(order) => call(`GET /orders/${order.id}`, { uuid: order.id }),
		...answers,
	);

/** Gets three products by their SKUs, of which the second one is not found as it must be. */
const getBySku = (found: IDataObject[], ...more: Exchange[]) =>
	three(
		'product.get',
		{ productUuid: bySku('={{ $json.sku }}'), simplify: false },
		[{ sku: 'A' }, { sku: 'B' }, { sku: 'C' }],
		({ sku }) => [
			call('GET /products', envelope([{ uuid: `uuid-${sku}`, sku }]), { query: skuQuery(sku) }),
			call(`GET /products/uuid-${sku}`, { uuid: `uuid-${sku}` }),
		],
		call('GET /products', envelope(found), { query: skuQuery('B') }),
		...more,
	);

const refused = (status: number, answer: Exchange['answer']) => getOrders('b', { status, answer });

const line = { sku: 'MUG', productName: 'Mug', productQuantity: 1, taxRate: 21 };
const usual = { orderId: '1', createDate: '2026-03-02', orderItems: [line] };

const orderSent = (orderId: string) => ({
	webshopUuid: DEFAULT_WEBSHOP,
	orderId,
	orderStatus: 'open',
	// Midnight in New York, which is n8n's own time zone.
	createDate: '2026-03-02T06:00:00.000',
	orderItems: [line],
});

/** Creates three orders. */
const createOrders = (wrong: IDataObject, ...answers: Answers) =>
	three(
		'order.create',
		{
			orderId: '={{ $json.orderId }}',
			createDate: '={{ $json.createDate }}',
			orderItemsInput: 'json',
			orderItemsJson: '={{ $json.orderItems }}',
			additionalJson: '={{ $json.more ?? "" }}',
		},
		[usual, { ...usual, orderId: '2', ...wrong }, { ...usual, orderId: '3' }],
		({ orderId }) => call('POST /orders', { orderUuid: orderId }, { body: orderSent(orderId) }),
		...answers,
	);

/** The searches for a product that is not there. */
const notFound = (sku: string): Exchange[] =>
	[sku, `${sku} `].map((text) => call('GET /products', envelope([]), { query: skuQuery(text) }));

const productSent = (sku: string) => ({
	name: 'Mug',
	sku,
	webshopUuid: DEFAULT_WEBSHOP,
	productId: sku,
	stockManagement: true,
});

/** Creates or updates three products; the first and the last one are new. */
const upsertProducts = (sku: string, ...answers: Answers): ThreeItems => ({
	...three(
		'product.upsert',
		{ name: 'Mug', sku: '={{ $json.sku }}' },
		[{ sku: 'A' }, { sku }, { sku: 'C' }],
		(item) => [
			...notFound(item.sku),
			call('POST /products', { items: [{ uuid: item.sku }] }, { body: productSent(item.sku) }),
		],
		...answers,
	),
	gives: [{ uuid: 'A' }, { uuid: 'C' }],
});

/** Creates three products. */
const createProducts = (...answers: Answers) =>
	three(
		'product.create',
		{ name: 'Mug', sku: '={{ $json.sku }}' },
		[{ sku: 'A' }, { sku: 'B' }, { sku: 'C' }],
		({ sku }) => call('POST /products', [{ uuid: sku }], { body: productSent(sku) }),
		...answers,
	);

/** Changes the stock of three products. */
const mutate = (mutation: number | string, ...answers: Answers) =>
	three(
		'productStock.mutate',
		{ productUuid: byId('={{ $json.id }}'), mutation: '={{ $json.mutation }}' },
		[
			{ id: 'a', mutation: 1 },
			{ id: 'b', mutation },
			{ id: 'c', mutation: 0 },
		],
		({ id, mutation: sent }) =>
			call(`PUT /products/${id}/stock-mutation`, { done: id }, { body: { mutation: sent } }),
		...answers,
	);

const stockDone = (productUuid: string, stockQuantity: number) => ({
	productUuid,
	pickLocationUuid: 'L',
	stockQuantity,
	previousQuantity: 0,
	isNewlyLinked: false,
});

/** Sets the stock on a location for three products; the first and the last one are linked. */
const setStock = (quantity: number | string, ...answers: Answers): ThreeItems => ({
	...three(
		'productStock.setOnLocation',
		{
			productUuid: byId('={{ $json.id }}'),
			pickLocationUuid: byId('L'),
			stockQuantity: '={{ $json.quantity }}',
		},
		[
			{ id: 'a', quantity: 1 },
			{ id: 'b', quantity },
			{ id: 'c', quantity: 3 },
		],
		({ id, quantity: stockQuantity }) => [
			call(`GET /products/${id}/stock`, { stockLocations: [{ picklocationUuid: 'L' }] }),
			call(`PUT /products/${id}/stock/L`, {}, { body: { stockQuantity } }),
		],
		...answers,
	),
	gives: [stockDone('a', 1), stockDone('c', 3)],
});

const unauthorized = { status: 401, answer: { message: 'The key the-api-key is not valid' } };

const webPage = {
	answer: '<html><body><h1>502 Bad Gateway</h1></body></html>',
	answerHeaders: { 'content-type': 'text/html' },
};

const taken = { errorMessage: 'Product with SKU B already exists' };

/** What can go wrong, by what it is (docs/services/goedgepickt.md, 1.5 and section 5). */
export const mistakes: Record<string, Mistake> = {
	'an error in "errorMessage"': [
		refused(404, { errorMessage: 'Order not found' }),
		'GoedGepickt: Order not found',
		'Check the UUID: "b" is none. For the number that people see use Find by Order Number.',
		'404',
	],
	'a wrong API key': [
		getOrders('b', unauthorized),
		'GoedGepickt: The key *** is not valid',
		'Check the API key in the credential, or make a new one in GoedGepickt under Settings > GoedGepickt API: keys may run out.',
		'401',
	],
	'a house number that GoedGepickt refuses': [
		createOrders(
			{},
			{ status: 422, answer: { message: 'Het factuur huisnummer moet tekst zijn.' } },
		),
		'GoedGepickt: Het factuur huisnummer moet tekst zijn.',
		'House numbers are sent as text: check the fields of the address.',
		'422',
	],
	'an HTML error page after a creation': [
		createOrders({}, { ...webPage, status: 502 }),
		'GoedGepickt: 502 Bad Gateway',
		`${NOT_REPEATED} Look for the order with order ID 2 in GoedGepickt.`,
		'502',
	],
	'a mutation with an unknown outcome': [
		mutate(-2, { status: 503, answer: 'Maintenance' }),
		'GoedGepickt: Maintenance',
		`${NOT_REPEATED} Look for the change in the stock of product b in GoedGepickt.`,
		'503',
	],
	'a mutation that is no whole number': [
		mutate('1.5'),
		'Change: "1.5" is not a whole number',
		'Use digits only.',
	],
	'a mutation that is answered with a message': [
		mutate(2, { answer: { message: 'Service is down' } }),
		'GoedGepickt answered with a message instead of a plain success',
		`${WRONG_KIND} ${NOT_REPEATED} Look for the change in the stock of product b in GoedGepickt.`,
		'200',
	],
	'a stock below zero': [setStock(-1), 'Quantity: -1 is too low; the least is 0'],
	'a stock that is no number': [
		setStock('many'),
		'Quantity: "many" is not a whole number',
		'Use digits only.',
	],
	'a stock without a list of locations': [
		setStock(2, { request: 'GET /products/b/stock', answer: { stock: [] } }),
		'GoedGepickt answered with no list of stock locations',
		'Nothing was changed.',
	],
	'a link with an unknown outcome that did not come about': [
		setStock(
			2,
			{ request: 'GET /products/b/stock', answer: { stockLocations: [] } },
			call('POST /products/b/stock/L', 'Maintenance', {
				body: { stockQuantity: 2, priority: 1 },
				status: 503,
			}),
			{ request: 'GET /products/b/stock', answer: { stockLocations: [] } },
		),
		'GoedGepickt: Maintenance',
		`${NOT_REPEATED} Look for the stock of product b on location L in GoedGepickt.`,
		'503',
	],
	'an empty UUID': [getOrders(''), 'Order: is empty', 'Choose one from the list, or give its ID.'],
	'an order without lines': [
		createOrders({ orderItems: [] }),
		'Order Lines: at least one is needed',
	],
	'a line without SKU': [
		createOrders({ orderItems: [line, { ...line, sku: '' }] }),
		'Order Line 2: needs a SKU',
	],
	'a line without tax rate': [
		createOrders({ orderItems: [{ sku: 'MUG', productQuantity: 1 }] }),
		'Order Line 1: needs a tax rate; 0 is one',
	],
	'a line of no quantity': [
		createOrders({ orderItems: [{ ...line, productQuantity: 0 }] }),
		'Order Line 1: the quantity must be a whole number above zero, not "0"',
	],
	'additional JSON that is a list': [
		createOrders({ more: '[]' }),
		'Additional Fields (JSON): must be an object in curly brackets',
	],
	'two products with one SKU': [
		upsertProducts('B', {
			request: 'GET /products',
			query: skuQuery('B'),
			answer: envelope([
				{ uuid: 'x', sku: 'B' },
				{ uuid: 'y', sku: 'B' },
			]),
		}),
		'2 products in GoedGepickt have the sku B',
		'Their IDs are x, y. Use Update with the ID of the right one.',
	],
	'an upsert with an empty SKU': [upsertProducts(' '), 'SKU: is empty', 'This field is required.'],
	'a product that exists but is not found': [
		upsertProducts(
			'B',
			...notFound('B'),
			{ request: 'POST /products', body: productSent('B'), status: 400, answer: taken },
			...notFound('B'),
		),
		'GoedGepickt: Product with SKU B already exists',
		'A second search for a product with this sku found none, so it may be something else that exists.',
		'400',
	],
	'a create of a product that exists': [
		createProducts({ status: 400, answer: taken }),
		'GoedGepickt: Product with SKU B already exists',
		'Use Create or Update to change a product whose SKU is taken.',
		'400',
	],
	'an order that exists': [
		createOrders({}, { status: 400, answer: { errorMessage: 'Order 2 already exists' } }),
		'GoedGepickt: Order 2 already exists',
		'Look for it in GoedGepickt. Create Once leaves an order alone that it finds.',
		'400',
	],
	'a create of a product with an unknown outcome': [
		createProducts({ ...webPage, status: 502 }),
		'GoedGepickt: 502 Bad Gateway',
		`${NOT_REPEATED} Look for the product with SKU B in GoedGepickt.`,
		'502',
	],
	'an update without fields': [
		three(
			'product.update',
			{ productUuid: byId('={{ $json.id }}'), additionalJson: '={{ $json.more }}' },
			[
				{ id: 'a', more: { ean: '1' } },
				{ id: 'b', more: {} },
				{ id: 'c', more: { ean: '3' } },
			],
			({ id, more }) =>
				call(
					`PUT /products/${id}`,
					{ uuid: id },
					{ body: { ...more, webshopUuid: DEFAULT_WEBSHOP } },
				),
		),
		'Update Fields: nothing to update',
		'Add at least one field that is to change.',
	],
	'an SKU that no product has': [
		getBySku([{ uuid: 'x', sku: 'B-2' }], notFound('B')[1]),
		'GoedGepickt has no product with the SKU B',
		'Check the SKU: it must be exactly as GoedGepickt writes it, also in upper and lower case.',
	],
	'an SKU that several products have': [
		getBySku([
			{ uuid: 'x', sku: 'B' },
			{ uuid: 'y', sku: 'B' },
		]),
		'2 products in GoedGepickt have the SKU B',
		'Their IDs are x, y. Choose "By ID" and give the right one.',
	],
};

const several = [
	'Filters: only one search at a time',
	'GoedGepickt takes one of these in a request: SKU, Supplier UUID, Search Attribute.',
];

/** Wrong filters of products, and what is said about them. */
export const wrongFilters: Array<[INodeParameters, ...string[]]> = [
	[{ sku: 'A', supplierUuid: 'S' }, ...several],
	[{ sku: 'A', searchAttribute: 'ean', searchValue: '1' }, ...several],
	[{ searchAttribute: 'ean' }, 'Search Value: is missing', 'A search needs both of them.'],
	[{ searchValue: '1' }, 'Search Attribute: is missing', 'A search needs both of them.'],
	[
		{ extraParameters: { pair: [{ name: 'status', value: '={{ null }}' }] } },
		'Extra Query Parameters: status is empty',
		'Remove it, or give it a value; without it the whole list would come.',
	],
];
