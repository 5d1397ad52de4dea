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

/** Longest value that an error quotes, in characters. */
const LONGEST_QUOTE = 60;

/** A value as errors name it: in quotes; a list or an object as JSON. */
export function quoted(value: unknown): string {
	const isCompound = typeof value === 'object' && value !== null && !('toISO' in value);
	const text = isCompound ? JSON.stringify(value) : `"${String(value)}"`;
	return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
