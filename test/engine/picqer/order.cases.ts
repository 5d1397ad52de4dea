import { byId, type OperationCase } from '../operationCase';
import { tagsAsList } from './tags';

const idorder = byId(5001);

/** A case where an order is asked to do something, with nothing to fill in. */
const act = (path: string): OperationCase => ({
	parameters: { idorder },
	exchanges: [{ request: `POST /orders/5001/${path}`, answer: { idorder: 5001 } }],
	gives: [{ idorder: 5001 }],
});

/** An order of a shop, to a pick-up point. */
const shopOrder = {
	number: 'C0001',
	buyer: { language: 'NL' },
	deliverTo: {
		name: 'Test Koper',
		pickUpPoint: 'Afhaalpunt Plein',
		street: 'Plein',
		houseNumber: '1',
		houseNumberExtension: 'A bis',
		secondLine: 'achterom',
		zipCode: '1234AB',
		city: 'Utrecht',
		country: 'NL',
	},
	lines: [{ ean: '0045496420055', quantity: 2, priceIncludingVat: 10 }],
};

/** An order with a picklist. */
const beingPicked = {
	idorder: 5001,
	orderid: 'O1',
	reference: 'C0001',
	status: 'processing',
	picklists: [{ idpicklist: 6100 }],
};

const hundred = Array.from({ length: 100 }, (_, index) => ({ idorder: index + 1 }));

/** Orders and their products: docs/services/picqer.md, 2.1. */
export const orderCases: Record<string, OperationCase | OperationCase[]> = {
	'order.getChangedSince': [
		{
			parameters: { changedSince: '2026-01-05T09:30:00Z', simplify: false },
			exchanges: [
				{
					request: 'GET /orders',
					query: { sincedate: '2026-01-05 10:30:00' },
					answer: [{ idorder: 1 }, { idorder: 2 }],
				},
				{
					request: 'GET /picklists',
					query: { sincedate: '2026-01-05 10:30:00' },
					answer: [
						{ idpicklist: 11, idorder: 1 },
						{ idpicklist: 12, idorder: 7 },
						{ idpicklist: 13, idorder: null },
					],
				},
				{
					request: 'GET /picklists',
					query: { closed_after: '2026-01-05 10:30:00' },
					answer: [
						{ idpicklist: 12, idorder: 7 },
						{ idpicklist: 14, idorder: 8 },
						{ idpicklist: 15, idorder: 9 },
					],
				},
				{ request: 'GET /orders/7', answer: { idorder: 7 } },
				{ request: 'GET /orders/8', status: 404, answer: { error_message: 'gone' } },
				{ request: 'GET /orders/9', answer: { idorder: 9 } },
			],
			gives: [{ idorder: 1 }, { idorder: 2 }, { idorder: 7 }, { idorder: 9 }],
		},
		{
			parameters: {
				changedSince: '2026-01-05T09:30:00Z',
				simplify: false,
				options: { tagsAsList: true },
			},
			exchanges: [
				{
					request: 'GET /orders',
					query: { sincedate: '2026-01-05 10:30:00' },
					answer: [{ idorder: 1, tags: { Urgent: { idtag: 7 } } }],
				},
				{
					request: 'GET /picklists',
					query: { sincedate: '2026-01-05 10:30:00' },
					answer: [],
				},
				{
					request: 'GET /picklists',
					query: { closed_after: '2026-01-05 10:30:00' },
					answer: [],
				},
			],
			gives: [{ idorder: 1, tags: [{ idtag: 7 }] }],
		},
	],
	'order.getAll': [
		{
			parameters: {
				limit: 2,
				simplify: false,
				filters: {
					search: 'vries',
					reference: 'WEB-8891',
					orderid: 'O2026-1001',
					emailaddress: 'sanne@example.com',
					status: 'concept',
					sincedate: '2026-01-05T09:30:00Z',
					untildate: '2026-07-05T09:30:00+02:00',
					sinceid: 10,
					beforeid: 9000,
					tag: 'Spoed',
					idcustomer: byId(310),
					idwarehouse: byId(18),
					idfulfilment_customer: byId(3),
				},
			},
			exchanges: [
				{
					request: 'GET /orders',
					query: {
						search: 'vries',
						reference: 'WEB-8891',
						orderid: 'O2026-1001',
						emailaddress: 'sanne@example.com',
						status: 'concept',
						// Amsterdam is an hour ahead of UTC in winter, two in summer.
						sincedate: '2026-01-05 10:30:00',
						untildate: '2026-07-05 09:30:00',
						sinceid: '10',
						beforeid: '9000',
						tag: 'Spoed',
						idcustomer: '310',
						idwarehouse: '18',
						idfulfilment_customer: '3',
					},
					answer: [{ idorder: 1 }, { idorder: 2 }, { idorder: 3 }],
				},
			],
			gives: [{ idorder: 1 }, { idorder: 2 }],
		},
		{
			parameters: { returnAll: true, simplify: false },
			exchanges: [
				{ request: 'GET /orders', answer: hundred },
				{ request: 'GET /orders', query: { offset: '100' }, answer: [{ idorder: 101 }] },
			],
			gives: [...hundred, { idorder: 101 }],
		},
		...tagsAsList('/orders', {}, [
			{ tags: { Urgent: { idtag: 7, title: 'Urgent' } } },
			{ tags: [] },
			{ id: 1 },
		]),
	],
	'order.get': [
		{
			parameters: { idorder, simplify: false },
			exchanges: [{ request: 'GET /orders/5001', answer: { idorder: 5001, discount: 0 } }],
			gives: [{ idorder: 5001, discount: 0 }],
		},
		{
			parameters: { idorder },
			exchanges: [
				{ request: 'GET /orders/5001', answer: { idorder: 5001, orderid: 'O1', discount: 0 } },
			],
			gives: [{ idorder: 5001, orderid: 'O1' }],
		},
		...tagsAsList('/orders/5001', { idorder }, { tags: { Urgent: { idtag: 7, title: 'Urgent' } } }),
	],
	'order.create': [
		{
			parameters: {
				productsLines: {
					line: [
						{ productcode: 'LAMP-01', amount: 2, more: { price: 12.5, remarks: 'fragile' } },
						{ amount: 1, more: { idproduct: byId(721), name: 'Bell', idvatgroup: byId(2) } },
					],
				},
				additionalFields: {
					idcustomer: byId(310),
					// Picqer refuses empty ones, and takes those that are left out from the customer.
					deliveryname: '',
					invoicename: '',
					invoicecountry: '',
					reference: 'WEB-8891',
					partialdelivery: false,
					preferred_delivery_date: '2026-01-09',
					warehouses: [18, 19],
					orderfields: { row: [{ idorderfield: byId(3), value: 'bol' }] },
					pickup_point_data: '{"carrier":"postnl"}',
				},
			},
			exchanges: [
				{
					request: 'POST /orders',
					body: {
						idcustomer: 310,
						reference: 'WEB-8891',
						partialdelivery: false,
						preferred_delivery_date: '2026-01-09',
						warehouses: [18, 19],
						orderfields: [{ idorderfield: 3, value: 'bol' }],
						pickup_point_data: { carrier: 'postnl' },
						products: [
							{ productcode: 'LAMP-01', amount: 2, price: 12.5, remarks: 'fragile' },
							{ idproduct: 721, amount: 1, name: 'Bell', idvatgroup: 2 },
						],
					},
					status: 201,
					answer: { idorder: 5001 },
				},
			],
			gives: [{ idorder: 5001 }],
		},
		{
			parameters: {
				productsInput: 'json',
				productsJson: '[{"productcode":"LAMP-01","amount":1}]',
				additionalFields: {
					deliveryname: 'Vries',
					deliverycountry: 'NL',
					invoicename: 'Vries',
					invoicecountry: 'NL',
				},
			},
			exchanges: [
				{
					request: 'POST /orders',
					body: {
						deliveryname: 'Vries',
						deliverycountry: 'NL',
						invoicename: 'Vries',
						invoicecountry: 'NL',
						products: [{ productcode: 'LAMP-01', amount: 1 }],
					},
					status: 201,
					answer: { idorder: 5001 },
				},
			],
		},
	],
	'order.upsert': [
		{
			parameters: {
				reference: 'WEB-1',
				productsLines: { line: [{ productcode: 'LAMP-01', amount: 2 }] },
				additionalFields: { idcustomer: byId(310) },
			},
			exchanges: [
				{ request: 'GET /orders', query: { reference: 'WEB-1' }, answer: [] },
				{ request: 'GET /orders', query: { search: 'WEB-1' }, answer: [] },
				{
					request: 'POST /orders',
					body: {
						reference: 'WEB-1',
						idcustomer: 310,
						products: [{ productcode: 'LAMP-01', amount: 2 }],
					},
					status: 201,
					answer: { idorder: 5001 },
				},
			],
			gives: [{ idorder: 5001 }],
		},
		{
			parameters: {
				reference: 'WEB-1',
				productsLines: { line: [{ productcode: 'LAMP-01', amount: 2 }] },
				additionalFields: { idcustomer: byId(310) },
			},
			exchanges: [
				{
					request: 'GET /orders',
					query: { reference: 'WEB-1' },
					answer: [{ idorder: 5001, reference: 'WEB-1' }],
				},
				{
					request: 'PUT /orders/5001',
					body: { reference: 'WEB-1', idcustomer: 310 },
					answer: { idorder: 5001 },
				},
			],
		},
		{
			parameters: {
				reference: 'WEB-1',
				productsLines: { line: [{ productcode: 'LAMP-01', amount: 2 }] },
				additionalFields: { idcustomer: byId(310) },
				whenItExists: 'keep',
			},
			exchanges: [
				{
					request: 'GET /orders',
					query: { reference: 'WEB-1' },
					answer: [{ idorder: 5001, reference: 'WEB-1' }],
				},
				{ request: 'GET /orders/5001', answer: { idorder: 5001, status: 'processing' } },
			],
			gives: [{ idorder: 5001, status: 'processing' }],
		},
		{
			// The answer to the creation got lost, but the order is there.
			parameters: {
				reference: 'WEB-1',
				productsLines: { line: [{ productcode: 'LAMP-01', amount: 2 }] },
				additionalFields: { idcustomer: byId(310) },
			},
			exchanges: [
				{ request: 'GET /orders', query: { reference: 'WEB-1' }, answer: [] },
				{ request: 'GET /orders', query: { search: 'WEB-1' }, answer: [] },
				{
					request: 'POST /orders',
					body: {
						reference: 'WEB-1',
						idcustomer: 310,
						products: [{ productcode: 'LAMP-01', amount: 2 }],
					},
					status: 504,
				},
				{
					request: 'GET /orders',
					query: { reference: 'WEB-1' },
					answer: [{ idorder: 5001, reference: 'WEB-1' }],
				},
				{ request: 'GET /orders/5001', answer: { idorder: 5001, status: 'concept' } },
			],
			gives: [{ idorder: 5001, status: 'concept' }],
		},
		{
			// A shop order as a whole, processed in the same step.
			parameters: {
				orderInput: 'shopOrder',
				shopOrder: JSON.stringify(shopOrder),
				sendPrices: true,
				process: true,
				additionalFields: { telephone: '030-1234567' },
			},
			exchanges: [
				{
					request: 'GET /products',
					query: { search: '45496420055' },
					answer: [{ idproduct: 720, barcode: '045496420055', idvatgroup: 2 }],
				},
				{ request: 'GET /vatgroups', answer: [{ idvatgroup: 2, percentage: 21 }] },
				{ request: 'GET /orders', query: { reference: 'C0001' }, answer: [] },
				{ request: 'GET /orders', query: { search: 'C0001' }, answer: [] },
				{
					request: 'POST /orders',
					body: {
						reference: 'C0001',
						deliveryname: 'Afhaalpunt Plein',
						deliverycontactname: 'Test Koper',
						deliveryaddress: 'Plein 1 A bis',
						deliveryaddress2: 'achterom',
						deliveryzipcode: '1234AB',
						deliverycity: 'Utrecht',
						deliverycountry: 'NL',
						invoicename: 'Test Koper',
						invoicecontactname: 'Afhaalpunt Plein',
						invoiceaddress: 'Plein 1 A bis',
						invoiceaddress2: 'achterom',
						invoicezipcode: '1234AB',
						invoicecity: 'Utrecht',
						invoicecountry: 'NL',
						telephone: '030-1234567',
						language: 'nl',
						products: [{ idproduct: 720, amount: 2, price: 8.26 }],
					},
					status: 201,
					answer: { idorder: 5001, status: 'concept' },
				},
				{
					request: 'POST /orders/5001/process',
					answer: { idorder: 5001, status: 'processing' },
				},
			],
			gives: [{ idorder: 5001, status: 'processing' }],
		},
		{
			// Processed by somebody else in the meantime.
			parameters: {
				reference: 'WEB-1',
				productsLines: { line: [{ productcode: 'LAMP-01', amount: 2 }] },
				additionalFields: { idcustomer: byId(310) },
				whenItExists: 'keep',
				process: true,
			},
			exchanges: [
				{
					request: 'GET /orders',
					query: { reference: 'WEB-1' },
					answer: [{ idorder: 5001, reference: 'WEB-1' }],
				},
				{ request: 'GET /orders/5001', answer: { idorder: 5001, status: 'concept' } },
				{
					request: 'POST /orders/5001/process',
					status: 400,
					answer: { error: true, error_code: 30, error_message: 'Wrong status' },
				},
				{ request: 'GET /orders/5001', answer: { idorder: 5001, status: 'processing' } },
			],
			gives: [{ idorder: 5001, status: 'processing' }],
		},
	],
	'order.update': {
		parameters: { idorder, updateFields: { reference: '', language: 'en' } },
		exchanges: [
			{
				request: 'PUT /orders/5001',
				body: { reference: '', language: 'en' },
				answer: { idorder: 5001 },
			},
		],
	},
	'order.cancel': [
		{
			parameters: { idorder },
			exchanges: [{ request: 'DELETE /orders/5001', status: 204, answer: '' }],
			gives: [{ success: true }],
		},
		{
			parameters: { idorder, options: { force: true } },
			exchanges: [
				{
					request: 'DELETE /orders/5001',
					query: { force: 'true' },
					body: { force: true },
					answer: { idorder: 5001, status: 'cancelled' },
				},
			],
			gives: [{ idorder: 5001, status: 'cancelled' }],
		},
	],
	'order.cancelByReference': [
		{
			parameters: { reference: ' C0001 ' },
			exchanges: [
				{ request: 'GET /orders', query: { reference: 'C0001' }, answer: [] },
				{ request: 'GET /orders', query: { search: 'C0001' }, answer: [] },
			],
			gives: [
				{
					outcome: 'notFound',
					message: 'Picqer has no order with this reference',
					isPartial: false,
					reference: 'C0001',
				},
			],
		},
		{
			// Somebody picks between the first look and the pause.
			parameters: { reference: 'C0001', ifProcessed: 'cancel' },
			exchanges: [
				{
					request: 'GET /orders',
					query: { reference: 'C0001' },
					answer: [{ idorder: 5001, reference: 'C0001', status: 'processing' }],
				},
				{ request: 'GET /orders/5001', answer: beingPicked },
				{ request: 'GET /picklists/6100', answer: { status: 'new', totalpicked: 0 } },
				{ request: 'GET /picklists/6100/shipments', answer: [] },
				{
					request: 'POST /orders/5001/pause',
					body: { reason: 'The buyer has asked to cancel this order' },
				},
				{ request: 'GET /orders/5001', answer: { ...beingPicked, status: 'paused' } },
				{
					request: 'GET /picklists/6100',
					answer: { status: 'paused', products: [{ amountpicked: 1 }] },
				},
				{ request: 'POST /orders/5001/resume' },
			],
			gives: [
				{
					outcome: 'alreadyPicked',
					message: 'Something of it is picked',
					isPartial: false,
					reference: 'C0001',
					idorder: 5001,
					orderid: 'O1',
					status: 'processing',
				},
			],
		},
	],
	'order.process': act('process'),
	'order.pause': {
		parameters: { idorder, reason: 'Wait for payment' },
		exchanges: [{ request: 'POST /orders/5001/pause', body: { reason: 'Wait for payment' } }],
	},
	'order.resume': act('resume'),
	'order.reopen': act('reopen'),
	'order.changeToConcept': act('change-to-concept'),
	'order.undoCancellation': act('undo-cancellation'),
	'order.allocate': act('allocate'),
	'order.deallocate': act('deallocate'),
	'order.prioritise': act('prioritise'),
	'order.processBackorders': {
		parameters: { idorder, additionalFields: { prefer_bulk_locations: true } },
		exchanges: [
			{ request: 'POST /orders/5001/process-backorders', body: { prefer_bulk_locations: true } },
		],
	},
	'order.anonymize': act('anonymize'),
	'order.getProductStatus': {
		parameters: { idorder },
		exchanges: [{ request: 'GET /orders/5001/productstatus', answer: { products: [] } }],
		gives: [{ products: [] }],
	},
	'order.getBackorders': {
		parameters: { idorder },
		exchanges: [{ request: 'GET /orders/5001/backorders', answer: [{ idbackorder: 15 }] }],
		gives: [{ idbackorder: 15 }],
	},
	'order.getComments': {
		parameters: { idorder },
		exchanges: [{ request: 'GET /orders/5001/comments', answer: [{ idcomment: 912 }] }],
		gives: [{ idcomment: 912 }],
	},
	'order.addComment': {
		parameters: {
			idorder,
			body: 'Call @Mila Bos',
			additionalFields: { show_at_related: true, is_visible_fulfilment: true },
		},
		exchanges: [
			{
				request: 'POST /orders/5001/comments',
				body: { body: 'Call @Mila Bos', show_at_related: true, is_visible_fulfilment: true },
				status: 201,
			},
		],
	},
	'order.getNotes': {
		parameters: { idorder },
		exchanges: [{ request: 'GET /orders/5001/notes', answer: [{ idorder_log: 1 }] }],
		gives: [{ idorder_log: 1 }],
	},
	'order.addNote': {
		parameters: { idorder, note: 'Customer called' },
		exchanges: [{ request: 'POST /orders/5001/notes', body: { note: 'Customer called' } }],
	},
	'order.getTags': {
		parameters: { idorder },
		exchanges: [{ request: 'GET /orders/5001/tags', answer: [{ idtag: 7 }] }],
		gives: [{ idtag: 7 }],
	},
	'order.addTag': {
		parameters: { idorder, idtag: byId(7) },
		exchanges: [{ request: 'POST /orders/5001/tags', body: { idtag: 7 } }],
	},
	'order.removeTag': {
		parameters: { idorder, idtag: byId(7) },
		exchanges: [{ request: 'DELETE /orders/5001/tags/7', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'order.getOrderFields': {
		parameters: { idorder },
		exchanges: [{ request: 'GET /orders/5001/orderfields', answer: [{ idorderfield: 3 }] }],
		gives: [{ idorderfield: 3 }],
	},
	'order.setOrderField': {
		parameters: { idorder, idorderfield: byId(3), value: 'bol' },
		exchanges: [{ request: 'PUT /orders/5001/orderfields/3', body: { value: 'bol' } }],
	},
	'order.clearOrderField': {
		parameters: { idorder, idorderfield: byId(3) },
		exchanges: [{ request: 'DELETE /orders/5001/orderfields/3', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'orderProduct.getAll': {
		parameters: { idorder },
		exchanges: [{ request: 'GET /orders/5001/products', answer: [{ idorder_product: 9001 }] }],
		gives: [{ idorder_product: 9001 }],
	},
	'orderProduct.get': {
		parameters: { idorder, idorder_product: byId(9001) },
		exchanges: [{ request: 'GET /orders/5001/products/9001', answer: { amount: 2 } }],
		gives: [{ amount: 2 }],
	},
	'orderProduct.create': {
		parameters: {
			idorder,
			idproduct: byId(720),
			amount: 3,
			additionalFields: { price: 1.25, name: 'Lamp', remarks: 'red' },
		},
		exchanges: [
			{
				request: 'POST /orders/5001/products',
				body: { idproduct: 720, amount: 3, price: 1.25, name: 'Lamp', remarks: 'red' },
				status: 201,
			},
		],
	},
	'orderProduct.update': {
		parameters: { idorder, idorder_product: byId(9001), updateFields: { amount: 5 } },
		exchanges: [{ request: 'PUT /orders/5001/products/9001', body: { amount: 5 } }],
	},
	'orderProduct.delete': {
		parameters: { idorder, idorder_product: byId(9001) },
		exchanges: [{ request: 'DELETE /orders/5001/products/9001', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
};
