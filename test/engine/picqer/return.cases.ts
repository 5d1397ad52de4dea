import { byId, type OperationCase } from '../operationCase';

const idreturn = byId(392);

const fields = {
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
};

const given = {
	...fields,
	idorder: byId(5001),
	idcustomer: byId(310),
	idfulfilment_customer: byId(3),
	received_at: '2026-01-15T08:00:00Z',
};

const sent = {
	...fields,
	idorder: 5001,
	idcustomer: 310,
	idfulfilment_customer: 3,
	received_at: '2026-01-15 09:00:00',
};

/** More than one page of settings. */
const hundred = Array.from({ length: 100 }, (_, index) => ({ idreturn_status: index + 1 }));

/** Returns: docs/services/picqer.md, 2.14. */
const returns: Record<string, OperationCase | OperationCase[]> = {
	'return.getAll': {
		parameters: {
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
		exchanges: [
			{
				request: 'GET /returns',
				query: {
					search: 'vries',
					status: 'Aangemeld',
					emailaddress: 'sanne@example.com',
					idcustomer: '310',
					created_after: '2026-01-05 10:30:00',
					updated_after: '2026-07-05 11:30:00',
				},
				answer: [{ idreturn: 392, city: 'Utrecht' }, { idreturn: 393 }],
			},
		],
		gives: [{ idreturn: 392 }],
	},
	'return.get': {
		parameters: { idreturn, simplify: false },
		exchanges: [{ request: 'GET /returns/392', answer: { idreturn: 392, city: 'Utrecht' } }],
		gives: [{ idreturn: 392, city: 'Utrecht' }],
	},
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
				{
					request: 'GET /returns',
					query: { search: 'WEB-8891' },
					answer: [
						{ idreturn: 393, reference: 'WEB-88911' },
						{ idreturn: 392, reference: 'WEB-8891 ' },
					],
				},
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
				{
					request: 'GET /products',
					query: { search: '45496420055' },
					answer: [{ idproduct: 730, barcode: '045496420055', price: 8.26 }],
				},
				{
					request: 'GET /products',
					query: { productcode: 'LAMP-01' },
					answer: [{ idproduct: 720, productcode: 'LAMP-01', price: 12.5 }],
				},
				{
					request: 'GET /orders',
					query: { reference: 'C0001' },
					answer: [{ idorder: 5001, reference: 'C0001', status: 'completed' }],
				},
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
		{
			parameters: {
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
			exchanges: [
				{
					request: 'POST /returns',
					body: {
						...sent,
						idreturn_status: 8,
						idtemplate: 4,
						returned_products: [
							{ idproduct: 720, idreturn_reason: 2, price: 12.5, amount: 1 },
							{ idproduct: 721, idreturn_reason: 3, price: 0, amount: 2, idwarehouse: 18 },
						],
						replacement_products: [
							{ idproduct: 720, amount: 1, price: 12.5 },
							{ idproduct: 722, amount: 2 },
						],
					},
					status: 201,
					answer: { idreturn: 392 },
				},
			],
			gives: [{ idreturn: 392 }],
		},
		{
			parameters: {
				idreturn_status: byId(8),
				idtemplate: byId(4),
				returned_productsInput: 'json',
				returned_productsJson:
					'[{ "idproduct": 720, "idreturn_reason": 2, "price": 12.5, "idwarehouse": 18 }]',
				replacement_productsInput: 'json',
				replacement_productsJson: '[{ "idproduct": 720 }]',
			},
			exchanges: [
				{
					request: 'POST /returns',
					body: {
						idreturn_status: 8,
						idtemplate: 4,
						returned_products: [
							{ idproduct: 720, idreturn_reason: 2, price: 12.5, idwarehouse: 18 },
						],
						replacement_products: [{ idproduct: 720 }],
					},
					status: 201,
				},
			],
		},
		{
			parameters: { idreturn_status: byId(8), idtemplate: byId(4) },
			exchanges: [
				{
					request: 'POST /returns',
					body: { idreturn_status: 8, idtemplate: 4 },
					status: 201,
				},
			],
		},
	],
	'return.update': {
		parameters: {
			idreturn,
			updateFields: { ...given, idreturn_status: byId(9), idtemplate: byId(5) },
		},
		exchanges: [
			{
				request: 'PUT /returns/392',
				body: { ...sent, idreturn_status: 9, idtemplate: 5 },
				answer: { idreturn: 392 },
			},
		],
		gives: [{ idreturn: 392 }],
	},
	'return.delete': {
		parameters: { idreturn },
		exchanges: [{ request: 'DELETE /returns/392', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'return.receive': [
		{
			parameters: {
				idreturn,
				idwarehouse: byId(18),
				return_productsLines: {
					line: [{ idreturn_product: byId(61), status: 'a status' }],
				},
			},
			exchanges: [
				{
					request: 'POST /returns/392/receive',
					body: {
						idwarehouse: 18,
						return_products: [{ idreturn_product: 61, status: 'a status' }],
					},
					answer: { idreturn: 392 },
				},
			],
			gives: [{ idreturn: 392 }],
		},
		{
			parameters: {
				idreturn,
				idwarehouse: byId(18),
				return_productsInput: 'json',
				return_productsJson: '[{ "idreturn_product": 61 }]',
			},
			exchanges: [
				{
					request: 'POST /returns/392/receive',
					body: { idwarehouse: 18, return_products: [{ idreturn_product: 61 }] },
				},
			],
		},
	],
	'return.getLogs': {
		parameters: { idreturn },
		exchanges: [{ request: 'GET /returns/392/logs', answer: [{ message: 'Arrived' }] }],
		gives: [{ message: 'Arrived' }],
	},
	'return.addLog': {
		parameters: {
			idreturn,
			additionalFields: {
				idreturn_status: byId(9),
				message: 'Your return has arrived',
				notify_customer: true,
			},
		},
		exchanges: [
			{
				request: 'POST /returns/392/logs',
				body: { idreturn_status: 9, message: 'Your return has arrived', notify_customer: true },
				answer: { message: 'Your return has arrived' },
			},
		],
		gives: [{ message: 'Your return has arrived' }],
	},
	'return.getComments': {
		parameters: { idreturn },
		exchanges: [{ request: 'GET /returns/392/comments', answer: [{ idcomment: 912 }] }],
		gives: [{ idcomment: 912 }],
	},
	'return.addComment': {
		parameters: { idreturn, body: 'Box is open' },
		exchanges: [
			{
				request: 'POST /returns/392/comments',
				body: { body: 'Box is open' },
				status: 201,
				answer: { idcomment: 913 },
			},
		],
		gives: [{ idcomment: 913 }],
	},
	'return.getStatuses': {
		exchanges: [
			{ request: 'GET /return_statuses', answer: hundred },
			{
				request: 'GET /return_statuses',
				query: { offset: '100' },
				answer: [{ idreturn_status: 101, name: 'Aangemeld' }],
			},
		],
		gives: [...hundred, { idreturn_status: 101, name: 'Aangemeld' }],
	},
	'return.getReasons': {
		exchanges: [
			{ request: 'GET /return_reasons', answer: [{ idreturn_reason: 2, name: 'Defect' }] },
		],
		gives: [{ idreturn_reason: 2, name: 'Defect' }],
	},
};

/** Products that come back, and those that are sent instead: docs/services/picqer.md, 2.14. */
const lines: Record<string, OperationCase | OperationCase[]> = {
	'returnedProduct.getAll': {
		parameters: { idreturn },
		exchanges: [
			{ request: 'GET /returns/392/returned_products', answer: [{ idreturn_product: 61 }] },
		],
		gives: [{ idreturn_product: 61 }],
	},
	'returnedProduct.create': {
		parameters: {
			idreturn,
			idproduct: byId(720),
			amount: 1,
			idreturn_reason: byId(2),
			price: 12.5,
			additionalFields: { idwarehouse: byId(18) },
		},
		exchanges: [
			{
				request: 'POST /returns/392/returned_products',
				body: { idproduct: 720, amount: 1, idreturn_reason: 2, price: 12.5, idwarehouse: 18 },
				answer: { idreturn_product: 61 },
			},
		],
		gives: [{ idreturn_product: 61 }],
	},
	'returnedProduct.update': {
		parameters: {
			idreturn,
			idreturn_product: byId(61),
			updateFields: {
				idproduct: byId(721),
				idreturn_reason: byId(3),
				idwarehouse: byId(18),
				price: 0,
				amount: 2,
			},
		},
		exchanges: [
			{
				request: 'PUT /returns/392/returned_products/61',
				body: { idproduct: 721, idreturn_reason: 3, idwarehouse: 18, price: 0, amount: 2 },
				answer: { idreturn_product: 61 },
			},
		],
		gives: [{ idreturn_product: 61 }],
	},
	'returnedProduct.delete': {
		parameters: { idreturn, idreturn_product: byId(61) },
		exchanges: [{ request: 'DELETE /returns/392/returned_products/61', status: 204, answer: '' }],
		gives: [{ deleted: true }],
	},
	'replacementProduct.getAll': {
		parameters: { idreturn },
		exchanges: [
			{
				request: 'GET /returns/392/replacement_products',
				answer: [{ idreturn_product_replacement: 12 }],
			},
		],
		gives: [{ idreturn_product_replacement: 12 }],
	},
	'replacementProduct.create': [
		{
			parameters: {
				idreturn,
				idproduct: byId(720),
				amount: 1,
				additionalFields: { price: 12.5 },
			},
			exchanges: [
				{
					request: 'POST /returns/392/replacement_products',
					body: { idproduct: 720, amount: 1, price: 12.5 },
					answer: { idreturn_product_replacement: 12 },
				},
			],
			gives: [{ idreturn_product_replacement: 12 }],
		},
		{
			parameters: { idreturn, idproduct: byId(720), amount: 1 },
			exchanges: [
				{
					request: 'POST /returns/392/replacement_products',
					body: { idproduct: 720, amount: 1 },
				},
			],
		},
	],
	'replacementProduct.update': {
		parameters: {
			idreturn,
			idreturn_product_replacement: byId(12),
			updateFields: { idproduct: byId(721), price: 10, amount: 2 },
		},
		exchanges: [
			{
				request: 'PUT /returns/392/replacement_products/12',
				body: { idproduct: 721, price: 10, amount: 2 },
				answer: { idreturn_product_replacement: 12 },
			},
		],
		gives: [{ idreturn_product_replacement: 12 }],
	},
	'replacementProduct.delete': {
		parameters: { idreturn, idreturn_product_replacement: byId(12) },
		exchanges: [
			{ request: 'DELETE /returns/392/replacement_products/12', status: 204, answer: '' },
		],
		gives: [{ deleted: true }],
	},
};

/** Returns and their lines: docs/services/picqer.md, 2.14. */
export const returnCases: Record<string, OperationCase | OperationCase[]> = {
	...returns,
	...lines,
};
