import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ShopOrder } from '../../../nodes/shared/commerce/shopOrder';
import { setScene } from '../../faults/scene';
import { runNode } from '../harness';
import { byId } from '../operations';
import {
	AWKWARD_ADDRESSES,
	KNOWN,
	PLAIN,
	textsOf,
	WITHOUT_HOUSE_NUMBER,
} from '../shapes/shopOrders';

const scene = setScene();

/** Gives shop orders to Order > Create Once, one an item. */
async function give(orders: unknown[], parameters: INodeParameters = {}, continueOnFail = false) {
	const { items, error } = await runNode({
		...scene.run('goedgepickt', {
			resource: 'order',
			operation: 'createOnce',
			orderInput: 'shopOrder',
			taxRate: 21,
			...parameters,
		}),
		items: orders.map((shopOrder) => ({ json: { shopOrder } as IDataObject })),
		continueOnFail,
	});
	return { error, items: items[0] ?? [], rows: (items[0] ?? []).map(({ json }) => json) };
}

const requests = (method: string, path: RegExp) =>
	scene.sandbox.log('goedgepickt').filter((one) => one.method === method && path.test(one.path));

/** What a dry run says that would be sent. */
async function bodyOf(order: unknown, parameters: INodeParameters = {}): Promise<IDataObject> {
	const { rows, error } = await give([order], { dryRun: true, ...parameters });
	expect(error).toBeUndefined();
	const [{ method, path, body }] = rows[0].requests as IDataObject[];
	expect({ method, path }).toEqual({ method: 'POST', path: '/orders' });
	return body as IDataObject;
}

const lineOf = (line: Partial<ShopOrder['lines'][number]>): ShopOrder => ({
	...PLAIN,
	lines: [{ quantity: 1, ...line }],
});

/** Adds a product with an EAN to those of the sandbox. */
function addProduct(sku: string, ean: string | null) {
	const { products } = scene.sandbox.state('goedgepickt') as { products: IDataObject[] };
	products.push({ ...products[0], uuid: `made-${sku}`, sku, ean, barcode: null });
}

describe('A shop order becomes a GoedGepickt order', () => {
	test('with nothing to map', async () => {
		const { error, rows } = await give([PLAIN]);
		expect(error).toBeUndefined();
		expect(rows).toMatchObject([{ created: true, orderUuid: expect.any(String) }]);
		expect(await bodyOf({ ...PLAIN, number: 'C2' })).toMatchObject({
			orderId: 'C2',
			orderDisplayId: 'C2',
			createDate: '2026-11-25T20:00:00.000',
			currency: 'EUR',
			orderStatus: 'open',
			shippingFirstName: 'Test',
			shippingLastName: 'Koper',
			shippingHouseNumber: '12',
			orderItems: [{ lineItemId: '1', sku: KNOWN.code, productQuantity: 1, taxRate: 21 }],
		});
	});

	test.each(AWKWARD_ADDRESSES)('that goes to $name', async (one) => {
		const { error } = await give([one.order]);
		expect(error).toBeUndefined();
		const body = await bodyOf({ ...one.order, number: 'C2' });
		// First and last name are read one after the other.
		const whole = (kind: string) =>
			`${String(body[`${kind}FirstName`])} ${String(body[`${kind}LastName`])} ${textsOf(body, kind)}`;
		for (const text of one.deliverToHas ?? []) expect(whole('shipping')).toContain(text);
		for (const text of one.invoiceToHas ?? []) expect(whole('billing')).toContain(text);
		for (const text of one.invoiceToHasNot ?? []) expect(whole('billing')).not.toContain(text);
		expect(JSON.stringify(body)).not.toMatch(/undefined|null/);
	});

	test('in which fields that are set go first', async () => {
		const body = await bodyOf(PLAIN, {
			orderStatus: 'on_hold',
			additionalFields: { shippingLastName: 'Magazijn', currency: 'USD' },
			additionalJson: '{"tags":["spoed"]}',
		});
		expect(body).toMatchObject({
			orderStatus: 'on_hold',
			shippingFirstName: 'Test',
			shippingLastName: 'Magazijn',
			currency: 'USD',
			tags: ['spoed'],
		});
	});

	test('also where another webshop has one with its number', async () => {
		const { webshops } = scene.sandbox.state('goedgepickt') as { webshops: IDataObject[] };
		const additionalFields = { ignoreUnknownProductWarnings: true };
		for (const created of [true, false]) {
			for (const { uuid } of webshops.slice(0, 2)) {
				const webshopUuid = byId(String(uuid));
				const { rows } = await give([PLAIN], { webshopUuid, additionalFields });
				expect(rows).toMatchObject([{ created }]);
			}
		}
	});

	test('once, also when it comes twice in a run and again later', async () => {
		const first = await give([PLAIN, PLAIN, { ...PLAIN, number: 'C2' }]);
		expect(first.rows).toMatchObject([{ created: true }, { created: false }, { created: true }]);
		expect(requests('GET', /orders$/)).toHaveLength(1);
		const again = await give([PLAIN]);
		expect(again.rows).toMatchObject([
			{ created: false, orderUuid: first.rows[0].orderUuid, status: 'open' },
		]);
		// Lists lag behind, and end somewhere.
		const { orders } = scene.sandbox.state('goedgepickt') as { orders: IDataObject[] };
		for (const order of orders) order.createDate = '2020-01-01T00:00:00';
		expect((await give([PLAIN])).rows).toMatchObject([{ created: false, status: 'open' }]);
		expect(requests('POST', /orders/)).toHaveLength(2);
	});

	test('once, also by two runs at the same time', async () => {
		const number = ({ orderId }: IDataObject) => orderId;
		const many = Array.from({ length: 4 }, (_, index) => ({ ...PLAIN, number: `C${index}` }));
		const runs = await Promise.all([give(many), give([...many].reverse())]);
		expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
		const { orders } = scene.sandbox.state('goedgepickt') as { orders: IDataObject[] };
		const made = orders.map(number).filter((one) => /^C\d$/.test(String(one)));
		expect(made.sort()).toEqual(['C0', 'C1', 'C2', 'C3']);
	});

	test('once more where it is not there any more', async () => {
		await give([PLAIN]);
		scene.sandbox.reset();
		expect((await give([PLAIN])).rows).toMatchObject([{ created: true }]);
	});

	test('not where it is there with fewer pieces, or cancelled', async () => {
		const more = { ...PLAIN, lines: [{ ...PLAIN.lines[0], quantity: 3 }] };
		await give([PLAIN]);
		expect((await give([more])).error?.message).toMatch(
			/^Shop Order: 3 pieces of order \S+ are still to be shipped, .* has 1$/,
		);
		const other = { ...PLAIN, lines: [{ sku: 'LAMP-01', quantity: 1 }] };
		const none =
			/^Shop Order: the order \S+ that is in GoedGepickt already .* has none of its products$/;
		expect((await give([other])).error?.message).toMatch(none);
		const { orders } = scene.sandbox.state('goedgepickt') as { orders: IDataObject[] };
		const [line] = PLAIN.lines;
		for (const order of orders) {
			Object.assign(order, { status: 'completed' });
			Object.assign((order.products as IDataObject[])[0], { pickedQuantity: 1 });
		}
		expect((await give([PLAIN])).error).toBeUndefined();
		const rest = { ...PLAIN, lines: [{ ...line, sentQuantity: 1 }] };
		expect((await give([rest])).error?.message).toContain(`order ${PLAIN.number} still needs 1 of`);
		for (const order of orders) order.status = 'cancelled';
		expect((await give([PLAIN])).error?.message).toContain(
			`order ${PLAIN.number} is still to be shipped, and cancelled in GoedGepickt`,
		);
		orders.push({ ...orders.at(-1), uuid: 'by-hand', status: 'open' });
		expect((await give([PLAIN])).rows).toMatchObject([{ created: false, orderUuid: 'by-hand' }]);
		expect(requests('POST', /orders/)).toHaveLength(1);
		const both = [PLAIN, other].map((order) => ({ ...order, number: 'C9' }));
		const { items } = await give(both, {}, true);
		expect(items.map(({ error }) => error?.message)).toEqual([
			undefined,
			expect.stringContaining('has none of its products'),
		]);
	});

	test('not without a house number, which may be set here', async () => {
		const { error } = await give([WITHOUT_HOUSE_NUMBER]);
		expect(error?.message).toBe('Shop Order: deliverTo.houseNumber is missing');
		const additionalFields = { shippingHouseNumber: '12', shippingAddress: 'Dorpsstraat' };
		expect(await bodyOf(WITHOUT_HOUSE_NUMBER, { additionalFields })).toMatchObject(
			additionalFields,
		);
	});
});

describe('Its products', () => {
	test.each([
		['045496420055', '0045496420055'],
		['0045496420055', '045496420055'],
		['45496420055', '00045496420055'],
	])('with EAN %s are found by EAN %s', async (known, ean) => {
		addProduct('ZERO-1', known);
		const { orderItems } = await bodyOf(lineOf({ ean, sku: 'OTHER' }));
		expect(orderItems).toMatchObject([{ sku: 'ZERO-1', ean }]);
	});

	test('are looked up once in a run', async () => {
		const lines = [
			{ ean: KNOWN.ean, quantity: 1 },
			{ ean: `0${KNOWN.ean}`, quantity: 3 },
		];
		await give([
			{ ...PLAIN, lines },
			{ ...PLAIN, number: 'C2', lines },
		]);
		expect(requests('GET', /products/)).toHaveLength(1);
	});

	test('have the tax rate that is given, or their own', async () => {
		const { products } = scene.sandbox.state('goedgepickt') as { products: IDataObject[] };
		Object.assign(products.find(({ sku }) => sku === 'LAMP-01') as IDataObject, { taxRate: '9' });
		Object.assign(products.find(({ sku }) => sku === 'LAMP-02') as IDataObject, { taxRate: null });
		const order = { ...PLAIN, lines: ['LAMP-01', 'LAMP-02'].map((sku) => ({ sku, quantity: 1 })) };
		const ratesOf = ({ orderItems }: IDataObject) =>
			(orderItems as IDataObject[]).map(({ taxRate }) => taxRate);
		expect(ratesOf(await bodyOf(order))).toEqual([21, 21]);
		expect(ratesOf(await bodyOf(order, { useProductTaxRate: true }))).toEqual([9, 21]);
	});
});

test('The tax rate is no guess', async () => {
	const { error } = await give([PLAIN], { taxRate: '' });
	expect(error?.message).toBe('Tax Rate (%): is empty');
	expect(await bodyOf(PLAIN, { taxRate: 0 })).toMatchObject({ orderItems: [{ taxRate: 0 }] });
});

test('What is not picked yet is no report, since a report without lines says that all was sent', async () => {
	const { rows } = await give([PLAIN]);
	const { error } = await runNode(
		scene.run('goedgepickt', {
			resource: 'order',
			operation: 'getShipmentReport',
			orderUuid: byId(String(rows[0].orderUuid)),
		}),
	);
	expect(error?.message).toBe(`Nothing of order ${PLAIN.number} is picked yet`);
});
