import type { INodeProperties } from 'n8n-workflow';
import type { Described } from './described';

/** A collection of one resource, and the operations that show it. */
interface Used {
	resource: string;
	collection: INodeProperties;
	operations: string[];
}

/**
 * Puts the collections of several resources together: those that have the same name and show for the
 * same operations become one parameter, in which each field says which resource it belongs to. n8n
 * walks through all parameters of a node for each item, so a node must not have too many.
 */
export function sharingCollections(resources: Described[]): Described[] {
	const groups = new Map<string, Used[]>();
	for (const used of resources.flatMap(collectionsOf)) {
		const key = [used.collection.displayName, used.collection.name, ...used.operations].join();
		groups.set(key, [...(groups.get(key) ?? []), used]);
	}
	const replacements = new Map<string, Map<INodeProperties, INodeProperties>>();
	for (const group of groups.values()) {
		const together = putTogether(group);
		for (const { resource, collection } of group) {
			const known = replacements.get(resource) ?? new Map();
			replacements.set(resource, known.set(collection, together));
		}
	}
	return resources.map((resource) => ({
		...resource,
		operations: resource.operations.map((operation) => ({
			...operation,
			parameters: operation.parameters.map(
				(parameter) => replacements.get(resource.value)?.get(parameter) ?? parameter,
			),
		})),
	}));
}

function collectionsOf({ value, operations }: Described): Used[] {
	const found = new Map<INodeProperties, string[]>();
	for (const { option, parameters } of operations) {
		for (const parameter of parameters.filter(({ type }) => type === 'collection')) {
			found.set(parameter, [...(found.get(parameter) ?? []), option.value]);
		}
	}
	return [...found].map(([collection, shownFor]) => ({
		resource: value,
		collection,
		operations: shownFor.sort(),
	}));
}

/** A collection that only one resource has stays as it is. */
function putTogether(group: Used[]): INodeProperties {
	const [{ collection: first }] = group;
	if (group.every(({ collection }) => collection === first)) return first;
	const options = group.flatMap(({ resource, collection }) =>
		((collection.options ?? []) as INodeProperties[]).map((option) => onlyFor(resource, option)),
	);
	return {
		...first,
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

const onlyFor = (resource: string, option: INodeProperties): INodeProperties => ({
	...option,
	displayOptions: {
		...option.displayOptions,
		show: { ...option.displayOptions?.show, '/resource': [resource] },
	},
});
