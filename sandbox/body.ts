import type { FastifyRequest } from 'fastify';

/** The body of a request as an object; empty for anything else. */
export function bodyOf({ body }: FastifyRequest): Record<string, unknown> {
	return typeof body === 'object' && body !== null && !Array.isArray(body)
		? (body as Record<string, unknown>)
		: {};
}
