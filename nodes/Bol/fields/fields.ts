import type { INodePropertyOptions } from 'n8n-workflow';
import { toText, toWallClock, unlessEmpty, type Convert } from '../../shared/operation/convert';
import {
	dateTime,
	field,
	optionsOf,
	type Field,
	type More,
	withParameter,
} from '../../shared/operation/fields';

/** Text that is left out when it is empty, where bol refuses an empty one. */
export const textUnlessEmpty: Convert = (context, displayName, value) =>
	unlessEmpty(context, displayName, toText(context, displayName, value));

/** Puts a value into an object of its own, as bol wants those in lists. */
export const inObject =
	(name: string, convert: Convert = toText): Convert =>
	(context, displayName, value) => ({ [name]: convert(context, displayName, value) });

/** Date as bol writes it, in its time zone: `YYYY-MM-DD` (docs/services/bol.md, 1.8). */
export const dayField = (displayName: string, property: string, more: More = {}): Field =>
	dateTime(displayName, property, {
		typeOptions: { dateOnly: true },
		convert: toWallClock({ zone: 'Europe/Amsterdam', dateOnly: true }),
		...more,
	});

/**
 * A choice of several fixed values.
 *
 * @param values the service's words, or pairs of label and word
 */
export const choices = (
	displayName: string,
	property: string,
	values: ReadonlyArray<string | INodePropertyOptions>,
	more: More = {},
): Field => {
	const base = field(displayName, property, 'multiOptions', {
		default: [],
		convert: unlessEmpty,
		...more,
	});
	return withParameter(base, { options: optionsOf(values) });
};
