import { randomUUID } from 'node:crypto';

import type { Workflow, WorkflowNode } from '../../../../scripts/n8n/api.mts';
import { chain, noOperation, withNode } from '../nodes.mts';
import type { TriggerService } from './service.mts';

/** A trigger with a webhook of its own. */
export const listeningNode = (trigger: WorkflowNode): WorkflowNode => ({
	...trigger,
	id: randomUUID(),
	webhookId: randomUUID(),
});

/** A workflow of a trigger and a node that does nothing. */
export const workflowOf = (name: string, trigger: WorkflowNode): Workflow =>
	chain(name, listeningNode(trigger), noOperation('End'));

/** The same workflow once more, as the editor duplicates it: with a webhook of its own. */
export function duplicateOf(workflow: Workflow): Workflow {
	const { name, nodes, connections, settings } = workflow;
	const own = nodes.map((node) =>
		node.webhookId ? listeningNode(node) : { ...node, id: randomUUID() },
	);
	return { name: `${name} copy`, nodes: own, connections, settings };
}

const withTrigger = <Kind extends Workflow>(
	workflow: Kind,
	change: (node: WorkflowNode) => Partial<WorkflowNode>,
): Kind => withNode(workflow, 'Trigger', change);

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
