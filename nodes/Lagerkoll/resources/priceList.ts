import { choice } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { query, sortDirection } from '../fields/fields';
import { verbsFor } from '../fields/verbs';

const { list } = verbsFor({ name: 'Price List', one: 'a price list', many: 'price lists' });

/** Price lists: docs/services/lagerkoll.md, 1.7 and 2.23. */
export const priceListResource: Resource = {
	name: 'Price List',
	value: 'priceList',
	operations: [
		list('/prices/lists', 'pricelists', {
			pageSize: 25,
			filtered: [
				query,
				choice(
					'Sort By',
					'sort_column',
					[
						{ name: 'Code', value: 'code' },
						{ name: 'Currency', value: 'currency' },
						{ name: 'ID', value: 'id' },
						{ name: 'Name', value: 'name' },
					],
					{ description: 'Field that decides the order', default: 'code' },
				),
				sortDirection('order', 'asc'),
			],
		}),
	],
};
