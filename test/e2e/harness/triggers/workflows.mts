import { randomUUID } from 'node:crypto';

import type { Workflow, WorkflowNode } from '../../../../scripts/n8n/api.mts';
import type { TriggerService } from './service.mts';

/** A workflow of a trigger and a node that does nothing. */
export function workflowOf(name: string, trigger: WorkflowNode): Workflow {
	const end: WorkflowNode = {
		name: 'End',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [220, 0],
		parameters: {},
	};
	return {
		name,
		nodes: [{ ...trigger, id: randomUUID(), webhookId: randomUUID() }, end],
		connections: { [trigger.name]: { main: [[{ node: end.name, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** The same workflow once more, as the editor duplicates it: with a webhook of its own. */
export function duplicateOf(workflow: Workflow): Workflow {
	const { name, nodes, connections, settings } = workflow;
	const own = nodes.map((node) => ({
		...node,
		id: randomUUID(),
		...(node.webhookId ? { webhookId: randomUUID() } : {}),
	}));
	return { name: `${name} copy`, nodes: own, connections, settings };
}

const withTrigger = <Kind extends Workflow>(
	workflow: Kind,
	change: (node: WorkflowNode) => Partial<WorkflowNode>,
): Kind => ({
	...workflow,
	nodes: workflow.nodes.map((node) =>
		node.name === 'Trigger' ? { ...node, ...change(node) } : node,
	),
});

/** The same workflow listening to other events. */
export const withEvents = <Kind extends Workflow>(
	workflow: Kind,
	service: TriggerService,
	events: string[],
): Kind => withTrigger(workflow, () => ({ parameters: service.node(events).parameters }));

/** The same workflow with the credential whose ID ends differently. */
export const withCredential = <Kind extends Workflow>(workflow: Kind, ending: string): Kind =>
	withTrigger(workflow, ({ credentials = {} }) => ({
		credentials: Object.fromEntries(
			Object.entries(credentials).map(([type, { id, name }]) => [type, { id: id + ending, name }]),
		),
	}));

/** The same workflow whose trigger has these parameters beside its others. */
export const withParameters = <Kind extends Workflow>(
	workflow: Kind,
	more: WorkflowNode['parameters'],
): Kind => withTrigger(workflow, ({ parameters }) => ({ parameters: { ...parameters, ...more } }));
