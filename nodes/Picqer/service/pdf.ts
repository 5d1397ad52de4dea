import { objectIn } from '../../shared/service/body';
import { asFile } from '../../shared/operation/output';
import type { Call, Shape } from '../../shared/operation/operation';

/** How a PDF begins when it is written in base64. */
const PDF_IN_BASE64 = /^JVBERi0/;

/**
 * Takes a PDF from an answer. One client of Picqer reads raw bytes, another JSON with the file in
 * base64 (docs/services/picqer.md, 2.2: unconfirmed), so both are understood.
 */
export function asPdf(fileName: (call: Call) => string): Shape {
	const file = asFile(fileName, 'application/pdf');
	return async (items, answer, call) => {
		const encoded = Object.values(objectIn(answer) ?? {}).find(
			(value) => typeof value === 'string' && PDF_IN_BASE64.test(value),
		);
		if (encoded === undefined) return await file(items, answer, call);
		const body = Buffer.from(encoded as string, 'base64');
		return await file(items, { ...answer, headers: {}, body }, call);
	};
}
