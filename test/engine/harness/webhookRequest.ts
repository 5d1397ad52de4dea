import { jsonParse } from 'n8n-workflow';
import type {
	IDataObject,
	IHttpRequestMethods,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

type Request = NonNullable<IWorkflowExecuteAdditionalData['httpRequest']>;
type Response = NonNullable<IWorkflowExecuteAdditionalData['httpResponse']>;

/** What a service sends to the webhook. */
export interface Delivery {
	/** POST when not given. */
	method?: IHttpRequestMethods;
	headers?: Record<string, string>;
	/** Bytes as they come over the line; an object is sent as JSON. */
	body?: string | Buffer | IDataObject | IDataObject[];
	query?: Record<string, string>;
}

/** What the node answered by itself, through `getResponseObject()`. */
export interface RecordedResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body?: unknown;
	ended: boolean;
}

function toBytes(body: Delivery['body']): Buffer {
	if (body === undefined) return Buffer.alloc(0);
	if (Buffer.isBuffer(body)) return body;
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

const unreadable = Symbol('unreadable');

/** n8n parses JSON, forms and plain text; anything else the node gets as raw body only. */
function parseBody(rawBody: Buffer, contentType: string): unknown {
	if (rawBody.length === 0) return {};
	switch (contentType) {
		case 'application/json':
			return jsonParse<unknown>(rawBody.toString(), { fallbackValue: unreadable });
		case 'application/x-www-form-urlencoded':
			return Object.fromEntries(new URLSearchParams(rawBody.toString()));
		case 'text/plain':
			return rawBody.toString();
		default:
			return {};
	}
}

/**
 * The request as n8n's web server hands it to a node: header names in lower case, raw
 * body kept. Undefined for broken JSON, which n8n refuses before any node sees it.
 */
export function toRequest(delivery: Delivery): Request | undefined {
	const rawBody = toBytes(delivery.body);
	const headers: Record<string, string> = {
		host: 'n8n.example',
		'content-type': 'application/json',
		'content-length': String(rawBody.length),
	};
	for (const [name, value] of Object.entries(delivery.headers ?? {})) {
		headers[name.toLowerCase()] = value;
	}
	const contentType = headers['content-type'].split(';')[0].trim().toLowerCase();
	const body = parseBody(rawBody, contentType);
	if (body === unreadable) return undefined;
	return {
		method: delivery.method ?? 'POST',
		headers,
		header: (name: string) => headers[name.toLowerCase()],
		get: (name: string) => headers[name.toLowerCase()],
		query: delivery.query ?? {},
		params: {},
		path: '/webhook',
		ip: '192.0.2.1',
		ips: [],
		rawBody,
		readRawBody: async () => undefined,
		contentType,
		encoding: 'utf-8',
		body,
	} as unknown as Request; // Of Express, only what nodes read.
}

/** A response that keeps what the node writes; `close` tells those who wait for its end. */
export function recordResponse(): {
	response: Response;
	recorded: RecordedResponse;
	close: () => void;
} {
	const waiting: Array<() => void> = [];
	const recorded: RecordedResponse = { statusCode: 200, headers: {}, ended: false };
	const end = (body?: unknown) => {
		if (body !== undefined) recorded.body = body;
		recorded.ended = true;
		return response;
	};
	const setHeader = (name: string, value: unknown) => {
		recorded.headers[name.toLowerCase()] = value;
		return response;
	};
	const setStatus = (statusCode: number) => {
		recorded.statusCode = statusCode;
		return response;
	};
	const response = {
		get headersSent() {
			return recorded.ended;
		},
		get statusCode() {
			return recorded.statusCode;
		},
		set statusCode(statusCode: number) {
			recorded.statusCode = statusCode;
		},
		status: setStatus,
		once: (event: string, act: () => void) => {
			if (event === 'close') waiting.push(act);
			return response;
		},
		sendStatus: (statusCode: number) => {
			setStatus(statusCode);
			return end();
		},
		writeHead: (statusCode: number, headers: Record<string, unknown> = {}) => {
			for (const [name, value] of Object.entries(headers)) setHeader(name, value);
			return setStatus(statusCode);
		},
		set: setHeader,
		header: setHeader,
		setHeader,
		send: end,
		json: end,
		end,
	} as unknown as Response; // Of Express, only what nodes write with.
	const close = () => waiting.splice(0).forEach((act) => act());
	return { response, recorded, close };
}
