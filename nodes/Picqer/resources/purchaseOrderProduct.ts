import { additionalFields, updateFields } from '../../shared/operation/collections';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { amount, dayField, path, price, productToAdd } from '../fields/fields';
import { pages } from '../service/request';

/** What "Simplify" keeps. */
const SIMPLE = [
	'idpurchaseorder_product',
	'idproduct',
	'idvatgroup',
	'productcode',
	'productcode_supplier',
	'name',
	'price',
	'amount',
	'amountreceived',
	'delivery_date',
];

const { create, get, remove, update } = verbs(pages, {
	name: 'Purchase Order Product',
	one: 'a product of a purchase order',
	many: 'products of a purchase order',
});

const { purchaseOrder } = path;

const line = locator('Purchase Order Product', 'idpurchaseorder_product', {
	search: 'searchPurchaseOrderProducts',
	example: '3301',
});

const lineFields = [
	price,
	dayField('Delivery Date', 'delivery_date', {
		description: 'Day on which the goods are expected',
	}),
];

/** Lines of a purchase order: docs/services/picqer.md, 2.11. */
export const purchaseOrderProductResource: Resource = {
	name: 'Purchase Order Product',
	value: 'purchaseOrderProduct',
	description: 'A product line of a purchase order',
	operations: [
		get('/purchaseorders/{idpurchaseorder}/products', {
			answer: 'list',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many products of a purchase order',
			inputs: [purchaseOrder],
			simpleIfAsked: SIMPLE,
		}),
		create('/purchaseorders/{idpurchaseorder}/products', {
			name: 'Add',
			action: 'Add a product to a purchase order',
			inputs: [purchaseOrder, ...productToAdd, additionalFields(lineFields)],
			simpleIfAsked: SIMPLE,
		}),
		update('/purchaseorders/{idpurchaseorder}/products/{idpurchaseorder_product}', {
			inputs: [purchaseOrder, line, updateFields([amount, ...lineFields])],
			simpleIfAsked: SIMPLE,
		}),
		remove('/purchaseorders/{idpurchaseorder}/products/{idpurchaseorder_product}', {
			name: 'Remove',
			action: 'Remove a product from a purchase order',
			inputs: [purchaseOrder, line],
		}),
	],
};
