import type { FastifyInstance, FastifyRequest } from 'fastify';

import { checkOptional, known } from './checks';
import { refused } from './errors';
import { exact, isOn, pageOf, queryOf } from './lists';
import { presentLocation } from './present';
import { registerReading } from './reading';
import type { Location, LocationLink } from './warehouseTypes';
import { bodyOf, nextId, pickFields, requireFields, rowFromPath, type PicqerWorld } from './world';

const sharedFields = ['name', 'remarks'] as const;
const locationFields = [
	...sharedFields,
	'idlocation_type',
	'parent_idlocation',
	'unlink_on_empty',
	'is_bulk_location',
	'is_exclusive_location',
] as const;

function fieldsFrom(
	world: PicqerWorld,
	type: Location['type'],
	body: Record<string, unknown>,
): Partial<Location> {
	const names = type === 'container' ? sharedFields : locationFields;
	const fields = pickFields<string>(body, names) as Partial<Location>;
	checkOptional(world.state.locationTypes, 'idlocation_type', fields.idlocation_type);
	checkOptional(world.state.locations, 'idlocation', fields.parent_idlocation);
	return fields;
}

function addLocation(
	world: PicqerWorld,
	idwarehouse: number,
	name: string,
	type: Location['type'] = 'location',
): Location {
	const standard = world.state.locationTypes.find((row) => row.default);
	const location: Location = {
		idlocation: nextId(world, 'location'),
		idwarehouse,
		parent_idlocation: null,
		type,
		name,
		remarks: null,
		unlink_on_empty: false,
		idlocation_type: type === 'container' ? null : (standard?.idlocation_type ?? null),
		is_bulk_location: false,
		is_exclusive_location: false,
	};
	world.state.locations.push(location);
	return location;
}

/** The location that a name hangs below: `A.1` for `A.1.3`. It is made when there is none. */
function parentOf(world: PicqerWorld, { idwarehouse, name }: Location): Location | undefined {
	const parentName = name.split('.').slice(0, -1).join('.');
	if (parentName === '') return undefined;
	const found = world.state.locations.find(
		(row) => row.idwarehouse === idwarehouse && row.name === parentName,
	);
	return found ?? addLocation(world, idwarehouse, parentName);
}

function createLocation(world: PicqerWorld, request: FastifyRequest): Location {
	const body = bodyOf(request);
	requireFields(body, 'idwarehouse', 'name');
	const { idwarehouse } = known(world.state.warehouses, 'idwarehouse', body.idwarehouse);
	const type = body.type ?? 'location';
	if (type !== 'location' && type !== 'container')
		throw refused(5, 'type must be location or container');
	const fields = fieldsFrom(world, type, body);
	const location = addLocation(world, idwarehouse, String(body.name), type);
	Object.assign(location, fields);
	if (type === 'location' && isOn(queryOf(request).auto_link_to_parent))
		location.parent_idlocation = parentOf(world, location)?.idlocation ?? null;
	return location;
}

function presentProductOn(world: PicqerWorld, link: LocationLink): Record<string, unknown> {
	const product = world.state.products.find(({ idproduct }) => idproduct === link.idproduct);
	return {
		idproduct: link.idproduct,
		productcode: product?.productcode,
		name: product?.name,
		is_preferred: link.is_preferred,
		note: link.note,
		stock_for_product: { stock: link.stock, stock_reserved_picklists: 0 },
	};
}

function registerProductsOn(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Location,
): void {
	const linksOf = (request: FastifyRequest) => {
		const { idlocation } = find(request);
		return world.state.locationLinks.filter((link) => link.idlocation === idlocation);
	};

	scope.get('/locations/:id/products', (request) =>
		pageOf(request, linksOf(request)).map((link) => presentProductOn(world, link)),
	);
	scope.put('/locations/:id/products/:product/intent', (request) => {
		const body = bodyOf(request);
		if (find(request).type !== 'container') throw refused(21);
		const link = rowFromPath(request, linksOf(request), 'idproduct', 'product');
		requireFields(body, 'idlocation');
		const { idlocation } = known(world.state.locations, 'idlocation', body.idlocation);
		link.intendedLocation = idlocation;
		return { idproduct: link.idproduct, idlocation };
	});
}

/** The places in the warehouses, and the containers. */
export function registerLocations(scope: FastifyInstance, world: PicqerWorld): void {
	const isLinked = ({ idlocation }: Location) =>
		world.state.locationLinks.some((link) => link.idlocation === idlocation);
	const find = registerReading<Location>(scope, '/locations', {
		rows: () => world.state.locations,
		listed: (request) => {
			const wanted = queryOf(request).type ?? 'location';
			return world.state.locations.filter(({ type }) => type === wanted);
		},
		idField: 'idlocation',
		filters: {
			idlocation_type: exact('idlocation_type'),
			idwarehouse: exact('idwarehouse'),
			name: exact('name'),
			only_available: (location, value) => !isOn(value) || !isLinked(location),
		},
		present: (location) => presentLocation(world, location),
	});

	scope.post('/locations', (request, reply) =>
		reply.code(201).send(presentLocation(world, createLocation(world, request))),
	);
	scope.put('/locations/:id', (request) => {
		const location = find(request);
		Object.assign(location, fieldsFrom(world, location.type, bodyOf(request)));
		return presentLocation(world, location);
	});
	scope.delete('/locations/:id', (request, reply) => {
		const location = find(request);
		if (isLinked(location)) throw refused(21, 'There are products linked to this location');
		world.state.locations = world.state.locations.filter((row) => row !== location);
		return reply.code(204).send();
	});
	registerProductsOn(scope, world, find);
}
