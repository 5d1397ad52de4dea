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
} from '../operationCase';
import { commentsOn } from './siblings';

const idpurchaseorder = byId(701);
const idsupplier = byId(14);

const hundred = Array.from({ length: 100 }, (_, index) => ({ idpurchaseorder: index + 1 }));

/** Purchase orders and their products: docs/services/picqer.md, 2.11. */
const purchaseOrders: Cases = {
	'purchaseOrder.getAll': [
		passesOn(
			'GET /purchaseorders',
			{
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
			{
				query: { updated_after: '2026-01-05 10:30:00', sincedate: '2026-01-01 00:00:00' },
				answer: [{ idpurchaseorder: 701 }, { idpurchaseorder: 702 }],
				gives: [{ idpurchaseorder: 701 }],
			},
		),
		inTurn(
			{ parameters: { returnAll: true }, gives: [...hundred, { idpurchaseorder: 101 }] },
			{ request: 'GET /purchaseorders', answer: hundred },
			call('GET /purchaseorders?offset=100', [{ idpurchaseorder: 101, remarks: null }]),
		),
	],
	'purchaseOrder.get': sends('GET /purchaseorders/{idpurchaseorder=701}', {
		answer: { idpurchaseorder: 701, status: 'purchased', comment_count: 0 },
		gives: [{ idpurchaseorder: 701, status: 'purchased' }],
	}),
	'purchaseOrder.create': [
		passesOn(
			'POST /purchaseorders',
			{
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
			{
				body: {
					// It is the next day in Amsterdam already.
					delivery_date: '2026-01-13',
				},
				answer: { idpurchaseorder: 701, status: 'concept' },
			},
		),
		sends('POST /purchaseorders', {
			parameters: {
				productsInput: 'json',
				productsJson: '[{ "idproduct": 720, "amount": 50 }]',
				additionalFields: { supplier_name: 'Lampen Groothandel' },
			},
			body: { supplier_name: 'Lampen Groothandel', products: [{ idproduct: 720, amount: 50 }] },
		}),
	],
	'purchaseOrder.update': passesOn(
		'PUT /purchaseorders/{idpurchaseorder=701}',
		{
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
		{ answer: { idpurchaseorder: 701 } },
	),
	'purchaseOrder.markAsPurchased': asks(
		'POST /purchaseorders/{idpurchaseorder=701}/mark-as-purchased',
		{ status: 'purchased' },
	),
	'purchaseOrder.close': asks('POST /purchaseorders/{idpurchaseorder=701}/close', {
		status: 'received',
	}),
	'purchaseOrder.cancel': [
		asks('POST /purchaseorders/{idpurchaseorder=701}/cancel', { status: 'cancelled' }),
		sends('POST /purchaseorders/{idpurchaseorder=701}/cancel', DONE),
	],
	...commentsOn('purchaseOrder', '/purchaseorders/{idpurchaseorder=701}'),
	'purchaseOrder.getReceipts': asks('GET /purchaseorders/{idpurchaseorder=701}/receipts', [
		{ idreceipt: 469 },
	]),
	'purchaseOrder.getReceipt': asks(
		'GET /purchaseorders/{idpurchaseorder=701}/receipts/{idreceipt=469}',
		{ idreceipt: 469 },
	),
	'purchaseOrder.createReceipt': asks('POST /purchaseorders/{idpurchaseorder=701}/receipts', {
		idreceipt: 470,
		version: 1,
	}),
	'purchaseOrderProduct.getAll': asks('GET /purchaseorders/{idpurchaseorder=701}/products', [
		{ idpurchaseorder_product: 3301 },
	]),
	'purchaseOrderProduct.create': [
		sends('POST /purchaseorders/{idpurchaseorder=701}/products', {
			parameters: {
				idproduct: byId(720),
				amount: 50,
				additionalFields: { price: 6.1, delivery_date: '2026-01-12' },
			},
			body: { idproduct: 720, amount: 50, price: 6.1, delivery_date: '2026-01-12' },
			answer: { idpurchaseorder_product: 3301 },
		}),
		sends('POST /purchaseorders/{idpurchaseorder=701}/products', {
			parameters: { idproduct: byId(720), amount: 50 },
			body: { idproduct: 720, amount: 50 },
		}),
	],
	'purchaseOrderProduct.update': passesOn(
		'PUT /purchaseorders/{idpurchaseorder=701}/products/{idpurchaseorder_product=3301}',
		{ updateFields: { amount: 60, price: 6, delivery_date: '2026-01-14' } },
		{ answer: { amount: 60 } },
	),
	'purchaseOrderProduct.delete': removes(
		'DELETE /purchaseorders/{idpurchaseorder=701}/products/{idpurchaseorder_product=3301}',
	),
};

/** Backorders: docs/services/picqer.md, 2.12. */
const backorders: Cases = {
	'backorder.getAll': passesOn(
		'GET /backorders',
		{
			returnAll: true,
			filters: {
				idorder: byId(5001),
				idproduct: byId(721),
				idcustomer: byId(310),
				sinceid: 10,
				sincedate: '2026-07-05T09:30:00Z',
			},
		},
		{
			query: { sincedate: '2026-07-05 11:30:00' },
			answer: [{ idbackorder: 15, amount: 3, has_parts: false }],
			gives: [{ idbackorder: 15, amount: 3 }],
		},
	),
	'backorder.get': sends('GET /backorders/{idbackorder=15}', {
		parameters: { simplify: false },
		answer: { idbackorder: 15, has_parts: false, date_available: '2026-01-12' },
	}),
	'backorder.delete': removes('DELETE /backorders/{idbackorder=15}'),
	'backorder.processAll': {
		exchanges: [{ request: 'POST /backorders/process', status: 204, answer: '' }],
		gives: [{ success: true }],
	},
};

/** Receipts: docs/services/picqer.md, 2.13. */
const receipts: Cases = {
	'receipt.getAll': passesOn(
		'GET /receipts',
		{
			filters: {
				receiptid: 'RC2026-1001',
				status: 'processing',
				idpurchaseorder,
				idsupplier,
				updated_after: '2026-01-05T09:30:00Z',
				completed_after: '2026-01-04T09:30:00Z',
			},
		},
		{
			query: { updated_after: '2026-01-05 10:30:00', completed_after: '2026-01-04 10:30:00' },
			answer: [
				{ idreceipt: 468, version: 1, remarks: 'old' },
				{ idreceipt: 469, version: 2, idwarehouse: 18 },
			],
			gives: [
				{ idreceipt: 468, version: 1 },
				{ idreceipt: 469, version: 2 },
			],
		},
	),
	'receipt.get': sends('GET /receipts/{idreceipt=469}', {
		parameters: { simplify: false },
		answer: { idreceipt: 469, idwarehouse: 18 },
	}),
	'receipt.create': [
		sends('POST /receipts', {
			parameters: { additionalFields: { idpurchaseorder, idwarehouse: byId(18), version: 2 } },
			body: { idpurchaseorder: 701, idwarehouse: 18, version: 2 },
			answer: { idreceipt: 469 },
		}),
		passesOn('POST /receipts', { additionalFields: { idsupplier } }),
	],
	'receipt.complete': sends('PUT /receipts/{idreceipt=469}', {
		body: { status: 'completed' },
		answer: { idreceipt: 469, status: 'completed' },
	}),
	'receipt.delete': removes('DELETE /receipts/{idreceipt=469}'),
	'receipt.getExpectedProducts': asks('GET /receipts/{idreceipt=469}/expected-products', [
		{ idproduct: 720 },
	]),
	'receipt.getExpectedProduct': asks(
		'GET /receipts/{idreceipt=469}/expected-products/{idproduct=720}',
		{ idproduct: 720 },
	),
	'receipt.receiveProduct': [
		sends('POST /receipts/{idreceipt=469}/products', {
			parameters: {
				idproduct: byId(720),
				amount: 10,
				additionalFields: { idlocation: byId(41), idpurchaseorder_product: byId(3301) },
			},
			body: { idproduct: 720, amount: 10, idlocation: 41, idpurchaseorder_product: 3301 },
			answer: { idreceipt_product: 88 },
		}),
		passesOn('POST /receipts/{idreceipt=469}/products', {
			idproduct: byId(720),
			amount: 10,
			additionalFields: { strategy: 'as expected-products says' },
		}),
	],
	'receipt.revertProduct': sends(
		'POST /receipts/{idreceipt=469}/products/{idreceipt_product=88}/revert',
		DONE,
	),
	'receipt.markAllReceived': [
		asks('POST /receipts/{idreceipt=469}/mark-all-received', { idreceipt: 469 }),
		sends('POST /receipts/{idreceipt=469}/mark-all-received', DONE),
	],
	...commentsOn('receipt', '/receipts/{idreceipt=469}'),
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
const suppliers: Cases = {
	'supplier.getAll': [
		sends('GET /suppliers?inactive=true', {
			parameters: { filters: { inactive: true } },
			answer: [{ idsupplier: 14, name: 'Lampen Groothandel', language: 'nl' }],
			gives: [{ idsupplier: 14, name: 'Lampen Groothandel' }],
		}),
		asks('GET /suppliers', [{ idsupplier: 14 }], { simplify: false, filters: { inactive: false } }),
	],
	'supplier.get': sends('GET /suppliers/{idsupplier=14}', {
		parameters: { simplify: false },
		answer: { idsupplier: 14, remarks: null },
	}),
	'supplier.create': sends('POST /suppliers', {
		parameters: {
			name: 'Lampen Groothandel',
			additionalFields: { ...supplierFields, idtemplate: byId(4) },
		},
		body: { name: 'Lampen Groothandel', ...supplierFields, idtemplate: 4 },
		answer: { idsupplier: 14 },
	}),
	'supplier.update': sends('PUT /suppliers/{idsupplier=14}', {
		parameters: {
			updateFields: { ...supplierFields, name: 'Lampen', idtemplate: byId(4), active: false },
		},
		body: { ...supplierFields, name: 'Lampen', idtemplate: 4, active: false },
		answer: { idsupplier: 14 },
	}),
	...commentsOn('supplier', '/suppliers/{idsupplier=14}'),
};

/** What comes in: docs/services/picqer.md, 2.11 to 2.13 and 2.18. */
export const purchasingCases: Cases = {
	...purchaseOrders,
	...backorders,
	...receipts,
	...suppliers,
};
