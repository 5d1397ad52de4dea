import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { lines } from '../shared/describe/collections';
import { toList, type Convert } from '../shared/describe/convert';
import {
	allRequired,
	choice,
	place,
	required,
	text,
	toggle,
	whole,
	type Field,
} from '../shared/describe/fields';
import { parameterError, step } from '../shared/describe/step';
import { COUNTRIES, optionalText, price } from './catalogueFields';
import { economicOperatorField, profileField } from './chosen';
import { toEan } from './ean';
import { choices, shownWith, textUnlessEmpty } from './fields';

/** What an offer in version 11 consists of: reference bol.md, 2.18. */

const LEAST_PRICE = 1;

/** One price, and cheaper ones from larger amounts on. */
export const bundlePrices = lines({
	line: 'Bundle Price',
	lines: 'Bundle Prices',
	property: 'bundlePrices',
	example: '[{ "quantity": 1, "unitPrice": 9.99 }, { "quantity": 6, "unitPrice": 8.99 }]',
	always: [
		whole('From Quantity', 'quantity', {
			least: 1,
			description: 'The price counts from this amount on; the first one is 1',
		}),
		price('Unit Price', 'unitPrice', { least: LEAST_PRICE }),
	],
	check: ({ quantity, unitPrice }) =>
		quantity === undefined || unitPrice === undefined
			? 'needs a quantity and a unit price'
			: undefined,
});

/** The one price of an offer, for any quantity. */
export const offerPrice = price('Price', 'unitPrice', {
	least: LEAST_PRICE,
	name: 'price',
	description:
		'For any quantity, in euros including VAT; rounded to two decimals. It replaces bundle prices.',
});

interface BundlePrice {
	quantity: number;
	unitPrice: number;
}

/** What bol would refuse about a list of prices. */
function problemWith(prices: BundlePrice[]): string | undefined {
	if (prices[0].quantity !== 1) return 'the first one must be from quantity 1';
	const isStep = (next: BundlePrice, index: number) =>
		index === 0 ||
		(next.quantity > prices[index - 1].quantity && next.unitPrice < prices[index - 1].unitPrice);
	return prices.every(isStep) ? undefined : 'quantities must rise and unit prices must fall';
}

/** Moves the prices to where bol wants them. */
export const intoPricing = step(async function (request) {
	const { bundlePrices: prices, ...others } = request.body as IDataObject;
	if (prices === undefined) return request;
	const problem = problemWith(prices as unknown as BundlePrice[]);
	if (problem) throw parameterError(this, 'Bundle Prices', problem);
	return { ...request, body: { ...others, pricing: { bundlePrices: prices } } };
});

/** A new offer has a price. */
export const priceNeeded = step(async function (request) {
	if ((request.body as IDataObject).bundlePrices !== undefined) return request;
	throw parameterError(
		this,
		'Bundle Prices',
		'at least one is needed',
		'Click "Add Bundle Price" for the price of one piece.',
	);
});

/** Makes a price list of the one price, where there is one. */
export const oneAsPricing = step(async function (request) {
	const { unitPrice, ...others } = (request.body ?? {}) as IDataObject;
	if (unitPrice === undefined) return { ...request, body: others };
	const pricing = { bundlePrices: [{ quantity: 1, unitPrice }] };
	return { ...request, body: { ...others, pricing } };
});

/** The article that is offered; bol takes an ISBN, too. */
export const offeredEan = place(
	[
		required(
			text('EAN', 'ean', {
				placeholder: 'e.g. 0000007740404',
				description:
					'The article number of the product, with 13 or 8 digits, or an ISBN. There is one offer for an EAN in a condition.',
				convert: toEan({ isbn: true }),
			}),
		),
	],
	'body',
);

const conditionFields = (fields: Field[]) => place(fields, 'body');

/** The condition of the product; its category decides what else there is to say. */
export const condition = [
	...conditionFields(
		allRequired([
			choice('Condition', 'condition.category', ['NEW', 'SECONDHAND', 'REFURBISHED'], {
				default: 'NEW',
			}),
		]),
	),
	...conditionFields([
		required(
			choice('State', 'condition.state', ['AS_NEW', 'GOOD', 'REASONABLE', 'MODERATE'], {
				default: 'AS_NEW',
			}),
		),
		text('Condition Comment', 'condition.comment', {
			description: 'About the condition; without e-mail addresses',
			convert: textUnlessEmpty,
		}),
	]).map((parameter) => shownWith('conditionCategory', 'SECONDHAND', parameter)),
	...conditionFields([
		required(choice('Grade', 'condition.grade', ['A', 'B', 'C'])),
		toggle(
			'Margin',
			'condition.margin',
			'Whether there is a margin adjustment due to the condition, probably the margin scheme for VAT (unconfirmed)',
		),
	]).map((parameter) => shownWith('conditionCategory', 'REFURBISHED', parameter)),
];

const METHODS = [
	{ name: 'FBB (by Bol)', value: 'FBB' },
	{ name: 'FBR (by Retailer)', value: 'FBR' },
];

const methodField = choice('Fulfilment Method', 'fulfilment.method', METHODS, { default: 'FBR' });

/** Who ships. */
export const fulfilmentMethod = place([required(methodField)], 'body');

/** The order times that next-day promises of version 10 knew. */
const ORDER_TIMES = Array.from({ length: 12 }, (_, index) => `${index + 12}:00`).map((value) => ({
	name: value,
	value,
}));

const fulfilmentFields: Field[] = [
	choice(
		'Delivery Schedule',
		'fulfilment.schedule',
		['BOL_DELIVERY_PROMISE', 'MY_DELIVERY_PROMISE', 'SHIPPING_VIA_BOL'],
		{ default: 'BOL_DELIVERY_PROMISE' },
	),
	profileField,
	whole('Minimum Days to Customer', 'fulfilment.deliveryPromise.minimumDaysToCustomer', {
		name: 'minimumDaysToCustomer',
		least: 0,
		description: 'Only with FBR, and together with Maximum Days to Customer',
	}),
	whole('Maximum Days to Customer', 'fulfilment.deliveryPromise.maximumDaysToCustomer', {
		name: 'maximumDaysToCustomer',
		least: 0,
		default: 1,
		description: 'Only with FBR, and together with Minimum Days to Customer',
	}),
	choice('Ultimate Order Time', 'fulfilment.deliveryPromise.ultimateOrderTime', ORDER_TIMES, {
		name: 'ultimateOrderTime',
		description: 'Orders until then are delivered the next day; later ones a day later',
	}),
];

/** The amount in your own warehouse, never the stock at bol. */
export const stockAmount = whole('Stock', 'stock.amount', {
	least: 0,
	description: 'The amount in your own warehouse, without stock at bol',
});

/** Which open orders bol takes off the amount. */
export const managedByRetailer = toggle(
	'Stock Managed by Retailer',
	'stock.managedByRetailer',
	'Whether bol subtracts only orders placed after the last update from the stock, instead of all open orders',
	{ name: 'managedByRetailer' },
);

/** Each country becomes an object. */
const toCountries: Convert = toList((_context, _displayName, countryCode) => ({ countryCode }));

/** What offers may have when they are made and when they are changed. */
export const offerFields: Field[] = [
	...fulfilmentFields,
	stockAmount,
	managedByRetailer,
	{
		...choices('Countries', 'countryAvailabilities', COUNTRIES, {
			description:
				'Where the offer is for sale; the setting of your account when left out (unconfirmed)',
		}),
		convert: toCountries,
	},
	economicOperatorField,
	text('Reference', 'reference', {
		placeholder: 'e.g. AX1234',
		description: 'Your own reference or SKU, at most 100 characters',
	}),
	optionalText('Unknown Product Title', 'unknownProductTitle', {
		description: 'A title for a product that bol does not know, at most 500 characters',
	}),
	toggle('On Hold', 'onHoldByRetailer', 'Whether the offer is taken out of the shop for now'),
];

/** All fields that an update can change, beside the prices. */
export const changeableFields: Field[] = [methodField, ...offerFields];

/** bol takes the parts of a fulfilment only together; an emptied part is no part. */
export const completeFulfilment = step(async function (request) {
	const { fulfilment, ...others } = request.body as IDataObject;
	const given = withoutEmpty((fulfilment ?? {}) as IDataObject);
	if (Object.keys(given).length === 0) return { ...request, body: others };
	checkFulfilment(this, given);
	return { ...request, body: { ...others, fulfilment: given } };
});

function withoutEmpty(fulfilment: IDataObject): IDataObject {
	const { deliveryPromise, ...others } = fulfilment;
	const isEmpty = Object.keys((deliveryPromise ?? {}) as IDataObject).length === 0;
	return isEmpty ? others : fulfilment;
}

function checkFulfilment(
	context: IExecuteSingleFunctions,
	{ method, deliveryPromise }: IDataObject,
) {
	if (!method) {
		throw parameterError(
			context,
			'Fulfilment Method',
			'is needed when anything else about the fulfilment changes',
			'Add it to the fields: FBR or FBB.',
		);
	}
	if (!deliveryPromise) return;
	if (method === 'FBB') {
		const days = 'Minimum Days, Maximum Days, Ultimate Order Time';
		throw parameterError(context, days, 'are only possible with the fulfilment method FBR');
	}
	const { minimumDaysToCustomer: least, maximumDaysToCustomer: most } =
		deliveryPromise as IDataObject;
	if (least === undefined || most === undefined) {
		throw parameterError(context, 'Minimum and Maximum Days to Customer', 'both are needed');
	}
	if (Number(least) > Number(most)) {
		throw parameterError(context, 'Minimum Days to Customer', 'is more than the maximum');
	}
}

/** A new offer has a stock with both parts, or none. */
export const completeStock = step(async function (request) {
	const { stock } = request.body as { stock?: IDataObject };
	if (!stock || (stock.amount !== undefined && stock.managedByRetailer !== undefined)) {
		return request;
	}
	throw parameterError(
		this,
		'Stock and Stock Managed by Retailer',
		'a new offer needs both or none of them',
	);
});

/** What to look for when nobody knows whether an offer was made. */
export const traceByEan = step(async function (request) {
	const { ean } = request.body as IDataObject;
	return { ...request, traceableBy: `an offer for EAN ${String(ean)}` };
});
