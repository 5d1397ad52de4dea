import { startSandbox, type Sandbox } from '../../sandbox';
import { picqerCaller, startReceiver, type Answer, type Caller, type Receiver } from './callers';

let sandbox: Sandbox;
let picqer: Caller;
let receiver: Receiver;

beforeAll(async () => {
	sandbox = await startSandbox();
	picqer = picqerCaller(sandbox.urls.picqer);
	receiver = await startReceiver();
});
beforeEach(() => {
	sandbox.reset();
	receiver.received.length = 0;
});
afterAll(async () => {
	await sandbox.stop();
	await receiver.close();
});

async function get(path: string): Promise<Answer['json']> {
	return (await picqer('GET', path)).json;
}

async function post(path: string, body?: unknown): Promise<Answer['json']> {
	return (await picqer('POST', path, body)).json;
}

async function listenTo(...events: string[]): Promise<void> {
	for (const event of events) await post('/hooks', { name: 'x', event, address: receiver.url });
}

async function heard(): Promise<string[]> {
	await sandbox.deliveriesSettled();
	return receiver.received.map(({ rawBody }) => JSON.parse(rawBody).event).sort();
}

const announced = { idreturn_status: 8, idtemplate: 4 };

describe('returns', () => {
	it('copy the sender from the order or the customer', async () => {
		const { idorder } = await post('/orders', {
			idcustomer: 310,
			reference: 'WEB-1',
			deliveryname: 'Anders',
			products: [{ idproduct: 701, amount: 1 }],
		});
		const ofOrder = await picqer('POST', '/returns', {
			...announced,
			idorder,
			returned_products: [{ idproduct: 701, idreturn_reason: 2, price: 20 }],
		});
		expect(ofOrder.status).toBe(201);
		expect(ofOrder.json).toMatchObject({
			returnid: 'R2026-1002',
			idcustomer: 310,
			name: 'Anders',
			city: 'Utrecht',
			reference: 'WEB-1',
			return_status: { idreturn_status: 8, default: true },
			order: { idorder },
			returned_products: [
				{
					amount: 1,
					changeable: true,
					return_reason: { name: 'Defect' },
					product: { idproduct: 701 },
				},
			],
			totals: { returned_products_count: 1, returned_products_value: 20 },
		});
		expect(await post('/returns', { ...announced, idcustomer: 311 })).toMatchObject({
			name: 'Rijwielhuis Gent',
			country: 'BE',
			emailaddress: 'info@rijwielhuis.example',
		});
	});

	it('are received into stock and get other statuses', async () => {
		await listenTo(
			'returns.created',
			'returns.changed',
			'returns.status_changed',
			'returns.products_received',
		);
		const products = [{ idreturn_product: 61, status: 'received' }];
		const received = await picqer('POST', '/returns/392/receive', {
			idwarehouse: 18,
			return_products: products,
		});
		expect(received.json).toMatchObject({
			received_at: expect.any(String),
			returned_products: [{ idwarehouse: 18, status: 'received', changeable: false }],
		});
		expect((await get('/products/701/stock/18')).stock).toBe(1001);
		expect(
			(await post('/returns/392/receive', { idwarehouse: 18, return_products: products }))
				.error_code,
		).toBe(21);
		const statusOf = async (idreturn_status: number) =>
			(await picqer('PUT', '/returns/392', { idreturn_status })).json;
		expect(await statusOf(10)).toMatchObject({ completed_at: expect.any(String) });
		expect(await statusOf(8)).toMatchObject({ completed_at: null });
		expect(await heard()).toEqual([
			...Array<string>(3).fill('returns.changed'),
			'returns.products_received',
			'returns.status_changed',
			'returns.status_changed',
		]);
	});

	it('take products one by one or as a list, and have others that go out instead', async () => {
		const path = '/returns/392/returned_products';
		const wish = { idproduct: 702, idreturn_reason: 3, price: 10, amount: 2 };
		expect(await post(path, wish)).toMatchObject({ amount: 2, changeable: true });
		expect(await post(path, [wish, wish])).toHaveLength(2);
		expect((await post(path, { ...wish, idreturn_reason: 99 })).error_code).toBe(20);
		const replacement_products = [{ idproduct: 703, amount: 2 }];
		expect(await post('/returns', { ...announced, replacement_products })).toMatchObject({
			replacement_products: [{ amount: 2, product: { idproduct: 703 } }],
			totals: { replacement_products_count: 2 },
		});
	});

	it('refuse wrong fields, are filtered and deleted', async () => {
		const codeOf = async (body: unknown) => (await post('/returns', body)).error_code;
		expect(await codeOf({ idtemplate: 4 })).toBe(5);
		expect(await codeOf({ ...announced, idreturn_status: 99 })).toBe(20);
		expect(await codeOf({ ...announced, country: 'Nederland' })).toBe(9);
		expect(await codeOf({ ...announced, returned_products: [{ idproduct: 701 }] })).toBe(5);
		expect(await get('/returns')).toHaveLength(1);
		expect(await get('/returns?search=web-8891')).toHaveLength(1);
		expect(await get('/returns?status=9')).toHaveLength(0);
		expect(await get('/returns?idcustomer=310')).toHaveLength(1);
		expect(await get('/returns?created_after=2099-01-01%2000:00:00')).toHaveLength(0);
		expect((await picqer('DELETE', '/returns/392')).status).toBe(204);
		expect((await picqer('GET', '/returns/392')).status).toBe(404);
	});
});
