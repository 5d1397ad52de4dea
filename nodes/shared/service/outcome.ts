import type { IN8nHttpFullResponse, IN8nHttpResponse } from 'n8n-workflow';
import { UNAUTHORIZED } from '../lib/httpStatus';
import type { ServiceRequest } from './service';
import { NoToken, type TokenTrouble } from './token';

/** What became of one attempt to send a request. */
export type Outcome =
	| { kind: 'answer'; answer: IN8nHttpFullResponse }
	| {
			kind: 'no answer';
			error: Error;
			/** Code of the network error, e.g. ECONNRESET. */
			code?: string;
			/** HTTP status that made n8n throw: 401 of the service, or any of the token endpoint. */
			status?: number;
			/** Set when not the request failed but getting a token for it; the request was not sent. */
			token?: TokenTrouble;
			/** Whether the service did answer, but the answer could not be read to its end. */
			isCutOff?: boolean;
	  };

/** Errors that come before anything of the request is sent: no such server, nobody listens there. */
const NEVER_SENT = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	// A request that cannot be written.
	'ERR_INVALID_URL',
	'ERR_INVALID_CHAR',
	'ERR_UNESCAPED_CHARACTERS',
	// Certificates, which are looked at before the request is sent over the new connection.
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REJECTED',
	'CERT_REVOKED',
	'CERT_SIGNATURE_FAILURE',
	'CERT_UNTRUSTED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Network errors that a moment later may be gone. */
const PASSING = [
	'ECONNREFUSED',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ECONNRESET',
	'ECONNABORTED',
	'ETIMEDOUT',
	'EPIPE',
	'ERR_NETWORK',
	'UND_ERR_SOCKET',
];

/**
 * Codes of answers that cannot be read to their end: what is no HTTP, and bodies that are shorter than
 * told or wrongly compressed.
 */
const CUT_OFF = /^(HPE_|Z_|ERR__ERROR_|ERR_BAD_RESPONSE$|ERR_STREAM_PREMATURE_CLOSE$)/;

/** Statuses after which every service is asked again. */
const PASSING_STATUSES = [502, 503, 504];

const READING_METHODS = ['GET', 'HEAD', 'OPTIONS'];

const REPEATABLE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];

interface ErrorLink {
	message: string;
	code?: unknown;
	/** What the system was asked to do when it failed, e.g. connect. */
	syscall?: unknown;
	/** The failures that stand behind one, e.g. of each address of a server. */
	errors?: unknown;
	cause?: unknown;
	status?: unknown;
	response?: { status?: unknown; data?: IN8nHttpResponse };
	config?: { url?: string };
}

/** An error and what caused it, outermost first. n8n wraps network errors more than once. */
export function chainOf(error: unknown): ErrorLink[] {
	const chain: ErrorLink[] = [];
	let link = error;
	while (isErrorLink(link) && !chain.includes(link)) {
		chain.push(link);
		link = link.cause;
	}
	return chain;
}

/** Not `instanceof`: Node's own errors are of another realm where code runs in a context of its own. */
const isErrorLink = (link: unknown): link is ErrorLink =>
	typeof link === 'object' && link !== null && 'message' in link;

/** How n8n's OAuth2 client marks an answer of the token endpoint that holds no token. */
const TOKEN_REFUSED = ['EAUTH', 'ESTATUS'];

/**
 * Reads network code, HTTP status and origin from whatever n8n threw for an attempt.
 *
 * @param tokenUrl where tokens come from, for a service whose requests need one
 */
export function failedOutcome(error: Error, tokenUrl?: string): Outcome & { kind: 'no answer' } {
	const chain = chainOf(error);
	const noToken = chain.find((link) => link instanceof NoToken);
	if (noToken) {
		const { token, loginStatus } = noToken;
		return { kind: 'no answer', error: noToken, status: loginStatus, token };
	}
	const code = chain.map((link) => link.code).find((each) => typeof each === 'string');
	const status = chain
		.map((link) => Number(link.response?.status ?? link.status))
		.find((number) => number > 0);
	const token = tokenUrl === undefined ? undefined : tokenTrouble(error, tokenUrl);
	if (token !== undefined || status === UNAUTHORIZED) {
		return { kind: 'no answer', error, code, status, token };
	}
	// Every other status of the service reaches us as an answer, unless the rest of it does not come.
	const isCutOff = status !== undefined || CUT_OFF.test(code ?? '');
	return { kind: 'no answer', error, code, token, isCutOff };
}

/**
 * The answer of a service with 401, where n8n threw it.
 *
 * @throws every other error
 */
export function refusedAnswer(error: unknown): IN8nHttpFullResponse {
	const responses = chainOf(error).map(({ response }) => response);
	const response = responses.find((found) => found?.status === UNAUTHORIZED);
	const isTokenRefused = chainOf(error).some(({ code }) => TOKEN_REFUSED.includes(String(code)));
	if (!response || isTokenRefused) throw error;
	return { statusCode: UNAUTHORIZED, headers: {}, body: response.data ?? '' };
}

/** Whether a credential of the code flow was never connected, or has to be connected again. */
export function isDisconnected(error: Error): boolean {
	return chainOf(error).some(({ message }) =>
		/reconnected|not connected|sign without access token/i.test(message),
	);
}

/** Tells trouble with the token from trouble with the request itself, which was sent in vain. */
function tokenTrouble(error: Error, tokenUrl: string) {
	const chain = chainOf(error);
	const isRefused = chain.some(({ code }) => TOKEN_REFUSED.includes(String(code)));
	if (isRefused || isDisconnected(error)) return 'refused';
	const wasAsked = chain.some(
		({ message, config }) =>
			message.includes('acquire OAuth2 access token') || config?.url === tokenUrl,
	);
	return wasAsked ? 'unreachable' : undefined;
}

/** Whether the same request can be sent again without doing anything twice. */
export function isRepeatable({ method = 'GET', repeatable }: ServiceRequest): boolean {
	return repeatable ?? REPEATABLE_METHODS.includes(method);
}

/**
 * Whether the service may have carried out the request although no success came back. Certain is only
 * what failed before the request was sent, and what the service refused.
 */
export function mayHaveBeenExecuted(outcome: Outcome): boolean {
	if (outcome.kind === 'answer') return outcome.answer.statusCode >= 500;
	if (outcome.status !== undefined || outcome.token !== undefined) return false;
	return !wasNeverSent(outcome);
}

/** Whether there was no connection yet over which the request could go. */
function wasNeverSent({ error, code = '' }: Outcome & { kind: 'no answer' }): boolean {
	return NEVER_SENT.includes(code) || chainOf(error).some(isOfConnecting);
}

/** The same codes come when a connection that has carried the request fails, so they say nothing. */
function isOfConnecting({ syscall, errors }: ErrorLink): boolean {
	if (syscall === 'connect') return true;
	// Node tries the addresses of a server one after the other.
	return (
		Array.isArray(errors) && errors.length > 0 && errors.filter(isErrorLink).every(isOfConnecting)
	);
}

/**
 * Whether the failure is of the kind that passes.
 *
 * @param statuses of answers that pass
 */
function isPassing(outcome: Outcome, statuses: readonly number[] = PASSING_STATUSES): boolean {
	if (outcome.kind === 'answer') return statuses.includes(outcome.answer.statusCode);
	if (outcome.token) return outcome.token === 'unreachable';
	if (outcome.status !== undefined) return false;
	return outcome.isCutOff === true || PASSING.includes(outcome.code ?? '');
}

/**
 * Whether to send the request once more after such an outcome; a refusal by the limit is not meant.
 *
 * @param passingStatuses what the service's own description of itself says; it counts for reading only
 */
export function shouldRepeat(
	request: ServiceRequest,
	outcome: Outcome,
	passingStatuses?: readonly number[],
): boolean {
	const isReading = READING_METHODS.includes(request.method ?? 'GET');
	if (!isPassing(outcome, isReading ? passingStatuses : undefined)) return false;
	return isRepeatable(request) || !mayHaveBeenExecuted(outcome);
}
