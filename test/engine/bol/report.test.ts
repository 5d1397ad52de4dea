import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { setScene } from '../../faults/scene';
import { generateOrder } from '../../../sandbox/bol/seeds';
import type { BolOrder, BolOrderItem, BolShipment } from '../../../sandbox/bol/types';
import { runNode, type NodeRun } from '../harness';

const scene = setScene();

const EAN = '0045496420055';
const OTHER_EAN = '8712345678906';

const state = () =>
	scene.sandbox.state('bol') as unknown as { orders: BolOrder[]; shipments: BolShipment[] };

/** An order with an item for each of the changes; their IDs count from 1. */
function seed(...changes: Array<Partial<BolOrderItem>>) {
	const order = generateOrder(1, Date.now());
	order.orderId = 'R1';
	const [template] = order.items;
	order.items = changes.map((change, index) => ({
		...template,
		orderItemId: String(index + 1),
		ean: EAN,
		reference: 'MUG-BLUE',
		quantity: 1,
		...change,
	}));
	state().orders.push(order);
}

beforeEach(() => scene.sandbox.setProcessDelay(1));

const runOf = (shipmentReport: unknown, more: INodeParameters = {}): NodeRun =>
	scene.run(
		'bol',
		{ resource: 'shipment', operation: 'report', ...more },
		{ items: [{ json: { shipmentReport } as IDataObject }] },
	);

/** Reports, and gives what comes out. */
async function report(shipmentReport: unknown, more: INodeParameters = {}): Promise<IDataObject> {
	const { items, error } = await runNode(runOf(shipmentReport, more));
	expect(error).toBeUndefined();
	expect(items[0]).toHaveLength(1);
	return items[0][0].json;
}

const parcel = { carrier: 'PostNL', trackingCode: '3SMUG1' };
const reportOf = (...lines: IDataObject[]) => ({ orderNumber: 'R1', parcels: [parcel], lines });

/** Pieces shipped of each item. */
const shipped = () =>
	Object.fromEntries(
		state()
			.orders.flatMap(({ orderId, items }) => (orderId === 'R1' ? items : []))
			.map(({ orderItemId, quantityShipped }) => [orderItemId, quantityShipped]),
	);

/** Tracking codes and carriers at bol, oldest first. */
const transports = () =>
	state()
		.shipments.map(({ transport }) => [transport.transporterCode, transport.trackAndTrace])
		.reverse();

const writes = () =>
	scene.sandbox
		.log('bol')
		.filter(({ method, path }) => method !== 'GET' && /\/(shipments|transports)/.test(path));

describe('what of a report bol is told', () => {
	test('one item, with carrier and tracking code', async () => {
		seed({}, { ean: OTHER_EAN });
		const done = await report(reportOf({ ean: EAN, quantity: 1 }));
		expect(done).toEqual({
			orderNumber: 'R1',
			reported: [{ lineId: '1', ean: EAN, sku: 'MUG-BLUE', quantity: 1 }],
			trackingAdded: [],
			leftOut: [],
			parcelsLeftOut: [],
			message: '1 of order R1 reported as shipped.',
			processStatusIds: [expect.any(String)],
		});
		expect(shipped()).toEqual({ 1: 1, 2: 0 });
		expect(transports()).toEqual([['TNT', '3SMUG1']]);
	});

	test.each<[string, IDataObject, IDataObject]>([
		['item ID', { lineId: '2', quantity: 1 }, { 1: 0, 2: 1, 3: 0 }],
		['item ID that is a number', { lineId: 2, quantity: 1 }, { 1: 0, 2: 1, 3: 0 }],
		['EAN without zeros in front', { ean: '45496420055', quantity: 1 }, { 1: 1, 2: 0, 3: 0 }],
		['EAN with more zeros', { ean: '00045496420055', quantity: 1 }, { 1: 1, 2: 0, 3: 0 }],
		['SKU', { sku: ' CUP-RED ', quantity: 1 }, { 1: 0, 2: 0, 3: 1 }],
		['unknown EAN and SKU', { ean: '12345670', sku: 'CUP-RED', quantity: 1 }, { 1: 0, 2: 0, 3: 1 }],
	])('finds an item by %s', async (_sign, line, pieces) => {
		seed({}, {}, { ean: OTHER_EAN, reference: 'CUP-RED' });
		await report(reportOf(line));
		expect(shipped()).toEqual(pieces);
	});

	test('a quantity is spread over several items of one EAN', async () => {
		seed({ quantity: 2 }, { quantity: 3 });
		await report(reportOf({ ean: EAN, quantity: 4 }));
		expect(shipped()).toEqual({ 1: 2, 2: 2 });
		expect(writes()).toHaveLength(1);
	});

	test('what the buyer has asked to cancel comes last', async () => {
		seed({ cancellationRequest: true, quantity: 2 }, {});
		await report(reportOf({ ean: EAN, quantity: 1 }));
		expect(shipped()).toEqual({ 1: 0, 2: 1 });
		await report({ ...reportOf({ ean: EAN, quantity: 3 }), parcels: [] });
		expect(shipped()).toEqual({ 1: 2, 2: 1 });
	});

	test('of two offers of one product that with the SKU comes first', async () => {
		seed({}, { reference: 'MUG-USED' });
		await report(reportOf({ ean: EAN, sku: 'MUG-USED', quantity: 1 }));
		expect(shipped()).toEqual({ 1: 0, 2: 1 });
		await report({ ...reportOf({ ean: EAN, sku: 'OTHER', quantity: 2 }), parcels: [] });
		expect(shipped()).toEqual({ 1: 1, 2: 1 });
	});

	test('two lines of one item are added up', async () => {
		seed({ quantity: 3 });
		await report(reportOf({ lineId: '1', quantity: 1 }, { ean: EAN, quantity: 1 }));
		expect(shipped()).toEqual({ 1: 2 });
	});

	test('what is still open and no more', async () => {
		seed({ quantity: 5, quantityCancelled: 2 });
		const done = await report(reportOf({ ean: EAN, quantity: 9 }));
		expect(shipped()).toEqual({ 1: 3 });
		expect(done.leftOut).toEqual([{ ean: EAN, quantity: 6, reason: 'cancelled at bol' }]);
	});

	test('without lines, all that is open and not shipped by bol', async () => {
		seed(
			{ quantity: 3, quantityShipped: 1 },
			{ quantityCancelled: 1 },
			{ quantity: 2, fulfilmentMethod: 'FBB', distributionParty: 'BOL' },
			{ cancellationRequest: true },
		);
		await report(reportOf());
		expect(shipped()).toEqual({ 1: 3, 2: 0, 3: 0, 4: 1 });
	});

	test('never what bol ships itself', async () => {
		seed({}, { fulfilmentMethod: 'FBB', distributionParty: 'BOL' });
		await report(reportOf({ ean: EAN, quantity: 2 }));
		expect(shipped()).toEqual({ 1: 1, 2: 0 });
	});

	test('lines that the order does not have are named, and nothing is sent', async () => {
		seed({}, { fulfilmentMethod: 'FBB', ean: OTHER_EAN, reference: 'CUP-RED' });
		const lines = [
			{ ean: EAN, quantity: 1 },
			{ ean: OTHER_EAN, quantity: 1 },
			{ lineId: '9', quantity: 1 },
			{ sku: 'PLATE', quantity: 1 },
		];
		const { error } = await runNode(runOf(reportOf(...lines)));
		expect(error?.message).toContain(`EAN ${OTHER_EAN}; item 9; SKU PLATE`);
		expect(writes()).toEqual([]);
	});

	test('an order that bol does not know is named', async () => {
		const { error } = await runNode(runOf({ orderNumber: 'GONE' }));
		expect(`${error?.message} ${error?.description}`).toContain('bol does not know order GONE');
	});

	test('the mistakes in a report are named', async () => {
		const { error } = await runNode(runOf({ lines: [{ quantity: 0 }], parcel: [] }));
		expect(error?.message).toContain('Shipment Report: parcel is not a field of a shipment report');
		expect(error?.message).toContain('did you mean parcels?');
		expect(error?.message).toContain('orderNumber is missing');
		expect(error?.message).toContain('lines[0].quantity cannot be used: 0 is too low');
	});

	test.each([[[{}]], [[null]], [['']], [[{ quantity: null }]]])(
		'lines of %j are a mistake, and not everything',
		async (lines) => {
			seed({});
			const { error } = await runNode(runOf({ orderNumber: 'R1', lines }));
			expect(error?.message).toContain('Shipment Report: lines[0] is empty');
			expect(writes()).toEqual([]);
		},
	);

	test('an empty report is an error, whatever the overrides', async () => {
		seed({});
		const { error } = await runNode(runOf(undefined, { overrides: { orderNumber: 'R1' } }));
		expect(error?.message).toContain('Shipment Report: is empty');
		expect(writes()).toEqual([]);
	});
});

describe('a report that comes again', () => {
	test('waits for what was sent before, where the answer got lost', async () => {
		seed({ quantity: 3 });
		scene.sandbox.setProcessDelay(400);
		const match = { method: 'POST', path: '/retailer/shipments$' };
		scene.sandbox.addFault({ service: 'bol', kind: 'reset-after', times: 1, match });
		const first = reportOf({ ean: EAN, quantity: 1 });
		const { error } = await runNode(runOf(first));
		expect(error?.message).toContain('closed the connection');
		expect((await report(first)).reported).toEqual([]);
		expect(shipped()).toEqual({ 1: 1 });
	});

	test.each([
		['bol has carried out meanwhile', 'SUCCESS', 1],
		['bol did not carry out', 'FAILURE', 2],
		['bol still has to carry out', 'PENDING', 1],
		['bol does not know any more', 'gone', 1],
	] as const)('waits for what %s', async (_what, status, times) => {
		seed({ quantity: 3 });
		scene.sandbox.forceProcesses({ status: status === 'gone' ? 'SUCCESS' : status });
		const first = { ...reportOf({ ean: EAN, quantity: 1 }), reference: `P-${status}` };
		const unsure = await runNode(runOf(first, { longestCompletion: 0.001 }));
		expect(unsure.error?.message).toContain('has not carried out');
		await sleep(20);
		if (status === 'gone') scene.sandbox.removeProcessStatuses();
		const { error } = await runNode(runOf(first, { longestCompletion: 0.02 }));
		const isPending = status === 'PENDING';
		expect(error?.description ?? '').toContain(isPending ? 'Nothing was sent' : '');
		expect(shipped()).toEqual({ 1: isPending ? 0 : 1 });
		expect(writes()).toHaveLength(times);
	});

	test('changes nothing, and says so', async () => {
		seed({ quantity: 5 });
		await report(reportOf({ ean: EAN, quantity: 3 }));
		const again = await report(reportOf({ ean: EAN, quantity: 3 }));
		expect(again).toMatchObject({
			reported: [],
			leftOut: [{ ean: EAN, quantity: 3, reason: 'reported before' }],
			message: 'Nothing is left to report of order R1.',
		});
		expect(shipped()).toEqual({ 1: 3 });
		expect(writes()).toHaveLength(1);
	});

	test.each([
		['without a tracking code', { parcels: [] }],
		['with the number that the warehouse has for it', { parcels: [], reference: 'P-77' }],
	])('changes nothing %s', async (_how, change) => {
		seed({ quantity: 5 });
		const twice = { ...reportOf({ ean: EAN, quantity: 2 }), ...change };
		await report(twice);
		await report(twice);
		expect(shipped()).toEqual({ 1: 2 });
	});

	test('and tells of more than before adds what is new, also where there was no code', async () => {
		seed({ quantity: 3 });
		const sent = (quantity: number) => ({ ...reportOf({ ean: EAN, quantity }), reference: 'U-1' });
		await report({ ...sent(1), parcels: [] });
		await report(sent(2));
		expect(shipped()).toEqual({ 1: 2 });
	});

	test('is not mistaken for another one of as many pieces', async () => {
		seed({ quantity: 5 });
		await report({ ...reportOf({ ean: EAN, quantity: 2 }), reference: 'P-77', parcels: [] });
		await report({ ...reportOf({ ean: EAN, quantity: 2 }), reference: 'P-78', parcels: [] });
		expect(shipped()).toEqual({ 1: 4 });
	});

	test('is not mistaken for the rest, which has another tracking code', async () => {
		seed({ quantity: 4 });
		await report(reportOf({ ean: EAN, quantity: 2 }));
		const rest = { ...parcel, trackingCode: '3SMUG2' };
		await report({ ...reportOf({ ean: EAN, quantity: 2 }), parcels: [rest] });
		expect(shipped()).toEqual({ 1: 4 });
		expect(transports()).toEqual([
			['TNT', '3SMUG1'],
			['TNT', '3SMUG2'],
		]);
	});

	test('reports once when two runs are under way', async () => {
		seed({ quantity: 4 });
		const credentials = scene.credential('bol');
		const run = { ...runOf(reportOf({ ean: EAN, quantity: 2 })), credentials };
		const both = await Promise.all([runNode(run), runNode(run)]);
		const reported = both.map(({ items }) => items[0][0].json.reported as unknown[]);
		expect(reported.map(({ length }) => length).sort()).toEqual([0, 1]);
		expect(shipped()).toEqual({ 1: 2 });
	});
});

describe('carriers and tracking codes', () => {
	test('a code that comes later is added to the shipment', async () => {
		seed({ quantity: 2 });
		await report({ ...reportOf({ ean: EAN, quantity: 2 }), parcels: [] });
		expect(transports()).toEqual([['OTHER', undefined]]);
		const [{ transport, shipmentId }] = state().shipments;
		const done = await report(reportOf({ ean: EAN, quantity: 2 }));
		const { transportId } = transport;
		expect(done).toMatchObject({
			reported: [],
			trackingAdded: [{ shipmentId, transportId, trackingCode: '3SMUG1' }],
			message: 'Nothing is left to report of order R1; tracking code added to 1 earlier.',
		});
		expect(transports()).toEqual([['TNT', '3SMUG1']]);
	});

	test('a code that comes later, of a part of the order', async () => {
		seed({ quantity: 5 });
		await report({ ...reportOf({ ean: EAN, quantity: 2 }), parcels: [] });
		await report(reportOf({ ean: EAN, quantity: 2 }));
		expect(shipped()).toEqual({ 1: 2 });
		expect(transports()).toEqual([['TNT', '3SMUG1']]);
	});

	test.each([
		['of the same report', { reference: 'P-1' }, { reference: 'P-2' }, 'P-2'],
		['that has no number', { reference: 'P-1' }, {}, ''],
	])('a code that comes later goes to the shipment %s only', async (_which, one, other, has) => {
		seed({}, { ean: OTHER_EAN });
		const lines = [{ ean: EAN, quantity: 1 }];
		await report({ ...reportOf(...lines), parcels: [], ...one });
		await report({ ...reportOf({ ean: OTHER_EAN, quantity: 1 }), parcels: [], ...other });
		await report({ ...reportOf(...lines, { ean: OTHER_EAN, quantity: 1 }), reference: 'P-2' });
		const codes = state().shipments.map(({ shipmentReference = '', transport }) => [
			shipmentReference,
			transport.trackAndTrace,
		]);
		expect(codes).toEqual([
			[has, '3SMUG1'],
			['P-1', undefined],
		]);
	});

	test('the code of a new label takes the place of that of a label which was cancelled', async () => {
		seed({ quantity: 2 }, { ean: OTHER_EAN });
		const sent = { ...reportOf({ ean: EAN, quantity: 2 }), reference: 'P-1' };
		await report(sent);
		await report({ ...reportOf({ ean: OTHER_EAN, quantity: 1 }), reference: 'P-2' });
		const anew = { ...sent, parcels: [{ carrier: 'DHL', trackingCode: 'JVGL1' }] };
		expect(await report(anew)).toMatchObject({
			reported: [],
			trackingAdded: [{ trackingCode: 'JVGL1' }],
			parcelsLeftOut: [],
		});
		expect(transports()).toEqual([
			['DHL', 'JVGL1'],
			['TNT', '3SMUG1'],
		]);
		const both = { ...sent, parcels: [parcel, { trackingCode: 'jvgl-1' }] };
		expect(await report(both)).toMatchObject({ trackingAdded: [] });
	});

	test('a second parcel does not take the place of the first, and is told', async () => {
		seed({});
		await report(reportOf({ ean: EAN, quantity: 1 }));
		const parcels = [parcel, { carrier: 'PostNL', trackingCode: '3SMUG2' }];
		const done = await report({ ...reportOf({ ean: EAN, quantity: 1 }), parcels });
		expect(done).toMatchObject({ reported: [], parcelsLeftOut: ['3SMUG2'] });
		expect(done.message).toContain('one tracking code a shipment, so not told: 3SMUG2');
		expect(transports()).toEqual([['TNT', '3SMUG1']]);
	});

	test('the user can choose the code, and put other things in place', async () => {
		seed({});
		await report(
			{ ...reportOf(), orderNumber: 'WEB-1' },
			{
				transporterCode: 'PARCEL-NL',
				overrides: { orderNumber: ' R1 ', trackingCode: 'T9', shipmentReference: 'REF-9' },
			},
		);
		expect(transports()).toEqual([['PARCEL-NL', 'T9']]);
		expect(state().shipments[0].shipmentReference).toBe('REF-9');
	});

	test('the carrier alone can be put in place', async () => {
		seed({});
		await report({ orderNumber: 'R1' }, { overrides: { carrier: 'GLS' } });
		expect(transports()).toEqual([['GLS', undefined]]);
	});
});

test('a dry run shows what would be sent, and sends nothing', async () => {
	seed({ quantity: 2 });
	const done = await report(reportOf({ ean: EAN, quantity: 2 }), { dryRun: true });
	expect(done).toEqual({
		orderNumber: 'R1',
		reported: [],
		trackingAdded: [],
		leftOut: [],
		parcelsLeftOut: [],
		message: 'Dry run, nothing was sent: 2 of order R1 reported as shipped.',
		dryRun: true,
		requests: [
			{
				method: 'POST',
				path: '/retailer/shipments',
				body: {
					orderItems: [{ orderItemId: '1', quantity: 2 }],
					transport: { transporterCode: 'TNT', trackAndTrace: '3SMUG1' },
				},
			},
		],
	});
	expect(writes()).toEqual([]);
});

test('bol not carrying it out is an error with its reason', async () => {
	seed({});
	scene.sandbox.forceProcesses({ status: 'FAILURE', errorMessage: 'The item is on hold.' });
	const { error } = await runNode(runOf(reportOf({ ean: EAN, quantity: 1 })));
	expect(error?.message).toContain('The item is on hold.');
});
