import type { FastifyRequest } from 'fastify';

import type { Callbacks } from './callbacks';
import type { Caller } from './gateway';
import type { LagerkollState } from './types';

declare module 'fastify' {
	interface FastifyRequest {
		/** Who calls Lagerkoll; of open operations the first store. */
		lagerkollCaller: Caller;
	}
}

/** What a Lagerkoll route works on. */
export interface LagerkollWorld {
	state: LagerkollState;
	callbacks: Callbacks;
}

/** The number of a further change. */
export function nextChange(world: LagerkollWorld): number {
	world.state.lastChange += 1;
	return world.state.lastChange;
}

/** A path parameter; `*` is the rest of the path, for ids that may hold slashes. */
export function parameter(request: FastifyRequest, name = '*'): string {
	return (request.params as Record<string, string>)[name];
}

/** The given fields of a body, as far as they are there. */
export function pickFields(
	body: Record<string, unknown>,
	names: readonly string[],
): Record<string, unknown> {
	return Object.fromEntries(
		names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]),
	);
}
