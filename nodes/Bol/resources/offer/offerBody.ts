import type { IDataObject } from 'n8n-workflow';
import { filledIn, toList } from '../../../shared/operation/convert';
import {
	choice,
	choiceToMake,
	NOT_CHOSEN,
	place,
	required,
	shownWith,
	text,
	toggle,
	whole,
	type Field,
} from '../../../shared/operation/fields';
import { key } from '../../../shared/operation/key';
import { parameterError } from '../../../shared/operation/nodeError';
import { COUNTRIES, optionalText } from '../../fields/catalogueFields';
import { economicOperatorField } from '../../fields/idFields';
import { toEan } from '../../fields/ean';
import { choices, textUnlessEmpty, inObject } from '../../fields/fields';
import { fulfilmentFields, methodField } from './offerFulfilment';
import type { Step } from '../../../shared/operation/operation';

/** What an offer in version 11 consists of: docs/services/bol.md, 2.18. */

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
	...conditionFields([
		choiceToMake('Condition', 'condition.category', ['NEW', 'SECONDHAND', 'REFURBISHED'], {
			description: 'New, used, or used and repaired',
		}),
	]),
	...conditionFields([
		choice('State', 'condition.state', [NOT_CHOSEN, 'AS_NEW', 'GOOD', 'REASONABLE', 'MODERATE'], {
			description: 'How good a used product still is',
		}),
		text('Condition Comment', 'condition.comment', {
			description: 'About the condition; without e-mail addresses',
			convert: textUnlessEmpty,
		}),
	]).map((input) => shownWith('conditionCategory', 'SECONDHAND', input)),
	...conditionFields([
		choice('Grade', 'condition.grade', [NOT_CHOSEN, 'A', 'B', 'C'], {
			description: 'How good a refurbished product is',
		}),
		toggle(
			'Margin',
			'condition.margin',
			'Whether there is a margin adjustment due to the condition, probably the margin scheme for VAT (unconfirmed)',
		),
	]).map((input) => shownWith('conditionCategory', 'REFURBISHED', input)),
];

/** What belongs to a condition; an expression for its category shows all of it in the form. */
const PARTS: Record<string, Record<string, string>> = {
	NEW: {},
	SECONDHAND: { state: 'State', comment: 'Condition Comment' },
	REFURBISHED: { grade: 'Grade', margin: 'Margin' },
};

/** What else a category cannot do without (docs/services/bol.md, 2.18). */
const NEEDED: Record<string, string[]> = {
	SECONDHAND: ['state'],
	REFURBISHED: ['grade', 'margin'],
};

/** A condition has what belongs to its category, and nothing else. */
export const completeCondition: Step = (draft, context) => {
	const { condition: given, ...others } = draft.body as { condition?: IDataObject };
	const { category, ...more } = given ?? {};
	const parts = PARTS[String(category)];
	if (parts === undefined) return draft;
	const missing = NEEDED[String(category)]?.find((name) => more[name] === undefined);
	if (missing !== undefined) {
		throw parameterError(context, parts[missing], 'is empty', 'Choose one.');
	}
	const fitting = Object.entries(more).filter(([name]) => name in parts);
	return {
		...draft,
		body: { ...others, condition: { category, ...Object.fromEntries(fitting) } },
	};
};

/** The amount in your own warehouse, never the stock at bol. */
const stockAmount = whole('Stock', 'stock.amount', {
	least: 0,
	description: 'The amount in your own warehouse, without stock at bol',
});

/** The same for an offer that exists: a stock that is not known must not look as if it had been set. */
export const knownStock: Field = { ...stockAmount, convert: filledIn(stockAmount.convert) };

/** Which open orders bol takes off the amount. */
export const managedByRetailer = toggle(
	'Stock Managed by Retailer',
	'stock.managedByRetailer',
	'Whether bol subtracts only orders placed after the last update from the stock, instead of all open orders',
	{ name: 'managedByRetailer' },
);

/** What offers may have when they are made and when they are changed. */
export const offerFields: Field[] = [
	...fulfilmentFields,
	stockAmount,
	managedByRetailer,
	{
		...choices('Countries', 'countryAvailabilities', COUNTRIES, {
			description:
				'Where the offer is for sale; for a new offer the setting of your account when left out (unconfirmed)',
		}),
		convert: toList(inObject('countryCode')),
	},
	economicOperatorField,
	key('Reference', 'reference', {
		placeholder: 'e.g. AX1234',
		description: 'Your own reference or SKU',
		most: 100,
	}),
	optionalText('Unknown Product Title', 'unknownProductTitle', {
		description: 'A title for a product that bol does not know',
		most: 500,
	}),
	toggle('On Hold', 'onHoldByRetailer', 'Whether the offer is taken out of the shop for now'),
];

/** All fields that an update can change, beside the prices. */
export const changeableFields: Field[] = [
	methodField,
	...offerFields.map((one) => (one === stockAmount ? knownStock : one)),
];

/** A new offer has a stock with both parts, or none. */
export const completeStock: Step = (draft, context) => {
	const { stock } = draft.body as { stock?: IDataObject };
	if (!stock || (stock.amount !== undefined && stock.managedByRetailer !== undefined)) {
		return draft;
	}
	throw parameterError(
		context,
		'Stock and Stock Managed by Retailer',
		'a new offer needs both or none of them',
	);
};

/** What to look for when nobody knows whether an offer was made. */
export const traceByEan: Step = (draft) => {
	const { ean } = draft.body as IDataObject;
	return { ...draft, traceableBy: `an offer for EAN ${String(ean)}` };
};
