import nock from 'nock';
import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { runNode } from '../harness';
import { lagerkollSubject } from './subject';

afterEach(() => nock.cleanAll());

describe("Lagerkoll's credential", () => {
	test('a custom URL is used instead of the usual one', async () => {
		nock('https://gateway.example')
			.get('/lager/v1/stores')
			.reply(200, { stores: [{ storeId: 1 }] });
		const { items, error } = await runNode({
			...lagerkollSubject,
			credentials: {
				lagerkollApi: {
					...lagerkollSubject.credentials.lagerkollApi,
					server: 'custom',
					url: ' https://gateway.example/lager/ ',
				},
			},
			parameters: { resource: 'store', operation: 'getAll' },
		});
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject([{ json: { storeId: 1 } }]);
	});

	test.each([
		['apiKey', { store: '186008', api_key: 'key' }],
		['user', { store: '186008', user_id: '48', user_token: 'token' }],
	])('%s sends its own headers, without spaces around them', async (authentication, headers) => {
		const stored = {
			authentication,
			store: ' 186008 ',
			apiKey: 'key ',
			userId: ' 48',
			userToken: 'token\n',
		};
		const request = { url: '/stores', headers: { Accept: 'application/json' } };
		const sent = await new LagerkollApi().authenticate(stored, request);
		expect(sent.headers).toEqual({ Accept: 'application/json', ...headers });
	});
});
