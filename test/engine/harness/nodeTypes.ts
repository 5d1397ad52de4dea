import { DirectoryLoader, RoutingNode } from 'n8n-core';
import type { ExecuteContext } from 'n8n-core';
import { isExpression, NodeConnectionTypes, UnexpectedError } from 'n8n-workflow';
import type { INodeParameters, INodeProperties, INodeType, INodeTypes } from 'n8n-workflow';

/** Type name of the node that gives the test's items to the node under test. */
export const startType = 'test.start';

const start: INodeType = {
	description: {
		displayName: 'Start',
		name: startType,
		group: ['trigger'],
		version: 1,
		description: 'Hands out the items of the test',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

/** The names of the parameters that decide whether a parameter is shown. */
const decidersOf = ({ displayOptions: { show, hide } = {} }: INodeProperties) =>
	Object.keys({ ...show, ...hide });

/**
 * What n8n reads of a node with these parameters: what other resources and operations alone show is left
 * out, which is nearly all of a node with hundreds of operations, and which n8n would go through five
 * times for each run. All that a condition of the rest names stays, since n8n looks at hidden values, too.
 */
function within(properties: INodeProperties[], parameters: INodeParameters): INodeProperties[] {
	const isElsewhere = ({ displayOptions }: INodeProperties) =>
		['resource', 'operation'].some((name) => {
			const chosen = parameters[name];
			const isKnown = typeof chosen === 'string' && !isExpression(chosen);
			return isKnown && displayOptions?.show?.[name]?.includes(chosen) === false;
		});
	const kept = new Set(properties.filter((property) => !isElsewhere(property)));
	const named = new Set<string>();
	for (const property of kept) {
		for (const name of decidersOf(property)) {
			if (named.has(name)) continue;
			named.add(name);
			// A set goes on with what is added on the way.
			properties.filter((other) => other.name === name).forEach((other) => kept.add(other));
		}
	}
	return properties.filter((property) => kept.has(property));
}

/**
 * The node as n8n serves it to its engine: with the request options that n8n adds
 * to declarative nodes, and with an `execute` that hands over to RoutingNode. The
 * node itself stays as it is.
 */
function asLoaded(node: INodeType, parameters: INodeParameters): INodeType {
	const properties = within(node.description.properties, parameters);
	const description = { ...node.description, properties };
	const loaded: INodeType = Object.create(node, {
		description: { value: description, enumerable: true },
	});
	DirectoryLoader.applyDeclarativeNodeOptionParameters(loaded);
	const isDeclarative = description.requestDefaults !== undefined;
	const isTrigger = Boolean(node.poll ?? node.trigger ?? (node.webhook && !isDeclarative));
	if (!node.execute && !isTrigger) {
		loaded.execute = async function () {
			return (await new RoutingNode(this as ExecuteContext, loaded).runNode()) ?? [];
		};
	}
	return loaded;
}

/** What {@link asLoaded} made of a node, by the resource and operation that it was for. */
const loadedNodes = new WeakMap<INodeType, Map<string, INodeType>>();

function loadedFor(node: INodeType, parameters: INodeParameters): INodeType {
	const chosen = JSON.stringify([parameters.resource, parameters.operation]);
	const known = loadedNodes.get(node) ?? new Map<string, INodeType>();
	loadedNodes.set(node, known);
	const loaded = known.get(chosen) ?? asLoaded(node, parameters);
	known.set(chosen, loaded);
	return loaded;
}

/** A registry that knows the start node and the node under test with its parameters. */
export function nodeTypes(node: INodeType, parameters: INodeParameters): INodeTypes {
	const known = new Map([
		[startType, start],
		[node.description.name, loadedFor(node, parameters)],
	]);
	const find = (name: string): INodeType => {
		const type = known.get(name);
		if (!type) throw new UnexpectedError(`The test has no node type "${name}"`);
		return type;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}
