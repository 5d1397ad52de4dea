import { startSandbox, type Sandbox } from '../../sandbox';
import { ids } from '../../sandbox/goedgepickt/seedIds';
import { goedGepicktCaller, send, type Answer, type Caller } from './callers';

let sandbox: Sandbox;
let goedGepickt: Caller;

beforeAll(async () => {
	sandbox = await startSandbox();
	goedGepickt = goedGepicktCaller(sandbox.urls.goedgepickt);
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

async function productOf(sku: string): Promise<Answer['json']> {
	const { json } = await goedGepickt(
		'GET',
		`/products?searchAttribute=sku&searchDelimiter=%3D&searchValue=${sku}`,
	);
	return json.items[0];
}

const newProduct = { webshopUuid: ids.webshop, name: 'Bidon', sku: 'BIDON-01' };

describe('products', () => {
	it('has the fields that are known', async () => {
		const product = await productOf('LAMP-01');
		expect(product).toMatchObject({
			ean: '8719327000014',
			price: '24.95',
			productAttributes: [{ name: 'Artikelcode', value: 'A-100-LAMP' }],
			supplier: {
				supplierUUID: expect.any(String),
				supplierName: expect.any(String),
				supplierSku: expect.any(String),
			},
		});
		expect(Object.keys(product)).toEqual([
			'uuid',
			'sku',
			'ean',
			'barcode',
			'name',
			'description',
			'price',
			'costPrice',
			'taxRate',
			'weight',
			'length',
			'width',
			'height',
			'productAttributes',
			'internalComment',
			'picture',
			'allowBackorders',
			'supplier',
			'stock',
		]);
		expect((await goedGepickt('GET', `/products/${product.uuid}`)).json).toEqual(product);
	});

	it('has a negative free stock, a placeholder picture and both forms of unlimited stock', async () => {
		expect((await productOf('TAS-02')).stock).toEqual({
			freeStock: -2,
			totalStock: 3,
			reservedStock: 5,
			unlimitedStock: false,
			minimalStock: 5,
			fillStockTo: 20,
		});
		expect((await productOf('OUD-01')).picture).toContain('image_placeholder');
		expect((await productOf('PLAK-01')).stock.unlimitedStock).toBe(1);
	});

	it('creates one', async () => {
		const answer = await goedGepickt('POST', '/products', { ...newProduct, price: 4.5 });
		expect(answer.status).toBe(200);
		expect(answer.json).toMatchObject({ items: [{ sku: 'BIDON-01', price: '4.50' }] });
		const [created] = answer.json.items;
		expect(created.picture).toContain('image_placeholder');
		expect(await productOf('BIDON-01')).toEqual(created);
	});

	it.each(['webshopUuid', 'name', 'sku'])('requires %s', async (field) => {
		const answer = await goedGepickt('POST', '/products', { ...newProduct, [field]: '' });
		expect(answer.status).toBe(422);
		expect(answer.json).toEqual({
			message: expect.any(String),
			errors: { [field]: [expect.any(String)] },
		});
		expect(await productOf('BIDON-01')).toBeUndefined();
	});

	it('refuses a SKU that its webshop has', async () => {
		const again = await goedGepickt('POST', '/products', { ...newProduct, sku: 'SLOT-01' });
		expect(again.status).toBe(400);
		expect(again.json).toEqual({ errorMessage: expect.stringContaining('already exists') });
		const elsewhere = { ...newProduct, sku: 'SLOT-01', webshopUuid: ids.fulfilmentWebshop };
		expect((await goedGepickt('POST', '/products', elsewhere)).status).toBe(200);
	});

	it('changes what is sent and keeps the rest', async () => {
		const before = await productOf('SLOT-01');
		const { status, json } = await goedGepickt('PUT', `/products/${before.uuid}`, {
			webshopUuid: ids.webshop,
			price: '44.95',
		});
		expect(status).toBe(200);
		expect(json).toEqual({ items: [{ ...before, price: '44.95' }] });
		const path = `/products/${before.uuid}`;
		const taken = await goedGepickt('PUT', path, { sku: 'SLOT-02' });
		expect(taken.json).toEqual({ errorMessage: expect.stringContaining('already exists') });
		for (const wrong of [
			{ name: '' },
			{ price: 'much' },
			{ sku: 12 },
			{ picture: 'slot.jpg' },
			{ stockManagement: 'yes' },
			{ webshopUuid: ids.fulfilmentWebshop },
		]) {
			const refused = await goedGepickt('PUT', path, wrong);
			expect(refused.status).toBe(422);
			expect(Object.keys(refused.json.errors)).toEqual(Object.keys(wrong));
		}
	});
});

describe('stock', () => {
	let path: string;
	let locations: Answer['json'];

	beforeEach(async () => {
		path = `/products/${(await productOf('LAMP-01')).uuid}`;
		locations = (await goedGepickt('GET', '/picklocations')).json.items;
	});

	const stockLocations = async () =>
		(await goedGepickt('GET', `${path}/stock`)).json.stockLocations;

	it('lists it per pick location', async () => {
		expect((await goedGepickt('GET', `${path}/stock`)).json).toEqual({
			stockLocations: [
				{
					picklocationUuid: locations[6].uuid,
					picklocationName: 'R-01',
					stockQuantity: 10,
					stockPriority: 2,
				},
				{
					picklocationUuid: locations[0].uuid,
					picklocationName: 'A-01-01',
					stockQuantity: 20,
					stockPriority: 1,
				},
			],
		});
	});

	it('sets it on a linked location only, and links once', async () => {
		const free = `${path}/stock/${locations[7].uuid}`;
		const early = await goedGepickt('PUT', free, { stockQuantity: 5 });
		expect(early.status).toBe(400);
		expect(early.json).toEqual({ error: expect.any(String) });

		const linked = await goedGepickt('POST', free, { stockQuantity: 5, priority: 3 });
		expect(linked.status).toBe(200);
		expect((await stockLocations())[2]).toMatchObject({ stockQuantity: 5, stockPriority: 3 });
		const again = await goedGepickt('POST', free, { stockQuantity: 5 });
		expect(again.status).toBe(400);
		expect(again.json).toEqual({ error: expect.any(String) });

		expect((await goedGepickt('PUT', free, { stockQuantity: 0, reason: 'Telling' })).status).toBe(
			200,
		);
		expect((await stockLocations())[2].stockQuantity).toBe(0);
		expect((await productOf('LAMP-01')).stock.totalStock).toBe(30);
		expect((await goedGepickt('PUT', `${path}/stock/none`, { stockQuantity: 1 })).status).toBe(404);
	});

	it.each([
		['PUT', { stockQuantity: -1 }],
		['PUT', { stockQuantity: 1.5 }],
		['PUT', {}],
		['POST', { stockQuantity: 1, priority: 'first' }],
	])('refuses %s %j', async (method, body) => {
		const answer = await goedGepickt(method, `${path}/stock/${locations[0].uuid}`, body);
		expect(answer.status).toBe(422);
		expect((await stockLocations())[1].stockQuantity).toBe(20);
	});

	it('adds a mutation, to the location of best priority when none is named', async () => {
		const mutate = async (body: object) => await goedGepickt('PUT', `${path}/stock-mutation`, body);
		expect((await mutate({ mutation: 4, mutationReason: 'Retour' })).status).toBe(200);
		expect((await stockLocations())[1].stockQuantity).toBe(24);
		await mutate({ mutation: -10, pickLocationUuid: locations[6].uuid });
		expect((await stockLocations())[0].stockQuantity).toBe(0);

		const refused = await mutate({ mutation: -25 });
		expect(refused.status).toBe(400);
		expect(refused.json).toEqual({ errorMessage: expect.any(String) });
		expect((await mutate({ mutation: 'many' })).status).toBe(422);
		expect((await mutate({ mutation: 1, pickLocationUuid: locations[7].uuid })).json).toEqual({
			error: expect.any(String),
		});
		expect((await productOf('LAMP-01')).stock.totalStock).toBe(24);
		const bare = await productOf('MAND-01');
		const nowhere = await goedGepickt('PUT', `/products/${bare.uuid}/stock-mutation`, {
			mutation: 1,
		});
		expect(nowhere.json).toEqual({ errorMessage: expect.any(String) });
	});

	it('takes form fields as well as JSON', async () => {
		const answer = await send('PUT', `${sandbox.urls.goedgepickt}/api/v1${path}/stock-mutation`, {
			headers: {
				Authorization: 'Bearer sandbox-key',
				'Content-Type': 'application/x-www-form-urlencoded',
			},
			rawBody: 'mutation=-3&mutationReason=Breuk',
		});
		expect(answer.status).toBe(200);
		expect((await stockLocations())[1].stockQuantity).toBe(17);
	});
});
