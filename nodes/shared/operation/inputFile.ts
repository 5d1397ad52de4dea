import { inputFileField } from './common';
import type { Draft, ItemContext } from './operation';
import { parameterError } from './nodeError';

/** A file that came in with an item. */
interface InputFile {
	fileName?: string;
	mimeType: string;
	bytes: Buffer;
}

/** The error for a file that cannot be sent. */
export const wrongFile = (context: ItemContext, problem: string, wayOut: string) =>
	parameterError(context, inputFileField.parameter.displayName, problem, wayOut);

/**
 * Reads the file of the item that "Input Data Field Name" names.
 *
 * @throws NodeOperationError when the item has none there, or an empty one
 */
export async function inputFileOf({ inputs }: Draft, context: ItemContext): Promise<InputFile> {
	const field = inputs.inputBinaryField as string;
	const { fileName, mimeType } = context.helpers.assertBinaryData(field);
	const bytes = await context.helpers.getBinaryDataBuffer(field);
	// A Code node may give a file without either, whatever its type says.
	const named = {
		fileName: fileName || undefined,
		mimeType: mimeType || 'application/octet-stream',
	};
	if (bytes.length > 0) return { ...named, bytes };
	const wayOut = 'Look at the node that gives it: it may have failed to download or to make it.';
	throw wrongFile(context, `the file in "${field}" is empty`, wayOut);
}
