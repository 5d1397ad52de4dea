import nock from 'nock';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/request/accounts';
import { forgetTokens } from '../../../nodes/shared/request/tokenGate';
import { CredentialStore, runNode, type NodeRun } from '../harness';
import { processStatus } from './processes';
import { bolSubject, keys, LOGIN_URL, storedToken } from './subject';

/** The only token that the API takes in these tests. */
const FRESH = 'fresh-token';

/** Requests of an account that are under way at once, when the user sets nothing. */
const AT_ONCE = 5;

const EXPIRED_JWT = { title: 'Expired JWT', status: 401, detail: 'JWT expired at 2026-01-05' };

/** Keeps the limiter out of these tests, which send more than bol would allow. */
const GENEROUS = {
	'X-RateLimit-Limit': '1000',
	'X-RateLimit-Remaining': '999',
	'X-RateLimit-Reset': '1',
};

const connectionReset = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

const anHourAgo = () => Date.now() - 3_600_000;

/** A token in the form that bol gives: a JSON web token. */
function jsonWebToken(expiresAt: number): string {
	const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
	const payload = { exp: Math.floor(expiresAt / 1000) };
	return [part({ alg: 'RS256' }), part(payload), 'signature'].join('.');
}

/** Expects a token request: Basic header, form body, and nothing else in it. */
const tokenRequest = (form: Record<string, string> = { grant_type: 'client_credentials' }) =>
	nock(LOGIN_URL)
		.persist()
		.post('/token', form)
		.matchHeader('content-type', /^application\/x-www-form-urlencoded/)
		.basicAuth({ user: keys.clientId, pass: keys.clientSecret });

/** Gives out the fresh token; the answer takes a moment, in which others could ask as well. */
function serveTokens(form?: Record<string, string>, more: IDataObject = {}) {
	const counts = { requests: 0 };
	tokenRequest(form)
		.delay(20)
		.reply(200, () => {
			counts.requests++;
			return { access_token: FRESH, token_type: 'Bearer', expires_in: 299, ...more };
		});
	return counts;
}

/** Answers every token request with a failure. */
function refuseTokens(status: number, answer: nock.Body) {
	const counts = { requests: 0 };
	tokenRequest()
		.delay(20)
		.reply(status, () => {
			counts.requests++;
			return answer;
		});
	return counts;
}

/** The API, which answers 401 to every token but the fresh one. */
function serveApi() {
	const counts = { refused: 0, answered: 0 };
	const answer = function (this: nock.ReplyFnContext, path: string): nock.ReplyFnResult {
		if (this.req.headers.authorization !== `Bearer ${FRESH}`) {
			counts.refused++;
			return [401, EXPIRED_JWT];
		}
		counts.answered++;
		return [200, { processStatusId: path.split('/').at(-1) ?? '' }, GENEROUS];
	};
	const api = nock(bolSubject.baseUrl).persist();
	api.get(/^\/shared\/process-status\//).reply(answer);
	api.post('/retailer/shipments').reply(answer);
	return counts;
}

const readsStatus = {
	resource: 'processStatus',
	operation: 'get',
	processStatusId: '={{ $json.id }}',
};

const createsShipment = {
	resource: 'apiRequest',
	operation: 'send',
	method: 'POST',
	path: '/retailer/shipments',
	jsonBody: '{"orderItems":[{"orderItemId":"6107434013"}],"shippingLabelId":"label-1"}',
};

const numbered = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ json: { id: `${index}` } }));

/** Runs the node with a credential that holds the given token, or none. */
const run = async (oauthTokenData: IDataObject | undefined, more: Partial<NodeRun> = {}) =>
	await runNode({
		...bolSubject,
		credentials: {
			bolOAuth2Api: { ...keys, ...(oauthTokenData && { oauthTokenData }) },
		} as Record<string, ICredentialDataDecryptedObject>,
		parameters: readsStatus,
		...more,
	});

// Hundreds of items go through n8n here.
jest.setTimeout(30_000);

beforeEach(() => {
	forgetTokens();
	forgetLimits();
});
afterEach(() => nock.cleanAll());

describe('one token for all items', () => {
	test('when there is none yet', async () => {
		const tokens = serveTokens();
		const api = serveApi();
		const { items, error, credentials } = await run(undefined, { items: numbered(200) });
		expect(error).toBeUndefined();
		expect(items[0].map(({ json }) => json.processStatusId)).toEqual(
			numbered(200).map(({ json }) => json.id),
		);
		expect(tokens.requests).toBe(1);
		expect(api).toEqual({ refused: 0, answered: 200 });
		expect(credentials.read('bolOAuth2Api').oauthTokenData).toMatchObject({ access_token: FRESH });
	});

	test('and for the next run', async () => {
		const tokens = serveTokens();
		const api = serveApi();
		const store = new CredentialStore({ bolOAuth2Api: keys });
		for (const time of [1, 2]) {
			const { error } = await run(undefined, { credentials: store, items: numbered(10) });
			expect(error).toBeUndefined();
			expect(api.answered).toBe(10 * time);
		}
		expect(tokens.requests).toBe(1);
	});

	test.each([
		['that n8n knows to have expired', () => storedToken('old-token', anHourAgo())],
		[
			'that says itself that it expired',
			() => ({ access_token: jsonWebToken(anHourAgo()), token_type: 'Bearer' }),
		],
	])('when there is one %s', async (_, oldToken) => {
		const tokens = serveTokens();
		const api = serveApi();
		const { items, error } = await run(oldToken(), { items: numbered(100) });
		expect(error).toBeUndefined();
		expect(items[0]).toHaveLength(100);
		expect(tokens.requests).toBe(1);
		expect(api.answered).toBe(100);
		expect(api.refused).toBeLessThanOrEqual(1);
	});

	test('when bol refuses one that has not expired', async () => {
		const tokens = serveTokens();
		const api = serveApi();
		const { items, error } = await run(storedToken('revoked-token'), { items: numbered(20) });
		expect(error).toBeUndefined();
		expect(items[0]).toHaveLength(20);
		expect(tokens.requests).toBe(1);
		expect(api.answered).toBe(20);
		expect(api.refused).toBeLessThanOrEqual(AT_ONCE);
	});
});

describe('no token', () => {
	const wrongKeys = { error: 'invalid_client', error_description: 'Bad client credentials' };

	test.each([
		['none is stored', undefined],
		['the stored one expired', storedToken('old-token', anHourAgo())],
	])('wrong keys, when %s', async (_, oldToken) => {
		const tokens = refuseTokens(401, wrongKeys);
		serveApi();
		const { error } = await run(oldToken, { items: numbered(50) });
		expect(error?.message).toMatch(/^bol gives no access token: Client authentication failed/);
		expect(error?.description).toContain('Check client ID and client secret in the credential');
		expect(error?.description).toContain('Settings > API Settings');
		expect(error?.description).toContain('technical contact must be filled in');
		expect(error?.description).toContain('seller account must be active');
		expect(tokens.requests).toBeLessThanOrEqual(2);
	});

	test('keeps the secret out of everything that is shown', async () => {
		refuseTokens(401, wrongKeys);
		const { error, items } = await run(undefined, { items: numbered(2) });
		const shown = JSON.stringify([error, error?.stack, items]);
		expect(shown).not.toContain(keys.clientSecret);
		expect(shown).not.toContain(
			Buffer.from(`${keys.clientId}:${keys.clientSecret}`).toString('base64'),
		);
	});

	test('gives each item its error with Continue On Fail, after one token request', async () => {
		const tokens = refuseTokens(401, wrongKeys);
		const { items, error } = await run(undefined, { items: numbered(50), continueOnFail: true });
		expect(error).toBeUndefined();
		expect(items[0].map(({ pairedItem }) => pairedItem)).toEqual(
			numbered(50).map((_, item) => ({ item })),
		);
		for (const { json } of items[0]) {
			expect(json.error).toMatch(/^bol gives no access token/);
			expect(json.error).toContain('Check client ID and client secret');
		}
		expect(tokens.requests).toBeLessThanOrEqual(2);
	});

	test('is asked for again by the next run, when the user has mended the keys', async () => {
		refuseTokens(401, wrongKeys);
		const store = new CredentialStore({ bolOAuth2Api: keys });
		expect((await run(undefined, { credentials: store })).error).toBeDefined();
		nock.cleanAll();
		serveTokens();
		serveApi();
		const { error } = await run(undefined, { credentials: store, items: numbered(3) });
		expect(error).toBeUndefined();
	});

	test.each([
		['none is stored', undefined],
		['the stored one expired', storedToken('old-token', anHourAgo())],
	])('says what a 404 of the login server means, when %s', async (_, oldToken) => {
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
	const stored: Array<[string, IDataObject | undefined]> = [
		['none is stored', undefined],
		['the stored one expired', storedToken('old-token', anHourAgo())],
	];
	const cases = failures.flatMap(([how, fail]) =>
		stored.map(([when, token]) => [how, when, fail, token] as const),
	);

	test.each(cases)('%s, when %s: a GET gets its answer', async (_how, _when, fail, token) => {
		fail(nock(LOGIN_URL).post('/token'));
		const tokens = serveTokens();
		const api = serveApi();
		const { error } = await run(token, { items: numbered(3) });
		expect(error).toBeUndefined();
		expect(tokens.requests).toBe(1);
		expect(api.answered).toBe(3);
	});

	// The API refused the request or never saw it, so sending it again does nothing twice.
	test.each(cases)('%s, when %s: a POST is sent once', async (_how, _when, fail, token) => {
		fail(nock(LOGIN_URL).post('/token'));
		const tokens = serveTokens();
		const api = serveApi();
		const { error } = await run(token, { parameters: createsShipment });
		expect(error).toBeUndefined();
		expect(tokens.requests).toBe(1);
		expect(api.answered).toBe(1);
	});
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

	test('Demo has paths of its own, and the usual login server', async () => {
		serveTokens();
		serveCancellation(bolSubject.baseUrl, ['/retailer-demo']);
		const { error, items } = await run(undefined, {
			credentials: { bolOAuth2Api: { ...keys, environment: 'demo' } },
			parameters: cancels,
		});
		expect(error).toBeUndefined();
		// In the demo a process stays pending for ever, so there is nothing to wait for.
		expect(items[0].map(({ json }) => json.status)).toEqual(['PENDING']);
	});

	test('Demo also counts for free requests', async () => {
		serveTokens();
		nock(bolSubject.baseUrl).get('/retailer-demo/inventory').query({ page: '1' }).reply(200, {});
		const { error } = await run(undefined, {
			credentials: { bolOAuth2Api: { ...keys, environment: 'demo' } },
			parameters: {
				resource: 'apiRequest',
				operation: 'send',
				path: '/retailer/inventory',
				queryParameters: { pair: [{ name: 'page', value: '1' }] },
			},
		});
		expect(error).toBeUndefined();
	});

	test.each([
		['https://gateway.example.com/bol', 'https://login.example.com/bol'],
		['https://gateway.example.com/bol/', ' https://login.example.com/bol/ '],
	])('Custom URL uses the API URL "%s" and the login URL "%s"', async (apiUrl, loginUrl) => {
		nock('https://login.example.com')
			.post('/bol/token', { grant_type: 'client_credentials' })
			.basicAuth({ user: keys.clientId, pass: keys.clientSecret })
			.reply(200, { access_token: FRESH, token_type: 'Bearer', expires_in: 299 });
		serveCancellation('https://gateway.example.com', ['/bol/retailer', '/bol/shared']);
		const { error, items } = await run(undefined, {
			credentials: { bolOAuth2Api: { ...keys, environment: 'custom', apiUrl, loginUrl } },
			parameters: cancels,
		});
		expect(error).toBeUndefined();
		expect(items[0].map(({ json }) => json.status)).toEqual(['SUCCESS']);
	});
});

describe('the code flow of integration partners', () => {
	const partner = (oauthTokenData?: IDataObject) =>
		new CredentialStore({
			bolOAuth2Api: {
				...keys,
				grantType: 'authorizationCode',
				...(oauthTokenData && { oauthTokenData }),
			} as ICredentialDataDecryptedObject,
		});
	const expired = { ...storedToken('old-token', anHourAgo()), refresh_token: 'refresh-token-1' };
	const refreshForm = { grant_type: 'refresh_token', refresh_token: 'refresh-token-1' };

	test('refreshes once for all items, and keeps the new refresh token', async () => {
		const tokens = serveTokens(refreshForm, { refresh_token: 'refresh-token-2', expires_in: 599 });
		const api = serveApi();
		const credentials = partner(expired);
		const { error, items } = await run(undefined, { credentials, items: numbered(20) });
		expect(error).toBeUndefined();
		expect(items[0]).toHaveLength(20);
		expect(tokens.requests).toBe(1);
		expect(api.answered).toBe(20);
		expect(api.refused).toBeLessThanOrEqual(1);
		expect(credentials.read('bolOAuth2Api').oauthTokenData).toMatchObject({
			access_token: FRESH,
			refresh_token: 'refresh-token-2',
		});
	});

	test('keeps the refresh token when bol gives no new one', async () => {
		serveTokens(refreshForm);
		serveApi();
		const credentials = partner(expired);
		await run(undefined, { credentials, items: numbered(2) });
		expect(credentials.read('bolOAuth2Api').oauthTokenData).toMatchObject({
			access_token: FRESH,
			refresh_token: 'refresh-token-1',
		});
	});

	test('says to connect again when the seller withdrew access', async () => {
		tokenRequest(refreshForm).reply(400, {
			error: 'invalid_grant',
			error_description: 'Invalid refresh token: refresh-token-1',
		});
		serveApi();
		const { error } = await run(undefined, {
			credentials: partner(expired),
			parameters: createsShipment,
		});
		expect(error?.message).toBe('The bol credential is not connected');
		expect(error?.description).toContain('needs to be reconnected');
		expect(error?.message).not.toContain('could not be reached');
		expect(error?.description ?? '').not.toContain('carried it out');
		expect(JSON.stringify([error, error?.stack])).not.toContain('refresh-token-1');
	});

	test('says to connect when that was never done', async () => {
		const { error } = await run(undefined, {
			credentials: partner(),
			parameters: createsShipment,
		});
		expect(`${error?.message} ${error?.description}`).toMatch(/connect/i);
		expect(error?.message).not.toContain('could not be reached');
		expect(error?.description ?? '').not.toContain('carried it out');
	});
});
