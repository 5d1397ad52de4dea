import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Limits } from '../rateLimit';
import { errorBody, GoedGepicktError, plainError, refused } from './errors';
import { ids } from './seedIds';
import './world';

/** The API keys that the seed account has. */
export const seedKeys = { account: 'sandbox-key', fulfilment: 'sandbox-fulfilment-key' };

/** What a key stands for: the whole account, or one webshop as a fulfilment customer. */
export interface KeyAccess {
	webshopUuid: string | null;
}

/** The API keys of the account. */
export class Keys {
	private keys = new Map<string, KeyAccess>();

	constructor() {
		this.reset();
	}

	/** Adds a key, one of the account unless a webshop is given. */
	add(key: string, access: KeyAccess = { webshopUuid: null }): void {
		this.keys.set(key, access);
	}

	/** What a key stands for, undefined when it is wrong. */
	find(key: string): KeyAccess | undefined {
		return this.keys.get(key);
	}

	/** Only the seed keys are left. */
	reset(): void {
		this.keys = new Map([
			[seedKeys.account, { webshopUuid: null }],
			[seedKeys.fulfilment, { webshopUuid: ids.fulfilmentWebshop }],
		]);
	}
}

/** Which of the two APIs a path belongs to. */
export type Base = 'account' | 'fulfilment';

/** The address that the limit counts by; a test has one of its own with X-Forwarded-For. */
function addressOf(request: FastifyRequest): string {
	const forwarded = String(request.headers['x-forwarded-for'] ?? '');
	return forwarded.split(',')[0].trim() || request.ip;
}

function checkLimit(request: FastifyRequest, reply: FastifyReply, limits: Limits): void {
	const outcome = limits.take(addressOf(request), {
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
	const retryAfter = limits.retryAfterHeader(outcome);
	if (retryAfter !== undefined) reply.header('Retry-After', retryAfter);
	throw new GoedGepicktError(429, errorBody(429));
}

function accessOf(request: FastifyRequest, keys: Keys): KeyAccess {
	const key = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
	const access = key === undefined ? undefined : keys.find(key);
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
	keys: Keys,
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
