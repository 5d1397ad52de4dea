import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { notFound, refused } from './errors';
import { searchIn } from './lists';
import { tagList } from './present';
import { registerReading } from './reading';
import type { Order } from './orderRows';
import { nextId, parameter, requireFields, type PicqerWorld } from './world';

/** The tags of orders. */
export function registerTagLinks(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Order,
): void {
	scope.get('/orders/:id/tags', (request) => tagList(world, find(request).tags));
	scope.post('/orders/:id/tags', (request, reply) => {
		const order = find(request);
		const body = bodyOf(request);
		requireFields(body, 'idtag');
		const [tag] = tagList(world, [Number(body.idtag)]);
		if (!tag) throw notFound();
		order.tags = [...new Set([...order.tags, tag.idtag])];
		return reply.code(201).send(tagList(world, order.tags));
	});
	scope.delete('/orders/:id/tags/:tag', (request, reply) => {
		const order = find(request);
		const id = Number(parameter(request, 'tag'));
		if (!order.tags.includes(id)) throw notFound();
		order.tags = order.tags.filter((idtag) => idtag !== id);
		return reply.code(204).send();
	});
}

/** The tags themselves. */
export function registerTags(scope: FastifyInstance, world: PicqerWorld): void {
	registerReading(scope, '/tags', {
		rows: () => world.state.tags,
		idField: 'idtag',
		filters: { search: searchIn('title') },
	});
	scope.post('/tags', (request, reply) => {
		const body = bodyOf(request);
		requireFields(body, 'title', 'color', 'inherit');
		if (!/^#[0-9a-f]{6}$/i.test(String(body.color)))
			throw refused(5, 'color must be a hex colour, for example #32CD32');
		const tag = {
			idtag: nextId(world, 'tag'),
			title: String(body.title),
			color: String(body.color),
			inherit: Boolean(body.inherit),
			textColor: '#ffffff',
		};
		world.state.tags.push(tag);
		return reply.code(201).send(tag);
	});
}
