import { describeOperations, operationsOf, tryOperation, type OperationCase } from '../operations';
import { generalCases } from './general.cases';
import { orderCases } from './order.cases';
import { productCases } from './product.cases';
import { stockCases } from './stock.cases';
import { envelope, firstPage, fulfilmentSubject, goedGepicktSubject } from './subject';

/**
 * What is proven by code that calls the live API: docs/services/goedgepickt.md, section 2, rows of
 * grade C.
 */
const PROVEN = [
	'GET /webshops',
	'GET /products',
	'GET /products/{}',
	'POST /products',
	'PUT /products/{}',
	'GET /products/{}/stock',
	'POST /products/{}/stock/{}',
	'PUT /products/{}/stock/{}',
	'PUT /products/{}/stock-mutation',
	'GET /picklocations',
	'GET /orders',
	'GET /orders/{}',
	'POST /orders',
	'GET /shipments',
	'GET /webhooks',
	'POST /webhooks',
];

describe('GoedGepickt', () => {
	describeOperations(goedGepicktSubject, {
		...orderCases,
		...productCases,
		...stockCases,
		...generalCases,
	});

	test('has an operation for each proven endpoint, and none for another', () => {
		const offered = [...operationsOf(goedGepicktSubject.node)]
			.filter(([name]) => name !== 'apiRequest.send')
			.map(([, { routing }]) =>
				`${routing?.request?.method} ${routing?.request?.url}`.replace(/\{\w+\}/g, '{}'),
			);
		expect([...new Set(offered)].sort()).toEqual([...PROVEN].sort());
	});

	test('a fulfilment key lists products of its own base URL', async () => {
		const list: OperationCase = {
			exchanges: [
				{
					request: 'GET /products',
					query: firstPage(),
					answer: envelope([{ uuid: 'a', sku: 'MUG' }]),
				},
			],
			gives: [{ uuid: 'a', sku: 'MUG' }],
		};
		await tryOperation(fulfilmentSubject, 'product.getAll', list);
	});
});
