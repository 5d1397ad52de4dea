import type { INodePropertyOptions } from 'n8n-workflow';
import type { Resource } from '../operation/operation';

/** Words that names write small when they are not the first. */
const SMALL = 'A|An|And|As|By|For|From|In|Of|On|Or|Per|Since|The|To|Until|With';

/** How most names are made of values: `addTag` is Add Tag. */
const inWords = (value: string) =>
	value
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.replace(/^./, (first) => first.toUpperCase())
		.replace(new RegExp(` (${SMALL})(?= )`, 'g'), (word) => word.toLowerCase());

/** The same as a function in an expression of n8n. */
const IN_WORDS = `((value) => String(value).replace(/([a-z\\d])([A-Z])/g, "$1 $2").replace(/^./, (first) => first.toUpperCase()).replace(/ (${SMALL})(?= )/g, (word) => word.toLowerCase()))`;

/** Names by their values, without those that the words of the value give. */
const exceptions = (names: Iterable<[value: string, name: string]>) =>
	Object.fromEntries([...names].filter(([value, name]) => inWords(value.split('.')[0]) !== name));

/** Names of operations: by the value where it has one name everywhere, else by `value.resource`. */
function operationNames(resources: readonly Resource[]): Map<string, string> {
	const all = resources.flatMap((resource) =>
		resource.operations.map(({ name, value }) => ({ name, value, resource: resource.value })),
	);
	return new Map(
		all.map(({ name, value, resource }) => {
			const isSame = all.every((other) => other.value !== value || other.name === name);
			return [isSame ? value : `${value}.${resource}`, name];
		}),
	);
}

/**
 * What stands below the name of an action node on the canvas: the names of operation and resource, as
 * the editor shows them, e.g. "Create or Update: Order".
 */
export function actionSubtitle(resources: readonly Resource[]): string {
	const operations = JSON.stringify(exceptions(operationNames(resources)));
	const names = resources.map(({ value, name }): [string, string] => [value, name]);
	const things = JSON.stringify(exceptions(names));
	return `={{ ((operation, resource, operations, resources, inWords) => (operations[operation + "." + resource] || operations[operation] || inWords(operation)) + ": " + (resources[resource] || inWords(resource)))($parameter["operation"], $parameter["resource"], ${operations}, ${things}, ${IN_WORDS}) }}`;
}

/** The same for a trigger that looks for one kind of event, e.g. "Order Created". */
export const eventSubtitle = `={{ ${IN_WORDS}($parameter["event"]) }}`;

/**
 * The same for a trigger that starts on several kinds: their names, e.g. "Order, Shipment".
 *
 * @param parameter name of the parameter in which they are chosen
 */
export function eventsSubtitle(
	parameter: string,
	options: readonly INodePropertyOptions[],
): string {
	const names = Object.fromEntries(options.map(({ value, name }) => [String(value), name]));
	return `={{ ((names) => [$parameter["${parameter}"]].flat().map((value) => names[value] || value).join(", "))(${JSON.stringify(names)}) }}`;
}
