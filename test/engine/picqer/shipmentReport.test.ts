import { createHmac } from 'crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PicqerApi } from '../../../credentials/PicqerApi.credentials';
import { PicqerTrigger } from '../../../nodes/Picqer/PicqerTrigger.node';
import { setScene } from '../../faults/scene';
import { runNode, webhookTrigger } from '../harness';
import { byId } from '../operations';
import { KNOWN, PLAIN } from '../shapes/shopOrders';

const scene = setScene();

async function run(resource: string, operation: string, parameters: INodeParameters = {}) {
	const { items, error } = await runNode(
		scene.run('picqer', { resource, operation, ...parameters }),
	);
	expect(error).toBeUndefined();
	return items[0].map(({ json }) => json);
}

/** Makes and processes an order of 2 and 3 of one product and 1 of another; gives its picklist. */
async function picklist(shopOrder: object = PLAIN) {
	const lines = [
		{ ean: KNOWN.ean, quantity: 2 },
		{ ean: KNOWN.ean, quantity: 3 },
		{ sku: 'LAMP-01', quantity: 1 },
	];
	const [{ idorder }] = await run('order', 'upsert', {
		orderInput: 'shopOrder',
		shopOrder: JSON.stringify({ ...shopOrder, lines }),
		process: true,
	});
	const [{ picklists }] = await run('order', 'get', {
		idorder: byId(Number(idorder)),
		simplify: false,
	});
	const [{ idpicklist, picklistid }] = picklists as IDataObject[];
	return { idpicklist: byId(Number(idpicklist)), picklistid };
}

const reportOf = async (idpicklist: INodeParameters) => {
	const [{ shipmentReport }] = await run('picklist', 'getShipmentReport', { idpicklist });
	return shipmentReport as IDataObject;
};

test('A report has what was picked and every parcel that was not cancelled', async () => {
	const { idpicklist, picklistid } = await picklist();
	await run('picklist', 'pick', { idpicklist, amount: 2, pickBy: { product: KNOWN.code } });
	const [{ idshipment }] = await run('picklistShipment', 'create', { idpicklist });
	await run('picklistShipment', 'cancel', { idpicklist, idshipment: byId(Number(idshipment)) });
	const parcels = '[{"weight":100},{"weight":200}]';
	const made = await run('picklistShipment', 'create', {
		idpicklist,
		parcelsInput: 'json',
		parcelsJson: parcels,
		simplify: false,
	});
	const codes = (made[0].parcels as IDataObject[]).map(({ tracking_code: code }) => code);
	expect(await reportOf(idpicklist)).toEqual({
		orderNumber: PLAIN.number,
		reference: picklistid,
		parcels: codes.map((trackingCode) => ({
			carrier: 'PostNL',
			trackingCode,
			trackingUrl: expect.stringContaining(String(trackingCode)),
		})),
		lines: [{ ean: KNOWN.ean, sku: KNOWN.code, quantity: 2 }],
	});
	expect(codes).toHaveLength(2);
	await run('picklist', 'pickAll', { idpicklist });
	expect(await reportOf(idpicklist)).toMatchObject({
		lines: [
			{ ean: KNOWN.ean, quantity: 5 },
			{ sku: 'LAMP-01', quantity: 1 },
		],
	});
});

test('Nothing that is picked is no report, since a report without lines says that all was sent', async () => {
	const { idpicklist } = await picklist();
	const { error } = await runNode(
		scene.run('picqer', { resource: 'picklist', operation: 'getShipmentReport', idpicklist }),
	);
	expect(error?.message).toMatch(/^Nothing of picklist P\S+ is picked yet$/);
});

test('A product that was removed since is named by its code', async () => {
	const { idpicklist } = await picklist();
	await run('picklist', 'pickAll', { idpicklist });
	const match = { path: '/products/' };
	scene.sandbox.addFault({ service: 'picqer', match, kind: 'status', status: 404, times: 2 });
	const { lines } = await reportOf(idpicklist);
	expect(lines).toEqual([{ sku: KNOWN.code, quantity: 5 }, expect.anything()]);
});

test('Each product is read once in a run', async () => {
	const { idpicklist } = await picklist();
	await run('picklist', 'pickAll', { idpicklist });
	scene.sandbox.clearCounters();
	const { items } = await runNode({
		...scene.run('picqer', { resource: 'picklist', operation: 'getShipmentReport', idpicklist }),
		items: [{ json: {} }, { json: {} }, { json: {} }],
	});
	expect(items[0]).toHaveLength(3);
	const products = scene.sandbox.log('picqer').filter(({ path }) => path.includes('/products/'));
	expect(products).toHaveLength(2);
});

describe('The trigger', () => {
	/** Starts a trigger for an event, and gives what delivers to it. */
	async function listen(event: string) {
		const trigger = webhookTrigger({
			node: new PicqerTrigger(),
			credentialTypes: [new PicqerApi()],
			credentials: scene.credential('picqer'),
			parameters: { events: [event], output: 'shipmentReport' },
			staticData: {},
		});
		await trigger.activate();
		scene.sandbox.setDeliveryMode('paused');
		const { secret } = trigger.staticData.registration as { secret: string };
		return async (data: unknown) => {
			const body = JSON.stringify({ idhook: 1, event, data });
			const signature = createHmac('sha256', secret).update(body).digest('base64');
			const { items } = await trigger.deliver({
				headers: { 'X-Picqer-Signature': signature },
				body,
			});
			return items?.[0].map(({ json }) => json);
		};
	}

	test('gives the report beside the shipment that the event is about', async () => {
		const { idpicklist } = await picklist();
		await run('picklist', 'pickAll', { idpicklist });
		const [shipment] = await run('picklistShipment', 'create', { idpicklist, simplify: false });
		const deliver = await listen('picklists.shipments.created');
		expect(await deliver(shipment)).toMatchObject([
			{
				idshipment: shipment.idshipment,
				shipmentReport: {
					orderNumber: PLAIN.number,
					parcels: [{ trackingCode: shipment.trackingcode }],
					lines: [{ quantity: 5 }, { quantity: 1 }],
				},
			},
		]);
	});

	test('says why there is no report, and loses no event', async () => {
		const { idpicklist } = await picklist();
		const deliver = await listen('picklists.closed');
		const id = Number(idpicklist.value);
		expect(await deliver({ idpicklist: id, status: 'closed' })).toEqual([
			{ idpicklist: id, status: 'closed', fetchProblem: expect.stringContaining('is picked yet') },
		]);
		expect(await deliver({ idorder: 5 })).toEqual([{ idorder: 5 }]);
	});
});
