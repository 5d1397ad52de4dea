import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { isObject } from '../lib/isObject';
import { parsedJson } from '../lib/parsedJson';
import { yesOrNo } from '../lib/yesOrNo';
import type { ExpectedAnswer, FileKind } from '../operation/answerKinds';
import { bodyAs, objectIn } from './body';
import type { Problem, Service, ServiceRequest } from './service';

/** Where a PDF's first characters stand at the latest; some programs write a few bytes before them. */
const LATEST_SIGNATURE = 1024;

const startsWith = (bytes: Buffer, ...signature: number[]) =>
	signature.every((byte, index) => bytes[index] === byte);

const textOf = (bytes: Buffer) => bytes.subarray(0, LATEST_SIGNATURE).toString('latin1');

const isWebPage = (text: string) => /^\s*(<!doctype html|<html|<head|<body)/i.test(text);

/** How files begin. */
const SIGNATURES: Record<FileKind, (bytes: Buffer) => boolean> = {
	// Some services write it in base64, inside of JSON.
	pdf: (bytes) => /%PDF-|^\s*\{[^]*"JVBERi0/.test(textOf(bytes)),
	image: (bytes) =>
		startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
		startsWith(bytes, 0xff, 0xd8, 0xff) ||
		textOf(bytes).startsWith('GIF8') ||
		/^RIFF....WEBP/s.test(textOf(bytes)) ||
		/^\s*(<\?xml[^>]{0,200}>\s*)?<svg/.test(textOf(bytes)),
	xlsx: (bytes) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04),
	// The first line names columns, so it is neither a web page nor JSON.
	csv: (bytes) => /^[^<{[\r\n]+[,;\t][^\r\n]*(\r?\n|$)/.test(textOf(bytes).replace(/^ï»¿/, '')),
	// Printers take PDF, ZPL and PNG.
	label: (bytes) =>
		SIGNATURES.pdf(bytes) || SIGNATURES.image(bytes) || /^\s*\^XA/.test(textOf(bytes)),
	any: (bytes) => bytes.length > 0 && !isWebPage(textOf(bytes)) && !isReportIn(bytes),
};

/** What files are called in messages. */
const FILE_NAMES: Record<FileKind, string> = {
	pdf: 'a PDF',
	image: 'an image',
	xlsx: 'an Excel file',
	csv: 'a CSV file',
	label: 'a label',
	any: 'a file',
};

/** Whether a body is an object; bytes are none. */
const isObjectBody = (body: unknown): body is IDataObject =>
	isObject(body) && !Buffer.isBuffer(body);

const isEmpty = (body: unknown) =>
	body === undefined ||
	body === null ||
	body === '' ||
	(Buffer.isBuffer(body) && body.length === 0);

/** Properties of which an answer consists when it only reports that something went wrong. */
const REPORT = new Set([
	'code',
	'detail',
	'error',
	'error_code',
	'error_description',
	'error_message',
	'errorCode',
	'errorMessage',
	'errors',
	'exception',
	'message',
	'messages',
	'path',
	'reason',
	'requestId',
	'request_id',
	'status',
	'statusCode',
	'timestamp',
	'title',
	'trace',
	'type',
]);

const TELLING = ['detail', 'error', 'error_message', 'errorMessage', 'errors', 'message'];

/** What says that something was not done, by being false. */
const DONE = ['ok', 'success'];

const isNotDone = (name: string, value: unknown) => DONE.includes(name) && yesOrNo(value) === false;

const saysNothing = (value: unknown) => value === null || value === false || value === '';

/**
 * Whether an object is nothing but a report, e.g. `{ "message": "Service is down" }` of a gateway, or
 * `{ "success": false, "data": null }`. Beside it nothing is said that could be what was asked for.
 */
export const isReport = (body: IDataObject) =>
	Object.entries(body).every(
		([name, value]) => REPORT.has(name) || isNotDone(name, value) || saysNothing(value),
	) &&
	(TELLING.some((name) => Boolean(body[name])) || DONE.some((name) => isNotDone(name, body[name])));

/** Whether a report came where a file was due. */
function isReportIn(bytes: Buffer): boolean {
	if (!/^\s*\{/.test(textOf(bytes))) return false;
	const body = objectIn({ body: bytes, headers: {}, statusCode: 200 });
	return body !== undefined && isReport(body);
}

/**
 * What an answer should have been, as a phrase; undefined for one that is right.
 *
 * @param isEmptyList whether the service leaves a list out that is empty
 */
function missing(
	answer: ExpectedAnswer,
	{ body }: IN8nHttpFullResponse,
	isEmptyList: Service['isEmptyList'],
): string | undefined {
	switch (answer) {
		case 'anything':
			return typeof body === 'string' && isWebPage(body) ? 'an answer' : undefined;
		case 'nothing': {
			if (isEmpty(body) || Array.isArray(body)) return undefined;
			return isObjectBody(body) && !isReport(body) ? undefined : 'a plain success';
		}
		case 'object':
			return isObjectBody(body) && !isReport(body) ? undefined : 'an object';
		case 'json':
			return Array.isArray(body) || (isObjectBody(body) && !isReport(body)) ? undefined : 'data';
		case 'list':
			// Where the rows are in an object, the paging says.
			return Array.isArray(body) || (isObjectBody(body) && !isReport(body)) ? undefined : 'a list';
		default:
	}
	if ('rowsIn' in answer) return answer.rowsIn(body) ? undefined : 'a list';
	if ('file' in answer) return isFile(answer.file, body) ? undefined : FILE_NAMES[answer.file];
	if (isObjectBody(body) && Array.isArray(body[answer.list])) return undefined;
	return isEmptyList?.(body, answer.list) ? undefined : 'a list';
}

function isFile(kind: FileKind, body: unknown): boolean {
	if (!Buffer.isBuffer(body)) return false;
	return SIGNATURES[kind](body);
}

/** The kind of an answer in a few words, without anything of what stands in it. */
export function kindOf({ body, headers }: IN8nHttpFullResponse): string {
	if (isEmpty(body)) return 'nothing';
	if (Array.isArray(body)) return 'a list';
	const text = Buffer.isBuffer(body) ? textOf(body) : body;
	if (typeof text === 'string' && isWebPage(text)) return 'a web page';
	if (isObjectBody(body)) return isReport(body) ? 'a message' : 'an object';
	if (Buffer.isBuffer(body)) {
		const type = String(headers['content-type'] ?? '').split(';')[0];
		return objectIn({ body, headers } as IN8nHttpFullResponse)
			? 'JSON'
			: `something else (${type})`;
	}
	return typeof body === 'string' ? 'text' : `a ${typeof body}`;
}

/** What a request expects that does not say so: who reads wants data, who writes may get nothing. */
const usualAnswer = ({ method = 'GET' }: ServiceRequest) => (method === 'GET' ? 'json' : 'nothing');

/** The problem with an answer that is of another kind than the request expects; undefined for one that is right. */
export function wrongKind(
	service: Service,
	request: ServiceRequest,
	answer: IN8nHttpFullResponse,
): Problem | undefined {
	const { answer: expected = usualAnswer(request), encoding } = request;
	const parsed = encoding !== undefined && isJsonWanted(expected) ? parsedBody(answer) : answer;
	const wanted = missing(expected, parsed, service.isEmptyList);
	if (wanted === undefined) return undefined;
	const given = kindOf(answer);
	return {
		message: `${service.name} answered with ${given} instead of ${given === wanted ? 'an object that holds one' : wanted}`,
		description:
			'Something between n8n and the service may have answered in its place. Check the address in the credential, and try again later.',
	};
}

const isJsonWanted = (expected: ExpectedAnswer) =>
	typeof expected === 'string' ? expected !== 'anything' : !('file' in expected);

/** The answer with what its bytes say as JSON. */
function parsedBody(answer: IN8nHttpFullResponse): IN8nHttpFullResponse {
	const { body } = answer;
	if (!Buffer.isBuffer(body) || body.length === 0) return answer;
	const text = body.toString('utf8');
	const parsed = parsedJson(text);
	// What is no JSON stays as it is, and the caller says so.
	return { ...answer, body: bodyAs(parsed === undefined ? text : parsed) };
}
