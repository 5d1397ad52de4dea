import { titleOfTag } from '../../fields/listFilters';
import { tagsOf } from '../tagsOf';
import { commentsOf } from '../commentsOf';
import { GET_STOCK_LEVELS, withStockLevels } from '../../../shared/commerce/stockLevels';
import {
	additionalFields,
	filters,
	queryOptions,
	updateFields,
	withFields,
} from '../../../shared/operation/collections';
import {
	choice,
	decimal,
	field,
	longText,
	place,
	allRequired,
	text,
	toggle,
	whole,
	withParameter,
} from '../../../shared/operation/fields';
import { toList, toId } from '../../../shared/operation/convert';
import { key } from '../../../shared/operation/key';
import type { Resource, Shape } from '../../../shared/operation/operation';
import { verbs } from '../../../shared/operation/verbs';
import { productLooseSearches, productSearches } from '../../fields/byNumber';
import { country, idField, path } from '../../fields/fields';
import { customFields, listPrices } from '../../fields/formRows';
import { stockLevelIn, warehousesOfLevel } from '../../fields/stockLevel';
import { activity, inChosenState } from './inactive';
import { isTaken, pages } from '../../service/request';
import { tagOptions, tagsAsList } from '../../fields/tags';

const { action, create, createOrUpdate, get, list, update } = verbs(pages, {
	name: 'Product',
	one: 'a product',
	many: 'products',
});

const { product } = path;

/** Types of a product (docs/services/picqer.md, 2.7). */
const TYPES = ['normal', 'unlimited_stock', 'virtual_composition', 'composition_with_stock'];

/** What "Simplify" keeps. */
const SIMPLE = [
	'idproduct',
	'productcode',
	'name',
	'barcode',
	'price',
	'type',
	'active',
	'weight',
	'stock',
	'updated',
];

/** The same for stock levels. */
const SIMPLE_LEVEL = ['idproduct', 'productcode', 'name', 'barcode', 'type', 'stockLevel'];

const productCode = key('Product Code', 'productcode', {
	description: 'The code that is unique to the product, such as its SKU',
	placeholder: 'e.g. LAMP-01',
});
const name = text('Name', 'name', { placeholder: 'e.g. Bicycle lamp' });
const price = decimal('Price', 'price', { description: 'Excluding VAT', least: 0 });

const SIZE = { description: 'Of one piece, in whole centimetres', least: 0 };

const productFields = [
	decimal('Fixed Stock Price', 'fixedstockprice', { description: 'Excluding VAT', least: 0 }),
	idField.supplier,
	key('Product Code of Supplier', 'productcode_supplier', {
		description: 'What the supplier calls the product',
	}),
	whole('Delivery Time (Days)', 'deliverytime', {
		least: 0,
		description: 'How many days the supplier takes',
	}),
	longText('Description', 'description', { description: 'Text that describes it' }),
	key('Barcode', 'barcode', {
		description: 'EAN or another code that a scanner reads',
		placeholder: 'e.g. 8712345678906',
	}),
	choice('Type', 'type', TYPES, {
		description: 'Kind of product, such as one with stock of its own or a composition of others',
		default: 'normal',
	}),
	whole('Weight (Grams)', 'weight', { description: 'In whole grams', least: 0 }),
	whole('Length (Centimetres)', 'length', SIZE),
	whole('Width (Centimetres)', 'width', SIZE),
	whole('Height (Centimetres)', 'height', SIZE),
	whole('Minimum Purchase Quantity', 'minimum_purchase_quantity', {
		least: 0,
		description: 'The fewest pieces that the supplier sells',
	}),
	whole('Purchase in Quantities Of', 'purchase_in_quantities_of', {
		least: 0,
		description: 'It is ordered in multiples of this number',
	}),
	text('HS Code', 'hs_code', { description: 'For customs' }),
	country('Country of Origin', 'country_of_origin'),
	toggle('Active', 'active', 'Whether the product is in use', { default: true }),
	toggle('Show on Portal', 'show_on_portal', 'Whether the product stands on the portal'),
	idField.fulfilmentCustomer,
	customFields('Product Fields', 'productfields', 'idproductfield', 'searchProductFields'),
	listPrices,
];

const basics = place(allRequired([productCode, name, price, idField.vatGroup]), 'body');
const moreFields = additionalFields(productFields);

const productFilters = filters([
	text('Search', 'search', { description: 'Looks in code, name, barcode and more (unconfirmed)' }),
	withParameter(productCode, { description: 'The exact code' }),
	key('Barcode', 'barcode', {
		description: 'The exact barcode. Not in the documentation of Picqer (unconfirmed).',
	}),
	activity,
	titleOfTag,
	choice('Type', 'type', TYPES, {
		description: 'Only products of this kind',
		default: 'normal',
	}),
	idField.supplier,
	idField.fulfilmentCustomer,
	field('Product IDs', 'idproducts', 'string', {
		default: '',
		placeholder: 'e.g. 720, 721',
		description: 'Several products in one request, separated by commas (unconfirmed)',
		convert: (context, label, value) =>
			(toList(toId)(context, label, value) as number[] | undefined)?.join(','),
	}),
]);

const warehouseIds = withFields(queryOptions([]), [warehousesOfLevel]);

const besideProduct: Shape = (items, answer, call) => {
	const { warehouses } = (call.inputs.options ?? {}) as { warehouses?: number[] };
	return withStockLevels((product) => stockLevelIn(product, warehouses))(items, answer, call);
};

/**
 * Products: docs/services/picqer.md, 2.7. Stock, parts, images and locations are resources of their
 * own.
 */
export const productResource: Resource = {
	name: 'Product',
	value: 'product',
	operations: [
		list('/products', {
			simple: SIMPLE,
			description: 'Get the active products, the inactive ones, or both',
			flow: inChosenState,
			output: [tagsAsList],
			inputs: [productFilters, tagOptions],
		}),
		list('/products', {
			...GET_STOCK_LEVELS,
			action: 'Get many stock levels of products',
			description:
				'Get products with what can be sold of them, as other nodes take it: EAN, SKU and free quantity in the field stockLevel',
			simple: SIMPLE_LEVEL,
			flow: inChosenState,
			output: [besideProduct],
			inputs: [productFilters, warehouseIds],
		}),
		get('/products/{idproduct}', {
			inputs: [product, tagOptions],
			simple: SIMPLE,
			output: [tagsAsList],
		}),
		create('/products', { inputs: [...basics, moreFields], simpleIfAsked: SIMPLE }),
		createOrUpdate('/products', {
			inputs: [...basics, moreFields],
			find: {
				thing: 'product',
				key: 'productcode',
				id: 'idproduct',
				searches: productSearches,
				looseSearches: productLooseSearches,
				isTaken,
			},
			simpleIfAsked: SIMPLE,
		}),
		update('/products/{idproduct}', {
			inputs: [
				product,
				updateFields([productCode, name, price, idField.vatGroup, ...productFields]),
			],
			simpleIfAsked: SIMPLE,
		}),
		action(
			'Activate',
			'activate',
			'Activate a product',
			['POST', '/products/{idproduct}/activate'],
			{ answer: 'object', inputs: [product], simpleIfAsked: SIMPLE },
		),
		action(
			'Inactivate',
			'inactivate',
			'Inactivate a product',
			['POST', '/products/{idproduct}/inactivate'],
			{
				answer: 'object',
				description: 'Take a product out of use; Picqer deletes no products',
				inputs: [product],
				simpleIfAsked: SIMPLE,
			},
		),
		action(
			'Get Expected Deliveries',
			'getExpected',
			'Get the expected deliveries of a product',
			['GET', '/products/{idproduct}/expected'],
			{
				answer: 'list',
				description: 'Get the open purchase order lines of a product',
				inputs: [product],
			},
		),
		action(
			'Get Price History',
			'getPriceHistory',
			'Get the price history of a product',
			['GET', '/products/{idproduct}/pricehistory'],
			{ answer: 'list', inputs: [product] },
		),
		action(
			'Get Fixed Stock Price History',
			'getFixedStockPriceHistory',
			'Get the fixed stock price history of a product',
			['GET', '/products/{idproduct}/fixedstockpricehistory'],
			{ answer: 'list', inputs: [product] },
		),
		...tagsOf('/products/{idproduct}', product, 'a product'),
		...commentsOf('/products/{idproduct}', product, 'a product'),
	],
};
