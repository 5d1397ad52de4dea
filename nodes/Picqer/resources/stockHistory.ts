import { changedAfter } from '../fields/listFilters';
import { filters } from '../../shared/operation/collections';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField, momentField, path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'Stock History',
	one: 'a stock change',
	many: 'stock changes',
});

/** What "Simplify" keeps. */
const SIMPLE = [
	'idproduct_stock_history',
	'idproduct',
	'idwarehouse',
	'idlocation',
	'old_stock',
	'stock_change',
	'new_stock',
	'reason',
	'change_type',
	'changed_at',
];

/** Changes of the stock of products in warehouses: docs/services/picqer.md, 2.8. */
export const stockHistoryResource: Resource = {
	name: 'Stock History',
	value: 'stockHistory',
	description: 'Past changes of the stock of products',
	operations: [
		list('/stockhistory', {
			simple: SIMPLE,
			inputs: [
				filters([
					changedAfter,
					momentField('Changed Before', 'untildate', {
						description: 'Only what happened before this moment',
					}),
					idField.product,
					idField.warehouse,
					idField.user,
				]),
			],
		}),
		get('/stockhistory/{id}', { inputs: [path.record], simple: SIMPLE }),
	],
};
