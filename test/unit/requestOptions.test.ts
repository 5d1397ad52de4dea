import type { IExecuteFunctions, IExecutePaginationFunctions } from 'n8n-workflow';
import { paceOf, requestOptionsOf } from '../../nodes/shared/run/requestOptions';
import { itemContext } from './context';

const optionsOf = (requestOptions: object) =>
	requestOptionsOf(itemContext({ requestOptions }) as IExecutePaginationFunctions);

it('leaves everything to n8n when nothing is set', () => {
	expect(optionsOf({})).toEqual({});
	expect(optionsOf({ timeout: 0, proxy: '', allowUnauthorizedCerts: false })).toEqual({});
});

it('passes the time-out and the choice about certificates on', () => {
	expect(optionsOf({ timeout: 1500, allowUnauthorizedCerts: true })).toEqual({
		timeout: 1500,
		skipSslCertificateValidation: true,
	});
});

it.each([
	['http://proxy.example.com:3128', { protocol: 'http', host: 'proxy.example.com', port: 3128 }],
	['https://proxy.example.com', { protocol: 'https', host: 'proxy.example.com', port: 443 }],
	[
		'http://me:pass%40word@proxy.example.com:8080',
		{
			protocol: 'http',
			host: 'proxy.example.com',
			port: 8080,
			auth: { username: 'me', password: 'pass@word' },
		},
	],
])('reads the proxy %s', (proxy, expected) => {
	expect(optionsOf({ proxy })).toEqual({ proxy: expected });
});

it.each([
	...['proxy', '://x', 'proxy.example.com', 'proxy.example.com:3128', 'localhost:3128'],
	...['10.0.0.1:3128', 'socks5://proxy.example.com', 'http://'],
])('refuses the proxy "%s"', (proxy) => {
	expect(() => optionsOf({ proxy })).toThrow('Proxy: this is not the URL of a proxy');
});

it('takes a password with a percent sign, and never shows one', () => {
	expect(optionsOf({ proxy: 'http://user:50%off@proxy.example.com' }).proxy).toMatchObject({
		auth: { username: 'user', password: '50%off' },
	});
	expect(() => optionsOf({ proxy: 'ftp://user:Secret@proxy' })).toThrow(/^(?!.*Secret)/);
});

it.each([
	[{ batchSize: 20, batchInterval: 500 }, 20, 500],
	[{ batchSize: 0, batchInterval: 500 }, 1, 500],
	[{ batchSize: -1, batchInterval: -5 }, 1, 0],
])('reads the batching %p', (batch, batchSize, batchInterval) => {
	const context = { getNodeParameter: () => ({ batching: { batch } }) };
	expect(paceOf(context as unknown as IExecuteFunctions)).toEqual({ batchSize, batchInterval });
});
