import nock from 'nock';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runNode } from '../harness';
import { bolSubject } from './subject';

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

/** Sends a free request, and notes every request that reaches bol. */
async function send(path: string, environment: string) {
	const reached: string[] = [];
	nock(bolSubject.baseUrl)
		.persist()
		.get(/.*/)
		.reply((uri) => {
			reached.push(uri);
			return [200, {}];
		});
	const { bolApi } = bolSubject.credentials;
	const { error } = await runNode({
		...bolSubject,
		credentials: { bolApi: { ...bolApi, environment } },
		parameters: { resource: 'apiRequest', operation: 'send', path },
	});
	return { reached, says: error?.message };
}

const OPEN_API = ['/catalog/v4/search?q=a', '/marketing/catalog/v1/products/1'];

test.each([...OPEN_API, '/retailer', '/Retailer/orders', '/other/retailer/orders'])(
	'%s is not in the demo, and does not go to the real account with a Demo credential',
	async (path) => {
		const { reached, says } = await send(path, 'demo');
		expect(reached).toEqual([]);
		expect(says).toContain(`bol has no demo of ${path.split('?')[0]}`);
		expect(says).toContain('Choose Production');
	},
);

test.each(OPEN_API)('%s is reached with a Production credential', async (path) => {
	expect(await send(path, 'production')).toEqual({ reached: [path], says: undefined });
});

test.each([
	['/retailer/orders', '/retailer-demo/orders'],
	['/shared/process-status/1', '/shared-demo/process-status/1'],
	['/retailer-demo/orders', '/retailer-demo/orders'],
])('%s is %s with a Demo credential', async (path, there) => {
	expect(await send(path, 'demo')).toEqual({ reached: [there], says: undefined });
});
