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
	const certificate = certificateProblem(outcome);
	if (certificate !== undefined) {
		return {
			message: `The certificate of ${host} is not trusted: ${certificate}`,
			description: `${addressAdvice(service, request)} For a server of your own with a certificate of its own there is Request Options > Ignore SSL Issues.`,
		};
	}
	const { code = '' } = outcome;
	return Object.hasOwn(BY_CODE, code)
		? BY_CODE[code]({ name: service.name, host, advice: addressAdvice(service, request) })
		: { message: `${service.name} could not be reached: ${innermost(outcome)}` };
}

/** What the explanation of an error needs to know. */
interface Facts {
	/** The service's name. */
	name: string;
	host: string;
	/** Which field of the credential to correct. */
	advice: string;
}

const timedOut = ({ name }: Facts): Problem => ({
	message: `${name} did not answer in time`,
	description: 'The time-out can be raised under Settings > Request Options > Timeout.',
});

const closed = ({ name }: Facts): Problem => ({
	message: `${name} closed the connection before it answered`,
});

/** What an error means, by Node's code for it. */
const BY_CODE: Record<string, (facts: Facts) => Problem> = {
	ENOTFOUND: ({ host, advice }) => ({
		message: `There is no server called ${host}`,
		description: advice,
	}),
	EAI_AGAIN: ({ host, advice }) => ({
		message: `The name ${host} could not be looked up`,
		description: `Perhaps this n8n had no network for a moment. ${advice}`,
	}),
	ECONNREFUSED: ({ name, host, advice }) => ({
		message: `${name} at ${host} refuses the connection`,
		description: `Nothing listens there. ${advice}`,
	}),
	EPROTO: ({ name, host, advice }) => ({
		message: `${name} at ${host} cannot be talked to in the way that the address says`,
		description: `Perhaps it is http:// in place of https://. ${advice}`,
	}),
	ECONNABORTED: timedOut,
	ETIMEDOUT: timedOut,
	ECONNRESET: closed,
	EPIPE: closed,
};

/** What is wrong with a certificate, by Node's code for it; all others share the last part of it. */
const CERTIFICATES: Record<string, string> = {
	CERT_HAS_EXPIRED: 'it has expired',
	CERT_NOT_YET_VALID: 'it is not valid yet; check the clock of this n8n',
	CERT_REVOKED: 'it was revoked',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'the server made it itself',
	ERR_TLS_CERT_ALTNAME_INVALID: 'it is for a server of another name',
	SELF_SIGNED_CERT_IN_CHAIN: 'one that it depends on was made by its own holder',
	UNABLE_TO_GET_ISSUER_CERT: 'who issued it is not known',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'who issued it is not known',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'who issued it is not known',
};

function certificateProblem(outcome: NoAnswer): string | undefined {
	const { code = '' } = outcome;
	if (Object.hasOwn(CERTIFICATES, code)) return CERTIFICATES[code];
	return code.startsWith('CERT_') ? innermost(outcome) : undefined;
}

/** Which field of the credential to correct, or that it is none of them. */
function addressAdvice({ addressFields }: Service, request: ServiceRequest): string {
	const { ownServer, own, custom } = addressFields;
	const isOwn = urlOf(request)?.hostname.endsWith(ownServer) ?? false;
	if (!isOwn) return `Check the address in the credential: the field ${custom}.`;
	if (own) return `Check the address in the credential: the field ${own.field}; ${own.meaning}.`;
	return 'The address is right: check the network of this n8n, its DNS and firewall.';
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
