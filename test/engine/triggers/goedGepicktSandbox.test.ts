import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { GoedGepicktPollingTrigger } from '../../../nodes/GoedGepickt/GoedGepicktPollingTrigger.node';
import { GoedGepicktTrigger } from '../../../nodes/GoedGepickt/GoedGepicktTrigger.node';
import { forgetHooks } from '../../../nodes/GoedGepickt/trigger/registration';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { setScene } from '../../faults/scene';
import { goedGepicktCaller } from '../../sandbox/callers';
import { pollTrigger, webhookTrigger } from '../harness';
import { listening } from './listening';

const STOCK = 'product.stockChanged';
const STATUS = 'order.statusChanged';
const WEBSHOP = '5b0b0000-0000-4000-8000-000000000001';
/** LAMP-01, which is part of SET-01, and a place where it lies. */
const LAMP = 'b0d00000-0000-4000-8000-000000000001';
const PLACE = '10ca0000-0000-4000-8000-000000000001';
/** An open order of LAMP-01. */
const ORDER = '0de00000-0000-4000-8000-000000000008';

const credentialTypes = [new GoedGepicktApi()];

const scene = setScene();
beforeEach(() => {
	for (const forget of [forgetHooks, forgetDeliveries]) forget();
	scene.sandbox.setDeliveryRules('goedgepickt', { pauseMs: 1, growth: 1 });
});
afterEach(() => nock.cleanAll());

const setStock = async (stockQuantity: number) =>
	await goedGepicktCaller(scene.sandbox.urls.goedgepickt)(
		'PUT',
		`/products/${LAMP}/stock/${PLACE}`,
		{ stockQuantity },
	);

/** What the sandbox has, beside secrets. */
const hooks = () =>
	(scene.sandbox.state('goedgepickt').webhooks as IDataObject[])
		.map(({ webhookEvent, webshopUuid }) => `${webhookEvent} ${webshopUuid}`)
		.sort();

/** A trigger whose webhook URL is really there; what starts its workflow is gathered. */
function open(parameters: INodeParameters = {}) {
	const trigger = webhookTrigger({
		node: new GoedGepicktTrigger(),
		credentialTypes,
		credentials: scene.credential('goedgepickt'),
		parameters: { events: [STATUS, STOCK], ...parameters },
	});
	return { ...trigger, started: listening(trigger) };
}

describe('GoedGepickt Trigger and the sandbox', () => {
	it('makes its webhooks once, keeps them when switched off, and uses them again', async () => {
		const trigger = open();
		await trigger.activate();
		expect(hooks()).toEqual([`${STATUS} ${WEBSHOP}`, `${STOCK} ${WEBSHOP}`]);
		await trigger.delete();
		forgetHooks();
		await trigger.activate();
		expect(hooks()).toHaveLength(2);
		await setStock(7);
		await scene.sandbox.deliveriesSettled();
		expect(trigger.started[0]).toMatchObject({ event: 'stockUpdated', webshopUuid: WEBSHOP });
	});

	it('gets signed deliveries of what happened, with the object, and of compound products', async () => {
		const trigger = open({ options: { fetchFullObject: true } });
		await trigger.activate();
		await setStock(7);
		scene.sandbox.setGoedGepicktOrderStatus(ORDER, 'ready_for_picking');
		await scene.sandbox.deliveriesSettled();
		const statuses = scene.sandbox.deliveries('goedgepickt').map(({ statusCode }) => statusCode);
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(trigger.started).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					event: 'stockUpdated',
					product: expect.objectContaining({ uuid: LAMP, sku: 'LAMP-01' }),
				}),
				expect.objectContaining({
					event: 'compoundProductStockUpdated',
					product: expect.objectContaining({ sku: 'SET-01' }),
				}),
				expect.objectContaining({
					event: 'orderStatusChanged',
					newStatus: 'ready_for_picking',
					order: expect.objectContaining({ uuid: ORDER }),
				}),
			]),
		);
	});
});

describe('GoedGepickt Polling Trigger and the sandbox', () => {
	const watching = async (parameters: INodeParameters) => {
		const { poll } = pollTrigger({
			node: new GoedGepicktPollingTrigger(),
			credentialTypes,
			credentials: scene.credential('goedgepickt'),
			parameters,
		});
		const rows = async () => ((await poll())?.[0] ?? []).map(({ json }) => json);
		expect(await rows()).toEqual([]);
		return rows;
	};

	it('gives new orders once', async () => {
		const rows = await watching({ event: 'orderCreated' });
		const uuids = scene.sandbox.seedGoedGepickt({ orders: 120 });
		expect((await rows()).map(({ uuid }) => uuid).sort()).toEqual([...uuids].sort());
		expect(await rows()).toEqual([]);
	});

	it('gives orders with another status, of those that are wanted', async () => {
		const rows = await watching({ event: 'orderStatusChanged', statuses: ['ready_for_picking'] });
		scene.sandbox.setGoedGepicktOrderStatus(ORDER, 'ready_for_picking');
		expect(await rows()).toMatchObject([{ uuid: ORDER, previousStatus: 'open' }]);
		scene.sandbox.setGoedGepicktOrderStatus(ORDER, 'on_hold');
		expect(await rows()).toEqual([]);
	});

	it('gives new shipments', async () => {
		const rows = await watching({ event: 'shipmentCreated' });
		scene.sandbox.setGoedGepicktOrderStatus(ORDER, 'completed');
		expect(await rows()).toMatchObject([{ linkedOrder: { uuid: ORDER } }]);
		expect(await rows()).toEqual([]);
	});

	it.each([
		['sku', 'LAMP-01, BEL-01'],
		['uuid', LAMP],
	])('gives products with other stock, by %s', async (productsBy, products) => {
		const rows = await watching({ event: 'stockChanged', productsBy, products });
		await setStock(0);
		expect(await rows()).toMatchObject([
			{ uuid: LAMP, stock: { totalStock: 10 }, previousTotalStock: 30 },
		]);
		expect(await rows()).toEqual([]);
	});
});
