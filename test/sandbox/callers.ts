import fastify from 'fastify';

/** The answer of a stand-in, read to its end. */
export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	// The tests look into answers of many shapes.
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	json: any;
}

/** A request to send. */
export interface Call {
	headers?: Record<string, string>;
	body?: unknown;
	rawBody?: string;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Sends one request and reads the answer. */
export async function send(method: string, url: string, call: Call = {}): Promise<Answer> {
	const answer = await fetch(url, {
		method,
		headers: call.headers,
		body: call.rawBody ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
		redirect: 'manual',
	});
	const text = await answer.text();
	return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
}

/** The value of a Basic Authorization header. */
export function basic(user: string, password: string): string {
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Asks bol's login server for a token. */
export async function askToken(
	baseUrl: string,
	authorization = basic('sandbox-client', 'sandbox-secret'),
): Promise<Answer> {
	return await send('POST', `${baseUrl}/token?grant_type=client_credentials`, {
		headers: { Authorization: authorization, Accept: 'application/json' },
	});
}

/** Sends requests to one service as one account. */
export type Caller = (
	method: string,
	path: string,
	body?: unknown,
	headers?: Record<string, string>,
) => Promise<Answer>;

const bolType = 'application/vnd.retailer.v10+json';

/** A caller of the bol API with a fresh token. */
export async function bolCaller(baseUrl: string): Promise<Caller> {
	const token = (await askToken(baseUrl)).json.access_token as string;
	return async (method, path, body, headers) =>
		await send(method, baseUrl + path, {
			headers: {
				Authorization: `Bearer ${token}`,
				Accept: bolType,
				...(body === undefined ? {} : { 'Content-Type': bolType }),
				...headers,
			},
			body,
		});
}

/** A caller of the Picqer API. */
export function picqerCaller(baseUrl: string, key = 'sandbox-key'): Caller {
	return async (method, path, body, headers) =>
		await send(method, `${baseUrl}/api/v1${path}`, {
			headers: {
				Authorization: basic(key, 'X'),
				'User-Agent': 'sandbox-test (https://example.com - dev@example.com)',
				...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
				...headers,
			},
			body,
		});
}

/** A caller of the GoedGepickt API; with an address of its own it has a rate limit of its own. */
export function goedGepicktCaller(
	baseUrl: string,
	{ key = 'sandbox-key', base = '/api/v1', address = '192.0.2.1' } = {},
): Caller {
	return async (method, path, body, headers) =>
		await send(method, baseUrl + base + path, {
			headers: {
				Authorization: `Bearer ${key}`,
				Accept: 'application/json',
				'X-Forwarded-For': address,
				...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
				...headers,
			},
			body,
		});
}

/** A caller of the Lagerkoll API, with an API key unless other headers of identification are given. */
export function lagerkollCaller(
	baseUrl: string,
	identification: Record<string, string> = { store: '186008', api_key: 'sandbox-key' },
): Caller {
	return async (method, path, body, headers) =>
		await send(method, `${baseUrl}/v1${path}`, {
			headers: {
				...identification,
				Accept: 'application/json',
				...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
				...headers,
			},
			body,
		});
}

/** A delivery as it arrived. */
export interface Received {
	headers: Record<string, unknown>;
	rawBody: string;
}

/** A server that webhooks can be delivered to. */
export interface Receiver {
	url: string;
	received: Received[];
	/** Statuses to answer with, one per delivery; then 200. */
	statuses: number[];
	close(): Promise<void>;
}

/** Starts a receiver of webhooks on a free port. */
export async function startReceiver(): Promise<Receiver> {
	const received: Received[] = [];
	const statuses: number[] = [];
	const app = fastify({ forceCloseConnections: true });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.post('/hook', (request, reply) => {
		received.push({ headers: request.headers, rawBody: String(request.body) });
		return reply.code(statuses.shift() ?? 200).send();
	});
	const base = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url: `${base}/hook`, received, statuses, close: async () => await app.close() };
}
