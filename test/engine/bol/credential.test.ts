import nock from 'nock';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { BolApi } from '../../../credentials/BolApi.credentials';
import { runCredentialTest } from '../harness';
import { FRESH, refuseTokens, serveTokens } from './login';
import { bolSubject, keys, keysWithToken, LOGIN_URL, V10 } from './subject';

/** The API as the test asks it. */
const serveOrders = (status = 200, path = '/retailer/orders') =>
	nock(bolSubject.baseUrl, { reqheaders: { authorization: `Bearer ${FRESH}`, accept: V10 } })
		.get(path)
		.query({ 'fulfilment-method': 'FBR' })
		.reply(status, {});

const runTest = async (data: ICredentialDataDecryptedObject = keys) =>
	await runCredentialTest(new BolApi(), data);

const networkError = (code: string) => Object.assign(new Error(`${code} there`), { code });

afterEach(() => nock.cleanAll());

describe("the test of bol's credential", () => {
	test.each([
		['production', '/retailer/orders'],
		['demo', '/retailer-demo/orders'],
	])('says yes to right keys in %s', async (environment, path) => {
		serveTokens();
		serveOrders(200, path);
		const { error } = await runTest({ ...keys, environment });
		expect(error).toBeUndefined();
		expect(nock.pendingMocks().filter((mock) => !mock.includes('/token'))).toEqual([]);
	});

	test('does not pass by the token of the keys before', async () => {
		const tokens = refuseTokens(401, { error: 'invalid_client' });
		nock(bolSubject.baseUrl, { badheaders: ['authorization'] })
			.get('/retailer/orders')
			.query(true)
			.reply(401, {});
		const before = { ...keys, clientSecret: 'before' };
		const { says } = await runTest({ ...keysWithToken('stored', undefined, before), ...keys });
		expect(says).toMatch(/^bol does not accept these keys/);
		expect(tokens.requests).toBe(1);
	});

	test.each<[string, number, RegExp]>([
		['wrong keys', 401, /^bol does not accept these keys \(HTTP 401\): check client ID and/],
		['a blocked address', 404, /answers 404, as it does when it has blocked the IP address/],
		['too many token requests', 429, /^bol was asked for tokens too often/],
		['a login that redirects', 302, /check the login URL/],
		['a login out of order', 503, /^The login server of bol fails \(HTTP 503\)/],
	])('names %s', async (_, status, sentence) => {
		const tokens = refuseTokens(status, { error: 'no' });
		const { says } = await runTest();
		expect(says).toMatch(sentence);
		expect(says).not.toContain(keys.clientSecret);
		expect(says?.match(/\. /g)).toBeNull();
		expect(tokens.requests).toBe(1);
	});

	test.each([
		['ECONNREFUSED', 'it refuses the connection'],
		['ENOTFOUND', 'there is no server of that name'],
		['ECONNRESET', 'it closed the connection'],
		['CERT_HAS_EXPIRED', 'its certificate is not trusted'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not trusted'],
		['ETIMEDOUT', 'it did not answer in time'],
		['EWHATEVER', 'the connection failed'],
	])('names a login that cannot be reached: %s', async (code, why) => {
		nock(LOGIN_URL).post('/token').query(true).replyWithError(networkError(code));
		const { says } = await runTest();
		expect(says).toBe(`The login server login.bol.com cannot be reached: ${why}.`);
	});

	test.each<[number, RegExp]>([
		[401, /gives a token for these keys, but does not accept it/],
		[403, /has no right to read orders/],
		[404, /check the API URL/],
		[302, /redirects to another address/],
	])('names what the API answers: %i', async (status, sentence) => {
		serveTokens();
		// n8n asks for a new token and the API once more after a 401.
		serveOrders(status);
		serveOrders(status);
		expect((await runTest()).says).toMatch(sentence);
	});
});

describe('the form', () => {
	const { properties } = new BolApi();

	test('begins with where keys come from', () => {
		const visible = properties.filter(({ type }) => type !== 'hidden');
		expect(visible.map(({ name }) => name)).toEqual([
			'whereToGetKeys',
			'clientId',
			'clientSecret',
			'environment',
			'apiUrl',
			'loginUrl',
			'processes',
			'domainsOfTheLogin',
		]);
	});

	test('hides what n8n stores of a token, also from its REST API', () => {
		for (const name of ['accessToken', 'tokenFor']) {
			const property = properties.find((one) => one.name === name);
			expect(property).toMatchObject({ type: 'hidden', typeOptions: { password: true } });
		}
	});
});
