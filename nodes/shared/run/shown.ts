import { isExpression, NodeHelpers, type INode, type INodeProperties } from 'n8n-workflow';
import type { Input } from '../operation/operation';

/** Whether an input counts, given the values that were read for the item. */
export type IsShown = (values: Readonly<Record<string, unknown>>) => boolean;

const ALWAYS: IsShown = () => true;
const NEVER: IsShown = () => false;

const conditionsOf = ({ displayOptions }: INodeProperties) =>
	Object.entries(displayOptions?.show ?? {});

/**
 * Whether the editor shows an input with what the user has set. Where that depends on an expression,
 * only the item tells.
 */
export function isShown({ parameter }: Input, node: INode): IsShown {
	const conditions = conditionsOf(parameter);
	const isOpen = conditions.some(([name]) => isExpression(node.parameters[name]));
	if (!isOpen) {
		return NodeHelpers.displayParameter(node.parameters, parameter, node, null) ? ALWAYS : NEVER;
	}
	return (values) =>
		conditions.every(([name, wanted = []]) =>
			(wanted as unknown[]).includes(name in values ? values[name] : node.parameters[name]),
		);
}

/** Whether an input shows for every item. */
export const isAlwaysShown = (shown: IsShown) => shown === ALWAYS;

/** Whether an input shows, or does not, whatever others are given for an item. */
export const isCertain = (shown: IsShown) => shown === ALWAYS || shown === NEVER;
