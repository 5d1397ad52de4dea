import { send } from './callers';
import { expectAnswers, setStage } from './stage';

const stage = setStage();
const { bol, picqer } = stage;

const get = async (path: string) => await fetch(stage.sandbox.urls.control + path);

const press = async (name: string, headers: Record<string, string> = {}) =>
	await fetch(`${stage.sandbox.urls.control}/happen/${name}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
		body: '',
		redirect: 'manual',
	});

/** The number of what, as the page shows it. */
async function shownCount(service: 'bol' | 'picqer' | 'goedgepickt' | 'lagerkoll', what: string) {
	const [, count] = stage.sandbox[service].summary().counts.find(([label]) => label === what) ?? [];
	return count;
}

describe('the welcome page', () => {
	it('shows what is in the four services, and a button for each thing that can happen', async () => {
		const answer = await get('/');
		const html = await answer.text();
		expect(answer.headers.get('content-type')).toContain('text/html');
		for (const { orderId } of stage.sandbox.state('bol').orders) expect(html).toContain(orderId);
		for (const title of ['bol', 'Picqer', 'GoedGepickt', 'Lagerkoll'])
			expect(html).toContain(`<h2>${title} `);
		expect(html.match(/<button/g)).toHaveLength(6);
	});

	it('shows the last requests, with what was sent as text and never as HTML', async () => {
		await picqer('GET', '/products');
		await send('GET', `${stage.sandbox.urls.picqer}/api/v1/%3Cscript%3E`);
		stage.sandbox.addFault({ service: 'picqer', kind: 'status', status: 500, times: 1 });
		await picqer('GET', '/warehouses');
		const html = await (await get('/now')).text();
		expect(html).toContain('<td>/api/v1/warehouses</td><td>500 (made up: status)</td>');
		expect(html).not.toContain('<script>');
		expect(html.indexOf('/warehouses')).toBeLessThan(html.indexOf('/products'));
	});

	it('shows names of customers as text', async () => {
		const [order] = stage.sandbox.state('bol').orders;
		order.shipmentDetails.city = '<img src=x>';
		expect(await (await get('/now')).text()).toContain('&lt;img src=x&gt;');
	});
});

describe('its buttons', () => {
	it('add an order to bol, and say so', async () => {
		const before = await shownCount('bol', 'open orders');
		const answer = await press('order');
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toBe('/');
		expect(await shownCount('bol', 'open orders')).toBe(Number(before) + 1);
		expect(await (await get('/')).text()).toContain('bol has the new order B100000001.');
	});

	it('let customers cancel, one order after the other, until none is left', async () => {
		const orders = stage.sandbox.state('bol').orders.length;
		for (let count = 0; count < 20; count += 1) await press('cancellation');
		const asked = stage.sandbox.bol
			.summary()
			.rows.filter(([, , state]) => state === 'wants to cancel');
		expect(asked).toHaveLength(orders);
		expect(await (await get('/now')).text()).toContain('No open bol order is left');
	});

	it('let goods arrive in all three warehouses', async () => {
		const stock = () =>
			JSON.stringify([
				stage.sandbox.state('picqer').stock,
				stage.sandbox.state('goedgepickt').products.length,
			]);
		const before = stock();
		await press('goods');
		expect(stock()).not.toBe(before);
		expect(await (await get('/now')).text()).toMatch(
			/10 pieces arrived: \S+ at Picqer, \S+ at GoedGepickt, \S+ at Lagerkoll\./,
		);
	});

	it('ship an order of Picqer in two parcels, the second when the goods are there', async () => {
		const order = await picqer('POST', '/orders', {
			deliveryname: 'Femke Hoekstra',
			deliverycountry: 'NL',
			invoicename: 'Femke Hoekstra',
			invoicecountry: 'NL',
			// Of the second, the warehouse has none.
			products: [
				{ productcode: 'LAMP-01', amount: 2 },
				{ productcode: 'MAND-01', amount: 1 },
			],
		});
		const { idorder } = order.json as { idorder: number };
		await picqer('POST', `/orders/${idorder}/process`);
		expect(await shownCount('picqer', 'picklists to pick')).toBe(1);
		await press('shipping');
		await press('shipping');
		expect(await shownCount('picqer', 'shipments')).toBe(1);
		expect(await shownCount('picqer', 'backorders')).toBe(1);
		await press('goods');
		expect(await shownCount('picqer', 'backorders')).toBe(0);
		await press('shipping');
		expect(await shownCount('picqer', 'shipments')).toBe(2);
		await expectAnswers(picqer, [`GET /orders/${idorder}`, { status: 'completed' }]);
	});

	it('add a return that bol gives like any other', async () => {
		await press('return');
		const { json } = await bol('GET', '/retailer/returns?handled=false');
		expect(json).toMatchObject({
			returns: expect.arrayContaining([
				expect.objectContaining({ returnId: expect.stringMatching(/^16/) as string }),
			]) as unknown[],
		});
	});

	it('refuse every third request to each service during the storm', async () => {
		await press('storm');
		const statuses = [];
		for (let count = 0; count < 6; count += 1)
			statuses.push((await picqer('GET', '/warehouses')).status);
		expect(statuses).toEqual([200, 200, 429, 200, 200, 429]);
	});

	it('cannot be pressed by another site', async () => {
		const before = await shownCount('bol', 'open orders');
		expect((await press('order', { Origin: 'https://evil.example' })).status).toBe(403);
		expect(await shownCount('bol', 'open orders')).toBe(before);
		expect((await press('order', { Origin: stage.sandbox.urls.control })).status).toBe(303);
	});

	it('answer 404 for what cannot happen', async () => {
		expect((await press('miracle')).status).toBe(404);
	});
});
