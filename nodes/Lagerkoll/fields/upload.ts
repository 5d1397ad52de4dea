import type { IDataObject } from 'n8n-workflow';
import { inputFileOf } from '../../shared/operation/inputFile';
import type { Step } from '../../shared/operation/operation';
import { withForm } from '../../shared/lib/form';

/**
 * Makes a form of the input item's file and of the fields that are in the body so far.
 *
 * @param part name of the file's part in the form
 */
export const uploadFile =
	(part: string): Step =>
	async (draft, context) => {
		const { fileName = part, mimeType, bytes } = await inputFileOf(draft, context);
		// Bytes come into the body only here.
		const fields = draft.body as IDataObject;
		const form = withForm(draft, { part, fileName, mimeType, bytes }, fields);
		// Reading a file changes nothing in Lagerkoll.
		return { ...form, repeatable: true };
	};
