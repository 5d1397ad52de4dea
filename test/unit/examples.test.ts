import { NodeHelpers, type INode } from 'n8n-workflow';
import { allNodes, parametersOf } from './nodes';
import { filesIn } from './projectFiles';

const PACKAGE = 'n8n-nodes-webshop-fulfilment.';

const workflows = filesIn('examples', /\.json$/).map(({ path, text }) => ({
	path,
	nodes: (JSON.parse(text) as { nodes: INode[] }).nodes.filter(({ type }) =>
		type.startsWith(PACKAGE),
	),
}));

/** What the editor would show a warning for, and parameters that the node does not show. */
function faultsOf(node: INode): string[] {
	const found = allNodes.find(({ description }) => PACKAGE + description.name === node.type);
	if (!found) return [`${node.type} is no node`];
	const { description } = found;
	const parameters = parametersOf(found, node.parameters);
	const issues = NodeHelpers.getNodeParametersIssues(
		description.properties,
		{ ...node, parameters },
		description,
	);
	return [
		...Object.values(issues?.parameters ?? {}).flat(),
		...Object.keys(node.parameters)
			.filter((name) => !(name in parameters))
			.map((name) => `${name} is not shown`),
	];
}

it.each(workflows)('$path has nothing left to fill in', ({ nodes }) => {
	expect(nodes.length).toBeGreaterThan(0);
	expect(nodes.flatMap((node) => faultsOf(node).map((fault) => `${node.name}: ${fault}`))).toEqual(
		[],
	);
});

it('is missed where something is left', () => {
	const [{ nodes }] = workflows;
	const node = nodes.find(({ parameters }) => parameters.operation === 'upsert') as INode;
	const parameters = { ...node.parameters, orderInput: 'fields', process: true };
	expect(faultsOf({ ...node, parameters })).toEqual(['Parameter "Reference" is required.']);
});
