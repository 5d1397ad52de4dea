import { startSandbox, type Sandbox } from '../../sandbox';
import { lagerkollCaller, send, type Caller } from './callers';

let sandbox: Sandbox;
let lagerkoll: Caller;

beforeAll(async () => {
	sandbox = await startSandbox();
	lagerkoll = lagerkollCaller(sandbox.urls.lagerkoll);
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const longUrl = encodeURIComponent('https://shop.example.com/a/long/path?with=query');

describe('short URLs', () => {
	it('are made once, found again and redirect', async () => {
		expect((await lagerkoll('GET', `/url?url=${longUrl}`)).json.errorCode).toBe(902201);
		const { url } = (await lagerkoll('POST', `/url?url=${longUrl}`)).json;
		expect((await lagerkoll('POST', `/url?url=${longUrl}`)).json.url).toBe(url);
		expect((await lagerkoll('GET', `/url?url=${longUrl}`)).json.url).toBe(url);
		const answer = await send('GET', url, {
			headers: { store: '186008', api_key: 'sandbox-key' },
		});
		expect(answer.status).toBe(302);
		expect(answer.headers.get('location')).toBe(decodeURIComponent(longUrl));
		expect((await lagerkoll('POST', '/url')).json).toMatchObject({
			errorCode: 902202,
			errorField: 'url',
		});
	});
});

describe('webhooks', () => {
	const webhook = { featureId: 'my-feature', featureMethod: 'onStock' };
	const ofFeature = async (caller: Caller) =>
		(await caller('GET', '/webhooks/my-feature')).json.webhooks as Array<{ id: number }>;

	it('are for one store or for the group', async () => {
		const second = lagerkollCaller(sandbox.urls.lagerkoll, {
			store: '186009',
			api_key: 'sandbox-key',
		});
		await lagerkoll('POST', '/webhooks', webhook);
		expect([(await ofFeature(lagerkoll)).length, (await ofFeature(second)).length]).toEqual([2, 1]);
		await lagerkoll('POST', '/webhooks?enable_for_group=true', webhook);
		expect([(await ofFeature(lagerkoll)).length, (await ofFeature(second)).length]).toEqual([3, 2]);
	});

	it('are executed by their GUID', async () => {
		const { guid } = (await lagerkoll('POST', '/webhooks', webhook)).json;
		expect((await lagerkoll('POST', `/webhooks/${guid}`, { amount: 3 })).status).toBe(204);
		expect(sandbox.state('lagerkoll').webhookExecutions).toEqual([
			{ guid, storeId: 186008, body: { amount: 3 }, at: expect.any(Number) },
		]);
		const unknown = await lagerkoll('POST', '/webhooks/1b1f6c1e-0000-4000-8000-000000000000', {});
		expect(unknown).toMatchObject({ status: 404, json: { errorCode: 902101 } });
	});

	it('are deleted by their id', async () => {
		const { id } = (await lagerkoll('POST', '/webhooks', webhook)).json;
		const answer = await lagerkoll('DELETE', `/webhooks/${id}`);
		expect([answer.status, answer.text]).toEqual([204, '']);
		expect((await ofFeature(lagerkoll)).map((each) => each.id)).toEqual([6586]);
		expect((await lagerkoll('DELETE', `/webhooks/${id}`)).json.errorCode).toBe(902101);
	});

	it('belong to a feature and a method', async () => {
		for (const [body, field] of [
			[{ featureMethod: 'onStock' }, 'featureId'],
			[{ featureId: 'none', featureMethod: 'onStock' }, 'featureId'],
			[{ featureId: 'my-feature' }, 'featureMethod'],
		] as const) {
			expect((await lagerkoll('POST', '/webhooks', body)).json).toMatchObject({
				errorCode: 902101,
				errorField: field,
			});
		}
	});
});

it('keeps roles, exports and password resets', async () => {
	await lagerkoll('POST', '/roles', { name: 'Packer', portal: 'mobile' });
	expect((await lagerkoll('GET', '/roles/14')).json.roles).toMatchObject([
		{ id: 14, name: 'Packer', portal: 'mobile', users: 0 },
	]);
	expect((await lagerkoll('POST', '/roles', {})).json.errorCode).toBe(908002);
	await lagerkoll('POST', '/projects/export', { from: 1 });
	await lagerkoll('POST', '/mobile/reset', { email: 'eva@example.com' });
	expect(sandbox.state('lagerkoll')).toMatchObject({
		projectExports: [{ body: { from: 1 } }],
		passwordResets: ['eva@example.com'],
	});
});
