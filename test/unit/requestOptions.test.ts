import type { IExecuteFunctions } from 'n8n-workflow';
import { requestOptionsOf } from '../../nodes/shared/run/requestOptions';
import { testNode } from './context';

const optionsOf = (given: object) =>
	requestOptionsOf({
		getNode: () => testNode,
		getNodeParameter: () => given,
	} as unknown as IExecuteFunctions);

it('leaves everything to n8n when nothing is set', () => {
	expect(optionsOf({})).toEqual({ options: {}, batchSize: 1, batchInterval: 0 });
	expect(optionsOf({ timeout: 0, proxy: '', allowUnauthorizedCerts: false }).options).toEqual({});
});

it('passes the time-out and the choice about certificates on', () => {
	expect(optionsOf({ timeout: 1500, allowUnauthorizedCerts: true }).options).toEqual({
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
	expect(optionsOf({ proxy }).options).toEqual({ proxy: expected });
});

it.each(['proxy', '://x', 'proxy.example.com'])('refuses the proxy "%s"', (proxy) => {
	expect(() => optionsOf({ proxy })).toThrow(`Proxy: "${proxy}" is not a URL`);
});

it.each([
	[{ batchSize: 20, batchInterval: 500 }, 20, 500],
	[{ batchSize: 0, batchInterval: 500 }, 1, 500],
	[{ batchSize: -1, batchInterval: -5 }, 1, 0],
])('reads the batching %p', (batch, batchSize, batchInterval) => {
	expect(optionsOf({ batching: { batch } })).toMatchObject({ batchSize, batchInterval });
});
