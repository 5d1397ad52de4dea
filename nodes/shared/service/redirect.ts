import type { IN8nHttpFullResponse } from 'n8n-workflow';
import type { Problem, Service, ServiceRequest } from './service';

/** Redirects that one request follows; a browser stops at about as many. */
const MOST_REDIRECTS = 20;

/** Statuses by which a server says that the same request belongs elsewhere. */
export const REDIRECTS = [301, 302, 303, 307, 308];

/** After these a client asks with GET instead, which drops what a POST was to do. */
const BECOMES_GET: Record<number, readonly string[]> = {
	301: ['POST'],
	302: ['POST'],
	303: ['POST', 'PUT', 'PATCH', 'DELETE'],
};

/**
 * Where an answer redirects to; undefined when it does not, or when the operation reads the address
 * itself.
 */
function targetOf(request: ServiceRequest, answer: IN8nHttpFullResponse): URL | undefined {
	const { location } = answer.headers;
	if (request.disableFollowRedirect || !REDIRECTS.includes(answer.statusCode)) return undefined;
	if (typeof location !== 'string' || location === '') return undefined;
	const from = urlOf(request);
	return from && parsed(location, from);
}

function urlOf({ baseURL = '', url }: ServiceRequest): URL | undefined {
	// Put together as n8n does it.
	return parsed(`${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`);
}

function parsed(text: string, base?: URL): URL | undefined {
	try {
		return new URL(text, base);
	} catch {
		// No address: the answer is then shown as the service gave it.
		return undefined;
	}
}

/** Whether the credential may be sent there: to the same host and port, and not in clear after https. */
function isSameServer(from: URL, to: URL): boolean {
	const isWeb = ['http:', 'https:'].includes(to.protocol);
	return isWeb && to.host === from.host && !(from.protocol === 'https:' && to.protocol === 'http:');
}

const wouldBecomeGet = ({ method = 'GET' }: ServiceRequest, status: number) =>
	BECOMES_GET[status]?.includes(method) ?? false;

/**
 * The request that an answer asks for instead, where it stays on the same server and does the same.
 * n8n itself would follow to any server, and take headers such as `api_key` along.
 */
function redirected(
	request: ServiceRequest,
	answer: IN8nHttpFullResponse,
): ServiceRequest | undefined {
	const from = urlOf(request);
	const to = targetOf(request, answer);
	if (!from || !to || !isSameServer(from, to)) return undefined;
	if (wouldBecomeGet(request, answer.statusCode)) return undefined;
	return { ...request, baseURL: to.origin, url: `${to.pathname}${to.search}`, qs: undefined };
}

/** Sends a request, and then what its answers ask for instead. */
export async function followed(
	first: ServiceRequest,
	sendHop: (request: ServiceRequest) => Promise<IN8nHttpFullResponse>,
): Promise<IN8nHttpFullResponse> {
	let request = first;
	for (let redirects = 0; ; redirects++) {
		const answer = await sendHop(request);
		const next = redirects < MOST_REDIRECTS ? redirected(request, answer) : undefined;
		if (!next) return answer;
		request = next;
	}
}

/** What to tell the user about a redirect that is not followed; undefined for every other answer. */
export function redirectProblem(
	service: Service,
	request: ServiceRequest,
	answer: IN8nHttpFullResponse,
): Problem | undefined {
	const to = targetOf(request, answer);
	if (!to) return undefined;
	const from = urlOf(request);
	const place = `${to.protocol}//${to.host}`;
	if (from && !isSameServer(from, to)) {
		return {
			message: `${service.name} redirects to ${place}`,
			description:
				'The node does not go there, since the credential would go along. Check the address in the credential.',
		};
	}
	return {
		message: `${service.name} redirects the request to ${place}${to.pathname}`,
		description: wouldBecomeGet(request, answer.statusCode)
			? 'Following it would only read, and change nothing. Check the address in the credential.'
			: 'It does so again and again. Check the address in the credential.',
	};
}
