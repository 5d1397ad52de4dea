import { asks, byId, call, inTurn, passesOn, removes, sends, type Cases } from '../operationCase';

const idwarehouse = byId(18);
const idlocation = byId(41);
const idlocation_type = byId(2);

const hundred = Array.from({ length: 100 }, (_, index) => ({ idproduct: index + 1 }));

/** What was changed when: docs/services/picqer.md, 2.8 and 2.9. */
const histories: Cases = {
	'stockHistory.getAll': [
		passesOn(
			'GET /stockhistory',
			{
				limit: 1,
				simplify: false,
				filters: {
					sincedate: '2026-01-05T09:30:00Z',
					untildate: '2026-07-05T09:30:00Z',
					idproduct: byId(720),
					idwarehouse,
					iduser: byId(5),
				},
			},
			{
				query: { sincedate: '2026-01-05 10:30:00', untildate: '2026-07-05 11:30:00' },
				answer: [{ idproduct_stock_history: 4411 }, { idproduct_stock_history: 4412 }],
				gives: [{ idproduct_stock_history: 4411 }],
			},
		),
		sends('GET /stockhistory', {
			answer: [{ idproduct_stock_history: 4411, iduser: 5, stock_change: -2 }],
			gives: [{ idproduct_stock_history: 4411, stock_change: -2 }],
		}),
	],
	'stockHistory.get': sends('GET /stockhistory/{id=4411}', {
		parameters: { simplify: false },
		answer: { idproduct_stock_history: 4411, iduser: 5 },
	}),
	'locationStockHistory.getAll': sends('GET /location-stock-history', {
		parameters: {
			limit: 1,
			filters: { sincedate: '2026-01-05T09:30:00Z', idproduct: byId(720), idlocation },
		},
		query: { sincedate: '2026-01-05 10:30:00', idproduct: '720', idlocation: '41' },
		answer: [{ idproduct_location_stock_history: 71 }, { idproduct_location_stock_history: 72 }],
		gives: [{ idproduct_location_stock_history: 71 }],
	}),
	'locationStockHistory.get': asks('GET /location-stock-history/{id=71}', {
		idproduct_location_stock_history: 71,
	}),
};

/** Warehouses: docs/services/picqer.md, 2.15. */
const warehouses: Cases = {
	'warehouse.getAll': inTurn(
		{ parameters: { limit: 1 }, gives: [{ idwarehouse: 18 }] },
		{ request: 'GET /warehouses', answer: [{ idwarehouse: 18 }, { idwarehouse: 19 }] },
	),
	'warehouse.get': asks('GET /warehouses/{idwarehouse=18}', { idwarehouse: 18, priority: 1 }),
	'warehouse.getProducts': {
		parameters: { idwarehouse, returnAll: true },
		exchanges: [
			{ request: 'GET /warehouses/18/stock', answer: hundred },
			call('GET /warehouses/18/stock?offset=100', [
				{ idproduct: 720, productcode: 'LAMP-01', stock: { stock: 40 } },
			]),
		],
		gives: [...hundred, { idproduct: 720, productcode: 'LAMP-01', stock: { stock: 40 } }],
	},
};

const locationFields = {
	remarks: 'Behind the door',
	idlocation_type,
	parent_idlocation: byId(40),
	unlink_on_empty: true,
	is_bulk_location: false,
	is_exclusive_location: true,
};

const locationFieldsSent = {
	remarks: 'Behind the door',
	idlocation_type: 2,
	parent_idlocation: 40,
	unlink_on_empty: true,
	is_bulk_location: false,
	is_exclusive_location: true,
};

/** Locations and their types: docs/services/picqer.md, 2.16 and 2.17. */
const locations: Cases = {
	'location.getAll': [
		passesOn(
			'GET /locations',
			{
				limit: 1,
				filters: {
					type: 'container',
					idlocation_type,
					idwarehouse,
					only_available: true,
					name: 'A.1.3',
				},
			},
			{ answer: [{ idlocation: 41 }, { idlocation: 42 }], gives: [{ idlocation: 41 }] },
		),
		asks('GET /locations', [], { filters: { only_available: false } }),
	],
	'location.get': asks('GET /locations/{idlocation=41}', { idlocation: 41, name: 'A.1.3' }),
	'location.create': [
		sends('POST /locations?auto_link_to_parent=1', {
			parameters: {
				idwarehouse,
				name: 'A.1.3',
				additionalFields: { type: 'location', ...locationFields, auto_link_to_parent: true },
			},
			body: { idwarehouse: 18, name: 'A.1.3', type: 'location', ...locationFieldsSent },
			answer: { idlocation: 41 },
		}),
		sends('POST /locations', {
			parameters: {
				idwarehouse,
				name: 'Cart 1',
				additionalFields: { type: 'container', auto_link_to_parent: false },
			},
			body: { idwarehouse: 18, name: 'Cart 1', type: 'container' },
		}),
	],
	'location.update': sends('PUT /locations/{idlocation=41}', {
		parameters: {
			updateFields: { name: 'A.1.4', idwarehouse, type: 'location', ...locationFields },
		},
		body: { name: 'A.1.4', idwarehouse: 18, type: 'location', ...locationFieldsSent },
		answer: { idlocation: 41 },
	}),
	'location.delete': removes('DELETE /locations/{idlocation=41}'),
	'location.getProducts': inTurn(
		{ parameters: { idlocation, limit: 101 }, gives: [...hundred, { idproduct: 720 }] },
		{ request: 'GET /locations/41/products', answer: hundred },
		call('GET /locations/41/products?offset=100', [{ idproduct: 720 }, { idproduct: 721 }]),
	),
	'location.setIntent': sends('PUT /locations/{idlocation=41}/products/{idproduct=720}/intent', {
		parameters: { intendedLocation: byId(52) },
		body: { idlocation: 52 },
	}),
	'locationType.getAll': sends('GET /locationtypes', {
		parameters: { limit: 1 },
		answer: [{ idlocation_type: 2 }, { idlocation_type: 3 }],
		gives: [{ idlocation_type: 2 }],
	}),
	'locationType.get': asks('GET /locationtypes/{idlocation_type=2}', { idlocation_type: 2 }),
	'locationType.create': sends('POST /locationtypes', {
		parameters: { name: 'Bulk', color: '#0000f0' },
		body: { name: 'Bulk', color: '#0000f0' },
		answer: { idlocation_type: 2 },
	}),
	'locationType.update': passesOn('PUT /locationtypes/{idlocation_type=2}', {
		updateFields: { name: 'Pallets', color: '#ff0000' },
	}),
	'locationType.delete': removes('DELETE /locationtypes/{idlocation_type=2}'),
	'locationType.setDefault': inTurn(
		{ parameters: { idlocation_type }, gives: [{ success: true }] },
		{ request: 'POST /locationtypes/2/default', status: 204, answer: '' },
	),
};

/** Warehouses, locations and their history: docs/services/picqer.md, 2.8, 2.9 and 2.15 to 2.17. */
export const warehouseCases: Cases = {
	...histories,
	...warehouses,
	...locations,
};
