import { filters } from '../../shared/operation/collections';
import { text, toggle, whole } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { idField, queryDate } from '../fields/fields';
import { verbsFor } from '../fields/verbs';

const { action, list } = verbsFor({ name: 'Report', one: 'a report', many: 'reports' });

const endDate = queryDate('End Date', 'end_date');

/** Figures: docs/services/lagerkoll.md, 1.7 and 2.25. */
export const reportResource: Resource = {
	name: 'Report',
	value: 'report',
	operations: [
		list('/reports/articles_stockstate', 'states', {
			name: 'Get Stock State',
			value: 'getStockState',
			action: 'Get the stock state of articles',
			description: 'Get stock, incoming and outgoing amounts of articles by date',
			filtered: [idField.article('article_id'), endDate],
		}),
		list('/reports/customerorders', 'stats', {
			name: 'Get Customer Order Figures',
			value: 'getCustomerOrders',
			action: 'Get figures of customer orders',
			description: 'Get number, products and value of the customer orders by date',
			filtered: [
				whole('Days', 'days', { description: 'How many days to look back', least: 1, default: 30 }),
				endDate,
			],
		}),
		action(
			'Get Alcohol Summary',
			'getAlcoholSummary',
			'Get the summary of alcoholic beverages',
			['GET', '/reports/alcoholic_beverage/summary'],
			{ answer: 'json', description: 'Get volume and tax of alcoholic beverages' },
		),
		action(
			'Get Tobacco Summary',
			'getTobaccoSummary',
			'Get the summary of tobacco and nicotine',
			['GET', '/reports/tobacco/summary'],
			{
				answer: 'json',
				description:
					'Get weight, volume and tax of tobacco and nicotine. What the answer looks like is not documented (unconfirmed).',
				inputs: [
					filters([
						whole('Account', 'account', { default: -1, description: 'The default is -1' }),
						endDate,
						toggle('Include Nicotine', 'include_nicotine', 'Whether to include nicotine', {
							default: true,
						}),
						toggle('Include Tobacco', 'include_tobacco', 'Whether to include tobacco', {
							default: true,
						}),
						queryDate('Start Date', 'start_date'),
						text('Tag', 'tag', { description: 'Only articles with this tag' }),
					]),
				],
			},
		),
	],
};
