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

const HARMLESS: Array<Partial<ServiceRequest>> = [
	{ method: 'GET' },
	{ method: 'PUT' },
	{ method: 'DELETE' },
	{ method: 'POST', repeatable: true },
];
const HARMFUL: Array<Partial<ServiceRequest>> = [
	{ method: 'POST' },
	{ method: 'PATCH' },
	{ method: 'PUT', repeatable: false },
];

/** Which requests are sent again after an outcome. */
function repeated(outcome: Outcome) {
	const kinds = [HARMLESS, HARMFUL].map((requests) => {
		const all = requests.map((request) => shouldRepeat({ url: '/things', ...request }, outcome));
		return new Set(all);
	});
	const [harmless, harmful] = kinds.map((kind) => (kind.size === 1 ? kind.has(true) : 'some'));
	return { harmless, harmful };
}

describe('a request is sent again', () => {
	const whereHarmless = { harmless: true, harmful: false };
	const always = { harmless: true, harmful: true };

	it.each([502, 503, 504])('after status %d, where that does no harm', (status) => {
		expect(repeated(answer(status))).toEqual(whereHarmless);
	});

	it.each([
		...['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH'],
		...['HPE_INVALID_CONSTANT', 'HPE_INVALID_CHUNK_SIZE', 'HPE_HEADER_OVERFLOW'],
		...['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ERR__ERROR_FORMAT_PADDING_1', 'ERR_BAD_RESPONSE'],
		...['ERR_STREAM_PREMATURE_CLOSE', 'UND_ERR_SOCKET'],
	])('after %s, where that does no harm', (code) => {
		expect(repeated(failure({ code }))).toEqual(whereHarmless);
	});

	it.each([200, 201, 204, 302, 400, 404, 429, 500, 503])(
		'after an answer with status %d that broke off, where that does no harm',
		(status) => {
			for (const hasToken of [true, false]) {
				const outcome = failure({ code: 'ECONNRESET', response: { status } }, undefined, hasToken);
				expect(outcome).toMatchObject({ isCutOff: true });
				expect(repeated(outcome)).toEqual(whereHarmless);
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
		expect(repeated(failure(more))).toEqual(always);
	});

	it('always when the token endpoint could not be reached, or had trouble of its own', () => {
		const acquiring = new Error('Failed to acquire OAuth2 access token');
		expect(repeated(failure({}, acquiring))).toEqual(always);
		const config = { url: TOKEN_URL };
		const outcome = failure({ code: 'ERR_BAD_RESPONSE', response: { status: 503 }, config });
		expect(outcome).toMatchObject({ status: 503, token: 'unreachable' });
		expect(repeated(outcome)).toEqual(always);
	});
});

describe('a request is not sent again', () => {
	it.each<[string, Outcome]>([
		...[400, 401, 403, 404, 409, 422, 500, 501].map((status): [string, Outcome] => [
			`status ${status}`,
			answer(status),
		]),
		['an unknown server', failure({ code: 'ENOTFOUND' })],
		['a broken certificate', failure({ code: 'CERT_HAS_EXPIRED' })],
		['an error without a code', failure({})],
		['401 of the service', failure({ response: { status: 401 } })],
		['401 of the service in the other form', failure({ status: 401 })],
		['a refused token', failure({ code: 'EAUTH' })],
		['a token endpoint that answers 404', failure({ code: 'ESTATUS', status: 404 })],
	])('after %s', (_name, outcome) => {
		expect(repeated(outcome)).toEqual({ harmless: false, harmful: false });
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
