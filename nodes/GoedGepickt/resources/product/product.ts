import { GET_STOCK_LEVELS, withStockLevels } from '../../../shared/commerce/stockLevels';
import { additionalFields, filters, updateFields } from '../../../shared/operation/collections';
import { allRequired, place, text, toggle, withParameter } from '../../../shared/operation/fields';
import { key } from '../../../shared/operation/key';
import { verbs } from '../../../shared/operation/verbs';
import type { Resource, Step } from '../../../shared/operation/operation';
import {
	additionalJson,
	idField,
	fillWebshop,
	mergeJson,
	money,
	path,
	ofWebshop,
} from '../../fields/fields';
import {
	extraParameters,
	oneSearch,
	perPage,
	searchFields,
	spreadExtra,
} from '../../fields/listFilters';
import {
	completeNew,
	findBySku,
	ifSeveral,
	liftedStock,
	neverBelowZero,
	sendPicture,
	somethingToChange,
	writtenProducts,
} from './productBody';
import { stockLevelIn } from '../../fields/stockLevel';
import { pages } from '../../service/request';

const { create, createOrUpdate, get, list, update } = verbs(pages, {
	name: 'Product',
	one: 'a product',
	many: 'products',
});

const { product } = path;

/** What "Simplify" keeps. */
const SIMPLE = [
	'uuid',
	'sku',
	'name',
	'ean',
	'barcode',
	'price',
	'picture',
	'allowBackorders',
	'supplier',
	'stock',
];

const name = text('Name', 'name', { placeholder: 'e.g. T-shirt black L' });
const sku = key('SKU', 'sku', {
	description: 'The code of the product in the shop',
	placeholder: 'e.g. TSHIRT-BLK-L',
});

const productFields = [
	key('Product ID', 'productId', {
		placeholder: 'e.g. 4711',
		description: 'What the shop calls the product; a new one gets its SKU when left out',
	}),
	toggle('Stock Management', 'stockManagement', 'Whether GoedGepickt keeps the stock', {
		default: true,
	}),
	text('URL', 'url', {
		placeholder: 'e.g. https://shop.example/tshirt',
		description: 'The product in the shop',
	}),
	money('Price', 'price', { least: 0 }),
];

const picture = text('Picture', 'picture', {
	placeholder: 'e.g. https://shop.example/tshirt.jpg',
	description: 'Address of an image',
});
const pictureOfUpdate = withParameter(picture, {
	description: 'Address of an image. Send it when it has changed, not with every update.',
});

const basics = place(allRequired([name, sku]), 'body');
const moreFields = additionalFields([...productFields, picture]);

const traceBySku: Step = (draft) => {
	const { sku: given } = draft.body as { sku?: unknown };
	return { ...draft, traceableBy: `the product with SKU ${String(given)}` };
};

const productFilters = filters([
	withParameter(sku, { description: 'The whole SKU; several can have it' }),
	key('Supplier UUID', 'supplierUuid', {
		placeholder: 'e.g. 77aa77aa-0000-4000-8000-77aa77aa77aa',
		description: 'Stands in the products of the supplier',
	}),
	...searchFields('sku and supplierUuid'),
	idField.webshop,
	extraParameters,
]);

const filtered = [oneSearch({ sku: 'SKU', supplierUuid: 'Supplier UUID' }), spreadExtra];

const reads = { simple: SIMPLE, output: [liftedStock] };

/**
 * Products: docs/services/goedgepickt.md, 2.2. Their stock per location is a resource of its own.
 */
export const productResource: Resource = {
	name: 'Product',
	value: 'product',
	operations: [
		list('/products', {
			...reads,
			request: perPage(100),
			inputs: [productFilters, neverBelowZero],
			before: filtered,
		}),
		list('/products', {
			...GET_STOCK_LEVELS,
			action: 'Get many stock levels of products',
			description:
				'Get products with what can be sold of them, as other nodes take it: EAN, SKU and free quantity in the field stockLevel',
			request: perPage(100),
			inputs: [productFilters],
			before: filtered,
			simple: ['uuid', 'sku', 'name', 'ean', 'barcode', 'stockLevel'],
			output: [withStockLevels(stockLevelIn)],
		}),
		get('/products/{productUuid}', { ...reads, inputs: [product, neverBelowZero] }),
		create('/products', {
			answer: 'json',
			inputs: [...ofWebshop, ...basics, moreFields, additionalJson],
			before: [mergeJson, completeNew, fillWebshop, traceBySku],
			output: [writtenProducts],
			simpleIfAsked: SIMPLE,
		}),
		createOrUpdate('/products', {
			answer: 'json',
			inputs: [...ofWebshop, ...basics, moreFields, additionalJson, ifSeveral, sendPicture],
			before: [mergeJson, fillWebshop],
			find: findBySku,
			output: [writtenProducts],
			simpleIfAsked: SIMPLE,
		}),
		update('/products/{productUuid}', {
			answer: 'json',
			description: 'Change fields of a product; those that are left out stay as they are',
			inputs: [
				product,
				...ofWebshop,
				updateFields([name, sku, ...productFields, pictureOfUpdate]),
				additionalJson,
			],
			before: [mergeJson, somethingToChange, fillWebshop],
			output: [writtenProducts],
			simpleIfAsked: SIMPLE,
		}),
	],
};
