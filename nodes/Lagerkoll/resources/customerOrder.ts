import type { INodeProperties } from 'n8n-workflow';
import { simplifyOutput } from '../../shared/describe/common';
import type { Resource } from '../../shared/describe/resource';
import { simplify, type ShapeItems } from '../../shared/request/output';
import { path } from '../fields';
import { single } from '../single';
import { runGuessed, UNDOCUMENTED, verbsFor } from '../verbs';

const { get, list } = verbsFor({
	name: 'Customer Order',
	one: 'a customer order',
	many: 'customer orders',
});

/** What "Simplify" keeps, where the order has it (2.11). */
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

const toSimple = simplify(SIMPLE);

/** The names are not documented: an order without any of them stays as it is, instead of empty. */
const simpleIfKnown: ShapeItems = async function (items, answer) {
	const simple = (await toSimple.call(this, items, answer)) as typeof items;
	return simple.map((item, index) => (Object.keys(item.json).length > 0 ? item : items[index]));
};

const externalId: INodeProperties = {
	displayName: 'External ID',
	name: 'externalId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 10457',
	description: 'The ID that the order has in the other system, its externalOrderId',
};

const one = (parameter: string) => [
	single({ thing: 'customer order', property: 'customerOrders', parameter }),
	simpleIfKnown,
];

/** Orders of customers: reference lagerkoll.md, 2.11. */
export const customerOrderResource: Resource = {
	name: 'Customer Order',
	value: 'customerOrder',
	operations: [
		get('/customer_orders/external/{externalId}', {
			name: 'Get by External ID',
			value: 'getByExternalId',
			action: 'Get a customer order by its external ID',
			parameters: [externalId, simplifyOutput],
			output: one('externalId'),
		}),
		get('/customer_orders/{customerOrderId}', {
			description: UNDOCUMENTED,
			parameters: [path.customerOrder, simplifyOutput],
			flow: runGuessed(),
			output: one('customerOrderId'),
		}),
		list('/customer_orders', 'customerOrders', {
			description: UNDOCUMENTED,
			first: [simplifyOutput],
			pageSize: 100,
			isGuessed: true,
			output: [simpleIfKnown],
		}),
	],
};
