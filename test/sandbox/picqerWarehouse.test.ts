import { startSandbox, type Sandbox } from '../../sandbox';
import type { PicqerState } from '../../sandbox/picqer/types';
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

async function put(path: string, body?: unknown): Promise<Answer['json']> {
	return (await picqer('PUT', path, body)).json;
}

async function listenTo(...events: string[]): Promise<void> {
	for (const event of events) await post('/hooks', { name: 'x', event, address: receiver.url });
}

async function heard(): Promise<string[]> {
	await sandbox.deliveriesSettled();
	return receiver.received.map(({ rawBody }) => JSON.parse(rawBody).event).sort();
}

/** Processes an order and gives the id of its picklist. */
async function makePicklist(amount = 1, idproduct = 701): Promise<number> {
	const { idorder } = await post('/orders', {
		idcustomer: 310,
		products: [{ idproduct, amount }],
	});
	return (await post(`/orders/${idorder}/process`)).picklists[0].idpicklist;
}

describe('batches', () => {
	it('hold picklists until all are closed', async () => {
		await listenTo(
			'picklist_batches.created',
			'picklist_batches.changed',
			'picklist_batches.completed',
		);
		const [single, large] = [await makePicklist(1), await makePicklist(3)];
		const created = await picqer('POST', '/picklists/batches', { idpicklists: [single] });
		expect(created.status).toBe(201);
		expect(created.json).toMatchObject({
			idpicklist_batch: 34,
			type: 'singles',
			status: 'open',
			total_products: 1,
			total_picklists: 1,
			products: [{ idproduct: 701, picklists: [{ idpicklist: single, amount: 1 }] }],
			picklists: [{ idpicklist: single, delivery_name: 'De Vries Fietsen' }],
		});
		const path = '/picklists/batches/34';
		await post(`${path}/picklists`, { idpicklist: large });
		expect((await post(`${path}/picklists`, { idpicklist: large })).error_code).toBe(21);
		expect((await get(`/picklists/${large}`)).idpicklist_batch).toBe(34);
		expect(await get(`${path}/products/701/picklists`)).toHaveLength(2);
		expect((await post(`${path}/assign`, { iduser: 6 })).assigned_to.username).toBe('daan');
		expect((await post(`${path}/assign`, { iduser: null })).assigned_to).toBe(null);
		await post(`/picklists/${large}/pickall`);
		await post(`${path}/reset`);
		expect((await get(`/picklists/${large}`)).totalpicked).toBe(0);
		expect((await picqer('GET', `${path}/pdf`)).text.startsWith('%PDF-')).toBe(true);
		expect((await picqer('DELETE', `${path}/picklists/${large}`)).status).toBe(204);
		await post(`/picklists/${single}/close`);
		expect(await get('/picklists/batches?status=completed')).toMatchObject([
			{ idpicklist_batch: 34, completed_by: { iduser: 5 } },
		]);
		expect((await heard()).filter((event) => event !== 'picklist_batches.changed')).toEqual([
			'picklist_batches.completed',
			'picklist_batches.created',
		]);
	});

	it('are made from presets', async () => {
		await makePicklist(1);
		await makePicklist(3);
		expect(await get('/picklists/batches/presets')).toHaveLength(2);
		expect(await get('/picklists/batches/presets?inactive=true')).toHaveLength(1);
		expect((await get('/picklists/batches/presets/8234')).picklists_count).toBe(1);
		expect(
			(await post('/picklists/batches', { idpicklist_batch_preset: 8235 })).total_picklists,
		).toBe(2);
		expect((await post('/picklists/batches', { idpicklist_batch_preset: 8235 })).error_code).toBe(
			21,
		);
		expect((await post('/picklists/batches', {})).error_code).toBe(5);
	});
});

describe('picking', () => {
	it('links containers, and says 200 for a picklist that does not exist', async () => {
		const idpicklist = await makePicklist();
		const wrong = await picqer('POST', '/picking-containers/1/link', { idpicklist: 99999 });
		expect([wrong.status, wrong.json.idpicklist]).toEqual([200, null]);
		expect((await post('/picking-containers/1/link', { idpicklist })).idpicklist).toBe(idpicklist);
		expect(await get(`/picking-containers?idpicklist=${idpicklist}`)).toHaveLength(1);
		const made = await picqer('POST', '/picking-containers', { name: 'Bak 9' });
		const path = `/picking-containers/${made.json.idpicking_container}`;
		expect((await put(path, { name: 'Bak 10' })).name).toBe('Bak 10');
		expect((await picqer('DELETE', path)).status).toBe(204);
	});

	it('takes goods from the chosen locations', async () => {
		await post('/products/701/locations', { idlocation: 90 });
		await post('/products/701/stock/18', { change: 10, idlocation: 90, reason: 'x' });
		const idpicklist = await makePicklist(5);
		const path = `/picklists/${idpicklist}`;
		const [{ idpicklist_product }] = (await get(path)).products;
		const places = `${path}/products/${idpicklist_product}/pick_locations`;
		expect((await put(places, { idlocation: 90, amount: 6 })).error_code).toBe(5);
		const { products } = await put(places, [
			{ idlocation: 90, amount: 3 },
			{ idlocation: 41, amount: 2 },
		]);
		expect(products[0]).toMatchObject({ stock_location: 'B.1' });
		const place = products[0].pick_locations[1].idpicklist_product_location;
		const picked = await post(`${path}/pick`, { idpicklist_product_location: place, amount: 2 });
		expect(picked.products[0]).toMatchObject({
			amount_picked: 2,
			pick_locations: [{ amount_picked: 0 }, { amount_picked: 2 }],
		});
		expect(
			(await post(`${path}/pick`, { idpicklist_product_location: place, amount: 1 })).error_code,
		).toBe(18);
		await post(`${path}/close`);
		expect((await get('/products/701/stock/18')).locations).toEqual([
			expect.objectContaining({ idlocation: 41, stock: 998 }),
			expect.objectContaining({ idlocation: 90, stock: 7 }),
		]);
	});

	it('advises packaging', async () => {
		const path = `/picklists/${await makePicklist()}/packaging-advice`;
		expect(await get(path)).toEqual({ idpackaging: 3 });
		expect(await put(path, { idpackaging: 4 })).toEqual({ idpackaging: 4 });
		expect((await put(path, { idpackaging: 99 })).error_code).toBe(20);
	});
});

describe('locations', () => {
	it('are made, linked to a parent, changed and deleted', async () => {
		const made = await picqer('POST', '/locations?auto_link_to_parent=1', {
			idwarehouse: 18,
			name: 'C.1',
		});
		expect(made.status).toBe(201);
		expect(made.json).toMatchObject({ type: 'location', location_type: { name: 'Standaard' } });
		const parent = await get(`/locations/${made.json.parent_idlocation}`);
		expect(parent.name).toBe('C');
		const path = `/locations/${made.json.idlocation}`;
		expect((await put(path, { is_exclusive_location: true })).is_exclusive_location).toBe(true);
		const { idlocation } = made.json;
		expect((await picqer('POST', '/products/701/locations', { idlocation })).status).toBe(201);
		expect((await post('/products/702/locations', { idlocation })).error_code).toBe(21);
		expect(await get(`${path}/products`)).toMatchObject([{ idproduct: 701 }]);
		expect((await picqer('DELETE', path)).json.error_code).toBe(21);
		await picqer('DELETE', `/products/701/locations/${idlocation}`);
		expect((await picqer('DELETE', path)).status).toBe(204);
		expect((await post('/locations', { name: 'x' })).error_code).toBe(5);
	});

	it('are containers as well, which know where goods are meant to go', async () => {
		expect(await get('/locations?type=container')).toEqual([
			{ idlocation: 91, idwarehouse: 18, type: 'container', name: 'Kar 1', remarks: null },
		]);
		expect(await get('/locations?only_available=true')).toMatchObject([{ name: 'B.1' }]);
		await post('/products/701/locations', { idlocation: 91 });
		expect(await put('/locations/91/products/701/intent', { idlocation: 90 })).toEqual({
			idproduct: 701,
			idlocation: 90,
		});
		expect((await put('/locations/41/products/701/intent', { idlocation: 90 })).error_code).toBe(
			21,
		);
	});

	it('have types', async () => {
		const made = await picqer('POST', '/locationtypes', { name: 'Koel', color: '#00ffff' });
		expect([made.status, made.json.default]).toEqual([201, false]);
		const path = `/locationtypes/${made.json.idlocation_type}`;
		expect((await put(path, { color: 'blue' })).error_code).toBe(5);
		expect((await post(`${path}/default`)).default).toBe(true);
		expect((await picqer('DELETE', path)).json.error_code).toBe(21);
		expect((await picqer('DELETE', '/locationtypes/2')).json.error_code).toBe(21);
		await post('/locationtypes/2/default');
		expect((await picqer('DELETE', path)).status).toBe(204);
	});

	it('keep a history of movements and mutations', async () => {
		await listenTo('movements.moved', 'products.stock_on_location_changed');
		await post('/products/701/locations', { idlocation: 90 });
		const move = { from_idlocation: 41, to_idlocation: 90, amount: 10 };
		expect((await post('/products/701/stock/18/move', move)).stock).toBe(1000);
		expect(await get('/location-stock-history?idproduct=701')).toMatchObject([
			{ idlocation: 41, contra_idlocation: 90, stock_change: -10, change_type: 'movement' },
			{ idlocation: 90, contra_idlocation: 41, stock_change: 10, change_type: 'movement' },
		]);
		expect(await get('/location-stock-history?idlocation=43')).toMatchObject([
			{ idproduct_location_stock_history: 71, change_type: 'mutation' },
		]);
		expect(await get('/location-stock-history?sincedate=2099-01-01%2000:00:00')).toEqual([]);
		expect(await get('/stockhistory?idwarehouse=18&iduser=5')).toHaveLength(1);
		expect(await get('/movements')).toHaveLength(2);
		expect(await heard()).toEqual([
			'movements.moved',
			'products.stock_on_location_changed',
			'products.stock_on_location_changed',
		]);
	});
});

describe('products', () => {
	it('are produced from their parts', async () => {
		await post('/products/728/produce', { idwarehouse: 18, amount: 4, reason: 'x' });
		expect((await get('/products/728/stock/18')).stock).toBe(1004);
		expect((await get('/products/701/stock/18')).stock).toBe(996);
		expect((await post('/products/728/produce', { idwarehouse: 18 })).error_code).toBe(5);
		expect((await post('/products/701/produce', { idwarehouse: 18, amount: 1 })).error_code).toBe(
			21,
		);
		expect(
			(await post('/products/728/produce', { idwarehouse: 18, amount: 5000 })).error_code,
		).toBe(1);
	});

	it('remember their prices', async () => {
		await put('/products/701', { price: 30 });
		expect(await get('/products/701/pricehistory')).toMatchObject([{ idproduct: 701, price: 30 }]);
		expect(await get('/products/701/fixedstockpricehistory')).toEqual([]);
	});
});

describe('the rest of the account', () => {
	it('keeps tasks', async () => {
		const names = ['created', 'changed', 'completed', 'uncompleted', 'deleted'];
		await listenTo(...names.map((name) => `tasks.${name}`));
		const made = await picqer('POST', '/tasks', { title: 'Tellen', assigned_to_iduser: 6 });
		expect([made.status, made.json.created_by_iduser]).toEqual([201, 5]);
		const path = `/tasks/${made.json.idtask}`;
		expect((await put(path, { title: 'Opnieuw tellen' })).title).toBe('Opnieuw tellen');
		expect((await post(`${path}/complete`)).completed_by_iduser).toBe(5);
		expect(await get('/tasks?completed=true')).toHaveLength(2);
		expect((await post(`${path}/uncomplete`)).completed_at).toBe(null);
		expect(await get('/tasks?completed=false')).toHaveLength(2);
		expect((await picqer('DELETE', path)).status).toBe(204);
		expect((await post('/tasks', {})).error_code).toBe(5);
		expect(await heard()).toEqual(names.map((name) => `tasks.${name}`).sort());
	});

	it('keeps packagings and tags', async () => {
		const { idpackaging } = await post('/packagings', { name: 'Doos L', length: 60 });
		expect((await put(`/packagings/${idpackaging}`, { active: false })).active).toBe(false);
		expect(await get('/packagings')).toHaveLength(1);
		expect(await get('/packagings?inactive=true')).toHaveLength(2);
		expect((await put('/tags/7', { name: 'Haast' })).title).toBe('Haast');
		expect((await put('/tags/7', { title: 'Spoed' })).title).toBe('Spoed');
		expect((await post('/tags', { title: 'x', color: 'red', inherit: true })).error_code).toBe(5);
	});

	it('keeps fulfilment customers and reports on them', async () => {
		expect((await get('/fulfilment/customers'))[0]).not.toHaveProperty('allowed_shipping_profiles');
		expect((await get('/fulfilment/customers/61')).allowed_shipping_profiles).toEqual([12]);
		const made = await picqer('POST', '/fulfilment/customers', { name: 'X', password: 'geheim' });
		expect(made.status).toBe(201);
		expect(made.text).not.toContain('geheim');
		expect((await put('/fulfilment/customers/62', { language: 'en' })).language).toBe('en');

		const limited = picqerCaller(sandbox.urls.picqer, 'sandbox-fulfilment-key');
		const order = (
			await limited('POST', '/orders', {
				idcustomer: 312,
				products: [{ idproduct: 730, amount: 2 }],
			})
		).json;
		const { picklists } = await post(`/orders/${order.idorder}/process`);
		const path = `/picklists/${picklists[0].idpicklist}`;
		await post(`${path}/shipments`, {});
		await post(`${path}/close`);
		const report = '/fulfilment/customers/61/report';
		expect((await get(report)).error_code).toBe(5);
		expect(await get(`${report}?start-date=2020-01-01&end-date=2099-01-01`)).toMatchObject({
			meta_data: { idfulfilment_customer: 61, start_date: '2020-01-01' },
			outbound: { picklists_count: 1, picklist_products_count: 2, shipments_count: 1 },
			storage_usage: {
				stock_locations_in_use: [{ total_items: '998', unique_products: 1 }],
				products_total: 1,
				stock_total: 1248,
			},
		});
		expect(
			(await get(`${report}?start-date=2020-01-01&end-date=2020-02-01`)).outbound.shipments_count,
		).toBe(0);
	});

	it('has figures', async () => {
		await makePicklist();
		expect(Object.keys(await get('/stats'))).toHaveLength(12);
		expect(await get('/stats/new-orders-this-week')).toEqual({ value: 1 });
		expect(await get('/stats/new-customers-this-week')).toEqual({ value: 0 });
		expect(await get('/stats/inactive-products')).toEqual({ value: 1 });
		expect((await picqer('GET', '/stats/constructor')).status).toBe(404);
	});

	it('has webshop orders and packing stations', async () => {
		expect(await get('/webshoporders?foreign_number=WEB-8892')).toMatchObject([
			{ idcompany_webshop_order: 92, status: 'error' },
		]);
		expect((await get('/packingstations/1')).printer_shipping_labels.idprinter).toBe(4);
	});

	it.each([
		['picklist_batch', '/picklists/batches/34'],
		['purchaseorder', '/purchaseorders/701'],
		['receipt', '/receipts/469'],
		['return', '/returns/392'],
		['supplier', '/suppliers/14'],
		['product', '/products/701'],
		['customer', '/customers/310'],
	])('takes comments on a %s', async (type, path) => {
		await post('/picklists/batches', { idpicklists: [await makePicklist()] });
		await listenTo('comments.created');
		const made = await picqer('POST', `${path}/comments`, { body: 'Hoi', show_at_related: true });
		expect([made.status, made.json.source_type]).toEqual([201, type]);
		expect(await get(`${path}/comments`)).toHaveLength(1);
		expect(await get('/comments?idauthor=5')).toHaveLength(1);
		expect((await picqer('DELETE', `/comments/${made.json.idcomment}`)).status).toBe(204);
		expect(await heard()).toEqual(['comments.created']);
	});

	it('anonymizes orders only after a week', async () => {
		await makePicklist();
		const { orders } = sandbox.state('picqer') as unknown as PicqerState;
		const path = `/orders/${orders[0].idorder}`;
		expect((await post(`${path}/anonymize`)).error_code).toBe(30);
		orders[0].created = '2026-01-05 09:30:00';
		expect(await post(`${path}/anonymize`)).toMatchObject({
			emailaddress: null,
			deliveryaddress: null,
			deliverycountry: 'NL',
		});
	});
});
