import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import type { Call, Shape, Step } from '../../shared/operation/operation';
import { objectIn } from '../../shared/service/body';
import { asFile } from '../../shared/operation/output';

/**
 * The fixed parts of a request for a file. JSON is the second choice, so that errors can be read
 * (docs/services/lagerkoll.md, 1.5).
 *
 * @param type MIME type of the file
 */
export const reads = (type: string) => ({
	headers: { Accept: `${type}, application/json;q=0.9` },
	encoding: 'arraybuffer' as const,
});

/** A file name without what would be a folder. */
export const safeName = (name: string) => name.replace(/[\\/:*?"<>|]+/g, '-');

/** Keeps the credential's headers from being sent to wherever an answer redirects to. */
export const withoutRedirect: Step = (draft) => ({
	...draft,
	disableFollowRedirect: true,
});

const locationIn = ({ statusCode, headers }: IN8nHttpFullResponse) =>
	statusCode >= 300 && headers.location ? String(headers.location) : undefined;

/** The address that an answer redirects to, or else the answer itself. */
export const redirectTarget: Shape = (_items, answer) => {
	const url = locationIn(answer);
	return [{ json: url === undefined ? (objectIn(answer) ?? {}) : { url } }];
};

/**
 * An image, or the address of the default image where the answer redirects to it.
 *
 * @param fileName gives the name
 */
export function asImage(fileName: (call: Call) => string): Shape {
	const file = asFile(fileName, 'image/png');
	return async (items, answer, call) => {
		const url = locationIn(answer);
		return url === undefined ? await file(items, answer, call) : [{ json: { url } }];
	};
}

/**
 * Data or a file, as the answer's content type says.
 *
 * @param fileName gives the name of a file
 */
export function asDataOrFile(fileName: (call: Call) => string): Shape {
	const file = asFile(fileName, 'application/octet-stream');
	return async (items, answer, call) => {
		const isEmpty = Buffer.isBuffer(answer.body) && answer.body.length === 0;
		if (isEmpty) return [{ json: { success: true } }];
		const isJson = /json/i.test(String(answer.headers['content-type'] ?? ''));
		const data: IDataObject | undefined = isJson ? objectIn(answer) : undefined;
		return data ? [{ json: data }] : await file(items, answer, call);
	};
}
