import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { goedGepickt } from '../../nodes/GoedGepickt/service/request';
import { lagerkoll } from '../../nodes/Lagerkoll/service/request';
import { picqer } from '../../nodes/Picqer/service/request';
import { accountKey } from '../../nodes/shared/service/limiters';
import { n8nProcessesOf } from '../../nodes/shared/service/sharedAccount';
import type { Service } from '../../nodes/shared/service/service';

const MINUTE = 60_000;

// bol has a limit for each endpoint: bolLimits.test.ts.
describe('the documented limits', () => {
	it.each([
		{ service: picqer, requests: 500, reference: 'docs/services/picqer.md, 1.1' },
		{ service: goedGepickt, requests: 150, reference: 'docs/services/goedgepickt.md, 1.3' },
		{ service: lagerkoll, requests: 200, reference: 'docs/services/lagerkoll.md, 1.4' },
	])('$service.name: $requests a minute ($reference)', ({ service: { limitOf }, requests }) => {
		const limits = [limitOf('GET', '/orders'), limitOf('POST', '/products/1/stock')];
		expect(limits.map((limit) => [limit.requests, limit.windowMs])).toEqual([
			[requests, MINUTE],
			[requests, MINUTE],
		]);
		expect(limits[0].name).toBe(limits[1].name);
	});
});

describe('processes that share an account', () => {
	it.each<[processes: unknown, count: number]>([
		[3, 3],
		['3', 3],
		[2.9, 2],
		[1, 1],
		[undefined, 1],
		[null, 1],
		['', 1],
		['many', 1],
		[0, 1],
		[-2, 1],
		[Infinity, 1],
	])('of a credential that says %p are %d', (processes, count) => {
		expect(n8nProcessesOf({ processes } as ICredentialDataDecryptedObject)).toBe(count);
	});
});

describe('an account', () => {
	type Side = [credentials: ICredentialDataDecryptedObject, id: string];
	const isShared = (service: Service, [one, oneId]: Side, [other, otherId]: Side) =>
		accountKey(service, one, oneId) === accountKey(service, other, otherId);

	const account = { server: 'goedGepickt', api: 'account' };
	const fulfilment = { server: 'goedGepickt', api: 'fulfilment' };
	const at = (url: string) => ({ server: 'custom', url });

	it.each<[string, boolean, Side, Side]>([
		['two keys', true, [{ ...account, apiKey: 'a' }, '1'], [{ ...account, apiKey: 'b' }, '2']],
		['both APIs', true, [{ ...account, apiKey: 'a' }, '1'], [{ ...fulfilment, apiKey: 'b' }, '2']],
		['two spellings of a host', true, [account, '1'], [at('https://Account.GoedGepickt.nl/'), '2']],
		['two servers', false, [account, '1'], [at('https://gateway.example.com/goedgepickt'), '1']],
		['two ports', false, [at('http://127.0.0.1:1'), '1'], [at('http://127.0.0.1:2'), '1']],
	])('of GoedGepickt is the server, as it counts by IP address: %s', (_, expected, one, other) => {
		expect(isShared(goedGepickt, one, other)).toBe(expected);
	});

	const store = { server: 'lagerkoll', authentication: 'apiKey' };
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
		const credentials = { server: 'custom', url: 'http://127.0.0.1:1', apiKey: 'a' };
		const keys = [picqer, goedGepickt, lagerkoll].map((service) =>
			accountKey(service, credentials, '1'),
		);
		expect(new Set(keys).size).toBe(3);
	});

	it('does not show its key', () => {
		const credentials = { ...store, apiKey: 'the-api-key' };
		expect(accountKey(lagerkoll, credentials, '1')).not.toContain('the-api-key');
	});
});
