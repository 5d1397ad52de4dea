import type { Input, Resource } from '../../shared/operation/operation';
import { path } from '../fields/fields';
import { rowOfList } from '../fields/rowOfList';
import { guessed, undocumented, verbsFor } from '../fields/verbs';

const { get, list } = verbsFor({
	name: 'Customer Order',
	one: 'a customer order',
	many: 'customer orders',
});

/**
 * What "Simplify" keeps (2.11). The names are not documented: an order without any of them stays as it is.
 */
const SIMPLE = [
	'orderId',
	'externalOrderId',
	'customerOrderNumber',
	'customerId',
	'state',
	'currency',
	'orderDate',
	'deliveryDate',
	'deliveryName',
	'products',
];

const externalId: Input = {
	parameter: {
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 10457',
		description: 'The ID that the order has in the other system, its externalOrderId',
	},
};

const one = (parameter: string) => [
	rowOfList({ thing: 'customer order', property: 'customerOrders', parameter }),
];

/** Orders of customers: docs/services/lagerkoll.md, 2.11. */
export const customerOrderResource: Resource = {
	name: 'Customer Order',
	value: 'customerOrder',
	operations: [
		get('/customer_orders/external/{externalId}', {
			name: 'Get by External ID',
			value: 'getByExternalId',
			action: 'Get a customer order by its external ID',
			inputs: [externalId],
			simple: SIMPLE,
			output: one('externalId'),
		}),
		get('/customer_orders/{customerOrderId}', {
			description: undocumented('Get a customer order'),
			inputs: [path.customerOrder],
			simple: SIMPLE,
			flow: guessed(),
			output: one('customerOrderId'),
		}),
		list('/customer_orders', 'customerOrders', {
			description: undocumented('Get many customer orders'),
			simple: SIMPLE,
			pageSize: 100,
			isGuessed: true,
		}),
	],
};
