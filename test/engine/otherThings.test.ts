import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { everyService, runAt, usePlaces } from './everyService';
import { byId } from './operations';

const place = usePlaces();

/** What the service gives, by the end of the path that it is asked for. */
type Answers = Array<[path: RegExp, body: unknown]>;

const order = (idorder: number) => ({ idorder, reference: 'W1', status: 'concept', products: [] });
const orders: Answers = [
	[/orders\?/, [order(1)]],
	[/orders\/1/, order(2)],
];
const line = { idproduct: 7, productcode: 'A', amount: 1, amount_picked: 1 };
const picklist = { idpicklist: 1, picklistid: 'P1', reference: 'W1', products: [line] };
const report = { resource: 'picklist', operation: 'getShipmentReport', idpicklist: byId('1') };
const shipped = { orderNumber: '1', lines: [{ lineId: '1', quantity: 1 }] };

test.each<[string, string, INodeParameters, Answers]>([
	[
		'Picqer',
		'order 1, and gave order 2',
		{ resource: 'order', operation: 'cancelByReference', reference: 'W1', reason: 'x' },
		orders,
	],
	['Picqer', 'picklist 1, and gave picklist 2', report, [[/./, { ...picklist, idpicklist: 2 }]]],
	[
		'Picqer',
		'product 7, and gave product 8',
		report,
		[
			[/shipments/, []],
			[/picklists\/1$/, picklist],
			[/products/, { idproduct: 8, barcode: '8712345678906' }],
		],
	],
	[
		'GoedGepickt',
		'order u1, and gave order u2',
		{ resource: 'order', operation: 'getShipmentReport', orderUuid: byId('u1') },
		[[/./, { uuid: 'u2', externalDisplayId: 'W2', products: [] }]],
	],
	[
		'bol',
		'order 1, and gave order 2',
		{ resource: 'shipment', operation: 'report', shipmentReport: JSON.stringify(shipped) },
		[[/./, { orderId: '2', orderItems: [] }]],
	],
	[
		'bol',
		'process status p1, but answered the question for its outcome with no process status',
		{ ...everyService.bol.writes, waitForCompletion: true },
		[
			[/process-status/, { processStatusId: 'p2', status: 'SUCCESS' }],
			[/./, { processStatusId: 'p1', status: 'PENDING' }],
		],
	],
])('%s: an answer of another thing is an error: %s', async (name, says, parameters, answers) => {
	const server = await place((path) => {
		const [, body] = answers.find(([end]) => end.test(path)) ?? [undefined, { path }];
		return { status: 200, body: JSON.stringify(body as IDataObject) };
	});
	const { error } = await runAt(everyService[name], server.url, parameters);
	expect(error?.message).toContain(says);
	const sent = server.requests.filter(({ request }) => !request.startsWith('GET '));
	expect(sent.length).toBeLessThanOrEqual(name === 'bol' ? 1 : 0);
});
