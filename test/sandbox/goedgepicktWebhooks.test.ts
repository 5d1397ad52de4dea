import { createHmac } from 'crypto';

import { ids } from '../../sandbox/goedgepickt/seedIds';
import type { Answer, Received } from './callers';
import { readerOf, refusedFields, setReceiver, setStage } from './stage';

const stage = setStage();
const { goedGepickt } = stage;
const get = readerOf(goedGepickt);
const receiver = setReceiver();
const { bodies } = receiver;

beforeEach(() => stage.sandbox.setDeliveryRules('goedgepickt', { pauseMs: 1, growth: 1 }));

async function hook(webhookEvent: string, webshopUuid = ids.webshop): Promise<Answer['json']> {
	const body = { webhookEvent, targetUrl: receiver.url, webshopUuid };
	const answer = await goedGepickt('POST', '/webhooks', body);
	expect(answer.status).toBe(200);
	return answer.json;
}

async function lampPath(): Promise<string> {
	return `/products/${(await get('/products?perPage=1')).items[0].uuid}`;
}

async function mutate(mutation: number): Promise<void> {
	const answer = await goedGepickt('PUT', `${await lampPath()}/stock-mutation`, { mutation });
	expect(answer.status).toBe(200);
	await stage.sandbox.deliveriesSettled();
}

function isSignedWith(secret: string, { headers, rawBody }: Received): boolean {
	return headers.signature === createHmac('sha256', secret).update(rawBody).digest('hex');
}

describe('registering', () => {
	it('gives a secret of its own to each hook and lists them all', async () => {
		const first = await hook('product.stockChanged');
		const second = await hook('product.stockChanged', ids.fulfilmentWebshop);
		expect(first).toEqual({
			webhookUuid: expect.any(String),
			webhookEvent: 'product.stockChanged',
			webhookSecret: expect.stringMatching(/.{32,}/),
			targetUrl: receiver.url,
			webshopName: 'Fietswinkel NL',
			webshopUuid: ids.webshop,
		});
		expect(first.webhookSecret).not.toBe(second.webhookSecret);
		expect((await get('/webhooks')).items).toEqual([first, second]);
		const path = `/webhooks/${first.webhookUuid}`;
		for (const method of ['GET', 'PUT', 'DELETE']) {
			expect((await goedGepickt(method, path)).status).toBe(404);
		}
	});

	it.each([
		['webhookEvent', ''],
		['targetUrl', undefined],
		['targetUrl', 'no address'],
		['webshopUuid', undefined],
		['webshopUuid', 'unknown'],
	])('refuses %s %j', async (field, value) => {
		const answer = await goedGepickt('POST', '/webhooks', {
			webhookEvent: 'order.statusChanged',
			targetUrl: receiver.url,
			webshopUuid: ids.webshop,
			[field]: value,
		});
		expect(refusedFields(answer)).toEqual([field]);
	});
});

describe('events', () => {
	it('tells of setting and linking, and not of what changes nothing', async () => {
		await hook('product.stockChanged');
		const path = `${await lampPath()}/stock`;
		const { stockLocations } = (await goedGepickt('GET', path)).json;
		const { picklocationUuid, stockQuantity } = stockLocations[0];
		await goedGepickt('PUT', `${path}/${picklocationUuid}`, { stockQuantity });
		await stage.sandbox.deliveriesSettled();
		expect(bodies()).toEqual([]);
		await goedGepickt('PUT', `${path}/${picklocationUuid}`, { stockQuantity: 11 });
		const { json } = await goedGepickt('GET', '/picklocations');
		await goedGepickt('POST', `${path}/${json.items[7].uuid}`, { stockQuantity: 4 });
		await stage.sandbox.deliveriesSettled();
		expect(bodies().map(({ event }) => event)).toEqual(['stockUpdated', 'stockUpdated']);
	});

	it('tells of the stock of a new order, and of its statuses', async () => {
		await hook('product.stockChanged');
		await hook('order.statusChanged');
		const { json } = await goedGepickt('POST', '/orders', {
			webshopUuid: ids.webshop,
			orderId: '7',
			orderDisplayId: 'WEB-7',
			createDate: '2026-03-02 14:05:00',
			orderStatus: 'open',
			shippingAddress: 'Dorpsstraat',
			shippingHouseNumber: '1',
			orderItems: [{ sku: 'HELM-L', productName: 'Helm', productQuantity: '1', taxRate: '21' }],
		});
		await stage.sandbox.deliveriesSettled();
		expect(bodies()).toMatchObject([{ event: 'stockUpdated', productSku: 'HELM-L' }]);

		const { orderUuid } = json;
		for (const status of ['ready_for_picking', 'completed']) {
			stage.sandbox.setGoedGepicktOrderStatus(orderUuid, status);
			await stage.sandbox.deliveriesSettled();
		}
		const change = { event: 'orderStatusChanged', orderNumber: 'WEB-7', orderUuid };
		expect(bodies().slice(1)).toEqual([
			{ ...change, newStatus: 'ready_for_picking' },
			{ ...change, newStatus: 'completed' },
		]);
	});

	it('keeps to the webshop of the hook', async () => {
		await hook('product.stockChanged', ids.fulfilmentWebshop);
		await mutate(1);
		expect(receiver.received).toEqual([]);
	});

	it('fires any event by hand, by either of its names', async () => {
		await hook('product.stockChanged');
		await hook('something.else', ids.fulfilmentWebshop);
		const fire = (event: string) =>
			stage.sandbox.fireEvent('goedgepickt', event, { productSku: 'A' });
		expect(fire('product.stockChanged')).toBe(1);
		expect(fire('compoundProductStockUpdated')).toBe(1);
		expect(fire('something.else')).toBe(1);
		expect(fire('nobody.listens')).toBe(0);
		await stage.sandbox.deliveriesSettled();
		expect(
			bodies()
				.map(({ event }) => event)
				.sort(),
		).toEqual(['compoundProductStockUpdated', 'something.else', 'stockUpdated']);
	});

	it.each(['wrong-signature', 'no-signature', 'changed-body'] as const)(
		'forges deliveries: %s',
		async (kind) => {
			const { webhookSecret } = await hook('product.stockChanged');
			const results = await stage.sandbox.forge('goedgepickt', { kind });
			expect(results).toEqual([{ address: receiver.url, statusCode: 200 }]);
			const [forged] = receiver.received;
			expect(isSignedWith(webhookSecret, forged)).toBe(false);
			expect('signature' in forged.headers).toBe(kind !== 'no-signature');
			expect(bodies()[0].event).toBe('stockUpdated');
			const address = `${receiver.url}?other`;
			expect(await stage.sandbox.forge('goedgepickt', { kind, address })).toMatchObject([
				{ address },
			]);
		},
	);
});

describe('deliveries', () => {
	it('succeed with exactly 200 and are logged per hook', async () => {
		const { webhookUuid } = await hook('product.stockChanged');
		receiver.statuses.push(201, 204, 500);
		await mutate(1);
		const lamp = bodies().filter(({ productSku }) => productSku === 'LAMP-01');
		expect(lamp).toHaveLength(4);
		expect(stage.sandbox.state('goedgepickt').deliveryLog[webhookUuid]).toMatchObject(
			[201, 204, 500, 200].map((statusCode, index) => ({
				event: 'stockUpdated',
				statusCode,
				attempt: index + 1,
				url: receiver.url,
				payload: receiver.received[0].rawBody,
				time: expect.any(Number),
			})),
		);
	});

	const failing = (deliveries: number) => Array<number>(deliveries * 10).fill(500);

	it('are tried 10 times; three in a row that failed switch the hook off', async () => {
		const { webhookUuid } = await hook('order.statusChanged');
		const fire = async () => {
			const hooks = stage.sandbox.fireEvent('goedgepickt', 'order.statusChanged', {
				newStatus: 'open',
			});
			await stage.sandbox.deliveriesSettled();
			return hooks;
		};
		receiver.statuses.push(...failing(2));
		await fire();
		expect(receiver.received).toHaveLength(10);
		await fire();
		await fire();
		expect(receiver.received).toHaveLength(21);
		receiver.statuses.push(...failing(3));
		expect([await fire(), await fire(), await fire(), await fire()]).toEqual([1, 1, 1, 0]);
		expect(receiver.received).toHaveLength(51);

		expect(stage.sandbox.counters().goedgepickt.deliveries.givenUp).toBe(5);
		const { webhooks } = stage.sandbox.state('goedgepickt');
		expect(webhooks).toMatchObject([{ webhookUuid, active: false }]);
		const { json } = await goedGepickt('GET', '/webhooks');
		expect(json.items).toMatchObject([{ webhookUuid }]);
		expect(json.items[0]).not.toHaveProperty('active');
	});

	it('and hooks are gone after a reset', async () => {
		await hook('order.statusChanged');
		stage.sandbox.reset();
		expect(stage.sandbox.state('goedgepickt')).toMatchObject({ webhooks: [], deliveryLog: {} });
		expect(stage.sandbox.fireEvent('goedgepickt', 'order.statusChanged', {})).toBe(0);
	});
});
