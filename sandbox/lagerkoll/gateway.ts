import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Limits } from '../rateLimit';
import { commonCodes, errorBody, LagerkollError } from './errors';
import { seedUser, storeIds } from './seedIds';
import './world';

/** The API keys of the sandbox: one that works and one of a company without the API feature. */
export const seedKeys = { active: 'sandbox-key', inactive: 'sandbox-inactive-key' };

/** Who calls. */
export interface Caller {
	storeId: number;
	/** Null when an API key was used. */
	userId: number | null;
	/** What the rate limit counts by. */
	account: string;
}

const featureNotActivated = 902123;

/**
 * Resources whose documentation lists no headers for identification:
 * docs/services/lagerkoll.md, 1.2.
 */
const openPaths = /^\/v1\/(system|countries|currencies|mobile)(\/|$)/;

/** Asks for a person in its documentation, so that an API key alone is not enough (unconfirmed). */
const personalPaths = /^\/v1\/account\/email\/settings\/?$/;

// The HTTP status is not documented. A wrong store has the same code as a wrong key, and so it has the
// same status here.
function wrongCredentials(): LagerkollError {
	return new LagerkollError(401, commonCodes.credentials);
}

function header(request: FastifyRequest, name: string): string | undefined {
	const value = request.headers[name];
	return Array.isArray(value) ? value[0] : value;
}

function storeOf(request: FastifyRequest): number {
	const storeId = Number(header(request, 'store'));
	if (!Object.values(storeIds).includes(storeId)) throw wrongCredentials();
	return storeId;
}

function userOf(request: FastifyRequest): number | null {
	const [id, token] = [header(request, 'user_id'), header(request, 'user_token')];
	if (id === undefined && token === undefined) return null;
	if (id !== String(seedUser.id) || token !== seedUser.token) throw wrongCredentials();
	return seedUser.id;
}

function identify(request: FastifyRequest): Caller {
	const key = header(request, 'api_key');
	const userId = userOf(request);
	if (key === undefined) {
		if (userId === null) throw wrongCredentials();
		return { storeId: storeOf(request), userId, account: `user ${userId}` };
	}
	if (!Object.values(seedKeys).includes(key)) throw wrongCredentials();
	const storeId = storeOf(request);
	// The HTTP status is not documented.
	if (key === seedKeys.inactive) throw new LagerkollError(403, featureNotActivated);
	return { storeId, userId, account: `key ${key}` };
}

function callerOf(request: FastifyRequest): Caller {
	const { path } = request.logged;
	if (openPaths.test(path))
		return { storeId: storeIds.main, userId: null, account: `address ${request.ip}` };
	const caller = identify(request);
	if (personalPaths.test(path) && caller.userId === null) throw wrongCredentials();
	return caller;
}

function checkLimit(account: string, reply: FastifyReply, limits: Limits): void {
	// Whether Lagerkoll counts by key, store or address is not stated, nor how its window moves.
	const documented = { limit: 200, windowMs: 60_000, kind: 'fixed' } as const;
	if (limits.takeFor(reply, account, documented).allowed) return;
	throw new LagerkollError(429, commonCodes.tooManyRequests);
}

/**
 * What stands in front of all operations: credentials and rate limit:
 * docs/services/lagerkoll.md, 1.2 and 1.4.
 */
export function registerGateway(scope: FastifyInstance, limits: Limits): void {
	scope.addHook('onRequest', async (request, reply) => {
		const caller = callerOf(request);
		request.logged.authorized = true;
		request.lagerkollCaller = caller;
		checkLimit(caller.account, reply, limits);
	});
}

/** Answers an error in Lagerkoll's form. */
export async function sendError(error: LagerkollError, reply: FastifyReply): Promise<unknown> {
	return await reply.code(error.status).send(errorBody(error.code, error.message, error.field));
}
