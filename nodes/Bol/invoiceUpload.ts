import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { inputFileField } from '../shared/describe/common';
import { parameterError, step } from '../shared/describe/step';
import { withForm } from '../shared/request/form';

/** How a PDF begins; some programs write a few bytes before it. */
const PDF_SIGNATURE = '%PDF-';
const LATEST_SIGNATURE = 1024;

/** Makes the body a form with the input item's PDF. */
export const attachInvoice = step(async function (request) {
	const field = this.getNodeParameter('inputBinaryField') as string;
	const { fileName = 'invoice.pdf' } = this.helpers.assertBinaryData(field);
	const bytes = await this.helpers.getBinaryDataBuffer(field);
	if (!bytes.subarray(0, LATEST_SIGNATURE).includes(PDF_SIGNATURE)) {
		throw parameterError(
			this,
			inputFileField.displayName,
			`"${fileName}" is no PDF`,
			'bol expects an invoice as a PDF. Convert the file first.',
		);
	}
	const file = { part: 'invoice', fileName, mimeType: 'application/pdf', bytes };
	return {
		...withForm(request, file),
		traceableBy: `the invoice of shipment ${shipmentIdOf(this)}`,
	};
});

const shipmentIdOf = (context: IExecuteSingleFunctions) =>
	String(context.getNodeParameter('shipmentId', '', { extractValue: true }));
