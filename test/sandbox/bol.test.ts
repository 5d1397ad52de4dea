import { createPublicKey, verify } from 'crypto';
import { sleep } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../sandbox';
import { catalogue, unknownEan } from '../../sandbox/catalogue';
import {
	askToken,
	basic,
	bolCaller,
	send,
	startReceiver,
	type Answer,
	type Caller,
	type Receiver,
} from './callers';

let sandbox: Sandbox;
let bol: Caller;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(async () => {
	sandbox.reset();
	sandbox.setLimits('bol', { limit: 100_000 });
	sandbox.setProcessDelay(20);
	bol = await bolCaller(sandbox.urls.bol);
});
afterAll(async () => await sandbox.stop());

async function finished(started: Answer): Promise<Answer['json']> {
	expect(started.status).toBe(202);
	expect(started.json.status).toBe('PENDING');
	for (;;) {
		const { json } = await bol('GET', `/shared/process-status/${started.json.processStatusId}`);
		if (json.status !== 'PENDING') return json;
		await sleep(10);
	}
}

const transport = { transporterCode: 'TNT', trackAndTrace: '3SABCD1234567' };

describe('tokens', () => {
	it('gives a JWT that works until it expires', async () => {
		const answer = await askToken(sandbox.urls.bol);
		expect(answer.json).toMatchObject({ token_type: 'Bearer', expires_in: 299, scope: 'RETAILER' });
		const payload = JSON.parse(
			Buffer.from(answer.json.access_token.split('.')[1], 'base64url').toString(),
		);
		expect(payload.exp * 1000).toBeGreaterThan(Date.now());

		sandbox.expireTokens();
		const refused = await bol('GET', '/retailer/orders');
		expect(refused.status).toBe(401);
		expect(refused.json).toMatchObject({ title: 'Expired JWT', status: 401 });
	});

	it('takes the grant from a form as well', async () => {
		const answer = await send('POST', `${sandbox.urls.bol}/token`, {
			headers: {
				Authorization: basic('sandbox-client', 'sandbox-secret'),
				'Content-Type': 'application/x-www-form-urlencoded',
			},
			rawBody: 'grant_type=client_credentials',
		});
		expect(answer.status).toBe(200);
	});

	it('refuses wrong keys, secrets in the query and missing tokens', async () => {
		const wrong = await askToken(sandbox.urls.bol, basic('sandbox-client', 'wrong'));
		expect(wrong.status).toBe(401);
		expect(wrong.json).toEqual({
			error: 'invalid_client',
			error_description: 'Bad client credentials',
		});
		const leaking = await send(
			'POST',
			`${sandbox.urls.bol}/token?grant_type=client_credentials&client_secret=sandbox-secret`,
			{
				headers: { Authorization: basic('sandbox-client', 'sandbox-secret') },
			},
		);
		expect(leaking.status).toBe(400);
		expect((await send('GET', `${sandbox.urls.bol}/retailer/orders`)).status).toBe(401);
	});

	it('obeys a set lifetime, counts and blocks', async () => {
		sandbox.setTokenLifetime(0.05);
		const shortLived = await bolCaller(sandbox.urls.bol);
		await sleep(80);
		expect((await shortLived('GET', '/retailer/orders')).status).toBe(401);
		expect(sandbox.counters().bol.tokenRequests).toBe(2);
		sandbox.blockTokensAbove(2);
		expect((await askToken(sandbox.urls.bol)).status).toBe(404);
	});

	it('runs the code flow with a refresh token that stays', async () => {
		const redirectUri = 'http://localhost:5678/rest/oauth2-credential/callback';
		const query = new URLSearchParams({
			response_type: 'code',
			client_id: 'sandbox-client',
			redirect_uri: redirectUri,
			state: 'abc',
			scope: 'offline_access',
		});
		const consent = await send('GET', `${sandbox.urls.bol}/authorize?${query}`);
		const target = new URL(String(consent.headers.get('location')));
		expect(target.searchParams.get('state')).toBe('abc');

		const exchange = async (form: Record<string, string>) =>
			await send('POST', `${sandbox.urls.bol}/token`, {
				headers: {
					Authorization: basic('sandbox-client', 'sandbox-secret'),
					'Content-Type': 'application/x-www-form-urlencoded',
				},
				rawBody: new URLSearchParams(form).toString(),
			});
		const code = String(target.searchParams.get('code'));
		const first = await exchange({
			grant_type: 'authorization_code',
			code,
			redirect_uri: redirectUri,
		});
		expect(first.json).toMatchObject({ expires_in: 599, scope: 'offline_access' });
		const again = await exchange({
			grant_type: 'authorization_code',
			code,
			redirect_uri: redirectUri,
		});
		expect(again.status).toBe(400);
		const refreshed = await exchange({
			grant_type: 'refresh_token',
			refresh_token: first.json.refresh_token,
		});
		expect(refreshed.json.refresh_token).toBe(first.json.refresh_token);
		expect(refreshed.json.access_token).not.toBe(first.json.access_token);
	});
});

describe('requests', () => {
	it('checks media types', async () => {
		expect(
			(await bol('GET', '/retailer/orders', undefined, { Accept: 'application/json' })).status,
		).toBe(406);
		const wrongType = await bol(
			'POST',
			'/retailer/shipments',
			{},
			{ 'Content-Type': 'application/json' },
		);
		expect(wrongType.status).toBe(415);
	});

	it('names violations', async () => {
		const answer = await bol(
			'GET',
			'/retailer/orders?status=WRONG&page=0&change-interval-minute=61',
		);
		expect(answer.status).toBe(400);
		expect(answer.json).toMatchObject({ type: 'https://api.bol.com/problems', status: 400 });
		expect(answer.json.violations.map(({ name }: { name: string }) => name).sort()).toEqual([
			'change-interval-minute',
			'page',
			'status',
		]);
		expect(
			(
				await bol('POST', '/retailer/shipments', undefined, {
					'Content-Type': 'application/vnd.retailer.v10+json',
				})
			).status,
		).toBe(400);
	});

	it('answers 404 with a problem', async () => {
		expect((await bol('GET', '/retailer/orders/unknown')).json).toMatchObject({
			status: 404,
			type: 'https://api.bol.com/problems',
		});
		expect((await bol('GET', '/shared/process-status/99999')).status).toBe(404);
	});
});

describe('orders', () => {
	it('lists the seeds newest first and gives their details', async () => {
		const { json } = await bol('GET', '/retailer/orders');
		expect(json.orders).toHaveLength(6);
		expect(json.orders[0].orderId).toBe('A2K8290S01');
		const eans = json.orders.flatMap(({ orderItems }: { orderItems: Array<{ ean: string }> }) =>
			orderItems.map(({ ean }) => ean),
		);
		expect(catalogue.map(({ ean }) => ean)).toEqual(expect.arrayContaining(eans));

		const order = (await bol('GET', '/retailer/orders/A2K8290S04')).json;
		expect(order).toMatchObject({
			shipmentDetails: { countryCode: 'BE' },
			orderItems: [{ cancellationRequest: true, fulfilment: { method: 'FBR' } }],
		});
	});

	it('pages by 50 and leaves the list out when it is empty', async () => {
		const made = sandbox.seedBol({ orders: 100 });
		expect(new Set(made).size).toBe(100);
		const sizes = [];
		for (const page of [1, 2, 3])
			sizes.push((await bol('GET', `/retailer/orders?page=${page}`)).json.orders.length);
		expect(sizes).toEqual([50, 50, 6]);
		expect((await bol('GET', '/retailer/orders?page=4')).json).toEqual({});
		expect((await bol('GET', '/retailer/orders?fulfilment-method=FBB')).json).toEqual({});
		expect((await bol('GET', '/retailer/orders?vvb-only=true')).json).toEqual({});
	});

	it('filters by change', async () => {
		expect(
			(await bol('GET', '/retailer/orders?status=ALL&change-interval-minute=20')).json.orders,
		).toHaveLength(1);
		expect((await bol('GET', '/retailer/orders?latest-change-date=2020-01-01')).json).toEqual({});
	});

	it('adds an order that no warehouse knows', async () => {
		const answer = await send('POST', `${sandbox.urls.control}/seed/bol`, {
			headers: { 'Content-Type': 'application/json' },
			body: { unknownEan: true },
		});
		const order = (await bol('GET', `/retailer/orders/${answer.json.orderIds[0]}`)).json;
		expect(order.orderItems[0].product.ean).toBe(unknownEan);
	});

	it('cancels an item asynchronously', async () => {
		const body = {
			orderItems: [{ orderItemId: '6107400040', reasonCode: 'REQUESTED_BY_CUSTOMER' }],
		};
		const status = await finished(await bol('PUT', '/retailer/orders/cancellation', body));
		expect(status).toMatchObject({
			status: 'SUCCESS',
			eventType: 'CANCEL_ORDER',
			entityId: '6107400040',
		});
		const order = (await bol('GET', '/retailer/orders/A2K8290S04')).json;
		expect(order.orderItems[0]).toMatchObject({ quantityCancelled: 1 });
		expect((await finished(await bol('PUT', '/retailer/orders/cancellation', body))).status).toBe(
			'FAILURE',
		);
		const refused = await bol('PUT', '/retailer/orders/cancellation', {
			orderItems: [{ orderItemId: '1', reasonCode: 'NO' }],
		});
		expect(refused.status).toBe(400);
	});
});

describe('shipments', () => {
	it('ships an order and makes a shipment with a transport', async () => {
		const started = await bol('POST', '/retailer/shipments', {
			orderItems: [{ orderItemId: '6107400010' }, { orderItemId: '6107400011', quantity: 1 }],
			shipmentReference: 'O2026-10001',
			transport,
		});
		expect(started.json.links[0]).toMatchObject({ rel: 'self', method: 'GET' });
		expect(await finished(started)).toMatchObject({
			status: 'SUCCESS',
			eventType: 'CREATE_SHIPMENT',
		});

		const { shipments } = (await bol('GET', '/retailer/shipments')).json;
		expect(shipments).toMatchObject([
			{ shipmentReference: 'O2026-10001', order: { orderId: 'A2K8290S01' } },
		]);
		expect(shipments[0].transport).toEqual({ transportId: expect.any(String) });
		const shipment = (await bol('GET', `/retailer/shipments/${shipments[0].shipmentId}`)).json;
		expect(shipment.transport).toMatchObject(transport);
		expect(shipment.shipmentItems[0]).toMatchObject({ quantity: 1, quantityShipped: 1 });
		expect(
			(await bol('GET', '/retailer/orders/A2K8290S01')).json.orderItems[0].quantityShipped,
		).toBe(1);
		expect((await bol('GET', '/retailer/orders?status=SHIPPED')).json.orders).toHaveLength(1);
		expect((await bol('GET', '/retailer/orders')).json.orders).toHaveLength(5);

		const change = await bol('PUT', `/retailer/transports/${shipments[0].transport.transportId}`, {
			trackAndTrace: 'NEW',
		});
		expect(await finished(change)).toMatchObject({
			status: 'SUCCESS',
			eventType: 'CHANGE_TRANSPORT',
		});
	});

	it('fails for what is shipped already or was cancelled meanwhile', async () => {
		const body = { orderItems: [{ orderItemId: '6107400060' }], transport };
		await finished(await bol('POST', '/retailer/shipments', body));
		expect(await finished(await bol('POST', '/retailer/shipments', body))).toMatchObject({
			status: 'FAILURE',
			errorMessage: expect.stringContaining('already shipped'),
		});
		sandbox.cancelItem('6107400040');
		const cancelled = { orderItems: [{ orderItemId: '6107400040' }], transport };
		expect(await finished(await bol('POST', '/retailer/shipments', cancelled))).toMatchObject({
			status: 'FAILURE',
			errorMessage: expect.stringContaining('cancelled'),
		});
	});

	it.each([
		['no items', { orderItems: [], transport }],
		[
			'transport and label',
			{ orderItems: [{ orderItemId: '6107400060' }], transport, shippingLabelId: 'x' },
		],
		['neither transport nor label', { orderItems: [{ orderItemId: '6107400060' }] }],
		['a quantity of zero', { orderItems: [{ orderItemId: '6107400060', quantity: 0 }], transport }],
		[
			'items of two orders',
			{ orderItems: [{ orderItemId: '6107400060' }, { orderItemId: '6107400010' }], transport },
		],
		[
			'an empty reference',
			{ orderItems: [{ orderItemId: '6107400060' }], transport, shipmentReference: '' },
		],
	])('refuses %s', async (_, body) => {
		const answer = await bol('POST', '/retailer/shipments', body);
		expect(answer.status).toBe(400);
		expect(answer.json.violations.length).toBeGreaterThan(0);
	});

	it('names the carriers that it knows', async () => {
		const answer = await bol('POST', '/retailer/shipments', {
			orderItems: [{ orderItemId: '6107400060' }],
			transport: { transporterCode: 'POSTNL' },
		});
		expect(answer.json.violations[0]).toMatchObject({
			name: 'transport.transporterCode',
			reason: expect.stringContaining('TNT'),
		});
	});
});

describe('process statuses', () => {
	const cancellation = (orderItemId: string) => ({
		orderItems: [{ orderItemId, reasonCode: 'OUT_OF_STOCK' }],
	});

	it('ends as it is told to', async () => {
		sandbox.forceProcesses({ status: 'TIMEOUT' }, { status: 'FAILURE', errorMessage: 'No.' });
		expect(
			(
				await finished(
					await bol('PUT', '/retailer/orders/cancellation', cancellation('6107400010')),
				)
			).status,
		).toBe('TIMEOUT');
		expect(
			await finished(await bol('PUT', '/retailer/orders/cancellation', cancellation('6107400010'))),
		).toMatchObject({ status: 'FAILURE', errorMessage: 'No.' });
		expect(
			(
				await finished(
					await bol('PUT', '/retailer/orders/cancellation', cancellation('6107400010')),
				)
			).status,
		).toBe('SUCCESS');
	});

	it('is found by entity and in bulk, until it is removed', async () => {
		const started = await bol('PUT', '/retailer/orders/cancellation', cancellation('6107400010'));
		const { processStatusId } = started.json;
		await finished(started);
		const byEntity = await bol(
			'GET',
			'/shared/process-status?entity-id=6107400010&event-type=CANCEL_ORDER',
		);
		expect(byEntity.json.processStatuses).toHaveLength(1);
		const queries = { processStatusQueries: [{ processStatusId }, { processStatusId: '99999' }] };
		expect(
			(await bol('POST', '/shared/process-status', queries)).json.processStatuses,
		).toHaveLength(1);
		expect((await bol('POST', '/shared/process-status', { processStatusQueries: [] })).status).toBe(
			400,
		);
		expect((await bol('GET', '/shared/process-status?entity-id=1')).status).toBe(400);

		sandbox.removeProcessStatuses(processStatusId);
		expect((await bol('GET', `/shared/process-status/${processStatusId}`)).status).toBe(404);
		expect(
			(await bol('POST', '/shared/process-status', queries)).json.processStatuses,
		).toHaveLength(0);
	});
});

describe('demo environment', () => {
	it('has the documented orders and statuses, and changes nothing', async () => {
		expect((await bol('GET', '/retailer-demo/orders')).json.orders).toHaveLength(4);
		expect((await bol('GET', '/retailer-demo/orders/9999999999')).status).toBe(404);
		const states = [];
		for (const id of [1, 2, 3, 4])
			states.push((await bol('GET', `/shared-demo/process-status/${id}`)).json.status);
		expect(states).toEqual(['PENDING', 'SUCCESS', 'TIMEOUT', 'FAILURE']);
		const shipped = await bol('POST', '/retailer-demo/shipments', {
			orderItems: [{ orderItemId: '6107434013', quantity: 1 }],
			transport,
		});
		expect(shipped.json).toMatchObject({ processStatusId: '1', status: 'PENDING' });
		expect((await bol('GET', '/retailer-demo/shipments')).json).toEqual({});
	});
});

describe('subscriptions', () => {
	let receiver: Receiver;
	beforeEach(async () => {
		receiver = await startReceiver();
	});
	afterEach(async () => await receiver.close());

	async function subscribe(resources: string[]): Promise<string> {
		const started = await bol('POST', '/retailer/subscriptions', {
			resources,
			url: receiver.url,
			subscriptionType: 'WEBHOOK',
		});
		return (await finished(started)).entityId;
	}

	async function isGenuine({ rawBody, headers }: Receiver['received'][number]): Promise<boolean> {
		const header = String(headers.signature).match(
			/^keyId=(.*), algorithm="rsa-sha256", signature=(.+)$/,
		);
		const { signatureKeys } = (await bol('GET', '/retailer/subscriptions/signature-keys')).json;
		const key = createPublicKey({
			key: Buffer.from(signatureKeys[0].publicKey, 'base64'),
			format: 'der',
			type: 'spki',
		});
		expect(signatureKeys[0].id).toBe(header?.[1]);
		return verify(
			'RSA-SHA256',
			Buffer.from(rawBody),
			key,
			Buffer.from(header?.[2] ?? '', 'base64'),
		);
	}

	it('sends signed events to the subscriptions that want them', async () => {
		await subscribe(['ORDER']);
		const [orderId] = sandbox.seedBol({});
		await sandbox.deliveriesSettled();
		expect(receiver.received).toHaveLength(1);
		expect(JSON.parse(receiver.received[0].rawBody).event).toMatchObject({
			resource: 'ORDER',
			type: 'ORDER_CREATED',
			resourceId: orderId,
		});
		expect(await isGenuine(receiver.received[0])).toBe(true);
	});

	it('forges', async () => {
		await subscribe(['ORDER']);
		await sandbox.forge('bol', { kind: 'wrong-signature' });
		await sandbox.forge('bol', { kind: 'changed-body' });
		await sandbox.forge('bol', { kind: 'no-signature' });
		expect(await isGenuine(receiver.received[0])).toBe(false);
		expect(await isGenuine(receiver.received[1])).toBe(false);
		expect(receiver.received[2].headers.signature).toBeUndefined();
	});

	it('is switched off after failures, updated, tested and deleted', async () => {
		const id = await subscribe(['ORDER']);
		sandbox.setDeliveryRules('bol', { attempts: 2, pauseMs: 10 });
		receiver.statuses.push(500, 500);
		sandbox.seedBol({});
		await sandbox.deliveriesSettled();
		expect((await bol('GET', `/retailer/subscriptions/${id}`)).json.enabled).toBe(false);

		const body = {
			resources: ['PROCESS_STATUS'],
			url: receiver.url,
			subscriptionType: 'WEBHOOK',
			enabled: true,
		};
		await finished(await bol('PUT', `/retailer/subscriptions/${id}`, body));
		expect((await bol('GET', '/retailer/subscriptions')).json.subscriptions).toMatchObject([
			{ id, ...body },
		]);
		receiver.received.length = 0;
		await finished(await bol('POST', `/retailer/subscriptions/test/${id}`));
		await sandbox.deliveriesSettled();
		const resources = receiver.received.map(({ rawBody }) => JSON.parse(rawBody).event.resource);
		expect(resources).toEqual(expect.arrayContaining(['TEST', 'PROCESS_STATUS']));
		await finished(await bol('DELETE', `/retailer/subscriptions/${id}`));
		expect((await bol('GET', '/retailer/subscriptions')).json).toEqual({});
	});

	it('wants https and resources that webhooks can get', async () => {
		const wrong = {
			resources: ['OFFER_FOR_SALE'],
			url: 'http://example.com/hook',
			subscriptionType: 'WEBHOOK',
		};
		expect((await bol('POST', '/retailer/subscriptions', wrong)).json.violations).toHaveLength(2);
	});
});
