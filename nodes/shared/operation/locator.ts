import type { INodeProperties } from 'n8n-workflow';
import type { Input } from './operation';
import { toId, type Convert } from './convert';
import { camelCase, type Field } from './fields';
import { keyOf, toFilledKey, toKey } from './key';

/** What a resource locator may say beside its label and name. */
interface LocatorDetails {
	/** Name of the list search method of the node. */
	search: string;
	/** Example of an ID. */
	example: string;
	/** Whether IDs have digits only, so that a number like O2026-1001 is caught before it is sent. */
	numeric?: boolean;
	/** Only where name, list and example do not say all. */
	description?: string;
	/** What the list says about its search, where that is not all that one would look for. */
	hint?: string;
}

/**
 * A resource locator in a path: From List first, then By ID, as n8n users know it.
 *
 * @param name the service's name for the ID, which becomes the parameter's name
 */
export function locator(
	displayName: string,
	name: string,
	{ search, example, numeric = true, description, hint }: LocatorDetails,
): Input {
	const parameter: INodeProperties = {
		displayName,
		name: camelCase(name),
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		...(description && { description }),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select the ${displayName.toLowerCase()}...`,
				typeOptions: { searchListMethod: search, searchable: true },
				...(hint && { hint }),
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${example}`,
			},
		],
	};
	return { parameter, convert: numeric ? toDigits : toKey };
}

/**
 * IDs are checked when an operation runs. n8n could check them by a pattern of the locator, too, but it
 * does so before every run with a limit on the time, and a busy n8n then fails workflows that are right.
 */
const toDigits: Convert = (context, displayName, value) => {
	const text = keyOf(value);
	// An empty one is found where the path is made.
	if (text !== '') toId(context, displayName, text);
	return text;
};

/** A resource locator as a field of a query or body instead of a path. */
export function locatorField(displayName: string, name: string, details: LocatorDetails): Field {
	const parameter = { ...locator(displayName, name, details).parameter };
	delete parameter.required;
	return { parameter, property: name, convert: details.numeric === false ? toFilledKey : toId };
}
