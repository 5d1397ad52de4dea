import { asks, byId, call, inTurn, sends, type Cases, type OperationCase } from '../operationCase';

const order = {
	orderId: 1713,
	externalOrderId: '10457',
	customerId: 77,
	state: 10,
	currency: 'SEK',
	deliveryName: 'Eva Berg',
	freight: 49,
	ourReference: 'Webshop',
	products: [{ articleId: '192005-6', orderedAmount: 2 }],
};

const simpleOrder = {
	orderId: 1713,
	externalOrderId: '10457',
	customerId: 77,
	state: 10,
	currency: 'SEK',
	deliveryName: 'Eva Berg',
	products: [{ articleId: '192005-6', orderedAmount: 2 }],
};

const article = { articleId: '192005-6', name: 'Oak shelf', price: 499, amount: 14 };

const getsArticle = (id: string, path: string): OperationCase =>
	sends(`GET /articles/${path}`, {
		parameters: { articleId: byId(id) },
		answer: { articleId: id },
	});

const batchSent = {
	batchId: 'B-22',
	deliveredAmount: '5',
	barcode: '7350000000001',
	serialNr: 'S1',
	bestBefore: 1790000000000,
};

/**
 * Articles, orders, customers and suppliers: docs/services/lagerkoll.md, 2.2, 2.11, 2.12, 2.22,
 * 2.23, 2.28.
 */
export const tradeCases: Cases = {
	'article.getManyStockLevels': sends('GET /articles?page=0&limit=100&query=oak', {
		parameters: { filters: { search: 'oak' }, limit: 2 },
		answer: {
			articles: [{ articleId: '192005-6', amount: 14.5 }, { articleId: '7' }],
			articlesCount: 2,
		},
		gives: [
			{ articleId: '192005-6', amount: 14.5, stockLevel: { sku: '192005-6', freeQuantity: 14 } },
			{ articleId: '7', stockLevel: { sku: '7', freeQuantity: null } },
		],
	}),
	'article.getAll': [
		sends('GET /articles?page=0&limit=100&query=oak', {
			parameters: { filters: { search: 'oak' }, limit: 1 },
			answer: { articles: [article, { articleId: '7' }], articlesCount: 2 },
			gives: [article],
		}),
		// Without a count of pages, a page without rows is the end.
		inTurn(
			{ parameters: { returnAll: true }, gives: [article, { articleId: '7' }, { articleId: '8' }] },
			call('GET /articles?page=0&limit=100', {
				articles: [article, { articleId: '7' }],
				articlesCount: 3,
			}),
			call('GET /articles?page=1&limit=100', { articles: [{ articleId: '8' }], articlesCount: 3 }),
			call('GET /articles?page=2&limit=100', { articles: [], articlesCount: 3 }),
		),
		// The marker of the first page: what changes meanwhile must come again.
		{
			parameters: { filters: { since: 10 }, returnMarker: true },
			exchanges: [
				{
					request: 'GET /articles',
					query: { page: '0', limit: '100', since: '10' },
					answer: { pages: 2, page: 0, articles: [article], since: 20 },
				},
				{
					request: 'GET /articles',
					query: { page: '1', limit: '100', since: '10' },
					answer: { pages: 2, page: 1, articles: [{ articleId: '7' }], since: 21 },
				},
			],
			gives: [{ since: 20, articles: [article, { articleId: '7' }] }],
		},
	],
	'article.get': [
		getsArticle('192005-6', '192005-6'),
		getsArticle('a/b', 'a%2Fb'),
		getsArticle('../x', '..%2Fx'),
		getsArticle('1 2', '1%202'),
		getsArticle('50%?#&å', '50%25%3F%23%26%C3%A5'),
		sends('GET /articles/{articleId=192005-6}', {
			answer: { articles: [article] },
			gives: [article],
		}),
	],
	'customerOrder.getByExternalId': [
		inTurn(
			{ parameters: { externalId: 'WEB/10457' }, gives: [simpleOrder] },
			{ request: 'GET /customer_orders/external/WEB%2F10457', answer: order },
		),
		// The shape is not documented: nothing is thrown away of what is not known.
		asks('GET /customer_orders/external/10457', { nr: 1713 }, { externalId: '10457' }),
		sends('GET /customer_orders/external/10457', {
			parameters: { externalId: '10457', simplify: false },
			lists: { pages: 1, customerOrders: [order] },
		}),
	],
	'customerOrder.get': sends('GET /customer_orders/{customerOrderId=1713}', {
		parameters: { simplify: false },
		answer: order,
	}),
	'customerOrder.getAll': inTurn(
		{ parameters: { returnAll: true }, gives: [simpleOrder, { ...simpleOrder, orderId: 1714 }] },
		call('GET /customer_orders?page=0&limit=100', { pages: 2, orders: [order] }),
		call('GET /customer_orders?page=1&limit=100', {
			pages: 2,
			orders: [{ ...order, orderId: 1714 }],
		}),
	),
	'customer.getAll': sends('GET /customers?page=0&limit=50', {
		lists: { pages: 1, customersCount: 1, pageSize: 50, page: 0, customers: [{ id: 77 }] },
	}),
	'customer.get': sends('GET /customers/{customerId=77}', {
		lists: {
			pages: 1,
			customersCount: 1,
			pageSize: 50,
			page: 0,
			customers: [{ zipCode: '11122' }],
		},
	}),
	// The name of the list is cut off in the documentation.
	'customer.getTags': {
		parameters: { returnAll: true, filters: { search: 'v' } },
		exchanges: [
			{
				request: 'GET /customers/tags',
				query: { query: 'v', page: '0', limit: '50' },
				answer: { pages: 2, pageSize: 50, customerTags: [{ name: 'VIP' }] },
			},
			{
				request: 'GET /customers/tags',
				query: { query: 'v', page: '1', limit: '50' },
				answer: { pages: 2, pageSize: 50, customerTags: [{ name: 'Vinyl' }] },
			},
		],
		gives: [{ name: 'VIP' }, { name: 'Vinyl' }],
	},
	'supplier.getAll': [
		sends('GET /suppliers', {
			parameters: {
				filters: {
					search: 'nord',
					since: 5,
					sortOrder: 'desc',
					sort_column: 'name',
					open_orders: true,
					article: byId('192005-6'),
				},
			},
			query: {
				query: 'nord',
				since: '5',
				page: '0',
				limit: '100',
				order: 'desc',
				sort_column: 'name',
				open_orders: 'true',
				article: '192005-6',
			},
			lists: { pages: 1, suppliers: [{ supplierExternalId: 'S-9' }] },
		}),
		// As few pages as the limit needs.
		inTurn(
			{ parameters: { limit: 2 }, gives: [{ id: 1 }, { id: 2 }] },
			call('GET /suppliers?page=0&limit=100', { pages: 9, suppliers: [{ id: 1 }] }),
			call('GET /suppliers?page=1&limit=100', { pages: 9, suppliers: [{ id: 2 }, { id: 3 }] }),
		),
	],
	'supplier.get': sends('GET /suppliers/{supplierId=12}?article=192005-6&open_orders=false', {
		parameters: { options: { article: byId('192005-6'), open_orders: false } },
		lists: { pages: 1, suppliers: [{ supplierExternalId: 'S-9' }] },
	}),
	'purchaseOrder.getAll': sends('GET /purchase_orders?page=0&limit=100', {
		lists: { pages: 1, purchaseOrders: [{ supplierId: 12 }] },
	}),
	// Rows and counters of its own do not make a list of an order.
	'purchaseOrder.get': asks('GET /purchase_orders/{purchaseOrderId=4299}', {
		supplierId: 12,
		productCount: 1,
		products: [{ id: 1 }],
	}),
	'purchaseOrder.deliverArticle': [
		sends('POST /purchase_orders/{purchaseOrderId=4299}/deliver', {
			parameters: {
				rowId: 4299,
				deliveredAmount: 5,
				batchesLines: {
					line: [
						{
							batchId: 'B-22',
							deliveredAmount: 5,
							more: {
								barcode: '7350000000001',
								serialNr: 'S1',
								bestBefore: '2026-09-21T16:13:20+02:00',
							},
						},
					],
				},
			},
			body: {
				id: 4299,
				deliveredAmount: '5',
				batches: [{ ...batchSent, bestBefore: Date.UTC(2026, 8, 21, 14, 13, 20) }],
			},
			answer: { deliveredAmount: '5' },
		}),
		sends('POST /purchase_orders/{purchaseOrderId=4299}/deliver', {
			parameters: { rowId: 1, deliveredAmount: 2.5, batchesInput: 'json', batchesJson: '[]' },
			body: { id: 1, deliveredAmount: '2.5' },
		}),
	],
	'productionOrder.createFromCustomerOrder': asks(
		'POST /production_orders/customer_order/{customerOrderId=1713}',
		{ orderId: 3416, customerOrderId: 1713 },
	),
	'priceList.getAll': sends(
		'GET /prices/lists?query=retail&page=0&limit=25&order=desc&sort_column=currency',
		{
			parameters: { filters: { search: 'retail', sort_column: 'currency', sortOrder: 'desc' } },
			lists: { pages: 1, pricelists: [{ id: 1, code: 'R', rate: 1 }] },
		},
	),
	'invoice.getDrafts': sends('GET /invoices/drafts', {
		parameters: {
			filters: {
				search: 'Eva',
				type: 'PROJECT',
				return_invoiced_rows: false,
				sort_column: 'article_id',
				sortOrder: 'asc',
			},
		},
		query: {
			query: 'Eva',
			type: 'PROJECT',
			return_invoiced_rows: 'false',
			page: '0',
			limit: '100',
			sort_column: 'article_id',
			sort_order: 'asc',
		},
		lists: { pages: 1, invoiceDrafts: [{ createdByName: 'Eva Berg' }] },
	}),
};
