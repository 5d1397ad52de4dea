import { createPublicKey, verify } from 'crypto';
import { sleep } from 'n8n-workflow';
import { catalogue, unknownEan } from '../../sandbox/catalogue';
import { askToken, basic, bolCaller, send, type Received } from './callers';
import { expectAnswers, finished, setBol, setReceiver, setStage } from './stage';

const stage = setStage();
const { bol, get, done } = setBol(stage);

const transport = { transporterCode: 'TNT', trackAndTrace: '3SABCD1234567' };

describe('tokens', () => {
	it('gives a JWT that works until it expires', async () => {
		const answer = await askToken(stage.sandbox.urls.bol);
		expect(answer.json).toMatchObject({ token_type: 'Bearer', expires_in: 299, scope: 'RETAILER' });
		const payload = JSON.parse(
			Buffer.from(answer.json.access_token.split('.')[1], 'base64url').toString(),
		);
		expect(payload.exp * 1000).toBeGreaterThan(Date.now());

		await expectAnswers(bol, ['GET /retailer/orders', 200]);
		stage.sandbox.expireTokens();
		await expectAnswers(bol, ['GET /retailer/orders', { title: 'Expired JWT', status: 401 }]);
	});

	/** Asks for a token with a form, as the account of the sandbox. */
	const exchange = async (form: Record<string, string>) =>
		await send('POST', `${stage.sandbox.urls.bol}/token`, {
			headers: {
				Authorization: basic('sandbox-client', 'sandbox-secret'),
				'Content-Type': 'application/x-www-form-urlencoded',
			},
			rawBody: new URLSearchParams(form).toString(),
		});

	it('takes the grant from a form as well', async () => {
		expect((await exchange({ grant_type: 'client_credentials' })).status).toBe(200);
	});

	it('refuses wrong keys, secrets in the query and missing tokens', async () => {
		const wrong = await askToken(stage.sandbox.urls.bol, basic('sandbox-client', 'wrong'));
		expect(wrong).toMatchObject({
			status: 401,
			json: { error: 'invalid_client', error_description: 'Bad client credentials' },
		});
		const leaking = await send(
			'POST',
			`${stage.sandbox.urls.bol}/token?grant_type=client_credentials&client_secret=sandbox-secret`,
			{ headers: { Authorization: basic('sandbox-client', 'sandbox-secret') } },
		);
		expect(leaking.status).toBe(400);
		expect((await send('GET', `${stage.sandbox.urls.bol}/retailer/orders`)).status).toBe(401);
	});

	it('obeys a set lifetime, counts and blocks', async () => {
		stage.sandbox.setTokenLifetime(0.05);
		const shortLived = await bolCaller(stage.sandbox.urls.bol);
		await sleep(80);
		expect((await shortLived('GET', '/retailer/orders')).status).toBe(401);
		expect(stage.sandbox.counters().bol.tokenRequests).toBe(1);
		stage.sandbox.blockTokensAbove(1);
		expect((await askToken(stage.sandbox.urls.bol)).status).toBe(404);
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
		const consent = await send('GET', `${stage.sandbox.urls.bol}/authorize?${query}`);
		const target = new URL(String(consent.headers.get('location')));
		expect(target.searchParams.get('state')).toBe('abc');

		const code = String(target.searchParams.get('code'));
		const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
		const first = await exchange(grant);
		expect(first.json).toMatchObject({ expires_in: 599, scope: 'offline_access' });
		expect((await exchange(grant)).status).toBe(400);
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
		const json = 'application/json';
		const read = await bol('GET', '/retailer/orders', undefined, { Accept: json });
		const write = await bol('POST', '/retailer/shipments', {}, { 'Content-Type': json });
		expect([read.status, write.status]).toEqual([406, 415]);
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
		const empty = { 'Content-Type': 'application/vnd.retailer.v10+json' };
		expect((await bol('POST', '/retailer/shipments', undefined, empty)).status).toBe(400);
	});

	it('answers 404 with a problem', async () => {
		await expectAnswers(
			bol,
			['GET /retailer/orders/unknown', { status: 404, type: 'https://api.bol.com/problems' }],
			['GET /shared/process-status/99999', 404],
		);
	});
});

describe('orders', () => {
	it('lists the seeds newest first and gives their details', async () => {
		const { orders } = await get('/retailer/orders');
		expect(orders).toHaveLength(6);
		expect(orders[0].orderId).toBe('A2K8290S01');
		const eans = orders.flatMap(({ orderItems }: { orderItems: Array<{ ean: string }> }) =>
			orderItems.map(({ ean }) => ean),
		);
		expect(catalogue.map(({ ean }) => ean)).toEqual(expect.arrayContaining(eans));

		expect(await get('/retailer/orders/A2K8290S04')).toMatchObject({
			shipmentDetails: { countryCode: 'BE' },
			orderItems: [{ cancellationRequest: true, fulfilment: { method: 'FBR' } }],
		});
	});

	it('pages by 50 and leaves the list out when it is empty', async () => {
		const made = stage.sandbox.seedBol({ orders: 100 });
		expect(new Set(made).size).toBe(100);
		const sizes = [];
		for (const page of [1, 2, 3])
			sizes.push((await get(`/retailer/orders?page=${page}`)).orders.length);
		expect(sizes).toEqual([50, 50, 6]);
		for (const query of ['page=4', 'fulfilment-method=FBB', 'vvb-only=true'])
			expect(await get(`/retailer/orders?${query}`)).toEqual({});
	});

	it('filters by change', async () => {
		const { orders } = await get('/retailer/orders?status=ALL&change-interval-minute=20');
		expect(orders).toHaveLength(1);
		expect(await get('/retailer/orders?latest-change-date=2020-01-01')).toEqual({});
	});

	it('adds an order that no warehouse knows', async () => {
		const { json } = await stage.control('POST', '/seed/bol', { unknownEan: true });
		const { orderItems } = await get(`/retailer/orders/${json.orderIds[0]}`);
		expect(orderItems[0].product.ean).toBe(unknownEan);
	});

	it('cancels an item once, for a reason that it knows', async () => {
		const path = '/retailer/orders/cancellation';
		const cancels = (orderItemId: string, reasonCode: string) => ({
			orderItems: [{ orderItemId, reasonCode }],
		});
		const body = cancels('6107400040', 'REQUESTED_BY_CUSTOMER');
		expect((await done('PUT', path, body)).status).toBe('SUCCESS');
		expect((await done('PUT', path, body)).status).toBe('FAILURE');
		await expectAnswers(bol, [`PUT ${path}`, cancels('1', 'NO'), 400]);
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
		expect(await finished(bol, started)).toMatchObject({
			status: 'SUCCESS',
			eventType: 'CREATE_SHIPMENT',
		});

		const { shipments } = await get('/retailer/shipments');
		expect(shipments).toMatchObject([
			{ shipmentReference: 'O2026-10001', order: { orderId: 'A2K8290S01' } },
		]);
		const [{ shipmentId, transport: listed }] = shipments;
		expect(listed).toEqual({ transportId: expect.any(String) });
		await expectAnswers(
			bol,
			[
				`GET /retailer/shipments/${shipmentId}`,
				{ transport, shipmentItems: [{ quantity: 1, quantityShipped: 1 }, {}] },
			],
			['GET /retailer/orders/A2K8290S01', { orderItems: [{ quantityShipped: 1 }, {}] }],
		);
		expect((await get('/retailer/orders?status=SHIPPED')).orders).toHaveLength(1);
		expect((await get('/retailer/orders')).orders).toHaveLength(5);

		const path = `/retailer/transports/${listed.transportId}`;
		expect(await done('PUT', path, { trackAndTrace: 'NEW' })).toMatchObject({
			status: 'SUCCESS',
			eventType: 'CHANGE_TRANSPORT',
		});
	});

	it('fails for what is shipped already or was cancelled meanwhile', async () => {
		const ship = async (orderItemId: string) =>
			await done('POST', '/retailer/shipments', { orderItems: [{ orderItemId }], transport });
		expect((await ship('6107400060')).status).toBe('SUCCESS');
		stage.sandbox.cancelItem('6107400040');
		for (const [orderItemId, reason] of [
			['6107400060', 'already shipped'],
			['6107400040', 'cancelled'],
		]) {
			const errorMessage = expect.stringContaining(reason) as string;
			expect(await ship(orderItemId)).toMatchObject({ status: 'FAILURE', errorMessage });
		}
	});

	const orderItems = [{ orderItemId: '6107400060' }];
	it.each([
		['no items', { orderItems: [], transport }],
		['transport and label', { orderItems, transport, shippingLabelId: 'x' }],
		['neither transport nor label', { orderItems }],
		['a quantity of zero', { orderItems: [{ ...orderItems[0], quantity: 0 }], transport }],
		[
			'items of two orders',
			{ orderItems: [...orderItems, { orderItemId: '6107400010' }], transport },
		],
		['an empty reference', { orderItems, transport, shipmentReference: '' }],
	])('refuses %s', async (_, body) => {
		const answer = await bol('POST', '/retailer/shipments', body);
		expect(answer.status).toBe(400);
		expect(answer.json.violations.length).toBeGreaterThan(0);
	});

	it('names the carriers that it knows', async () => {
		const answer = await bol('POST', '/retailer/shipments', {
			orderItems,
			transport: { transporterCode: 'POSTNL' },
		});
		expect(answer.json.violations[0]).toMatchObject({
			name: 'transport.transporterCode',
			reason: expect.stringContaining('TNT'),
		});
	});
});

describe('process statuses', () => {
	const path = '/retailer/orders/cancellation';
	const cancellation = { orderItems: [{ orderItemId: '6107400010', reasonCode: 'OUT_OF_STOCK' }] };

	it('is found by entity and in bulk, until it is removed', async () => {
		const { processStatusId } = await done('PUT', path, cancellation);
		const queries = { processStatusQueries: [{ processStatusId }, { processStatusId: '99999' }] };
		const query = 'entity-id=6107400010&event-type=CANCEL_ORDER';
		await expectAnswers(
			bol,
			[`GET /shared/process-status?${query}`, { processStatuses: [{}] }],
			['POST /shared/process-status', queries, { processStatuses: [{}] }],
			['POST /shared/process-status', { processStatusQueries: [] }, 400],
			['GET /shared/process-status?entity-id=1', 400],
		);
		stage.sandbox.removeProcessStatuses(processStatusId);
		await expectAnswers(
			bol,
			[`GET /shared/process-status/${processStatusId}`, 404],
			['POST /shared/process-status', queries, { processStatuses: [] }],
		);
	});
});

describe('demo environment', () => {
	it('has the documented orders and statuses, and changes nothing', async () => {
		expect((await get('/retailer-demo/orders')).orders).toHaveLength(4);
		const shipment = { orderItems: [{ orderItemId: '6107434013', quantity: 1 }], transport };
		await expectAnswers(
			bol,
			['GET /retailer-demo/orders/9999999999', 404],
			['GET /shared-demo/process-status/1', { status: 'PENDING' }],
			['GET /shared-demo/process-status/2', { status: 'SUCCESS' }],
			['GET /shared-demo/process-status/3', { status: 'TIMEOUT' }],
			['GET /shared-demo/process-status/4', { status: 'FAILURE' }],
			['POST /retailer-demo/shipments', shipment, { processStatusId: '1', status: 'PENDING' }],
		);
		expect(await get('/retailer-demo/shipments')).toEqual({});
	});
});

describe('subscriptions', () => {
	const receiver = setReceiver();

	async function subscribe(resources: string[]): Promise<string> {
		const wish = { resources, url: receiver.url, subscriptionType: 'WEBHOOK' };
		return (await done('POST', '/retailer/subscriptions', wish)).entityId;
	}

	async function isGenuine({ rawBody, headers }: Received): Promise<boolean> {
		const header = String(headers.signature).match(
			/^keyId=(.*), algorithm="rsa-sha256", signature=(.+)$/,
		);
		const { signatureKeys } = await get('/retailer/subscriptions/signature-keys');
		const der = Buffer.from(signatureKeys[0].publicKey, 'base64');
		const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
		expect(signatureKeys[0].id).toBe(header?.[1]);
		const signature = Buffer.from(header?.[2] ?? '', 'base64');
		return verify('RSA-SHA256', Buffer.from(rawBody), key, signature);
	}

	it('forges', async () => {
		await subscribe(['ORDER']);
		for (const kind of ['wrong-signature', 'changed-body', 'no-signature'] as const) {
			await stage.sandbox.forge('bol', { kind });
		}
		expect(await isGenuine(receiver.received[0])).toBe(false);
		expect(await isGenuine(receiver.received[1])).toBe(false);
		expect(receiver.received[2].headers.signature).toBeUndefined();
	});

	it('is switched off after failures, updated, tested and deleted', async () => {
		const id = await subscribe(['ORDER']);
		stage.sandbox.setDeliveryRules('bol', { attempts: 2, pauseMs: 10 });
		receiver.statuses.push(500, 500);
		stage.sandbox.seedBol({});
		await stage.sandbox.deliveriesSettled();
		const path = `/retailer/subscriptions/${id}`;
		expect((await get(path)).enabled).toBe(false);

		const body = {
			resources: ['PROCESS_STATUS'],
			url: receiver.url,
			subscriptionType: 'WEBHOOK',
			enabled: true,
		};
		await done('PUT', path, body);
		await expectAnswers(bol, ['GET /retailer/subscriptions', { subscriptions: [{ id, ...body }] }]);
		receiver.received.length = 0;
		await done('POST', `/retailer/subscriptions/test/${id}`);
		await stage.sandbox.deliveriesSettled();
		const resources = receiver.bodies().map(({ event }) => event.resource);
		expect(resources).toEqual(expect.arrayContaining(['TEST', 'PROCESS_STATUS']));
		await done('DELETE', path);
		expect(await get('/retailer/subscriptions')).toEqual({});
	});

	it('wants https and resources that webhooks can get', async () => {
		const wrong = {
			resources: ['OFFER_FOR_SALE'],
			url: 'http://example.com/hook',
			subscriptionType: 'WEBHOOK',
		};
		await expectAnswers(bol, ['POST /retailer/subscriptions', wrong, { violations: [{}, {}] }]);
	});
});
