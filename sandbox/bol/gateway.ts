import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Limits } from '../rateLimit';
import { limitFor } from './limits';
import { mediaTypeOf, mediaTypesFor } from './mediaTypes';
import { BolProblem, gatewayBody, sendProblem } from './problems';
import type { Tokens } from './tokens';

function refuseToken(reply: FastifyReply, title: string, detail: string) {
	return reply.code(401).send(gatewayBody(title, 401, detail));
}

function checkToken(
	request: FastifyRequest,
	reply: FastifyReply,
	tokens: Tokens,
): string | undefined {
	const token = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1];
	const verdict = token === undefined ? { valid: false as const } : tokens.verify(token);
	if (verdict.valid) return verdict.clientId;
	if ('expiredAt' in verdict && verdict.expiredAt !== undefined) {
		const at = new Date(verdict.expiredAt).toISOString();
		void refuseToken(
			reply,
			'Expired JWT',
			`JWT expired at ${at}. Allowed clock skew: 1000 milliseconds.`,
		);
	} else {
		void refuseToken(reply, 'Unauthorized', 'The bearer token is missing or not valid.');
	}
	return undefined;
}

function checkLimit(
	account: string,
	request: FastifyRequest,
	reply: FastifyReply,
	limits: Limits,
): boolean {
	const { key, settings } = limitFor(request.method, request.logged.path);
	const outcome = limits.takeFor(reply, `${account} ${key}`, settings);
	const seconds = Math.ceil(outcome.resetMs / 1000);
	reply.headers({
		'X-RateLimit-Limit': outcome.limit,
		'X-RateLimit-Remaining': outcome.remaining,
		'X-RateLimit-Reset': seconds,
		'X-Request-ID': request.id,
	});
	if (outcome.allowed) return true;
	void reply
		.code(429)
		.send(gatewayBody('Too Many Requests', 429, `Too many requests, retry in ${seconds} seconds.`));
	return false;
}

/** Refuses wrong media types; gives the one to answer with. */
function checkMediaTypes(request: FastifyRequest): string {
	const { answers, bodies } = mediaTypesFor(request.method, request.logged.path);
	const accepted = request.headers.accept ?? '';
	const answer = answers.find((type) => accepted.includes(type));
	if (!answer) {
		throw new BolProblem(406, 'Not Acceptable', `Accept must be ${answers.join(' or ')}.`);
	}
	// A subscription's test message is the one POST without a body.
	const hasBody =
		request.headers['content-length'] !== undefined && request.headers['content-length'] !== '0';
	const sends = hasBody || request.headers['transfer-encoding'] !== undefined;
	const sent = mediaTypeOf(request.headers['content-type']);
	// Where a path has two versions, question and answer are of the same one.
	const allowed = bodies === answers && answers.length > 1 ? [answer] : bodies;
	if (sends && request.method !== 'GET' && !allowed.includes(sent)) {
		throw new BolProblem(
			415,
			'Unsupported Media Type',
			`Content-Type must be ${allowed.join(' or ')}.`,
		);
	}
	return answer;
}

/** What stands in front of all bol endpoints: token, rate limit and media types. */
export function registerGateway(scope: FastifyInstance, tokens: Tokens, limits: Limits): void {
	scope.addHook('onRequest', async (request, reply) => {
		const account = checkToken(request, reply, tokens);
		if (account === undefined) return await reply;
		request.logged.authorized = true;
		if (!checkLimit(account, request, reply, limits)) return await reply;
		reply.type(checkMediaTypes(request));
		return undefined;
	});
	scope.setErrorHandler(async (error, request, reply) => {
		if (error instanceof BolProblem) return await sendProblem(error, request, reply);
		throw error;
	});
}
