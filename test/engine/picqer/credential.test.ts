import nock from 'nock';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { PicqerApi } from '../../../credentials/PicqerApi.credentials';
import { runCredentialTest, runNode } from '../harness';
import { picqerSubject } from './subject';

afterEach(() => nock.cleanAll());

describe("Picqer's credential", () => {
	const account = picqerSubject.credentials.picqerApi;

	/** What users paste, and the host and path in front of /api/v1 that it means. */
	const addresses: Array<[string, ICredentialDataDecryptedObject, [string, string]]> = [
		['a subdomain', { subdomain: ' \u200bdemo\ufeff ' }, ['https://demo.picqer.com', '']],
		['with a slash', { subdomain: 'demo/' }, ['https://demo.picqer.com', '']],
		['a whole host', { subdomain: 'demo.picqer.com' }, ['https://demo.picqer.com', '']],
		['an address', { subdomain: 'https://demo.picqer.com/' }, ['https://demo.picqer.com', '']],
		['in capitals', { subdomain: 'HTTPS://demo.picqer.com' }, ['https://demo.picqer.com', '']],
		['what follows an address', { subdomain: 'demo#orders' }, ['https://demo.picqer.com', '']],
		['a question mark', { subdomain: 'demo?a=1' }, ['https://demo.picqer.com', '']],
		[
			'a custom URL',
			{ server: 'custom', url: '\u200b https://gateway.example/picqer//\u2060 ' },
			['https://gateway.example', '/picqer'],
		],
	];

	test.each(addresses)('%s leads the node and the test to one place', async (_, more, place) => {
		const [host, path] = place;
		const credential = { ...account, ...more };
		nock(host).get(`${path}/api/v1/products?productcode=n8n-credential-test`).reply(200, []);
		const { error } = await runCredentialTest(new PicqerApi(), credential);
		expect(error).toBeUndefined();
		nock(host).get(`${path}/api/v1/warehouses`).query(true).reply(200, []);
		const run = await runNode({
			...picqerSubject,
			credentials: { picqerApi: credential },
			parameters: { resource: 'warehouse', operation: 'getAll' },
		});
		expect(run.error).toBeUndefined();
		expect(nock.pendingMocks()).toEqual([]);
	});

	test('key and contact are sent without blanks around them', async () => {
		nock('https://demo.picqer.com', { reqheaders: picqerSubject.headers })
			.get('/api/v1/warehouses')
			.query(true)
			.reply(200, []);
		const pasted = { ...account, apiKey: ' the-api-key\n', contact: ' it@example.com\n' };
		const { error } = await runNode({
			...picqerSubject,
			credentials: { picqerApi: pasted },
			parameters: { resource: 'warehouse', operation: 'getAll' },
		});
		expect(error).toBeUndefined();
	});
});
