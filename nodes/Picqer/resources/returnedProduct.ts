import { additionalFields, updateFields } from '../../shared/operation/collections';
import { allRequired, place } from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { amount, idField, intoWarehouse, path, price, productToAdd } from '../fields/fields';
import { pages } from '../service/request';

/** What "Simplify" keeps. */
const SIMPLE = [
	'idreturn_product',
	'idreturn',
	'idreturn_reason',
	'idproduct',
	'idwarehouse',
	'price',
	'amount',
	'status',
	'product',
	'return_reason',
];

const { create, get, remove, update } = verbs(pages, {
	name: 'Returned Product',
	one: 'a returned product',
	many: 'returned products',
});

const line = locator('Returned Product', 'idreturn_product', {
	search: 'searchReturnedProducts',
	example: '61',
});

/** Products that come back with a return: docs/services/picqer.md, 2.14. */
export const returnedProductResource: Resource = {
	name: 'Returned Product',
	value: 'returnedProduct',
	description: 'A product that comes back with a return',
	operations: [
		get('/returns/{idreturn}/returned_products', {
			answer: 'list',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many returned products of a return',
			inputs: [path.return],
			simpleIfAsked: SIMPLE,
		}),
		create('/returns/{idreturn}/returned_products', {
			name: 'Add',
			action: 'Add a returned product to a return',
			description: 'Add a returned product; Picqer may want a list instead (unconfirmed)',
			inputs: [
				path.return,
				...productToAdd,
				...place(allRequired([idField.returnReason, price]), 'body'),
				additionalFields([intoWarehouse]),
			],
			simpleIfAsked: SIMPLE,
		}),
		update('/returns/{idreturn}/returned_products/{idreturn_product}', {
			inputs: [
				path.return,
				line,
				updateFields([idField.product, idField.returnReason, intoWarehouse, price, amount]),
			],
			simpleIfAsked: SIMPLE,
		}),
		remove('/returns/{idreturn}/returned_products/{idreturn_product}', {
			inputs: [path.return, line],
		}),
	],
};
