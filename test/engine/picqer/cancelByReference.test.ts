import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ShopOrder } from '../../../nodes/shared/commerce/shopOrder';
import { setScene, until } from '../../faults/scene';
import { runNode } from '../harness';
import { byId } from '../operations';
import { KNOWN, PLAIN, UNKNOWN_EAN } from '../shapes/shopOrders';

const scene = setScene();

async function run(resource: string, operation: string, parameters: INodeParameters = {}) {
	const { items, error } = await runNode(
		scene.run('picqer', { resource, operation, ...parameters }),
	);
	expect(error).toBeUndefined();
	return items[0].map(({ json }) => json);
}

const TWO: ShopOrder = {
	...PLAIN,
	lines: [
		{ lineId: '1', ean: KNOWN.ean, quantity: 2 },
		{ lineId: '2', sku: 'LAMP-01', quantity: 1 },
	],
};

/** The EAN of a product that the order does not have. */
const MOVED = '8719327000021';

/** Makes the Picqer order of a shop order; gives its ID and that of its picklist. */
async function make(order: ShopOrder, process = true) {
	const shopOrder = JSON.stringify(order);
	const [{ idorder }] = await run('order', 'upsert', {
		orderInput: 'shopOrder',
		shopOrder,
		process,
	});
	const [{ picklists }] = await run('order', 'get', {
		idorder: byId(Number(idorder)),
		simplify: false,
	});
	const [picklist] = picklists as IDataObject[];
	return { idorder, idpicklist: byId(Number(picklist?.idpicklist)) };
}

const cancel = async (order: ShopOrder, parameters: INodeParameters = {}) =>
	await run('order', 'cancelByReference', {
		orderInput: 'shopOrder',
		shopOrder: JSON.stringify(order),
		...parameters,
	});

const statusOf = () =>
	(scene.sandbox.state('picqer') as { orders: IDataObject[] }).orders
		.filter(({ reference }) => reference === PLAIN.number)
		.map(({ status }) => status);

const changes = () =>
	scene.sandbox
		.log('picqer')
		.filter(({ method }) => method !== 'GET')
		.map(({ method, path }) => `${method} ${path.replace(/^.*\/orders\/\d+/, '')}`);

test.each([{ ifProcessed: 'pause' }, { ifProcessed: 'cancel' }])(
	'A concept is cancelled, once, with %j',
	async (choice) => {
		const { idorder } = await make(TWO, false);
		expect(await cancel(TWO, choice)).toEqual([
			{
				outcome: 'cancelled',
				message: expect.any(String),
				isPartial: false,
				reference: TWO.number,
				idorder,
				orderid: expect.any(String),
				status: 'cancelled',
				shopOrder: TWO,
			},
		]);
		scene.sandbox.clearCounters();
		expect(await cancel(TWO, choice)).toMatchObject([{ outcome: 'cancelled' }]);
		expect(changes()).toEqual([]);
	},
);

test('An order that is processed is paused, once', async () => {
	await make(TWO);
	scene.sandbox.clearCounters();
	expect(await cancel(TWO)).toMatchObject([
		{ outcome: 'paused', isPartial: false, status: 'paused' },
	]);
	expect(await cancel(TWO)).toMatchObject([{ outcome: 'paused' }]);
	expect(changes()).toEqual(['POST /pause']);
	expect(statusOf()).toEqual(['paused']);
});

test('An order that is processed is cancelled where that is wanted, after a pause', async () => {
	await make(TWO);
	scene.sandbox.clearCounters();
	expect(await cancel(TWO, { ifProcessed: 'cancel' })).toMatchObject([{ outcome: 'cancelled' }]);
	expect(changes()).toEqual(['POST /pause', 'DELETE ']);
	expect(statusOf()).toEqual(['cancelled']);
});

test.each(['pick', 'pickAll', 'label', 'close'])(
	'What is picked is left alone: %s',
	async (how) => {
		const { idpicklist } = await make(TWO);
		if (how === 'label') await run('picklistShipment', 'create', { idpicklist });
		else if (how === 'pick') {
			await run('picklist', 'pick', { idpicklist, amount: 1, pickBy: { product: KNOWN.code } });
		} else await run('picklist', 'pickAll', { idpicklist });
		if (how === 'close') await run('picklist', 'close', { idpicklist });
		const before = statusOf();
		scene.sandbox.clearCounters();
		expect(await cancel(TWO, { ifProcessed: 'cancel' })).toMatchObject([
			{ outcome: 'alreadyPicked' },
		]);
		expect(changes()).toEqual([]);
		expect(statusOf()).toEqual(before);
	},
);

test.each([
	['one of two lines', [TWO.lines[1]]],
	['a part of a line', [{ ...TWO.lines[0], quantity: 1 }, TWO.lines[1]]],
	['a line that nobody knows any more', [...TWO.lines, { ean: UNKNOWN_EAN, quantity: 1 }]],
	['a line whose EAN another product has now', [{ ean: MOVED, sku: KNOWN.code, quantity: 2 }]],
])('Of an order only %s: it is paused, and says so', async (_what, lines) => {
	for (const process of [false, true]) {
		scene.sandbox.reset();
		await make(TWO, process);
		expect(await cancel({ ...TWO, lines }, { ifProcessed: 'cancel' })).toMatchObject([
			{ outcome: 'paused', isPartial: true, message: expect.stringContaining('whole orders only') },
		]);
		expect(statusOf()).toEqual(['paused']);
	}
});

test.each([
	[1, 'notFound', 'processing'],
	[2, 'paused', 'paused'],
	[3, 'paused', 'paused'],
])(
	'Where one of %d pieces in the warehouse is to be kept, 2 others cancel nothing of it: %s',
	async (quantity, outcome, status) => {
		const [line] = PLAIN.lines;
		await make({ ...PLAIN, lines: [{ ...line, quantity }] });
		const lines = ['2', '3'].map((lineId) => ({ ...line, lineId, quantity: 1, keptQuantity: 1 }));
		expect(await cancel({ ...PLAIN, lines }, { ifProcessed: 'cancel' })).toMatchObject([
			{ outcome },
		]);
		expect(statusOf()).toEqual([status]);
	},
);

test('What the order in the warehouse does not have is not cancelled with it', async () => {
	await make(PLAIN);
	scene.sandbox.clearCounters();
	expect(await cancel({ ...PLAIN, lines: [{ ean: '8719327000014', quantity: 1 }] })).toMatchObject([
		{ outcome: 'notFound', message: expect.stringContaining('none of these products') },
	]);
	expect(await cancel({ ...PLAIN, number: 'NEVER-1' })).toMatchObject([
		{ outcome: 'notFound', reference: 'NEVER-1' },
	]);
	expect(changes()).toEqual([]);
});

test('An order by its reference alone, in a dry run and in earnest', async () => {
	const { idorder } = await make(TWO);
	const by = { reference: TWO.number, ifProcessed: 'cancel', reason: 'No more wanted' };
	expect(await run('order', 'cancelByReference', { ...by, dryRun: true })).toEqual([
		{
			dryRun: true,
			requests: [
				{
					method: 'POST',
					path: `/orders/${String(idorder)}/pause`,
					body: { reason: 'No more wanted' },
				},
				{
					method: 'DELETE',
					path: `/orders/${String(idorder)}`,
					body: { force: true },
					query: { force: true },
				},
			],
		},
	]);
	expect(statusOf()).toEqual(['processing']);
	expect(await run('order', 'cancelByReference', by)).toMatchObject([{ outcome: 'cancelled' }]);
});

test('Several orders with the reference are named', async () => {
	await make(PLAIN, false);
	await run('order', 'create', {
		productsLines: { line: [{ productcode: 'LAMP-01', amount: 1 }] },
		additionalFields: { idcustomer: byId(310), reference: PLAIN.number },
	});
	const { error } = await runNode(
		scene.run('picqer', {
			resource: 'order',
			operation: 'cancelByReference',
			reference: PLAIN.number,
		}),
	);
	expect(error?.message).toBe(`2 orders in Picqer have the reference ${PLAIN.number}`);
	expect(error?.description).toMatch(
		/^Their IDs are \d+ \(\S+, concept\), \d+ \(\S+, concept\)\. /,
	);
});

test('a line is the same with a zero in front of its EAN', async () => {
	await make(PLAIN);
	const lines = PLAIN.lines.map((line) => ({ ...line, ean: `0${KNOWN.ean}` }));
	await cancel({ ...PLAIN, lines }, { ifProcessed: 'cancel' });
	expect(statusOf()).toEqual(['cancelled']);
});

test('An order that is being made is waited for, and cancelled', async () => {
	const match = { path: '/orders$', method: 'POST' };
	scene.sandbox.addFault({ service: 'picqer', match, kind: 'slow', delayMs: 300, times: 1 });
	const making = make(TWO, false);
	await until(() => scene.sandbox.log('picqer').some(({ path }) => path.endsWith('/orders')));
	expect(await cancel(TWO)).toMatchObject([{ outcome: 'cancelled' }]);
	await making;
	expect(statusOf()).toEqual(['cancelled']);
});
