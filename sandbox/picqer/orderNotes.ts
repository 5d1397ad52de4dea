import type { FastifyInstance, FastifyRequest } from 'fastify';

import { presentOrder } from './present';
import type { Order } from './types';
import { apiUser, bodyOf, nextId, nowText, requireFields, type PicqerWorld } from './world';

/** Notes, the older kind of comments. */
export function registerNotes(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Order,
): void {
	scope.get('/orders/:id/notes', (request) => {
		const { idorder } = find(request);
		return world.state.notes.filter((note) => note.idorder === idorder);
	});
	scope.post('/orders/:id/notes', (request, reply) => {
		const order = find(request);
		requireFields(bodyOf(request), 'note');
		const note = {
			idorder_log: nextId(world, 'note'),
			iduser: apiUser,
			idorder: order.idorder,
			idpicklist: null,
			type: 'note',
			action: 'note',
			description: String(bodyOf(request).note),
			details: null,
			created_at: nowText(),
		};
		world.state.notes.push(note);
		world.events.fire('orders.notes.created', { order: presentOrder(world, order), note });
		return reply.code(201).send(note);
	});
}
