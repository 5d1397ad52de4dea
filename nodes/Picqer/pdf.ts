import type {
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import { objectIn } from '../shared/request/body';
import { asFile, type ShapeItems } from '../shared/request/output';

/** How a PDF begins when it is written in base64. */
const PDF_IN_BASE64 = /^JVBERi0/;

/**
 * Takes a PDF from an answer. One client of Picqer reads raw bytes, another JSON with the file in
 * base64 (reference picqer.md, 2.2: unconfirmed), so both are understood.
 */
export function asPdf(fileName: (this: IExecuteSingleFunctions) => string): ShapeItems {
	const file = asFile(fileName, 'application/pdf');
	return async function (
		this: IExecuteSingleFunctions,
		items: INodeExecutionData[],
		answer: IN8nHttpFullResponse,
	) {
		const encoded = Object.values(objectIn(answer) ?? {}).find(
			(value) => typeof value === 'string' && PDF_IN_BASE64.test(value),
		);
		if (encoded === undefined) return await file.call(this, items, answer);
		const body = Buffer.from(encoded as string, 'base64');
		return await file.call(this, items, { ...answer, headers: {}, body });
	};
}
