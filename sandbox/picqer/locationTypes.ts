import type { FastifyInstance } from 'fastify';

import { checkColor } from './checks';
import { refused } from './errors';
import { registerReading } from './reading';
import type { LocationType } from './warehouseTypes';
import { bodyOf, nextId, pickFields, requireFields, type PicqerWorld } from './world';

/** The kinds of locations. */
export function registerLocationTypes(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<LocationType>(scope, '/locationtypes', {
		rows: () => world.state.locationTypes,
		idField: 'idlocation_type',
	});
	const inUse = ({ idlocation_type: id }: LocationType) =>
		world.state.locations.some(({ idlocation_type }) => idlocation_type === id);

	scope.post('/locationtypes', (request, reply) => {
		const body = bodyOf(request);
		requireFields(body, 'name', 'color');
		checkColor(body.color);
		const made: LocationType = {
			idlocation_type: nextId(world, 'locationType'),
			name: String(body.name),
			default: false,
			color: String(body.color),
		};
		world.state.locationTypes.push(made);
		return reply.code(201).send(made);
	});
	scope.put('/locationtypes/:id', (request) => {
		const found = find(request);
		const fields = pickFields(bodyOf(request), ['name', 'color'] as const);
		checkColor(fields.color);
		return Object.assign(found, fields);
	});
	scope.delete('/locationtypes/:id', (request, reply) => {
		const found = find(request);
		if (found.default || inUse(found)) throw refused(21);
		world.state.locationTypes = world.state.locationTypes.filter((row) => row !== found);
		return reply.code(204).send();
	});
	scope.post('/locationtypes/:id/default', (request) => {
		const chosen = find(request);
		world.state.locationTypes.forEach((row) => {
			row.default = row === chosen;
		});
		return chosen;
	});
}
