import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { LagerkollApi } from '../../../credentials/LagerkollApi.credentials';
import { LagerkollTrigger } from '../../../nodes/Lagerkoll/LagerkollTrigger.node';
import { forgetDeliveries } from '../../../nodes/shared/trigger/deliveries/duplicates';
import { setScene } from '../../faults/scene';
import { lagerkollCaller } from '../../sandbox/callers';
import { webhookTrigger } from '../harness';
import { listening } from './listening';

/** The shared secret. */
const WORD = 'k7Qd93mfP0aZxW2vR5tY';

const scene = setScene();
beforeEach(forgetDeliveries);
afterEach(() => nock.cleanAll());

/** A trigger that reads objects, whose URL is entered at the service as a user would do it. */
async function open() {
	const trigger = webhookTrigger({
		node: new LagerkollTrigger(),
		credentialTypes: [new LagerkollApi()],
		credentials: scene.credential('lagerkoll'),
		parameters: { fetchObject: true, sharedSecret: WORD },
	});
	await trigger.activate();
	const url = `${trigger.url}?secret=${WORD}`;
	scene.sandbox.setLagerkollCallback(url);
	return { url, started: listening(trigger) };
}

/** Puts stock on an article in one of the two stores. */
async function setStock(amount: number, store = '186008') {
	const identification = { store, api_key: 'sandbox-key' };
	const lagerkoll = lagerkollCaller(scene.sandbox.urls.lagerkoll, identification);
	await lagerkoll('PUT', '/articles/192005-6', { amount });
	await scene.sandbox.deliveriesSettled();
}

const statuses = () => scene.sandbox.deliveries('lagerkoll').map(({ statusCode }) => statusCode);

describe('a callback of the sandbox', () => {
	it('starts the workflow once though it comes twice, with the object of the store', async () => {
		scene.sandbox.setDeliveryMode('doubled', 'lagerkoll');
		const { started } = await open();
		await setStock(42);
		expect(statuses()).toEqual([200, 200]);
		expect(started).toMatchObject([
			{ type: 'article', action: 'updated', article: { articleId: '192005-6', amount: 42 } },
		]);
		await setStock(8, '186009');
		expect(started.slice(1)).toMatchObject([
			{ storeId: 186009, fetchProblem: expect.stringContaining('is from store 186009') },
		]);
	});

	it('must bring the secret', async () => {
		const { url, started } = await open();
		for (const wrong of [url.replace(/\?.*/, ''), url.replace(/=.*/, '='), `${url}x`]) {
			scene.sandbox.setLagerkollCallback(wrong);
			await setStock(1);
		}
		expect(statuses()).toEqual([401, 401, 401]);
		expect(started).toEqual([]);
	});

	it.each<[string, IDataObject, string, IDataObject]>([
		['article', { articleId: 'HYLLA/120-EK' }, 'article', { articleId: 'HYLLA/120-EK' }],
		['store', {}, 'store', { storeId: 186008 }],
		['currency', {}, 'currencies', { baseCurrency: 'SEK' }],
		['pricelist', { pricelistId: 1 }, 'pricelist', { id: 1 }],
		['customer', { customerId: 77 }, 'customer', { zipCode: '11122' }],
		['customer_order', { customerOrderId: 1713 }, 'customerOrder', { externalOrderId: '10457' }],
		['supplier', { supplierId: 12 }, 'supplier', { supplierExternalId: 'S-9' }],
		['customer_delivery_term', { code: 'FK' }, 'customerDeliveryTerm', { code: 'FK' }],
		['payment_term', { code: 'a/b' }, 'paymentTerm', { code: 'a/b' }],
		['supplier_delivery_term', { code: 'FK' }, 'supplierDeliveryTerm', { code: 'FK' }],
		['way_of_delivery', { code: 'FK' }, 'wayOfDelivery', { code: 'FK' }],
	])('brings its object: %s', async (type, ids, property, object) => {
		const { started } = await open();
		scene.sandbox.fireEvent('lagerkoll', `${type}.updated`, ids);
		await scene.sandbox.deliveriesSettled();
		expect(started).toMatchObject([{ type, [property]: object }]);
	});
});
