import type { FastifyInstance } from 'fastify';

import { exact, filtered, isOn, pageOf, queryOf } from './lists';
import { notFound } from './errors';
import { stockRow } from './stock';
import type { Location, PicqerState, PlainRow, User } from './types';
import { apiUser, parameter, rowFromPath, type PicqerWorld } from './world';

/** Lists of plain rows: path, where the rows are, and the name of their id. */
const plainLists: Array<[path: string, rows: (state: PicqerState) => PlainRow[], idField: string]> =
	[
		['vatgroups', (state) => state.vatGroups, 'idvatgroup'],
		['templates', (state) => state.templates, 'idtemplate'],
		['pricelists', (state) => state.priceLists, 'idpricelist'],
		['productfields', (state) => state.productFields, 'idproductfield'],
		['orderfields', (state) => state.orderFields, 'idorderfield'],
		['customerfields', (state) => state.customerFields, 'idcustomerfield'],
	];

function registerPlainLists(scope: FastifyInstance, world: PicqerWorld): void {
	for (const [path, rows, idField] of plainLists) {
		scope.get(`/${path}`, (request) => pageOf(request, rows(world.state)));
		scope.get(`/${path}/:id`, (request) => rowFromPath(request, rows(world.state), idField));
	}
}

// prettier-ignore
const rights = [
	'orders.edit', 'orders.cancel', 'picklists.edit', 'picklists.cancel', 'picklists.manual_pick',
	'picklists.manual_pick_all', 'backorders.process', 'purchaseorders.edit',
];

function userWithRights(user: User): Record<string, unknown> {
	return { ...user, rights: rights.map((right) => ({ right, granted: user.admin })) };
}

function registerUsers(scope: FastifyInstance, world: PicqerWorld): void {
	scope.get('/users', (request) =>
		pageOf(
			request,
			filtered<User>(request, world.state.users, {
				active: (user, value) => user.active === isOn(value),
			}),
		),
	);
	scope.get('/users/me', () => {
		const me = world.state.users.find(({ iduser }) => iduser === apiUser);
		return me && userWithRights(me);
	});
	scope.get('/users/:id', (request) =>
		userWithRights(rowFromPath(request, world.state.users, 'iduser')),
	);
}

function registerWarehouses(scope: FastifyInstance, world: PicqerWorld): void {
	scope.get('/warehouses', (request) => pageOf(request, world.state.warehouses));
	scope.get('/warehouses/:id', (request) =>
		rowFromPath(request, world.state.warehouses, 'idwarehouse'),
	);
	scope.get('/warehouses/:id/stock', (request) => {
		const { idwarehouse } = rowFromPath(request, world.state.warehouses, 'idwarehouse');
		return pageOf(request, world.state.products).map(({ idproduct, productcode }) => ({
			idproduct,
			productcode,
			stock: stockRow(world, idproduct, idwarehouse),
		}));
	});
	scope.get('/locations', (request) =>
		pageOf(
			request,
			filtered<Location>(request, world.state.locations, {
				type: exact('type'),
				idlocation_type: ({ location_type }, value) =>
					String(location_type.idlocation_type) === value,
				idwarehouse: exact('idwarehouse'),
				name: exact('name'),
				only_available: ({ idlocation }, value) =>
					!isOn(value) || world.state.locationLinks.every((link) => link.idlocation !== idlocation),
			}),
		),
	);
	scope.get('/locations/:id', (request) =>
		rowFromPath(request, world.state.locations, 'idlocation'),
	);
}

/** The figures that Picqer counts, each with its description and its value. */
function statsOf(
	state: PicqerState,
	today: string,
): Record<string, [description: string, value: number]> {
	const open = state.picklists.filter(({ status }) => !['closed', 'cancelled'].includes(status));
	const closedToday = state.picklists.filter(({ closed_at }) => closed_at?.startsWith(today));
	const newToday = state.orders.filter(({ created }) => created.startsWith(today));
	const active = state.products.filter(({ active: isActive }) => isActive);
	return {
		'open-picklists': ['Open picklists', open.length],
		'open-orders': [
			'Open orders',
			state.orders.filter(({ status }) => status === 'processing').length,
		],
		backorders: ['Backorders', state.backorders.length],
		'new-orders-today': ['New orders today', newToday.length],
		'closed-picklists-today': ['Closed picklists today', closedToday.length],
		'total-orders': ['All orders', state.orders.length],
		'total-products': ['All products', state.products.length],
		'active-products': ['Active products', active.length],
		'inactive-products': ['Inactive products', state.products.length - active.length],
	};
}

function registerStats(scope: FastifyInstance, world: PicqerWorld, today: () => string): void {
	scope.get('/stats', () =>
		Object.fromEntries(
			Object.entries(statsOf(world.state, today())).map(([key, [description]]) => [
				key,
				{ description },
			]),
		),
	);
	scope.get('/stats/:key', (request) => {
		const found = statsOf(world.state, today())[parameter(request, 'key')];
		if (!found) throw notFound();
		return { value: found[1] };
	});
}

/** Everything that the sandbox only lets callers read. */
export function registerReadOnly(
	scope: FastifyInstance,
	world: PicqerWorld,
	today: () => string,
): void {
	registerPlainLists(scope, world);
	registerUsers(scope, world);
	registerWarehouses(scope, world);
	registerStats(scope, world, today);
	scope.get('/shippingproviders', () => world.state.shippingProviders);
	scope.get('/packagings', (request) => {
		const inactive = isOn(queryOf(request).inactive);
		return pageOf(
			request,
			world.state.packagings.filter(({ active }) => active !== inactive),
		);
	});
	scope.get('/packagings/:id', (request) =>
		rowFromPath(request, world.state.packagings, 'idpackaging'),
	);
}
