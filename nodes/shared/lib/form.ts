import { randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Draft } from '../operation/operation';

/** A file as a part of a form. */
interface FilePart {
	/** Name of the part. */
	part: string;
	fileName: string;
	mimeType: string;
	bytes: Buffer;
}

/** A name that cannot end its quotes or its line. */
const inQuotes = (name: string) => name.replace(/["\r\n]/g, encodeURIComponent);

/**
 * Makes the body of a request a form (multipart/form-data) of fields and one file. The form is bytes:
 * unlike a stream they can be sent again after a refusal by the rate limit.
 */
export function withForm(
	draft: Draft,
	{ part, fileName, mimeType, bytes }: FilePart,
	fields: IDataObject = {},
): Draft {
	const boundary = `form-${randomUUID()}`;
	const begin = (name: string, more = '') =>
		`--${boundary}\r\nContent-Disposition: form-data; name="${inQuotes(name)}"${more}\r\n`;
	const values = Object.entries(fields).map(
		([name, value]) => `${begin(name)}\r\n${String(value)}\r\n`,
	);
	const head = `${begin(part, `; filename="${inQuotes(fileName)}"`)}Content-Type: ${mimeType}\r\n\r\n`;
	return {
		...draft,
		headers: { ...draft.headers, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
		body: Buffer.concat([
			Buffer.from(values.join('') + head),
			bytes,
			Buffer.from(`\r\n--${boundary}--\r\n`),
		]),
	};
}
