import { ids } from '../../sandbox/goedgepickt/seedIds';
import { send, type Answer } from './callers';
import { both, expectAnswers, readerOf, refusedFields, setStage } from './stage';

const stage = setStage();
const { goedGepickt } = stage;
const get = readerOf(goedGepickt);

async function productOf(sku: string): Promise<Answer['json']> {
	const query = `searchAttribute=sku&searchDelimiter=%3D&searchValue=${sku}`;
	return (await get(`/products?${query}`)).items[0];
}

const newProduct = { webshopUuid: ids.webshop, name: 'Bidon', sku: 'BIDON-01' };

describe('products', () => {
	it('is the same in the list and alone', async () => {
		const product = await productOf('LAMP-01');
		expect(product).toMatchObject({
			ean: '8719327000014',
			price: '24.95',
			productAttributes: [{ name: 'Artikelcode', value: 'A-100-LAMP' }],
			supplier: { supplierUUID: expect.any(String) },
		});
		expect(await get(`/products/${product.uuid}`)).toEqual(product);
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

	it.each(['webshopUuid', 'name', 'sku'])('requires %s', async (field) => {
		const answer = await goedGepickt('POST', '/products', { ...newProduct, [field]: '' });
		expect(refusedFields(answer)).toEqual([field]);
		expect(await productOf('BIDON-01')).toBeUndefined();
	});

	it('refuses a SKU that its webshop has', async () => {
		const again = { ...newProduct, sku: 'SLOT-01' };
		await expectAnswers(
			goedGepickt,
			[
				'POST /products',
				again,
				both(400, { errorMessage: expect.stringContaining('already exists') }),
			],
			['POST /products', { ...again, webshopUuid: ids.fulfilmentWebshop }, 200],
		);
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
		const errorMessage = expect.stringContaining('already exists') as string;
		await expectAnswers(goedGepickt, [`PUT ${path}`, { sku: 'SLOT-02' }, { errorMessage }]);
		for (const wrong of [
			{ name: '' },
			{ price: 'much' },
			{ sku: 12 },
			{ picture: 'slot.jpg' },
			{ stockManagement: 'yes' },
			{ webshopUuid: ids.fulfilmentWebshop },
		]) {
			const refused = await goedGepickt('PUT', path, wrong);
			expect(refusedFields(refused)).toEqual(Object.keys(wrong));
		}
	});
});

describe('stock', () => {
	let path: string;
	let locations: Answer['json'];

	beforeEach(async () => {
		path = `/products/${(await productOf('LAMP-01')).uuid}`;
		locations = (await get('/picklocations')).items;
	});

	const stockLocations = async () => (await get(`${path}/stock`)).stockLocations;

	it('lists it per pick location', async () => {
		const place = (index: number, stockQuantity: number, stockPriority: number) => ({
			picklocationUuid: locations[index].uuid,
			picklocationName: locations[index].name,
			stockQuantity,
			stockPriority,
		});
		expect(await stockLocations()).toEqual([place(6, 10, 2), place(0, 20, 1)]);
	});

	it('sets it on a linked location only, and links once', async () => {
		const free = `${path}/stock/${locations[7].uuid}`;
		const error = expect.any(String) as string;
		await expectAnswers(
			goedGepickt,
			[`PUT ${free}`, { stockQuantity: 5 }, both(400, { error })],
			[`POST ${free}`, { stockQuantity: 5, priority: 3 }, 200],
			[`GET ${path}/stock`, { stockLocations: [{}, {}, { stockQuantity: 5, stockPriority: 3 }] }],
			[`POST ${free}`, { stockQuantity: 5 }, both(400, { error })],
			[`PUT ${free}`, { stockQuantity: 0, reason: 'Telling' }, 200],
			[`GET ${path}/stock`, { stockLocations: [{}, {}, { stockQuantity: 0 }] }],
			[`GET ${path}`, { stock: { totalStock: 30 } }],
			[`PUT ${path}/stock/none`, { stockQuantity: 1 }, 404],
		);
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
		const call = `PUT ${path}/stock-mutation`;
		const bare = `PUT /products/${(await productOf('MAND-01')).uuid}/stock-mutation`;
		const text = expect.any(String) as string;
		await expectAnswers(
			goedGepickt,
			[call, { mutation: 4, mutationReason: 'Retour' }, 200],
			[`GET ${path}/stock`, { stockLocations: [{}, { stockQuantity: 24 }] }],
			[call, { mutation: -10, pickLocationUuid: locations[6].uuid }, 200],
			[`GET ${path}/stock`, { stockLocations: [{ stockQuantity: 0 }, {}] }],
			[call, { mutation: -25 }, both(400, { errorMessage: text })],
			[call, { mutation: 'many' }, 422],
			[call, { mutation: 1, pickLocationUuid: locations[7].uuid }, { error: text }],
			[`GET ${path}`, { stock: { totalStock: 24 } }],
			[bare, { mutation: 1 }, { errorMessage: text }],
		);
	});

	it('takes form fields as well as JSON', async () => {
		const answer = await send(
			'PUT',
			`${stage.sandbox.urls.goedgepickt}/api/v1${path}/stock-mutation`,
			{
				headers: {
					Authorization: 'Bearer sandbox-key',
					'Content-Type': 'application/x-www-form-urlencoded',
				},
				rawBody: 'mutation=-3&mutationReason=Breuk',
			},
		);
		expect(answer.status).toBe(200);
		expect((await stockLocations())[1].stockQuantity).toBe(17);
	});
});
