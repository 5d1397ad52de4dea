import type { IHttpRequestMethods } from 'n8n-workflow';
import {
	chainOf,
	failedOutcome,
	isRepeatable,
	mayHaveBeenExecuted,
	shouldRepeat,
	type Outcome,
} from '../../nodes/shared/service/outcome';
import type { ServiceRequest } from '../../nodes/shared/service/service';

const answer = (statusCode: number): Outcome => ({
	kind: 'answer',
	answer: { statusCode, headers: {}, body: '' },
});
const TOKEN_URL = 'https://login.bol.com/token';

const failure = (more: object, cause?: Error, hasToken = true): Outcome =>
	failedOutcome(
		Object.assign(new Error('failed', { cause }), more),
		hasToken ? TOKEN_URL : undefined,
	);

const GET: Partial<ServiceRequest> = { method: 'GET' };
const PUT: Partial<ServiceRequest> = { method: 'PUT' };
const DELETE: Partial<ServiceRequest> = { method: 'DELETE' };
const POST: Partial<ServiceRequest> = { method: 'POST' };
const PATCH: Partial<ServiceRequest> = { method: 'PATCH' };
const ADDING_PUT: Partial<ServiceRequest> = { method: 'PUT', repeatable: false };
const READING_POST: Partial<ServiceRequest> = { method: 'POST', repeatable: true };

const HARMLESS = [GET, PUT, DELETE, READING_POST];
const HARMFUL = [POST, PATCH, ADDING_PUT];

const repeats = (request: Partial<ServiceRequest>, outcome: Outcome) =>
	shouldRepeat({ url: '/things', ...request }, outcome);

describe('a request is sent again', () => {
	it.each([502, 503, 504])('after status %d, where that does no harm', (status) => {
		HARMLESS.forEach((request) => expect(repeats(request, answer(status))).toBe(true));
		HARMFUL.forEach((request) => expect(repeats(request, answer(status))).toBe(false));
	});

	it.each([
		...['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH'],
		...['HPE_INVALID_CONSTANT', 'HPE_INVALID_CHUNK_SIZE', 'HPE_HEADER_OVERFLOW'],
		...['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ERR__ERROR_FORMAT_PADDING_1', 'ERR_BAD_RESPONSE'],
		...['ERR_STREAM_PREMATURE_CLOSE', 'UND_ERR_SOCKET'],
	])('after %s, where that does no harm', (code) => {
		HARMLESS.forEach((request) => expect(repeats(request, failure({ code }))).toBe(true));
		HARMFUL.forEach((request) => expect(repeats(request, failure({ code }))).toBe(false));
	});

	it.each([200, 201, 204, 302, 400, 404, 429, 500, 503])(
		'after an answer with status %d that broke off, where that does no harm',
		(status) => {
			for (const hasToken of [true, false]) {
				const outcome = failure({ code: 'ECONNRESET', response: { status } }, undefined, hasToken);
				expect(outcome).toMatchObject({ isCutOff: true });
				HARMLESS.forEach((request) => expect(repeats(request, outcome)).toBe(true));
				HARMFUL.forEach((request) => expect(repeats(request, outcome)).toBe(false));
			}
		},
	);

	it.each([
		{ code: 'ECONNREFUSED' },
		{ code: 'EAI_AGAIN' },
		...['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNRESET'].map((code) => ({
			code,
			syscall: 'connect',
		})),
		// None of the addresses of a server could be reached.
		{ code: 'ETIMEDOUT', errors: [{ message: 'connect ETIMEDOUT', syscall: 'connect' }] },
	])('after %j always, since it was never sent', (more) => {
		[...HARMLESS, ...HARMFUL].forEach((request) =>
			expect(repeats(request, failure(more))).toBe(true),
		);
	});

	it('always when the token endpoint could not be reached', () => {
		const outcome = failure({}, new Error('Failed to acquire OAuth2 access token'));
		[...HARMLESS, ...HARMFUL].forEach((request) => expect(repeats(request, outcome)).toBe(true));
	});

	it('always when the token endpoint had trouble of its own', () => {
		const config = { url: TOKEN_URL };
		const outcome = failure({ code: 'ERR_BAD_RESPONSE', response: { status: 503 }, config });
		expect(outcome).toMatchObject({ status: 503, token: 'unreachable' });
		[...HARMLESS, ...HARMFUL].forEach((request) => expect(repeats(request, outcome)).toBe(true));
	});
});

describe('a request is not sent again', () => {
	it.each([400, 401, 403, 404, 409, 422, 500, 501])('after status %d', (status) => {
		[...HARMLESS, ...HARMFUL].forEach((request) =>
			expect(repeats(request, answer(status))).toBe(false),
		);
	});

	it.each([
		['an unknown server', { code: 'ENOTFOUND' }],
		['a broken certificate', { code: 'CERT_HAS_EXPIRED' }],
		['an error without a code', {}],
		['401 of the service', { response: { status: 401 } }],
		['401 of the service in the other form', { status: 401 }],
		['a refused token', { code: 'EAUTH' }],
		['a token endpoint that answers 404', { code: 'ESTATUS', status: 404 }],
	])('after %s', (_name, more) => {
		[...HARMLESS, ...HARMFUL].forEach((request) =>
			expect(repeats(request, failure(more))).toBe(false),
		);
	});
});

describe('what may have been executed', () => {
	it.each([
		[answer(500), true],
		[answer(503), true],
		[answer(400), false],
		[answer(429), false],
		[failure({ code: 'ECONNRESET' }), true],
		[failure({ code: 'ETIMEDOUT' }), true],
		[failure({ code: 'EPROTO' }), true],
		[failure({ code: 'EHOSTUNREACH', syscall: 'read' }), true],
		[failure({ code: 'ERR_BAD_RESPONSE', response: { status: 201 } }), true],
		[failure({}), true],
		[failure({ code: 'ECONNREFUSED' }), false],
		[failure({ code: 'ENOTFOUND' }), false],
		[failure({ code: 'EHOSTUNREACH', syscall: 'connect' }), false],
		[failure({ code: 'SELF_SIGNED_CERT_IN_CHAIN' }), false],
		[failure({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), false],
		[failure({ code: 'ERR_INVALID_URL' }), false],
		[failure({ code: 'EAUTH' }), false],
		[failure({ response: { status: 401 } }), false],
	])('%j: %p', (outcome, expected) => {
		expect(mayHaveBeenExecuted(outcome)).toBe(expected);
	});
});

describe('a failure', () => {
	it('is read through what n8n wrapped around it', () => {
		const innermost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		const wrapped = new Error('outer', { cause: new Error('middle', { cause: innermost }) });
		expect(failedOutcome(wrapped, TOKEN_URL)).toMatchObject({
			code: 'ECONNRESET',
			token: undefined,
		});
		expect(chainOf(wrapped).map(({ message }) => message)).toEqual([
			'outer',
			'middle',
			'socket hang up',
		]);
	});

	it('that causes itself is read once', () => {
		const error: Error = new Error('loop');
		error.cause = error;
		expect(chainOf(error)).toHaveLength(1);
	});

	it.each(['EAUTH', 'ESTATUS'])('with %s is a refused token', (code) => {
		expect(failure({}, Object.assign(new Error('no'), { code, status: 401 }))).toMatchObject({
			status: 401,
			token: 'refused',
		});
	});
});

it('is no trouble with a token where the service has none', () => {
	const acquiring = new Error('Failed to acquire OAuth2 access token');
	for (const outcome of [
		failure({ code: 'EAUTH' }, undefined, false),
		failure({}, acquiring, false),
	]) {
		expect(outcome).toMatchObject({ token: undefined });
	}
});

it.each<[IHttpRequestMethods, number, number[] | undefined, boolean]>([
	['GET', 503, undefined, true],
	['GET', 500, undefined, false],
	['GET', 500, [500, 502, 503, 504], true],
	// What the service adds counts for reading only.
	['PUT', 500, [500, 502, 503, 504], false],
	['DELETE', 500, [500, 502, 503, 504], false],
	['PUT', 503, [500, 502, 503, 504], true],
	['POST', 500, [500, 502, 503, 504], false],
])('%s after %d, where %j pass, is sent again: %p', (method, status, statuses, expected) => {
	expect(shouldRepeat({ url: '/', method }, answer(status), statuses)).toBe(expected);
});

it.each([
	['GET', true],
	['HEAD', true],
	['PUT', true],
	['DELETE', true],
	['POST', false],
	['PATCH', false],
	[undefined, true],
] as Array<[IHttpRequestMethods | undefined, boolean]>)(
	'%s is repeatable: %p, unless the operation says otherwise',
	(method, expected) => {
		expect(isRepeatable({ url: '/', method })).toBe(expected);
		expect(isRepeatable({ url: '/', method, repeatable: true })).toBe(true);
		expect(isRepeatable({ url: '/', method, repeatable: false })).toBe(false);
	},
);
