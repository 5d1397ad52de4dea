import type { INodePropertyOptions } from 'n8n-workflow';
import { withFields } from '../../shared/operation/collections';
import { toNumber, unlessEmpty, type Convert } from '../../shared/operation/convert';
import {
	choice,
	decimal,
	optionsOf,
	text,
	type Field,
	type More,
} from '../../shared/operation/fields';
import { textUnlessEmpty } from './fields';
import type { Input, Step } from '../../shared/operation/operation';

/** Marks a POST that only reads, so that it may be repeated. */
export const readsOnly: Step = (draft) => ({ ...draft, repeatable: true });

/** A line of text that is left out when it is empty. */
export const optionalText = (
	displayName: string,
	property: string,
	more: More & { most?: number } = {},
): Field => text(displayName, property, { convert: textUnlessEmpty, ...more });

/** The highest price everywhere, in euros (docs/services/bol.md, 2.11, 2.18). */
const MOST_PRICE = 9999;

/** An amount in euros with two decimals, as bol wants prices; longer ones come from calculations. */
const toPrice =
	(least: number): Convert =>
	(context, displayName, value) => {
		const number = toNumber({ least, most: MOST_PRICE })(context, displayName, value);
		return number === undefined ? undefined : Math.round(Number(number) * 100) / 100;
	};

/**
 * A price including VAT.
 *
 * @param least lowest price that bol takes
 */
export const price = (
	displayName: string,
	property: string,
	{ least, ...more }: Omit<More, 'typeOptions'> & { least: number },
): Field => ({
	...decimal(displayName, property, {
		least,
		most: MOST_PRICE,
		description: 'In euros including VAT; rounded to two decimals',
		...more,
	}),
	convert: toPrice(least),
});

/** Countries in which bol sells. */
export const COUNTRIES = [
	{ name: 'Belgium', value: 'BE' },
	{ name: 'Netherlands', value: 'NL' },
];

/** The country that an answer is about. */
export const country = (property: string): Field =>
	choice('Country', property, COUNTRIES, { default: 'NL' });

/** Conditions of products in version 10 of the API. */
export const CONDITIONS = ['NEW', 'AS_NEW', 'GOOD', 'REASONABLE', 'MODERATE'];

/** Languages by the code that bol has for them. */
const LANGUAGES: Record<string, string> = {
	fr: 'French',
	'fr-BE': 'French (Belgium)',
	nl: 'Dutch',
	'nl-BE': 'Dutch (Belgium)',
	'nl-NL': 'Dutch (Netherlands)',
};

/** Options for a language; each endpoint takes its own set. */
export const languages = (codes: readonly string[]): INodePropertyOptions[] =>
	codes.map((value) => ({ name: LANGUAGES[value], value }));

/**
 * Adds the language of the answer to a collection of optional parameters. It goes into the header
 * Accept-Language (docs/services/bol.md, 1.8).
 *
 * @param codes the languages that the endpoint knows; bol answers 406 to others
 */
export function withLanguage(collection: Input, codes: readonly string[]): Input {
	const language: Input = {
		parameter: {
			displayName: 'Language',
			name: 'acceptLanguage',
			type: 'options',
			options: optionsOf(languages(codes)),
			default: 'nl',
			description: 'The language of names and texts in the answer',
		},
		place: { in: 'header', property: 'Accept-Language' },
		convert: unlessEmpty,
	};
	return withFields(collection, [language]);
}
