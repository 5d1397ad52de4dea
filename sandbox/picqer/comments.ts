import type { FastifyInstance, FastifyRequest } from 'fastify';

import { omit } from '../omit';
import { filtered, pageOf } from './lists';
import type { Comment } from './types';
import {
	apiUser,
	bodyOf,
	nextId,
	nowText,
	requireFields,
	rowFromPath,
	type PicqerWorld,
} from './world';

/** A kind of object that can be commented on. */
interface Commentable<Row> {
	/** Its path without the id. */
	path: string;
	/** Its `source_type`. */
	type: string;
	find: (request: FastifyRequest) => Row;
	/** Id and number of the object. */
	source: (row: Row) => Record<string, unknown>;
	idField: keyof Row;
}

function present(comment: Comment): Record<string, unknown> {
	return omit(comment, 'target');
}

function authorOf(
	world: PicqerWorld,
	request: FastifyRequest,
): Pick<Comment, 'author_type' | 'author'> {
	if (request.idFulfilmentCustomer !== null) {
		const owner = world.state.fulfilmentCustomers.find(
			({ idfulfilment_customer: id }) => id === request.idFulfilmentCustomer,
		);
		const author = {
			idfulfilment_customer: request.idFulfilmentCustomer,
			username: owner?.username,
			name: owner?.name,
		};
		return { author_type: 'fulfilment_customer', author };
	}
	const user = world.state.users.find(({ iduser }) => iduser === apiUser);
	const author = {
		iduser: apiUser,
		username: user?.username,
		full_name: user?.full_name,
		image_url: null,
	};
	return { author_type: 'user', author };
}

function mentionsIn(world: PicqerWorld, text: string): Comment['mentions'] {
	return world.state.users
		.filter(({ full_name }) => text.includes(`@${full_name}`))
		.map(({ iduser, full_name }) => ({
			text: `@${full_name}`,
			mentioned_type: 'user',
			mentioned: { iduser },
		}));
}

/** The comments of one kind of object. */
export function registerComments<Row>(
	scope: FastifyInstance,
	world: PicqerWorld,
	{ path, type, find, source, idField }: Commentable<Row>,
): void {
	const targetOf = (row: Row) => `${type} ${String(row[idField])}`;

	scope.get(`/${path}/:id/comments`, (request) => {
		const target = targetOf(find(request));
		return pageOf(
			request,
			world.state.comments.filter((comment) => comment.target === target),
		).map(present);
	});
	scope.post(`/${path}/:id/comments`, (request, reply) => {
		const row = find(request);
		const body = bodyOf(request);
		requireFields(body, 'body');
		const now = nowText();
		const comment: Comment = {
			idcomment: nextId(world, 'comment'),
			body: String(body.body),
			...authorOf(world, request),
			source_type: type,
			source: source(row),
			mentions: mentionsIn(world, String(body.body)),
			show_at_related: Boolean(body.show_at_related),
			is_visible_fulfilment: Boolean(body.is_visible_fulfilment),
			created_at: now,
			updated_at: now,
			target: targetOf(row),
		};
		world.state.comments.push(comment);
		world.events.fire('comments.created', present(comment));
		return reply.code(201).send(present(comment));
	});
}

/** All comments of the account. */
export function registerAllComments(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) => rowFromPath(request, world.state.comments, 'idcomment');

	scope.get('/comments', (request) =>
		pageOf(
			request,
			filtered<Comment>(request, world.state.comments, {
				author_type: (comment, value) => comment.author_type === value,
				idauthor: ({ author }, value) =>
					String(author.iduser ?? author.idfulfilment_customer) === value,
				mentioned_type: ({ mentions }, value) =>
					mentions.some(({ mentioned_type }) => mentioned_type === value),
				idmentioned: ({ mentions }, value) =>
					mentions.some(
						({ mentioned }) => String((mentioned as { iduser: number }).iduser) === value,
					),
			}),
		).map(present),
	);
	scope.get('/comments/:id', (request) => present(find(request)));
	scope.delete('/comments/:id', (request, reply) => {
		const comment = find(request);
		world.state.comments = world.state.comments.filter((row) => row !== comment);
		return reply.code(204).send();
	});
}
