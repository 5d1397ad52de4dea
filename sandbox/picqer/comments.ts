import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { pageOf } from './lists';
import type { Order } from './orderRows';
import { apiUser, nextId, nowText, requireFields, type PicqerWorld } from './world';

/** A user, as far as comments name one. */
interface Person {
	iduser: number;
	username: string;
	full_name: string;
}

const makeComment = (
	idcomment: number,
	{ idorder, orderid }: Order,
	author: Person | undefined,
	mentioned: Person[],
	body: Record<string, unknown>,
) => {
	const now = nowText();
	return {
		idcomment,
		body: String(body.body),
		author_type: 'user',
		author: { ...author, image_url: null },
		source_type: 'order',
		source: { idorder, orderid },
		mentions: mentioned.map(({ iduser, full_name }) => ({
			text: `@${full_name}`,
			mentioned_type: 'user',
			mentioned: { iduser },
		})),
		show_at_related: Boolean(body.show_at_related),
		is_visible_fulfilment: Boolean(body.is_visible_fulfilment),
		created_at: now,
		updated_at: now,
	};
};

/** A comment on an order. */
export type Comment = ReturnType<typeof makeComment>;

/** The comments of orders. */
export function registerComments(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Order,
): void {
	scope.get('/orders/:id/comments', (request) => {
		const { idorder } = find(request);
		return pageOf(
			request,
			world.state.comments.filter(({ source }) => source.idorder === idorder),
		);
	});
	scope.post('/orders/:id/comments', (request, reply) => {
		const order = find(request);
		const body = bodyOf(request);
		requireFields(body, 'body');
		const people = world.state.users.map(
			({ iduser, username, full_name }): Person => ({ iduser, username, full_name }),
		);
		const comment = makeComment(
			nextId(world, 'comment'),
			order,
			people.find(({ iduser }) => iduser === apiUser),
			people.filter(({ full_name }) => String(body.body).includes(`@${full_name}`)),
			body,
		);
		world.state.comments.push(comment);
		world.events.fire('comments.created', comment);
		return reply.code(201).send(comment);
	});
}
