import type {
	IDataObject,
	IExecutePaginationFunctions,
	INode,
	INodeParameters,
} from 'n8n-workflow';
import {
	once,
	type Call,
	type Draft,
	type Input,
	type Operation,
} from '../../nodes/shared/operation/operation';
import { draftMaker } from '../../nodes/shared/run/read';
import type { ServiceRequest } from '../../nodes/shared/service/service';

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

/** n8n's functions as an operation sees them, for one item of a workflow in Amsterdam. */
export function itemContext(
	parameters: Record<string, unknown> = {},
	more: Record<string, unknown> = {},
): IExecutePaginationFunctions {
	return {
		getNode: () => testNode,
		getItemIndex: () => ITEM_INDEX,
		getInputData: () => ({ json: {} }),
		getTimezone: () => 'Europe/Amsterdam',
		getNodeParameter: (name: string, fallback?: unknown) =>
			parameters[name] === undefined ? fallback : parameters[name],
		...more,
	} as unknown as IExecutePaginationFunctions;
}

/** An operation of which only what matters to a test is said. */
export const testOperation = (more: Partial<Operation> = {}): Operation => ({
	name: 'Do',
	value: 'do',
	action: 'Do it',
	description: 'Do it',
	method: 'POST',
	path: '/things',
	inputs: [],
	request: {},
	answer: 'json',
	before: [],
	flow: once,
	output: [],
	...more,
});

/** The draft that inputs make of what the user has set. */
export async function draftOf(
	inputs: readonly Input[],
	given: Record<string, unknown> = {},
	more: Partial<Operation> = {},
): Promise<Draft> {
	// Expressions give values of every kind, also such as the editor would not store.
	const node: INode = { ...testNode, parameters: given as INodeParameters };
	const makeDraft = draftMaker(testOperation({ inputs, ...more }), node, 1);
	return await makeDraft(itemContext(given, { getNode: () => node }));
}

/** A flow's call for a list, whose answers come from a function; it notes the queries. */
export function listCall(
	{ service, inputs, request }: Pick<Call, 'service' | 'inputs' | 'request'>,
	answer: (qs: IDataObject) => unknown,
) {
	const queries: IDataObject[] = [];
	const call: Call = {
		context: itemContext(),
		service,
		inputs,
		path: {},
		request,
		rateLimitOptions: { longestWaitMs: 1_000, atOnce: 5 },
		send: async ({ qs = {} }: ServiceRequest) => {
			queries.push(qs as IDataObject);
			return { statusCode: 200, headers: {}, body: answer(qs as IDataObject) as IDataObject };
		},
	};
	return { call, queries };
}
