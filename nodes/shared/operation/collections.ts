import type { Input } from './operation';
import { type Field, place, withParameter } from './fields';
import { keyOf } from './key';
import { parameterError } from './nodeError';

/** The order of fields that n8n wants. */
export const byDisplayName = (a: { displayName: string }, b: { displayName: string }) =>
	a.displayName.localeCompare(b.displayName);

/** Whether there are only blanks, seen or unseen, and commas: a list of nothing. */
const saysNothing = (value: unknown) => keyOf(String(value ?? '').replaceAll(',', ' ')) === '';

/**
 * A filter that was added must say something. Left out, it would give the whole list, which a
 * workflow may then act upon.
 */
const filled = (filter: Field): Field => ({
	...filter,
	convert: (context, displayName, value) => {
		if (saysNothing(value)) {
			throw parameterError(
				context,
				displayName,
				'is empty',
				'Remove it, or give it a value; without it the whole list would come.',
			);
		}
		return filter.convert ? filter.convert(context, displayName, value) : value;
	},
});

/** Kinds of parameters in which empty is nothing that could be sent; an empty text clears a value. */
const NEEDS_VALUE = ['boolean', 'dateTime', 'number', 'options'];

/**
 * A number, choice or date that was added must say something. Left out in silence, it would look as
 * if it had been sent. What an expression does not have (null) is left out.
 */
export const givenWhenAdded = (added: Field): Field => {
	if (!NEEDS_VALUE.includes(added.parameter.type)) return added;
	return {
		...added,
		convert: (context, displayName, value) => {
			if (value === undefined || value === null) {
				return added.convert?.(context, displayName, undefined);
			}
			if (typeof value === 'string' && value.trim() === '') {
				const wayOut =
					'Fill it in, or remove it. With an expression that gives null it is not sent.';
				throw parameterError(context, displayName, 'is empty', wayOut);
			}
			return added.convert ? added.convert(context, displayName, value) : value;
		},
	};
};

/** What a collection may say beside its label and name. */
interface Described {
	placeholder?: string;
	description?: string;
}

/** What a collection of optional fields says of itself. */
export const OPTIONAL = 'What is optional; what is not added here is not sent';
const FILTERS: Described = {
	placeholder: 'Add Filter',
	description: 'What the results must match; without any filter all of them count',
};

/** Optional fields, each added with a click, in alphabetical order as n8n wants it. */
export function collection(
	displayName: string,
	name: string,
	fields: readonly Field[],
	where: 'body' | 'query',
	{ placeholder = 'Add Field', description = OPTIONAL }: Described = {},
): Input {
	return {
		parameter: { displayName, name, type: 'collection', placeholder, default: {}, description },
		fields: sorted(place(fields.map(where === 'query' ? filled : givenWhenAdded), where)),
	};
}

const sorted = (inputs: readonly Input[]) =>
	[...inputs].sort((a, b) => byDisplayName(a.parameter, b.parameter));

/** The same collection with further inputs. */
export const withFields = (collection: Input, more: readonly Input[]): Input => ({
	...collection,
	fields: sorted([...(collection.fields ?? []), ...more]),
});

/** Optional fields of a body. */
export const additionalFields = (fields: readonly Field[]) =>
	collection('Additional Fields', 'additionalFields', fields, 'body');

/**
 * An empty list of choices in an update would be left out in silence, and what there was before would stay.
 * Where an empty one can be sent, the field's own conversion gives it.
 */
const chosenWhenGiven = (added: Field): Field => {
	if (added.parameter.type !== 'multiOptions') return added;
	return {
		...added,
		convert: (context, displayName, value) => {
			const chosen = added.convert ? added.convert(context, displayName, value) : value;
			if (chosen !== undefined || value === undefined || value === null) return chosen;
			throw parameterError(context, displayName, 'is empty', 'Choose at least one, or remove it.');
		},
	};
};

/** The fields of an update. */
export const updateFields = (fields: readonly Field[]) =>
	collection('Update Fields', 'updateFields', fields.map(chosenWhenGiven), 'body', {
		description: 'What to change; what is not added here stays as it is',
	});

/** Filters of a list. */
export const filters = (fields: readonly Field[]) =>
	collection('Filters', 'filters', fields.map(describedFilter), 'query', FILTERS);

/** Something that is chosen has the same name as a filter and elsewhere; here it says what it filters by. */
function describedFilter(filter: Field): Field {
	const { parameter } = filter;
	if (parameter.type !== 'resourceLocator' || parameter.description) return filter;
	const thing = parameter.displayName.replace(/\b[A-Z](?=[a-z])/g, (first) => first.toLowerCase());
	const description = `Only what belongs to this ${thing}`;
	return withParameter(filter, { description });
}

/** Query parameters that are no filters. */
export const queryOptions = (fields: readonly Field[]) =>
	collection('Options', 'options', fields, 'query', { placeholder: 'Add option' });
