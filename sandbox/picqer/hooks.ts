import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Hook } from './accountTypes';
import { refused } from './errors';
import { eventNames } from './events';
import { pageOf } from './lists';
import { presentHook } from './present';
import { bodyOf, nextId, requireFields, rowFromPath, type PicqerWorld } from './world';

const day = 24 * 3_600_000;
const failuresBeforeOff = 5;

function makeHook(world: PicqerWorld, body: Record<string, unknown>): Hook {
	requireFields(body, 'name', 'event', 'address');
	if (!eventNames.includes(String(body.event)))
		throw refused(5, `Unknown event ${String(body.event)}`);
	if (!/^https?:\/\//.test(String(body.address))) throw refused(5, 'address must be a URL');
	return {
		idhook: nextId(world, 'hook'),
		name: String(body.name),
		event: String(body.event),
		address: String(body.address),
		active: true,
		secretText:
			body.secret === undefined || body.secret === null || body.secret === ''
				? null
				: String(body.secret),
		failures: [],
	};
}

/** Notes that a delivery failed for good; too many of them in a day switch the hook off. */
export function noteFailedDelivery(world: PicqerWorld, idhook: string): void {
	const hook = world.state.hooks.find((row) => String(row.idhook) === idhook);
	if (!hook) return;
	const now = Date.now();
	hook.failures = [...hook.failures.filter((time) => time > now - day), now];
	if (hook.failures.length >= failuresBeforeOff) hook.active = false;
}

/** Webhooks. */
export function registerHooks(scope: FastifyInstance, world: PicqerWorld): void {
	const find = (request: FastifyRequest) => rowFromPath(request, world.state.hooks, 'idhook');

	scope.get('/hooks', (request) => pageOf(request, world.state.hooks).map(presentHook));
	scope.get('/hooks/:id', (request) => presentHook(find(request)));
	scope.post('/hooks', (request, reply) => {
		const hook = makeHook(world, bodyOf(request));
		world.state.hooks.push(hook);
		return reply.code(201).send(presentHook(hook));
	});
	// Deleting only switches a hook off, it stays in the list.
	scope.delete('/hooks/:id', (request, reply) => {
		find(request).active = false;
		return reply.code(204).send();
	});
	scope.post('/hooks/:id/reactivate', (request) => {
		const hook = find(request);
		hook.active = true;
		hook.failures = [];
		return presentHook(hook);
	});
}
