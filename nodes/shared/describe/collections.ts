import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import { parameterError, step } from './step';
import { toJson, unlessEmpty } from './convert';
import { place, type Field } from './fields';

const byDisplayName = (a: { displayName: string }, b: { displayName: string }) =>
	a.displayName.localeCompare(b.displayName);

/**
 * A filter that was added must say something. Left out, it would give the whole list, which a
 * workflow may then act upon.
 */
const filled = (filter: Field): Field => ({
	...filter,
	convert: (context, displayName, value) => {
		if (unlessEmpty(context, displayName, value) === undefined || String(value).trim() === '') {
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

/** Optional fields, each added with a click, in alphabetical order as n8n wants it. */
export function collection(
	displayName: string,
	name: string,
	fields: readonly Field[],
	where: 'body' | 'query',
	placeholder = 'Add Field',
): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		options: place(where === 'query' ? fields.map(filled) : fields, where).sort(byDisplayName),
	};
}

/** Optional fields of a body. */
export const additionalFields = (fields: readonly Field[]) =>
	collection('Additional Fields', 'additionalFields', fields, 'body');

/** The fields of an update. */
export const updateFields = (fields: readonly Field[]) =>
	collection('Update Fields', 'updateFields', fields, 'body');

/** Filters of a list. */
export const filters = (fields: readonly Field[]) =>
	collection('Filters', 'filters', fields, 'query', 'Add Filter');

/** Query parameters that are no filters. */
export const queryOptions = (fields: readonly Field[]) =>
	collection('Options', 'options', fields, 'query', 'Add option');

/** A list of lines, e.g. the products of an order. */
export interface Lines {
	/** Label of one line, e.g. 'Product'. */
	line: string;
	/** Label of all of them, e.g. 'Products'. */
	lines: string;
	/** The service's name for the list. */
	property: string;
	/** Fields that every line shows. */
	always: readonly Field[];
	/** Fields that are added with a click. */
	optional?: readonly Field[];
	/** A list as the user would type it. */
	example: string;
	/** Whether at least one line is needed. */
	isRequired?: boolean;
	/** What every line must satisfy beyond its fields; gives the reason why it does not. */
	check?: (line: IDataObject) => string | undefined;
}

/**
 * Parameters for a list of lines: clicked together in a form, or given as JSON. Three parameters:
 * how to give them, the form, the JSON.
 */
export function lines(spec: Lines): INodeProperties[] {
	const { property } = spec;
	const input = `${property}Input`;
	const fill = step(async function (request) {
		const given = linesFrom(this, spec);
		if (given.length === 0 && spec.isRequired) {
			throw parameterError(this, spec.lines, 'at least one is needed');
		}
		if (given.length > 0) (request.body as IDataObject)[property] = given;
		return request;
	});
	return [
		{
			displayName: `Specify ${spec.lines}`,
			name: input,
			type: 'options',
			options: [
				{ name: 'Using Fields Below', value: 'fields' },
				{ name: 'Using JSON', value: 'json' },
			],
			default: 'fields',
			routing: { send: { preSend: [fill] } },
		},
		{
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
			options: [lineForm(spec)],
			displayOptions: { show: { [input]: ['fields'] } },
		},
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- the rule sees literals only; the default is computed
		{
			displayName: `${spec.lines} (JSON)`,
			name: `${property}Json`,
			type: 'json',
			default: spec.example,
			description: 'A list of objects, in the names that the service uses',
			displayOptions: { show: { [input]: ['json'] } },
		},
	];
}

/** From this number on, n8n wants the fields of a form in alphabetical order; address forms may differ. */
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

function linesFrom(context: IExecuteSingleFunctions, spec: Lines): IDataObject[] {
	const { property } = spec;
	if (context.getNodeParameter(`${property}Input`) === 'json') {
		const parsed = toJson('list')(context, `${spec.lines} (JSON)`, jsonOf(context, property));
		const given = (parsed ?? []) as IDataObject[];
		return given.map((line, index) => typedLine(context, spec, line, index));
	}
	const forms = context.getNodeParameter(`${property}Lines.line`, []) as IDataObject[];
	return forms.map((form, index) => lineFrom(context, spec, form, index));
}

/** A line that the user typed: known fields are converted as in the form, all others stay. */
function typedLine(
	context: IExecuteSingleFunctions,
	spec: Lines,
	line: IDataObject,
	index: number,
): IDataObject {
	checkLine(context, spec, line, index);
	const converted = { ...line };
	for (const { parameter, property, convert } of [...spec.always, ...(spec.optional ?? [])]) {
		if (!convert || line[property] === undefined || line[property] === null) continue;
		const label = `${spec.line} ${index + 1}, ${parameter.displayName}`;
		converted[property] = convert(context, label, line[property]) as IDataObject[string];
	}
	return converted;
}

const jsonOf = (context: IExecuteSingleFunctions, property: string) =>
	context.getNodeParameter(`${property}Json`, '');

function lineFrom(
	context: IExecuteSingleFunctions,
	spec: Lines,
	{ more, ...always }: IDataObject,
	index: number,
): IDataObject {
	const given: IDataObject = { ...always, ...(more as IDataObject) };
	const line: IDataObject = {};
	for (const { parameter, property, convert } of [...spec.always, ...(spec.optional ?? [])]) {
		if (!(parameter.name in given)) continue;
		const label = `${spec.line} ${index + 1}, ${parameter.displayName}`;
		const raw = formValue(given[parameter.name]);
		const value = convert ? convert(context, label, raw) : raw;
		if (value !== undefined && value !== '') line[property] = value as IDataObject[string];
	}
	checkLine(context, spec, line, index);
	return line;
}

/** A resource locator inside of a form reaches us as the object that the editor keeps. */
export function formValue(raw: unknown): unknown {
	const isLocator = typeof raw === 'object' && raw !== null && '__rl' in raw;
	return isLocator ? (raw as unknown as { value: unknown }).value : raw;
}

function checkLine(
	context: IExecuteSingleFunctions,
	{ check, line: name }: Lines,
	line: IDataObject,
	index: number,
) {
	const isObject = typeof line === 'object' && line !== null && !Array.isArray(line);
	const problem = isObject ? check?.(line) : 'must be an object in curly brackets';
	if (problem) throw parameterError(context, `${name} ${index + 1}`, problem);
}
