import {
	NodeApiError,
	type IDataObject,
	type IN8nHttpFullResponse,
	type JsonObject,
} from 'n8n-workflow';
import { UNAUTHORIZED, TOO_MANY_REQUESTS } from '../lib/httpStatus';
import { MINUTE_MS, SECOND_MS } from '../lib/durations';
import { wrongKind } from './answer';
import { titleIn } from './body';
import { withoutBuyers } from './buyers';
import { networkProblem } from './networkProblem';
import {
	chainOf,
	isDisconnected,
	isRepeatable,
	mayHaveBeenExecuted,
	type Outcome,
} from './outcome';
import { redirectProblem } from './redirect';
import { secretsSentIn, withoutSecrets } from './secrets';
import { whatWasSent } from './whatWasSent';
import type { Problem, RequestContext, Service, ServiceRequest } from './service';

/** Statuses that concern the account or the way to the service, and not what was asked. */
const ABOUT_ACCOUNT = [UNAUTHORIZED, 407, TOO_MANY_REQUESTS];

/** Longest message of an error, in characters. */
const LONGEST_MESSAGE = 500;

/** Longest description of an error, in characters; a service may list many wrong fields. */
const LONGEST_DESCRIPTION = 4_000;

/** Where in the list of items an error belongs; undefined outside of an execution. */
export function itemIndexOf(context: RequestContext): number | undefined {
	return 'getItemIndex' in context ? context.getItemIndex() : undefined;
}

/** Makes the error that the user sees, with the item it belongs to. */
export function apiError(
	context: RequestContext,
	{ message, description, code }: Problem,
	httpCode?: number,
): NodeApiError {
	const problem: JsonObject = { message, description: description ?? '' };
	const error = new NodeApiError(context.getNode(), problem, {
		message,
		description,
		httpCode: httpCode === undefined ? 'none' : String(httpCode),
		itemIndex: itemIndexOf(context),
	});
	if (code !== undefined) error.context.serviceCode = code;
	return error;
}

/**
 * Gives a request that fails another error, e.g. one that says what the failure means here. Only the
 * service's errors are changed; others, such as a cancelled execution, stay as they are.
 */
export async function reworded<T>(
	request: Promise<T>,
	change: (error: NodeApiError) => Error,
): Promise<T> {
	return await request.catch((error: unknown) => {
		throw error instanceof NodeApiError ? change(error) : error;
	});
}

/** Puts a sentence before what an error says already. */
export function explainedBy(error: NodeApiError, sentence: string): NodeApiError {
	error.description = `${sentence} ${error.description ?? ''}`.trim();
	return error;
}

/** The error for a request that waited as long as the user allows. */
export function tooLong(
	context: RequestContext,
	service: Service,
	longestWaitMs: number,
	wayOut = 'Run fewer items at once, ask the service for a higher limit, or raise "Longest Wait" under "Rate Limit".',
) {
	const isShort = longestWaitMs < MINUTE_MS;
	const waited = isShort
		? `${Math.round(longestWaitMs / SECOND_MS)} seconds`
		: `${Math.round((longestWaitMs / MINUTE_MS) * 10) / 10} minutes`;
	return apiError(context, {
		message: `${service.name} lets no more requests through: waited ${waited} for its rate limit`,
		description: `The request was not sent. ${wayOut}`,
	});
}

/**
 * The error for an outcome that is no success. What it shows holds no secret and no buyer: both are
 * replaced before anything is cut off.
 *
 * @param secrets what must not be shown of the credential: see `secretsOf`
 */
export function failureOf(
	context: RequestContext,
	service: Service,
	secrets: readonly string[],
	request: ServiceRequest,
	outcome: Outcome,
): NodeApiError {
	const problem = problemOf(service, request, outcome);
	const uncertain = unknownOutcome(service, request, outcome);
	const sent = isAboutRequest(outcome) ? whatWasSent(request) : undefined;
	const httpCode = outcome.kind === 'answer' ? outcome.answer.statusCode : outcome.status;
	const all = [...secrets, ...secretsSentIn(request)];
	const clean = (text: string, most: number) =>
		shortened(withoutBuyers(withoutSecrets(text, all), request), most);
	const error = apiError(
		context,
		{
			message: clean(problem.message, LONGEST_MESSAGE),
			description: [problem.description, sent, uncertain]
				.filter((line) => line !== undefined && line !== '')
				.map((line) => clean(String(line), LONGEST_DESCRIPTION))
				.join(' '),
			code: problem.code,
		},
		httpCode,
	);
	error.context.outcomeUnknown = uncertain !== undefined;
	if (request.isCreateOrUpdate) error.context.looksFirst = true;
	return error;
}

/** What was sent helps where the service looked at it and refused it. */
function isAboutRequest(outcome: Outcome): boolean {
	if (outcome.kind !== 'answer') return false;
	const { statusCode } = outcome.answer;
	return statusCode >= 400 && statusCode < 500 && !ABOUT_ACCOUNT.includes(statusCode);
}

function shortened(text: string, most: number): string {
	return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** Whether a request failed with one of these HTTP statuses. */
export const hasStatus = (error: unknown, statuses: readonly number[]): error is NodeApiError =>
	error instanceof NodeApiError && statuses.includes(Number(error.httpCode));

/** Whether a service does not know what was asked for. */
export const isNotFound = (error: unknown) => hasStatus(error, [404]);

/** Whether the service may have carried out the request that ended with this error. */
export function isOutcomeUnknown(error: unknown): boolean {
	return error instanceof NodeApiError && error.context.outcomeUnknown === true;
}

/** Marks the error of a request that may have been carried out all the same. */
export function maybeDone(error: NodeApiError): NodeApiError {
	error.context.outcomeUnknown = true;
	return error;
}

/** Whether what failed with this error could be done twice if it was done again. */
export const mustNotBeRepeated = (error: Error): boolean =>
	isOutcomeUnknown(error) && (error as NodeApiError).context.looksFirst !== true;

/**
 * Finds an error in an answer whose status says success: the service's own error body, a web page,
 * for example of a login in front of the service, JSON that breaks off, a redirect that is not
 * followed, or an answer of another kind than the request expects.
 */
export function hiddenProblem(
	service: Service,
	request: ServiceRequest,
	answer: IN8nHttpFullResponse,
): Problem | undefined {
	if (answer.statusCode >= 400) return undefined;
	const redirect = redirectProblem(service, request, answer);
	if (redirect) return redirect;
	const own = service.hiddenErrorIn?.(answer, request);
	if (own) return own;
	const text = request.encoding === undefined ? unreadableText(service, answer) : undefined;
	// What is not followed by wish has no body to speak of.
	return text ?? (answer.statusCode < 300 ? wrongKind(service, request, answer) : undefined);
}

/** What is wrong with text where data is due: a web page, or JSON that breaks off. */
function unreadableText(service: Service, answer: IN8nHttpFullResponse): Problem | undefined {
	if (typeof answer.body !== 'string') return undefined;
	const type = String(answer.headers['content-type'] ?? '');
	if (/html/i.test(type)) {
		return {
			message: `${service.name} answered with a web page: ${titleIn(answer.body) ?? 'one without a title'}`,
			description: 'Check the address in the credential.',
		};
	}
	if (!/json/i.test(type) || !/^\s*[{[]/.test(answer.body)) return undefined;
	return {
		message: `${service.name} answered with broken JSON`,
		description: 'The answer was cut off on its way.',
	};
}

/** Whether the service said yes, but what it said cannot be read: a web page, or JSON that breaks off. */
export function isUnreadable(service: Service, request: ServiceRequest, outcome: Outcome): boolean {
	if (outcome.kind !== 'answer' || outcome.answer.statusCode >= 400) return false;
	return service.hiddenErrorIn?.(outcome.answer, request) === undefined;
}

function problemOf(service: Service, request: ServiceRequest, outcome: Outcome): Problem {
	if (outcome.kind === 'answer') {
		const { answer } = outcome;
		return hiddenProblem(service, request, answer) ?? service.explain(answer, request);
	}
	if (outcome.token) return tokenProblem(service, outcome);
	if (outcome.status === UNAUTHORIZED) {
		const body = chainOf(outcome.error)
			.map((link) => (link.response as { data?: IDataObject } | undefined)?.data)
			.find((data) => data !== undefined);
		return service.explain({ statusCode: UNAUTHORIZED, headers: {}, body: body ?? '' }, request);
	}
	return networkProblem(service, request, outcome);
}

function tokenProblem(service: Service, outcome: Outcome & { kind: 'no answer' }): Problem {
	const innermost = chainOf(outcome.error).at(-1)?.message ?? outcome.error.message;
	if (isDisconnected(outcome.error)) {
		return {
			message: `The ${service.name} credential is not connected`,
			description: `Open it in n8n and connect it: access was never given, withdrawn, or has run out. (${innermost})`,
		};
	}
	const explained = service.explainTokenRefusal?.(outcome.status, innermost);
	if (explained && outcome.token === 'refused') return explained;
	return {
		message: `${service.name} gave no access token: ${innermost}`,
		description: 'The request was not sent.',
	};
}

/**
 * Says in n8n's log what may have been done by a request that was under way when its execution was cancelled:
 * n8n saves such an execution at once, without the errors of its nodes.
 */
export function warnOfCancelled(
	context: RequestContext,
	service: Service,
	request: ServiceRequest,
) {
	if (isRepeatable(request)) return;
	const { method, url } = request;
	context.logger.warn(
		`"${context.getNode().name}" was cancelled during ${method} ${url.split('?')[0]}: ${service.name} may have carried it out all the same.${lookFor(service, request)}`,
	);
}

const lookFor = ({ name }: Service, { traceableBy }: ServiceRequest) =>
	traceableBy ? ` Look for ${traceableBy} in ${name}.` : '';

/** What to say after a request that is not sent again because it may have been carried out. */
function unknownOutcome(
	service: Service,
	request: ServiceRequest,
	outcome: Outcome,
): string | undefined {
	if (isRepeatable(request)) return undefined;
	if (!mayHaveBeenExecuted(outcome) && !isUnreadable(service, request, outcome)) return undefined;
	return `The request was not repeated, because ${service.name} may have carried it out all the same.${lookFor(service, request)}`;
}
