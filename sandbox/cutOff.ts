import type { FastifyReply } from 'fastify';

import type { FaultKind } from './faults';

/** Announced for an answer of which less comes. */
const MISSING_BYTES = 500;

/** The header lines that announce the body of an answer, and what comes of the body. */
function brokenAnswer(kind: FaultKind, body: string): [lines: string[], sent: string] | undefined {
	const half = body.slice(0, Math.ceil(body.length / 2));
	switch (kind) {
		case 'cut-off':
			return [[`Content-Length: ${Buffer.byteLength(body) + MISSING_BYTES}`], half];
		case 'cut-chunk':
			return [
				['Transfer-Encoding: chunked'],
				`${(Buffer.byteLength(body) + MISSING_BYTES).toString(16)}\r\n${half}`,
			];
		case 'broken-gzip':
			return [['Content-Encoding: gzip', `Content-Length: ${Buffer.byteLength(body)}`], body];
		default:
			return undefined;
	}
}

/** Sends an answer that breaks off, for faults of that kind; false for all others. */
export function sendCutOff(kind: FaultKind, reply: FastifyReply, payload: unknown): boolean {
	const answer = brokenAnswer(kind, typeof payload === 'string' ? payload : '{"cut":');
	if (!answer) return false;
	const [lines, sent] = answer;
	const type = String(reply.getHeader('content-type') ?? 'application/json');
	const head = [`HTTP/1.1 ${reply.statusCode} Cut off`, `Content-Type: ${type}`, ...lines, '', ''];
	reply.hijack();
	reply.raw.socket?.end(head.join('\r\n') + sent);
	return true;
}
