import { changedAfter } from '../fields/listFilters';
import { filters } from '../../shared/operation/collections';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField, path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'Location Stock History',
	one: 'a stock change on a location',
	many: 'stock changes on locations',
});

/** Changes of the stock of products on locations: docs/services/picqer.md, 2.9. */
export const locationStockHistoryResource: Resource = {
	name: 'Location Stock History',
	value: 'locationStockHistory',
	description: 'Past changes of the stock on locations, and moves between them',
	operations: [
		list('/location-stock-history', {
			inputs: [filters([changedAfter, idField.product, idField.location])],
		}),
		get('/location-stock-history/{id}', { inputs: [path.record] }),
	],
};
