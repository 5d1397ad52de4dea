import type { FastifyInstance, FastifyRequest } from 'fastify';

import { exact, filtered } from './lists';
import type { PickingContainer } from './warehouseTypes';
import { bodyOf, nextId, nowText, requireFields, rowFromPath, type PicqerWorld } from './world';

function link(world: PicqerWorld, container: PickingContainer, id: unknown): void {
	const picklist = world.state.picklists.find(({ idpicklist }) => idpicklist === Number(id));
	// Picqer answers 200 for an unknown picklist as well and leaves the container as it was.
	if (picklist) Object.assign(container, { idpicklist: Number(id), updated_at: nowText() });
}

/** Bins and bags for picking. */
export function registerPickingContainers(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) =>
		rowFromPath(request, world.state.pickingContainers, 'idpicking_container');

	// This list has no pages.
	scope.get('/picking-containers', (request) =>
		filtered<PickingContainer>(request, world.state.pickingContainers, {
			idpicklist: exact('idpicklist'),
		}),
	);
	scope.get('/picking-containers/:id', find);
	scope.post('/picking-containers', (request, reply) => {
		const body = bodyOf(request);
		requireFields(body, 'name');
		const now = nowText();
		const container: PickingContainer = {
			idpicking_container: nextId(world, 'container'),
			idpicklist: null,
			name: String(body.name),
			created_at: now,
			updated_at: now,
		};
		world.state.pickingContainers.push(container);
		return reply.code(201).send(container);
	});
	scope.put('/picking-containers/:id', (request) => {
		const container = find(request);
		const body = bodyOf(request);
		requireFields(body, 'name');
		return Object.assign(container, { name: String(body.name), updated_at: nowText() });
	});
	scope.delete('/picking-containers/:id', (request, reply) => {
		const container = find(request);
		world.state.pickingContainers = world.state.pickingContainers.filter(
			(row) => row !== container,
		);
		return reply.code(204).send();
	});
	scope.post('/picking-containers/:id/link', (request) => {
		const container = find(request);
		const body = bodyOf(request);
		requireFields(body, 'idpicklist');
		link(world, container, body.idpicklist);
		return container;
	});
}
