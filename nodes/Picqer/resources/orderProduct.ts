import { additionalFields, updateFields } from '../../shared/describe/collections';
import { decimal, longText, text, whole } from '../../shared/describe/fields';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { path, productToAdd } from '../fields';
import { pages, picqer } from '../request';

const { create, get, remove, update } = verbs(picqer, pages, {
	name: 'Order Product',
	one: 'a product of an order',
	many: 'products of an order',
});

const line = locator('Order Product', 'idorder_product', {
	search: 'searchOrderProducts',
	example: '9001',
	searchable: false,
});

const amount = whole('Amount', 'amount', { least: 1 });
const price = decimal('Price', 'price', { description: 'Excluding VAT' });
const name = text('Name', 'name', { description: 'Instead of the name of the product' });
const remarks = longText('Remarks', 'remarks');

/** Lines of an order; they change only while the order is not processed: reference picqer.md, 2.1. */
export const orderProductResource: Resource = {
	name: 'Order Product',
	value: 'orderProduct',
	description: 'A product line of an order',
	operations: [
		get('/orders/{idorder}/products', {
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many products of an order',
			parameters: [path.order],
		}),
		get('/orders/{idorder}/products/{idorder_product}', { parameters: [path.order, line] }),
		create('/orders/{idorder}/products', {
			name: 'Add',
			value: 'create',
			action: 'Add a product to an order',
			parameters: [path.order, ...productToAdd, additionalFields([price, name, remarks])],
		}),
		update('/orders/{idorder}/products/{idorder_product}', {
			parameters: [path.order, line, updateFields([amount, price, name, remarks])],
		}),
		remove('/orders/{idorder}/products/{idorder_product}', {
			name: 'Remove',
			action: 'Remove a product from an order',
			parameters: [path.order, line],
		}),
	],
};
