import nock from 'nock';
import { runNode } from '../harness';
import { trials } from '../mistakes';
import { call } from '../operations';
import { processStatus } from './processes';
import { bolSubject } from './subject';

const run = trials(bolSubject);

const { bolApi } = bolSubject.credentials;

const demoSubject = { ...bolSubject, credentials: { bolApi: { ...bolApi, environment: 'demo' } } };

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

/** A process of the demo stays pending for ever. */
const pending = (path: string, body: object) =>
	call(`POST /retailer-demo${path}`, processStatus('IN_THE_DEMO', 'PENDING'), {
		status: 202,
		body: body as never,
	});

test('a report is never finished in the demo', async () => {
	const sends = [pending('/offers/export', { format: 'CSV' })];
	const { error } = await run({ does: 'offerReport.getExport', sends }, false, demoSubject);
	expect(error?.description).toContain('give the Report ID');
});

test('the status of requested destinations is the output in the demo', async () => {
	const eans = [{ ean: '0846127026185' }];
	const { rows } = await run(
		{
			does: 'replenishment.requestProductDestinations',
			parameters: { eans: '0846127026185' },
			sends: [pending('/replenishments/product-destinations', { eans })],
		},
		false,
		demoSubject,
	);
	expect(rows).toEqual([processStatus('IN_THE_DEMO', 'PENDING')]);
});
