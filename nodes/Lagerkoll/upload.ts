import { randomUUID } from 'crypto';
import type { IDataObject, INodeProperties, PreSendAction } from 'n8n-workflow';
import { step } from '../shared/describe/step';

/** Which file of the input item to upload. */
export const fileField: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'inputBinaryField',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input field containing the binary file data to be uploaded',
};

/** A name that cannot end its quotes or its line. */
const inQuotes = (name: string) => name.replace(/["\r\n]/g, encodeURIComponent);

/**
 * Makes a form of the input item's file and of the fields that are in the body so far. The form is
 * bytes: unlike a stream they can be sent again after a refusal by the rate limit.
 *
 * @param part name of the file's part in the form
 */
export const uploadFile = (part: string): PreSendAction =>
	step(async function (request) {
		const field = this.getNodeParameter('inputBinaryField') as string;
		const { fileName = part, mimeType } = this.helpers.assertBinaryData(field);
		const bytes = await this.helpers.getBinaryDataBuffer(field);
		const boundary = `form-${randomUUID()}`;
		const begin = (name: string, more = '') =>
			`--${boundary}\r\nContent-Disposition: form-data; name="${inQuotes(name)}"${more}\r\n`;
		const values = Object.entries((request.body ?? {}) as IDataObject).map(
			([name, value]) => `${begin(name)}\r\n${String(value)}\r\n`,
		);
		const head = `${begin(part, `; filename="${inQuotes(fileName)}"`)}Content-Type: ${mimeType}\r\n\r\n`;
		return {
			...request,
			headers: { ...request.headers, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
			body: Buffer.concat([
				Buffer.from(values.join('') + head),
				bytes,
				Buffer.from(`\r\n--${boundary}--\r\n`),
			]),
			// Reading a file changes nothing in Lagerkoll.
			repeatable: true,
		};
	});
