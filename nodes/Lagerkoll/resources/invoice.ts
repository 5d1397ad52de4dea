import { choice, toggle } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { query, sortDirection } from '../fields/fields';
import { verbsFor } from '../fields/verbs';

const { list } = verbsFor({ name: 'Invoice', one: 'an invoice', many: 'invoices' });

/** Drafts of invoices to customers: docs/services/lagerkoll.md, 1.7 and 2.18. */
export const invoiceResource: Resource = {
	name: 'Invoice',
	value: 'invoice',
	operations: [
		list('/invoices/drafts', 'invoiceDrafts', {
			name: 'Get Many Drafts',
			value: 'getDrafts',
			action: 'Get many invoice drafts',
			description: 'Get the drafts of invoices to customers',
			pageSize: 100,
			filtered: [
				query,
				choice('Type', 'type', ['ALL', 'PROJECT', 'CUSTOMER_ORDER'], {
					description: 'Only drafts that were made of these',
					default: 'ALL',
				}),
				toggle(
					'Return Invoiced Rows',
					'return_invoiced_rows',
					'Whether to also return rows that have been invoiced',
					{ default: true },
				),
				choice(
					'Sort By',
					'sort_column',
					[
						{ name: 'Article ID', value: 'article_id' },
						{ name: 'Article Name', value: 'article_name' },
						{ name: 'Created', value: 'created' },
						{ name: 'Type', value: 'type' },
						{ name: 'User', value: 'user' },
					],
					{ description: 'Field that decides the order', default: 'created' },
				),
				sortDirection('sort_order', 'desc'),
			],
		}),
	],
};
