import type { FastifyInstance, FastifyRequest } from 'fastify';

import { checkColor } from './checks';
import { filtered, pageOf, searchIn } from './lists';
import { notFound } from './errors';
import type { Tag } from './types';
import {
	bodyOf,
	nextId,
	parameter,
	pickFields,
	requireFields,
	rowFromPath,
	type PicqerWorld,
} from './world';

/** Attaching tags to objects of one kind. */
export function registerTagLinks(
	scope: FastifyInstance,
	world: PicqerWorld,
	path: string,
	find: (request: FastifyRequest) => { tags: number[] },
): void {
	const tagsOf = (ids: number[]) => world.state.tags.filter(({ idtag }) => ids.includes(idtag));

	scope.get(`/${path}/:id/tags`, (request) => tagsOf(find(request).tags));
	scope.post(`/${path}/:id/tags`, (request, reply) => {
		const target = find(request);
		const body = bodyOf(request);
		requireFields(body, 'idtag');
		const tag = world.state.tags.find(({ idtag }) => idtag === Number(body.idtag));
		if (!tag) throw notFound();
		target.tags = [...new Set([...target.tags, tag.idtag])];
		return reply.code(201).send(tagsOf(target.tags));
	});
	scope.delete(`/${path}/:id/tags/:tag`, (request, reply) => {
		const target = find(request);
		const id = Number(parameter(request, 'tag'));
		if (!target.tags.includes(id)) throw notFound();
		target.tags = target.tags.filter((idtag) => idtag !== id);
		return reply.code(204).send();
	});
}

/** The tags themselves. */
export function registerTags(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) => rowFromPath(request, world.state.tags, 'idtag');

	scope.get('/tags', (request) =>
		pageOf(request, filtered<Tag>(request, world.state.tags, { search: searchIn('title') })),
	);
	scope.get('/tags/:id', find);
	scope.post('/tags', (request, reply) => {
		const body = bodyOf(request);
		requireFields(body, 'title', 'color', 'inherit');
		checkColor(body.color);
		const tag: Tag = {
			idtag: nextId(world, 'tag'),
			title: String(body.title),
			color: String(body.color),
			inherit: Boolean(body.inherit),
			textColor: '#ffffff',
		};
		world.state.tags.push(tag);
		return reply.code(201).send(tag);
	});
	scope.put('/tags/:id', (request) => {
		const tag = find(request);
		const body = bodyOf(request);
		// The example of the docs writes `name`, the answer `title`.
		const fields = pickFields({ title: body.name, ...body }, [
			'title',
			'color',
			'inherit',
		] as const);
		checkColor(fields.color);
		return Object.assign(tag, fields);
	});
	scope.delete('/tags/:id', (request, reply) => {
		const { idtag } = find(request);
		const { state } = world;
		state.tags = state.tags.filter((tag) => tag.idtag !== idtag);
		for (const row of [...state.orders, ...state.products, ...state.customers]) {
			row.tags = row.tags.filter((id) => id !== idtag);
		}
		return reply.code(204).send();
	});
}
