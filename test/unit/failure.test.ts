import { NodeApiError, type ICredentialDataDecryptedObject } from 'n8n-workflow';
import { bol } from '../../nodes/Bol/request';
import { picqer } from '../../nodes/Picqer/request';
import {
	apiError,
	explainedBy,
	failureOf,
	reworded,
	tooLong,
	withoutSecrets,
} from '../../nodes/shared/request/failure';
import { failedOutcome, type Outcome } from '../../nodes/shared/request/outcome';
import type { Service, ServiceRequest } from '../../nodes/shared/request/service';
import { ITEM_INDEX, itemContext, testNode } from './context';

const KEY = 'key-0123456789';
const CLIENT_PASS = 'secret-0123456789';
const ACCESS = 'token-0123456789';
const REFRESH = 'refresh-0123456789';
const BASIC = Buffer.from(`${KEY}:X`).toString('base64');

const credentials: ICredentialDataDecryptedObject = {
	apiKey: KEY,
	clientId: 'client',
	clientSecret: CLIENT_PASS,
	oauthTokenData: { access_token: ACCESS, refresh_token: REFRESH },
};

const TOKEN_URL = 'https://login.bol.com/token';

const answer = (statusCode: number, body: unknown, headers = {}): Outcome =>
	({ kind: 'answer', answer: { statusCode, headers, body } }) as Outcome;
const network = (code: string, message = code): Outcome =>
	failedOutcome(Object.assign(new Error(message), { code }), TOKEN_URL);

const fail = (outcome: Outcome, request: Partial<ServiceRequest> = {}, service: Service = picqer) =>
	failureOf(
		itemContext(),
		service,
		credentials,
		{ method: 'GET', url: '/orders', baseURL: 'https://demo.picqer.com/api/v1', ...request },
		outcome,
	);

/** Everything of an error that a user, a log or another workflow can see. */
const visible = (error: NodeApiError) =>
	[error.message, error.description, error.stack, JSON.stringify(error)].join('\n');

describe('secrets', () => {
	it.each([
		['API key', `key ${KEY}`, picqer],
		['client secret', `secret ${CLIENT_PASS}`, bol],
		['token', `token ${ACCESS}`, bol],
		['refresh token', `token ${REFRESH}, again ${REFRESH}`, bol],
		['Basic header', `Authorization: Basic ${BASIC}`, picqer],
		['header with a newer token', 'Authorization: Bearer newer-0123456789', bol],
	])('are in no message: %s', (_name, reason, service) => {
		const bodies = [{ error_message: reason, detail: reason }, `<p>${reason}</p>`];
		const outcomes = [...bodies.map((body) => answer(400, body)), network('EODD', reason)];
		for (const outcome of outcomes) {
			const text = visible(fail(outcome, {}, service));
			for (const secret of [KEY, CLIENT_PASS, ACCESS, REFRESH, BASIC, 'newer-0123456789']) {
				expect(text).not.toContain(secret);
			}
		}
	});

	it('that are too short to be one are left', () => {
		const short = { apiKey: 'order', oauthTokenData: {} };
		expect(withoutSecrets('the order', picqer, short)).toBe('the order');
		expect(withoutSecrets('the order', picqer, {})).toBe('the order');
	});
});

describe('the error for an answer', () => {
	it('has the reason of the service, a hint, the status and the item', () => {
		const body = { error: true, error_code: 13, error_message: 'Order has no products' };
		const error = fail(answer(400, body));
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe('Picqer: Order has no products (error 13)');
		expect(error.description).toBe('Add at least one product.');
		expect(error.httpCode).toBe('400');
		expect(error.context).toMatchObject({ itemIndex: ITEM_INDEX, serviceCode: 13 });
	});

	it('shows the beginning of a page that is no JSON', () => {
		const page = '<html><style>b{}</style><h1>Service  unavailable</h1></html>';
		expect(fail(answer(503, page)).message).toBe('Picqer: Service unavailable');
		expect(fail(answer(503, 'x'.repeat(1_000))).message.length).toBeLessThan(300);
		expect(fail(answer(503, '')).message).toContain('HTTP 503');
	});

	it('reads an error that came as bytes', () => {
		const bytes = Buffer.from('{"error_message":"Not found"}');
		expect(fail(answer(404, bytes)).message).toContain('Not found');
	});

	it('reads an error under a status of success', () => {
		const body = { error: true, error_code: 5, error_message: 'Parameters missing' };
		expect(fail(answer(200, body)).message).toContain('Parameters missing');
	});

	it.each([
		['a web page', 'text/html', '<h1>Log in</h1>', 'web page: Log in'],
		['broken JSON', 'application/json', '[{"idorder":', 'broken JSON'],
	])('tells %s under a status of success', (_name, type, body, message) => {
		const error = fail(answer(200, body, { 'content-type': type }));
		expect(error.message).toContain(message);
	});

	it('lists the violations of bol', () => {
		const body = {
			detail: 'Bad',
			violations: [{ name: 'ean', reason: 'wrong' }, { reason: 'odd' }],
		};
		const error = fail(answer(400, body), {}, bol);
		expect(error.message).toBe('bol: Bad – ean: wrong');
		expect(error.description).toContain('odd');
	});
});

describe('the error for a network failure', () => {
	it.each([
		['ENOTFOUND', 'There is no server called demo.picqer.com'],
		['ECONNREFUSED', 'refuses the connection'],
		['ETIMEDOUT', 'did not answer in time'],
		['ECONNABORTED', 'did not answer in time'],
		['ECONNRESET', 'closed the connection'],
		['EODD', 'could not be reached'],
	])('%s', (code, message) => {
		expect(fail(network(code)).message).toContain(message);
	});

	it('shows an address that is none', () => {
		expect(fail(network('ENOTFOUND'), { baseURL: 'demo' }).message).toContain('"demo"');
	});

	it.each([
		[404, /blocked the IP address/],
		[429, /too many token requests|some minutes/],
		[401, /client ID and client secret/],
	])('explains status %d of the token endpoint', (status, expected) => {
		const outcome = failedOutcome(
			Object.assign(new Error('no'), { code: 'ESTATUS', status }),
			TOKEN_URL,
		);
		const { message, description } = fail(outcome, {}, bol);
		expect(`${message} ${description}`).toMatch(expected);
	});
});

describe('a request that may have been carried out', () => {
	const hint = /not repeated.*may have carried it out/;

	it.each([
		['POST', network('ECONNRESET'), true],
		['PATCH', answer(500, ''), true],
		['POST', answer(503, ''), true],
		['POST', answer(400, ''), false],
		['POST', network('ECONNREFUSED'), false],
		['GET', network('ECONNRESET'), false],
		['PUT', answer(503, ''), false],
	] as const)('%s %j: %p', (method, outcome, expected) => {
		expect(hint.test(fail(outcome, { method }).description ?? '')).toBe(expected);
	});

	it('says what to look for', () => {
		const request = { method: 'POST', traceableBy: 'reference WEB-1' } as const;
		expect(fail(answer(500, ''), request).description).toContain(
			'Look for reference WEB-1 in Picqer.',
		);
	});
});

describe('rewording', () => {
	const error = () => apiError(itemContext(), { message: 'no' }, 404);

	it('changes errors of the service only', async () => {
		const change = (failure: NodeApiError) => explainedBy(failure, 'Because.');
		await expect(reworded(Promise.reject(error()), change)).rejects.toMatchObject({
			message: 'no',
			description: 'Because.',
		});
		await expect(reworded(Promise.reject(new TypeError('odd')), change)).rejects.toThrow(TypeError);
		await expect(reworded(Promise.resolve(1), change)).resolves.toBe(1);
	});
});

it('tells how long the limit was waited for, and that nothing was sent', () => {
	const { message, description } = tooLong(itemContext(), picqer, 90_000);
	expect(message).toContain('1.5 minutes');
	expect(description).toContain('not sent');
});

it('belongs to the node', () => {
	expect(fail(network('ECONNRESET')).node).toBe(testNode);
});
