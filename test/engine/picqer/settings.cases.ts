import { asks, byId, inTurn, sends, type Cases } from '../operationCase';

/** Cases for a list in pages and for one of its rows, where nothing else can be done. */
const readOnly = (resource: string, path: string, id: string): Cases => {
	const hundred = Array.from({ length: 100 }, (_, index) => ({ [id]: index + 1 }));
	return {
		[`${resource}.getAll`]: [
			inTurn(
				{ parameters: { limit: 1 }, gives: [{ [id]: 2 }] },
				{ request: `GET ${path}`, answer: [{ [id]: 2 }, { [id]: 3 }] },
			),
			inTurn(
				{ parameters: { returnAll: true }, gives: [...hundred, { [id]: 101 }] },
				{ request: `GET ${path}`, answer: hundred },
				{ request: `GET ${path}`, query: { offset: '100' }, answer: [{ [id]: 101 }] },
			),
		],
		[`${resource}.get`]: asks(`GET ${path}/{id=2}`, { [id]: 2, name: 'Standard' }),
	};
};

/** Users: docs/services/picqer.md, 2.21. */
const users: Cases = {
	'user.getAll': [
		sends('GET /users?active=false', {
			parameters: { limit: 1, simplify: false, filters: { active: false } },
			answer: [{ iduser: 5 }, { iduser: 6 }],
			gives: [{ iduser: 5 }],
		}),
		sends('GET /users?active=true', {
			parameters: { filters: { active: true } },
			answer: [{ iduser: 5, full_name: 'Mila Bos', first_name: 'Mila' }],
			gives: [{ iduser: 5, full_name: 'Mila Bos' }],
		}),
	],
	'user.get': sends('GET /users/{id=5}', {
		answer: { iduser: 5, rights: [], first_name: 'Mila' },
		gives: [{ iduser: 5, rights: [] }],
	}),
	'user.getMe': asks('GET /users/me', { iduser: 5, admin: true }),
};

const packagingFields = {
	barcode: 'BOX-M',
	length: 40,
	width: 30,
	height: 20,
	use_in_auto_advice: true,
};

/** Packagings: docs/services/picqer.md, 2.28. */
const packagings: Cases = {
	'packaging.getAll': sends('GET /packagings?inactive=true', {
		parameters: { limit: 1, filters: { inactive: true } },
		answer: [{ idpackaging: 3 }, { idpackaging: 4 }],
		gives: [{ idpackaging: 3 }],
	}),
	'packaging.get': asks('GET /packagings/{idpackaging=3}', { idpackaging: 3 }),
	'packaging.create': sends('POST /packagings', {
		parameters: { name: 'Box M', additionalFields: packagingFields },
		body: { name: 'Box M', ...packagingFields },
		answer: { idpackaging: 3 },
	}),
	'packaging.update': sends('PUT /packagings/{idpackaging=3}', {
		parameters: { updateFields: { name: 'Box L', ...packagingFields, active: false } },
		body: { name: 'Box L', ...packagingFields, active: false },
		answer: { idpackaging: 3 },
	}),
};

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
const fulfilmentCustomers: Cases = {
	'fulfilmentCustomer.getAll': sends('GET /fulfilment/customers', {
		parameters: { limit: 1 },
		answer: [{ idfulfilment_customer: 3 }, { idfulfilment_customer: 4 }],
		gives: [{ idfulfilment_customer: 3 }],
	}),
	'fulfilmentCustomer.get': asks('GET /fulfilment/customers/{idfulfilment_customer=3}', {
		idfulfilment_customer: 3,
		allowed_shipping_profiles: [12],
	}),
	'fulfilmentCustomer.create': sends('POST /fulfilment/customers', {
		parameters: { name: 'Snuffel Shop', additionalFields: customerFields },
		body: { name: 'Snuffel Shop', ...customerFieldsSent },
		answer: { idfulfilment_customer: 3 },
	}),
	'fulfilmentCustomer.update': [
		sends('PUT /fulfilment/customers/{idfulfilment_customer=3}', {
			parameters: { updateFields: { name: 'Snuffel', ...customerFields } },
			body: { name: 'Snuffel', ...customerFieldsSent },
			answer: { idfulfilment_customer: 3 },
		}),
		sends('PUT /fulfilment/customers/{idfulfilment_customer=3}', {
			parameters: { updateFields: { allowed_shipping_profiles: '' } },
			body: { allowed_shipping_profiles: [] },
		}),
	],
	'fulfilmentCustomer.getReport': asks(
		'GET /fulfilment/customers/{idfulfilment_customer=3}/report?start-date=2026-01-01&end-date=2026-01-31',
		{ meta_data: { idfulfilment_customer: 3 }, inbound: {}, outbound: {} },
		{ startDate: '2026-01-01', endDate: '2026-01-31T22:30:00Z' },
	),
};

const providers = readOnly('shippingProvider', '/shippingproviders', 'idshippingprovider');

/**
 * How Picqer is set up: docs/services/picqer.md, 2.19, 2.21, 2.22, 2.24, 2.26, 2.28, 2.29 and 2.31.
 */
export const settingsCases: Cases = {
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
