import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { describeMistakes, describeRefusals, trials, type Refusal } from '../mistakes';
import { byId, call, type Exchange } from '../operations';
import { failure, mistakes } from './mistakes';
import { picqerSubject } from './subject';

const run = trials(picqerSubject, ['the-api-key', Buffer.from('the-api-key:X').toString('base64')]);

const line = { idproduct: byId(720), amount: 50 };
const supplier = { supplier_name: 'Lampen Groothandel' };

const purchase = (message: string, products: IDataObject[], fields: INodeParameters): Refusal => [
	'purchaseOrder.create',
	{ productsInput: 'json', productsJson: JSON.stringify(products), additionalFields: fields },
	message,
];

const oneLamp = {
	orderInput: 'shopOrder',
	shopOrder:
		'{ "number": "C1", "deliverTo": { "name": "A", "street": "S", "zipCode": "1", "city": "C", "country": "NL" }, "lines": [{ "sku": "LAMP-01", "quantity": 1 }] }',
};

/** Makes and processes an order, where its product and then itself come without an ID. */
const upserts = (problem: string, idproduct: unknown, ...idorder: unknown[]): Refusal => [
	'order.upsert',
	{ ...oneLamp, process: true },
	problem,
	call('GET /products?productcode=LAMP-01', [{ idproduct, productcode: 'LAMP-01' } as IDataObject]),
	...idorder.flatMap((id): Exchange[] => [
		...['reference', 'search'].map((filter) => call(`GET /orders?${filter}=C1`, [])),
		call('POST /orders', { idorder: id } as IDataObject, { body: /.*/ as never }),
	]),
];

const cancels = (problem: string, idorder: unknown, ...more: Exchange[]): Refusal => [
	'order.cancelByReference',
	oneLamp,
	problem,
	call('GET /orders?reference=C1', [{ idorder, reference: 'C1' } as IDataObject]),
	...more,
];

const reports = (problem: string, product: IDataObject, ...more: Exchange[]): Refusal => [
	'picklist.getShipmentReport',
	{ idpicklist: byId(6100) },
	problem,
	call('GET /picklists/6100', {
		idpicklist: 6100,
		picklistid: 'P1',
		reference: 'C1',
		products: [{ idproduct: 720, productcode: 'LAMP-01', ...product }],
	}),
	...more,
];

const returned = (problem: string, product: IDataObject): Refusal => [
	'return.create',
	{
		idreturn_status: byId(8),
		idtemplate: byId(4),
		returned_productsInput: 'json',
		returned_productsJson: JSON.stringify([product]),
	},
	`Returned Product 1: ${problem}`,
];

const link = (told: Refusal[2], answer: Exchange['answer'], status = 200): Refusal => [
	'pickingContainer.link',
	{ idpicking_container: byId(1), idpicklist: byId(6100) },
	told,
	call('POST /picking-containers/1/link', answer, { body: { idpicklist: 6100 }, status }),
];

const notLinked = (present: string, answer: Exchange['answer']) =>
	link(
		{
			message: 'Picqer did not link picklist 6100 to the container',
			description: expect.stringContaining(`names ${present}`),
		},
		answer,
	);

/** An ID from an expression: one that is typed is checked by n8n before anything runs. */
const addPicklist = (id: string, message: string): Refusal => [
	'picklistBatch.addPicklist',
	{ idpicklist_batch: byId(33), idpicklist: byId(`={{ "${id}" }}`) },
	message,
];

/** An order is asked for by its number, which does not lead to one. */
const byNumber = (told: Refusal[2], answer: Exchange['answer'], status = 200): Refusal => [
	'order.process',
	{ idorder: { __rl: true, mode: 'number', value: 'O2026-1001' } },
	told,
	call('GET /orders?orderid=O2026-1001', answer, { status }),
];

const unknownNumber = {
	message: 'Picqer has no order with the number O2026-1001',
	description:
		'Check the number: it must be exactly as Picqer writes it, also in upper and lower case.',
};

describe('Picqer, one item of three is wrong', () => {
	describeMistakes(run, mistakes);
});

const itsField = { idorder: byId(5001), idorderfield: byId(3) };

/** What is sent or answered that goes no further, and what the user is told of it. */
// prettier-ignore
const refused: Refusal[] = [
	['order.setOrderField', { ...itsField, value: '={{ NaN }}' }, 'Value: NaN is a number that has lost digits'],
	['order.setOrderField', { ...itsField, value: '={{ null }}' }, 'Value: is empty'],
	purchase('Supplier, Supplier Name: both are missing', [{ idproduct: 720, amount: 1 }], {}),
	purchase('Products: at least one is needed', [], supplier),
	purchase('Product 1: needs a product', [{ amount: 1 }], supplier),
	purchase('Product 1: the amount must be a whole number above zero, not "undefined"', [{ idproduct: 720 }], supplier),
	[
		'order.create',
		{ productsInput: 'json', productsJson: '[{ "productcode": "LAMP-01", "amount": 0 }]' },
		'Product 1: the amount must be a whole number above zero, not "0"',
	],
	// The outcome is not known.
	[
		'purchaseOrder.create',
		{
			productsLines: { line: [line] },
			additionalFields: { ...supplier, supplier_orderid: 'S-77' },
		},
		/Look for the purchase order with supplier order number S-77 in Picqer\./,
		call('POST /purchaseorders', '', {
			body: { ...supplier, supplier_orderid: 'S-77', products: [{ idproduct: 720, amount: 50 }] },
			status: 502,
		}),
	],
	['receipt.create', { additionalFields: {} }, 'Purchase Order, Supplier: both are missing'],
	['receipt.create', { additionalFields: { idpurchaseorder: byId(701), idsupplier: byId(14) } }, 'Purchase Order, Supplier: both are given'],
	[
		'receipt.receiveProduct',
		{
			...line,
			idreceipt: byId(469),
			additionalFields: { idpurchaseorder_product: byId(3301), strategy: 'any' },
		},
		'Purchase Order Product, Strategy: both are given',
	],
	cancels('Picqer does not say which products order O1 has', 5001, { request: 'GET /orders/5001', answer: { orderid: 'O1' } }),
	cancels('Picqer answered the search with one order without idorder', undefined),
	...[null, ''].flatMap((id) => [
		upserts('Picqer gave the order without its ID (idorder), so it was not processed', 5, id),
		upserts(
			'Shop Order: order C1 was not sent: Picqer gave the product with SKU LAMP-01 without its idproduct',
			id,
		),
	]),
	reports('Picklist P1 does not say how many of product LAMP-01 were picked', {}),
	reports('Picklist P1 does not say how many of product LAMP-01 were picked', { amount_picked: 'some' }),
	reports('Picqer gave no list of the shipments of picklist P1', { amount_picked: 1 }, { request: 'GET /picklists/6100/shipments', answer: {} }),
	returned('needs a product', { idreturn_reason: 2, price: 1 }),
	returned('needs a return reason', { idproduct: 720, price: 1 }),
	returned('needs a price', { idproduct: 720, idreturn_reason: 2 }),
	returned('needs a price', { idproduct: 720, idreturn_reason: 2, price: '' }),
	returned('needs a product', { idproduct: '0', idreturn_reason: 2, price: 1 }),
	returned('the amount must be a whole number above zero, not "0.5"', { idproduct: 720, idreturn_reason: 2, price: 1, amount: 0.5 }),
	['return.addLog', { idreturn: byId(392), additionalFields: { notify_customer: true } }, 'Return Status, Message: both are missing'],
	['return.receive', { idreturn: byId(392), idwarehouse: byId(18) }, 'Received Products: at least one is needed'],
	notLinked('no picklist', { idpicking_container: 1, idpicklist: null as never }),
	notLinked('picklist 6099', { idpicking_container: 1, idpicklist: 6099 }),
	notLinked('no picklist', ''),
	link('Picqer: Container not found (error 20)', failure(20, 'Container not found'), 404),
	['picklistBatch.create', { createFrom: {} }, 'Create From: is empty'],
	[
		'picklistBatch.create',
		{ createFrom: { idpicklist_batch_preset: byId(8234), idpicklists: '6100' } },
		'Create From: has both a preset and picklists',
	],
	addPicklist('', 'Picklist: is empty'),
	addPicklist('P2026-1001', 'Picklist: "P2026-1001" is not an ID'),
	[
		'product.getAll',
		{ filters: { status: '={{ "gone" }}' } },
		{
			message: 'Status: "gone" is none of the choices',
			description: 'Use one of: active, both, inactive.',
		},
	],
	byNumber(unknownNumber, []),
	// A filter that is looser than the number must not lead to another order.
	byNumber(unknownNumber, [{ idorder: 5002, orderid: 'O2026-10011' }]),
	byNumber(
		{
			message: '2 orders in Picqer have the number O2026-1001',
			description: 'Their IDs are 5001, 5002. Choose "By ID" and give the right one.',
		},
		[5001, 5002].map((idorder) => ({ idorder, orderid: 'O2026-1001' })),
	),
	byNumber('Picqer: Forbidden (error 1)', failure(1, 'Forbidden'), 403),
	['order.process', { idorder: { __rl: true, mode: 'number', value: '={{ "" }}' } }, 'Order: is empty'],
];

describe('Picqer, what goes no further', () => {
	describeRefusals(run, refused);
});

test('a field of another resource is not shown in a collection that several share', async () => {
	const parameters = { filters: { status: 'concept' } };
	await expect(run({ does: 'supplier.getAll', parameters })).rejects.toThrow(
		'The node shows no parameter "filters.status"',
	);
});

test('Both keeps the products of the pages before one that fails', async () => {
	const { error, rows } = await run(
		{
			does: 'product.getAll',
			parameters: { returnAll: true, filters: { status: 'both' } },
			sends: [
				call('GET /products', [{ idproduct: 1 }]),
				call('GET /products?inactive=true&offset=0', failure(1, 'Forbidden'), { status: 403 }),
			],
		},
		true,
	);
	expect(error).toBeUndefined();
	expect(rows).toEqual([{ idproduct: 1 }, { error: expect.stringContaining('Forbidden') }]);
});
