import { catalogue } from '../../sandbox/catalogue';
import { phpJson, picqerSignature } from '../../sandbox/picqer/events';
import { picqerCaller, send, type Answer } from './callers';
import { expectAnswers, readerOf, setReceiver, setStage } from './stage';

const stage = setStage();
const { picqer } = stage;
const get = readerOf(picqer);

const guest = {
	deliveryname: 'Femke Hoekstra',
	deliverycountry: 'NL',
	invoicename: 'Femke Hoekstra',
	invoicecountry: 'NL',
};

/** What is created. */
async function create(path: string, body: unknown): Promise<Answer['json']> {
	const { status, json } = await picqer('POST', path, body);
	expect(status).toBe(201);
	return json;
}

const createOrder = async (products: unknown[], fields: object = { idcustomer: 310 }) =>
	await create('/orders', { ...fields, products });

const one = [{ idproduct: 701, amount: 1 }];

/** Two lines, of which only the first is in stock. */
const halfInStock = [
	{ productcode: 'LAMP-01', amount: 2 },
	{ productcode: 'MAND-01', amount: 1 },
];

const code = (error_code: number) => ({ error: true, error_code });

describe('access', () => {
	it('wants a key and a User-Agent with a contact', async () => {
		const { picqer: url } = stage.sandbox.urls;
		await expectAnswers(picqerCaller(url, 'wrong'), ['GET /products', 401]);
		expect((await send('GET', `${url}/api/v1/products`)).status).toBe(401);
		const bare = await picqer('GET', '/products', undefined, { 'User-Agent': 'node' });
		expect(bare.status).toBe(400);
		await expectAnswers(picqer, ['GET /users/me', { iduser: 5, admin: true }]);
	});

	it('limits what the key of a fulfilment customer may do and see', async () => {
		const limited = picqerCaller(stage.sandbox.urls.picqer, 'sandbox-fulfilment-key');
		const order = (productcode: string) => ({
			idcustomer: 312,
			products: [{ productcode, amount: 1 }],
		});
		await expectAnswers(
			limited,
			['GET /hooks', 403],
			['GET /users/me', 403],
			['GET /products', [{ productcode: 'OP-01' }]],
			['GET /customers/310', 404],
			['POST /orders', order('OP-01'), { idfulfilment_customer: 61 }],
			['POST /orders', order('LAMP-01'), code(24)],
		);
	});
});

describe('errors', () => {
	it.each([
		[5, { products: one }],
		[9, { ...guest, deliverycountry: 'Nederland', products: one }],
		[13, guest],
		[13, { ...guest, products: [] }],
		[23, { ...guest, products: [{ idproduct: 701 }] }],
		[23, { ...guest, products: [{ amount: 1 }] }],
		[24, { ...guest, products: [{ idproduct: 9999, amount: 1 }] }],
		[24, { ...guest, products: [{ productcode: 'NONE', amount: 1 }] }],
		[25, { idcustomer: 9999, products: one }],
	])('answers code %s for a wrong order', async (error_code, body) => {
		const answer = await picqer('POST', '/orders', body);
		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({ ...code(error_code), error_message: expect.any(String) });
		expect(await get('/orders')).toEqual([]);
	});

	it('answers malformed JSON and unknown ids', async () => {
		const broken = await send('POST', `${stage.sandbox.urls.picqer}/api/v1/orders`, {
			headers: {
				Authorization: `Basic ${btoa('sandbox-key:')}`,
				'User-Agent': 'test (dev@example.com)',
				'Content-Type': 'application/json',
			},
			rawBody: '{"idcustomer":',
		});
		expect([broken.status, broken.json.error_code]).toEqual([400, 22]);
		await expectAnswers(picqer, ['GET /orders/1', 404], ['GET /nothing', code(8)]);
	});
});

describe('lists', () => {
	it('pages by offset', async () => {
		for (let count = 0; count < 105; count += 1) {
			await picqer('POST', '/tags', { title: `Tag ${count}`, color: '#000000', inherit: false });
		}
		const pages = [
			await get('/tags'),
			await get('/tags?offset=100'),
			await get('/tags?offset=200'),
		];
		expect(pages.map(({ length }) => length)).toEqual([100, 8, 0]);
	});

	it('finds products by code, barcode and state', async () => {
		expect(await get('/products')).toHaveLength(catalogue.length - 1);
		await expectAnswers(
			picqer,
			['GET /products?inactive=true', [{ productcode: 'OUD-01' }]],
			['GET /products?inactive', [{}]],
			[`GET /products?barcode=${catalogue[2].ean}`, [{ productcode: 'SLOT-01' }]],
			['GET /products?productcode=SLOT-01', [{}]],
			['GET /products?idproducts=701,702', [{}, {}]],
		);
	});

	// Products have no filters by time (docs/services/picqer.md, 2.7); Picqer ignores what it does
	// not know.
	it.each(['updated_after', 'sincedate'])('takes no notice of %s for products', async (name) => {
		expect(await get(`/products?${name}=2099-01-01%2000:00:00`)).toEqual(await get('/products'));
	});

	it('filters orders', async () => {
		const { idorder, orderid } = await createOrder(one, { ...guest, reference: 'A1' });
		await createOrder(one);
		await expectAnswers(
			picqer,
			['GET /orders?reference=A1', [{ idorder }]],
			[`GET /orders?sinceid=${idorder}`, [{ idorder: idorder + 1 }]],
			['GET /orders?search=femke', [{ idorder }]],
			[`GET /orders?orderid=${orderid}`, [{ idorder }]],
			['GET /orders?sincedate=2099-01-01%2000:00:00', []],
		);
	});

	it.each([
		'warehouses',
		'vatgroups',
		'templates',
		'users',
		'shippingproviders',
		'productfields',
		'orderfields',
		'customerfields',
		'pricelists',
		'returns',
		'return_statuses',
		'return_reasons',
		'stockhistory',
	])('has %s', async (path) => {
		expect((await get(`/${path}`)).length).toBeGreaterThan(0);
	});
});

describe('orders', () => {
	it('processes what is in stock and leaves the rest as backorders', async () => {
		const { idorder } = await createOrder(halfInStock, guest);
		const arrival = { amount: 5, reason: 'Delivery', idlocation: null };
		const reserved = { stock: 1000, reservedpicklists: 2, freestock: 998 };
		await expectAnswers(
			picqer,
			[`POST /orders/${idorder}/process`, { status: 'processing', picklists: [{ status: 'new' }] }],
			[`GET /orders/${idorder}/backorders`, [{ idproduct: 723, amount: 1, amount_available: 0 }]],
			['GET /products/701/stock/18', reserved],
			[`POST /orders/${idorder}/process`, code(30)],
			[`POST /orders/${idorder}/products`, { idproduct: 702, amount: 1 }, code(33)],
			['POST /products/723/stock/18', arrival, {}],
		);
		await picqer('POST', '/backorders/process');
		await expectAnswers(picqer, ['GET /picklists', [{}, {}]], ['GET /backorders', []]);
	});

	it('waits as a whole without partial delivery', async () => {
		const { idorder } = await createOrder(halfInStock, { ...guest, partialdelivery: false });
		await expectAnswers(
			picqer,
			[`POST /orders/${idorder}/process`, { picklists: [] }],
			['GET /backorders', [{}, {}]],
		);
	});

	it('edits lines of a concept', async () => {
		const { idorder } = await createOrder(one);
		const path = `/orders/${idorder}/products`;
		const { idorder_product } = await create(path, { idproduct: 702, amount: 1 });
		await expectAnswers(
			picqer,
			[`PUT ${path}/${idorder_product}`, { amount: 4 }, { amount: 4 }],
			[`DELETE ${path}/${idorder_product}`, 204],
			[`GET ${path}`, [{}]],
		);
	});

	it('cancels, from processing only with force', async () => {
		const path = `/orders/${(await createOrder(one)).idorder}`;
		const other = `/orders/${(await createOrder(one)).idorder}`;
		await expectAnswers(
			picqer,
			[`POST ${path}/process`, {}],
			[`DELETE ${path}`, code(30)],
			[`DELETE ${path}?force=true`, 204],
			[`GET ${path}`, { status: 'cancelled', picklists: [{ status: 'cancelled' }] }],
			['GET /products/701/stock/18', { freestock: 1000 }],
			[`POST ${other}/process`, {}],
			[`DELETE ${other}`, { force: true }, 204],
		);
	});

	it('pauses, resumes, allocates, tags, and takes comments and field values', async () => {
		const path = `/orders/${(await createOrder([{ idproduct: 701, amount: 3 }])).idorder}`;
		const orderfields = [{ idorderfield: 3, value: 'bol' }];
		await expectAnswers(
			picqer,
			[`POST ${path}/pause`, { reason: 'Wait' }, { status: 'paused', paused_reason: 'Wait' }],
			[`POST ${path}/resume`, { status: 'concept' }],
		);
		await picqer('POST', `${path}/allocate`);
		await expectAnswers(
			picqer,
			['GET /products/701/stock/18', { reservedallocations: 3, freestock: 997 }],
			[`POST ${path}/tags`, { idtag: 9 }, 201],
			[`GET ${path}`, { tags: { bol: { idtag: 9 } } }],
			['GET /orders?tag=bol', [{}]],
			[`DELETE ${path}/tags/9`, 204],
			[
				`POST ${path}/comments`,
				{ body: 'Bel @Mila Bos' },
				{ source_type: 'order', mentions: [{ mentioned: { iduser: 5 } }] },
			],
			[
				`PUT ${path}`,
				{ orderfields },
				{ orderfields: [{ ...orderfields[0], title: 'Kanaal' }], comment_count: 1 },
			],
			[`GET ${path}/comments`, [{}]],
		);
	});
});

describe('picklists and shipments', () => {
	async function processedPicklist(): Promise<{ idorder: number; idpicklist: number }> {
		const { idorder } = await createOrder([{ idproduct: 701, amount: 2 }]);
		const { picklists } = (await picqer('POST', `/orders/${idorder}/process`)).json;
		return { idorder, idpicklist: picklists[0].idpicklist };
	}

	it('picks, ships and closes', async () => {
		const { idorder, idpicklist } = await processedPicklist();
		const path = `/picklists/${idpicklist}`;
		await expectAnswers(
			picqer,
			[`POST ${path}/pick`, { amount: 1 }, code(15)],
			[`POST ${path}/pick`, { product: 'LAMP-01' }, code(16)],
			[`POST ${path}/pick`, { product: 'NONE', amount: 1 }, code(17)],
			[`POST ${path}/pick`, { product: 'LAMP-01', amount: 3 }, code(18)],
			[`POST ${path}/pick`, { product: catalogue[0].ean, amount: 1 }, { totalpicked: 1 }],
			[`POST ${path}/pickall`, { totalpicked: 2 }],
			[`GET ${path}/shippingmethods`, [{ idshippingprovider_profile: 12, selected: true }, {}, {}]],
			[`POST ${path}/shipments`, { idshippingprofile: 99 }, code(26)],
		);

		const parcel = { idshippingprofile: 13, weight: 400 };
		const json = await create(`${path}/shipments?return=shipment`, parcel);
		expect(json).toMatchObject({
			idorder,
			idpicklist,
			provider: 'PostNL',
			profile_name: 'Brievenbuspakje',
			weight: 400,
			parcels: [{ tracking_code: json.trackingcode }],
		});
		expect((await send('GET', json.labelurl_pdf)).text).toMatch(/^%PDF-/);

		await expectAnswers(
			picqer,
			[`POST ${path}/close`, { status: 'closed', closed_by_iduser: 5 }],
			[`POST ${path}/close`, code(21)],
			[`GET /orders/${idorder}`, { status: 'completed' }],
			['GET /products/701/stock/18', { stock: 998, reservedpicklists: 0, freestock: 998 }],
			['GET /stockhistory?idproduct=701', [{ stock_change: -2, new_stock: 998 }]],
			[`DELETE ${path}/shipments/${json.idshipment}`, 204],
			['GET /shipments', [{ cancelled: true }]],
		);
	});

	it('is cancelled, paused, snoozed, assigned and printed', async () => {
		const path = `/picklists/${(await processedPicklist()).idpicklist}`;
		const later = { snooze_until: '2099-01-01 00:00:00' };
		await expectAnswers(
			picqer,
			[`POST ${path}/pause`, { reason: 'x' }, { status: 'paused' }],
			[`POST ${path}/resume`, { status: 'new' }],
			[`POST ${path}/assign`, { iduser: 6 }, { assigned_to_iduser: 6 }],
			[`PUT ${path}`, { urgent: true }, { urgent: true }],
			[`POST ${path}/snooze`, later, { status: 'snoozed' }],
		);
		const { headers } = await picqer('GET', `${path}/picklistpdf`);
		expect(headers.get('content-type')).toContain('application/pdf');
		await expectAnswers(
			picqer,
			[`POST ${path}/cancel`, { status: 'cancelled' }],
			['GET /backorders', [{ amount: 2, amount_available: 2 }]],
		);
	});
});

describe('products and customers', () => {
	it('changes stock and refuses what cannot be', async () => {
		const broken = { change: -5, reason: 'Broken', idlocation: 41 };
		await expectAnswers(
			picqer,
			['POST /products/701/stock/18', { change: 5 }, code(5)],
			[
				'POST /products/701/stock/18',
				broken,
				{ stock: 995, locations: [{ idlocation: 41, stock: 995 }] },
			],
			['POST /products/701/stock/18', { ...broken, change: -2000, idlocation: null }, 400],
		);
	});

	it('creates, updates and switches products', async () => {
		const fields = { idvatgroup: 2, name: 'New', price: 1, productcode: 'NEW-1' };
		const path = `/products/${(await create('/products', fields)).idproduct}`;
		const change = { name: 'Newer', productfields: [{ idproductfield: 8, value: 'rood' }] };
		await expectAnswers(
			picqer,
			['POST /products', { ...fields, idvatgroup: 99 }, code(14)],
			[
				`PUT ${path}`,
				change,
				{ name: 'Newer', productfields: [{ title: 'Kleur', value: 'rood' }] },
			],
			[`POST ${path}/inactivate`, { active: false }],
		);
	});

	it('keeps customers with orders', async () => {
		const addresses = [{ name: 'Nieuw', country: 'NL' }];
		const json = await create('/customers', { name: 'Nieuw', addresses });
		expect(json).toMatchObject({ customerid: 'K1004', addresses: [{ country: 'NL' }] });
		await createOrder(one);
		await expectAnswers(
			picqer,
			[`DELETE /customers/${json.idcustomer}`, 204],
			['DELETE /customers/310', 400],
		);
	});
});

describe('webhooks', () => {
	const receiver = setReceiver();
	const { bodies } = receiver;

	async function hook(event: string, secret?: string): Promise<Answer['json']> {
		return (await picqer('POST', '/hooks', { name: 'test', event, address: receiver.url, secret }))
			.json;
	}

	it('signs as the published test vector says', () => {
		const body = phpJson({
			idhook: 101,
			name: 'n8n demo',
			event: 'orders.created',
			event_triggered_at: '2026-01-05 09:30:00',
			data: {
				idorder: 5001,
				orderid: 'O2026-1001',
				public_status_page: 'https://demo.picqer.com/s/abc',
			},
		});
		expect(body).toContain('https:\\/\\/demo.picqer.com\\/s\\/abc');
		expect(picqerSignature(body, 's3cret')).toBe('sJezv3kAwBfGCZG2ZRukhnzABfEW8SdTxI9Zkv56Nz0=');
	});

	it('tells what happens to an order from start to end', async () => {
		const events = [
			'orders.created',
			'orders.closed',
			'orders.status_changed',
			'orders.completed',
			'picklists.created',
			'picklists.closed',
			'picklists.shipments.created',
			'products.free_stock_changed',
			'products.stock_changed',
		];
		for (const event of events) await hook(event);
		const { idorder } = await createOrder([{ idproduct: 701, amount: 2 }]);
		const { picklists } = (await picqer('POST', `/orders/${idorder}/process`)).json;
		await picqer('POST', `/picklists/${picklists[0].idpicklist}/shipments`, {});
		await picqer('POST', `/picklists/${picklists[0].idpicklist}/close`);
		await stage.sandbox.deliveriesSettled();

		const counts: Record<string, number> = {};
		for (const { event } of bodies()) counts[event] = (counts[event] ?? 0) + 1;
		expect(counts).toEqual({
			...Object.fromEntries(events.map((event) => [event, 1])),
			'orders.status_changed': 2,
		});
		const dataOf = (name: string) => bodies().find(({ event }) => event === name).data;
		expect(dataOf('orders.created')).toMatchObject({ idorder, status: 'concept' });
		expect(dataOf('products.free_stock_changed').stock[0].freestock).toBe(998);
		expect(dataOf('products.stock_changed')).toMatchObject({
			product: { idproduct: 701 },
			product_stock_history: { stock_change: -2 },
		});
		expect(dataOf('picklists.shipments.created').trackingcode).toMatch(/^3S/);
	});

	it('signs the raw body only when there is a secret', async () => {
		await hook('orders.created', 'geheim');
		await hook('orders.created');
		await createOrder(one, { ...guest, deliveryname: 'Amélie' });
		await stage.sandbox.deliveriesSettled();
		const signatures = receiver.received.map(({ headers, rawBody }) => [
			headers['x-picqer-signature'],
			picqerSignature(rawBody, 'geheim'),
		]);
		expect(signatures.filter(([sent]) => sent === undefined)).toHaveLength(1);
		expect(signatures.filter(([sent, expected]) => sent === expected)).toHaveLength(1);
	});

	it('lists, switches off and reactivates hooks without showing secrets', async () => {
		const { idhook } = await hook('orders.created', 'geheim');
		const event = 'orders.created';
		const shown = {
			idhook,
			name: 'test',
			event,
			address: receiver.url,
			active: true,
			secret: true,
		};
		expect(await get('/hooks')).toEqual([shown]);
		await expectAnswers(
			picqer,
			[`DELETE /hooks/${idhook}`, 204],
			[`GET /hooks/${idhook}`, { active: false }],
		);
		expect(stage.sandbox.fireEvent('picqer', 'orders.created', {})).toBe(0);
		await expectAnswers(
			picqer,
			[`POST /hooks/${idhook}/reactivate`, { active: true }],
			['POST /hooks', { name: 'x', event }, code(5)],
		);
	});

	it('repeats failed deliveries and gives up in the end', async () => {
		stage.sandbox.setDeliveryRules('picqer', { attempts: 2, pauseMs: 10 });
		const { idhook } = await hook('orders.created');
		receiver.statuses.push(500);
		stage.sandbox.fireEvent('picqer', 'orders.created', { idorder: 1 });
		await stage.sandbox.deliveriesSettled();
		expect(stage.sandbox.deliveries('picqer').map(({ statusCode }) => statusCode)).toEqual([
			500, 200,
		]);

		receiver.statuses.push(...Array<number>(10).fill(500));
		for (let count = 0; count < 5; count += 1)
			stage.sandbox.fireEvent('picqer', 'orders.created', { idorder: 1 });
		await stage.sandbox.deliveriesSettled();
		expect(stage.sandbox.counters().picqer.deliveries).toMatchObject({ givenUp: 5, succeeded: 1 });
		expect((await get(`/hooks/${idhook}`)).active).toBe(false);
	});

	it('doubles and keeps deliveries when told to', async () => {
		await hook('orders.created');
		stage.sandbox.setDeliveryMode('doubled');
		stage.sandbox.fireEvent('picqer', 'orders.created', { idorder: 1 });
		await stage.sandbox.deliveriesSettled();
		expect(receiver.received).toHaveLength(2);
		expect(receiver.received[0].rawBody).toBe(receiver.received[1].rawBody);

		stage.sandbox.setDeliveryMode('paused');
		stage.sandbox.fireEvent('picqer', 'orders.created', { idorder: 2 });
		await stage.sandbox.deliveriesSettled();
		expect(receiver.received).toHaveLength(2);
		stage.sandbox.setDeliveryMode('normal');
		await stage.sandbox.deliveriesSettled();
		expect(receiver.received).toHaveLength(3);
	});

	it('forges, and says how the receiver answered', async () => {
		await hook('orders.created', 'geheim');
		receiver.statuses.push(401, 403);
		const forge = async (kind: string) =>
			(await stage.control('POST', '/forge/picqer', { kind })).json.results;
		expect(await forge('wrong-signature')).toEqual([{ address: receiver.url, statusCode: 401 }]);
		expect(await forge('changed-body')).toEqual([{ address: receiver.url, statusCode: 403 }]);
		expect(
			await stage.sandbox.forge('picqer', { kind: 'no-signature', address: receiver.url }),
		).toEqual([{ address: receiver.url, statusCode: 200 }]);
		const [wrong, changed, bare] = receiver.received;
		for (const { headers, rawBody } of [wrong, changed]) {
			expect(headers['x-picqer-signature']).not.toBe(picqerSignature(rawBody, 'geheim'));
			expect(() => JSON.parse(rawBody)).not.toThrow();
		}
		expect(bare.headers['x-picqer-signature']).toBeUndefined();
	});
});
