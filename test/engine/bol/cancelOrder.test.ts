import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { setScene } from '../../faults/scene';
import { generateOrder } from '../../../sandbox/bol/seeds';
import type { BolOrder, BolOrderItem } from '../../../sandbox/bol/types';
import { runNode, type NodeRun } from '../harness';

const scene = setScene();

const orders = () => scene.sandbox.state('bol').orders as BolOrder[];

/** An order with an item for each of the changes, which its buyer asks to cancel; their IDs count from 1. */
function seed(...changes: Array<Partial<BolOrderItem>>): BolOrder {
	const order = generateOrder(1, Date.now());
	order.orderId = 'C1';
	const [template] = order.items;
	order.items = changes.map((change, index) => ({
		...template,
		orderItemId: String(index + 1),
		quantity: 1,
		cancellationRequest: true,
		...change,
	}));
	orders().push(order);
	return order;
}

beforeEach(() => scene.sandbox.setProcessDelay(1));

const run = async (operation: string, shopOrder: unknown, more: INodeParameters = {}) =>
	await runNode(runOf(operation, shopOrder, more));

const runOf = (operation: string, shopOrder: unknown, more: INodeParameters = {}): NodeRun =>
	scene.run(
		'bol',
		{ resource: 'order', operation, ...more },
		{ items: [{ json: { shopOrder } as IDataObject }] },
	);

const requested = { reasonCode: 'REQUESTED_BY_CUSTOMER' };

/** The shop order of what the buyer asked to cancel, as the flow has it. */
async function asked(): Promise<IDataObject> {
	const { items } = await run('getAllCancellationRequests', undefined);
	return items[0].map(({ json }) => json).find(({ orderId }) => orderId === 'C1')
		?.shopOrder as IDataObject;
}

async function cancel(shopOrder: unknown, more: INodeParameters = {}): Promise<IDataObject> {
	const { items, error } = await run('cancel', shopOrder, { ...requested, ...more });
	expect(error).toBeUndefined();
	return items[0][0].json;
}

const quantities = ({ items }: BolOrder) =>
	items.map(({ quantityShipped, quantityCancelled }) => [quantityShipped, quantityCancelled]);

const writes = () =>
	scene.sandbox.log('bol').filter(({ path }) => path.endsWith('/orders/cancellation'));

test('what the buyer has asked to cancel is cancelled, and nothing else', async () => {
	const order = seed({}, { cancellationRequest: false }, { quantity: 2 });
	const done = await cancel(await asked());
	expect(done).toMatchObject({
		orderNumber: 'C1',
		cancelled: [{ lineId: '1' }, { lineId: '3' }],
		leftOut: [],
		message: '2 items of order C1 cancelled.',
	});
	expect(quantities(order)).toEqual([
		[0, 1],
		[0, 0],
		[0, 2],
	]);
});

test('a second run changes nothing, and says so', async () => {
	seed({});
	const shopOrder = await asked();
	await cancel(shopOrder);
	expect(await cancel(shopOrder)).toMatchObject({
		cancelled: [],
		leftOut: [{ lineId: '1', reason: 'cancelled before' }],
		message: 'Nothing is left to cancel of order C1.',
	});
	expect(writes()).toHaveLength(1);
});

test.each<[string, Partial<BolOrderItem>, string, INodeParameters?]>([
	['shipped', { quantityShipped: 2 }, 'shipped'],
	['partly shipped', { quantityShipped: 1 }, '1 of it shipped'],
	['not asked for any more', { cancellationRequest: false }, 'not asked to be cancelled'],
	[
		'not asked for, where the switch is given nothing',
		{ cancellationRequest: false },
		'not asked to be cancelled',
		{ onlyWhenAsked: '={{ $json.nothing }}' },
	],
	['in the warehouse of bol', { fulfilmentMethod: 'FBB' }, 'shipped by bol itself'],
])('an item that is %s meanwhile is left alone', async (_what, change, reason, more = {}) => {
	const order = seed({ quantity: 2 }, {});
	const shopOrder = await asked();
	Object.assign(order.items[0], change);
	const before = quantities(order)[0];
	expect(await cancel(shopOrder, more)).toMatchObject({
		cancelled: [{ lineId: '2' }],
		leftOut: [{ lineId: '1', reason }],
	});
	expect(quantities(order)).toEqual([before, [0, 1]]);
});

test('an item that is shipped and cancelled at the same time is one of both', async () => {
	const order = seed({});
	const shopOrder = await asked();
	const credentials = scene.credential('bol');
	const report = scene.run(
		'bol',
		{ resource: 'shipment', operation: 'report', shipmentReport: '{"orderNumber":"C1"}' },
		{ credentials },
	);
	await Promise.all([
		runNode(report),
		runNode({ ...runOf('cancel', shopOrder, requested), credentials }),
	]);
	const [[shipped, cancelled]] = quantities(order);
	expect(shipped + cancelled).toBe(1);
});

test('what nobody asked to cancel is cancelled only when told to', async () => {
	const order = seed({}, {});
	const shopOrder = await asked();
	order.items[0].cancellationRequest = false;
	await cancel(shopOrder, { onlyWhenAsked: false, reasonCode: 'OUT_OF_STOCK' });
	expect(quantities(order)).toEqual([
		[0, 1],
		[0, 1],
	]);
});

test('a part of an item is not cancelled, as bol cancels all of it', async () => {
	const order = seed({ quantity: 3 });
	const shopOrder = (await asked()) as { lines: IDataObject[] };
	const part = { ...shopOrder, lines: [{ ...shopOrder.lines[0], quantity: 1 }] };
	const { leftOut } = await cancel(part);
	expect(leftOut).toMatchObject([{ reason: '3 of it open, and bol cancels an item as a whole' }]);
	expect(quantities(order)).toEqual([[0, 0]]);
});

test.each([[[1, 2]], [[3, 3]]])(
	'an item in lines of %j pieces is cancelled once',
	async (pieces) => {
		const order = seed({ quantity: 3 });
		const shopOrder = (await asked()) as { lines: IDataObject[] };
		const lines = pieces.map((quantity) => ({ ...shopOrder.lines[0], quantity }));
		expect(await cancel({ ...shopOrder, lines })).toMatchObject({ cancelled: [{ lineId: '1' }] });
		expect(quantities(order)).toEqual([[0, 3]]);
		expect(writes()).toHaveLength(1);
	},
);

test('items that the order does not have are named, and nothing is cancelled', async () => {
	seed({}, {});
	const shopOrder = (await asked()) as { lines: IDataObject[] };
	const lines = [shopOrder.lines[0], { ...shopOrder.lines[1], lineId: '77' }];
	const { error } = await run('cancel', { ...shopOrder, lines }, requested);
	expect(error?.message).toContain('has no items with these lineIds: 77');
	expect(writes()).toEqual([]);
});

test('a dry run shows what would be sent, and sends nothing', async () => {
	seed({});
	const done = await cancel(await asked(), { dryRun: true });
	expect(done).toMatchObject({
		cancelled: [],
		dryRun: true,
		requests: [
			{
				method: 'PUT',
				path: '/retailer/orders/cancellation',
				body: { orderItems: [{ orderItemId: '1', reasonCode: 'REQUESTED_BY_CUSTOMER' }] },
			},
		],
		message: 'Dry run, nothing was sent: 1 item of order C1 cancelled.',
	});
	expect(writes()).toEqual([]);
});
