import { createdAfter, idAbove } from '../fields/listFilters';
import { filters } from '../../shared/operation/collections';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField } from '../fields/fields';
import { pages } from '../service/request';

const { action, get, list, remove } = verbs(pages, {
	name: 'Backorder',
	one: 'a backorder',
	many: 'backorders',
});

/** What "Simplify" keeps. */
export const BACKORDER_SIMPLE = [
	'idbackorder',
	'idorder',
	'idproduct',
	'idcustomer',
	'idwarehouse',
	'amount',
	'amount_available',
	'priority',
	'created_at',
	'date_available',
];

const backorder = locator('Backorder', 'idbackorder', {
	search: 'searchBackorders',
	example: '15',
});

/** Backorders: docs/services/picqer.md, 2.12. Those of one order stand at the order. */
export const backorderResource: Resource = {
	name: 'Backorder',
	value: 'backorder',
	description: 'Products of processed orders that are not in stock',
	operations: [
		list('/backorders', {
			simple: BACKORDER_SIMPLE,
			inputs: [filters([idField.order, idField.product, idField.customer, idAbove, createdAfter])],
		}),
		get('/backorders/{idbackorder}', {
			description: 'Get a backorder, with the date on which it becomes available',
			inputs: [backorder],
			simple: BACKORDER_SIMPLE,
		}),
		remove('/backorders/{idbackorder}', {
			description: 'Delete a backorder; this also cancels the amount on the order',
			inputs: [backorder],
		}),
		// A choice of backorders is not offered: were Picqer to ignore it, it would process all (section 4).
		action('Process All', 'processAll', 'Process all backorders', ['POST', '/backorders/process'], {
			answer: 'nothing',
			description: 'Create picklists of all backorders that are available',
		}),
	],
};
