import type { FastifyInstance } from 'fastify';

import type { User } from './accountTypes';
import { exact, isOn, pageOf } from './lists';
import { registerReading } from './reading';
import { stockRow } from './stock';
import type { PicqerState, PlainRow } from './types';
import { apiUser, type PicqerWorld } from './world';

/** Lists of plain rows: path, where the rows are, and the name of their id. */
const plainLists: Array<[path: string, rows: (state: PicqerState) => PlainRow[], idField: string]> =
	[
		['vatgroups', (state) => state.vatGroups, 'idvatgroup'],
		['templates', (state) => state.templates, 'idtemplate'],
		['pricelists', (state) => state.priceLists, 'idpricelist'],
		['productfields', (state) => state.productFields, 'idproductfield'],
		['orderfields', (state) => state.orderFields, 'idorderfield'],
		['customerfields', (state) => state.customerFields, 'idcustomerfield'],
		['packingstations', (state) => state.packingStations, 'idpacking_station'],
	];

function registerPlainLists(scope: FastifyInstance, world: PicqerWorld): void {
	for (const [path, rows, idField] of plainLists) {
		registerReading(scope, `/${path}`, { rows: () => rows(world.state), idField });
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
	registerReading<User>(scope, '/users', {
		rows: () => world.state.users,
		idField: 'iduser',
		filters: { active: (user, value) => user.active === isOn(value) },
		presentOne: userWithRights,
	});
	scope.get('/users/me', () => {
		const me = world.state.users.find(({ iduser }) => iduser === apiUser);
		return me && userWithRights(me);
	});
}

function registerWarehouses(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading(scope, '/warehouses', {
		rows: () => world.state.warehouses,
		idField: 'idwarehouse',
	});
	scope.get('/warehouses/:id/stock', (request) => {
		const { idwarehouse } = find(request);
		return pageOf(request, world.state.products).map(({ idproduct, productcode }) => ({
			idproduct,
			productcode,
			stock: stockRow(world, idproduct, idwarehouse),
		}));
	});
}

/** Everything that the sandbox only lets callers read. */
export function registerReadOnly(scope: FastifyInstance, world: PicqerWorld): void {
	registerPlainLists(scope, world);
	registerUsers(scope, world);
	registerWarehouses(scope, world);
	scope.get('/shippingproviders', () => world.state.shippingProviders);
	// Importing is not documented, so webshop orders can only be read.
	registerReading(scope, '/webshoporders', {
		rows: () => world.state.webshopOrders,
		idField: 'idcompany_webshop_order',
		filters: {
			foreign_id: exact('foreign_id'),
			foreign_number: exact('foreign_number'),
			idorder: exact('idorder'),
		},
	});
}
