import { filters } from '../../shared/operation/collections';
import { toList, type Convert } from '../../shared/operation/convert';
import { choice, field, text } from '../../shared/operation/fields';
import type { Resource } from '../../shared/operation/operation';
import { parameterError } from '../../shared/operation/nodeError';
import { verbs } from '../../shared/operation/verbs';
import { pagesOf } from '../service/request';

const { list } = verbs(pagesOf('inventory', 'bsku'), {
	name: 'Inventory',
	one: 'a product in stock at bol',
	many: 'products in stock at bol',
});

/** A range of quantities as bol writes it: `min-max`. */
const toRange: Convert = (context, label, value) => {
	if (/^\d+-\d+$/.test(String(value))) return value;
	const wayOut = 'Write the least and the most with a hyphen, e.g. 0-10.';
	throw parameterError(context, label, `"${String(value)}" is not a range`, wayOut);
};

/** Stock in the warehouses of bol: docs/services/bol.md, 2.7. */
export const inventoryResource: Resource = {
	name: 'Inventory',
	value: 'inventory',
	description: 'Stock in the warehouses of bol (FBB); your own stock is in the offers',
	operations: [
		list('/retailer/inventory', {
			action: 'Get the inventory at bol',
			inputs: [
				filters([
					// Each range goes as a parameter of its own, as the spec says; its example has commas (6).
					field('Quantity', 'quantity', 'string', {
						default: '',
						placeholder: 'e.g. 0-10, 20-30',
						description:
							'Ranges of the regular stock, or of the stock that State names; how bol reads several is (unconfirmed)',
						convert: toList(toRange),
					}),
					text('Search', 'query', {
						placeholder: 'e.g. 8718526069334',
						description: 'EAN or part of the title',
					}),
					choice(
						'State',
						'state',
						[
							{ name: 'Graded (Not for Sale)', value: 'GRADED' },
							{ name: 'Regular (for Sale)', value: 'REGULAR' },
						],
						{
							description: 'Only goods that can be sold, or only those that cannot',
							default: 'REGULAR',
						},
					),
					choice('Stock', 'stock', ['SUFFICIENT', 'INSUFFICIENT'], {
						description: 'Only goods of which bol has enough, or not enough',
						default: 'SUFFICIENT',
					}),
				]),
			],
		}),
	],
};
