import type { Resource } from '../../shared/operation/operation';
import { path, query } from '../fields/fields';
import { rowOfList } from '../fields/rowOfList';
import { undocumented, verbsFor } from '../fields/verbs';

const { get, list } = verbsFor({ name: 'Customer', one: 'a customer', many: 'customers' });

/** Customers and their tags: docs/services/lagerkoll.md, 2.12. */
export const customerResource: Resource = {
	name: 'Customer',
	value: 'customer',
	operations: [
		list('/customers', 'customers', {
			description: undocumented('Get many customers'),
			// The page size in the sample of a single read.
			pageSize: 50,
			isGuessed: true,
		}),
		get('/customers/{customerId}', {
			inputs: [path.customer],
			output: [rowOfList({ thing: 'customer', property: 'customers', parameter: 'customerId' })],
		}),
		list('/customers/tags', 'tags', {
			name: 'Get Many Tags',
			value: 'getTags',
			action: 'Get many tags of customers',
			description: 'Get the tags that the customers of the store group have',
			filtered: [query],
			pageSize: 50,
		}),
	],
};
