import nock from 'nock';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { forgetTokens } from '../../../nodes/shared/service/tokenGate';
import { CredentialStore, runNode, type NodeRun } from '../harness';
import { createsShipment, FRESH, numbered, readsStatus, serveApi } from './login';
import { bolSubject, keys, LOGIN_URL, storedToken } from './subject';

const anHourAgo = () => Date.now() - 3_600_000;

beforeEach(() => {
	forgetTokens();
	forgetLimits();
});
afterEach(() => nock.cleanAll());

describe('the code flow of integration partners', () => {
	const partner = (oauthTokenData?: IDataObject) =>
		new CredentialStore({
			bolOAuth2Api: {
				...keys,
				...(oauthTokenData && { oauthTokenData }),
			} as ICredentialDataDecryptedObject,
		});
	const expired = { ...storedToken('old-token', anHourAgo()), refresh_token: 'refresh-token-1' };
	const refreshForm = { grant_type: 'refresh_token', refresh_token: 'refresh-token-1' };

	/** Expects a refresh: Basic header, form body, and nothing else in it. */
	const refreshing = () =>
		nock(LOGIN_URL)
			.persist()
			.post('/token', refreshForm)
			.matchHeader('content-type', /^application\/x-www-form-urlencoded/)
			.basicAuth({ user: keys.clientId, pass: keys.clientSecret });

	function serveRefreshed(more: IDataObject = {}) {
		const counts = { requests: 0 };
		refreshing()
			.delay(20)
			.reply(200, () => {
				counts.requests++;
				return { access_token: FRESH, token_type: 'Bearer', expires_in: 599, ...more };
			});
		return counts;
	}

	const run = async (more: Partial<NodeRun>) =>
		await runNode({ ...bolSubject, parameters: readsStatus, ...more });

	test('refreshes once for all items, and keeps the new refresh token', async () => {
		const tokens = serveRefreshed({ refresh_token: 'refresh-token-2', expires_in: 599 });
		const api = serveApi();
		const credentials = partner(expired);
		const { error, items } = await run({ credentials, items: numbered(20) });
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

	test('refreshes once when bol refuses a token that has not expired', async () => {
		const tokens = serveRefreshed();
		const api = serveApi();
		const credentials = partner({ ...expired, ...storedToken('revoked-token') });
		const { error, items } = await run({ credentials, items: numbered(20) });
		expect(error).toBeUndefined();
		expect(items[0]).toHaveLength(20);
		expect(tokens.requests).toBe(1);
		expect(api.answered).toBe(20);
	});

	test('refreshes four times at most when the login fails', async () => {
		const counts = { requests: 0 };
		refreshing().reply(503, () => {
			counts.requests++;
			return '<h1>Service Unavailable</h1>';
		});
		serveApi();
		const credentials = partner(expired);
		const { items } = await run({ credentials, items: numbered(20), continueOnFail: true });
		expect(items[0]).toHaveLength(20);
		for (const { json } of items[0]) expect(json.error).toMatch(/^bol gave no access token/);
		expect(counts.requests).toBeLessThanOrEqual(4);
	});

	test('gives a 401 as it is when a new token does not help', async () => {
		const tokens = serveRefreshed();
		nock(bolSubject.baseUrl)
			.persist()
			.get(/process-status/)
			.reply(401, { title: 'Unauthorized', detail: 'Not for you' });
		const credentials = partner({ ...expired, ...storedToken('a-token') });
		const { items } = await run({ credentials, items: numbered(20), continueOnFail: true });
		for (const { json } of items[0]) expect(json.error).toMatch(/^bol: Not for you/);
		expect(tokens.requests).toBe(1);
	});

	test('keeps the refresh token when bol gives no new one', async () => {
		serveRefreshed();
		serveApi();
		const credentials = partner(expired);
		await run({ credentials, items: numbered(2) });
		expect(credentials.read('bolOAuth2Api').oauthTokenData).toMatchObject({
			access_token: FRESH,
			refresh_token: 'refresh-token-1',
		});
	});

	test('says to connect again when the seller withdrew access', async () => {
		refreshing().reply(400, {
			error: 'invalid_grant',
			error_description: 'Invalid refresh token: refresh-token-1',
		});
		serveApi();
		const { error } = await run({ credentials: partner(expired), parameters: createsShipment });
		expect(error?.message).toBe('The bol credential is not connected');
		expect(error?.description).toContain('needs to be reconnected');
		expect(error?.message).not.toContain('could not be reached');
		expect(error?.description ?? '').not.toContain('carried it out');
		expect(JSON.stringify([error, error?.stack])).not.toContain('refresh-token-1');
	});

	test('says to connect when that was never done', async () => {
		const { error } = await run({ credentials: partner(), parameters: createsShipment });
		expect(`${error?.message} ${error?.description}`).toMatch(/connect/i);
		expect(error?.message).not.toContain('could not be reached');
		expect(error?.description ?? '').not.toContain('carried it out');
	});
});
