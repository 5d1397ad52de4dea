import type { IN8nHttpFullResponse } from 'n8n-workflow';
import type { ServiceRequest } from './service';

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
			token?: 'refused' | 'unreachable';
	  };

/** Network errors after which the service cannot have seen the request. */
const NEVER_SENT = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EPROTO',
	'CERT_HAS_EXPIRED',
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
	'ERR_BAD_RESPONSE',
	'UND_ERR_SOCKET',
];

/** Statuses after which every service is asked again. */
const PASSING_STATUSES = [502, 503, 504];

const READING_METHODS = ['GET', 'HEAD', 'OPTIONS'];

const REPEATABLE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];

interface ErrorLink {
	message: string;
	code?: unknown;
	cause?: unknown;
	status?: unknown;
	response?: { status?: unknown };
	config?: { url?: string };
}

/** An error and what caused it, outermost first. n8n wraps network errors more than once. */
export function chainOf(error: unknown): ErrorLink[] {
	const chain: ErrorLink[] = [];
	let link = error;
	while (link instanceof Error && !chain.includes(link)) {
		chain.push(link);
		link = link.cause;
	}
	return chain;
}

/** How n8n's OAuth2 client marks an answer of the token endpoint that holds no token. */
const TOKEN_REFUSED = ['EAUTH', 'ESTATUS'];

const UNAUTHORIZED = 401;

/**
 * Reads network code, HTTP status and origin from whatever n8n threw for an attempt.
 *
 * @param tokenUrl where tokens come from, for a service whose requests need one
 */
export function failedOutcome(error: Error, tokenUrl?: string): Outcome & { kind: 'no answer' } {
	const chain = chainOf(error);
	const codes = chain.map(({ code }) => code).filter((code) => typeof code === 'string');
	const status = chain
		.map((link) => Number(link.response?.status ?? link.status))
		.find((number) => number > 0);
	const token = tokenUrl === undefined ? undefined : tokenTrouble(error, status, tokenUrl);
	return { kind: 'no answer', error, code: codes[0], status, token };
}

/** Whether a credential of the code flow was never connected, or has to be connected again. */
export function isDisconnected(error: Error): boolean {
	return chainOf(error).some(({ message }) =>
		/reconnected|not connected|sign without access token/i.test(message),
	);
}

/**
 * Tells trouble with the token from trouble with the request. The service's own statuses reach us as
 * answers, except 401; so any other status that was thrown is one of the token endpoint.
 */
function tokenTrouble(error: Error, status: number | undefined, tokenUrl: string) {
	const chain = chainOf(error);
	const isRefused = chain.some(({ code }) => TOKEN_REFUSED.includes(String(code)));
	if (isRefused || isDisconnected(error)) return 'refused';
	const wasAsked = chain.some(
		({ message, config }) =>
			message.includes('acquire OAuth2 access token') || config?.url === tokenUrl,
	);
	return wasAsked || (status !== undefined && status !== UNAUTHORIZED) ? 'unreachable' : undefined;
}

/** Whether the same request can be sent again without doing anything twice. */
export function isRepeatable({ method = 'GET', repeatable }: ServiceRequest): boolean {
	return repeatable ?? REPEATABLE_METHODS.includes(method);
}

/** Whether the service may have carried out the request although no success came back. */
export function mayHaveBeenExecuted(outcome: Outcome): boolean {
	if (outcome.kind === 'answer') return outcome.answer.statusCode >= 500;
	if (outcome.status !== undefined || outcome.token !== undefined) return false;
	return !NEVER_SENT.includes(outcome.code ?? '');
}

/**
 * Whether the failure is of the kind that passes.
 *
 * @param statuses of answers that pass
 */
export function isPassing(
	outcome: Outcome,
	statuses: readonly number[] = PASSING_STATUSES,
): boolean {
	if (outcome.kind === 'answer') return statuses.includes(outcome.answer.statusCode);
	if (outcome.token) return outcome.token === 'unreachable';
	return outcome.status === undefined && PASSING.includes(outcome.code ?? '');
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
