import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { Keys } from '../keys';
import type { Limits } from '../rateLimit';
import { errorBody, PicqerError, refused } from './errors';
import { fulfilmentCustomerId } from './seedIds';
import './world';

/** What a key stands for: the whole account, or one fulfilment customer. */
export interface KeyAccess {
	idFulfilmentCustomer: number | null;
}

/** The API keys of the account. */
export const makeKeys = () =>
	new Keys<KeyAccess>(
		{
			'sandbox-key': { idFulfilmentCustomer: null },
			'sandbox-fulfilment-key': { idFulfilmentCustomer: fulfilmentCustomerId },
		},
		{ idFulfilmentCustomer: null },
	);

type Allowed = [methods: string, path: RegExp];

const id = '[^/]+';

/** What a fulfilment customer's key may do, as far as Picqer documents it. */
const allowedForFulfilment: Allowed[] = [
	['GET POST', /^\/customers$/],
	['GET PUT DELETE', new RegExp(`^/customers/${id}$`)],
	['GET POST', new RegExp(`^/customers/${id}/(addresses|comments)$`)],
	['PUT DELETE', new RegExp(`^/customers/${id}/addresses/${id}$`)],
	['GET POST', /^\/products$/],
	['GET PUT', new RegExp(`^/products/${id}$`)],
	['GET', new RegExp(`^/products/${id}/stock(/${id})?$`)],
	['GET POST', new RegExp(`^/products/${id}/(parts|images|comments)$`)],
	['GET PUT DELETE', new RegExp(`^/products/${id}/parts/${id}$`)],
	['DELETE', new RegExp(`^/products/${id}/images/${id}$`)],
	['GET', new RegExp(`^/stockhistory(/${id})?$`)],
	['GET POST', /^\/orders$/],
	['GET PUT DELETE', new RegExp(`^/orders/${id}$`)],
	['POST', new RegExp(`^/orders/${id}/process$`)],
	['GET', new RegExp(`^/orders/${id}/(productstatus|backorders)$`)],
	['GET POST', new RegExp(`^/orders/${id}/(products|notes)$`)],
	['GET PUT DELETE', new RegExp(`^/orders/${id}/products/${id}$`)],
	['GET', new RegExp(`^/picklists(/(?!batches)${id}(/shipments)?)?$`)],
	['GET', /^\/backorders$/],
	['GET DELETE', new RegExp(`^/backorders/${id}$`)],
	['GET POST', /^\/purchaseorders$/],
	['GET', new RegExp(`^/purchaseorders/${id}$`)],
];

function keyOf(request: FastifyRequest): string | undefined {
	const encoded = request.headers.authorization?.match(/^Basic (.+)$/i)?.[1];
	// Only the user name counts, Picqer ignores the password.
	return encoded && Buffer.from(encoded, 'base64').toString().split(':')[0];
}

function checkLimit(key: string, reply: FastifyReply, limits: Limits): void {
	const documented = { limit: 500, windowMs: 60_000, kind: 'fixed' } as const;
	const { allowed, limit, remaining } = limits.takeFor(reply, key, documented);
	reply.headers({ 'X-RateLimit-Limit': limit, 'X-RateLimit-Remaining': remaining });
	if (allowed) return;
	throw new PicqerError(429, 28);
}

function checkUserAgent(request: FastifyRequest): void {
	if (/\([^)]*[@.][^)]*\)/.test(request.headers['user-agent'] ?? '')) return;
	throw refused(
		1,
		'The User-Agent header must name your application and, in parentheses, a way to contact you',
	);
}

function checkRights(request: FastifyRequest, access: KeyAccess): void {
	if (access.idFulfilmentCustomer === null) return;
	const path = request.logged.path.replace('/api/v1', '');
	const allowed = allowedForFulfilment.some(
		([methods, pattern]) => methods.split(' ').includes(request.method) && pattern.test(path),
	);
	if (!allowed) throw new PicqerError(403, 1, 'This API key has no right for this action');
}

/** What stands in front of all endpoints: key, rate limit, User-Agent and rights. */
export function registerGateway(
	scope: FastifyInstance,
	keys: Keys<KeyAccess>,
	limits: Limits,
): void {
	scope.addHook('onRequest', async (request, reply) => {
		const key = keyOf(request);
		const access = keys.find(key);
		if (key === undefined || !access)
			throw new PicqerError(401, 1, 'API key is missing or not valid');
		request.logged.authorized = true;
		request.idFulfilmentCustomer = access.idFulfilmentCustomer;
		checkLimit(key, reply, limits);
		checkUserAgent(request);
		checkRights(request, access);
	});
}

/** Answers an error in Picqer's form. */
export async function sendError(error: PicqerError, reply: FastifyReply): Promise<unknown> {
	return await reply.code(error.status).send(errorBody(error.code, error.message));
}
