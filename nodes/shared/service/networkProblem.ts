import { chainOf, type Outcome } from './outcome';
import type { Problem, Service, ServiceRequest } from './service';

type NoAnswer = Outcome & { kind: 'no answer' };

/** Errors that come up before a connection stands. With a proxy, it is the one to connect to. */
const NO_CONNECTION = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'];

/** What an error says about the server that could not be reached. */
interface Reached {
	hostname?: string;
	address?: string;
	port?: number;
	syscall?: string;
}

/** Explains that no answer came: from the service, or from a proxy in front of it. */
export function networkProblem(
	service: Service,
	request: ServiceRequest,
	outcome: NoAnswer,
): Problem {
	const proxy = isUnconnected(outcome) ? proxyIn(request, outcome) : undefined;
	if (proxy !== undefined) return proxyProblem(proxy, outcome);
	if (outcome.isCutOff) {
		return {
			message: `${service.name} answered, but its answer broke off: ${innermost(outcome)}`,
		};
	}
	const host = hostOf(request);
	switch (outcome.code) {
		case 'ENOTFOUND':
			return {
				message: `There is no server called ${host}`,
				description: 'Check the address in the credential.',
			};
		case 'ECONNREFUSED':
			return { message: `${service.name} at ${host} refuses the connection` };
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return {
				message: `${service.name} did not answer in time`,
				description: 'The time-out can be raised under Settings > Request Options > Timeout.',
			};
		case 'ECONNRESET':
		case 'EPIPE':
			return { message: `${service.name} closed the connection before it answered` };
		default:
			return { message: `${service.name} could not be reached: ${innermost(outcome)}` };
	}
}

const innermost = ({ error }: NoAnswer) => chainOf(error).at(-1)?.message ?? error.message;

/** A time-out counts only where it came up while connecting. */
function isUnconnected({ code = '', error }: NoAnswer): boolean {
	if (NO_CONNECTION.includes(code)) return true;
	return code === 'ETIMEDOUT' && reachedIn(error).syscall === 'connect';
}

/** The innermost error of the chain knows the server. */
const reachedIn = (error: Error): Reached => (chainOf(error).at(-1) ?? {}) as Reached;

/**
 * The proxy that was to be reached: the one of the request options, or one that n8n itself is set to
 * use, which shows by another name or port than the service's. Undefined when it was the service.
 */
function proxyIn(request: ServiceRequest, { error }: NoAnswer): string | undefined {
	const { proxy } = request;
	if (proxy) return `${proxy.host}:${proxy.port}`;
	const { hostname, address, port } = reachedIn(error);
	const service = urlOf(request);
	if (!service) return undefined;
	if (hostname !== undefined && hostname !== service.hostname) return hostname;
	const own = Number(service.port) || PORTS[service.protocol];
	return port !== undefined && port !== own ? `${address ?? ''}:${port}` : undefined;
}

/** Ports of addresses that name none. */
const PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 };

function proxyProblem(proxy: string, outcome: NoAnswer): Problem {
	const description =
		'Check Request Options > Proxy, or the proxy that n8n itself is set to use. The request was not sent.';
	switch (outcome.code) {
		case 'ENOTFOUND':
			return { message: `There is no proxy called ${proxy}`, description };
		case 'ECONNREFUSED':
			return { message: `The proxy ${proxy} refuses the connection`, description };
		default:
			return { message: `The proxy ${proxy} could not be reached`, description };
	}
}

function urlOf({ baseURL = '' }: ServiceRequest): URL | undefined {
	return URL.canParse(baseURL) ? new URL(baseURL) : undefined;
}

/** The server in an address; where the address itself is the mistake, it is what the user must see. */
const hostOf = (request: ServiceRequest) => urlOf(request)?.host ?? `"${request.baseURL ?? ''}"`;
