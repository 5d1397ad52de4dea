import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INode,
	INodeProperties,
	PreSendAction,
} from 'n8n-workflow';
import type { ServiceRequest } from '../../nodes/shared/request/service';

/** Index of the item that all stand-ins are at. */
export const ITEM_INDEX = 3;

/** The node that all stand-ins stand in. */
export const testNode: INode = {
	id: 'node',
	name: 'Node',
	type: 'test',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** n8n's functions as a step sees them, for one item of a workflow in Amsterdam. */
export function itemContext(
	parameters: Record<string, unknown> = {},
	more: Record<string, unknown> = {},
): IExecuteSingleFunctions {
	return {
		getNode: () => testNode,
		getItemIndex: () => ITEM_INDEX,
		getTimezone: () => 'Europe/Amsterdam',
		getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		...more,
	} as unknown as IExecuteSingleFunctions;
}

/** Runs steps one after the other as n8n's engine does, then those that are kept for the end. */
export async function runSteps(
	steps: PreSendAction[],
	request: Partial<ServiceRequest>,
	parameters?: Record<string, unknown>,
): Promise<ServiceRequest> {
	let current: IHttpRequestOptions = { url: '/things', ...request };
	for (const step of steps) current = await step.call(itemContext(parameters), current);
	const { lastSteps = [] } = current as ServiceRequest;
	for (const step of lastSteps) current = await step.call(itemContext(parameters), current);
	return current as ServiceRequest;
}

/** The steps of a parameter. */
export function stepsOf({ routing }: INodeProperties): PreSendAction[] {
	return routing?.send?.preSend ?? [];
}
