import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { candidatesFor, offences } from '../test/contract/offences';
import type { Fields, OperationFacts, Table } from '../test/facts/facts';
import type { Cases, Exchange } from '../test/engine/operationCase';

/** What a service answers from its operation cases, and how it says no. */
interface Examples {
	/** The operations that the service has. */
	facts: Table;
	cases: Cases;
	/** What the scope serves of them, where that is not all: the paths below this one. */
	under?: string;
	/** Headers that an example without its own is for. */
	headers?: Record<string, RegExp>;
	/** Whether a query asks for more than the first page of a list. */
	isLaterPage: (query: Record<string, unknown>) => boolean;
	/** The error for an ID that none of the examples has. */
	unknown: (path: string) => Error;
	/** The error for a request that the facts do not allow; nothing is checked without it. */
	refused?: (reasons: string[]) => Error;
	/** What the facts forbid wrongly. */
	mistakes?: RegExp;
	/** Makes the body of an answer that is JSON, from the example and what the facts say of it. */
	complete?: (example: unknown, fields: Fields | undefined) => unknown;
}

/** Redirects are answers, too. */
const isGood = ({ status = 200 }: Exchange) => status < 400;

const asText = (values: unknown) => JSON.stringify(Object.entries(values ?? {}).sort());

const sameQuery = ({ query }: Exchange, request: FastifyRequest) =>
	asText(query) === asText(request.query);

const sameBody = ({ body }: Exchange, request: FastifyRequest) =>
	JSON.stringify(body) === JSON.stringify(request.body);

/** A list without its rows, as it ends: nothing says that there is more. */
const withoutRows = (answer: unknown): unknown => {
	if (Array.isArray(answer)) return [];
	if (typeof answer !== 'object' || answer === null) return answer;
	const ended = (value: unknown) => (Array.isArray(value) ? [] : value === true ? false : value);
	return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, ended(value)]));
};

/** What is wrong with a request, held against the facts; its media types are for the gateway to judge. */
function wrongIn({ facts, mistakes }: Examples, path: string, request: FastifyRequest): string[] {
	const [, search] = request.url.split('?');
	const found = offences(facts, {
		method: request.method,
		path: search === undefined ? path : `${path}?${search}`,
		headers: request.headers as Record<string, string | undefined>,
		body: request.body === undefined ? '' : JSON.stringify(request.body),
	});
	const aboutMediaType = /^(header parameter )?(Accept|Content-Type)\b/;
	return found.filter((text) => !aboutMediaType.test(text) && !mistakes?.test(text));
}

/** The example that is nearest to a request; undefined when none has its path. */
function nearest(exchanges: Exchange[], path: string, request: FastifyRequest, known: Examples) {
	const fits = (exchange: Exchange) =>
		exchange.request === `${request.method} ${path}` &&
		Object.entries({ ...known.headers, ...exchange.headers }).every(([name, wanted]) =>
			wanted.test(String(request.headers[name])),
		);
	const likeness = (exchange: Exchange) =>
		(sameQuery(exchange, request) ? 2 : 0) + (sameBody(exchange, request) ? 1 : 0);
	return exchanges
		.filter(fits)
		.sort((a, b) => likeness(b) - likeness(a))
		.at(0);
}

/** The version of an operation that a request asks for. */
function versionFor({ facts }: Examples, path: string, { method, headers }: FastifyRequest) {
	const versions = candidatesFor(facts, method, path);
	const isWanted = ({ answers }: OperationFacts) =>
		Object.values(answers).some(({ mediaTypes }) => mediaTypes.includes(headers.accept ?? ''));
	return versions.find(isWanted) ?? versions[0];
}

function sendExample(
	known: Examples,
	exchanges: Exchange[],
	path: string,
	request: FastifyRequest,
	reply: FastifyReply,
) {
	const wrong = known.refused ? wrongIn(known, path, request) : [];
	if (known.refused && wrong.length > 0) throw known.refused(wrong);
	const found = nearest(exchanges, path, request, known);
	if (!found) throw known.unknown(path);
	const { answers } = versionFor(known, path, request);
	const { answer = {}, answerHeaders = {} } = found;
	// Most cases leave the status to the facts.
	const status = found.status ?? Number(Object.keys(answers).at(0) ?? 200);
	void reply.code(status).headers(answerHeaders);
	if (typeof answer === 'string' || Buffer.isBuffer(answer)) return reply.send(answer);
	const isOver =
		known.isLaterPage(request.query as Record<string, unknown>) && !sameQuery(found, request);
	const example = isOver ? withoutRows(answer) : answer;
	return reply.send(known.complete?.(example, answers[status]?.fields) ?? example);
}

/**
 * Answers every operation that a service has a case for, and no code of its own, from the case: the
 * IDs of the examples exist, others do not. To be called after the routes that have code.
 */
export function serveExamples(scope: FastifyInstance, known: Examples): void {
	const { facts, under = '' } = known;
	const exchanges = Object.values(known.cases)
		.flat()
		.flatMap((one) => one.exchanges)
		.filter(isGood);
	const asked = exchanges.flatMap(({ request }) => {
		const [method, path] = request.split(' ');
		return candidatesFor(facts, method, path);
	});
	for (const { method, path } of asked.filter((operation) => operation.path.startsWith(under))) {
		const url = path.slice(under.length).replace(/\{[^}]*\}/g, (_, at: number) => `:p${at}`);
		if (scope.hasRoute({ method, url: `${scope.prefix}${url}` })) continue;
		scope.route({
			method,
			url,
			handler: (request, reply) => {
				const asPath = request.logged.path.slice(scope.prefix.length).replace(/\/$/, '');
				return sendExample(known, exchanges, `${under}${asPath}`, request, reply);
			},
		});
	}
}
