import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runListSearch, runNode } from '../harness';
import { byId, call, expectExchange, type Exchange } from '../operations';
import { picqerSubject } from './subject';

afterEach(() => nock.cleanAll());

/** Runs an operation that is to fail, and gives the error. */
async function failureOf(name: string, parameters: INodeParameters, ...exchanges: Exchange[]) {
	const [resource, operation] = name.split('.');
	for (const exchange of exchanges) expectExchange(picqerSubject, exchange);
	const { error } = await runNode({
		...picqerSubject,
		parameters: { resource, operation, ...parameters },
		items: [{ json: {} }],
	});
	expect(nock.pendingMocks()).toEqual([]);
	return error;
}

const line = { idproduct: byId(720), amount: 50 };
const supplier = { supplier_name: 'Lampen Groothandel' };

describe('A purchase order', () => {
	const create = async (products: IDataObject[], additionalFields: INodeParameters) =>
		await failureOf('purchaseOrder.create', {
			productsInput: 'json',
			productsJson: JSON.stringify(products),
			additionalFields,
		});

	test.each([
		[
			'no supplier',
			[{ idproduct: 720, amount: 1 }],
			{},
			'Supplier, Supplier Name: both are missing',
		],
		['no products', [], supplier, 'Products: at least one is needed'],
		['a line without product', [{ amount: 1 }], supplier, 'Product 1: needs a product'],
		[
			'a line without amount',
			[{ idproduct: 720 }],
			supplier,
			'Product 1: the amount must be a whole number above zero, not "undefined"',
		],
	])('with %s is not created', async (_title, products, fields, message) => {
		expect(await create(products, fields)).toMatchObject({ message });
	});

	test('whose creation has no known outcome says what to look for', async () => {
		const error = await failureOf(
			'purchaseOrder.create',
			{
				productsLines: { line: [line] },
				additionalFields: { ...supplier, supplier_orderid: 'S-77' },
			},
			call('POST /purchaseorders', '', {
				body: { ...supplier, supplier_orderid: 'S-77', products: [{ idproduct: 720, amount: 50 }] },
				status: 502,
			}),
		);
		expect(error?.description).toContain(
			'Look for the purchase order with supplier order number S-77 in Picqer.',
		);
	});
});

describe('A receipt', () => {
	test.each([
		['nothing', {}, 'Purchase Order, Supplier: both are missing'],
		[
			'a purchase order and a supplier',
			{ idpurchaseorder: byId(701), idsupplier: byId(14) },
			'Purchase Order, Supplier: both are given',
		],
	])('for %s is not created', async (_title, additionalFields, message) => {
		expect(await failureOf('receipt.create', { additionalFields })).toMatchObject({ message });
	});

	test('takes a product by its line or by a strategy, not both', async () => {
		const error = await failureOf('receipt.receiveProduct', {
			...line,
			idreceipt: byId(469),
			additionalFields: { idpurchaseorder_product: byId(3301), strategy: 'any' },
		});
		expect(error).toMatchObject({ message: 'Purchase Order Product, Strategy: both are given' });
	});
});

describe('A return', () => {
	test.each([
		['product', { idreturn_reason: 2, price: 1 }, 'needs a product'],
		['reason', { idproduct: 720, price: 1 }, 'needs a return reason'],
		['price', { idproduct: 720, idreturn_reason: 2 }, 'needs a price'],
		[
			'whole amount',
			{ idproduct: 720, idreturn_reason: 2, price: 1, amount: 0.5 },
			'the amount must be a whole number above zero, not "0.5"',
		],
	])('is not created from a line without %s', async (_missing, returned, problem) => {
		const error = await failureOf('return.create', {
			idreturn_status: byId(8),
			idtemplate: byId(4),
			returned_productsInput: 'json',
			returned_productsJson: JSON.stringify([returned]),
		});
		expect(error).toMatchObject({ message: `Returned Product 1: ${problem}` });
	});

	test('gets no log that says nothing', async () => {
		const parameters = { idreturn: byId(392), additionalFields: { notify_customer: true } };
		expect(await failureOf('return.addLog', parameters)).toMatchObject({
			message: 'Return Status, Message: both are missing',
		});
	});

	test('receives at least one product', async () => {
		const parameters = { idreturn: byId(392), idwarehouse: byId(18) };
		expect(await failureOf('return.receive', parameters)).toMatchObject({
			message: 'Received Products: at least one is needed',
		});
	});
});

test('a field of another resource is not shown in a collection that several share', async () => {
	await expect(failureOf('supplier.getAll', { filters: { status: 'concept' } })).rejects.toThrow(
		'The node shows no parameter "filters.status"',
	);
});

describe('The list of', () => {
	const rows: Array<[string, string, IDataObject, { name: string; value: unknown }]> = [
		[
			'searchPurchaseOrders',
			'/purchaseorders',
			{ idpurchaseorder: 701, purchaseorderid: 'PO1', supplier_name: null, status: 'concept' },
			{ name: 'PO1 – concept', value: 701 },
		],
		[
			'searchReceipts',
			'/receipts',
			{ idreceipt: 469, receiptid: 'RC1', supplier: { name: 'Lampen' }, status: 'processing' },
			{ name: 'RC1 – Lampen – processing', value: 469 },
		],
		[
			'searchReturns',
			'/returns',
			{ idreturn: 392, returnid: 'R1', reference: 'WEB-1', name: 'Vries' },
			{ name: 'R1 – WEB-1 – Vries', value: 392 },
		],
		[
			'searchReturnStatuses',
			'/return_statuses',
			{ idreturn_status: 8, name: 'Aangemeld' },
			{ name: 'Aangemeld', value: 8 },
		],
		[
			'searchReturnReasons',
			'/return_reasons',
			{ idreturn_reason: 2, name: 'Defect' },
			{ name: 'Defect', value: 2 },
		],
		[
			'searchBackorders',
			'/backorders',
			{ idbackorder: 15, idorder: 5001, idproduct: 721, amount: 3 },
			{ name: '15 – order 5001 – product 721 – 3', value: 15 },
		],
		[
			'searchComments',
			'/comments',
			{ idcomment: 912, body: 'Bel klant', created_at: '2026-01-05 10:10:00' },
			{ name: '2026-01-05 10:10:00 – Bel klant', value: 912 },
		],
		['searchTasks', '/tasks', { idtask: 51, title: 'Tel' }, { name: 'Tel', value: 51 }],
	];

	test.each(rows)('%s', async (method, path, row, result) => {
		expectExchange(picqerSubject, { request: `GET ${path}`, answer: [row] });
		const { results } = await runListSearch(method, picqerSubject);
		expect(results).toEqual([result]);
	});

	test('searchRecords for webshop orders', async () => {
		expectExchange(picqerSubject, {
			request: 'GET /webshoporders',
			answer: [{ idcompany_webshop_order: 91, foreign_number: 'WEB-1', status: 'imported' }],
		});
		const parameters = { resource: 'webshopOrder', operation: 'get' };
		const { results } = await runListSearch('searchRecords', { ...picqerSubject, parameters });
		expect(results).toEqual([{ name: 'WEB-1 – imported', value: 91 }]);
	});

	test('searchStats', async () => {
		const answer = { 'open-orders': { description: 'Open orders' }, backorders: {} };
		expectExchange(picqerSubject, { request: 'GET /stats', answer });
		const { results } = await runListSearch('searchStats', picqerSubject);
		expect(results).toEqual([
			{ name: 'open-orders', value: 'open-orders' },
			{ name: 'backorders', value: 'backorders' },
		]);
	});

	const product = { productcode: 'LAMP-01', name: 'Fietslamp' };
	const parts: Array<[string, string, INodeParameters, string, Exchange['answer'], string]> = [
		[
			'searchPurchaseOrderProducts',
			'purchaseOrderProduct',
			{ idpurchaseorder: byId(701) },
			'/purchaseorders/701/products',
			[{ idpurchaseorder_product: 2, ...product }],
			'LAMP-01 – Fietslamp',
		],
		[
			'searchReceiptProducts',
			'receipt',
			{ idreceipt: byId(469) },
			'/receipts/469',
			{ products: [{ idreceipt_product: 2, ...product, amount: 10 }] },
			'LAMP-01 – Fietslamp – 10',
		],
		[
			'searchReturnedProducts',
			'returnedProduct',
			{ idreturn: byId(392) },
			'/returns/392/returned_products',
			[{ idreturn_product: 2, product, amount: 1 }],
			'LAMP-01 – Fietslamp – 1',
		],
		[
			'searchReplacementProducts',
			'replacementProduct',
			{ idreturn: byId(392) },
			'/returns/392/replacement_products',
			[{ idreturn_product_replacement: 2, product, amount: 1 }],
			'LAMP-01 – Fietslamp – 1',
		],
	];

	test.each(parts)('%s', async (method, resource, chosen, path, answer, name) => {
		expectExchange(picqerSubject, { request: `GET ${path}`, answer });
		const operation = resource === 'receipt' ? 'revertProduct' : 'update';
		const parameters = { resource, operation, ...chosen };
		const { results } = await runListSearch(method, { ...picqerSubject, parameters });
		expect(results).toEqual([{ name, value: 2 }]);
	});
});
