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

describe('purchase orders', () => {
	const wish = { idsupplier: 15, products: [{ idproduct: 703, amount: 5 }] };

	it('go from concept to purchased to closed', async () => {
		await listenTo(
			'purchase_orders.created',
			'purchase_orders.changed',
			'purchase_orders.purchased',
		);
		const created = await picqer('POST', '/purchaseorders', wish);
		expect(created.status).toBe(201);
		expect(created.json).toMatchObject({
			purchaseorderid: 'PO2026-1004',
			status: 'concept',
			idwarehouse: 18,
			comment_count: 0,
			products: [{ idproduct: 703, price: 19.98, amount: 5, amountreceived: 0 }],
		});
		const path = `/purchaseorders/${created.json.idpurchaseorder}`;
		expect((await post(`${path}/close`)).error_code).toBe(21);
		expect(await post(`${path}/mark-as-purchased`)).toMatchObject({
			status: 'purchased',
			purchased_by_iduser: 5,
		});
		expect((await post(`${path}/mark-as-purchased`)).error_code).toBe(21);
		expect(await post(`${path}/close`)).toMatchObject({
			status: 'received',
			completed_by_iduser: 5,
		});
		expect((await post(`${path}/cancel`)).error_code).toBe(21);
		expect(await heard()).toEqual([
			'purchase_orders.changed',
			'purchase_orders.changed',
			'purchase_orders.created',
			'purchase_orders.purchased',
		]);
	});

	it.each([
		[5, { products: wish.products }],
		[5, { idsupplier: 15 }],
		[20, { ...wish, idsupplier: 99 }],
		[20, { ...wish, idwarehouse: 99 }],
		[23, { ...wish, products: [{ idproduct: 703 }] }],
		[24, { ...wish, products: [{ idproduct: 9999, amount: 1 }] }],
	])('answer code %s for wrong fields', async (code, body) => {
		const answer = await picqer('POST', '/purchaseorders', body);
		expect([answer.status, answer.json.error_code]).toEqual([400, code]);
		expect(await get('/purchaseorders')).toHaveLength(3);
	});

	it('edit their lines', async () => {
		const path = '/purchaseorders/702/products';
		const added = await picqer('POST', path, { idproduct: 704, amount: 2, price: 3 });
		expect([added.status, added.json.price]).toEqual([201, 3]);
		const line = `${path}/${added.json.idpurchaseorder_product}`;
		expect((await picqer('PUT', line, { amount: 7 })).json.amount).toBe(7);
		const unknown = await picqer('PUT', `${path}/1`, { amount: 7 });
		expect([unknown.status, unknown.json.error_code]).toEqual([404, 27]);
		expect((await picqer('DELETE', line)).status).toBe(204);
		expect(await get(path)).toHaveLength(1);
		expect(
			(await post('/purchaseorders/703/products', { idproduct: 704, amount: 1 })).error_code,
		).toBe(21);
	});

	it('are filtered', async () => {
		const ids = async (query: string) =>
			(await get(`/purchaseorders?${query}`)).map(
				({ idpurchaseorder }: { idpurchaseorder: number }) => idpurchaseorder,
			);
		expect(await ids('status=purchased')).toEqual([701]);
		expect(await ids('search=import')).toEqual([702]);
		expect(await ids('idsupplier=14')).toEqual([701, 703]);
		expect(await ids('updated_after=2099-01-01%2000:00:00')).toEqual([]);
		expect((await picqer('PUT', '/purchaseorders/702', { remarks: 'Spoed' })).json.remarks).toBe(
			'Spoed',
		);
		expect(await ids('updated_after=2026-02-01%2000:00:00')).toEqual([702]);
	});

	it('made with a limited key belong to its customer', async () => {
		const limited = picqerCaller(sandbox.urls.picqer, 'sandbox-fulfilment-key');
		const products = [{ idproduct: 730, amount: 1 }];
		const { json } = await limited('POST', '/purchaseorders', { supplier_name: 'Zelf', products });
		expect(json.idfulfilment_customer).toBe(61);
		expect((await limited('GET', '/purchaseorders')).json).toHaveLength(1);
		expect((await limited('GET', '/purchaseorders/701')).status).toBe(404);
		expect((await limited('POST', '/purchaseorders', wish)).json.error_code).toBe(24);
	});
});

describe('receipts', () => {
	it('book each product at once, take it back, and finish the purchase', async () => {
		await listenTo(
			'receipts.created',
			'receipts.product_received',
			'receipts.product_reverted',
			'receipts.completed',
			'products.free_stock_changed',
			'products.stock_on_location_changed',
		);
		const receipt = await picqer('POST', '/receipts', { idpurchaseorder: 701 });
		expect(receipt.status).toBe(201);
		expect(receipt.json).toMatchObject({
			receiptid: 'RC2026-1070',
			version: 2,
			idwarehouse: 18,
			supplier: { idsupplier: 14, name: 'Lampen Groothandel' },
			purchaseorder: { idpurchaseorder: 701, purchaseorderid: 'PO2026-1001' },
			status: 'processing',
			products: [],
		});
		const path = `/receipts/${receipt.json.idreceipt}`;
		const expected = await get(`${path}/expected-products`);
		expect(expected).toMatchObject([
			{ idproduct: 701, amount: 20 },
			{ idproduct: 723, amount: 50 },
		]);
		const wish = { idproduct: 701, amount: 20, idlocation: 41 };
		const { strategy } = expected[0].strategies[0];
		const first = await picqer('POST', `${path}/products`, { ...wish, strategy });
		expect(first.status).toBe(201);
		expect(first.json).toMatchObject({
			idpurchaseorder_product: 3302,
			amount: 20,
			amount_ordered: 20,
			location: { idlocation: 41, name: 'A.1.1' },
			reverted_at: null,
		});
		expect(await get('/products/701/stock/18')).toMatchObject({
			stock: 1020,
			locations: [{ idlocation: 41, stock: 1020 }],
		});
		const line = `${path}/products/${first.json.idreceipt_product}`;
		expect(await post(`${line}/revert`)).toMatchObject({ reverted_by_iduser: 5 });
		expect((await post(`${line}/revert`)).error_code).toBe(21);
		expect((await get('/products/701/stock/18')).stock).toBe(1000);
		expect(await get(path)).toMatchObject({ amount_received: 0 });

		await post(`${path}/products`, { ...wish, idpurchaseorder_product: 3302 });
		await post(`${path}/products`, { idproduct: 723, amount: 50 });
		expect((await picqer('DELETE', path)).json.error_code).toBe(21);
		expect((await picqer('PUT', path, { version: 1 })).json.error_code).toBe(21);
		expect((await picqer('PUT', path, { status: 'completed' })).json).toMatchObject({
			status: 'completed',
			amount_received: 70,
			completed_by: { iduser: 5, name: 'Mila Bos' },
		});
		expect((await picqer('PUT', path, { status: 'completed' })).json.error_code).toBe(21);
		expect((await get('/purchaseorders/701')).status).toBe('received');
		expect(await heard()).toEqual([
			...Array<string>(4).fill('products.free_stock_changed'),
			...Array<string>(3).fill('products.stock_on_location_changed'),
			'receipts.completed',
			'receipts.created',
			...Array<string>(3).fill('receipts.product_received'),
			'receipts.product_reverted',
		]);
	});

	it('make a purchase order for what was not purchased', async () => {
		const { idreceipt } = await post('/receipts', { idsupplier: 15 });
		const product = await post(`/receipts/${idreceipt}/products`, { idproduct: 705, amount: 3 });
		expect(product).toMatchObject({ added_by_receipt: true, amount: 3 });
		expect(await get(`/purchaseorders/${product.idpurchaseorder}`)).toMatchObject({
			idsupplier: 15,
			status: 'purchased',
			products: [{ idproduct: 705, amount: 3, amountreceived: 3 }],
		});
	});

	it('refuse what does not fit', async () => {
		const codeOf = async (path: string, body: unknown) => (await post(path, body)).error_code;
		expect(await codeOf('/receipts', {})).toBe(5);
		expect(await codeOf('/receipts', { idpurchaseorder: 702 })).toBe(21);
		expect(await codeOf('/receipts', { idsupplier: 99 })).toBe(20);
		expect(await codeOf('/receipts', { idsupplier: 14, version: 3 })).toBe(5);
		const products = '/receipts/469/products';
		expect(await codeOf(products, { idproduct: 701 })).toBe(5);
		expect(await codeOf(products, { idproduct: 701, amount: 0 })).toBe(5);
		expect(await codeOf(products, { idproduct: 9999, amount: 1 })).toBe(20);
		expect(await codeOf(products, { idproduct: 701, amount: 1, idlocation: 1 })).toBe(20);
		expect(await codeOf(products, { idproduct: 701, amount: 1, strategy: 'x' })).toBe(5);
		const wrongLine = { idproduct: 701, amount: 1, idpurchaseorder_product: 3301 };
		expect(await codeOf(products, wrongLine)).toBe(27);
		expect(await codeOf('/receipts/469/mark-all-received', undefined)).toBe(21);
		expect(await codeOf('/receipts/468/products', { idproduct: 702, amount: 1 })).toBe(21);
		expect((await picqer('DELETE', '/receipts/469')).status).toBe(204);
	});

	it('of version 1 book everything when they are completed', async () => {
		await listenTo('purchase_orders.receipts.created');
		const receipt = await picqer('POST', '/purchaseorders/701/receipts');
		expect(receipt.status).toBe(201);
		expect(receipt.json).toMatchObject({
			version: 1,
			amount_received: 0,
			amount_received_excessive: 0,
			products: [{ amount_receiving: 0 }, { amount_receiving: 0 }],
		});
		const path = `/receipts/${receipt.json.idreceipt}`;
		expect(await post(`${path}/mark-all-received`)).toMatchObject({ amount_received: 70 });
		expect((await get('/products/723/stock/18')).stock).toBe(0);
		await picqer('PUT', path, { status: 'completed' });
		expect((await get('/products/723/stock/18')).stock).toBe(50);
		expect((await get('/purchaseorders/701')).status).toBe('received');
		expect(await heard()).toEqual(['purchase_orders.receipts.created']);
	});

	it('come in both versions in one list, and are filtered', async () => {
		const ids = async (query: string) =>
			(await get(`/receipts?${query}`)).map(({ idreceipt }: { idreceipt: number }) => idreceipt);
		expect((await get('/receipts')).map(({ version }: { version: number }) => version)).toEqual([
			1, 2,
		]);
		expect(await ids('status=processing')).toEqual([469]);
		expect(await ids('idpurchaseorder=703')).toEqual([468]);
		expect(await ids('receiptid=RC2026-1069')).toEqual([469]);
		expect(await ids('completed_after=2026-01-01%2000:00:00')).toEqual([468]);
		expect(await get('/purchaseorders/703/receipts')).toMatchObject([{ idreceipt: 468 }]);
	});
});

describe('around purchasing', () => {
	it('keeps suppliers, and answers 200 when one is made', async () => {
		const created = await picqer('POST', '/suppliers', { name: 'Nieuw', city: 'Breda' });
		expect([created.status, created.json.active]).toEqual([200, true]);
		expect(created.json.full_address).toBe('Breda');
		expect((await post('/suppliers', {})).error_code).toBe(5);
		expect((await post('/suppliers', { name: 'x', country: 'Nederland' })).error_code).toBe(9);
		expect((await picqer('PUT', '/suppliers/17', { remarks: 'x' })).json.remarks).toBe('x');
		expect(await get('/suppliers')).toHaveLength(3);
		expect(await get('/suppliers?inactive=true')).toMatchObject([{ idsupplier: 16 }]);
		await post('/suppliers/14/comments', { body: 'Levert snel' });
		expect((await get('/suppliers/14')).comment_count).toBe(1);
	});

	it('says what is expected and when backorders can be delivered', async () => {
		expect(await get('/products/723/expected')).toMatchObject([
			{ idpurchaseorder: 701, amount: 50, delivery_date: '2026-12-12' },
		]);
		const { idorder } = await post('/orders', {
			idcustomer: 310,
			products: [{ idproduct: 723, amount: 1 }],
		});
		await post(`/orders/${idorder}/process`);
		const [{ idbackorder }] = await get('/backorders');
		expect(await get(`/backorders/${idbackorder}`)).toMatchObject({ date_available: '2026-12-12' });
		await post('/receipts/469/products', { idproduct: 723, amount: 5 });
		expect(await get('/backorders')).toMatchObject([{ amount_available: 1 }]);
	});
});
