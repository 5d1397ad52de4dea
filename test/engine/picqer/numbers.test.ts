import nock from 'nock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, call, tryOperation, type Exchange } from '../operations';
import { picqerSubject } from './subject';

afterEach(() => nock.cleanAll());

/** What the editor stores for "By Number" and "By Product Code". */
const byNumber = (value: string) => ({ __rl: true, mode: 'number', value });

const idorder = byNumber('O2026-1001');
const idproduct = byNumber('LAMP-01');
const idpicklist = byNumber('P2026-1001');

/** The search for a number, with the answer. */
const look = (path: string, query: Record<string, string>, ...rows: IDataObject[]): Exchange =>
	call(`GET ${path}`, rows, { query });

const order = look('/orders', { orderid: 'O2026-1001' }, { idorder: 5001, orderid: 'O2026-1001' });
const product = look(
	'/products',
	{ productcode: 'LAMP-01' },
	{ idproduct: 720, productcode: 'LAMP-01' },
);
const picklist = look(
	'/picklists',
	{ picklistid: 'P2026-1001' },
	{ idpicklist: 6100, picklistid: 'P2026-1001' },
);

/**
 * Numbers that are looked up with a documented filter: docs/services/picqer.md, 2.1, 2.2, 2.7,
 * 2.10, 2.13.
 */
describe('A number instead of an ID', () => {
	const uses: Array<[string, INodeParameters, Exchange[]]> = [
		['order.process', { idorder }, [order, { request: 'POST /orders/5001/process' }]],
		[
			'order.removeTag',
			{ idorder, idtag: byId(7) },
			[order, { request: 'DELETE /orders/5001/tags/7', status: 204, answer: '' }],
		],
		['picklist.close', { idpicklist }, [picklist, { request: 'POST /picklists/6100/close' }]],
		[
			'picklistShipment.getOfPicklist',
			{ idpicklist },
			[picklist, { request: 'GET /picklists/6100/shipments', answer: [] }],
		],
		[
			'picklistBatch.addPicklist',
			{ idpicklist_batch: byId(33), idpicklist },
			[picklist, { request: 'POST /picklists/batches/33/picklists', body: { idpicklist: 6100 } }],
		],
		[
			'picklistBatch.removePicklist',
			{ idpicklist_batch: byId(33), idpicklist },
			[
				picklist,
				{ request: 'DELETE /picklists/batches/33/picklists/6100', status: 204, answer: '' },
			],
		],
		[
			'customer.get',
			{ idcustomer: byNumber('K1001') },
			[
				look('/customers', { customerid: 'K1001' }, { idcustomer: 310, customerid: 'K1001' }),
				{ request: 'GET /customers/310' },
			],
		],
		[
			'receipt.complete',
			{ idreceipt: byNumber('RC2026-1001') },
			[
				look(
					'/receipts',
					{ receiptid: 'RC2026-1001' },
					{ idreceipt: 469, receiptid: 'RC2026-1001' },
				),
				{ request: 'PUT /receipts/469', body: { status: 'completed' } },
			],
		],
		[
			'productStock.get',
			// A code that looks like the ID of the warehouse must not take its place.
			{ idproduct: byNumber('18'), idwarehouse: byId(18) },
			[
				look('/products', { productcode: '18' }, { idproduct: 720, productcode: '18' }),
				{ request: 'GET /products/720/stock/18' },
			],
		],
		[
			'product.activate',
			{ idproduct },
			[
				look('/products', { productcode: 'LAMP-01' }),
				look(
					'/products',
					{ productcode: 'LAMP-01', inactive: 'true' },
					{ idproduct: 721, productcode: 'LAMP-01' },
				),
				{ request: 'POST /products/721/activate' },
			],
		],
		[
			'product.get',
			{ idproduct: byNumber('A/B 1') },
			[
				look('/products', { productcode: 'A/B 1' }, { idproduct: 722, productcode: 'A/B 1' }),
				{ request: 'GET /products/722' },
			],
		],
		[
			'orderProduct.create',
			{ idorder, idproduct, amount: 2 },
			[
				order,
				product,
				{ request: 'POST /orders/5001/products', body: { idproduct: 720, amount: 2 } },
			],
		],
		[
			'productPart.create',
			{ idproduct: byId(700), partIdproduct: idproduct, amount: 2 },
			[product, { request: 'POST /products/700/parts', body: { idproduct: 720, amount: 2 } }],
		],
	];

	test.each(uses)('%s', async (name, parameters, exchanges) => {
		await tryOperation(picqerSubject, name, { parameters, exchanges });
	});
});
