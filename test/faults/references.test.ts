import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../engine/operations';
import { runNode } from '../engine/harness';
import { setScene, type Tested } from './scene';
import type { FaultSettings } from './through';
import { ids } from '../../sandbox/goedgepickt/seedIds';
import type { Product } from '../../sandbox/goedgepickt/types';
import type { PurchaseOrder } from '../../sandbox/lagerkoll/types';

const scene = setScene();

/** A write, what the user is told to look for, and how often it is at the service. */
interface Write {
	service: Tested;
	path: string;
	parameters(): INodeParameters;
	lookFor(): string;
	written(): number;
}

const products = () => scene.sandbox.state('goedgepickt').products as Product[];
const firstOrder = () =>
	(scene.sandbox.state('lagerkoll').purchaseOrders as [PurchaseOrder, ...PurchaseOrder[]])[0];

const writes: Record<string, Write> = {
	'an order of GoedGepickt': {
		service: 'goedgepickt',
		path: '/orders$',
		parameters: () => ({
			resource: 'order',
			operation: 'create',
			orderId: 'WEB-77',
			orderItemsLines: {
				line: [{ sku: 'LAMP-01', productName: 'Lamp', productQuantity: 1, taxRate: 21 }],
			},
			additionalFields: { shippingLastName: 'Vries', shippingCountry: 'NL' },
			additionalJson: JSON.stringify({
				billingLastName: 'Vries',
				shippingAddress: 'Dorpsstraat',
				shippingHouseNumber: '1',
				shippingZipcode: '1234AB',
				shippingCity: 'Utrecht',
			}),
		}),
		lookFor: () => 'the order with order ID WEB-77 in GoedGepickt',
		written: () =>
			(scene.sandbox.state('goedgepickt').orders as Array<{ orderId: string }>).filter(
				({ orderId }) => orderId === 'WEB-77',
			).length,
	},
	'a product of GoedGepickt': {
		service: 'goedgepickt',
		path: '/products$',
		parameters: () => ({
			resource: 'product',
			operation: 'create',
			webshopUuid: byId(ids.webshop),
			name: 'Mug',
			sku: 'MUG-77',
		}),
		lookFor: () => 'the product with SKU MUG-77 in GoedGepickt',
		written: () => products().filter(({ sku }) => sku === 'MUG-77').length,
	},
	'a stock mutation of GoedGepickt': {
		service: 'goedgepickt',
		path: '/stock-mutation$',
		parameters: () => {
			products()[1].stockLocations[0].quantity = 0;
			return {
				resource: 'productStock',
				operation: 'mutate',
				productUuid: byId(products()[1].uuid),
				mutation: 1,
			};
		},
		lookFor: () => `the change in the stock of product ${products()[1].uuid} in GoedGepickt`,
		written: () => products()[1].stockLocations[0].quantity,
	},
	'a delivery of Lagerkoll': {
		service: 'lagerkoll',
		path: '/deliver$',
		parameters: () => ({
			resource: 'purchaseOrder',
			operation: 'deliverArticle',
			purchaseOrderId: byId(String(firstOrder().orderId)),
			rowId: firstOrder().rows[0].id,
			deliveredAmount: 1,
		}),
		lookFor: () =>
			`the delivered amount of row ${firstOrder().rows[0].id} in purchase order ${firstOrder().orderId} in Lagerkoll`,
		written: () => firstOrder().rows[0].deliveredAmount,
	},
};

/** What happens to the request, and whether the service carries it out. */
const faults: Record<string, { fault: FaultSettings; isWritten: boolean; says: string }> = {
	'a reset before it': {
		fault: { kind: 'reset-before' },
		isWritten: false,
		says: 'closed the connection before it answered',
	},
	'a reset after it': {
		fault: { kind: 'reset-after' },
		isWritten: true,
		says: 'closed the connection before it answered',
	},
	'an answer after the time-out of Request Options': {
		fault: { kind: 'slow', delayMs: 3_000 },
		isWritten: true,
		says: 'did not answer in time',
	},
	'broken JSON': { fault: { kind: 'broken-json' }, isWritten: true, says: 'broken JSON' },
};

const cases = Object.entries(writes).flatMap(([what, write]) =>
	Object.entries(faults).map(([how, fault]) => [what, how, write, fault] as const),
);

test.each(cases)(
	'%s, after %s: the error names what to look for',
	async (_what, _how, write, one) => {
		const { service, path } = write;
		const parameters = { ...write.parameters(), requestOptions: { timeout: 700 } };
		scene.sandbox.clearCounters();
		scene.sandbox.addFault({ ...one.fault, service, match: { path } });
		const startedAt = Date.now();
		const { error } = await runNode(scene.run(service, parameters));
		const tookMs = Date.now() - startedAt;
		expect(error?.message).toContain(one.says);
		expect(error?.description).toContain('was not repeated');
		expect(error?.description).toContain(`Look for ${write.lookFor()}.`);
		expect(scene.requests(service)).toBe(1);
		if (one.fault.kind === 'slow') expect(tookMs).toBeLessThan(3_000);
		await scene.settled(service);
		// What was held back is carried out, though nobody waits for the answer any more.
		if (one.fault.kind !== 'slow') expect(write.written()).toBe(one.isWritten ? 1 : 0);
	},
);
