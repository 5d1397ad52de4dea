import { additionalFields, updateFields } from '../../shared/describe/collections';
import { decimal } from '../../shared/describe/fields';
import { locator } from '../../shared/describe/locator';
import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { amount, day, path, productToAdd } from '../fields';
import { pages, picqer } from '../request';

const { create, get, remove, update } = verbs(picqer, pages, {
	name: 'Purchase Order Product',
	one: 'a product of a purchase order',
	many: 'products of a purchase order',
});

const { purchaseOrder } = path;

const line = locator('Purchase Order Product', 'idpurchaseorder_product', {
	search: 'searchPurchaseOrderProducts',
	example: '3301',
	searchable: false,
});

const lineFields = [
	decimal('Price', 'price', { description: 'Excluding VAT' }),
	day('Delivery Date', 'delivery_date'),
];

/** Lines of a purchase order: reference picqer.md, 2.11. */
export const purchaseOrderProductResource: Resource = {
	name: 'Purchase Order Product',
	value: 'purchaseOrderProduct',
	description: 'A product line of a purchase order',
	operations: [
		get('/purchaseorders/{idpurchaseorder}/products', {
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many products of a purchase order',
			parameters: [purchaseOrder],
		}),
		create('/purchaseorders/{idpurchaseorder}/products', {
			name: 'Add',
			action: 'Add a product to a purchase order',
			parameters: [purchaseOrder, ...productToAdd, additionalFields(lineFields)],
		}),
		update('/purchaseorders/{idpurchaseorder}/products/{idpurchaseorder_product}', {
			parameters: [purchaseOrder, line, updateFields([amount, ...lineFields])],
		}),
		remove('/purchaseorders/{idpurchaseorder}/products/{idpurchaseorder_product}', {
			name: 'Remove',
			action: 'Remove a product from a purchase order',
			parameters: [purchaseOrder, line],
		}),
	],
};
