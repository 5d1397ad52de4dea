import { additionalFields, updateFields } from '../../shared/operation/collections';
import { longText, text } from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { amount, path, price, productToAdd } from '../fields/fields';
import { pages } from '../service/request';

/** What "Simplify" keeps. */
const SIMPLE = [
	'idorder_product',
	'idproduct',
	'idvatgroup',
	'productcode',
	'name',
	'price',
	'amount',
	'amount_cancelled',
	'partof_idorder_product',
	'has_parts',
];

const { create, get, remove, update } = verbs(pages, {
	name: 'Order Product',
	one: 'a product of an order',
	many: 'products of an order',
});

const line = locator('Order Product', 'idorder_product', {
	search: 'searchOrderProducts',
	example: '9001',
});

const name = text('Name', 'name', { description: 'Instead of the name of the product' });
const remarks = longText('Remarks', 'remarks', {
	description: 'Free text for the people who handle it',
});

/**
 * Lines of an order; they change only while the order is not processed:
 * docs/services/picqer.md, 2.1.
 */
export const orderProductResource: Resource = {
	name: 'Order Product',
	value: 'orderProduct',
	description: 'A product line of an order',
	operations: [
		get('/orders/{idorder}/products', {
			answer: 'list',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many products of an order',
			inputs: [path.order],
			simpleIfAsked: SIMPLE,
		}),
		get('/orders/{idorder}/products/{idorder_product}', {
			inputs: [path.order, line],
			simpleIfAsked: SIMPLE,
		}),
		create('/orders/{idorder}/products', {
			answer: 'nothing',
			name: 'Add',
			value: 'create',
			action: 'Add a product to an order',
			inputs: [path.order, ...productToAdd, additionalFields([price, name, remarks])],
			simpleIfAsked: SIMPLE,
		}),
		update('/orders/{idorder}/products/{idorder_product}', {
			answer: 'nothing',
			inputs: [path.order, line, updateFields([amount, price, name, remarks])],
			simpleIfAsked: SIMPLE,
		}),
		remove('/orders/{idorder}/products/{idorder_product}', {
			name: 'Remove',
			action: 'Remove a product from an order',
			inputs: [path.order, line],
		}),
	],
};
