import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { parameterError } from '../operation/nodeError';
import { numberFrom } from '../operation/convert';
import { switchIn } from '../operation/toSwitch';

/** What the user can set under Request Options, which n8n shows in every declarative node. */
interface GivenOptions {
	allowUnauthorizedCerts?: unknown;
	batching?: { batch?: { batchSize?: unknown; batchInterval?: unknown } };
	proxy?: string;
	/** In ms. */
	timeout?: unknown;
}

/** How many items begin at a time. */
interface Pace {
	/** So many items begin, then the others wait. */
	batchSize: number;
	/** How long they wait, in ms; 0 for not at all. */
	batchInterval: number;
}

/**
 * Request Options > Batching; n8n reads it for all items from the first.
 *
 * @throws NodeOperationError for anything that is no number
 */
export function paceOf(context: IExecuteFunctions): Pace {
	const { batching } = context.getNodeParameter('requestOptions', 0, {}) as GivenOptions;
	const { batchSize, batchInterval } = batching?.batch ?? {};
	return {
		batchSize: Math.max(1, numberFrom(context, 'Items per Batch', batchSize, {}) ?? 1),
		batchInterval: Math.max(0, numberFrom(context, 'Batch Interval (ms)', batchInterval, {}) ?? 0),
	};
}

/**
 * What of n8n's Request Options goes with a request.
 *
 * @throws NodeOperationError for a proxy that is no URL, a switch or a number that is none
 */
export function requestOptionsOf(
	context: IExecutePaginationFunctions,
): Pick<IHttpRequestOptions, 'proxy' | 'skipSslCertificateValidation' | 'timeout'> {
	const given = context.getNodeParameter('requestOptions', {}) as GivenOptions;
	const { proxy } = given;
	const timeout = numberFrom(context, 'Timeout', given.timeout, {});
	const isUnverified = switchIn(context, 'Ignore SSL Issues', given.allowUnauthorizedCerts);
	return {
		...(timeout && { timeout }),
		...(isUnverified && { skipSslCertificateValidation: true }),
		...(proxy && { proxy: proxyAt(context, proxy) }),
	};
}

/** Ports that a proxy has unless its URL says otherwise. */
const PORTS: Record<string, number> = { http: 80, https: 443 };

function proxyAt(
	context: IExecutePaginationFunctions,
	proxy: string,
): IHttpRequestOptions['proxy'] {
	const url = urlOf(proxy);
	const scheme = url?.protocol.replace(/:$/, '') ?? '';
	// Without a scheme, what comes before the first colon is taken for one.
	if (!url?.hostname || !Object.hasOwn(PORTS, scheme)) {
		// The proxy itself is not named: its password may be in it.
		throw parameterError(
			context,
			'Proxy',
			'this is not the URL of a proxy',
			'Request Options > Proxy must look like http://proxy.example.com:3128.',
		);
	}
	const { hostname, port, username, password } = url;
	const auth = { username: decoded(username), password: decoded(password) };
	return {
		protocol: scheme,
		host: hostname,
		port: Number(port) || PORTS[scheme],
		...(username && { auth }),
	};
}

function urlOf(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}

/** A percent sign that the user did not encode stays as it is. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
