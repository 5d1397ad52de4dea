import type { Resource, Thing } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { path } from '../fields/fields';
import { pages } from '../service/request';

/** What can be done with the definitions of custom fields: they are made in Picqer. */
function operationsOf(thing: Thing, url: string) {
	const { get, list } = verbs(pages, thing);
	return [list(url), get(`${url}/{id}`, { inputs: [path.record] })];
}

/** Definitions of custom fields of products: docs/services/picqer.md, 2.24. */
export const productFieldResource: Resource = {
	name: 'Product Field',
	value: 'productField',
	description: 'What a custom field of products is; the values stand at the products',
	operations: operationsOf(
		{ name: 'Product Field', one: 'a product field', many: 'product fields' },
		'/productfields',
	),
};

/** Definitions of custom fields of orders: docs/services/picqer.md, 2.24. */
export const orderFieldResource: Resource = {
	name: 'Order Field',
	value: 'orderField',
	description: 'What a custom field of orders is; the values stand at the orders',
	operations: operationsOf(
		{ name: 'Order Field', one: 'an order field', many: 'order fields' },
		'/orderfields',
	),
};

/** Definitions of custom fields of customers: docs/services/picqer.md, 2.24. */
export const customerFieldResource: Resource = {
	name: 'Customer Field',
	value: 'customerField',
	description: 'What a custom field of customers is; the values stand at the customers',
	operations: operationsOf(
		{ name: 'Customer Field', one: 'a customer field', many: 'customer fields' },
		'/customerfields',
	),
};
