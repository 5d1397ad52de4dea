import { inputFileOf, wrongFile } from '../../../shared/operation/inputFile';
import { withForm } from '../../../shared/lib/form';
import type { Step } from '../../../shared/operation/operation';

/** How a PDF begins; some programs write a few bytes before it. */
const PDF_SIGNATURE = '%PDF-';
const LATEST_SIGNATURE = 1024;

/** Makes the body a form with the input item's PDF. */
export const attachInvoice: Step = async (draft, context) => {
	const { fileName = 'invoice.pdf', bytes } = await inputFileOf(draft, context);
	if (!bytes.subarray(0, LATEST_SIGNATURE).includes(PDF_SIGNATURE)) {
		const wayOut = 'bol expects an invoice as a PDF. Convert the file first.';
		throw wrongFile(context, `"${fileName}" is no PDF`, wayOut);
	}
	const file = { part: 'invoice', fileName, mimeType: 'application/pdf', bytes };
	return {
		...withForm(draft, file),
		traceableBy: `the invoice of shipment ${String(draft.path.shipmentId)}`,
	};
};
