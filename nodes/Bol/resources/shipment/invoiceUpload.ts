import { inputFileField } from '../../../shared/operation/common';
import { parameterError } from '../../../shared/operation/parameterError';
import { withForm } from '../../../shared/lib/form';
import type { Step } from '../../../shared/operation/operation';

/** How a PDF begins; some programs write a few bytes before it. */
const PDF_SIGNATURE = '%PDF-';
const LATEST_SIGNATURE = 1024;

/** Makes the body a form with the input item's PDF. */
export const attachInvoice: Step = async (draft, context) => {
	const field = draft.inputs.inputBinaryField as string;
	const { fileName = 'invoice.pdf' } = context.helpers.assertBinaryData(field);
	const bytes = await context.helpers.getBinaryDataBuffer(field);
	if (!bytes.subarray(0, LATEST_SIGNATURE).includes(PDF_SIGNATURE)) {
		throw parameterError(
			context,
			inputFileField.parameter.displayName,
			`"${fileName}" is no PDF`,
			'bol expects an invoice as a PDF. Convert the file first.',
		);
	}
	const file = { part: 'invoice', fileName, mimeType: 'application/pdf', bytes };
	return {
		...withForm(draft, file),
		traceableBy: `the invoice of shipment ${String(draft.path.shipmentId)}`,
	};
};
