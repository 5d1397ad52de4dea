import type { IDataObject } from 'n8n-workflow';
import { updateFields } from '../../shared/operation/collections';
import {
	allRequired,
	place,
	required,
	shownWith,
	text,
	whole,
} from '../../shared/operation/fields';
import type { Input, Resource, Step } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { amount, idField, path } from '../fields/fields';
import { pages } from '../service/request';

const { action, get, update } = verbs(pages, {
	name: 'Product Stock',
	one: 'the stock of a product',
	many: 'stock rows of a product',
});

const { product, warehouse } = path;

const reason = required(
	text('Reason', 'reason', {
		placeholder: 'e.g. Counted',
		description: 'Shown in the stock history',
	}),
);

const bookOn: Input = {
	parameter: {
		displayName: 'Book On',
		name: 'bookOn',
		type: 'options',
		options: [
			{ name: 'A Location', value: 'location' },
			{ name: 'No Location', value: 'none' },
		],
		default: 'none',
		description: 'Whether the stock lies on a location of the warehouse',
	},
};

const onLocation: Input[] = [
	bookOn,
	...place([required(idField.location)], 'body').map((input) =>
		shownWith('bookOn', 'location', input),
	),
];

/** Picqer advises to name the location always; null means none (2.7, Change stock). */
const nameLocation: Step = (draft) => {
	if (draft.inputs.bookOn === 'location') return draft;
	return { ...draft, body: { ...(draft.body as IDataObject), idlocation: null } };
};

/** Stock of products per warehouse: docs/services/picqer.md, 2.7. */
export const productStockResource: Resource = {
	name: 'Product Stock',
	value: 'productStock',
	description: 'Stock of a product per warehouse',
	operations: [
		get('/products/{idproduct}/stock', {
			answer: 'list',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get the stock of a product in many warehouses',
			inputs: [product],
		}),
		get('/products/{idproduct}/stock/{idwarehouse}', {
			action: 'Get the stock of a product in one warehouse',
			description: 'Get the stock of a product in one warehouse, with its locations',
			inputs: [product, warehouse],
		}),
		action(
			'Change',
			'change',
			'Change the stock of a product by an amount',
			['POST', '/products/{idproduct}/stock/{idwarehouse}'],
			{
				answer: 'object',
				description: 'Add to the stock, or take from it with a negative number',
				inputs: [
					product,
					warehouse,
					...place(
						[
							required(
								whole('Change', 'change', {
									placeholder: 'e.g. -2',
									description: 'How many to add; a negative number takes away',
								}),
							),
							reason,
						],
						'body',
					),
					...onLocation,
				],
				before: [nameLocation],
			},
		),
		action(
			'Set',
			'set',
			'Set the stock of a product',
			['POST', '/products/{idproduct}/stock/{idwarehouse}'],
			{
				answer: 'object',
				description:
					'Set the stock to a number. With a location, Picqer may count the location or the warehouse (unconfirmed).',
				inputs: [
					product,
					warehouse,
					...place(
						[
							required(
								whole('New Stock', 'amount', {
									description:
										'How many pieces there are now; it replaces the number that Picqer has',
									name: 'newStock',
									least: 0,
								}),
							),
							reason,
						],
						'body',
					),
					...onLocation,
				],
				before: [nameLocation],
			},
		),
		action(
			'Move',
			'move',
			'Move stock of a product to another location',
			['POST', '/products/{idproduct}/stock/{idwarehouse}/move'],
			{
				answer: 'nothing',
				description: 'Move stock between two locations of one warehouse',
				inputs: [
					product,
					warehouse,
					...place(allRequired([idField.fromLocation, idField.toLocation, amount]), 'body'),
				],
			},
		),
		action(
			'Produce',
			'produce',
			'Produce a composition',
			['POST', '/products/{idproduct}/produce'],
			{
				answer: 'nothing',
				description: 'Take the parts of a composition with stock from stock, and add the set',
				inputs: [
					product,
					...place([required(idField.warehouse), required(amount), reason], 'body'),
				],
			},
		),
		get('/products/{idproduct}/warehouses', {
			answer: 'list',
			name: 'Get Warehouse Settings',
			value: 'getWarehouseSettings',
			action: 'Get the warehouse settings of a product',
			inputs: [product],
		}),
		update('/products/{idproduct}/warehouses/{idwarehouse}', {
			name: 'Update Warehouse Settings',
			value: 'updateWarehouseSettings',
			action: 'Update the warehouse settings of a product',
			inputs: [
				product,
				warehouse,
				updateFields([
					whole('Stock Level to Order At', 'stock_level_order', {
						least: 0,
						description: 'At how many pieces to order more',
					}),
					whole('Desired Stock Level', 'stock_level_desired', {
						least: 0,
						description: 'Up to how many pieces to order',
					}),
					text('Stock Location', 'stock_location', {
						description: 'Text that says where the product lies',
					}),
					whole('Picking Stock Replenish Trigger', 'picking_stock_replenish_trigger', {
						least: 0,
						description: 'At how many pieces to bring more to the picking location',
					}),
					whole('Picking Stock Replenish To', 'picking_stock_replenish_to', {
						least: 0,
						description: 'Up to how many pieces to bring to the picking location',
					}),
				]),
			],
		}),
	],
};
