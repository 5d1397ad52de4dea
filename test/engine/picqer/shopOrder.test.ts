import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ShopOrder } from '../../../nodes/shared/commerce/shopOrder';
import { withoutVat } from '../../../nodes/Picqer/resources/order/prices';
import { setScene } from '../../faults/scene';
import { runNode } from '../harness';
import { byId } from '../operations';
import { AWKWARD_ADDRESSES, HOME, KNOWN, PLAIN, textsOf, UNKNOWN_EAN } from '../shapes/shopOrders';

const scene = setScene();

const UPSERT = { resource: 'order', operation: 'upsert', orderInput: 'shopOrder' };

/** Gives shop orders to Order > Create or Update, one an item. */
async function give(orders: unknown[], parameters: INodeParameters = {}, continueOnFail = false) {
	const { items, error, hints } = await runNode({
		...scene.run('picqer', { ...UPSERT, ...parameters }),
		items: orders.map((shopOrder) => ({ json: { shopOrder } as IDataObject })),
		continueOnFail,
	});
	return { error, hints, items: items[0] ?? [], rows: (items[0] ?? []).map(({ json }) => json) };
}

const ordersIn = () => (scene.sandbox.state('picqer') as { orders: IDataObject[] }).orders;

const withReference = (number: string) =>
	ordersIn().filter(({ reference }) => reference === number);

/** Lets one request take so long that another could come in between. */
const slowDown = (path: string) =>
	scene.sandbox.addFault({
		service: 'picqer',
		match: { path },
		kind: 'slow',
		delayMs: 300,
		times: 1,
	});

const requests = (method: string, path: RegExp) =>
	scene.sandbox.log('picqer').filter((one) => one.method === method && path.test(one.path));

/** Makes a product with a barcode; gives its ID. */
async function product(productcode: string, barcode: string, idvatgroup = 2) {
	const { items, error } = await runNode(
		scene.run('picqer', {
			resource: 'product',
			operation: 'create',
			productcode,
			name: productcode,
			price: 5,
			idvatgroup: byId(idvatgroup),
			additionalFields: { barcode },
		}),
	);
	expect(error).toBeUndefined();
	return items[0][0].json.idproduct;
}

const lineOf = (line: Partial<ShopOrder['lines'][number]>): ShopOrder => ({
	...PLAIN,
	lines: [{ quantity: 1, ...line }],
});

describe('A shop order becomes a Picqer order', () => {
	test('with nothing to map', async () => {
		const { error, rows } = await give([PLAIN]);
		expect(error).toBeUndefined();
		expect(rows).toMatchObject([
			{
				reference: PLAIN.number,
				status: 'concept',
				deliveryname: 'Test Koper',
				deliveryaddress: 'Dorpsstraat 12',
				deliveryzipcode: '1234AB',
				deliverycity: 'Utrecht',
				deliverycountry: 'NL',
				emailaddress: 'koper@example.com',
				products: [{ productcode: KNOWN.code, amount: 1 }],
			},
		]);
	});

	test.each(AWKWARD_ADDRESSES)('that goes to $name', async (one) => {
		const { error, rows } = await give([one.order]);
		expect(error).toBeUndefined();
		const [body] = rows;
		for (const text of one.deliverToHas ?? []) expect(textsOf(body, 'delivery')).toContain(text);
		for (const text of one.invoiceToHas ?? []) expect(textsOf(body, 'invoice')).toContain(text);
		for (const text of one.invoiceToHasNot ?? []) {
			expect(textsOf(body, 'invoice')).not.toContain(text);
		}
		expect(JSON.stringify(body)).not.toMatch(/undefined|"null"/);
	});

	test('in which fields that are set go first, and only those', async () => {
		const { rows } = await give([PLAIN], {
			reference: 'BOL-1',
			additionalFields: { deliverycontactname: 'Magazijn', invoicename: 'Ander', language: 'en' },
		});
		expect(rows).toMatchObject([
			{
				reference: 'BOL-1',
				deliveryname: 'Test Koper',
				deliverycontactname: 'Magazijn',
				invoicename: 'Ander',
				invoiceaddress: 'Dorpsstraat 12',
				language: 'en',
			},
		]);
	});

	test.each([
		['nl', 'nl', 0],
		['NL', 'nl', 0],
		['nl-BE', 'nl', 0],
		['nl_NL', 'nl', 0],
		['EN-gb', 'en', 0],
		['fr-BE', undefined, 1],
		['Dutch', undefined, 1],
		['nld', undefined, 1],
	])('of a buyer whose language is %s', async (given, language, count) => {
		const order = { ...PLAIN, buyer: { language: given } };
		const { rows, hints } = await give([order, order], { dryRun: true });
		expect(((rows[0].requests as IDataObject[])[0].body as IDataObject).language).toBe(language);
		expect(hints).toHaveLength(count);
		const chosen = await give([order], { dryRun: true, additionalFields: { language: 'en' } });
		expect(chosen.rows).toMatchObject([{ requests: [{ body: { language: 'en' } }] }]);
		expect(chosen.hints).toEqual([]);
	});

	test('once, also when it comes twice in a run and again later, and what people changed stays', async () => {
		slowDown('/process$');
		await give([PLAIN, PLAIN], { process: true });
		const [{ idorder }] = withReference(PLAIN.number);
		await runNode(
			scene.run('picqer', {
				resource: 'order',
				operation: 'update',
				idorder: byId(Number(idorder)),
				updateFields: { deliveryaddress: 'Dorpsstraat 12 achter' },
			}),
		);
		const { error, rows } = await give([PLAIN], { process: true });
		expect(error).toBeUndefined();
		expect(rows).toMatchObject([{ idorder, status: 'processing' }]);
		expect(withReference(PLAIN.number)).toMatchObject([
			{ deliveryaddress: 'Dorpsstraat 12 achter' },
		]);
		expect(requests('POST', /process/)).toHaveLength(1);
	});

	const pieces = (quantity: number): ShopOrder => ({
		...PLAIN,
		lines: [{ ...PLAIN.lines[0], quantity }],
	});

	test.each([true, false])(
		'and is an error where that is there with fewer pieces, processed or not: %s',
		async (process) => {
			await give([pieces(2)], { process });
			expect((await give([pieces(1), pieces(2)], { process })).error).toBeUndefined();
			const { error } = await give([pieces(3)], { process: true });
			expect(error?.message).toMatch(
				/^Shop Order: 3 pieces of order \S+ are still to be shipped, .* \(O\S+\) has 2$/,
			);
			expect(withReference(PLAIN.number)).toMatchObject([
				{ status: process ? 'processing' : 'concept' },
			]);
		},
	);

	test.each<[string, number, IDataObject]>([
		['some were taken out of it', 2, { amount: 2, amount_cancelled: 1 }],
		['it is completed', 1, { amount: 1, amount_cancelled: 0 }],
	])('and is an error where %s, after the others were sent', async (_why, quantity, line) => {
		await give([pieces(quantity)], { process: true });
		const [order] = withReference(PLAIN.number);
		order.status = 'completed';
		Object.assign((order.products as IDataObject[])[0], line);
		expect((await give([pieces(1)])).error).toBeUndefined();
		const [rest] = pieces(1).lines;
		const { error } = await give([{ ...PLAIN, lines: [{ ...rest, sentQuantity: 1 }] }]);
		expect(error?.message).toMatch(/^Shop Order: order \S+ still needs 1 of .* \(O\S+\) will not/);
	});

	test('and is an error where that lacks one of its products, though not in pieces', async () => {
		await give([pieces(2)]);
		const lines = [...pieces(1).lines, { sku: 'LAMP-01', quantity: 1 }];
		expect((await give([{ ...PLAIN, lines }])).error?.message).toContain(
			'still needs 1 of LAMP-01',
		);
	});

	test('and is an error where that has none of its products, as that of another shop', async () => {
		await give([{ ...PLAIN, lines: [{ sku: 'LAMP-01', quantity: 2 }] }]);
		expect((await give([PLAIN])).error?.message).toMatch(
			/^Shop Order: the order \S+ that is in Picqer already \(O\S+\) has none of its products$/,
		);
	});

	test('and is an error where that was cancelled, unless there is another one', async () => {
		await give([PLAIN]);
		const [first] = withReference(PLAIN.number);
		first.status = 'cancelled';
		for (const dryRun of [true, false]) {
			const { error } = await give([PLAIN], { process: true, dryRun });
			expect(error?.message).toBe(
				`Shop Order: order ${PLAIN.number} is still to be shipped, and cancelled in Picqer (${String(first.orderid)})`,
			);
		}
		ordersIn().push({ ...first, idorder: 9_999, status: 'concept' });
		expect((await give([PLAIN])).rows).toMatchObject([{ idorder: 9_999, status: 'concept' }]);
	});

	test('and is refused with each mistake by its place', async () => {
		const { error } = await give([
			{ ...PLAIN, deliverTo: { ...HOME, city: null }, lines: [{ ean: 'x' }] },
		]);
		expect(error?.message).toMatch(/^Shop Order: .*deliverTo\.city is missing.*lines\[0\]/);
		expect(requests('POST', /orders/)).toHaveLength(0);
	});
});

describe('Its products', () => {
	test.each([
		['045496420055', '0045496420055'],
		['0045496420055', '045496420055'],
		['00045496420055', '0045496420055'],
		['45496420055', '0045496420055'],
		['8719327000991', '08719327000991'],
	])('with barcode %s are found by EAN %s', async (barcode, ean) => {
		const idproduct = await product('ZERO-1', barcode);
		const { error, rows } = await give([lineOf({ ean })]);
		expect(error).toBeUndefined();
		expect(rows).toMatchObject([{ products: [{ idproduct }] }]);
	});

	test('are looked up once in a run, however often they are ordered', async () => {
		const twice = [
			{ ean: KNOWN.ean, quantity: 1 },
			{ ean: `0${KNOWN.ean}`, quantity: 3 },
		];
		const { rows } = await give([
			{ ...PLAIN, lines: twice },
			{ ...PLAIN, number: 'C2', lines: twice },
			{ ...PLAIN, number: 'C3', lines: twice },
		]);
		expect(rows.map(({ products }) => products)).toMatchObject(
			rows.map(() => [{ amount: 1 }, { amount: 3 }]),
		);
		expect(requests('GET', /products/)).toHaveLength(1);
	});

	test('that are unknown are all named, and nothing of the order is sent; others go on', async () => {
		const lines = [
			{ ean: KNOWN.ean, quantity: 1 },
			{ ean: UNKNOWN_EAN, sku: 'NO-1', quantity: 1 },
			{ sku: 'NO-2', quantity: 1 },
		];
		const { items } = await give(
			[
				{ ...PLAIN, lines },
				{ ...PLAIN, number: 'C2' },
			],
			{},
			true,
		);
		expect(items[0].error?.message).toMatch(
			new RegExp(`${PLAIN.number} was not sent: .*${UNKNOWN_EAN} or SKU NO-1; .*NO-2`),
		);
		expect(items[1].json).toMatchObject({ reference: 'C2' });
		expect(withReference(PLAIN.number)).toEqual([]);
	});

	test('are found by SKU where the EAN is unknown and the product has none', async () => {
		const idproduct = await product('OWN-1', '');
		const { rows } = await give([lineOf({ ean: UNKNOWN_EAN, sku: 'OWN-1' })]);
		expect(rows).toMatchObject([{ products: [{ idproduct }] }]);
	});

	test('are not taken by SKU where they have another EAN', async () => {
		const wrong = lineOf({ ean: UNKNOWN_EAN, sku: KNOWN.code });
		const { error } = await give([wrong]);
		expect(error?.message).toContain(`EAN ${UNKNOWN_EAN}, and SKU ${KNOWN.code} has EAN`);
		const bySku = await give([wrong], { findProductsBy: 'sku' });
		expect(bySku.rows).toMatchObject([{ products: [{ productcode: KNOWN.code }] }]);
		const byEan = await give([lineOf({ ean: KNOWN.ean, sku: 'LAMP-01' })], {
			findProductsBy: 'ean',
			reference: 'C2',
		});
		expect(byEan.rows).toMatchObject([{ products: [{ productcode: KNOWN.code }] }]);
	});

	test('with one EAN are told apart by SKU, or not at all', async () => {
		await product('DOUBLE-1', '4006381333948');
		const idproduct = await product('DOUBLE-2', '4006381333948');
		const { error } = await give([lineOf({ ean: '4006381333948' })]);
		expect(error?.message).toContain('2 products in Picqer have EAN 4006381333948');
		const { rows } = await give([lineOf({ ean: '4006381333948', sku: 'DOUBLE-2' })]);
		expect(rows).toMatchObject([{ products: [{ idproduct }] }]);
	});
});

describe('Its prices', () => {
	const bodyOf = async (order: unknown, parameters: INodeParameters = {}) => {
		const { rows, error } = await give([order], { dryRun: true, ...parameters });
		expect(error).toBeUndefined();
		return ((rows[0].requests as IDataObject[])[0].body as IDataObject).products as IDataObject[];
	};

	test('are not sent unless wanted', async () => {
		expect(await bodyOf(PLAIN)).toEqual([{ idproduct: expect.any(Number), amount: 1 }]);
	});

	test("are sent without VAT, by the product's own VAT group, and 0 as 0", async () => {
		await product('BOOK-1', '4006381333955', 3);
		const lines = [
			{ ean: KNOWN.ean, quantity: 1, priceIncludingVat: 10 },
			{ ean: '4006381333955', quantity: 2, priceIncludingVat: 10.9 },
			{ ean: KNOWN.ean, quantity: 1, priceIncludingVat: 0 },
		];
		const prices = (await bodyOf({ ...PLAIN, lines }, { sendPrices: true })).map(
			({ price }) => price,
		);
		// 21 and 9 percent.
		expect(prices).toEqual([8.26, 10, 0]);
	});

	test('are an error where one is missing', async () => {
		const { error } = await give([lineOf({ ean: KNOWN.ean })], { sendPrices: true });
		expect(error?.message).toBe('Shop Order: lines[0].priceIncludingVat is missing');
	});

	test('are an error in another currency, and do not matter where they are not sent', async () => {
		const dollars = { ...PLAIN, currency: 'usd' };
		const { error } = await give([dollars], { sendPrices: true });
		expect(error?.message).toContain('Send Prices: the shop order has prices in USD');
		expect(withReference(PLAIN.number)).toEqual([]);
		expect((await give([dollars])).error).toBeUndefined();
	});

	test.each([
		[10, 21, 8.26],
		[19.99, 9, 18.34],
		[0.01, 21, 0.01],
		[121, 21, 100],
		[1.005, 0, 1.01],
	])('%d with %d percent VAT are %d without', (incl, percentage, excl) => {
		expect(withoutVat(incl, percentage)).toBe(excl);
	});
});

describe('A dry run', () => {
	test('shows what would be sent, and sends no change', async () => {
		const { rows } = await give([PLAIN], { dryRun: true, process: true });
		expect(rows).toMatchObject([
			{
				dryRun: true,
				requests: [
					{ method: 'POST', path: '/orders', body: { reference: PLAIN.number } },
					{ method: 'POST', path: '/orders/{idorder}/process', body: {} },
				],
			},
		]);
		expect(withReference(PLAIN.number)).toEqual([]);
		expect(scene.sandbox.log('picqer').filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	test('shows that there is nothing to change', async () => {
		await give([PLAIN], { process: true });
		const { rows } = await give([PLAIN], { dryRun: true, process: true });
		expect(rows).toEqual([{ dryRun: true, requests: [] }]);
		const update = await give([PLAIN], { dryRun: true, process: true, whenItExists: 'update' });
		expect(update.rows).toMatchObject([{ requests: [{ method: 'PUT' }] }]);
	});
});
