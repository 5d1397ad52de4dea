import { additionalFields, updateFields } from '../../shared/operation/collections';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { amount, idField, path, price, productToAdd } from '../fields/fields';
import { pages } from '../service/request';

const { create, get, remove, update } = verbs(pages, {
	name: 'Replacement Product',
	one: 'a replacement product',
	many: 'replacement products',
});

const line = locator('Replacement Product', 'idreturn_product_replacement', {
	search: 'searchReplacementProducts',
	example: '12',
});

/** Products that are sent instead of returned ones: docs/services/picqer.md, 2.14. */
export const replacementProductResource: Resource = {
	name: 'Replacement Product',
	value: 'replacementProduct',
	description: 'A product that is sent instead of a returned one',
	operations: [
		get('/returns/{idreturn}/replacement_products', {
			answer: 'list',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many replacement products of a return',
			inputs: [path.return],
		}),
		create('/returns/{idreturn}/replacement_products', {
			name: 'Add',
			action: 'Add a replacement product to a return',
			description: 'Add a replacement product; Picqer may want a list instead (unconfirmed)',
			inputs: [path.return, ...productToAdd, additionalFields([price])],
		}),
		update('/returns/{idreturn}/replacement_products/{idreturn_product_replacement}', {
			inputs: [path.return, line, updateFields([idField.product, price, amount])],
		}),
		remove('/returns/{idreturn}/replacement_products/{idreturn_product_replacement}', {
			inputs: [path.return, line],
		}),
	],
};
