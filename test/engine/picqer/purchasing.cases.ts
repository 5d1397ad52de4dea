import { byId, type OperationCase } from '../operationCase';

const idpurchaseorder = byId(701);
const idreceipt = byId(469);
const idsupplier = byId(14);

const hundred = Array.from({ length: 100 }, (_, index) => ({ idpurchaseorder: index + 1 }));

/** Purchase orders and their products: docs/services/picqer.md, 2.11. */
const purchaseOrders: Record<string, OperationCase | OperationCase[]> = {
	'purchaseOrder.getAll': [
		{
			parameters: {
				limit: 1,
				simplify: false,
				filters: {
					search: 'lamp',
					status: 'purchased',
					updated_after: '2026-01-05T09:30:00Z',
					sincedate: '2026-01-01T00:00:00+01:00',
					purchaseorderid: 'PO2026-1001',
					idsupplier,
					idwarehouse: byId(18),
				},
			},
			exchanges: [
				{
					request: 'GET /purchaseorders',
					query: {
						search: 'lamp',
						status: 'purchased',
						updated_after: '2026-01-05 10:30:00',
						sincedate: '2026-01-01 00:00:00',
						purchaseorderid: 'PO2026-1001',
						idsupplier: '14',
						idwarehouse: '18',
					},
					answer: [{ idpurchaseorder: 701 }, { idpurchaseorder: 702 }],
				},
			],
			gives: [{ idpurchaseorder: 701 }],
		},
		{
			parameters: { returnAll: true },
			exchanges: [
				{ request: 'GET /purchaseorders', answer: hundred },
				{
					request: 'GET /purchaseorders',
					query: { offset: '100' },
					answer: [{ idpurchaseorder: 101, remarks: null }],
				},
			],
			gives: [...hundred, { idpurchaseorder: 101 }],
		},
	],
	'purchaseOrder.get': {
		parameters: { idpurchaseorder },
		exchanges: [
			{
				request: 'GET /purchaseorders/701',
				answer: { idpurchaseorder: 701, status: 'purchased', comment_count: 0 },
			},
		],
		gives: [{ idpurchaseorder: 701, status: 'purchased' }],
	},
	'purchaseOrder.create': [
		{
			parameters: {
				productsLines: {
					line: [
						{
							idproduct: byId(720),
							amount: 50,
							more: {
								price: 6.1,
								delivery_date: '2026-01-12',
								idvatgroup: byId(2),
								productcode: 'LAMP-01',
								productcode_supplier: 'FL-9',
								name: 'Fietslamp',
								weight: 180,
							},
						},
						{ idproduct: byId(721), amount: 1 },
					],
				},
				additionalFields: {
					idsupplier,
					idtemplate: byId(4),
					idwarehouse: byId(18),
					supplier_orderid: 'S-77',
					remarks: 'Before noon',
					delivery_date: '2026-01-12T23:30:00Z',
					language: 'nl',
					idfulfilment_customer: byId(3),
				},
			},
			exchanges: [
				{
					request: 'POST /purchaseorders',
					body: {
						idsupplier: 14,
						idtemplate: 4,
						idwarehouse: 18,
						supplier_orderid: 'S-77',
						remarks: 'Before noon',
						// It is the next day in Amsterdam already.
						delivery_date: '2026-01-13',
						language: 'nl',
						idfulfilment_customer: 3,
						products: [
							{
								idproduct: 720,
								amount: 50,
								price: 6.1,
								delivery_date: '2026-01-12',
								idvatgroup: 2,
								productcode: 'LAMP-01',
								productcode_supplier: 'FL-9',
								name: 'Fietslamp',
								weight: 180,
							},
							{ idproduct: 721, amount: 1 },
						],
					},
					status: 201,
					answer: { idpurchaseorder: 701, status: 'concept' },
				},
			],
			gives: [{ idpurchaseorder: 701, status: 'concept' }],
		},
		{
			parameters: {
				productsInput: 'json',
				productsJson: '[{ "idproduct": 720, "amount": 50 }]',
				additionalFields: { supplier_name: 'Lampen Groothandel' },
			},
			exchanges: [
				{
					request: 'POST /purchaseorders',
					body: {
						supplier_name: 'Lampen Groothandel',
						products: [{ idproduct: 720, amount: 50 }],
					},
					status: 201,
				},
			],
		},
	],
	'purchaseOrder.update': {
		parameters: {
			idpurchaseorder,
			updateFields: {
				remarks: '',
				supplier_orderid: 'S-78',
				delivery_date: '2026-01-14',
				idsupplier,
				supplier_name: '',
				idtemplate: byId(4),
				idwarehouse: byId(18),
				language: 'en',
				idfulfilment_customer: byId(3),
			},
		},
		exchanges: [
			{
				request: 'PUT /purchaseorders/701',
				body: {
					remarks: '',
					supplier_orderid: 'S-78',
					delivery_date: '2026-01-14',
					idsupplier: 14,
					supplier_name: '',
					idtemplate: 4,
					idwarehouse: 18,
					language: 'en',
					idfulfilment_customer: 3,
				},
				answer: { idpurchaseorder: 701 },
			},
		],
		gives: [{ idpurchaseorder: 701 }],
	},
	'purchaseOrder.markAsPurchased': {
		parameters: { idpurchaseorder },
		exchanges: [
			{
				request: 'POST /purchaseorders/701/mark-as-purchased',
				answer: { status: 'purchased' },
			},
		],
		gives: [{ status: 'purchased' }],
	},
	'purchaseOrder.close': {
		parameters: { idpurchaseorder },
		exchanges: [{ request: 'POST /purchaseorders/701/close', answer: { status: 'received' } }],
		gives: [{ status: 'received' }],
	},
	'purchaseOrder.cancel': {
		parameters: { idpurchaseorder },
		exchanges: [{ request: 'POST /purchaseorders/701/cancel', answer: { status: 'cancelled' } }],
		gives: [{ status: 'cancelled' }],
	},
	'purchaseOrder.getComments': {
		parameters: { idpurchaseorder },
		exchanges: [{ request: 'GET /purchaseorders/701/comments', answer: [{ idcomment: 912 }] }],
		gives: [{ idcomment: 912 }],
	},
	'purchaseOrder.addComment': {
		parameters: {
			idpurchaseorder,
			body: 'Call @Mila Bos',
			additionalFields: { show_at_related: true, is_visible_fulfilment: false },
		},
		exchanges: [
			{
				request: 'POST /purchaseorders/701/comments',
				body: { body: 'Call @Mila Bos', show_at_related: true, is_visible_fulfilment: false },
				status: 201,
				answer: { idcomment: 913 },
			},
		],
		gives: [{ idcomment: 913 }],
	},
	'purchaseOrder.getReceipts': {
		parameters: { idpurchaseorder },
		exchanges: [{ request: 'GET /purchaseorders/701/receipts', answer: [{ idreceipt: 469 }] }],
		gives: [{ idreceipt: 469 }],
	},
	'purchaseOrder.getReceipt': {
		parameters: { idpurchaseorder, idreceipt },
		exchanges: [{ request: 'GET /purchaseorders/701/receipts/469', answer: { idreceipt: 469 } }],
		gives: [{ idreceipt: 469 }],
	},
	'purchaseOrder.createReceipt': {
		parameters: { idpurchaseorder },
		exchanges: [
			{
				request: 'POST /purchaseorders/701/receipts',
				status: 201,
				answer: { idreceipt: 470, version: 1 },
			},
		],
		gives: [{ idreceipt: 470, version: 1 }],
	},
	'purchaseOrderProduct.getAll': {
		parameters: { idpurchaseorder },
		exchanges: [
			{
				request: 'GET /purchaseorders/701/products',
				answer: [{ idpurchaseorder_product: 3301 }],
			},
		],
		gives: [{ idpurchaseorder_product: 3301 }],
	},
	'purchaseOrderProduct.create': [
		{
			parameters: {
				idpurchaseorder,
				idproduct: byId(720),
				amount: 50,
				additionalFields: { price: 6.1, delivery_date: '2026-01-12' },
			},
			exchanges: [
				{
					request: 'POST /purchaseorders/701/products',
					body: { idproduct: 720, amount: 50, price: 6.1, delivery_date: '2026-01-12' },
					answer: { idpurchaseorder_product: 3301 },
				},
			],
			gives: [{ idpurchaseorder_product: 3301 }],
		},
		{
			parameters: { idpurchaseorder, idproduct: byId(720), amount: 50 },
			exchanges: [
				{ request: 'POST /purchaseorders/701/products', body: { idproduct: 720, amount: 50 } },
			],
		},
	],
	'purchaseOrderProduct.update': {
		parameters: {
			idpurchaseorder,
			idpurchaseorder_product: byId(3301),
			updateFields: { amount: 60, price: 6, delivery_date: '2026-01-14' },
		},
		exchanges: [
			{
				request: 'PUT /purchaseorders/701/products/3301',
				body: { amount: 60, price: 6, delivery_date: '2026-01-14' },
				answer: { amount: 60 },
			},
		],
		gives: [{ amount: 60 }],
	},
	'purchaseOrderProduct.delete': {
		parameters: { idpurchaseorder, idpurchaseorder_product: byId(3301) },
		exchanges: [{ request: 'DELETE /purchaseorders/701/products/3301', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
};

/** Backorders: docs/services/picqer.md, 2.12. */
const backorders: Record<string, OperationCase | OperationCase[]> = {
	'backorder.getAll': {
		parameters: {
			returnAll: true,
			filters: {
				idorder: byId(5001),
				idproduct: byId(721),
				idcustomer: byId(310),
				sinceid: 10,
				sincedate: '2026-07-05T09:30:00Z',
			},
		},
		exchanges: [
			{
				request: 'GET /backorders',
				query: {
					idorder: '5001',
					idproduct: '721',
					idcustomer: '310',
					sinceid: '10',
					sincedate: '2026-07-05 11:30:00',
				},
				answer: [{ idbackorder: 15, amount: 3, has_parts: false }],
			},
		],
		gives: [{ idbackorder: 15, amount: 3 }],
	},
	'backorder.get': {
		parameters: { idbackorder: byId(15), simplify: false },
		exchanges: [
			{
				request: 'GET /backorders/15',
				answer: { idbackorder: 15, has_parts: false, date_available: '2026-01-12' },
			},
		],
		gives: [{ idbackorder: 15, has_parts: false, date_available: '2026-01-12' }],
	},
	'backorder.delete': {
		parameters: { idbackorder: byId(15) },
		exchanges: [{ request: 'DELETE /backorders/15', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'backorder.processAll': {
		exchanges: [{ request: 'POST /backorders/process', status: 204, answer: '' }],
		gives: [{ success: true }],
	},
};

/** Receipts: docs/services/picqer.md, 2.13. */
const receipts: Record<string, OperationCase | OperationCase[]> = {
	'receipt.getAll': {
		parameters: {
			filters: {
				receiptid: 'RC2026-1001',
				status: 'processing',
				idpurchaseorder,
				idsupplier,
				updated_after: '2026-01-05T09:30:00Z',
				completed_after: '2026-01-04T09:30:00Z',
			},
		},
		exchanges: [
			{
				request: 'GET /receipts',
				query: {
					receiptid: 'RC2026-1001',
					status: 'processing',
					idpurchaseorder: '701',
					idsupplier: '14',
					updated_after: '2026-01-05 10:30:00',
					completed_after: '2026-01-04 10:30:00',
				},
				answer: [
					{ idreceipt: 468, version: 1, remarks: 'old' },
					{ idreceipt: 469, version: 2, idwarehouse: 18 },
				],
			},
		],
		gives: [
			{ idreceipt: 468, version: 1 },
			{ idreceipt: 469, version: 2 },
		],
	},
	'receipt.get': {
		parameters: { idreceipt, simplify: false },
		exchanges: [{ request: 'GET /receipts/469', answer: { idreceipt: 469, idwarehouse: 18 } }],
		gives: [{ idreceipt: 469, idwarehouse: 18 }],
	},
	'receipt.create': [
		{
			parameters: {
				additionalFields: { idpurchaseorder, idwarehouse: byId(18), version: 2 },
			},
			exchanges: [
				{
					request: 'POST /receipts',
					body: { idpurchaseorder: 701, idwarehouse: 18, version: 2 },
					status: 201,
					answer: { idreceipt: 469 },
				},
			],
			gives: [{ idreceipt: 469 }],
		},
		{
			parameters: { additionalFields: { idsupplier } },
			exchanges: [{ request: 'POST /receipts', body: { idsupplier: 14 }, status: 201 }],
		},
	],
	'receipt.complete': {
		parameters: { idreceipt },
		exchanges: [
			{
				request: 'PUT /receipts/469',
				body: { status: 'completed' },
				answer: { idreceipt: 469, status: 'completed' },
			},
		],
		gives: [{ idreceipt: 469, status: 'completed' }],
	},
	'receipt.delete': {
		parameters: { idreceipt },
		exchanges: [{ request: 'DELETE /receipts/469', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'receipt.getExpectedProducts': {
		parameters: { idreceipt },
		exchanges: [{ request: 'GET /receipts/469/expected-products', answer: [{ idproduct: 720 }] }],
		gives: [{ idproduct: 720 }],
	},
	'receipt.getExpectedProduct': {
		parameters: { idreceipt, idproduct: byId(720) },
		exchanges: [{ request: 'GET /receipts/469/expected-products/720', answer: { idproduct: 720 } }],
		gives: [{ idproduct: 720 }],
	},
	'receipt.receiveProduct': [
		{
			parameters: {
				idreceipt,
				idproduct: byId(720),
				amount: 10,
				additionalFields: { idlocation: byId(41), idpurchaseorder_product: byId(3301) },
			},
			exchanges: [
				{
					request: 'POST /receipts/469/products',
					body: { idproduct: 720, amount: 10, idlocation: 41, idpurchaseorder_product: 3301 },
					status: 201,
					answer: { idreceipt_product: 88 },
				},
			],
			gives: [{ idreceipt_product: 88 }],
		},
		{
			parameters: {
				idreceipt,
				idproduct: byId(720),
				amount: 10,
				additionalFields: { strategy: 'as expected-products says' },
			},
			exchanges: [
				{
					request: 'POST /receipts/469/products',
					body: { idproduct: 720, amount: 10, strategy: 'as expected-products says' },
				},
			],
		},
	],
	'receipt.revertProduct': {
		parameters: { idreceipt, idreceipt_product: byId(88) },
		exchanges: [{ request: 'POST /receipts/469/products/88/revert', status: 204, answer: '' }],
		gives: [{ success: true }],
	},
	'receipt.markAllReceived': {
		parameters: { idreceipt },
		exchanges: [{ request: 'POST /receipts/469/mark-all-received', answer: { idreceipt: 469 } }],
		gives: [{ idreceipt: 469 }],
	},
	'receipt.getComments': {
		parameters: { idreceipt, returnAll: true },
		exchanges: [{ request: 'GET /receipts/469/comments', answer: [{ idcomment: 912 }] }],
		gives: [{ idcomment: 912 }],
	},
	'receipt.addComment': {
		parameters: { idreceipt, body: 'Two boxes are wet' },
		exchanges: [
			{
				request: 'POST /receipts/469/comments',
				body: { body: 'Two boxes are wet' },
				status: 201,
				answer: { idcomment: 913 },
			},
		],
		gives: [{ idcomment: 913 }],
	},
};

const supplierFields = {
	contactname: 'Jan Lamp',
	address: 'Industrieweg 3',
	address2: '',
	zipcode: '1234 AB',
	city: 'Almere',
	region: 'Flevoland',
	country: 'NL',
	telephone: '0361234567',
	emailaddress: 'inkoop@example.com',
	remarks: 'Closed on Fridays',
	language: 'nl',
};

/** Suppliers: docs/services/picqer.md, 2.18. */
const suppliers: Record<string, OperationCase | OperationCase[]> = {
	'supplier.getAll': [
		{
			parameters: { filters: { inactive: true } },
			exchanges: [
				{
					request: 'GET /suppliers',
					query: { inactive: 'true' },
					answer: [{ idsupplier: 14, name: 'Lampen Groothandel', language: 'nl' }],
				},
			],
			gives: [{ idsupplier: 14, name: 'Lampen Groothandel' }],
		},
		{
			parameters: { simplify: false, filters: { inactive: false } },
			exchanges: [{ request: 'GET /suppliers', answer: [{ idsupplier: 14 }] }],
			gives: [{ idsupplier: 14 }],
		},
	],
	'supplier.get': {
		parameters: { idsupplier, simplify: false },
		exchanges: [{ request: 'GET /suppliers/14', answer: { idsupplier: 14, remarks: null } }],
		gives: [{ idsupplier: 14, remarks: null }],
	},
	'supplier.create': {
		parameters: {
			name: 'Lampen Groothandel',
			additionalFields: { ...supplierFields, idtemplate: byId(4) },
		},
		exchanges: [
			{
				request: 'POST /suppliers',
				body: { name: 'Lampen Groothandel', ...supplierFields, idtemplate: 4 },
				answer: { idsupplier: 14 },
			},
		],
		gives: [{ idsupplier: 14 }],
	},
	'supplier.update': {
		parameters: {
			idsupplier,
			updateFields: {
				...supplierFields,
				name: 'Lampen',
				idtemplate: byId(4),
				active: false,
			},
		},
		exchanges: [
			{
				request: 'PUT /suppliers/14',
				body: { ...supplierFields, name: 'Lampen', idtemplate: 4, active: false },
				answer: { idsupplier: 14 },
			},
		],
		gives: [{ idsupplier: 14 }],
	},
	'supplier.getComments': {
		parameters: { idsupplier },
		exchanges: [{ request: 'GET /suppliers/14/comments', answer: [{ idcomment: 912 }] }],
		gives: [{ idcomment: 912 }],
	},
	'supplier.addComment': {
		parameters: { idsupplier, body: 'Delivers late' },
		exchanges: [
			{
				request: 'POST /suppliers/14/comments',
				body: { body: 'Delivers late' },
				status: 201,
				answer: { idcomment: 913 },
			},
		],
		gives: [{ idcomment: 913 }],
	},
};

/** What comes in: docs/services/picqer.md, 2.11 to 2.13 and 2.18. */
export const purchasingCases: Record<string, OperationCase | OperationCase[]> = {
	...purchaseOrders,
	...backorders,
	...receipts,
	...suppliers,
};
