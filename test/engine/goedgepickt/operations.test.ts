import { forgetOrders } from '../../../nodes/GoedGepickt/resources/order/createOnce';
import { goedGepicktFacts } from '../../facts/goedgepickt';
import { describeOperations } from '../describeOperations';
import { operationsOf, tryOperation, type OperationCase } from '../operations';
import { generalCases } from './general.cases';
import { orderCases } from './order.cases';
import { productCases } from './product.cases';
import { stockCases } from './stock.cases';
import { envelope, firstPage, fulfilmentSubject, goedGepicktSubject } from './subject';

// Both engines make the same orders.
beforeEach(forgetOrders);

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

/** What the user may add by name, without a field of its own in the node. */
const ADDED = /^query parameter a is unknown$/;
const ADDED_JSON = /"additionalProperty":"(active|customField|ean|tags|weight)"/;

/** What only the sandbox vouches for: docs/services/goedgepickt.md, 6. */
const WITHOUT_PROOF: Record<string, RegExp> = {
	'order.getAll': /^query parameter (a|orderstatus|webshopUuid) is unknown$/,
	'order.create': ADDED_JSON,
	'product.getAll':
		/^query parameter ((a|orderBy|webshopUuid) is unknown$|searchDelimiter: .*allowed values)/,
	'product.create': ADDED_JSON,
	'product.update': ADDED_JSON,
	'webshop.getAll': ADDED,
	'pickLocation.getAll': ADDED,
	'shipment.getAll': ADDED,
	'webhook.getAll': ADDED,
	'webhook.create': ADDED_JSON,
	// Free requests may go anywhere.
	'apiRequest.send': /./,
};

describe('GoedGepickt', () => {
	describeOperations({
		service: 'GoedGepickt',
		cases: { ...orderCases, ...productCases, ...stockCases, ...generalCases },
		facts: goedGepicktFacts,
		mistakes: WITHOUT_PROOF,
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
