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
	type Exchange,
	type OperationCase,
} from '../operationCase';
import { commentsOn, tagsAsList } from './siblings';

const idorder = byId(5001);

/** A case where an order is asked to do something, with nothing to fill in. */
const act = (path: string): OperationCase =>
	asks(`POST /orders/{idorder=5001}/${path}`, { idorder: 5001 });

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

const oneLamp = { ...shopOrder, lines: [{ sku: 'LAMP-01', quantity: 1 }] };

/** An order of fields, and how Picqer gets it. */
const twoLamps = {
	reference: 'WEB-1',
	productsLines: { line: [{ productcode: 'LAMP-01', amount: 2 }] },
	additionalFields: { idcustomer: byId(310) },
};
const twoLampsSent = {
	reference: 'WEB-1',
	idcustomer: 310,
	products: [{ productcode: 'LAMP-01', amount: 2 }],
};

/** The searches for an order that is there, and for one that is not. */
const found = call('GET /orders?reference=WEB-1', [{ idorder: 5001, reference: 'WEB-1' }]);
const notFound = (reference: string) =>
	['reference', 'search'].map((filter) => call(`GET /orders?${filter}=${reference}`, []));

/** An order with a picklist. */
const beingPicked = {
	idorder: 5001,
	orderid: 'O1',
	reference: 'C0001',
	status: 'processing',
	picklists: [{ idpicklist: 6100 }],
};

const pausing: Exchange = {
	request: 'POST /orders/5001/pause',
	body: { reason: 'The buyer has asked to cancel this order' },
};

/** An order that does not say how many there are of a product, is looked at, and nothing of it is picked. */
const looksAtHalfTold: Exchange[] = [
	call('GET /orders/5001', {
		...beingPicked,
		products: [
			{ idproduct: 720, productcode: 'LAMP-01', amount: 1 },
			{ idproduct: 730, productcode: 'SET-01', amount: null },
			null as never,
		],
	}),
	call('GET /picklists/6100', { status: 'new', products: [null as never] }),
	call('GET /picklists/6100/shipments', []),
];

const looksAtUntold: Exchange[] = [
	{ request: 'GET /orders/5001', answer: beingPicked },
	{ request: 'GET /picklists/6100', answer: { status: 'new' } },
	{ request: 'GET /picklists/6100/shipments', answer: [] },
];

const hundred = Array.from({ length: 100 }, (_, index) => ({ idorder: index + 1 }));

/** Orders and their products: docs/services/picqer.md, 2.1. */
export const orderCases: Cases = {
	'order.getChangedSince': [
		{
			parameters: { changedSince: '2026-01-05T09:30:00Z', simplify: false },
			exchanges: [
				call('GET /orders?sincedate=2026-01-05 10:30:00', [{ idorder: 1 }, { idorder: 2 }]),
				call('GET /picklists?sincedate=2026-01-05 10:30:00', [
					null as never,
					{ idpicklist: 11, idorder: 1 },
					{ idpicklist: 12, idorder: 7 },
					{ idpicklist: 13, idorder: null },
				]),
				call('GET /picklists?closed_after=2026-01-05 10:30:00', [
					{ idpicklist: 12, idorder: 7 },
					{ idpicklist: 14, idorder: 8 },
					{ idpicklist: 15, idorder: 9 },
				]),
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
				call('GET /orders?sincedate=2026-01-05 10:30:00', [
					{ idorder: 1, tags: { Urgent: { idtag: 7 } } },
				]),
				{ request: 'GET /picklists', query: { sincedate: '2026-01-05 10:30:00' }, answer: [] },
				{ request: 'GET /picklists', query: { closed_after: '2026-01-05 10:30:00' }, answer: [] },
			],
			gives: [{ idorder: 1, tags: [{ idtag: 7 }] }],
		},
	],
	'order.getAll': [
		passesOn(
			'GET /orders',
			{
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
			{
				query: {
					// Amsterdam is an hour ahead of UTC in winter, two in summer.
					sincedate: '2026-01-05 10:30:00',
					untildate: '2026-07-05 09:30:00',
				},
				answer: [{ idorder: 1 }, { idorder: 2 }, { idorder: 3 }],
				gives: [{ idorder: 1 }, { idorder: 2 }],
			},
		),
		inTurn(
			{ parameters: { returnAll: true, simplify: false }, gives: [...hundred, { idorder: 101 }] },
			{ request: 'GET /orders', answer: hundred },
			{ request: 'GET /orders', query: { offset: '100' }, answer: [{ idorder: 101 }] },
		),
		...tagsAsList('/orders', {}, [
			{ tags: { Urgent: { idtag: 7, title: 'Urgent' } } },
			{ tags: [] },
			{ id: 1 },
		]),
	],
	'order.get': [
		asks('GET /orders/{idorder=5001}', { idorder: 5001, discount: 0 }, { simplify: false }),
		sends('GET /orders/{idorder=5001}', {
			answer: { idorder: 5001, orderid: 'O1', discount: 0 },
			gives: [{ idorder: 5001, orderid: 'O1' }],
		}),
		...tagsAsList('/orders/5001', { idorder }, { tags: { Urgent: { idtag: 7, title: 'Urgent' } } }),
	],
	'order.create': [
		sends('POST /orders', {
			parameters: {
				productsLines: {
					line: [
						{ productcode: 'LAMP-01', amount: 2, more: { price: 12.5, remarks: 'fragile' } },
						// A discount is a line with a price below zero.
						{
							amount: 1,
							more: { idproduct: byId(721), name: 'Bell', price: -2.5, idvatgroup: byId(2) },
						},
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
					{ idproduct: 721, amount: 1, name: 'Bell', price: -2.5, idvatgroup: 2 },
				],
			},
			answer: { idorder: 5001 },
		}),
		sends('POST /orders', {
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
			body: {
				deliveryname: 'Vries',
				deliverycountry: 'NL',
				invoicename: 'Vries',
				invoicecountry: 'NL',
				products: [{ productcode: 'LAMP-01', amount: 1 }],
			},
			answer: { idorder: 5001 },
		}),
	],
	'order.upsert': [
		inTurn(
			{ parameters: twoLamps, gives: [{ idorder: 5001 }] },
			...notFound('WEB-1'),
			call('POST /orders', { idorder: 5001 }, { body: twoLampsSent }),
		),
		inTurn({ parameters: twoLamps }, found, {
			request: 'PUT /orders/5001',
			body: { reference: 'WEB-1', idcustomer: 310 },
			answer: { idorder: 5001 },
		}),
		{
			parameters: { ...twoLamps, whenItExists: 'keep' },
			exchanges: [found, call('GET /orders/5001', { idorder: 5001, status: 'processing' })],
			gives: [{ idorder: 5001, status: 'processing' }],
		},
		// The answer to the creation got lost, but the order is there.
		inTurn(
			{ parameters: twoLamps, gives: [{ idorder: 5001, status: 'concept' }] },
			...notFound('WEB-1'),
			{ request: 'POST /orders', body: twoLampsSent, status: 504 },
			found,
			{ request: 'GET /orders/5001', answer: { idorder: 5001, status: 'concept' } },
		),
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
				call('GET /products?search=45496420055', [
					{ idproduct: 720, barcode: '045496420055', idvatgroup: 2 },
				]),
				{ request: 'GET /vatgroups', answer: [{ idvatgroup: 2, percentage: 21 }] },
				...notFound('C0001'),
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
				{ request: 'POST /orders/5001/process', answer: { idorder: 5001, status: 'processing' } },
			],
			gives: [{ idorder: 5001, status: 'processing' }],
		},
		{
			// Processed by somebody else in the meantime.
			parameters: { ...twoLamps, whenItExists: 'keep', process: true },
			exchanges: [
				found,
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
	'order.update': sends('PUT /orders/{idorder=5001}', {
		parameters: { updateFields: { reference: '', language: 'en' } },
		body: { reference: '', language: 'en' },
		answer: { idorder: 5001 },
	}),
	'order.cancel': [
		sends('DELETE /orders/{idorder=5001}', DONE),
		sends('DELETE /orders/{idorder=5001}?force=true', {
			parameters: { options: { force: true } },
			body: { force: true },
			answer: { idorder: 5001, status: 'cancelled' },
		}),
	],
	'order.cancelByReference': [
		{
			parameters: { reference: ' C0001 ' },
			exchanges: [...notFound('C0001')],
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
				call('GET /orders?reference=C0001', [
					{ idorder: 5001, reference: 'C0001', status: 'processing' },
				]),
				{ request: 'GET /orders/5001', answer: beingPicked },
				{ request: 'GET /picklists/6100', answer: { status: 'new', totalpicked: 0 } },
				{ request: 'GET /picklists/6100/shipments', answer: [] },
				pausing,
				{ request: 'GET /orders/5001', answer: { ...beingPicked, status: 'paused' } },
				call('GET /picklists/6100', { status: 'paused', products: [{ amountpicked: 1 }] }),
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
		{
			// What of the picklist is picked Picqer does not say.
			parameters: { reference: 'C0001', ifProcessed: 'cancel' },
			exchanges: [
				call('GET /orders?reference=C0001', [{ idorder: 5001, reference: 'C0001' }]),
				...looksAtUntold,
				pausing,
				...looksAtUntold,
			],
			gives: [
				{
					outcome: 'paused',
					message: 'Picqer does not say whether something is picked: look in Picqer',
					isPartial: false,
					reference: 'C0001',
					idorder: 5001,
					orderid: 'O1',
					status: 'paused',
				},
			],
		},
		{
			// How many there are of the other product Picqer does not say, so that it may be a part only.
			parameters: {
				orderInput: 'shopOrder',
				shopOrder: JSON.stringify(oneLamp),
				ifProcessed: 'cancel',
			},
			exchanges: [
				call('GET /orders?reference=C0001', [{ idorder: 5001, reference: 'C0001' }]),
				...looksAtHalfTold,
				pausing,
				...looksAtHalfTold,
			],
			gives: [
				{
					outcome: 'paused',
					message:
						'Only a part of the order is to be cancelled, and Picqer cancels whole orders only: change it in Picqer, and resume it',
					isPartial: true,
					reference: 'C0001',
					idorder: 5001,
					orderid: 'O1',
					status: 'paused',
					shopOrder: oneLamp,
				},
			],
		},
	],
	'order.process': act('process'),
	'order.pause': passesOn('POST /orders/{idorder=5001}/pause', { reason: 'Wait for payment' }),
	'order.resume': act('resume'),
	'order.reopen': act('reopen'),
	'order.changeToConcept': act('change-to-concept'),
	'order.undoCancellation': act('undo-cancellation'),
	'order.allocate': act('allocate'),
	'order.deallocate': act('deallocate'),
	'order.prioritise': [act('prioritise'), sends('POST /orders/{idorder=5001}/prioritise', DONE)],
	'order.processBackorders': passesOn('POST /orders/{idorder=5001}/process-backorders', {
		additionalFields: { prefer_bulk_locations: true },
	}),
	'order.anonymize': [act('anonymize'), sends('POST /orders/{idorder=5001}/anonymize', DONE)],
	'order.getProductStatus': asks('GET /orders/{idorder=5001}/productstatus', { products: [] }),
	'order.getBackorders': asks('GET /orders/{idorder=5001}/backorders', [{ idbackorder: 15 }]),
	...commentsOn('order', '/orders/{idorder=5001}'),
	'order.getNotes': asks('GET /orders/{idorder=5001}/notes', [{ idorder_log: 1 }]),
	'order.addNote': passesOn('POST /orders/{idorder=5001}/notes', { note: 'Customer called' }),
	'order.getTags': asks('GET /orders/{idorder=5001}/tags', [{ idtag: 7 }]),
	'order.addTag': passesOn('POST /orders/{idorder=5001}/tags', { idtag: byId(7) }),
	'order.removeTag': removes('DELETE /orders/{idorder=5001}/tags/{idtag=7}'),
	'order.getOrderFields': asks('GET /orders/{idorder=5001}/orderfields', [{ idorderfield: 3 }]),
	'order.setOrderField': passesOn('PUT /orders/{idorder=5001}/orderfields/{idorderfield=3}', {
		value: 'bol',
	}),
	'order.clearOrderField': removes('DELETE /orders/{idorder=5001}/orderfields/{idorderfield=3}'),
	'orderProduct.getAll': asks('GET /orders/{idorder=5001}/products', [{ idorder_product: 9001 }]),
	'orderProduct.get': asks('GET /orders/{idorder=5001}/products/{idorder_product=9001}', {
		amount: 2,
	}),
	'orderProduct.create': passesOn('POST /orders/{idorder=5001}/products', {
		idproduct: byId(720),
		amount: 3,
		additionalFields: { price: 1.25, name: 'Lamp', remarks: 'red' },
	}),
	'orderProduct.update': passesOn('PUT /orders/{idorder=5001}/products/{idorder_product=9001}', {
		updateFields: { amount: 5 },
	}),
	'orderProduct.delete': removes('DELETE /orders/{idorder=5001}/products/{idorder_product=9001}'),
};
