import { NodeHelpers, type INode, type INodeType } from 'n8n-workflow';
import { Bol } from '../../nodes/Bol/Bol.node';
import { BolPollingTrigger } from '../../nodes/Bol/BolPollingTrigger.node';
import { BolTrigger } from '../../nodes/Bol/BolTrigger.node';
import { GoedGepickt } from '../../nodes/GoedGepickt/GoedGepickt.node';
import { GoedGepicktPollingTrigger } from '../../nodes/GoedGepickt/GoedGepicktPollingTrigger.node';
import { GoedGepicktTrigger } from '../../nodes/GoedGepickt/GoedGepicktTrigger.node';
import { Lagerkoll } from '../../nodes/Lagerkoll/Lagerkoll.node';
import { LagerkollTrigger } from '../../nodes/Lagerkoll/LagerkollTrigger.node';
import { Picqer } from '../../nodes/Picqer/Picqer.node';
import { PicqerTrigger } from '../../nodes/Picqer/PicqerTrigger.node';
import { filesIn } from './projectFiles';

const PACKAGE = 'n8n-nodes-webshop-fulfilment.';

const nodeTypes: INodeType[] = [
	new Bol(),
	new BolPollingTrigger(),
	new BolTrigger(),
	new GoedGepickt(),
	new GoedGepicktPollingTrigger(),
	new GoedGepicktTrigger(),
	new Lagerkoll(),
	new LagerkollTrigger(),
	new Picqer(),
	new PicqerTrigger(),
];

const workflows = filesIn('examples', /\.json$/).map(({ path, text }) => ({
	path,
	nodes: (JSON.parse(text) as { nodes: INode[] }).nodes.filter(({ type }) =>
		type.startsWith(PACKAGE),
	),
}));

/** What the editor would show a warning for, and parameters that the node does not show. */
function faultsOf(node: INode): string[] {
	const found = nodeTypes.find(({ description }) => PACKAGE + description.name === node.type);
	if (!found) return [`${node.type} is no node`];
	const { description } = found;
	const { properties } = description;
	const shown = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
	const parameters = shown ?? {};
	const issues = NodeHelpers.getNodeParametersIssues(
		properties,
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
