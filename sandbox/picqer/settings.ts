import type { FastifyInstance } from 'fastify';

import { pageOf } from './lists';
import { registerReading } from './reading';
import type { PicqerState } from './seeds';
import { apiUser, type PicqerWorld } from './world';

type PlainRow = Record<string, unknown>;

/** Lists of plain rows: path, name of their id, and where the rows are. */
const plainLists: Array<[path: string, idField: string, rows: (state: PicqerState) => PlainRow[]]> =
	[
		['/warehouses', 'idwarehouse', (state) => state.warehouses],
		['/vatgroups', 'idvatgroup', (state) => state.vatGroups],
		['/templates', 'idtemplate', (state) => state.templates],
		['/pricelists', 'idpricelist', (state) => state.priceLists],
		['/productfields', 'idproductfield', (state) => state.productFields],
		['/orderfields', 'idorderfield', (state) => state.orderFields],
		['/customerfields', 'idcustomerfield', (state) => state.customerFields],
	];

// prettier-ignore
const rights = [
	'orders.edit', 'orders.cancel', 'picklists.edit', 'picklists.cancel', 'picklists.manual_pick',
	'picklists.manual_pick_all', 'backorders.process', 'purchaseorders.edit',
];

/** How the account is set up, which callers can only read. */
export function registerSettings(scope: FastifyInstance, world: PicqerWorld): void {
	for (const [path, idField, rows] of plainLists)
		registerReading(scope, path, { rows: () => rows(world.state), idField });
	const withRights = (user: PicqerState['users'][number]) => ({
		...user,
		rights: rights.map((right) => ({ right, granted: user.admin })),
	});
	registerReading(scope, '/users', {
		rows: () => world.state.users,
		idField: 'iduser',
		filters: { active: (user, value) => String(user.active) === value },
		present: withRights,
	});
	scope.get('/users/me', () =>
		world.state.users
			.filter(({ iduser }) => iduser === apiUser)
			.map(withRights)
			.at(0),
	);
	scope.get('/shippingproviders', () => world.state.shippingProviders);
	scope.get('/return_statuses', (request) => pageOf(request, world.state.returnStatuses));
	scope.get('/return_reasons', (request) => pageOf(request, world.state.returnReasons));
}
