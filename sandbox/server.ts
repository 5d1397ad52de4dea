import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { sleep } from 'n8n-workflow';

import { sendCutOff } from './cutOff';
import type { Fault, Faults } from './faults';
import type { LoggedRequest, Traffic } from './traffic';

declare module 'fastify' {
	interface FastifyRequest {
		logged: LoggedRequest;
		fault?: Fault;
	}
}

/** What a service hands over to get its server. */
export interface ServerOptions {
	name: string;
	traffic: Traffic;
	faults: Faults;
	/** Ends all waits when the sandbox stops. */
	signal: AbortSignal;
	/** The service's own form of an error, for faults that name a status only. */
	errorBody: (status: number, request: FastifyRequest) => unknown;
}

/** Thrown for a body that is announced as JSON and is not. */
export class InvalidJson extends Error {}

function acceptBodies(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		const text = String(body).trim();
		try {
			// n8n announces JSON on requests without a body as well.
			done(null, text === '' ? undefined : JSON.parse(text));
		} catch {
			done(new InvalidJson('The body is not valid JSON'));
		}
	});
}

/** Files and texts, which nothing looks into. */
function acceptTexts(app: FastifyInstance): void {
	app.addContentTypeParser(
		/^(multipart\/|text\/html)/,
		{ parseAs: 'string' },
		(_request, body, done) => done(null, body),
	);
}

function logRequests(app: FastifyInstance, { name, traffic }: ServerOptions): void {
	app.addHook('onRequest', async (request, reply) => {
		request.logged = {
			service: name,
			method: request.method,
			path: request.raw.url?.split('?')[0] ?? '',
			query: { ...(request.query as Record<string, unknown>) },
			statusCode: null,
			at: Date.now(),
			authorized: false,
		};
		traffic.begin(request.logged, request.routeOptions.url ?? '(no route)');
		reply.raw.once('close', () => traffic.end());
	});
	app.addHook('preValidation', async (request) => {
		request.logged.body = request.body;
	});
}

async function faultBeforeExecution(
	fault: Fault,
	request: FastifyRequest,
	reply: FastifyReply,
	{ traffic, signal, errorBody }: ServerOptions,
): Promise<unknown> {
	switch (fault.kind) {
		case 'reset-before':
			traffic.answer(request.logged, null);
			reply.hijack();
			request.raw.socket.destroy();
			return undefined;
		case 'slow':
			await sleep(fault.delayMs ?? 1000, signal);
			return undefined;
		case 'status': {
			const status = fault.status ?? 500;
			return await reply
				.code(status)
				.headers(fault.headers ?? {})
				.send(fault.body ?? errorBody(status, request));
		}
		case 'html': {
			const status = fault.status ?? 503;
			return await reply
				.code(status)
				.headers({ 'content-type': 'text/html', ...fault.headers })
				.send('<html><body><h1>Service temporarily unavailable</h1></body></html>');
		}
		default:
			return undefined;
	}
}

function spoil(fault: Fault, reply: FastifyReply, payload: unknown): unknown {
	if (fault.kind === 'empty') {
		if (fault.status) reply.code(fault.status);
		return '';
	}
	if (fault.kind === 'broken-json' && typeof payload === 'string') {
		if (fault.status) reply.code(fault.status);
		return payload.slice(0, Math.ceil(payload.length / 2));
	}
	return payload;
}

function injectFaults(app: FastifyInstance, options: ServerOptions): void {
	const { name, traffic, faults } = options;
	app.addHook('onRequest', async (request, reply) => {
		const fault = faults.next(name, request.method, request.logged.path);
		if (!fault) return undefined;
		request.fault = fault;
		request.logged.fault = fault.kind;
		return await faultBeforeExecution(fault, request, reply, options);
	});
	app.addHook('onSend', async (request, reply, payload) => {
		if (request.fault?.kind === 'reset-after') {
			traffic.answer(request.logged, null);
			reply.raw.socket?.destroy();
			return payload;
		}
		if (request.fault && sendCutOff(request.fault.kind, reply, payload)) {
			traffic.answer(request.logged, null);
			return payload;
		}
		const sent = request.fault ? spoil(request.fault, reply, payload) : payload;
		traffic.answer(request.logged, reply.statusCode);
		return sent;
	});
}

/** A server as every service needs it: bodies, request log, counters and faults. */
export function createServer(options: ServerOptions): FastifyInstance {
	const app = fastify({
		forceCloseConnections: true,
		bodyLimit: 16 * 1024 * 1024,
		routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
	});
	acceptBodies(app);
	acceptTexts(app);
	logRequests(app, options);
	injectFaults(app, options);
	return app;
}

/** Opens a server on loopback and gives its base URL. */
export async function listen(app: FastifyInstance, port: number): Promise<string> {
	return await app.listen({ host: '127.0.0.1', port });
}
