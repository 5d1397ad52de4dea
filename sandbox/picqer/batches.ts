import type { FastifyInstance, FastifyRequest } from 'fastify';

import { registerComments } from './comments';
import { known } from './checks';
import { refused } from './errors';
import { activeOrNot, exact } from './lists';
import { simplePdf } from './pdf';
import { presentPicklist } from './present';
import { picklistsOf, piecesOn, presentBatch, presentWholeBatch } from './presentBatch';
import { registerReading } from './reading';
import type { Picklist } from './types';
import type { Batch, BatchPreset } from './warehouseTypes';
import {
	bodyOf,
	nextId,
	nowText,
	parameter,
	requireFields,
	rowFromPath,
	type PicqerWorld,
} from './world';

/** Picklists that can still be put into a batch. */
function freePicklists(world: PicqerWorld): Picklist[] {
	return world.state.picklists.filter(
		({ status, idpicklist_batch }) => status === 'new' && idpicklist_batch === null,
	);
}

function picklistsForPreset(world: PicqerWorld, { singlesOnly }: BatchPreset): Picklist[] {
	return freePicklists(world).filter((picklist) => !singlesOnly || piecesOn(picklist) === 1);
}

function chosenPicklists(world: PicqerWorld, body: Record<string, unknown>): Picklist[] {
	if (Array.isArray(body.idpicklists)) {
		const free = freePicklists(world);
		return body.idpicklists.map((id) => known(free, 'idpicklist', id, refused(21)));
	}
	if (body.idpicklist_batch_preset !== undefined) {
		const presets = world.state.batchPresets.filter(({ active }) => active);
		return picklistsForPreset(
			world,
			known(presets, 'idpicklist_batch_preset', body.idpicklist_batch_preset, refused(21)),
		);
	}
	requireFields(body, 'idwarehouse');
	return freePicklists(world).filter(({ idwarehouse }) => idwarehouse === Number(body.idwarehouse));
}

function announceChange(world: PicqerWorld, batch: Batch): void {
	batch.updated_at = nowText();
	world.events.fire('picklist_batches.changed', presentBatch(world, batch));
}

function createBatch(world: PicqerWorld, body: Record<string, unknown>): Batch {
	const chosen = chosenPicklists(world, body);
	if (chosen.length === 0) throw refused(21, 'There are no picklists for this batch');
	// A batch is one walk, so it stays inside one warehouse.
	const { idwarehouse } = chosen[0];
	const picklists = chosen.filter((picklist) => picklist.idwarehouse === idwarehouse);
	const now = nowText();
	const batch: Batch = {
		idpicklist_batch: nextId(world, 'batch'),
		idwarehouse,
		title: body.title ? String(body.title) : null,
		type: picklists.every((picklist) => piecesOn(picklist) === 1) ? 'singles' : 'normal',
		status: 'open',
		assigned_to_iduser: null,
		completed_by_iduser: null,
		completed_at: null,
		created_at: now,
		updated_at: now,
	};
	world.state.batches.push(batch);
	picklists.forEach((picklist) => {
		picklist.idpicklist_batch = batch.idpicklist_batch;
	});
	world.events.fire('picklist_batches.created', presentBatch(world, batch));
	return batch;
}

function requireOpenBatch(batch: Batch): void {
	if (batch.status !== 'open') throw refused(21);
}

function registerBatchPicklists(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Batch,
): void {
	scope.post('/picklists/batches/:id/picklists', (request) => {
		const batch = find(request);
		const body = bodyOf(request);
		requireOpenBatch(batch);
		requireFields(body, 'idpicklist');
		const free = freePicklists(world).filter(
			({ idwarehouse }) => idwarehouse === batch.idwarehouse,
		);
		known(free, 'idpicklist', body.idpicklist, refused(21)).idpicklist_batch =
			batch.idpicklist_batch;
		announceChange(world, batch);
		return presentWholeBatch(world, batch);
	});
	scope.delete('/picklists/batches/:id/picklists/:picklist', (request, reply) => {
		const batch = find(request);
		const picklists = picklistsOf(world, batch);
		const picklist = rowFromPath(request, picklists, 'idpicklist', 'picklist');
		requireOpenBatch(batch);
		picklist.idpicklist_batch = null;
		announceChange(world, batch);
		return reply.code(204).send();
	});
	scope.get('/picklists/batches/:id/products/:product/picklists', (request) => {
		const idproduct = Number(parameter(request, 'product'));
		return picklistsOf(world, find(request))
			.filter(({ products }) => products.some((product) => product.idproduct === idproduct))
			.map((picklist) => presentPicklist(world, picklist));
	});
}

/** Takes back all picks of the picklists that are still open. */
function resetBatch(world: PicqerWorld, batch: Batch): void {
	requireOpenBatch(batch);
	const open = picklistsOf(world, batch).filter(
		({ status }) => !['closed', 'cancelled'].includes(status),
	);
	for (const product of open.flatMap(({ products }) => products)) {
		product.amount_picked = 0;
		product.pickLocations.forEach((place) => {
			place.amount_picked = 0;
		});
	}
	announceChange(world, batch);
}

function assignBatch(world: PicqerWorld, batch: Batch, iduser: unknown): void {
	if (iduser === undefined) throw refused(5, 'Required parameters are missing: iduser');
	requireOpenBatch(batch);
	batch.assigned_to_iduser =
		iduser === null ? null : known(world.state.users, 'iduser', iduser).iduser;
	announceChange(world, batch);
}

function registerPresets(scope: FastifyInstance, world: PicqerWorld): void {
	const present = ({ idpicklist_batch_preset, name, active }: BatchPreset) => ({
		idpicklist_batch_preset,
		name,
		active,
	});

	registerReading<BatchPreset>(scope, '/picklists/batches/presets', {
		rows: () => world.state.batchPresets,
		listed: (request) => activeOrNot(request, world.state.batchPresets),
		idField: 'idpicklist_batch_preset',
		present,
		presentOne: (preset) => ({
			...present(preset),
			picklists_count: picklistsForPreset(world, preset).length,
		}),
	});
}

/** Batches of picklists, and the presets that make them. */
export function registerBatches(scope: FastifyInstance, world: PicqerWorld): void {
	registerPresets(scope, world);
	const find = registerReading<Batch>(scope, '/picklists/batches', {
		rows: () => world.state.batches,
		idField: 'idpicklist_batch',
		filters: {
			idwarehouse: exact('idwarehouse'),
			assigned_to_iduser: exact('assigned_to_iduser'),
			type: exact('type'),
			status: exact('status'),
		},
		present: (batch) => presentBatch(world, batch),
		presentOne: (batch) => presentWholeBatch(world, batch),
	});

	scope.post('/picklists/batches', (request, reply) =>
		reply.code(201).send(presentWholeBatch(world, createBatch(world, bodyOf(request)))),
	);
	scope.post('/picklists/batches/:id/assign', (request) => {
		const batch = find(request);
		assignBatch(world, batch, bodyOf(request).iduser);
		return presentWholeBatch(world, batch);
	});
	scope.post('/picklists/batches/:id/reset', (request) => {
		const batch = find(request);
		resetBatch(world, batch);
		return presentWholeBatch(world, batch);
	});
	scope.get('/picklists/batches/:id/pdf', (request, reply) =>
		reply.type('application/pdf').send(simplePdf(`Batch ${find(request).idpicklist_batch}`)),
	);
	registerBatchPicklists(scope, world, find);
	registerComments(scope, world, {
		path: 'picklists/batches',
		type: 'picklist_batch',
		find,
		source: ({ idpicklist_batch }: Batch) => ({
			idpicklist_batch,
			picklist_batchid: idpicklist_batch,
		}),
		idField: 'idpicklist_batch',
	});
}
