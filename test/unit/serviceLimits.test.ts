import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { goedGepickt } from '../../nodes/GoedGepickt/request';
import { lagerkoll } from '../../nodes/Lagerkoll/request';
import { picqer } from '../../nodes/Picqer/request';
import { accountKey } from '../../nodes/shared/request/accounts';
import type { Service } from '../../nodes/shared/request/service';

const MINUTE = 60_000;

// bol has a limit for each endpoint: bolLimits.test.ts.
describe('the documented limits', () => {
	it.each([
		{ service: picqer, requests: 500, reference: 'picqer.md, 1.1' },
		{ service: goedGepickt, requests: 150, reference: 'goedgepickt.md, 1.3' },
		{ service: lagerkoll, requests: 200, reference: 'lagerkoll.md, 1.4' },
	])('$service.name: $requests a minute ($reference)', ({ service: { limitOf }, requests }) => {
		const limits = [limitOf('GET', '/orders'), limitOf('POST', '/products/1/stock')];
		expect(limits.map((limit) => [limit.requests, limit.windowMs])).toEqual([
			[requests, MINUTE],
			[requests, MINUTE],
		]);
		expect(limits[0].name).toBe(limits[1].name);
	});
});

describe('an account', () => {
	type Side = [credentials: ICredentialDataDecryptedObject, id: string];
	const isShared = (service: Service, [one, oneId]: Side, [other, otherId]: Side) =>
		accountKey(service, one, oneId) === accountKey(service, other, otherId);

	const account = 'https://account.goedgepickt.nl/api/v1';
	const fulfilment = 'https://account.goedgepickt.nl/api/fulfilment/v1';
	const gateway = 'https://gateway.example.com/goedgepickt/api/v1';

	it.each<[string, boolean, Side, Side]>([
		[
			'two keys',
			true,
			[{ baseUrl: account, apiKey: 'a' }, '1'],
			[{ baseUrl: account, apiKey: 'b' }, '2'],
		],
		[
			'both APIs',
			true,
			[{ baseUrl: account, apiKey: 'a' }, '1'],
			[{ baseUrl: fulfilment, apiKey: 'b' }, '2'],
		],
		[
			'two spellings of a host',
			true,
			[{ baseUrl: account }, '1'],
			[{ baseUrl: account.replace('account', 'ACCOUNT') }, '2'],
		],
		['two servers', false, [{ baseUrl: account }, '1'], [{ baseUrl: gateway }, '1']],
		[
			'two ports',
			false,
			[{ baseUrl: 'http://127.0.0.1:1/api/v1' }, '1'],
			[{ baseUrl: 'http://127.0.0.1:2/api/v1' }, '1'],
		],
	])('of GoedGepickt is the server, as it counts by IP address: %s', (_, expected, one, other) => {
		expect(isShared(goedGepickt, one, other)).toBe(expected);
	});

	const store = { baseUrl: 'https://capi.lagerkoll.com/v1', authentication: 'apiKey' };
	const user = { ...store, authentication: 'user' };

	it.each<[string, boolean, Side, Side]>([
		[
			'one key in two credentials and stores',
			true,
			[{ ...store, apiKey: 'a', store: '1' }, '1'],
			[{ ...store, apiKey: 'a', store: '2' }, '2'],
		],
		['two keys', false, [{ ...store, apiKey: 'a' }, '1'], [{ ...store, apiKey: 'b' }, '1']],
		[
			'one user with two tokens',
			true,
			[{ ...user, userId: '48', userToken: 'a' }, '1'],
			[{ ...user, userId: '48', userToken: 'b' }, '2'],
		],
		['two users', false, [{ ...user, userId: '48' }, '1'], [{ ...user, userId: '49' }, '1']],
	])('of Lagerkoll is the key or the user: %s', (_, expected, one, other) => {
		expect(isShared(lagerkoll, one, other)).toBe(expected);
	});

	it('of another service is another one', () => {
		const credentials = { baseUrl: 'http://127.0.0.1:1', apiKey: 'a' };
		const keys = [picqer, goedGepickt, lagerkoll].map((service) =>
			accountKey(service, credentials, '1'),
		);
		expect(new Set(keys).size).toBe(3);
	});

	it('does not show its key', () => {
		const credentials = { baseUrl: store.baseUrl, authentication: 'apiKey', apiKey: 'the-api-key' };
		expect(accountKey(lagerkoll, credentials, '1')).not.toContain('the-api-key');
	});
});
