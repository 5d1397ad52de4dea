import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { Keys } from '../keys';
import type { Limits } from '../rateLimit';
import { errorBody, GoedGepicktError, plainError, refused } from './errors';
import { ids } from './seedIds';
import './world';

/** What a key stands for: the whole account, or one webshop as a fulfilment customer. */
export interface KeyAccess {
	webshopUuid: string | null;
}

/** The API keys of the account. */
export const makeKeys = () =>
	new Keys<KeyAccess>(
		{
			'sandbox-key': { webshopUuid: null },
			'sandbox-fulfilment-key': { webshopUuid: ids.fulfilmentWebshop },
		},
		{ webshopUuid: null },
	);

/** Which of the two APIs a path belongs to. */
export type Base = 'account' | 'fulfilment';

/** The address that the limit counts by; a test has one of its own with X-Forwarded-For. */
function addressOf(request: FastifyRequest): string {
	const forwarded = String(request.headers['x-forwarded-for'] ?? '');
	return forwarded.split(',')[0].trim() || request.ip;
}

function checkLimit(request: FastifyRequest, reply: FastifyReply, limits: Limits): void {
	const outcome = limits.takeFor(reply, addressOf(request), {
		limit: 150,
		windowMs: 60_000,
		kind: 'fixed',
	});
	reply.headers({
		'X-Ratelimit-Limit': outcome.limit,
		'X-Ratelimit-Remaining': outcome.remaining,
		'X-Ratelimit-Reset': Math.ceil((Date.now() + outcome.resetMs) / 1000),
	});
	if (outcome.allowed) return;
	throw new GoedGepicktError(429, errorBody(429));
}

function accessOf(request: FastifyRequest, keys: Keys<KeyAccess>): KeyAccess {
	const key = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
	const access = keys.find(key);
	if (!access) throw plainError(401, 'Unauthenticated.');
	return access;
}

/** The refusal of everything that a key may not do. */
export function forbidden(): GoedGepicktError {
	return refused('This API key has no access to this endpoint', 403);
}

/**
 * What stands in front of all endpoints of one API: rate limit, key and rights
 * (docs/services/goedgepickt.md, 1.1, 1.3, 1.6).
 */
export function registerGateway(
	scope: FastifyInstance,
	base: Base,
	keys: Keys<KeyAccess>,
	limits: Limits,
): void {
	scope.addHook('onRequest', async (request, reply) => {
		// Counted per IP, so before the key is looked at.
		checkLimit(request, reply, limits);
		const { webshopUuid } = accessOf(request, keys);
		request.logged.authorized = true;
		request.ownWebshopUuid = webshopUuid;
		if ((webshopUuid === null ? 'account' : 'fulfilment') !== base) throw forbidden();
	});
}
