import type { FastifyReply, FastifyRequest } from 'fastify';

/** One rule that a request breaks. */
export interface Violation {
	name?: string;
	reason: string;
}

const validationTitle =
	'Error validating request. Consult the bol.com API documentation for more information.';

/** An error that bol answers with a problem object. */
export class BolProblem extends Error {
	constructor(
		readonly status: number,
		readonly title: string,
		readonly detail: string,
		readonly violations: Violation[] = [],
		readonly type = 'https://api.bol.com/problems',
	) {
		super(detail);
	}
}

/** A 400 that names what is wrong. */
export function invalidRequest(violations: Violation[]): BolProblem {
	return new BolProblem(400, validationTitle, 'Bad request', violations);
}

/** A 404 for an id that does not exist. */
export function notFound(what: string, id: string): BolProblem {
	return new BolProblem(404, 'Resource not found', `${what} for id ${id} not found.`);
}

/** The problem object of bol's services behind the gateway. */
export function problemBody(problem: BolProblem, request: FastifyRequest): Record<string, unknown> {
	return {
		type: problem.type,
		title: problem.title,
		status: problem.status,
		detail: problem.detail,
		host: 'Instance-101',
		instance: `https://api.bol.com${request.logged.path}`,
		...(problem.status === 404 ? {} : { violations: problem.violations }),
	};
}

/** The shorter object of the gateway, which has no type (401, 403, 429). */
export function gatewayBody(
	title: string,
	status: number,
	detail: string,
): Record<string, unknown> {
	return { title, status, detail };
}

/** Sends a problem. */
export async function sendProblem(
	problem: BolProblem,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<unknown> {
	return await reply
		.code(problem.status)
		.type('application/problem+json')
		.send(problemBody(problem, request));
}
