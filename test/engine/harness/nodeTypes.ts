import { DirectoryLoader, RoutingNode } from 'n8n-core';
import type { ExecuteContext } from 'n8n-core';
import { NodeConnectionTypes, UnexpectedError } from 'n8n-workflow';
import type { INodeType, INodeTypes } from 'n8n-workflow';

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

/**
 * The node as n8n serves it to its engine: with the request options that n8n adds
 * to declarative nodes, and with an `execute` that hands over to RoutingNode. The
 * node itself stays as it is.
 */
function asLoaded(node: INodeType): INodeType {
	const description = { ...node.description, properties: [...node.description.properties] };
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

/** A registry that knows the start node and the node under test. */
export function nodeTypes(node: INodeType): INodeTypes {
	const known = new Map([
		[startType, start],
		[node.description.name, asLoaded(node)],
	]);
	const find = (name: string): INodeType => {
		const type = known.get(name);
		if (!type) throw new UnexpectedError(`The test has no node type "${name}"`);
		return type;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}
