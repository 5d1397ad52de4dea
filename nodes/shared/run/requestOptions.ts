import {
	NodeOperationError,
	type DeclarativeRestApiSettings,
	type IExecuteFunctions,
	type IHttpRequestOptions,
} from 'n8n-workflow';

/** What the user can set under Request Options, which n8n shows in every declarative node. */
interface Given {
	allowUnauthorizedCerts?: boolean;
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	proxy?: string;
	/** In ms. */
	timeout?: number;
}

/** Request Options, ready for use. */
export interface RequestOptions {
	/** What goes to n8n with each request. */
	options: DeclarativeRestApiSettings.HttpRequestOptions;
	/** So many items begin, then the others wait. */
	batchSize: number;
	/** How long they wait, in ms; 0 for not at all. */
	batchInterval: number;
}

/**
 * Reads n8n's Request Options.
 *
 * @throws NodeOperationError for a proxy that is no URL
 */
export function requestOptionsOf(context: IExecuteFunctions): RequestOptions {
	const given = context.getNodeParameter('requestOptions', 0, {}) as Given;
	const { allowUnauthorizedCerts, batching, proxy, timeout } = given;
	const { batchSize = 0, batchInterval = 0 } = batching?.batch ?? {};
	return {
		options: {
			...(timeout && { timeout }),
			...(allowUnauthorizedCerts && { skipSslCertificateValidation: true }),
			...(proxy && { proxy: proxyAt(context, proxy) }),
		},
		batchSize: Math.max(1, batchSize),
		batchInterval: Math.max(0, batchInterval),
	};
}

/** Ports that a proxy has unless its URL says otherwise. */
const PORTS: Record<string, number> = { http: 80, https: 443 };

function proxyAt(context: IExecuteFunctions, proxy: string): IHttpRequestOptions['proxy'] {
	try {
		const { protocol, hostname, port, username, password } = new URL(proxy);
		const scheme = protocol.replace(/:$/, '');
		const auth = {
			username: decodeURIComponent(username),
			password: decodeURIComponent(password),
		};
		return {
			protocol: scheme,
			host: hostname,
			port: Number(port) || PORTS[scheme],
			...(username && { auth }),
		};
	} catch {
		throw new NodeOperationError(context.getNode(), `Proxy: "${proxy}" is not a URL`, {
			description: 'Request Options > Proxy must look like http://proxy.example.com:3128.',
		});
	}
}
