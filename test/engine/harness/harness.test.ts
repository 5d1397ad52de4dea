import nock from 'nock';
import { Parcel, ParcelKeyApi, ParcelOAuth2Api, ParcelPollTrigger, ParcelTrigger } from './fixture';
import {
	CredentialStore,
	pollTrigger,
	runCredentialTest,
	runListSearch,
	runLoadOptions,
	runNode,
	startNode,
	webhookTrigger,
} from './index';
import { ParcelTokenApi } from './tokenFixture';

const host = 'https://parcels.example';
const node = new Parcel();
const credentialTypes = [new ParcelKeyApi(), new ParcelOAuth2Api()];
const withKey = { node, credentialTypes, credentials: { parcelKeyApi: { apiKey: 'abc' } } };
const withToken = {
	node,
	credentialTypes,
	credentials: { parcelOAuth2Api: { clientId: 'me', clientSecret: 'secret' } },
};
const items = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ json: { id: index } }));

beforeAll(() => nock.disableNetConnect());
afterEach(() => {
	nock.abortPendingRequests();
	const unused = nock.pendingMocks();
	nock.cleanAll();
	expect(unused).toEqual([]);
});

describe('an action node', () => {
	it('evaluates expressions and encodes path parameters', async () => {
		nock(host, { reqheaders: { 'x-key': 'key-abc', 'x-item': '0' } })
			.get('/parcels/1%2F..%2Fusers')
			.reply(200, { data: { id: 1 } });
		const {
			items: output,
			error,
			status,
		} = await runNode({
			...withKey,
			parameters: { operation: 'get', parcelId: '={{ $json.path }}' },
			items: [{ json: { path: '1/../users' } }],
		});
		expect(error).toBeUndefined();
		expect(status).toBe('success');
		expect(output).toEqual([[{ json: { id: 1 }, pairedItem: { item: 0 } }]]);
	});

	it('fills in defaults as the editor does', async () => {
		nock(host)
			.post('/parcels', { weight: 7 })
			.reply(200, { data: { id: 2 } });
		const { items: output } = await runNode({ ...withKey, parameters: { operation: 'create' } });
		expect(output[0][0].json).toEqual({ id: 2 });
	});

	it('pairs each item with the item that it came from', async () => {
		nock(host)
			.get(/parcels/)
			.times(3)
			.reply(200, { data: [{ part: 'a' }, { part: 'b' }] });
		const { items: output } = await runNode({
			...withKey,
			parameters: { parcelId: '={{ $json.id + 1 }}' },
			items: items(3),
		});
		expect(output[0].map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1, 2, 2].map((item) => ({ item })),
		);
	});

	it('walks pages in the pagination function of the node', async () => {
		nock(host)
			.get('/parcels?page=1')
			.reply(200, { data: [{ id: 1 }, { id: 2 }], next: 2 });
		nock(host)
			.get('/parcels?page=2')
			.reply(200, { data: [{ id: 3 }] });
		const { items: output } = await runNode({ ...withKey, parameters: { operation: 'getMany' } });
		expect(output[0].map(({ json }) => json.id)).toEqual([1, 2, 3]);
	});

	it('reports a failure with the index of the item', async () => {
		nock(host).get('/parcels/1').reply(404);
		const {
			items: output,
			error,
			status,
		} = await runNode({ ...withKey, parameters: { parcelId: '1' } });
		expect(output).toEqual([]);
		expect(status).toBe('error');
		expect(error).toMatchObject({ message: 'Service said 404', context: { itemIndex: 0 } });
	});

	it('continues on fail', async () => {
		nock(host).get('/parcels/1').reply(500);
		nock(host)
			.get('/parcels/2')
			.reply(200, { data: { id: 2 } });
		const { items: output, error } = await runNode({
			...withKey,
			continueOnFail: true,
			parameters: { parcelId: '={{ $json.id + 1 }}' },
			items: items(2),
		});
		expect(error).toBeUndefined();
		expect(output[0]).toMatchObject([
			{ json: { error: 'Service said 500' }, pairedItem: { item: 0 } },
			{ json: { id: 2 }, pairedItem: { item: 1 } },
		]);
	});

	it('sends failed items to the error output', async () => {
		nock(host).get('/parcels/1').reply(500);
		nock(host)
			.get('/parcels/2')
			.reply(200, { data: { id: 2 } });
		const { items: output } = await runNode({
			...withKey,
			onError: 'continueErrorOutput',
			parameters: { parcelId: '={{ $json.id + 1 }}' },
			items: items(2),
		});
		expect(output.map((branch) => branch.map(({ json }) => json))).toEqual([
			[{ id: 2 }],
			[{ error: 'Service said 500' }],
		]);
	});

	it('is not started when a required parameter is empty', async () => {
		await expect(runNode({ ...withKey, parameters: { operation: 'get' } })).rejects.toThrow(
			'Parcel ID',
		);
	});

	it('refuses a parameter that the editor does not show', async () => {
		await expect(
			runNode({ ...withKey, parameters: { operation: 'get', parcelId: '1', weight: 3 } }),
		).rejects.toThrow('shows no parameter "weight"');
	});

	it.each(['cancel', 'signal'])('can be stopped by %s', async (way) => {
		const requested = new Promise((resolve) =>
			nock(host)
				.get('/parcels?page=1')
				.delay(60_000)
				.reply(200, { data: [] })
				.on('request', resolve),
		);
		const controller = new AbortController();
		const { result, cancel } = startNode({
			...withKey,
			parameters: { operation: 'getMany' },
			signal: controller.signal,
		});
		await requested;
		if (way === 'cancel') cancel();
		else controller.abort();
		const { status, error } = await result;
		expect(status).toBe('canceled');
		expect(error).toBeDefined();
	});
});

describe('OAuth2 client credentials', () => {
	const parameters = { authentication: 'parcelOAuth2Api', parcelId: '={{ $json.id + 1 }}' };
	const token = (name: string) => ({ access_token: name, token_type: 'bearer', expires_in: 300 });

	it('asks for a token, stores it, and uses it in the next run', async () => {
		nock(host)
			.post('/token', 'grant_type=client_credentials')
			.basicAuth({ user: 'me', pass: 'secret' })
			.reply(200, token('first'));
		nock(host)
			.get('/parcels/1')
			.twice()
			.matchHeader('authorization', 'Bearer first')
			.reply(200, { data: { id: 1 } });
		const credentials = new CredentialStore(withToken.credentials);
		const run = { ...withToken, credentials, parameters, items: items(1) };
		expect((await runNode(run)).error).toBeUndefined();
		expect(credentials.read('parcelOAuth2Api').oauthTokenData).toMatchObject({
			access_token: 'first',
			n8n_expires_at: expect.any(String) as string,
		});
		expect((await runNode(run)).error).toBeUndefined();
		expect(credentials.savedTokens).toBe(1);
	});

	it('asks for one token per item when none is stored: n8n does not share the first', async () => {
		let requests = 0;
		nock(host)
			.persist()
			.post('/token')
			.reply(200, () => token(`token-${++requests}`));
		nock(host)
			.get(/parcels/)
			.times(30)
			.reply(200, { data: { id: 1 } });
		const { items: output, credentials } = await runNode({
			...withToken,
			parameters,
			items: items(30),
		});
		expect(output[0]).toHaveLength(30);
		expect(requests).toBe(30);
		expect(credentials.savedTokens).toBe(30);
		nock.cleanAll();
	});

	it('renews a token that the service refuses, once for all items', async () => {
		nock(host).post('/token').reply(200, token('second'));
		nock(host)
			.get(/parcels/)
			.times(5)
			.matchHeader('authorization', 'Bearer first')
			.reply(401);
		nock(host)
			.get(/parcels/)
			.times(5)
			.matchHeader('authorization', 'Bearer second')
			.reply(200, { data: { id: 1 } });
		const credentials = new CredentialStore({
			parcelOAuth2Api: { ...withToken.credentials.parcelOAuth2Api, oauthTokenData: token('first') },
		});
		const { items: output } = await runNode({
			...withToken,
			credentials,
			parameters,
			items: items(5),
		});
		expect(output[0]).toHaveLength(5);
		expect(credentials.savedTokens).toBe(1);
	});
});

describe('a credential that fetches its token by itself', () => {
	// No choice of the credential type: the one that is given is meant.
	const parameters = { parcelId: '1' };
	const given = { node, credentialTypes: [new ParcelTokenApi()], parameters };
	const secret = { secret: 'secret' };

	const serveToken = (token: string) => nock(host).post('/token', secret).reply(200, { token });
	const serveParcel = (token: string, status = 200) =>
		nock(host, { reqheaders: { 'x-token': token } })
			.get('/parcels/1')
			.reply(status, { data: { id: 1 } });

	it('has it stored, and uses it in the next run', async () => {
		serveToken('first');
		serveParcel('first');
		serveParcel('first');
		const credentials = new CredentialStore({ parcelTokenApi: secret });
		expect((await runNode({ ...given, credentials })).error).toBeUndefined();
		expect(credentials.read('parcelTokenApi').token).toBe('first');
		expect((await runNode({ ...given, credentials })).error).toBeUndefined();
	});

	it('fetches a new one after a 401', async () => {
		serveParcel('first', 401);
		serveToken('second');
		serveParcel('second');
		const credentials = { parcelTokenApi: { ...secret, token: 'first' } };
		expect((await runNode({ ...given, credentials })).error).toBeUndefined();
	});

	it('is tested with the token that is stored', async () => {
		nock(host, { reqheaders: { 'x-token': 'first' } })
			.get('/me')
			.reply(200, {});
		const { error } = await runCredentialTest(new ParcelTokenApi(), { ...secret, token: 'first' });
		expect(error).toBeUndefined();
	});

	it('asks only the domains that it allows', async () => {
		const allowed = { allowedHttpRequestDomains: 'domains', allowedDomains: 'other.example' };
		const credentials = { parcelTokenApi: { ...secret, ...allowed } };
		const { error } = await runNode({ ...given, credentials });
		expect(error?.message).toMatch(/domain not allowed/i);
	});
});

describe('the test of a credential', () => {
	it.each([
		[200, false],
		[403, true],
	])('answered with %d', async (status, fails) => {
		nock(host, { reqheaders: { 'x-key': 'key-abc' } })
			.get('/me')
			.reply(status, {});
		const { error } = await runCredentialTest(new ParcelKeyApi(), { apiKey: 'abc' });
		expect(error !== undefined).toBe(fails);
	});
});

describe('lists for the editor', () => {
	it('searches a list', async () => {
		nock(host, { reqheaders: { 'x-key': 'key-abc' } })
			.get('/parcels?search=box&page=2')
			.reply(200, { data: [{ id: 4 }], next: 3 });
		await expect(
			runListSearch('searchParcels', { ...withKey, filter: 'box', paginationToken: '2' }),
		).resolves.toEqual({ results: [{ name: 'Parcel 4', value: 4 }], paginationToken: '3' });
	});

	it('loads options that depend on another parameter', async () => {
		await expect(
			runLoadOptions('getSizes', { ...withKey, parameters: { operation: 'create' } }),
		).resolves.toEqual([{ name: 'Operation', value: 'create' }]);
	});
});

describe('a webhook trigger', () => {
	const trigger = (staticData = {}) =>
		webhookTrigger({ ...withKey, node: new ParcelTrigger(), staticData });

	it('registers, knows that it did, and removes itself', async () => {
		const { url, activate, delete: remove, staticData } = trigger();
		expect(url).toBe('https://n8n.example/webhook/test-webhook/webhook');
		nock(host, { reqheaders: { 'x-key': 'key-abc' } })
			.post('/hooks', { address: url })
			.reply(200, { id: 9 });
		await activate();
		expect(staticData).toEqual({ hookId: 9 });
		await activate();
		nock(host).delete('/hooks/9').reply(204);
		await remove();
		expect(staticData).toEqual({});
	});

	it('sees the raw body, the parsed body and its static data', async () => {
		const body = '{ "id" : 1 }';
		const delivered = await trigger({ hookId: 9 }).deliver({
			headers: { 'X-Signature': String(body.length) },
			body,
		});
		expect(delivered).toMatchObject({ statusCode: 200, items: [[{ json: { id: 1, hookId: 9 } }]] });
	});

	it('is spared broken JSON', async () => {
		await expect(trigger().deliver({ body: '{' })).resolves.toEqual({
			statusCode: 422,
			headers: {},
		});
	});

	it('can refuse a delivery', async () => {
		const delivered = await trigger().deliver({ body: { id: 1 } });
		expect(delivered).toMatchObject({ statusCode: 401, body: 'Wrong signature' });
		expect(delivered.items).toBeUndefined();
	});
});

describe('a polling trigger', () => {
	it('polls with its cursor', async () => {
		const { poll, staticData } = pollTrigger({
			...withKey,
			node: new ParcelPollTrigger(),
			staticData: { cursor: 3 },
		});
		nock(host)
			.get('/parcels?after=3')
			.reply(200, { data: [{ id: 4 }] });
		await expect(poll()).resolves.toEqual([[{ json: { id: 4 } }]]);
		expect(staticData).toEqual({ cursor: 4 });
		nock(host).get('/parcels?after=4').reply(200, { data: [] });
		await expect(poll()).resolves.toBeNull();
	});
});
