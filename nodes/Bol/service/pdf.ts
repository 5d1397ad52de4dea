import { asFile } from '../../shared/operation/output';
import { V10 } from './request';
import type { Call, Shape } from '../../shared/operation/operation';

/** Media type of PDFs of version 10 (docs/services/bol.md, 1.2). */
const V10_PDF = 'application/vnd.retailer.v10+pdf';

/** The fixed parts of a request for what bol says about a PDF in the headers, without the file itself. */
export const readsAboutPdf = { headers: { Accept: V10_PDF } };

/** The fixed parts of requests for a PDF, without and with a body. */
export const readsPdf = { headers: { Accept: V10_PDF }, encoding: 'arraybuffer' as const };
export const writesForPdf = {
	headers: { Accept: V10_PDF, 'Content-Type': V10 },
	encoding: 'arraybuffer' as const,
};

/**
 * Takes the PDF from an answer.
 *
 * @param fileName gives the name, without folder
 */
export function asPdf(fileName: (call: Call) => string): Shape {
	const file = asFile(fileName, 'application/pdf');
	// bol's own media type would keep n8n from showing the file.
	return async (items, answer, call) => await file(items, { ...answer, headers: {} }, call);
}
