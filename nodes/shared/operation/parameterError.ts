import { NodeOperationError, type IExecuteSingleFunctions } from 'n8n-workflow';

/** Who reports about a parameter: a node for one item, or a trigger, which has no items. */
export type Named = Pick<IExecuteSingleFunctions, 'getNode'> &
	Partial<Pick<IExecuteSingleFunctions, 'getItemIndex'>>;

/** The error for a parameter that cannot be used: which one, what is wrong, and how to mend it. */
export function parameterError(
	context: Named,
	displayName: string,
	problem: string,
	wayOut?: string,
): NodeOperationError {
	return new NodeOperationError(context.getNode(), `${displayName}: ${problem}`, {
		itemIndex: context.getItemIndex?.(),
		description: wayOut,
	});
}
