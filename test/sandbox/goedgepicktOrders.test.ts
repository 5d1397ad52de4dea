import { ids } from '../../sandbox/goedgepickt/seedIds';
import { omit } from '../../sandbox/omit';
import type { Answer } from './callers';
import { readerOf, refusedFields, setStage } from './stage';

const stage = setStage();
const { goedGepickt } = stage;
const get = readerOf(goedGepickt);

const item = { sku: 'SLOT-02', productName: 'Vouwslot', productQuantity: 2, taxRate: 21 };

const order = {
	webshopUuid: ids.webshop,
	orderId: '100245',
	orderDisplayId: 'WEB-100245',
	createDate: '2026-03-02T14:05:00.000',
	orderStatus: 'open',
	paidTotal: '129.9',
	billingHouseNumber: '12',
	shippingFirstName: 'Sanne',
	shippingAddress: 'Dorpsstraat',
	shippingHouseNumber: '12',
	shippingHouseNumberAddition: 'a',
	shippingCountry: 'NL',
	orderItems: [item],
};

async function create(changes: object = {}): Promise<Answer['json']> {
	const answer = await goedGepickt('POST', '/orders', { ...order, ...changes });
	expect(answer.status).toBe(200);
	expect(answer.json).toEqual({ message: 'Order created', orderUuid: expect.any(String) });
	return await get(`/orders/${answer.json.orderUuid}`);
}

async function stockOf(sku: string): Promise<Answer['json']> {
	const query = `searchAttribute=sku&searchDelimiter=%3D&searchValue=${sku}`;
	const { freeStock, totalStock, reservedStock } = (await get(`/products?${query}`)).items[0].stock;
	return { freeStock, totalStock, reservedStock };
}

describe('creating an order', () => {
	it('gives it back with the names of the response', async () => {
		const created = await create();
		expect(created).toMatchObject({
			externalDisplayId: 'WEB-100245',
			status: 'open',
			createDate: '2026-03-02T14:05:00',
			finishDate: null,
			webshopName: 'Fietswinkel NL',
			billingHouseNumber: '12',
			shippingFirstName: 'Sanne',
			shippingHousenumberAddition: 'a',
			shippingAddress2: null,
			totalPaid: '129.90',
			attentionNeeded: 0,
			tags: [],
			shipments: [],
		});
		expect(created.products).toEqual([
			{
				productUuid: expect.any(String),
				sku: 'SLOT-02',
				productName: 'Vouwslot',
				productQuantity: 2,
				pickedQuantity: 0,
				type: 'normal',
				productPrice: '64.95',
			},
		]);
		expect(created).not.toHaveProperty('shippingHouseNumberAddition');
		expect(created).not.toHaveProperty('orderUuid');
		expect((await get('/orders')).items.at(-1)).toEqual(created);
	});

	it('shows the order id when there is no display id, and reads the other form of date', async () => {
		const answer = await goedGepickt('POST', '/orders', {
			...omit(order, 'orderDisplayId'),
			createDate: '2026-03-02 14:05:00',
		});
		expect(await get(`/orders/${answer.json.orderUuid}`)).toMatchObject({
			externalDisplayId: '100245',
			createDate: '2026-03-02T14:05:00',
		});
	});

	it('makes a second order of the same order id', async () => {
		expect((await create()).uuid).not.toBe((await create()).uuid);
		expect((await get('/orders')).pageInfo.totalItems).toBe(11);
	});

	it.each([
		['webshopUuid', ''],
		['webshopUuid', 'unknown'],
		['orderId', undefined],
		['createDate', undefined],
		['createDate', '2026-03-02T14:05:00Z'],
		['createDate', '2026-03-02'],
		['orderStatus', undefined],
		['orderStatus', 'shipped'],
		['shippingAddress', undefined],
		['shippingHouseNumber', undefined],
		['shippingCountry', 'Nederland'],
		['orderItems', []],
		['orderItems', undefined],
	])('refuses %s %j', async (field, value) => {
		const answer = await goedGepickt('POST', '/orders', { ...order, [field]: value });
		expect(refusedFields(answer)).toEqual([field]);
		expect((await get('/orders')).pageInfo.totalItems).toBe(9);
	});

	it.each(['billingHouseNumber', 'shippingHouseNumber'])('wants %s as text', async (field) => {
		const answer = await goedGepickt('POST', '/orders', { ...order, [field]: 12 });
		expect(answer.status).toBe(422);
		expect(answer.json.errors[field]).toEqual([expect.stringContaining('moet tekst zijn')]);
	});

	it.each([
		['sku', ''],
		['productName', undefined],
		['productQuantity', 0],
		['taxRate', 'high'],
	])('refuses an item with %s %j', async (field, value) => {
		const orderItems = [item, { ...item, [field]: value }];
		const answer = await goedGepickt('POST', '/orders', { ...order, orderItems });
		expect(refusedFields(answer)).toEqual([`orderItems.1.${field}`]);
	});

	it('refuses unknown products unless told to ignore that', async () => {
		const orderItems = [{ ...item, sku: 'OP-01' }];
		const refused = await goedGepickt('POST', '/orders', { ...order, orderItems });
		expect(refused.status).toBe(400);
		expect(refused.json).toEqual({ errorMessage: expect.stringContaining('OP-01') });
		const { products } = await create({ orderItems, ignoreUnknownProductWarnings: true });
		expect(products[0].sku).toBe('OP-01');
		expect(products[0]).not.toHaveProperty('productUuid');
	});
});

describe('what an order does to stock', () => {
	it('is reserved when it comes, picked when it is completed', async () => {
		const before = await stockOf('SLOT-02');
		const { uuid } = await create();
		expect(await stockOf('SLOT-02')).toEqual({
			freeStock: before.freeStock - 2,
			totalStock: before.totalStock,
			reservedStock: before.reservedStock + 2,
		});
		expect(stage.sandbox.setGoedGepicktOrderStatus(uuid, 'ready_for_picking')).toBe(true);
		expect((await get(`/orders/${uuid}`)).shipments).toEqual([]);
		expect(stage.sandbox.setGoedGepicktOrderStatus(uuid, 'completed')).toBe(true);
		expect(await stockOf('SLOT-02')).toEqual({
			freeStock: before.freeStock - 2,
			totalStock: before.totalStock - 2,
			reservedStock: before.reservedStock,
		});
		const completed = await get(`/orders/${uuid}`);
		expect(completed).toMatchObject({
			status: 'completed',
			finishDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/),
			attentionNeeded: 0,
			products: [{ pickedQuantity: 2 }],
			shipments: [{ trackTraceCode: expect.any(String), trackTraceUrl: expect.any(String) }],
		});
		const [{ createDate, trackTraceCode, trackTraceUrl }] = completed.shipments;
		expect((await get('/shipments')).items.at(-1)).toEqual({
			uuid: expect.any(String),
			status: 'pending_registered',
			createDate,
			deliveredDate: null,
			trackTraceCode,
			trackTraceUrl,
			referenceText: 'WEB-100245',
			linkedOrder: { uuid },
			shippingFirstName: 'Sanne',
			shippingLastName: null,
			shippingCity: null,
			shippingMethod: null,
		});
		expect(() => stage.sandbox.setGoedGepicktOrderStatus(uuid, 'open')).toThrow(
			'already completed',
		);
		expect(stage.sandbox.setGoedGepicktOrderStatus('none', 'open')).toBe(false);
	});

	it('is free again when it is cancelled', async () => {
		const before = await stockOf('SLOT-02');
		const { uuid } = await create();
		stage.sandbox.setGoedGepicktOrderStatus(uuid, 'cancelled');
		expect(await stockOf('SLOT-02')).toEqual(before);
	});

	it('stays reserved as far as it is short, which needs attention', async () => {
		const { uuid } = await create({ orderItems: [{ ...item, sku: 'TAS-02' }] });
		expect((await stockOf('TAS-02')).freeStock).toBe(-4);
		stage.sandbox.setGoedGepicktOrderStatus(uuid, 'completed');
		expect(await stockOf('TAS-02')).toEqual({ freeStock: -4, totalStock: 1, reservedStock: 5 });

		const orderItems = [{ ...item, sku: 'TAS-02' }];
		const finished = await create({ orderStatus: 'completed', orderItems });
		expect(finished).toMatchObject({ attentionNeeded: 1, products: [{ pickedQuantity: 0 }] });
		expect((await stockOf('TAS-02')).reservedStock).toBe(7);
	});

	it('is taken from the parts of a compound product', async () => {
		const part = await stockOf('LAMP-02');
		const { uuid, products } = await create({ orderItems: [{ ...item, sku: 'SET-01' }] });
		expect(products).toMatchObject([
			{ sku: 'SET-01', type: 'parent', productQuantity: 2 },
			{ sku: 'LAMP-01', type: 'child', productQuantity: 2 },
			{ sku: 'LAMP-02', type: 'child', productQuantity: 2 },
		]);
		expect((await stockOf('LAMP-02')).freeStock).toBe(part.freeStock - 2);
		expect((await stockOf('SET-01')).freeStock).toBe(part.freeStock - 2);
		stage.sandbox.setGoedGepicktOrderStatus(uuid, 'completed');
		expect(await get(`/orders/${uuid}`)).toMatchObject({
			products: Array(3).fill({ pickedQuantity: 2 }),
		});
	});

	it('is that of the seeds after a reset', async () => {
		const before = await stockOf('SLOT-02');
		await create();
		stage.sandbox.reset();
		expect(await stockOf('SLOT-02')).toEqual(before);
		expect((await get('/orders')).pageInfo.totalItems).toBe(9);
	});
});
