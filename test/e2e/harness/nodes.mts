import { randomUUID } from 'node:crypto';

import type { Workflow, WorkflowNode } from '../../../scripts/n8n/api.mts';

type Parameters = WorkflowNode['parameters'];

/** A node of n8n, or of a package, at no place of its own. */
export const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: Parameters = {},
): WorkflowNode => ({ id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters });

/** Names of the sandbox's credentials, by what the types of the service's nodes begin with. */
const credentialNames = {
	bol: 'bol',
	picqer: 'Picqer',
	goedGepickt: 'GoedGepickt',
	lagerkoll: 'Lagerkoll',
};

/** One of the package's nodes, with the credential of the sandbox. */
export function ourNode(
	service: keyof typeof credentialNames,
	name: string,
	parameters: Parameters,
	kind: 'Trigger' | 'PollingTrigger' | 'Tool' | '' = '',
): WorkflowNode {
	const type = `n8n-nodes-webshop-fulfilment.${service}${kind}`;
	const id = `sandbox${service[0].toUpperCase()}${service.slice(1)}`;
	const credential = { id, name: `${credentialNames[service]} (sandbox)` };
	return { ...node(name, type, 1, parameters), credentials: { [`${service}Api`]: credential } };
}

/** What a user clicks to start a workflow. */
export const start = node('Start', 'n8n-nodes-base.manualTrigger', 1);

/** A Code node that gives so many items. */
export const itemsNode = (name: string, count: number) =>
	node(name, 'n8n-nodes-base.code', 2, {
		jsCode: `return Array.from({ length: ${count} }, (_, id) => ({ json: { id } }));`,
	});

/** A node that does nothing. */
export const noOperation = (name: string) => node(name, 'n8n-nodes-base.noOp', 1);

/** A connection to a node. */
export const to = (name: string, type = 'main') => ({ [type]: [[{ node: name, type, index: 0 }]] });

/** A workflow of nodes that follow one another. */
export const chain = (name: string, ...nodes: WorkflowNode[]): Workflow => ({
	name,
	nodes: nodes.map((one, index) => ({ ...one, position: [200 * index, 0] })),
	connections: Object.fromEntries(
		nodes.slice(1).map((next, index) => [nodes[index].name, to(next.name)]),
	),
	settings: { executionOrder: 'v1' },
});

/** The same workflow with one of its nodes changed. */
export const withNode = <Kind extends Workflow>(
	workflow: Kind,
	name: string,
	change: (node: WorkflowNode) => Partial<WorkflowNode>,
): Kind => ({
	...workflow,
	nodes: workflow.nodes.map((one) => (one.name === name ? { ...one, ...change(one) } : one)),
});
