import { randomUUID } from 'crypto';
import type { IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { parameterError, step } from '../shared/describe/step';

/** Where the file stands. */
export const invoiceField: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'inputBinaryField',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input field containing the binary file data to be uploaded',
};

/** How a PDF begins; some programs write a few bytes before it. */
const PDF_SIGNATURE = '%PDF-';
const LATEST_SIGNATURE = 1024;

/** A form with one file, as bytes: unlike a stream they can be sent again after a refusal. */
export const attachInvoice = step(async function (request) {
	const field = this.getNodeParameter('inputBinaryField') as string;
	const { fileName = 'invoice.pdf' } = this.helpers.assertBinaryData(field);
	const bytes = await this.helpers.getBinaryDataBuffer(field);
	if (!bytes.subarray(0, LATEST_SIGNATURE).includes(PDF_SIGNATURE)) {
		throw parameterError(
			this,
			invoiceField.displayName,
			`"${fileName}" is no PDF`,
			'bol expects an invoice as a PDF. Convert the file first.',
		);
	}
	const boundary = `invoice-${randomUUID()}`;
	const head = [
		`--${boundary}`,
		`Content-Disposition: form-data; name="invoice"; filename="${inQuotes(fileName)}"`,
		'Content-Type: application/pdf',
		'',
		'',
	].join('\r\n');
	return {
		...request,
		headers: { ...request.headers, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
		body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
		traceableBy: `the invoice of shipment ${shipmentIdOf(this)}`,
	};
});

/** A name that cannot end its quotes or its line. */
const inQuotes = (name: string) => name.replace(/["\r\n]/g, encodeURIComponent);

const shipmentIdOf = (context: IExecuteSingleFunctions) =>
	String(context.getNodeParameter('shipmentId', '', { extractValue: true }));
