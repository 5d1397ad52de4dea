import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Traffic } from '../traffic';
import { asObject, single, type Query } from './checks';
import type { Tokens } from './tokens';

/** What must never travel in a URL. */
const secretParameters = ['client_id', 'client_secret', 'code', 'refresh_token'];

function refuse(reply: FastifyReply, status: number, error: string, description: string) {
	return reply.code(status).send({ error, error_description: description });
}

function answerToken(reply: FastifyReply, token: object | undefined) {
	if (!token) return refuse(reply, 400, 'invalid_grant', 'Code or refresh token is not valid');
	return reply.header('cache-control', 'no-store').send(token);
}

/** The login server: token endpoint and, for the code flow, the page that asks the seller. */
export function registerLogin(scope: FastifyInstance, tokens: Tokens, traffic: Traffic): void {
	scope.post<{ Querystring: Query }>('/token', (request, reply) => {
		traffic.counters.tokenRequests += 1;
		if (tokens.countRequest()) {
			return reply.code(404).type('text/html').send('<html><body>Not Found</body></html>');
		}
		if (secretParameters.some((name) => single(request.query, name) !== undefined)) {
			return refuse(reply, 400, 'invalid_request', 'Secrets are not allowed in the query string');
		}
		const client = tokens.clientOf(request.headers.authorization);
		if (!client) return refuse(reply, 401, 'invalid_client', 'Bad client credentials');
		request.logged.authorized = true;

		const form = asObject(request.body);
		switch (form.grant_type ?? single(request.query, 'grant_type')) {
			case 'client_credentials':
				return answerToken(reply, tokens.issue(client.id));
			case 'authorization_code':
				return answerToken(
					reply,
					tokens.exchangeCode(client.id, String(form.code), String(form.redirect_uri)),
				);
			case 'refresh_token':
				return answerToken(reply, tokens.refresh(client.id, String(form.refresh_token)));
			default:
				return refuse(reply, 400, 'unsupported_grant_type', 'Unsupported grant type');
		}
	});

	// The real page asks the seller to log in and agree; here everybody agrees at once.
	scope.get<{ Querystring: Query }>('/authorize', (request, reply) => {
		const clientId = single(request.query, 'client_id') ?? '';
		const redirectUri = single(request.query, 'redirect_uri') ?? '';
		if (single(request.query, 'response_type') !== 'code' || !URL.canParse(redirectUri)) {
			return refuse(reply, 400, 'invalid_request', 'response_type or redirect_uri is not valid');
		}
		if (!tokens.knows(clientId)) return refuse(reply, 401, 'invalid_client', 'Unknown client');
		const target = new URL(redirectUri);
		target.searchParams.set('code', tokens.issueCode(clientId, redirectUri));
		const state = single(request.query, 'state');
		if (state !== undefined) target.searchParams.set('state', state);
		return reply.redirect(target.href);
	});
}
