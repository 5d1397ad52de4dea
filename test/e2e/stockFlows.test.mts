import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { enterCallbackUrl } from '../../scripts/start/callback.mts';
import { readExamples } from '../../scripts/start/examples.mts';
import { itemsOf, openBolOrders, succeeded } from './harness/flows.mts';
import { startHarness, type Harness } from './harness/index.mts';

/** Name of the node that starts an example by hand. */
const RUN_NOW = 'Run now';

/** EANs of what the workflow that plays the deliveries brings in, to GoedGepickt and to Lagerkoll. */
const RAINCOAT = '8719327000243';
const BAG = '8719327000076';

/** Events whose product or article cannot be read at once, and the node that reads it then. */
const failingReads = [
	{
		service: 'goedgepickt',
		path: '/products/',
		workflow: 'goedGepicktStockToBol',
		reader: 'Get stock levels',
		code: 'HELM-L',
		event: 'product.stockChanged',
	},
	{
		service: 'lagerkoll',
		path: '/articles/',
		workflow: 'lagerkollStockToBol',
		reader: 'Get stock levels',
		code: 'BEL-02',
		event: 'article.updated',
	},
] as const;

describe('bol with GoedGepickt and Lagerkoll, in a real n8n', () => {
	let harness: Harness;

	before(async () => {
		harness = await startHarness((progress) => console.log(progress));
		for (const { workflow } of await readExamples()) {
			await harness.api.saveWorkflow(workflow);
			await enterCallbackUrl(harness.sandbox.urls.control, harness.n8n.url, workflow);
		}
		await harness.api.publish('goedGepicktStockToBol');
		await harness.api.publish('lagerkollStockToBol');
	});
	after(async () => await harness?.stop());

	const run = async (workflow: string) => succeeded(await harness.api.run(workflow, RUN_NOW));

	test('the play brings new stock of both warehouses to bol', async () => {
		const before = { raincoats: freeStock(harness, 'REGEN-M'), bags: amountOf(harness, 'TAS-01') };
		const execution = await run('playNewStock');
		await harness.api.waitForExecutions('goedGepicktStockToBol', 1);
		await harness.api.waitForExecutions('lagerkollStockToBol', 1);
		assert.deepEqual(offerOf(harness, RAINCOAT).stock, {
			amount: before.raincoats + 5,
			managedByRetailer: true,
		});
		assert.deepEqual(offerOf(harness, BAG).stock, {
			amount: before.bags + 5,
			managedByRetailer: false,
		});
		// Their numbers may still be the old ones on a slow machine.
		const shown = itemsOf(execution, 'Stock at bol').map(({ ean }) => ean);
		assert.deepEqual(shown.sort(), [BAG, RAINCOAT]);
	});

	test('every open bol order is in GoedGepickt exactly once, although the flow ran twice', async () => {
		const open = openBolOrders(harness);
		const before = goedGepicktOrders(harness).length;
		await run('bolOrdersToGoedGepickt');
		const second = await run('bolOrdersToGoedGepickt');
		const made = goedGepicktOrders(harness).slice(before);
		assert.deepEqual(made.map(({ externalDisplayId }) => externalDisplayId).sort(), open.sort());
		assert.equal(itemsOf(second, 'Create GoedGepickt order').length, open.length);
	});

	test('its orders have the address as text, known products, and nothing that is to be cancelled', () => {
		const orders = goedGepicktOrders(harness);
		const order = orders.find(({ externalDisplayId }) => externalDisplayId === 'A2K8290S02');
		assert.ok(order);
		const { texts, products, webshopUuid, status } = order;
		assert.equal(texts.shippingHouseNumber, '57');
		assert.equal(texts.shippingHouseNumberAddition, 'B');
		assert.equal(texts.shippingCountry, 'NL');
		assert.equal(status, 'open');
		assert.equal(webshopUuid, '5b0b0000-0000-4000-8000-000000000001');
		assert.deepEqual(
			products.map(({ sku, productQuantity, productUuid }) => [
				sku,
				productQuantity,
				!!productUuid,
			]),
			[['SLOT-01', 2, true]],
		);
		const numbers = orders.map(({ externalDisplayId }) => externalDisplayId);
		assert.ok(!numbers.includes('A2K8290S04'), 'the customer wants to cancel this one');
	});

	test('GoedGepickt is told which bol item a line is', () => {
		const bodies = harness.sandbox
			.log('goedgepickt')
			.filter(({ method, path }) => method === 'POST' && path.endsWith('/orders'))
			.map(({ body }) => body as { orderItems: Array<{ lineItemId: string }> });
		const ids = bodies.flatMap(({ orderItems }) => orderItems.map((line) => line.lineItemId));
		assert.ok(ids.includes('6107400010') && ids.includes('6107400020'));
		assert.ok(!ids.includes('6107400040'));
	});

	test('what GoedGepickt has sent is at bol, with its tracking code, once', async () => {
		const open = openBolOrders(harness);
		const [order] = goedGepicktOrders(harness).filter(({ externalDisplayId }) =>
			open.includes(externalDisplayId),
		);
		assert.ok(harness.sandbox.setGoedGepicktOrderStatus(order.uuid, 'completed'));
		const { api } = harness;
		for (let count = 0; count < 2; count++) {
			succeeded(await api.run('goedGepicktShipmentsToBol', 'New shipment'));
		}
		assert.ok(!openBolOrders(harness).includes(order.externalDisplayId));
		const shipments = harness.sandbox.state('bol').shipments;
		const ours = shipments.filter((one) => one.order.orderId === order.externalDisplayId);
		assert.equal(ours.length, 1);
		assert.match(ours[0].transport.trackAndTrace ?? '', /^3SGPSANDBOX/);
	});

	test('new stock in Picqer reaches bol, and the rest costs no change', async () => {
		await run('picqerStockToBol');
		harness.sandbox.clearCounters();
		const execution = await run('picqerStockToBol');
		const outcomes = itemsOf(execution, 'Set stock at bol').map(({ outcome }) => outcome);
		assert.ok(outcomes.includes('unchanged') && !outcomes.includes('changed'));
		const changes = harness.sandbox.log('bol').filter(({ method }) => method === 'PATCH');
		assert.deepEqual(changes, []);
	});

	test('prices of a sheet reach bol, but for one that is too far off', async () => {
		await harness.api.publish('pricesFromASheetToBol');
		const [one, other] = offers(harness).filter(({ condition }) => condition.category === 'NEW');
		const priceOf = ({ ean }: { ean: string }) => offerOf(harness, ean).bundlePrices[0].unitPrice;
		const before = [priceOf(one), priceOf(other)];
		const rows = [
			`ean,sku,price`,
			`${one.ean},,${(before[0] * 1.1).toFixed(2)}`,
			`${other.ean},,${(before[1] * 10).toFixed(2)}`,
		];
		const form = new FormData();
		form.set('field-0', new File([rows.join('\n')], 'prices.csv', { type: 'text/csv' }));
		const url = `${harness.n8n.url}/form/prices-for-bol`;
		const response = await fetch(url, { method: 'POST', body: form });
		assert.equal(response.status, 200, await response.text());
		const [execution] = await harness.api.waitForExecutions('pricesFromASheetToBol', 1);
		assert.equal(itemsOf(succeeded(execution), 'Set price at bol').length, 1);
		assert.equal(itemsOf(execution, 'Not set').length, 1);
		assert.equal(priceOf(one), Number((before[0] * 1.1).toFixed(2)));
		assert.equal(priceOf(other), before[1]);
	});

	test('stock below zero becomes 0 at bol, and unlimited stock stays as it was', async () => {
		const ean = { belowZero: eanOf(harness, 'TAS-02'), unlimited: eanOf(harness, 'PLAK-01') };
		const unlimitedBefore = offerOf(harness, ean.unlimited).stock;
		assert.ok(freeStock(harness, 'TAS-02') < 0);
		await run('goedGepicktStockToBol');
		assert.equal(offerOf(harness, ean.belowZero).stock?.amount, 0);
		assert.deepEqual(offerOf(harness, ean.unlimited).stock, unlimitedBefore);
	});

	test('the stock of used articles and of those in the warehouse of bol stays as it was', async () => {
		const untouched = () =>
			offers(harness)
				.filter(
					({ condition, fulfilment }) =>
						condition.category !== 'NEW' || fulfilment.method !== 'FBR',
				)
				.map(({ offerId, stock, changedAt }) => ({ offerId, stock, changedAt }));
		const before = structuredClone(untouched());
		assert.ok(before.length > 1);
		await run('goedGepicktStockToBol');
		await run('lagerkollStockToBol');
		assert.deepEqual(untouched(), before);
		assert.equal(offerOf(harness, BAG).stock?.amount, amountOf(harness, 'TAS-01'));
	});

	for (const { service, path, workflow, reader, code, event } of failingReads) {
		test(`stock of ${service} reaches bol also when reading it for the event failed`, async () => {
			const { api, sandbox } = harness;
			await sandbox.deliveriesSettled();
			const before = (await api.executions(workflow)).length;
			const start = Date.now();
			sandbox.addFault({ service, match: { method: 'GET', path }, kind: 'status', times: 1 });
			assert.equal(sandbox.fireEvent(service, event, idsOf(harness, code)), 1);
			const [newest] = (await api.waitForExecutions(workflow, before + 1)).reverse();
			sandbox.clearFaults();
			assert.ok(itemsOf(succeeded(newest), reader).length > 1);
			assert.ok(offerOf(harness, eanOf(harness, code)).changedAt >= start);
		});
	}
});

const offers = ({ sandbox }: Harness) => sandbox.state('bol').offers;

/** The offer of a new article. */
function offerOf(harness: Harness, ean: string) {
	const found = offers(harness).find(
		(offer) => offer.ean === ean && offer.condition.category === 'NEW',
	);
	assert.ok(found, `bol has no offer with EAN ${ean}`);
	return found;
}

const goedGepicktOrders = ({ sandbox }: Harness) => sandbox.state('goedgepickt').orders;

function productOf({ sandbox }: Harness, sku: string) {
	const found = sandbox.state('goedgepickt').products.find((product) => product.sku === sku);
	assert.ok(found, `GoedGepickt has no product with SKU ${sku}`);
	return found;
}

const eanOf = (harness: Harness, sku: string) => String(productOf(harness, sku).ean);

/** What lies on the locations without what orders have reserved. */
function freeStock(harness: Harness, sku: string): number {
	const { stockLocations, reservedStock } = productOf(harness, sku);
	return stockLocations.reduce((sum, { quantity }) => sum + quantity, 0) - reservedStock;
}

/** What events of either service name a product by; each ignores what is the other's. */
const idsOf = (harness: Harness, code: string) => ({
	productUuid: productOf(harness, code).uuid,
	articleId: code,
});

/** The stock of an article of Lagerkoll in the store of the credential. */
function amountOf({ sandbox }: Harness, articleId: string): number {
	const { articles } = sandbox.state('lagerkoll');
	const found = articles.find((article) => article.articleId === articleId);
	assert.ok(found, `Lagerkoll has no article ${articleId}`);
	return found.amounts['186008'];
}
