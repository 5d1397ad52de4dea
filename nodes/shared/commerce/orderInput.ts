import { choice, shownWith } from '../operation/fields';
import type { Convert } from '../operation/convert';
import type { Input, Inputs } from '../operation/operation';
import { shapeIn } from './shapeInput';
import { readShopOrder, type ShopOrder } from './shopOrder';

/** Inputs of operations that take an order either field by field or as a shop order. */

const HOW = 'orderInput';

/** How the order is given. */
export const orderInput: Input = choice(
	'Order Input',
	HOW,
	[
		{ name: 'Fields', value: 'fields', description: 'Each field is filled in here' },
		{
			name: 'Shop Order',
			value: 'shopOrder',
			description:
				'The order comes from another node, e.g. bol; fields that are set here count instead of its own',
		},
	],
	{
		description: 'How the order is given: as one shop order, or field by field',
		default: 'fields',
	},
);

/** The same input, shown only while the order is given field by field. */
export const forFields = (input: Input): Input => shownWith(HOW, 'fields', input);

/** The same input, shown only while a shop order is given. */
export const forShopOrder = (input: Input): Input => shownWith(HOW, 'shopOrder', input);

/** Reads a shop order; mistakes are named by where they stand in it. */
const toShopOrder: Convert = (context, displayName, value) =>
	shapeIn(context, displayName, () => readShopOrder(value, context.getTimezone()));

/** The shop order itself: by default that of the item that comes in. */
export const shopOrder: Input = forShopOrder({
	parameter: {
		displayName: 'Shop Order',
		name: 'shopOrder',
		type: 'json',
		default: '={{ $json.shopOrder }}',
		required: true,
		description:
			'An order as bol > Order gives it in the field shopOrder, or made with Edit Fields: number, deliverTo (name, street, houseNumber, zipCode, city, country) and lines (ean or sku, quantity)',
	},
	convert: toShopOrder,
});

/** The shop order that was given; undefined where the order is given field by field. */
export const shopOrderIn = ({ shopOrder: given }: Inputs): ShopOrder | undefined =>
	// The input above reads it.
	given as ShopOrder | undefined;

/** By what the products of a shop order are found. */
export type FindBy = 'both' | 'ean' | 'sku';

/** By what the products are found; the service's own look-ups say in which order. */
export const findProductsBy: Input = forShopOrder(
	choice(
		'Find Products By',
		'findProductsBy',
		[
			{
				name: 'EAN and SKU',
				value: 'both',
				description:
					'By either; a product with the SKU that has another EAN is not taken, as it may be another product',
			},
			{ name: 'EAN', value: 'ean', description: 'By EAN only, with and without zeros in front' },
			{ name: 'SKU', value: 'sku', description: 'By SKU only, whatever the EAN' },
		],
		{ default: 'both', description: 'By which key the lines of the order find their products' },
	),
);

/** What is chosen there. */
export const findByIn = ({ findProductsBy: by }: Inputs): FindBy =>
	(by as FindBy | undefined) ?? 'both';
