import nock from 'nock';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { forgetTokens } from '../../../nodes/shared/service/tokenGate';
import { CredentialStore, runNode, type NodeRun } from '../harness';
import { pass } from '../harness/triggerTesting';
import {
	createsShipment,
	FRESH,
	numbered,
	readsStatus,
	refuseTokens,
	serveApi,
	serveTokens,
} from './login';
import { processStatus } from './processes';
import { bolSubject, keys, keysWithToken, LOGIN_URL } from './subject';

/** Requests of an account that are under way at once, when the user sets nothing. */
const AT_ONCE = 5;

const connectionReset = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

const anHourAgo = () => Date.now() - 3_600_000;

/** Runs the node with the keys, and a token that n8n has stored with them, if there is one. */
const run = async (stored: ICredentialDataDecryptedObject = keys, more: Partial<NodeRun> = {}) =>
	await runNode({
		...bolSubject,
		credentials: { bolApi: stored },
		parameters: readsStatus,
		items: numbered(1),
		...more,
	});

const expired = () => keysWithToken('old-token', anHourAgo());

/** What may be stored when a run begins. */
const stored: Array<[when: string, ICredentialDataDecryptedObject | undefined]> = [
	['none is stored', undefined],
	['the stored one expired', expired()],
];

/**
 * Does so many items, each with one request that is answered; one token is asked for.
 *
 * @param refused how often at most the token before it was tried
 */
async function works(
	count: number,
	data?: NodeRun['credentials'],
	refused = 0,
	parameters: INodeParameters = readsStatus,
) {
	const tokens = serveTokens();
	const api = serveApi();
	const credentials = data && { credentials: data };
	const done = await run(undefined, { items: numbered(count), parameters, ...credentials });
	expect(done.error).toBeUndefined();
	expect(done.items[0]).toHaveLength(count);
	expect(tokens.requests).toBe(1);
	expect(api.answered).toBe(count);
	expect(api.refused).toBeLessThanOrEqual(refused);
	return { ...done, tokens, api };
}

// Hundreds of items go through n8n here.
jest.setTimeout(30_000);

beforeEach(() => {
	forgetTokens();
	forgetLimits();
});
afterEach(() => {
	nock.cleanAll();
	jest.restoreAllMocks();
});

describe('one token for all items', () => {
	test('when there is none yet', async () => {
		const { items, credentials, tokens, api } = await works(200);
		expect(items[0].map(({ json }) => json.processStatusId)).toEqual(
			numbered(200).map(({ json }) => json.id),
		);
		const { accessToken, expiresAt } = credentials.read('bolApi');
		expect(accessToken).toBe(FRESH);
		expect(Number(expiresAt) - Date.now()).toBeLessThan(299_000);
		expect(Number(expiresAt) - Date.now()).toBeGreaterThan(200_000);
		// And for the next run.
		const { error } = await run(undefined, { credentials, items: numbered(10) });
		expect(error).toBeUndefined();
		expect(api).toEqual({ refused: 0, answered: 210 });
		expect(tokens.requests).toBe(1);
	});

	test.each<unknown>([0.001, 1, '1', 0, -299, 'soon', 299_000])(
		'for a minute at least and an hour at most, however long bol says: %p',
		async (expires_in) => {
			const tokens = serveTokens({ expires_in } as IDataObject);
			serveApi();
			const { credentials } = await run();
			const life = Number(credentials.read('bolApi').expiresAt) - Date.now();
			expect(life).toBeGreaterThan(50_000);
			expect(life).toBeLessThan(3_600_000);
			pass(50_000);
			await run(undefined, { credentials, items: numbered(3) });
			expect(tokens.requests).toBe(1);
		},
	);

	test('when bol refuses one that has not expired', async () => {
		await works(20, { bolApi: keysWithToken('revoked-token') }, AT_ONCE);
	});
});

describe('no token', () => {
	const wrongKeys = { error: 'invalid_client', error_description: 'Bad client credentials' };

	test.each(stored)('wrong keys, when %s', async (_, oldToken) => {
		const tokens = refuseTokens(401, wrongKeys);
		serveApi();
		const { error } = await run(oldToken, { items: numbered(50) });
		expect(error?.message).toMatch(/^bol gives no access token: it does not accept the keys/);
		expect(error?.description).toContain('Check client ID and client secret in the credential');
		expect(error?.description).toContain('Settings > API Settings');
		expect(error?.description).toContain('technical contact must be filled in');
		expect(error?.description).toContain('seller account must be active');
		expect(tokens.requests).toBe(1);
	});

	test('is asked for again by the next run, when the user has mended the keys', async () => {
		refuseTokens(401, wrongKeys);
		const store = new CredentialStore({ bolApi: keys });
		expect((await run(undefined, { credentials: store })).error).toBeDefined();
		nock.cleanAll();
		serveTokens();
		serveApi();
		const { error } = await run(undefined, { credentials: store, items: numbered(3) });
		expect(error).toBeUndefined();
	});

	test.each(stored)('says what a 404 of the login server means, when %s', async (_, oldToken) => {
		const tokens = refuseTokens(404, 'Not Found');
		serveApi();
		const { error } = await run(oldToken, { items: numbered(20) });
		expect(error?.message).toBe('bol gives no access token: the login server answers 404');
		expect(error?.description).toContain('blocked the IP address of this n8n');
		expect(tokens.requests).toBe(1);
	});
});

describe('a login server that fails once', () => {
	const failures: Array<[string, (request: nock.Interceptor) => nock.Scope]> = [
		['closes the connection', (request) => request.replyWithError(connectionReset())],
		['answers 503', (request) => request.reply(503, '<h1>Service Unavailable</h1>')],
	];
	const cases = failures.flatMap(([how, fail]) =>
		stored.map(([when, token]) => [how, when, fail, token] as const),
	);

	test.each(cases)('%s, when %s: a GET gets its answer', async (_how, _when, fail, token) => {
		fail(nock(LOGIN_URL).post('/token').query(true));
		await works(3, token && { bolApi: token });
	});

	// The API refused the request or never saw it, so sending it again does nothing twice.
	test.each(cases)('%s, when %s: a POST is sent once', async (_how, _when, fail, token) => {
		fail(nock(LOGIN_URL).post('/token').query(true));
		await works(1, token && { bolApi: token }, 0, createsShipment);
	});
});

describe('a login server that fails for good', () => {
	const failures: Array<[string, () => { requests: number }]> = [
		['answers 500', () => refuseTokens(500, 'Internal Server Error')],
		['answers 503', () => refuseTokens(503, '<h1>Service Unavailable</h1>')],
		['answers with a page', () => refuseTokens(200, '<h1>Please log in</h1>')],
		['answers without a token', () => refuseTokens(200, { token_type: 'Bearer' })],
		['answers with a token that fits no header', () => refuseTokens(200, { access_token: 'a\nb' })],
		['closes the connection', () => resetTokens()],
	];

	function resetTokens() {
		const counts = { requests: 0 };
		nock(LOGIN_URL)
			.persist()
			.post('/token')
			.query(() => Boolean(++counts.requests))
			.replyWithError(connectionReset());
		return counts;
	}

	test.each(failures)('%s: four token requests for 20 items', async (_, fail) => {
		const tokens = fail();
		const api = serveApi();
		const { items } = await run(undefined, { items: numbered(20), continueOnFail: true });
		expect(items[0]).toHaveLength(20);
		for (const { json } of items[0])
			expect(json.error).toMatch(/^bol gave no access token: The login/);
		expect(tokens.requests).toBeLessThanOrEqual(4);
		expect(tokens.requests).toBeGreaterThan(1);
		expect(api.answered + api.refused).toBe(0);
	});

	test('is asked once where it says to wait for longer than the requests can', async () => {
		const tokens = refuseTokens(503, 'Service Unavailable', { 'Retry-After': '3600' });
		await run(undefined, { items: numbered(20), continueOnFail: true });
		expect(tokens.requests).toBe(1);
	});
});

describe('a later try of the same run', () => {
	const retries = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };

	test('asks again after one 429 of the login', async () => {
		nock(LOGIN_URL).post('/token').query(true).reply(429, 'Too many requests');
		const tokens = serveTokens();
		serveApi();
		const { error, items } = await run(undefined, { items: numbered(20), settings: retries });
		expect(error).toBeUndefined();
		expect(items[0]).toHaveLength(20);
		expect(tokens.requests).toBe(1);
	});
});

describe('keys', () => {
	test('are asked a token for without anything that bol does not describe', async () => {
		const tokens = serveTokens();
		serveApi();
		await run();
		const [{ accept, authorization, 'content-length': length, ...rest }] = tokens.headers;
		expect({ accept, authorization: Boolean(authorization) }).toEqual({
			accept: 'application/json',
			authorization: true,
		});
		expect(['0', undefined]).toContain(length);
		expect(Object.keys(rest)).not.toContain('content-type');
	});

	test('that were changed do not go on with the token of those before', async () => {
		const before = keysWithToken('token-of-others', undefined, { ...keys, clientSecret: 'before' });
		await works(10, { bolApi: { ...before, ...keys } });
	});

	test('are kept out of an error that shows the token of the very same request', async () => {
		serveTokens();
		nock(bolSubject.baseUrl)
			.get(/process-status/)
			.reply(400, { title: 'Bad Request', detail: `The token ${FRESH} is not for this` });
		const { error } = await run();
		expect(error?.message).toContain('The token *** is not for this');
		expect(JSON.stringify([error, error?.stack])).not.toContain(FRESH);
	});
});

test('a login that the allowed domains leave out is named', async () => {
	const tokens = serveTokens();
	const { error } = await run({
		...keys,
		allowedHttpRequestDomains: 'domains',
		allowedDomains: 'api.bol.com',
	});
	expect(error?.message).toContain('does not allow requests to login.bol.com');
	expect(error?.message).toContain('Allowed HTTP Request Domains');
	expect(tokens.requests).toBe(0);
});

describe('the environment', () => {
	const pending = processStatus('CANCEL_ORDER', 'PENDING', { processStatusId: '1' });
	const success = processStatus('CANCEL_ORDER', 'SUCCESS', { processStatusId: '1' });
	const cancels = {
		resource: 'order',
		operation: 'cancelItems',
		orderItemId: '6107434013',
		reasonCode: 'OUT_OF_STOCK',
	};

	/** Serves a cancellation and its process status under the given addresses. */
	function serveCancellation(api: string, [retailer, shared]: [string, string?]) {
		const scope = nock(api, { reqheaders: { authorization: `Bearer ${FRESH}` } });
		scope.put(`${retailer}/orders/cancellation`).reply(202, pending);
		if (shared) scope.get(`${shared}/process-status/1`).reply(200, success);
	}

	test.each([
		['https://gateway.example.com/bol', 'https://login.example.com/bol'],
		['https://gateway.example.com/bol/', ' https://login.example.com/bol/ '],
	])('Custom URL uses the API URL "%s" and the login URL "%s"', async (apiUrl, loginUrl) => {
		nock('https://login.example.com')
			.post('/bol/token', '')
			.query({ grant_type: 'client_credentials' })
			.basicAuth({ user: keys.clientId, pass: keys.clientSecret })
			.reply(200, { access_token: FRESH, token_type: 'Bearer', expires_in: 299 });
		serveCancellation('https://gateway.example.com', ['/bol/retailer', '/bol/shared']);
		const { error, items } = await run(undefined, {
			credentials: { bolApi: { ...keys, environment: 'custom', apiUrl, loginUrl } },
			parameters: cancels,
		});
		expect(error).toBeUndefined();
		expect(items[0].map(({ json }) => json.status)).toEqual(['SUCCESS']);
	});
});
