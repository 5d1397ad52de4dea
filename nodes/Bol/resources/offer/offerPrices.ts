import type { IDataObject } from 'n8n-workflow';
import { lines } from '../../../shared/operation/lines';
import { allRequired, whole } from '../../../shared/operation/fields';
import { parameterError } from '../../../shared/operation/nodeError';
import { price } from '../../fields/catalogueFields';
import type { Step } from '../../../shared/operation/operation';

/** The prices of an offer in version 11: docs/services/bol.md, 2.18. */

/** Lowest price that bol takes, in euros. */
export const LEAST_PRICE = 1;

/** One price, and cheaper ones from larger amounts on. */
export const bundlePrices = lines({
	line: 'Bundle Price',
	lines: 'Bundle Prices',
	property: 'bundlePrices',
	example: '[{ "quantity": 1, "unitPrice": 9.99 }, { "quantity": 6, "unitPrice": 8.99 }]',
	always: allRequired([
		whole('From Quantity', 'quantity', {
			least: 1,
			description: 'The price counts from this amount on; the first one is 1',
		}),
		price('Unit Price', 'unitPrice', { least: LEAST_PRICE }),
	]),
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

/** The price of one piece, in euros, from an amount on. */
export interface BundlePrice {
	quantity: number;
	unitPrice: number;
}

/** What bol would refuse about a list of prices. */
export function problemWith(prices: BundlePrice[]): string | undefined {
	if (prices[0].quantity !== 1) return 'the first one must be from quantity 1';
	const isStep = (next: BundlePrice, index: number) =>
		index === 0 ||
		(next.quantity > prices[index - 1].quantity && next.unitPrice < prices[index - 1].unitPrice);
	return prices.every(isStep) ? undefined : 'quantities must rise and unit prices must fall';
}

/** Moves the prices to where bol wants them. */
export const intoPricing: Step = (draft, context) => {
	const { bundlePrices: prices, ...others } = draft.body as IDataObject;
	if (prices === undefined) return draft;
	const problem = problemWith(prices as unknown as BundlePrice[]);
	if (problem) throw parameterError(context, 'Bundle Prices', problem);
	return { ...draft, body: { ...others, pricing: { bundlePrices: prices } } };
};

/** A new offer has a price. */
export const priceNeeded: Step = (draft, context) => {
	if ((draft.body as IDataObject).bundlePrices !== undefined) return draft;
	throw parameterError(
		context,
		'Bundle Prices',
		'at least one is needed',
		'Click "Add Bundle Price" for the price of one piece.',
	);
};

/** Makes a price list of the one price, where there is one. */
export const oneAsPricing: Step = (draft) => {
	const { unitPrice, ...others } = (draft.body ?? {}) as IDataObject;
	if (unitPrice === undefined) return { ...draft, body: others };
	const pricing = { bundlePrices: [{ quantity: 1, unitPrice }] };
	return { ...draft, body: { ...others, pricing } };
};
