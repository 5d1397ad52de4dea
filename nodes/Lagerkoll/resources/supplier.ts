import { queryOptions } from '../../shared/operation/collections';
import { text, toggle } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { idField, path, query, sortDirection } from '../fields/fields';
import { rowOfList } from '../fields/rowOfList';
import { verbsFor } from '../fields/verbs';

const { get, list } = verbsFor({ name: 'Supplier', one: 'a supplier', many: 'suppliers' });

const narrower = [
	idField.article('article'),
	toggle('Open Orders', 'open_orders', 'Whether open orders count; what it does is not documented'),
];

/** Suppliers: docs/services/lagerkoll.md, 1.7 and 2.28. */
export const supplierResource: Resource = {
	name: 'Supplier',
	value: 'supplier',
	operations: [
		list('/suppliers', 'suppliers', {
			pageSize: 100,
			hasMarker: true,
			filtered: [
				query,
				...narrower,
				text('Sort By', 'sort_column', {
					default: 'name',
					description: 'Other columns than name are not documented',
				}),
				sortDirection('order', 'asc'),
			],
		}),
		get('/suppliers/{supplierId}', {
			inputs: [path.supplier, queryOptions(narrower)],
			output: [rowOfList({ thing: 'supplier', property: 'suppliers', parameter: 'supplierId' })],
		}),
	],
};
