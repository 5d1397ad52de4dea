import { NodeApiError, type ICredentialDataDecryptedObject } from 'n8n-workflow';
import { bol } from '../../nodes/Bol/service/request';
import { goedGepickt } from '../../nodes/GoedGepickt/service/request';
import { lagerkoll } from '../../nodes/Lagerkoll/service/request';
import { picqer } from '../../nodes/Picqer/service/request';
import {
	apiError,
	explainedBy,
	failureOf,
	reworded,
	tooLong,
} from '../../nodes/shared/service/failure';
import { failedOutcome, type Outcome } from '../../nodes/shared/service/outcome';
import { secretsOf } from '../../nodes/shared/service/secrets';
import type { Service, ServiceRequest } from '../../nodes/shared/service/service';
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
const network = (code: string, message = code, more = {}): Outcome =>
	failedOutcome(Object.assign(new Error(message), { code }, more), TOKEN_URL);

const fail = (outcome: Outcome, request: Partial<ServiceRequest> = {}, service: Service = picqer) =>
	failureOf(
		itemContext(),
		service,
		secretsOf(service, credentials),
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
		['header with another key', 'Authorization: Basic newer-0123456789', picqer],
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
});

describe('secrets that were sent', () => {
	const sent = 'sent-0123456789';
	it.each<[string, Partial<ServiceRequest>]>([
		['a password', { body: { username: 'jan', password: sent } }],
		['the secret of a webhook', { body: { hook: { secret: sent } } }],
		['the key of a device', { body: [{ deviceKey: sent }] }],
		['a header', { headers: { 'X-Api-Key': sent } }],
		['a header with several values', { headers: { Authorization: [`Key ${sent}`] as never } }],
		['the query', { qs: { access_token: sent } }],
		['the query in a path', { url: `/orders?a=1&token=${sent}` }],
	])('are in no message: %s', (_name, request) => {
		const refusal = answer(400, { error_message: `"${sent}" is wrong, "jan" is right` });
		const error = fail(refusal, { method: 'POST', ...request });
		expect(visible(error)).not.toContain(sent);
		expect(error.message).toBe('Picqer: "***" is wrong, "jan" is right');
	});
});

describe('the error for an answer', () => {
	it('has the reason of the service, a hint, the status and the item', () => {
		const body = { error: true, error_code: 13, error_message: 'Order has no products' };
		const error = fail(answer(400, body));
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe('Picqer: Order has no products (error 13)');
		expect(error.description).toBe('Add at least one product. Sent was GET /orders.');
		expect(error.httpCode).toBe('400');
		expect(error.context).toMatchObject({ itemIndex: ITEM_INDEX, serviceCode: 13 });
	});

	it('shows the title or heading of a page, and a plain text of a few words', () => {
		const page = '<html><style>b{}</style><h1>Service  unavailable</h1><p>Jan Jansen</p></html>';
		expect(fail(answer(503, page)).message).toBe('Picqer: Service unavailable');
		expect(fail(answer(503, '<title>504 Time-out</title>')).message).toBe('Picqer: 504 Time-out');
		expect(fail(answer(400, ' Too bad ')).message).toBe('Picqer: Too bad');
		expect(fail(answer(503, '')).message).toBe('Picqer: no reason given (HTTP 503)');
	});

	it.each([
		['broken JSON', '{"name": "Jan Jansen', 'broken JSON of 20 characters'],
		['a broken list', '[{"name": "Jan', 'broken JSON of 14 characters'],
		['rows', 'Jan;Jansen;Kerkstraat 1', 'text of 23 characters'],
		['lines', 'Jan\nKerkstraat', 'text of 14 characters'],
		['a long text', 'Jan '.repeat(100), 'text of 400 characters'],
		['an address', 'jan@example.com', 'text of 15 characters'],
		['a number', 'Call 0612345678', 'text of 15 characters'],
		['a page', '<p>Jan</p>', 'a page without a title, 10 characters'],
		['XML', '<?xml?><a name="Jan"/>', 'a page without a title, 22 characters'],
		['a titled person', '<title>jan@example.com</title>', 'a page without a title, 30 characters'],
	])('tells of %s only what it is', (_title, body, kind) => {
		for (const sent of [body, Buffer.from(body)]) {
			const error = fail(answer(400, sent));
			expect(error.message).toBe(`Picqer: no reason that can be read (HTTP 400: ${kind})`);
			expect(visible(error)).not.toMatch(/Jan|Kerkstraat|0612345678|example/i);
		}
	});

	it('is short, however long the reason is', () => {
		const long = { error_message: 'x'.repeat(5_000_000) };
		expect(fail(answer(400, long)).message).toHaveLength(501);
		const violations = Array.from({ length: 5_000 }, () => ({ reason: 'y'.repeat(100) }));
		expect(
			fail(answer(400, { detail: 'Bad', violations }), {}, bol).description?.length,
		).toBeLessThan(4_100);
	});

	it('masks a key before it cuts the text off', () => {
		for (let before = 440; before < 520; before++) {
			const reason = { error_message: `${'x'.repeat(before)}${KEY}` };
			expect(fail(answer(400, reason)).message).not.toContain('key');
		}
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

	const proxy = { protocol: 'http', host: 'proxy.example', port: 3128 };

	it.each([
		['ENOTFOUND', 'There is no proxy called proxy.example:3128'],
		['ECONNREFUSED', 'The proxy proxy.example:3128 refuses the connection'],
		['EHOSTUNREACH', 'The proxy proxy.example:3128 could not be reached'],
	])('of the proxy: %s', (code, message) => {
		const error = fail(network(code), { proxy });
		expect(error.message).toBe(message);
		expect(error.description).toContain('Check Request Options > Proxy');
	});

	it('of the service behind a proxy that answers is its own', () => {
		expect(fail(network('ECONNRESET'), { proxy }).message).toContain('Picqer closed');
		expect(fail(network('ETIMEDOUT'), { proxy }).message).toContain('Picqer did not answer');
	});

	it.each([
		['ENOTFOUND', { hostname: 'proxy.example' }, 'There is no proxy called proxy.example'],
		['ECONNREFUSED', { address: '10.0.0.1', port: 3128 }, 'The proxy 10.0.0.1:3128 refuses'],
		['ECONNREFUSED', { address: '10.0.0.1', port: 443 }, 'Picqer at demo.picqer.com refuses'],
		['ENOTFOUND', { hostname: 'demo.picqer.com' }, 'no server called demo.picqer.com'],
	])('of a proxy that n8n itself uses shows by its address: %s, %j', (code, details, message) => {
		expect(fail(network(code, code, details)).message).toContain(message);
	});

	const OWN_URL = { baseURL: 'https://gateway.example.com/api' };
	const CHECK_NETWORK = 'check the network of this n8n';

	it.each<[string, Service, Partial<ServiceRequest>, string]>([
		['Picqer', picqer, {}, 'the field Subdomain; it is the part before .picqer.com'],
		['Picqer behind a gateway', picqer, OWN_URL, 'the field URL.'],
		['bol', bol, { baseURL: 'https://api.bol.com' }, CHECK_NETWORK],
		['bol behind a gateway', bol, OWN_URL, 'the field API URL.'],
		['GoedGepickt', goedGepickt, { baseURL: 'https://account.goedgepickt.nl' }, CHECK_NETWORK],
		['GoedGepickt behind a gateway', goedGepickt, OWN_URL, 'the field URL.'],
		['Lagerkoll', lagerkoll, { baseURL: 'https://capi.lagerkoll.com/v1' }, CHECK_NETWORK],
		['Lagerkoll behind a gateway', lagerkoll, OWN_URL, 'the field URL.'],
		['an address that is none', lagerkoll, { baseURL: 'gateway' }, 'the field URL.'],
	])('names the field with the address of %s', (_, service, request, advice) => {
		const codes = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EPROTO', 'CERT_HAS_EXPIRED'];
		for (const code of codes) {
			expect(fail(network(code), request, service).description).toContain(advice);
		}
	});

	it.each([
		['EAI_AGAIN', 'The name demo.picqer.com could not be looked up'],
		['CERT_HAS_EXPIRED', 'The certificate of demo.picqer.com is not trusted: it has expired'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'is not trusted: the server made it itself'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'is not trusted: one that it depends on'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'is not trusted: it is for a server of another name'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'is not trusted: who issued it is not known'],
		['CERT_SIGNATURE_FAILURE', 'is not trusted: '],
	])('explains %s', (code, message) => {
		const error = fail(network(code));
		expect(error.message).toContain(message);
		expect(error.description).toContain('the field Subdomain');
	});

	it('shows an address that is none', () => {
		expect(fail(network('ENOTFOUND'), { baseURL: 'demo' }).message).toContain('"demo"');
	});

	it.each([
		[404, /blocked the IP address/],
		[429, /too many token requests|some minutes/],
		[401, /client ID and client secret/],
	])('explains status %d of the token endpoint', (status, expected) => {
		const { message, description } = fail(network('ESTATUS', 'no', { status }), {}, bol);
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
});

test('rewording changes errors of the service only', async () => {
	const error = apiError(itemContext(), { message: 'no' }, 404);
	const change = (failure: NodeApiError) => explainedBy(failure, 'Because.');
	const told = { message: 'no', description: 'Because.' };
	await expect(reworded(Promise.reject(error), change)).rejects.toMatchObject(told);
	await expect(reworded(Promise.reject(new TypeError('odd')), change)).rejects.toThrow(TypeError);
	await expect(reworded(Promise.resolve(1), change)).resolves.toBe(1);
});

it('tells how long the limit was waited for, and that nothing was sent', () => {
	const { message, description } = tooLong(itemContext(), picqer, 90_000);
	expect(message).toContain('1.5 minutes');
	expect(description).toContain('not sent');
	expect(description).toContain('Longest Wait');
	const other = tooLong(itemContext(), picqer, 15_000, 'Come back later.');
	expect(other.message).toContain('waited 15 seconds for');
	expect(other.description).toBe('The request was not sent. Come back later.');
});

it('belongs to the node', () => {
	expect(fail(network('ECONNRESET')).node).toBe(testNode);
});
