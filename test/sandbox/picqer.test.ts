import { startSandbox, type Sandbox } from '../../sandbox';
import { catalogue } from '../../sandbox/catalogue';
import { phpJson, picqerSignature } from '../../sandbox/picqer/events';
import {
	picqerCaller,
	send,
	startReceiver,
	type Answer,
	type Caller,
	type Receiver,
} from './callers';

let sandbox: Sandbox;
let picqer: Caller;

beforeAll(async () => {
	sandbox = await startSandbox();
	picqer = picqerCaller(sandbox.urls.picqer);
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.stop());

const guest = {
	deliveryname: 'Femke Hoekstra',
	deliverycountry: 'NL',
	invoicename: 'Femke Hoekstra',
	invoicecountry: 'NL',
};

async function createOrder(
	products: unknown[],
	fields: object = { idcustomer: 310 },
): Promise<Answer['json']> {
	const answer = await picqer('POST', '/orders', { ...fields, products });
	expect(answer.status).toBe(201);
	return answer.json;
}

async function stockOf(idproduct: number): Promise<Answer['json']> {
	return (await picqer('GET', `/products/${idproduct}/stock/18`)).json;
}

describe('access', () => {
	it('wants a key and a User-Agent with a contact', async () => {
		expect((await picqerCaller(sandbox.urls.picqer, 'wrong')('GET', '/products')).status).toBe(401);
		expect((await send('GET', `${sandbox.urls.picqer}/api/v1/products`)).status).toBe(401);
		expect((await picqer('GET', '/products', undefined, { 'User-Agent': 'node' })).status).toBe(
			400,
		);
		expect((await picqer('GET', '/users/me')).json).toMatchObject({ iduser: 5, admin: true });
	});

	it('limits what the key of a fulfilment customer may do and see', async () => {
		const limited = picqerCaller(sandbox.urls.picqer, 'sandbox-fulfilment-key');
		expect((await limited('GET', '/hooks')).status).toBe(403);
		expect((await limited('GET', '/users/me')).status).toBe(403);
		expect(
			(await limited('GET', '/products')).json.map(
				({ productcode }: { productcode: string }) => productcode,
			),
		).toEqual(['OP-01']);
		expect((await limited('GET', '/customers/310')).status).toBe(404);
		const order = await limited('POST', '/orders', {
			idcustomer: 312,
			products: [{ productcode: 'OP-01', amount: 1 }],
		});
		expect(order.json.idfulfilment_customer).toBe(61);
		expect(
			(
				await limited('POST', '/orders', {
					idcustomer: 312,
					products: [{ productcode: 'LAMP-01', amount: 1 }],
				})
			).json.error_code,
		).toBe(24);
	});
});

describe('errors', () => {
	const one = [{ idproduct: 701, amount: 1 }];

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
	])('answers code %s for a wrong order', async (code, body) => {
		const answer = await picqer('POST', '/orders', body);
		expect(answer.status).toBe(400);
		expect(answer.json).toEqual({
			error: true,
			error_code: code,
			error_message: expect.any(String),
		});
		expect((await picqer('GET', '/orders')).json).toEqual([]);
	});

	it('answers malformed JSON and unknown ids', async () => {
		const broken = await send('POST', `${sandbox.urls.picqer}/api/v1/orders`, {
			headers: {
				Authorization: `Basic ${btoa('sandbox-key:')}`,
				'User-Agent': 'test (dev@example.com)',
				'Content-Type': 'application/json',
			},
			rawBody: '{"idcustomer":',
		});
		expect(broken.status).toBe(400);
		expect(broken.json.error_code).toBe(22);
		expect((await picqer('GET', '/orders/1')).status).toBe(404);
		expect((await picqer('GET', '/nothing')).json.error_code).toBe(8);
	});
});

describe('lists', () => {
	it('pages by offset', async () => {
		for (let count = 0; count < 105; count += 1) {
			await picqer('POST', '/tags', { title: `Tag ${count}`, color: '#000000', inherit: false });
		}
		expect((await picqer('GET', '/tags')).json).toHaveLength(100);
		expect((await picqer('GET', '/tags?offset=100')).json).toHaveLength(8);
		expect((await picqer('GET', '/tags?offset=200')).json).toEqual([]);
	});

	it('finds products by code, barcode and state', async () => {
		expect((await picqer('GET', '/products')).json).toHaveLength(catalogue.length - 1);
		expect((await picqer('GET', '/products?inactive=true')).json).toMatchObject([
			{ productcode: 'OUD-01' },
		]);
		expect((await picqer('GET', '/products?inactive')).json).toHaveLength(1);
		expect((await picqer('GET', `/products?barcode=${catalogue[2].ean}`)).json).toMatchObject([
			{ productcode: 'SLOT-01' },
		]);
		expect((await picqer('GET', '/products?productcode=SLOT-01')).json).toHaveLength(1);
		expect((await picqer('GET', '/products?idproducts=701,702')).json).toHaveLength(2);
	});

	// Products have no filters by time (docs/services/picqer.md, 2.7); Picqer ignores what it does
	// not know.
	it.each(['updated_after', 'sincedate'])('takes no notice of %s for products', async (name) => {
		const all = (await picqer('GET', '/products')).json;
		const filtered = (await picqer('GET', `/products?${name}=2099-01-01%2000:00:00`)).json;
		expect(filtered).toEqual(all);
	});

	it('filters orders', async () => {
		const first = await createOrder([{ idproduct: 701, amount: 1 }], { ...guest, reference: 'A1' });
		await createOrder([{ idproduct: 701, amount: 1 }]);
		const ids = async (query: string) =>
			(await picqer('GET', `/orders?${query}`)).json.map(
				({ idorder }: { idorder: number }) => idorder,
			);
		expect(await ids('reference=A1')).toEqual([first.idorder]);
		expect(await ids(`sinceid=${first.idorder}`)).toEqual([first.idorder + 1]);
		expect(await ids('search=femke')).toEqual([first.idorder]);
		expect(await ids(`orderid=${first.orderid}`)).toEqual([first.idorder]);
		expect(await ids('sincedate=2099-01-01%2000:00:00')).toEqual([]);
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
		const answer = await picqer('GET', `/${path}`);
		expect(answer.json.length).toBeGreaterThan(0);
	});
});

describe('orders', () => {
	it('copies the customer and starts as a concept', async () => {
		const order = await createOrder([{ productcode: 'LAMP-01', amount: 2 }]);
		expect(order).toMatchObject({
			orderid: 'O2026-10001',
			status: 'concept',
			deliveryname: 'De Vries Fietsen',
			deliverycity: 'Utrecht',
			emailaddress: 'sanne@example.com',
			tags: [],
			products: [{ idproduct: 701, amount: 2 }],
		});
	});

	it('processes what is in stock and leaves the rest as backorders', async () => {
		const order = await createOrder(
			[
				{ productcode: 'LAMP-01', amount: 2 },
				{ productcode: 'MAND-01', amount: 1 },
			],
			guest,
		);
		const processed = (await picqer('POST', `/orders/${order.idorder}/process`)).json;
		expect(processed).toMatchObject({ status: 'processing', picklists: [{ status: 'new' }] });
		expect((await picqer('GET', `/orders/${order.idorder}/backorders`)).json).toMatchObject([
			{ idproduct: 723, amount: 1, amount_available: 0 },
		]);
		expect(await stockOf(701)).toMatchObject({ stock: 1000, reservedpicklists: 2, freestock: 998 });
		expect((await picqer('POST', `/orders/${order.idorder}/process`)).json.error_code).toBe(30);
		expect(
			(await picqer('POST', `/orders/${order.idorder}/products`, { idproduct: 702, amount: 1 }))
				.json.error_code,
		).toBe(33);

		await picqer('POST', '/products/723/stock/18', {
			amount: 5,
			reason: 'Delivery',
			idlocation: null,
		});
		await picqer('POST', '/backorders/process');
		expect((await picqer('GET', '/picklists')).json).toHaveLength(2);
		expect((await picqer('GET', '/backorders')).json).toEqual([]);
	});

	it('waits as a whole without partial delivery', async () => {
		const order = await createOrder(
			[
				{ productcode: 'LAMP-01', amount: 2 },
				{ productcode: 'MAND-01', amount: 1 },
			],
			{ ...guest, partialdelivery: false },
		);
		expect((await picqer('POST', `/orders/${order.idorder}/process`)).json.picklists).toEqual([]);
		expect((await picqer('GET', '/backorders')).json).toHaveLength(2);
	});

	it('edits lines of a concept', async () => {
		const order = await createOrder([{ idproduct: 701, amount: 1 }]);
		const line = await picqer('POST', `/orders/${order.idorder}/products`, {
			idproduct: 702,
			amount: 1,
		});
		expect(line.status).toBe(201);
		const path = `/orders/${order.idorder}/products/${line.json.idorder_product}`;
		expect((await picqer('PUT', path, { amount: 4 })).json.amount).toBe(4);
		expect((await picqer('DELETE', path)).status).toBe(204);
		expect((await picqer('GET', `/orders/${order.idorder}/products`)).json).toHaveLength(1);
	});

	it('cancels, from processing only with force', async () => {
		const order = await createOrder([{ idproduct: 701, amount: 1 }]);
		await picqer('POST', `/orders/${order.idorder}/process`);
		expect((await picqer('DELETE', `/orders/${order.idorder}`)).json.error_code).toBe(30);
		expect((await picqer('DELETE', `/orders/${order.idorder}?force=true`)).status).toBe(204);
		expect((await picqer('GET', `/orders/${order.idorder}`)).json).toMatchObject({
			status: 'cancelled',
			picklists: [{ status: 'cancelled' }],
		});
		expect((await stockOf(701)).freestock).toBe(1000);

		const other = await createOrder([{ idproduct: 701, amount: 1 }]);
		await picqer('POST', `/orders/${other.idorder}/process`);
		expect((await picqer('DELETE', `/orders/${other.idorder}`, { force: true })).status).toBe(204);
	});

	it('pauses, resumes, allocates, tags, and takes comments and field values', async () => {
		const { idorder } = await createOrder([{ idproduct: 701, amount: 3 }]);
		const path = `/orders/${idorder}`;
		expect((await picqer('POST', `${path}/pause`, { reason: 'Wait' })).json).toMatchObject({
			status: 'paused',
			paused_reason: 'Wait',
		});
		expect((await picqer('POST', `${path}/resume`)).json.status).toBe('concept');
		await picqer('POST', `${path}/allocate`);
		expect(await stockOf(701)).toMatchObject({ reservedallocations: 3, freestock: 997 });
		expect((await picqer('POST', `${path}/tags`, { idtag: 9 })).status).toBe(201);
		expect((await picqer('GET', path)).json.tags).toHaveProperty('bol.idtag', 9);
		expect((await picqer('GET', '/orders?tag=bol')).json).toHaveLength(1);
		expect((await picqer('DELETE', `${path}/tags/9`)).status).toBe(204);
		expect(
			(await picqer('POST', `${path}/comments`, { body: 'Bel @Mila Bos' })).json,
		).toMatchObject({ source_type: 'order', mentions: [{ mentioned: { iduser: 5 } }] });
		const orderfields = [{ idorderfield: 3, value: 'bol' }];
		expect((await picqer('PUT', path, { orderfields })).json).toMatchObject({
			orderfields: [{ idorderfield: 3, title: 'Kanaal', value: 'bol' }],
			comment_count: 1,
		});
		expect((await picqer('GET', `${path}/comments`)).json).toHaveLength(1);
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
		expect((await picqer('POST', `${path}/pick`, { amount: 1 })).json.error_code).toBe(15);
		expect((await picqer('POST', `${path}/pick`, { product: 'LAMP-01' })).json.error_code).toBe(16);
		expect(
			(await picqer('POST', `${path}/pick`, { product: 'NONE', amount: 1 })).json.error_code,
		).toBe(17);
		expect(
			(await picqer('POST', `${path}/pick`, { product: 'LAMP-01', amount: 3 })).json.error_code,
		).toBe(18);
		expect(
			(await picqer('POST', `${path}/pick`, { product: catalogue[0].ean, amount: 1 })).json
				.totalpicked,
		).toBe(1);
		expect((await picqer('POST', `${path}/pickall`)).json.totalpicked).toBe(2);

		const methods = (await picqer('GET', `${path}/shippingmethods`)).json;
		expect(methods).toMatchObject([{ idshippingprovider_profile: 12, selected: true }, {}, {}]);
		expect(
			(await picqer('POST', `${path}/shipments`, { idshippingprofile: 99 })).json.error_code,
		).toBe(26);
		const shipment = await picqer('POST', `${path}/shipments?return=shipment`, {
			idshippingprofile: 13,
			weight: 400,
		});
		expect(shipment.status).toBe(201);
		expect(shipment.json).toMatchObject({
			idorder,
			idpicklist,
			provider: 'PostNL',
			profile_name: 'Brievenbuspakje',
			weight: 400,
		});
		expect(shipment.json.parcels[0].tracking_code).toBe(shipment.json.trackingcode);
		const label = await send('GET', shipment.json.labelurl_pdf);
		expect(label.text.startsWith('%PDF-')).toBe(true);

		expect((await picqer('POST', `${path}/close`)).json).toMatchObject({
			status: 'closed',
			closed_by_iduser: 5,
		});
		expect((await picqer('POST', `${path}/close`)).json.error_code).toBe(21);
		expect((await picqer('GET', `/orders/${idorder}`)).json.status).toBe('completed');
		expect(await stockOf(701)).toMatchObject({ stock: 998, reservedpicklists: 0, freestock: 998 });
		expect((await picqer('GET', '/stockhistory?idproduct=701')).json).toMatchObject([
			{ stock_change: -2, new_stock: 998 },
		]);
		expect((await picqer('DELETE', `${path}/shipments/${shipment.json.idshipment}`)).status).toBe(
			204,
		);
		expect((await picqer('GET', '/shipments')).json[0].cancelled).toBe(true);
	});

	it('is cancelled, paused, snoozed, assigned and printed', async () => {
		const { idpicklist } = await processedPicklist();
		const path = `/picklists/${idpicklist}`;
		expect((await picqer('POST', `${path}/pause`, { reason: 'x' })).json.status).toBe('paused');
		expect((await picqer('POST', `${path}/resume`)).json.status).toBe('new');
		expect((await picqer('POST', `${path}/assign`, { iduser: 6 })).json.assigned_to_iduser).toBe(6);
		expect((await picqer('PUT', path, { urgent: true })).json.urgent).toBe(true);
		expect(
			(await picqer('POST', `${path}/snooze`, { snooze_until: '2099-01-01 00:00:00' })).json.status,
		).toBe('snoozed');
		expect((await picqer('GET', `${path}/picklistpdf`)).headers.get('content-type')).toContain(
			'application/pdf',
		);
		expect((await picqer('POST', `${path}/cancel`)).json.status).toBe('cancelled');
		expect((await picqer('GET', '/backorders')).json).toMatchObject([
			{ amount: 2, amount_available: 2 },
		]);
	});
});

describe('products and customers', () => {
	it('changes stock and refuses what cannot be', async () => {
		expect((await picqer('POST', '/products/701/stock/18', { change: 5 })).json.error_code).toBe(5);
		expect(
			(
				await picqer('POST', '/products/701/stock/18', {
					change: -5,
					reason: 'Broken',
					idlocation: 41,
				})
			).json,
		).toMatchObject({ stock: 995, locations: [{ idlocation: 41, stock: 995 }] });
		expect(
			(
				await picqer('POST', '/products/701/stock/18', {
					change: -2000,
					reason: 'x',
					idlocation: null,
				})
			).status,
		).toBe(400);
	});

	it('creates, updates and switches products', async () => {
		const fields = { idvatgroup: 2, name: 'New', price: 1, productcode: 'NEW-1' };
		const { status, json } = await picqer('POST', '/products', fields);
		expect(status).toBe(201);
		expect((await picqer('POST', '/products', { ...fields, idvatgroup: 99 })).json.error_code).toBe(
			14,
		);
		expect(
			(
				await picqer('PUT', `/products/${json.idproduct}`, {
					name: 'Newer',
					productfields: [{ idproductfield: 8, value: 'rood' }],
				})
			).json,
		).toMatchObject({ name: 'Newer', productfields: [{ title: 'Kleur', value: 'rood' }] });
		expect((await picqer('POST', `/products/${json.idproduct}/inactivate`)).json.active).toBe(
			false,
		);
	});

	it('keeps customers with orders', async () => {
		const { json } = await picqer('POST', '/customers', {
			name: 'Nieuw',
			addresses: [{ name: 'Nieuw', country: 'NL' }],
		});
		expect(json).toMatchObject({ customerid: 'K1004', addresses: [{ country: 'NL' }] });
		expect((await picqer('DELETE', `/customers/${json.idcustomer}`)).status).toBe(204);
		await createOrder([{ idproduct: 701, amount: 1 }]);
		expect((await picqer('DELETE', '/customers/310')).status).toBe(400);
	});
});

describe('webhooks', () => {
	let receiver: Receiver;
	beforeEach(async () => {
		receiver = await startReceiver();
	});
	afterEach(async () => await receiver.close());

	async function hook(event: string, secret?: string): Promise<Answer['json']> {
		return (await picqer('POST', '/hooks', { name: 'test', event, address: receiver.url, secret }))
			.json;
	}

	const bodies = () => receiver.received.map(({ rawBody }) => JSON.parse(rawBody));

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
		await sandbox.deliveriesSettled();

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
		await createOrder([{ idproduct: 701, amount: 1 }], { ...guest, deliveryname: 'Amélie' });
		await sandbox.deliveriesSettled();
		const signatures = receiver.received.map(({ headers, rawBody }) => [
			headers['x-picqer-signature'],
			picqerSignature(rawBody, 'geheim'),
		]);
		expect(signatures.filter(([sent]) => sent === undefined)).toHaveLength(1);
		expect(signatures.filter(([sent, expected]) => sent === expected)).toHaveLength(1);
	});

	it('lists, switches off and reactivates hooks without showing secrets', async () => {
		const { idhook } = await hook('orders.created', 'geheim');
		expect((await picqer('GET', '/hooks')).json).toEqual([
			{
				idhook,
				name: 'test',
				event: 'orders.created',
				address: receiver.url,
				active: true,
				secret: true,
			},
		]);
		expect((await picqer('DELETE', `/hooks/${idhook}`)).status).toBe(204);
		expect((await picqer('GET', `/hooks/${idhook}`)).json.active).toBe(false);
		expect(sandbox.fireEvent('picqer', 'orders.created', {})).toBe(0);
		expect((await picqer('POST', `/hooks/${idhook}/reactivate`)).json.active).toBe(true);
		expect(
			(await picqer('POST', '/hooks', { name: 'x', event: 'orders.created' })).json.error_code,
		).toBe(5);
	});

	it('repeats failed deliveries and gives up in the end', async () => {
		sandbox.setDeliveryRules('picqer', { attempts: 2, pauseMs: 10 });
		const { idhook } = await hook('orders.created');
		receiver.statuses.push(500);
		sandbox.fireEvent('picqer', 'orders.created', { idorder: 1 });
		await sandbox.deliveriesSettled();
		expect(sandbox.deliveries('picqer').map(({ statusCode }) => statusCode)).toEqual([500, 200]);

		receiver.statuses.push(...Array<number>(10).fill(500));
		for (let count = 0; count < 5; count += 1)
			sandbox.fireEvent('picqer', 'orders.created', { idorder: 1 });
		await sandbox.deliveriesSettled();
		expect(sandbox.counters().picqer.deliveries).toMatchObject({ givenUp: 5, succeeded: 1 });
		expect((await picqer('GET', `/hooks/${idhook}`)).json.active).toBe(false);
	});

	it('doubles and keeps deliveries when told to', async () => {
		await hook('orders.created');
		sandbox.setDeliveryMode('doubled');
		sandbox.fireEvent('picqer', 'orders.created', { idorder: 1 });
		await sandbox.deliveriesSettled();
		expect(receiver.received).toHaveLength(2);
		expect(receiver.received[0].rawBody).toBe(receiver.received[1].rawBody);

		sandbox.setDeliveryMode('paused');
		sandbox.fireEvent('picqer', 'orders.created', { idorder: 2 });
		await sandbox.deliveriesSettled();
		expect(receiver.received).toHaveLength(2);
		sandbox.setDeliveryMode('normal');
		await sandbox.deliveriesSettled();
		expect(receiver.received).toHaveLength(3);
	});

	it('forges, and says how the receiver answered', async () => {
		await hook('orders.created', 'geheim');
		receiver.statuses.push(401, 403);
		const forge = async (kind: string) =>
			(
				await send('POST', `${sandbox.urls.control}/forge/picqer`, {
					headers: { 'Content-Type': 'application/json' },
					body: { kind },
				})
			).json.results;
		expect(await forge('wrong-signature')).toEqual([{ address: receiver.url, statusCode: 401 }]);
		expect(await forge('changed-body')).toEqual([{ address: receiver.url, statusCode: 403 }]);
		expect(await sandbox.forge('picqer', { kind: 'no-signature', address: receiver.url })).toEqual([
			{ address: receiver.url, statusCode: 200 },
		]);
		const [wrong, changed, bare] = receiver.received;
		for (const { headers, rawBody } of [wrong, changed]) {
			expect(headers['x-picqer-signature']).not.toBe(picqerSignature(rawBody, 'geheim'));
			expect(() => JSON.parse(rawBody)).not.toThrow();
		}
		expect(bare.headers['x-picqer-signature']).toBeUndefined();
	});
});
