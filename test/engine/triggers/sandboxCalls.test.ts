import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { GoedGepicktApi } from '../../../credentials/GoedGepicktApi.credentials';
import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { GoedGepicktTrigger } from '../../../nodes/GoedGepickt/GoedGepicktTrigger.node';
import { forgetHooks } from '../../../nodes/GoedGepickt/trigger/registration';
import { LagerkollTrigger } from '../../../nodes/Lagerkoll/LagerkollTrigger.node';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { setScene } from '../../faults/scene';
import { goedGepicktCaller, lagerkollCaller } from '../../sandbox/callers';
import { webhookTrigger, type WebhookTriggerUnderTest } from '../harness';

const scene = setScene();
beforeEach(() => {
	for (const forget of [forgetHooks, forgetDeliveries]) forget();
});
afterEach(() => nock.cleanAll());

/** Lets the webhook URL of a trigger really be there. Gives what starts its workflow, as it comes. */
function listening({ url, deliver }: WebhookTriggerUnderTest): IDataObject[] {
	const started: IDataObject[] = [];
	const { origin, pathname } = new URL(url);
	nock(origin)
		.persist()
		.post(pathname)
		.query(true)
		.reply(async function (uri, body) {
			const { statusCode, items } = await deliver({
				headers: this.req.headers as unknown as Record<string, string>,
				body: JSON.stringify(body),
				query: Object.fromEntries(new URL(uri, origin).searchParams),
			});
			started.push(...(items?.[0] ?? []).map(({ json }) => json));
			return [statusCode];
		});
	return started;
}

/** How all deliveries of a service were answered, when they have come. */
async function answersTo(service: 'goedgepickt' | 'lagerkoll') {
	await scene.sandbox.deliveriesSettled();
	return scene.sandbox.deliveries(service).map(({ statusCode }) => statusCode);
}

it('GoedGepickt Trigger gets signed deliveries of what happened, with the object, and of compound products', async () => {
	// LAMP-01, which is part of SET-01, a place where it lies, and an open order of it.
	const lamp = 'b0d00000-0000-4000-8000-000000000001';
	const place = '10ca0000-0000-4000-8000-000000000001';
	const order = '0de00000-0000-4000-8000-000000000008';
	const trigger = webhookTrigger({
		node: new GoedGepicktTrigger(),
		credentialTypes: [new GoedGepicktApi()],
		credentials: scene.credential('goedgepickt'),
		parameters: {
			events: ['order.statusChanged', 'product.stockChanged'],
			options: { fetchFullObject: true },
		},
	});
	const started = listening(trigger);
	await trigger.activate();
	const goedGepickt = goedGepicktCaller(scene.sandbox.urls.goedgepickt);
	await goedGepickt('PUT', `/products/${lamp}/stock/${place}`, { stockQuantity: 7 });
	scene.sandbox.setGoedGepicktOrderStatus(order, 'ready_for_picking');
	expect(new Set(await answersTo('goedgepickt'))).toEqual(new Set([200]));
	expect(started).toEqual(
		expect.arrayContaining([
			expect.objectContaining({
				event: 'stockUpdated',
				newStock: expect.stringMatching(/^-?\d+$/),
				product: expect.objectContaining({ uuid: lamp, sku: 'LAMP-01' }),
			}),
			expect.objectContaining({
				event: 'compoundProductStockUpdated',
				product: expect.objectContaining({ sku: 'SET-01' }),
			}),
			expect.objectContaining({
				event: 'orderStatusChanged',
				newStatus: 'ready_for_picking',
				order: expect.objectContaining({ uuid: order }),
			}),
		]),
	);
});

it('Lagerkoll Trigger starts the workflow once for a callback that comes twice, with the object of the store', async () => {
	const word = 'k7Qd93mfP0aZxW2vR5tY';
	const trigger = webhookTrigger({
		node: new LagerkollTrigger(),
		credentialTypes: [new LagerkollApi()],
		credentials: scene.credential('lagerkoll'),
		parameters: { fetchObject: true, sharedSecret: word },
	});
	const started = listening(trigger);
	// As a user enters it at the service.
	scene.sandbox.setLagerkollCallback(`${trigger.url}?secret=${word}`);
	scene.sandbox.setDeliveryMode('doubled', 'lagerkoll');
	const setStock = async (amount: number, store: string) => {
		const identification = { store, api_key: 'sandbox-key' };
		const lagerkoll = lagerkollCaller(scene.sandbox.urls.lagerkoll, identification);
		await lagerkoll('PUT', '/articles/192005-6', { amount });
	};
	await setStock(42, '186008');
	expect(await answersTo('lagerkoll')).toEqual([200, 200]);
	expect(started).toMatchObject([
		{ type: 'article', action: 'updated', article: { articleId: '192005-6', amount: 42 } },
	]);
	await setStock(8, '186009');
	await scene.sandbox.deliveriesSettled();
	expect(started.slice(1)).toMatchObject([
		{ storeId: 186009, fetchProblem: expect.stringContaining('is from store 186009') },
	]);
});
