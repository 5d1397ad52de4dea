import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { forgetLimits } from '../../../nodes/shared/service/limiters';
import { runNode } from '../harness';
import { byId } from '../operations';
import { awkwardOrders, item, order, type AwkwardOrder } from './awkwardOrders';
import { bolSubject } from './subject';

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

const api = () => nock(bolSubject.baseUrl, { reqheaders: bolSubject.headers });

const OPEN = { 'fulfilment-method': 'FBR', status: 'OPEN' };

/** Lists orders as open, and gives each in full; one that is no object is not known any more. */
function serve(orders: Record<string, IDataObject | undefined>) {
	const rows = Object.keys(orders).map((orderId) => ({ orderId }));
	api().get('/retailer/orders').query(OPEN).reply(200, { orders: rows });
	for (const [orderId, full] of Object.entries(orders)) {
		const answer = full ?? { title: 'Not Found', detail: `Order ${orderId} not found` };
		api()
			.get(`/retailer/orders/${orderId}`)
			.reply(full ? 200 : 404, JSON.stringify(answer), { 'content-type': 'application/json' });
	}
}

const run = async (parameters: INodeParameters, more: { continueOnFail?: boolean } = {}) =>
	await runNode({ ...bolSubject, parameters: { resource: 'order', ...parameters }, ...more });

const toShip = { operation: 'getAllToShip' };

interface Line extends IDataObject {
	lineId: string;
	quantity: number;
}

const linesOf = (json: IDataObject) =>
	Object.fromEntries(
		((json.shopOrder as { lines: Line[] }).lines ?? []).map(({ lineId, quantity }) => [
			lineId,
			quantity,
		]),
	);

/** An order as it comes out of the network, where nothing is undefined. */
const sent = (full: IDataObject) => JSON.parse(JSON.stringify(full)) as IDataObject;

/** What a readable order must give. */
function check(
	json: IDataObject | undefined,
	{ order: full, lines, has = {}, lacks }: AwkwardOrder,
) {
	if (!lines) return expect(json).toBeUndefined();
	const { shopOrder, ...rest } = json ?? {};
	expect(rest).toEqual(sent(full));
	expect(linesOf({ shopOrder })).toEqual(lines);
	expect(shopOrder).toMatchObject({
		number: full.orderId,
		placedAt: '2026-03-04T19:15:00.000Z',
		channel: 'bol',
		currency: 'EUR',
		...has,
	});
	if (lacks) expect(shopOrder).not.toHaveProperty(lacks);
	expect(JSON.stringify(shopOrder)).not.toMatch(/null|undefined/);
}

describe('Get Many to Ship', () => {
	test.each(awkwardOrders)('an order with $name', async (awkward) => {
		const orderId = String(awkward.order.orderId);
		serve({ [orderId]: awkward.order, LAST: order('LAST') });
		const { items, error } = await run(toShip, { continueOnFail: true });
		expect(error).toBeUndefined();
		const [output] = items;
		const json = output.map((one) => one.json).find((one) => one.orderId === orderId);
		const failed = output.filter((one) => one.error !== undefined);
		expect(output.some((one) => one.json.orderId === 'LAST')).toBe(true);
		if (awkward.fails === undefined) {
			expect(failed).toEqual([]);
			return check(json, awkward);
		}
		expect(json).toBeUndefined();
		expect(failed).toHaveLength(1);
		expect(failed[0].error?.message).toContain(awkward.fails);
		expect(failed[0].error?.message).toContain(orderId);
	});

	test('gives the whole shape', async () => {
		serve({ A1: order('A1') });
		const { items } = await run(toShip);
		const address = {
			name: 'Ada Sample',
			street: 'Mill Lane',
			houseNumber: '7',
			zipCode: '9999XK',
			city: 'Oldtown',
			country: 'NL',
			emailAddress: 'relay@example.com',
		};
		expect(items[0].map(({ json }) => json)).toEqual([
			{
				...order('A1'),
				shopOrder: {
					number: 'A1',
					placedAt: '2026-03-04T19:15:00.000Z',
					latestDeliveryDate: '2026-03-06',
					channel: 'bol',
					currency: 'EUR',
					buyer: { name: 'Ada Sample', emailAddress: 'relay@example.com', language: 'nl' },
					deliverTo: address,
					invoiceTo: address,
					lines: [
						{
							lineId: '1',
							ean: '8712345678906',
							sku: 'MUG-BLUE',
							title: 'Blue mug',
							quantity: 1,
							priceIncludingVat: 12.5,
						},
					],
				},
			},
		]);
	});

	test('includes what the buyer has asked to cancel when told to', async () => {
		const asked = item('1', { cancellationRequest: true });
		serve({ A1: order('A1', { orderItems: [asked, item('2')] }) });
		const { items } = await run({ ...toShip, includeCancellationRequests: true });
		expect(linesOf(items[0][0].json)).toEqual({ 1: 1, 2: 1 });
	});

	test('an order that bol does not know any more fails once all others are read', async () => {
		serve({ GONE: undefined, A1: order('A1'), A2: order('A2') });
		const { error } = await run(toShip);
		expect(error?.message).toMatch(/^Order GONE could not be read: bol: Order GONE not found/);
		expect(nock.pendingMocks()).toEqual([]);
	});

	test('each order that cannot be read is an item with its error, after all others', async () => {
		const broken = order('BROKEN', { shipmentDetails: {} });
		serve({ GONE: undefined, A1: order('A1'), BROKEN: broken, A2: order('A2') });
		const { items } = await run(toShip, { continueOnFail: true });
		expect(items[0].map(({ json }) => json.orderId)).toEqual(['A1', 'A2', undefined, undefined]);
		expect(items[0].slice(2).map(({ error }) => error?.message)).toEqual([
			expect.stringContaining('GONE'),
			expect.stringContaining('BROKEN'),
		]);
	});

	test('all orders that cannot be read are named in one error', async () => {
		serve({ GONE: undefined, A1: order('A1'), LOST: undefined });
		const { error } = await run(toShip);
		expect(error?.message).toMatch(/^2 of 3 open orders could not be read: .*GONE.*; .*LOST/);
	});

	test('no open orders give no item', async () => {
		api().get('/retailer/orders').query(OPEN).reply(200, {});
		const { items, error } = await run(toShip);
		expect(error).toBeUndefined();
		expect(items[0] ?? []).toEqual([]);
	});

	test('reads every page, and each order once', async () => {
		const ids = Array.from({ length: 52 }, (_, index) => `P${index}`);
		const rows = ids.map((orderId) => ({ orderId }));
		api()
			.get('/retailer/orders')
			.query(OPEN)
			.reply(200, { orders: rows.slice(0, 50) });
		api()
			.get('/retailer/orders')
			.query({ ...OPEN, page: '2' })
			.reply(200, { orders: rows.slice(49) });
		for (const orderId of ids) {
			api().get(`/retailer/orders/${orderId}`).reply(200, order(orderId));
		}
		const { items, error } = await run(toShip);
		expect(error).toBeUndefined();
		expect(items[0].map(({ json }) => json.orderId)).toEqual(ids);
	});

	test('gives what could be read when a later page cannot be', async () => {
		const ids = Array.from({ length: 50 }, (_, index) => `P${index}`);
		api()
			.get('/retailer/orders')
			.query(OPEN)
			.reply(200, { orders: ids.map((orderId) => ({ orderId })) });
		api()
			.get('/retailer/orders')
			.query({ ...OPEN, page: '2' })
			.reply(400, { title: 'Bad Request', detail: 'no such page' });
		for (const orderId of ids) {
			api().get(`/retailer/orders/${orderId}`).reply(200, order(orderId));
		}
		const { items } = await run(toShip, { continueOnFail: true });
		expect(items[0]).toHaveLength(51);
		expect(items[0][50].error?.message).toContain('no such page');
	});
});

describe('Get, with a shop order', () => {
	const get = async (full: IDataObject, orderOutput: string) => {
		api()
			.get(`/retailer/orders/${String(full.orderId)}`)
			.reply(200, JSON.stringify(full), { 'content-type': 'application/json' });
		const orderId = byId(String(full.orderId));
		return await run({ operation: 'get', orderId, orderOutput });
	};

	test('an order of which some of the same product was sent', async () => {
		const partly = item('1', { quantity: 3, quantityShipped: 1 });
		const other = item('2', { product: { ean: '0045496420055' } });
		const orderItems = [partly, other, item('3', { quantityShipped: 1 })];
		const { items } = await get(order('A1', { orderItems }), 'shopOrder');
		expect(linesOf(items[0][0].json)).toEqual({ 1: 2, 2: 1 });
		expect(items[0][0].json.shopOrder).toMatchObject({ lines: [{ sentQuantity: 2 }, {}] });
		expect(JSON.stringify(items[0][0].json).match(/sentQuantity/g)).toHaveLength(1);
	});

	test('an order of which nothing is left to ship', async () => {
		const orderItems = [item('1', { quantityShipped: 1 })];
		const { items, error } = await get(order('A1', { orderItems }), 'shopOrder');
		expect(error).toBeUndefined();
		expect(items[0] ?? []).toEqual([]);
	});

	test('an order with what its buyer has asked to cancel', async () => {
		const orderItems = [item('1'), item('2', { cancellationRequest: true, quantity: 2 })];
		const { items } = await get(order('A1', { orderItems }), 'cancellations');
		expect(linesOf(items[0][0].json)).toEqual({ 2: 2 });
		expect(items[0][0].json.shopOrder).toMatchObject({ lines: [{ keptQuantity: 1 }] });
	});

	test('an order of which nothing of the same product stays', async () => {
		const asked = item('1', { cancellationRequest: true });
		const other = item('2', { product: { ean: '0045496420055' } });
		const shipped = item('3', { quantityShipped: 1 });
		const byBol = item('4', { fulfilment: { method: 'FBB' } });
		const orderItems = [asked, other, shipped, byBol, { ...asked, orderItemId: '5' }];
		const { items } = await get(order('A1', { orderItems }), 'cancellations');
		expect(linesOf(items[0][0].json)).toEqual({ 1: 1, 5: 1 });
		expect(JSON.stringify(items[0][0].json)).not.toContain('keptQuantity');
	});

	test('an order with items that are cancelled at bol', async () => {
		const partly = item('1', { quantity: 3, quantityCancelled: 1, quantityShipped: 1 });
		const asked = item('2', { cancellationRequest: true });
		const whole = item('3', { product: { ean: '0045496420055' }, quantityCancelled: 1 });
		const byBol = item('4', { quantityCancelled: 1, fulfilment: { method: 'FBB' } });
		const orderItems = [partly, asked, whole, byBol];
		const { items } = await get(order('A1', { orderItems }), 'cancelled');
		expect(linesOf(items[0][0].json)).toEqual({ 1: 1, 3: 1 });
		expect(items[0][0].json.shopOrder).toMatchObject({ lines: [{ keptQuantity: 2 }, {}] });
		expect(JSON.stringify(items[0][0].json).match(/keptQuantity/g)).toHaveLength(1);
	});

	test.each(['cancellations', 'cancelled'])('an order without any (%s)', async (output) => {
		const { items, error } = await get(order('A1'), output);
		expect(error).toBeUndefined();
		expect(items[0] ?? []).toEqual([]);
	});
});

describe('Get Cancellation Requests', () => {
	test('reads only orders with a request, and gives the items that are asked about', async () => {
		const asked = item('2', { cancellationRequest: true });
		const gone = item('3', { cancellationRequest: true, quantityCancelled: 1 });
		const byBol = item('4', { cancellationRequest: true, fulfilment: { method: 'FBB' } });
		const row = (orderId: string, ...cancellationRequest: Array<boolean | string>) => ({
			orderId,
			orderItems: cancellationRequest.map((isAsked) => ({ cancellationRequest: isAsked })),
		});
		const orders = [
			row('NO', false),
			row('NEITHER', 'false', 'False'),
			row('YES', false, true),
			row('DONE', true),
			{ orderId: 'OLD' },
		];
		api().get('/retailer/orders').query(OPEN).reply(200, { orders });
		const serveOrder = (orderId: string, ...orderItems: IDataObject[]) =>
			api().get(`/retailer/orders/${orderId}`).reply(200, order(orderId, { orderItems }));
		serveOrder('YES', item('1'), asked, gone, byBol);
		serveOrder('DONE', gone);
		serveOrder('OLD', item('1'));
		const { items, error } = await run({ operation: 'getAllCancellationRequests' });
		expect(error).toBeUndefined();
		expect(nock.pendingMocks()).toEqual([]);
		expect(items[0].map(({ json }) => [json.orderId, linesOf(json)])).toEqual([['YES', { 2: 1 }]]);
	});
});
