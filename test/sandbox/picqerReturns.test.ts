import type { Answer } from './callers';
import { expectAnswers, setReceiver, setStage } from './stage';

const stage = setStage();
const { picqer } = stage;
const receiver = setReceiver();

async function post(path: string, body?: unknown): Promise<Answer['json']> {
	return (await picqer('POST', path, body)).json;
}

async function listenTo(...events: string[]): Promise<void> {
	for (const event of events) await post('/hooks', { name: 'x', event, address: receiver.url });
}

async function heard(): Promise<string[]> {
	await stage.sandbox.deliveriesSettled();
	return receiver
		.bodies()
		.map(({ event }) => event as string)
		.sort();
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
		await expectAnswers(
			picqer,
			['GET /products/701/stock/18', { stock: 1001 }],
			[
				'POST /returns/392/receive',
				{ idwarehouse: 18, return_products: products },
				{ error_code: 21 },
			],
			['PUT /returns/392', { idreturn_status: 10 }, { completed_at: expect.any(String) }],
			['PUT /returns/392', { idreturn_status: 8 }, { completed_at: null }],
		);
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
		const replacement_products = [{ idproduct: 703, amount: 2 }];
		await expectAnswers(
			picqer,
			[`POST ${path}`, wish, { amount: 2, changeable: true }],
			[`POST ${path}`, [wish, wish], [{}, {}]],
			[`POST ${path}`, { ...wish, idreturn_reason: 99 }, { error_code: 20 }],
			[
				'POST /returns',
				{ ...announced, replacement_products },
				{
					replacement_products: [{ amount: 2, product: { idproduct: 703 } }],
					totals: { replacement_products_count: 2 },
				},
			],
		);
	});

	it('refuse wrong fields, are filtered and deleted', async () => {
		const code = (error_code: number) => ({ error_code });
		const withoutReason = { ...announced, returned_products: [{ idproduct: 701 }] };
		await expectAnswers(
			picqer,
			['POST /returns', { idtemplate: 4 }, code(5)],
			['POST /returns', { ...announced, idreturn_status: 99 }, code(20)],
			['POST /returns', { ...announced, country: 'Nederland' }, code(9)],
			['POST /returns', withoutReason, code(5)],
			['GET /returns', [{}]],
			['GET /returns?search=web-8891', [{}]],
			['GET /returns?status=9', []],
			['GET /returns?idcustomer=310', [{}]],
			['GET /returns?created_after=2099-01-01%2000:00:00', []],
			['DELETE /returns/392', 204],
			['GET /returns/392', 404],
		);
	});
});
