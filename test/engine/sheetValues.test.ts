import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { bolSubject } from './bol/subject';
import { goedGepicktSubject } from './goedgepickt/subject';
import { runNode } from './harness';
import { byId, type Subject } from './operations';
import { picqerSubject } from './picqer/subject';

const NOTHING = '={{ null }}';

const run = async (subject: Subject, parameters: INodeParameters) => {
	const { credentialTypes, credentials, node } = subject;
	return await runNode({ node, credentialTypes, credentials, parameters });
};

beforeEach(forgetLimits);
afterEach(() => nock.cleanAll());

test.each([
	['null', { stockAmount: '={{ null }}' }],
	['nothing', { stockAmount: '={{ undefined }}' }],
	['an empty cell', { stockAmount: '={{ "" }}' }],
	['null beside a switch', { stockAmount: '={{ null }}', managedByRetailer: true }],
])('bol is not told that the stock is %s', async (_name, updateFields) => {
	const { error } = await run(bolSubject, {
		resource: 'offer',
		operation: 'updatePriceAndStock',
		offerId: byId('13722de8-8182-d161-5422-4a0a1caab5c8'),
		updateFields,
	});
	expect(error?.message).toBe('Stock: is empty');
});

const newOrder = { resource: 'order', operation: 'create', orderId: '1', webshopUuid: byId('w') };
const line = { sku: 'A', productQuantity: 1, taxRate: 21 };
const sentToBol = { ean: '0846127026185', quantity: 5 };

// Left out, each would mean something else than what the form shows, or a service takes no request without.
test.each<[Subject, INodeParameters]>([
	[goedGepicktSubject, { ...newOrder, orderItemsLines: { line: [line] }, orderStatus: NOTHING }],
	[bolSubject, { resource: 'return', operation: 'getAll', handled: NOTHING }],
	[
		bolSubject,
		{
			resource: 'order',
			operation: 'getChangedSince',
			changedSince: '={{ $now }}',
			fulfilmentMethod: NOTHING,
		},
	],
	[
		bolSubject,
		{
			resource: 'replenishment',
			operation: 'create',
			reference: 'A1',
			linesLines: { line: [sentToBol] },
			numberOfLoadCarriers: 1,
			labelingByBol: NOTHING,
			expectedDeliveryDate: '2026-01-05',
			transporterCode: 'DHL',
		},
	],
	[
		bolSubject,
		{
			resource: 'offer',
			operation: 'create',
			ean: '8712626055143',
			conditionCategory: 'REFURBISHED',
			conditionGrade: 'A',
			conditionMargin: NOTHING,
			bundlePricesLines: { line: [{ quantity: 1, unitPrice: 10 }] },
			fulfilmentMethod: 'FBR',
		},
	],
])('what is always sent is an error where it is nothing (row %#)', async (subject, parameters) => {
	const { error } = await run(subject, parameters);
	expect(error?.message).toMatch(/: is empty$/);
});

test('null opens no shipping profiles and sets no custom field, and an empty list of warehouses is not passed over', async () => {
	const update = (resource: string, id: string, updateFields: INodeParameters) =>
		run(picqerSubject, { resource, operation: 'update', [id]: byId(3), updateFields });
	const profiles = { allowed_shipping_profiles: NOTHING };
	const { error } = await update('fulfilmentCustomer', 'idfulfilment_customer', profiles);
	expect(error?.message).toBe('Update Fields: nothing to update');
	const orderfields = { row: [{ idorderfield: byId(3), value: NOTHING }] };
	const fields = await update('order', 'idorder', { orderfields });
	expect(fields.error?.message).toBe('Update Fields: nothing to update');
	const warehouses = await update('order', 'idorder', { reference: 'A1', warehouses: [] });
	expect(warehouses.error?.message).toBe('Warehouse Names or IDs: is empty');
});

const lists = { resource: 'order', operation: 'getAll', limit: '={{ "1" }}' };

test.each(['FALSE', 'nee', 0, null])('Return All given as %j gives a part', async (given) => {
	nock(picqerSubject.baseUrl)
		.get('/orders')
		.reply(200, [{ idorder: 1 }, { idorder: 2 }]);
	const returnAll = `={{ ${JSON.stringify(given)} }}`;
	const { items } = await run(picqerSubject, { ...lists, returnAll, simplify: '={{ "NEE" }}' });
	expect(items[0].map(({ json }) => json)).toEqual([{ idorder: 1 }]);
});

test.each<[string, INodeParameters, string]>([
	['a switch', { returnAll: '={{ "soms" }}' }, 'Return All: "soms" is neither on nor off'],
	['a limit', { limit: '={{ "1.000" }}' }, 'Limit: "1.000" can be read in two ways'],
	['a date in seconds', { filters: { sincedate: '={{ 1764115200 }}' } }, 'is not a date'],
])('%s that cannot be read is an error, and nothing is sent', async (_name, given, message) => {
	const { error } = await run(picqerSubject, { ...lists, ...given });
	expect(error?.message).toContain(message);
});
