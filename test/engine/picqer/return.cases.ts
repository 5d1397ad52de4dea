import { asks, byId, call, inTurn, passesOn, removes, sends, type Cases } from '../operationCase';
import { commentsOn } from './siblings';

const given = {
	name: 'Vries Fietsen BV',
	contactname: 'Sanne de Vries',
	address: 'Kanaalweg 12',
	address2: 'Unit 3',
	zipcode: '3526 KL',
	city: 'Utrecht',
	region: 'Utrecht',
	country: 'NL',
	telephone: '0301234567',
	emailaddress: 'sanne@example.com',
	language: 'nl',
	reference: 'WEB-8891',
	tracking_code: '3SABC',
	idorder: byId(5001),
	idcustomer: byId(310),
	idfulfilment_customer: byId(3),
	received_at: '2026-01-15T08:00:00Z',
};

/** More than one page of settings. */
const hundred = Array.from({ length: 100 }, (_, index) => ({ idreturn_status: index + 1 }));

/** Returns: docs/services/picqer.md, 2.14. */
const returns: Cases = {
	'return.getAll': passesOn(
		'GET /returns',
		{
			limit: 1,
			filters: {
				search: 'vries',
				status: 'Aangemeld',
				emailaddress: 'sanne@example.com',
				idcustomer: byId(310),
				created_after: '2026-01-05T09:30:00Z',
				updated_after: '2026-07-05T09:30:00Z',
			},
		},
		{
			query: { created_after: '2026-01-05 10:30:00', updated_after: '2026-07-05 11:30:00' },
			answer: [{ idreturn: 392, city: 'Utrecht' }, { idreturn: 393 }],
			gives: [{ idreturn: 392 }],
		},
	),
	'return.get': sends('GET /returns/{idreturn=392}', {
		parameters: { simplify: false },
		answer: { idreturn: 392, city: 'Utrecht' },
	}),
	'return.upsert': [
		{
			parameters: {
				reference: ' WEB-8891\u00a0',
				idreturn_status: byId(8),
				idtemplate: byId(4),
				returned_productsLines: {
					line: [{ idproduct: byId(720), idreturn_reason: byId(2), price: 12.5, amount: 1 }],
				},
				additionalFields: { name: 'Vries Fietsen BV' },
			},
			exchanges: [
				call('GET /returns?search=WEB-8891', [
					{ idreturn: 393, reference: 'WEB-88911' },
					{ idreturn: 392, reference: 'WEB-8891 ' },
				]),
				{
					// Neither status nor products, which may have changed since.
					request: 'PUT /returns/392',
					body: { reference: 'WEB-8891', idtemplate: 4, name: 'Vries Fietsen BV' },
					answer: { idreturn: 392 },
				},
			],
			gives: [{ idreturn: 392 }],
		},
		{
			// Products by EAN and code, the order by the number that the shop gave it.
			parameters: {
				reference: 'RMA-1',
				idreturn_status: byId(8),
				idtemplate: byId(4),
				returned_productsLines: {
					line: [
						{ idreturn_reason: byId(2), amount: 1, more: { ean: '0045496420055' } },
						{ idreturn_reason: byId(2), price: 0, amount: 2, more: { productcode: 'LAMP-01' } },
					],
				},
				additionalFields: { orderReference: 'C0001' },
				daysBack: 1,
			},
			exchanges: [
				call('GET /products?search=45496420055', [
					{ idproduct: 730, barcode: '045496420055', price: 8.26 },
				]),
				call('GET /products?productcode=LAMP-01', [
					{ idproduct: 720, productcode: 'LAMP-01', price: 12.5 },
				]),
				call('GET /orders?reference=C0001', [
					{ idorder: 5001, reference: 'C0001', status: 'completed' },
				]),
				{ request: 'GET /returns', query: { search: 'RMA-1' }, answer: [] },
				{ request: 'GET /returns', query: { created_after: /^\d{4}-/ as never }, answer: [] },
				{
					request: 'POST /returns',
					body: {
						reference: 'RMA-1',
						idreturn_status: 8,
						idtemplate: 4,
						idorder: 5001,
						returned_products: [
							{ idproduct: 730, idreturn_reason: 2, price: 8.26, amount: 1 },
							{ idproduct: 720, idreturn_reason: 2, price: 0, amount: 2 },
						],
					},
					status: 201,
					answer: { idreturn: 393 },
				},
			],
			gives: [{ idreturn: 393 }],
		},
	],
	'return.create': [
		passesOn(
			'POST /returns',
			{
				idreturn_status: byId(8),
				idtemplate: byId(4),
				returned_productsLines: {
					line: [
						{ idproduct: byId(720), idreturn_reason: byId(2), price: 12.5, amount: 1 },
						{
							idproduct: byId(721),
							idreturn_reason: byId(3),
							price: 0,
							amount: 2,
							more: { idwarehouse: byId(18) },
						},
					],
				},
				replacement_productsLines: {
					line: [
						{ idproduct: byId(720), amount: 1, more: { price: 12.5 } },
						{ idproduct: byId(722), amount: 2 },
					],
				},
				additionalFields: given,
			},
			{ body: { received_at: '2026-01-15 09:00:00' }, answer: { idreturn: 392 } },
		),
		sends('POST /returns', {
			parameters: {
				idreturn_status: byId(8),
				idtemplate: byId(4),
				returned_productsInput: 'json',
				returned_productsJson:
					'[{ "idproduct": 720, "idreturn_reason": 2, "price": 12.5, "idwarehouse": 18 }]',
				replacement_productsInput: 'json',
				replacement_productsJson: '[{ "idproduct": 720 }]',
			},
			body: {
				idreturn_status: 8,
				idtemplate: 4,
				returned_products: [{ idproduct: 720, idreturn_reason: 2, price: 12.5, idwarehouse: 18 }],
				replacement_products: [{ idproduct: 720 }],
			},
		}),
		passesOn('POST /returns', { idreturn_status: byId(8), idtemplate: byId(4) }),
	],
	'return.update': passesOn(
		'PUT /returns/{idreturn=392}',
		{ updateFields: { ...given, idreturn_status: byId(9), idtemplate: byId(5) } },
		{ body: { received_at: '2026-01-15 09:00:00' }, answer: { idreturn: 392 } },
	),
	'return.delete': removes('DELETE /returns/{idreturn=392}'),
	'return.receive': [
		sends('POST /returns/{idreturn=392}/receive', {
			parameters: {
				idwarehouse: byId(18),
				return_productsLines: { line: [{ idreturn_product: byId(61), status: 'a status' }] },
			},
			body: { idwarehouse: 18, return_products: [{ idreturn_product: 61, status: 'a status' }] },
			answer: { idreturn: 392 },
		}),
		sends('POST /returns/{idreturn=392}/receive', {
			parameters: {
				idwarehouse: byId(18),
				return_productsInput: 'json',
				return_productsJson: '[{ "idreturn_product": 61 }]',
			},
			body: { idwarehouse: 18, return_products: [{ idreturn_product: 61 }] },
		}),
	],
	'return.getLogs': asks('GET /returns/{idreturn=392}/logs', [{ message: 'Arrived' }]),
	'return.addLog': sends('POST /returns/{idreturn=392}/logs', {
		parameters: {
			additionalFields: {
				idreturn_status: byId(9),
				message: 'Your return has arrived',
				notify_customer: true,
			},
		},
		body: { idreturn_status: 9, message: 'Your return has arrived', notify_customer: true },
		answer: { message: 'Your return has arrived' },
	}),
	...commentsOn('return', '/returns/{idreturn=392}'),
	'return.getStatuses': inTurn(
		{ gives: [...hundred, { idreturn_status: 101, name: 'Aangemeld' }] },
		{ request: 'GET /return_statuses', answer: hundred },
		call('GET /return_statuses?offset=100', [{ idreturn_status: 101, name: 'Aangemeld' }]),
	),
	'return.getReasons': asks('GET /return_reasons', [{ idreturn_reason: 2, name: 'Defect' }]),
};

/** Products that come back, and those that are sent instead: docs/services/picqer.md, 2.14. */
const lines: Cases = {
	'returnedProduct.getAll': asks('GET /returns/{idreturn=392}/returned_products', [
		{ idreturn_product: 61 },
	]),
	'returnedProduct.create': sends('POST /returns/{idreturn=392}/returned_products', {
		parameters: {
			idproduct: byId(720),
			amount: 1,
			idreturn_reason: byId(2),
			price: 12.5,
			additionalFields: { idwarehouse: byId(18) },
		},
		body: { idproduct: 720, amount: 1, idreturn_reason: 2, price: 12.5, idwarehouse: 18 },
		answer: { idreturn_product: 61 },
	}),
	'returnedProduct.update': passesOn(
		'PUT /returns/{idreturn=392}/returned_products/{idreturn_product=61}',
		{
			updateFields: {
				idproduct: byId(721),
				idreturn_reason: byId(3),
				idwarehouse: byId(18),
				price: 0,
				amount: 2,
			},
		},
		{ answer: { idreturn_product: 61 } },
	),
	'returnedProduct.delete': removes(
		'DELETE /returns/{idreturn=392}/returned_products/{idreturn_product=61}',
	),
	'replacementProduct.getAll': asks('GET /returns/{idreturn=392}/replacement_products', [
		{ idreturn_product_replacement: 12 },
	]),
	'replacementProduct.create': [
		sends('POST /returns/{idreturn=392}/replacement_products', {
			parameters: { idproduct: byId(720), amount: 1, additionalFields: { price: 12.5 } },
			body: { idproduct: 720, amount: 1, price: 12.5 },
			answer: { idreturn_product_replacement: 12 },
		}),
		sends('POST /returns/{idreturn=392}/replacement_products', {
			parameters: { idproduct: byId(720), amount: 1 },
			body: { idproduct: 720, amount: 1 },
		}),
	],
	'replacementProduct.update': passesOn(
		'PUT /returns/{idreturn=392}/replacement_products/{idreturn_product_replacement=12}',
		{ updateFields: { idproduct: byId(721), price: 10, amount: 2 } },
		{ answer: { idreturn_product_replacement: 12 } },
	),
	'replacementProduct.delete': sends(
		'DELETE /returns/{idreturn=392}/replacement_products/{idreturn_product_replacement=12}',
		{ status: 204, answer: '', gives: [{ deleted: true }] },
	),
};

/** Returns and their lines: docs/services/picqer.md, 2.14. */
export const returnCases: Cases = {
	...returns,
	...lines,
};
