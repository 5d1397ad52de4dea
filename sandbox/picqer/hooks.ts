import type { FastifyInstance } from 'fastify';

import { bodyOf } from '../body';
import { refused } from './errors';
import { eventNames } from './events';
import { presentHook } from './present';
import { registerActions, registerReading } from './reading';
import { newHook, type Hook } from './rows';
import { nextId, requireFields, type PicqerWorld } from './world';

const day = 24 * 3_600_000;
const failuresBeforeOff = 5;

function makeHook(world: PicqerWorld, body: Record<string, unknown>): Hook {
	requireFields(body, 'name', 'event', 'address');
	if (!eventNames.includes(String(body.event)))
		throw refused(5, `Unknown event ${String(body.event)}`);
	if (!/^https?:\/\//.test(String(body.address))) throw refused(5, 'address must be a URL');
	const { name, event, address, secret } = body;
	return {
		...newHook(),
		idhook: nextId(world, 'hook'),
		name: String(name),
		event: String(event),
		address: String(address),
		secretText: secret ? String(secret) : null,
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
	const find = registerReading<Hook>(scope, '/hooks', {
		rows: () => world.state.hooks,
		idField: 'idhook',
		present: presentHook,
	});
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
	registerActions(scope, '/hooks', find, presentHook, {
		reactivate: (hook) => Object.assign(hook, { active: true, failures: [] }),
	});
}
