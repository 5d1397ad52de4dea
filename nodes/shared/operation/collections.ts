import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import { isObject } from '../lib/isObject';
import { isSpelledLike } from '../lib/similarName';
import type { Input, Place } from './operation';
import { toJson, toText, unlessEmpty, type Convert } from './convert';
import { place, type Field } from './fields';
import { fitting } from './fit';
import { keyOf } from './key';
import { parameterError } from './parameterError';

const byDisplayName = (a: { displayName: string }, b: { displayName: string }) =>
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
const givenWhenAdded = (added: Field): Field => {
	if (!NEEDS_VALUE.includes(added.parameter.type)) return added;
	return {
		...added,
		convert: (context, displayName, value) => {
			if (value === undefined || value === null) {
				return added.convert?.(context, displayName, undefined);
			}
			if (typeof value === 'string' && value.trim() === '') {
				const wayOut =
					'Fill it in, or remove it. An expression that gives null leaves the field as it is.';
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

const OPTIONAL = 'What is optional; what is not added here is not sent';
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

/** The fields of an update. */
export const updateFields = (fields: readonly Field[]) =>
	collection('Update Fields', 'updateFields', fields, 'body', {
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
	return { ...filter, parameter: { ...parameter, description } };
}

/** Query parameters that are no filters. */
export const queryOptions = (fields: readonly Field[]) =>
	collection('Options', 'options', fields, 'query', { placeholder: 'Add option' });

/** A list of lines, e.g. the products of an order. */
export interface Lines {
	/** Label of one line, e.g. 'Product'. */
	line: string;
	/** Label of all of them, e.g. 'Products'. */
	lines: string;
	/** The service's name for the list. */
	property: string;
	/**
	 * Fields that every line shows, in the order in which one thinks: product, amount, price, reason. With
	 * five or more, what can be added among them, the form is in alphabetical order, as n8n's rule wants it.
	 */
	always: readonly Field[];
	/** Fields that are added with a click. */
	optional?: readonly Field[];
	/** A list as the user would type it. */
	example: string;
	/** Whether at least one line is needed. */
	isRequired?: boolean;
	/** How many lines the service takes. */
	most?: number;
	/** What every line must satisfy beyond its fields; gives the reason why it does not. */
	check?: (line: IDataObject) => string | undefined;
}

/**
 * Parameters for a list of lines: clicked together in a form, or given as JSON. Three parameters:
 * how to give them, the form, the JSON.
 */
export function lines(spec: Lines): Input[] {
	const { property } = spec;
	const choice = `${property}Input`;
	const place: Place = { in: 'body', property };
	const how: INodeProperties = {
		displayName: `Specify ${spec.lines}`,
		name: choice,
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'JSON can take over a whole list of an earlier node; the form is easier by hand',
	};
	const form: INodeProperties = {
		displayName: spec.lines,
		name: `${property}Lines`,
		type: 'fixedCollection',
		typeOptions: {
			multipleValues: true,
			sortable: true,
			multipleValueButtonText: `Add ${spec.line}`,
		},
		placeholder: `Add ${spec.line}`,
		default: {},
		description: `${spec.isRequired ? 'At least one is needed' : 'Leave it empty to send none'}${spec.most === undefined ? '' : `; the most is ${spec.most}`}`,
		options: [lineForm(spec)],
		displayOptions: { show: { [choice]: ['fields'] } },
	};
	const json: INodeProperties = {
		displayName: `${spec.lines} (JSON)`,
		name: `${property}Json`,
		type: 'json',
		default: '[]',
		description: shapeOf(spec),
		displayOptions: { show: { [choice]: ['json'] } },
	};
	return [
		{ parameter: how },
		{ parameter: form, place, convert: enough(spec, linesOfForm(spec)) },
		{ parameter: json, place, convert: enough(spec, linesOfJson(spec)) },
	];
}

/** Types of values in words that people and language models read, by the type of the parameter. */
const WORDS: Partial<Record<INodeProperties['type'], string>> = {
	boolean: 'true or false',
	dateTime: 'date',
	json: 'JSON',
	number: 'number',
	resourceLocator: 'ID',
};

/** The shape of a list that is given as JSON: all fields of an object with their types, and an example. */
function shapeOf({ always, optional = [], example }: Lines): string {
	const fields = [...always, ...optional].map(
		({ parameter, property }) => `${property} (${WORDS[parameter.type] ?? 'text'})`,
	);
	return `A list of objects with ${fields.join(', ')}; e.g. ${example}`;
}

/** Leaves an empty list out, or refuses it where a line is needed. */
const enough =
	(spec: Lines, read: (...value: Parameters<Convert>) => IDataObject[]): Convert =>
	(context, displayName, value) => {
		const given = read(context, displayName, value);
		if (spec.most !== undefined && given.length > spec.most) {
			throw parameterError(
				context,
				spec.lines,
				`${given.length} are too many; the most is ${spec.most}`,
				`Give at most ${spec.most} of them at a time.`,
			);
		}
		if (given.length > 0) return given;
		if (spec.isRequired) throw parameterError(context, spec.lines, 'at least one is needed');
		return undefined;
	};

/** From this number on, a rule of n8n's wants the fields of a form in alphabetical order; address forms may differ. */
const LEAST_SORTED = 5;

function lineForm({ line, always, optional = [] }: Lines): INodePropertyCollection {
	const more: INodeProperties[] =
		optional.length === 0
			? []
			: [
					{
						displayName: 'Additional Fields',
						name: 'more',
						type: 'collection',
						placeholder: 'Add Field',
						default: {},
						description: OPTIONAL,
						options: optional.map(({ parameter }) => parameter).sort(byDisplayName),
					},
				];
	const values = [...always.map(({ parameter }) => parameter), ...more];
	const isSorted = values.length >= LEAST_SORTED && !line.toLowerCase().includes('address');
	return {
		displayName: line,
		name: 'line',
		values: isSorted ? values.sort(byDisplayName) : values,
	};
}

const linesOfForm =
	(spec: Lines) =>
	(context: IExecuteSingleFunctions, _displayName: string, value: unknown): IDataObject[] => {
		const { line: forms = [] } = (value ?? {}) as { line?: IDataObject[] };
		return forms.map(({ more, ...always }, index) => {
			const form = { ...always, ...(more as IDataObject) };
			const label = `${spec.line} ${index + 1}`;
			const line = convertedLine(context, label, spec, ({ parameter }) => form[parameter.name]);
			checkLine(context, spec, label, line);
			return line;
		});
	};

const linesOfJson =
	(spec: Lines) =>
	(context: IExecuteSingleFunctions, displayName: string, value: unknown): IDataObject[] => {
		const typed = (toJson('list')(context, displayName, value) ?? []) as unknown[];
		return typed.map((line, index) => typedLine(context, spec, line, `${spec.line} ${index + 1}`));
	};

/**
 * A line that the user typed: known fields are converted as in the form, all others stay.
 *
 * @throws NodeOperationError also for a known field that is spelled in another way: the service would do
 * without it, which for a quantity can mean everything
 */
function typedLine(
	context: IExecuteSingleFunctions,
	spec: Lines,
	line: unknown,
	label: string,
): IDataObject {
	if (!isObject(line)) {
		throw parameterError(context, label, 'must be an object in curly brackets');
	}
	const given = Object.entries(line).filter(([, value]) => value !== null);
	const typed = Object.fromEntries(given) as IDataObject;
	checkLine(context, spec, label, typed);
	const known = [...spec.always, ...(spec.optional ?? [])].map(({ property }) => property);
	const others = given.filter(([name]) => !known.includes(name));
	const missing = known.filter((name) => typed[name] === undefined);
	for (const [name] of others) demandSpelling(context, label, name, missing);
	const converted = convertedLine(context, label, spec, ({ property }) => typed[property]);
	const whole = { ...Object.fromEntries(others), ...converted };
	// What was empty is not there any more.
	checkLine(context, spec, label, whole);
	return whole;
}

function demandSpelling(
	context: IExecuteSingleFunctions,
	label: string,
	name: string,
	missing: string[],
) {
	const meant = missing.find((one) => isSpelledLike(one, name));
	if (meant === undefined) return;
	throw parameterError(context, label, `has ${name} in place of ${meant}`, `Write ${meant}.`);
}

/**
 * A line in the service's names. What is empty is left out: there is nothing in a new line that it
 * could clear.
 *
 * @param label names the line in errors, e.g. 'Product 1'
 * @param valueOf what the user gave for a field
 */
function convertedLine(
	context: IExecuteSingleFunctions,
	label: string,
	{ always, optional = [] }: Pick<Lines, 'always' | 'optional'>,
	valueOf: (field: Field) => unknown,
): IDataObject {
	const line: IDataObject = {};
	for (const field of [...always, ...optional.map(givenWhenAdded)]) {
		const { parameter, property } = field;
		const { convert = parameter.type === 'string' ? toText : unlessEmpty } = field;
		const name = `${label}, ${parameter.displayName}`;
		const value = convert(context, name, fitting(context, parameter, name, valueOf(field)));
		const isGiven = value !== undefined && value !== null && value !== '';
		if (isGiven) line[property] = value as IDataObject[string];
	}
	return line;
}

function checkLine(
	context: IExecuteSingleFunctions,
	{ check }: Lines,
	label: string,
	line: IDataObject,
) {
	const problem = check?.(line);
	if (problem) throw parameterError(context, label, problem);
}
