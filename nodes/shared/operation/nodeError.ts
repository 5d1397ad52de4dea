import { NodeOperationError, type IExecuteSingleFunctions } from 'n8n-workflow';

/** Who reports: a node for one item, or a trigger or a list in the editor, which have no items. */
export type Named = Pick<IExecuteSingleFunctions, 'getNode'> &
	Partial<Pick<IExecuteSingleFunctions, 'getItemIndex'>>;

/** The error of a node, with the item that it belongs to: what is wrong, and how to mend it. */
export function nodeError(context: Named, message: string, wayOut?: string): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, {
		itemIndex: context.getItemIndex?.(),
		description: wayOut,
	});
}

/** The error for a parameter that cannot be used: which one, what is wrong, and how to mend it. */
export const parameterError = (
	context: Named,
	displayName: string,
	problem: string,
	wayOut?: string,
): NodeOperationError => nodeError(context, `${displayName}: ${problem}`, wayOut);

/** Longest value that an error quotes, in characters. */
const LONGEST_QUOTE = 60;

/** A value as errors name it: in quotes; a list or an object as JSON. */
export function quoted(value: unknown): string {
	const isCompound = typeof value === 'object' && value !== null && !('toISO' in value);
	const text = isCompound ? JSON.stringify(value) : `"${String(value)}"`;
	return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}
