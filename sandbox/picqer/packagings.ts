import type { FastifyInstance } from 'fastify';

import { activeOrNot } from './lists';
import { registerReading } from './reading';
import type { Packaging } from './warehouseTypes';
import { bodyOf, nextId, nowText, pickFields, requireFields, type PicqerWorld } from './world';

const createFields = [
	'name',
	'barcode',
	'length',
	'width',
	'height',
	'use_in_auto_advice',
] as const;

function createPackaging(world: PicqerWorld, body: Record<string, unknown>): Packaging {
	requireFields(body, 'name');
	const now = nowText();
	const packaging: Packaging = {
		idpackaging: nextId(world, 'packaging'),
		barcode: null,
		length: null,
		width: null,
		height: null,
		use_in_auto_advice: false,
		active: true,
		...(pickFields(body, createFields) as { name: string }),
		created_at: now,
		updated_at: now,
	};
	world.state.packagings.push(packaging);
	return packaging;
}

/** What goods are shipped in. */
export function registerPackagings(scope: FastifyInstance, world: PicqerWorld): void {
	const find = registerReading<Packaging>(scope, '/packagings', {
		rows: () => world.state.packagings,
		listed: (request) => activeOrNot(request, world.state.packagings),
		idField: 'idpackaging',
	});

	scope.post('/packagings', (request, reply) =>
		reply.code(201).send(createPackaging(world, bodyOf(request))),
	);
	scope.put('/packagings/:id', (request) =>
		Object.assign(
			find(request),
			pickFields(bodyOf(request), [...createFields, 'active'] as const),
			{ updated_at: nowText() },
		),
	);
}
