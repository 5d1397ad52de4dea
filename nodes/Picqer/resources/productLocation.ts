import { additionalFields, updateFields } from '../../shared/operation/collections';
import { place, required, text, toggle } from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { idField, path } from '../fields/fields';
import { pages } from '../service/request';

/** What "Simplify" keeps. */
const SIMPLE = [
	'idlocation',
	'idwarehouse',
	'parent_idlocation',
	'name',
	'remarks',
	'location_type',
	'is_bulk_location',
	'is_preferred',
	'note',
	'stock_for_product',
];

const { create, get, remove, update } = verbs(pages, {
	name: 'Product Location',
	one: 'a location of a product',
	many: 'locations of a product',
});

const linkedLocation = locator('Location', 'idlocation', {
	search: 'searchProductLocations',
	example: '41',
});

const linkFields = [
	text('Note', 'note', { description: 'A remark about the product at this location' }),
	toggle('Preferred', 'is_preferred', 'Whether the product is best taken from here'),
];

/** Links between products and locations: docs/services/picqer.md, 2.7. */
export const productLocationResource: Resource = {
	name: 'Product Location',
	value: 'productLocation',
	description: 'A location that a product is linked to',
	operations: [
		get('/products/{idproduct}/locations', {
			answer: 'list',
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many locations of a product',
			inputs: [path.product],
			simpleIfAsked: SIMPLE,
		}),
		create('/products/{idproduct}/locations', {
			answer: 'nothing',
			name: 'Link',
			action: 'Link a location to a product',
			inputs: [
				path.product,
				...place([required(idField.location)], 'body'),
				additionalFields(linkFields),
			],
			simpleIfAsked: SIMPLE,
		}),
		update('/products/{idproduct}/locations/{idlocation}', {
			answer: 'nothing',
			inputs: [path.product, linkedLocation, updateFields(linkFields)],
			simpleIfAsked: SIMPLE,
		}),
		remove('/products/{idproduct}/locations/{idlocation}', {
			name: 'Unlink',
			action: 'Unlink a location from a product',
			inputs: [path.product, linkedLocation],
		}),
	],
};
