import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import { isObject } from '../lib/isObject';
import { isSpelledLike } from '../lib/similarName';
import { byDisplayName, givenWhenAdded, OPTIONAL } from './collections';
import { toJson, toText, unlessEmpty, type Convert } from './convert';
import type { Field } from './fields';
import { fitting } from './fit';
import { demandAtMost } from './limits';
import type { Input, Place } from './operation';
import { parameterError } from './nodeError';

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
	const place: Place = { in: 'body', property };
	return [
		{ parameter: howToGive(spec) },
		{ parameter: formOf(spec), place, convert: enough(spec, linesOfForm(spec)) },
		{ parameter: jsonOf(spec), place, convert: enough(spec, linesOfJson(spec)) },
	];
}

/** Name of the parameter that says how the lines are given. */
const choiceOf = ({ property }: Lines) => `${property}Input`;

const howToGive = (spec: Lines): INodeProperties => ({
	displayName: `Specify ${spec.lines}`,
	name: choiceOf(spec),
	type: 'options',
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
	default: 'fields',
	description: 'JSON can take over a whole list of an earlier node; the form is easier by hand',
});

const formOf = (spec: Lines): INodeProperties => ({
	displayName: spec.lines,
	name: `${spec.property}Lines`,
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
	displayOptions: { show: { [choiceOf(spec)]: ['fields'] } },
});

const jsonOf = (spec: Lines): INodeProperties => ({
	displayName: `${spec.lines} (JSON)`,
	name: `${spec.property}Json`,
	type: 'json',
	default: '[]',
	description: shapeOf(spec),
	displayOptions: { show: { [choiceOf(spec)]: ['json'] } },
});

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
		demandAtMost(context, spec.lines, given.length, spec.most);
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

/** What is wrong with the amount of a line, for `check`. */
export const amountProblem = (called: string, amount: unknown): string | undefined =>
	Number.isInteger(Number(amount)) && Number(amount) > 0
		? undefined
		: `the ${called} must be a whole number above zero, not "${String(amount)}"`;

function checkLine(
	context: IExecuteSingleFunctions,
	{ check }: Lines,
	label: string,
	line: IDataObject,
) {
	const problem = check?.(line);
	if (problem) throw parameterError(context, label, problem);
}
