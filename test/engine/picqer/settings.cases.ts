import { byId, type OperationCase } from '../operationCase';

/** Cases for a list in pages and for one of its rows, where nothing else can be done. */
const readOnly = (
	resource: string,
	path: string,
	id: string,
): Record<string, OperationCase | OperationCase[]> => {
	const hundred = Array.from({ length: 100 }, (_, index) => ({ [id]: index + 1 }));
	return {
		[`${resource}.getAll`]: [
			{
				parameters: { limit: 1 },
				exchanges: [{ request: `GET ${path}`, answer: [{ [id]: 2 }, { [id]: 3 }] }],
				gives: [{ [id]: 2 }],
			},
			{
				parameters: { returnAll: true },
				exchanges: [
					{ request: `GET ${path}`, answer: hundred },
					{ request: `GET ${path}`, query: { offset: '100' }, answer: [{ [id]: 101 }] },
				],
				gives: [...hundred, { [id]: 101 }],
			},
		],
		[`${resource}.get`]: {
			parameters: { id: byId(2) },
			exchanges: [{ request: `GET ${path}/2`, answer: { [id]: 2, name: 'Standard' } }],
			gives: [{ [id]: 2, name: 'Standard' }],
		},
	};
};

/** Users: docs/services/picqer.md, 2.21. */
const users: Record<string, OperationCase | OperationCase[]> = {
	'user.getAll': [
		{
			parameters: { limit: 1, simplify: false, filters: { active: false } },
			exchanges: [
				{
					request: 'GET /users',
					query: { active: 'false' },
					answer: [{ iduser: 5 }, { iduser: 6 }],
				},
			],
			gives: [{ iduser: 5 }],
		},
		{
			parameters: { filters: { active: true } },
			exchanges: [
				{
					request: 'GET /users',
					query: { active: 'true' },
					answer: [{ iduser: 5, full_name: 'Mila Bos', first_name: 'Mila' }],
				},
			],
			gives: [{ iduser: 5, full_name: 'Mila Bos' }],
		},
	],
	'user.get': {
		parameters: { id: byId(5) },
		exchanges: [{ request: 'GET /users/5', answer: { iduser: 5, rights: [], first_name: 'Mila' } }],
		gives: [{ iduser: 5, rights: [] }],
	},
	'user.getMe': {
		exchanges: [{ request: 'GET /users/me', answer: { iduser: 5, admin: true } }],
		gives: [{ iduser: 5, admin: true }],
	},
};

const packagingFields = {
	barcode: 'BOX-M',
	length: 40,
	width: 30,
	height: 20,
	use_in_auto_advice: true,
};

/** Packagings: docs/services/picqer.md, 2.28. */
const packagings: Record<string, OperationCase | OperationCase[]> = {
	'packaging.getAll': {
		parameters: { limit: 1, filters: { inactive: true } },
		exchanges: [
			{
				request: 'GET /packagings',
				query: { inactive: 'true' },
				answer: [{ idpackaging: 3 }, { idpackaging: 4 }],
			},
		],
		gives: [{ idpackaging: 3 }],
	},
	'packaging.get': {
		parameters: { idpackaging: byId(3) },
		exchanges: [{ request: 'GET /packagings/3', answer: { idpackaging: 3 } }],
		gives: [{ idpackaging: 3 }],
	},
	'packaging.create': {
		parameters: { name: 'Box M', additionalFields: packagingFields },
		exchanges: [
			{
				request: 'POST /packagings',
				body: { name: 'Box M', ...packagingFields },
				status: 201,
				answer: { idpackaging: 3 },
			},
		],
		gives: [{ idpackaging: 3 }],
	},
	'packaging.update': {
		parameters: {
			idpackaging: byId(3),
			updateFields: { name: 'Box L', ...packagingFields, active: false },
		},
		exchanges: [
			{
				request: 'PUT /packagings/3',
				body: { name: 'Box L', ...packagingFields, active: false },
				answer: { idpackaging: 3 },
			},
		],
		gives: [{ idpackaging: 3 }],
	},
};

const idfulfilment_customer = byId(3);

const customerFields = {
	can_login: true,
	username: 'snuffel',
	password: 's3cret',
	emailaddress: 'mail@example.com',
	language: 'en',
	idtemplate: byId(4),
	allowed_shipping_profiles: '12, 13',
	preferred_idwarehouse: byId(18),
};

const customerFieldsSent = {
	...customerFields,
	idtemplate: 4,
	allowed_shipping_profiles: [12, 13],
	preferred_idwarehouse: 18,
};

/** Fulfilment customers: docs/services/picqer.md, 2.26. */
const fulfilmentCustomers: Record<string, OperationCase | OperationCase[]> = {
	'fulfilmentCustomer.getAll': {
		parameters: { limit: 1 },
		exchanges: [
			{
				request: 'GET /fulfilment/customers',
				answer: [{ idfulfilment_customer: 3 }, { idfulfilment_customer: 4 }],
			},
		],
		gives: [{ idfulfilment_customer: 3 }],
	},
	'fulfilmentCustomer.get': {
		parameters: { idfulfilment_customer },
		exchanges: [
			{
				request: 'GET /fulfilment/customers/3',
				answer: { idfulfilment_customer: 3, allowed_shipping_profiles: [12] },
			},
		],
		gives: [{ idfulfilment_customer: 3, allowed_shipping_profiles: [12] }],
	},
	'fulfilmentCustomer.create': {
		parameters: { name: 'Snuffel Shop', additionalFields: customerFields },
		exchanges: [
			{
				request: 'POST /fulfilment/customers',
				body: { name: 'Snuffel Shop', ...customerFieldsSent },
				status: 201,
				answer: { idfulfilment_customer: 3 },
			},
		],
		gives: [{ idfulfilment_customer: 3 }],
	},
	'fulfilmentCustomer.update': [
		{
			parameters: {
				idfulfilment_customer,
				updateFields: { name: 'Snuffel', ...customerFields },
			},
			exchanges: [
				{
					request: 'PUT /fulfilment/customers/3',
					body: { name: 'Snuffel', ...customerFieldsSent },
					answer: { idfulfilment_customer: 3 },
				},
			],
			gives: [{ idfulfilment_customer: 3 }],
		},
		{
			parameters: { idfulfilment_customer, updateFields: { allowed_shipping_profiles: '' } },
			exchanges: [
				{ request: 'PUT /fulfilment/customers/3', body: { allowed_shipping_profiles: [] } },
			],
		},
	],
	'fulfilmentCustomer.getReport': {
		parameters: {
			idfulfilment_customer,
			startDate: '2026-01-01',
			endDate: '2026-01-31T22:30:00Z',
		},
		exchanges: [
			{
				request: 'GET /fulfilment/customers/3/report',
				query: { 'start-date': '2026-01-01', 'end-date': '2026-01-31' },
				answer: { meta_data: { idfulfilment_customer: 3 }, inbound: {}, outbound: {} },
			},
		],
		gives: [{ meta_data: { idfulfilment_customer: 3 }, inbound: {}, outbound: {} }],
	},
};

const providers = readOnly('shippingProvider', '/shippingproviders', 'idshippingprovider');

/**
 * How Picqer is set up: docs/services/picqer.md, 2.19, 2.21, 2.22, 2.24, 2.26, 2.28, 2.29 and 2.31.
 */
export const settingsCases: Record<string, OperationCase | OperationCase[]> = {
	// Picqer has no request for one shipping provider.
	'shippingProvider.getAll': providers['shippingProvider.getAll'],
	...users,
	...readOnly('vatGroup', '/vatgroups', 'idvatgroup'),
	...readOnly('priceList', '/pricelists', 'idpricelist'),
	...readOnly('template', '/templates', 'idtemplate'),
	...readOnly('productField', '/productfields', 'idproductfield'),
	...readOnly('orderField', '/orderfields', 'idorderfield'),
	...readOnly('customerField', '/customerfields', 'idcustomerfield'),
	...fulfilmentCustomers,
	...packagings,
	...readOnly('packingStation', '/packingstations', 'idpacking_station'),
	...readOnly('movement', '/movements', 'id'),
};
