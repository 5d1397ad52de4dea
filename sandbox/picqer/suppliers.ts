import type { FastifyInstance } from 'fastify';

import { checkCountry } from './checks';
import { registerComments } from './comments';
import { activeOrNot } from './lists';
import { noPostalAddress } from './postalAddress';
import { commentCount, fullAddress } from './present';
import type { Supplier } from './purchasingTypes';
import { registerReading } from './reading';
import { bodyOf, nextId, nowText, pickFields, requireFields, type PicqerWorld } from './world';

const noFields = {
	...noPostalAddress,
	telephone: null as string | null,
	emailaddress: null as string | null,
	remarks: null as string | null,
	language: 'nl',
	active: true,
};

const writableFields = [
	'name',
	...(Object.keys(noFields) as Array<keyof typeof noFields>),
] as const;

function present(world: PicqerWorld, supplier: Supplier): Record<string, unknown> {
	return {
		...supplier,
		full_address: fullAddress(supplier),
		comment_count: commentCount(world, `supplier ${supplier.idsupplier}`),
	};
}

function createSupplier(world: PicqerWorld, body: Record<string, unknown>): Supplier {
	requireFields(body, 'name');
	checkCountry(body.country);
	const now = nowText();
	const supplier: Supplier = {
		idsupplier: nextId(world, 'supplier'),
		...noFields,
		...(pickFields(body, writableFields) as { name: string }),
		created: now,
		updated: now,
	};
	world.state.suppliers.push(supplier);
	return supplier;
}

/** Suppliers with their comments. */
export function registerSuppliers(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<Supplier>(scope, '/suppliers', {
		rows: () => world.state.suppliers,
		listed: (request) => activeOrNot(request, world.state.suppliers),
		idField: 'idsupplier',
		present: (supplier) => present(world, supplier),
	});

	// Other creates answer 201, this one 200.
	scope.post('/suppliers', (request) => present(world, createSupplier(world, bodyOf(request))));
	scope.put('/suppliers/:id', (request) => {
		const supplier = find(request);
		const fields = pickFields(bodyOf(request), writableFields);
		checkCountry(fields.country);
		return present(world, Object.assign(supplier, fields, { updated: nowText() }));
	});
	registerComments(scope, world, {
		path: 'suppliers',
		type: 'supplier',
		find,
		source: ({ idsupplier, name }: Supplier) => ({ idsupplier, name }),
		idField: 'idsupplier',
	});
}
