import type { IDataObject, PreSendAction } from 'n8n-workflow';
import { step } from '../shared/describe/step';
import { withForm } from '../shared/request/form';

/**
 * Makes a form of the input item's file and of the fields that are in the body so far.
 *
 * @param part name of the file's part in the form
 */
export const uploadFile = (part: string): PreSendAction =>
	step(async function (request) {
		const field = this.getNodeParameter('inputBinaryField') as string;
		const { fileName = part, mimeType } = this.helpers.assertBinaryData(field);
		const bytes = await this.helpers.getBinaryDataBuffer(field);
		const form = withForm(
			request,
			{ part, fileName, mimeType, bytes },
			request.body as IDataObject | undefined,
		);
		// Reading a file changes nothing in Lagerkoll.
		return { ...form, repeatable: true };
	});
