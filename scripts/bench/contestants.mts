import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ICredentialType, INode, INodeParameters, INodeType } from 'n8n-workflow';
import { PicqerApi } from '../../credentials/PicqerApi.credentials.ts';
import { Picqer } from '../../nodes/Picqer/Picqer.node.ts';
import { Floor } from './Floor.node.mts';
import { MinimalPicqer } from './MinimalPicqer.node.mts';

/** Where the services are. */
export type Urls = Record<'bol' | 'picqer' | 'goedgepickt' | 'lagerkoll', string>;

/** One way of doing a job: a node with its settings, as a user would fill them in. */
export interface Contestant {
	node: INodeType;
	credentialTypes: ICredentialType[];
	credentials: Record<string, Record<string, string>>;
	parameters: INodeParameters;
	settings?: Partial<INode>;
}

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const picqerCredential = ({ picqer }: Urls) => ({
	picqerApi: { server: 'custom', url: picqer, apiKey: 'sandbox-key', contact: 'bench@example.com' },
});

/** n8n's own nodes are in the n8n that the tests run; the bench takes the HTTP Request node from there. */
function fromN8n(n8n: string, path: string): Record<string, unknown> {
	// The command line script is a link; the packages are beside the file itself.
	const require = createRequire(realpathSync(n8n));
	const base = dirname(require.resolve('n8n-nodes-base/package.json'));
	return require(join(base, 'dist', path)) as Record<string, unknown>;
}

/** The newest version of the HTTP Request node. */
function httpRequestNode(n8n: string): INodeType {
	const { HttpRequest } = fromN8n(n8n, 'nodes/HttpRequest/HttpRequest.node.js') as {
		HttpRequest: new () => { getNodeType(): INodeType; description: { defaultVersion: number } };
	};
	const versioned = new HttpRequest();
	const node = versioned.getNodeType();
	return Object.assign(node, {
		description: {
			...node.description,
			version: versioned.description.defaultVersion,
			// By its full name n8n knows it as the node that may use any credential.
			name: 'n8n-nodes-base.httpRequest',
		},
	});
}

export function httpRequest(
	n8n: string,
	type: string,
	credentials: Record<string, string>,
	parameters: INodeParameters,
): Contestant {
	const file = `credentials/${type[0].toUpperCase()}${type.slice(1)}.credentials.js`;
	const credentialTypes =
		type === 'oAuth2Api'
			? []
			: Object.values(fromN8n(n8n, file)).map((one) => new (one as new () => ICredentialType)());
	return {
		node: httpRequestNode(n8n),
		credentialTypes,
		credentials: { [type]: credentials },
		parameters: { authentication: 'genericCredentialType', genericAuthType: type, ...parameters },
	};
}

const USER_AGENT = {
	sendHeaders: true,
	headerParameters: { parameters: [{ name: 'User-Agent', value: 'bench (bench@example.com)' }] },
};

const BASIC = { user: 'sandbox-key', password: 'X' };

/** Optional fields of an order, each from the item. */
const ORDER_FIELDS = {
	reference: '={{ $json.text }}',
	deliveryname: '=Customer of {{ $json.text }}',
	deliveryaddress: '=Street {{ $json.text.length }}',
	deliveryzipcode: '=10{{ $json.text.length }} AB',
	deliverycity: '=City {{ $json.text.length }}',
	deliverycontactname: '=Contact of {{ $json.text }}',
	emailaddress: '=customer{{ $json.text.length }}@example.com',
	customer_remarks: '={{ $json.text }}',
};

/** The lines of an order. */
const PRODUCTS = '={{ [{ productcode: "LAMP-01", amount: 1 }] }}';

const floor = (urls: Urls, path: string, fields: INodeParameters): Contestant => ({
	node: new Floor(),
	credentialTypes: [new PicqerApi()],
	credentials: picqerCredential(urls),
	parameters: { url: `${urls.picqer}/api/v1/${path}`, fields },
});

const byDeclarativeEngine = (contestant: Contestant): Contestant => ({
	...contestant,
	node: Object.create(contestant.node, { customOperations: {} }) as INodeType,
});

/** Writes a comment on an order, or an order, for each item. */
export const writers = {
	ours: (urls: Urls, _n8n: string, idorder: string): Contestant => ({
		node: new Picqer(),
		credentialTypes: [new PicqerApi()],
		credentials: picqerCredential(urls),
		parameters: {
			resource: 'order',
			operation: 'addComment',
			idorder: byId(idorder),
			body: '={{ $json.text }}',
		},
	}),

	minimal: (urls: Urls, _n8n: string, idorder: string): Contestant => ({
		node: new MinimalPicqer(),
		credentialTypes: [new PicqerApi()],
		credentials: picqerCredential(urls),
		parameters: { idorder, body: '={{ $json.text }}' },
	}),

	/** Our node, run by n8n's own engine for declarative nodes. */
	declarative: (urls: Urls, n8n: string, idorder: string): Contestant =>
		byDeclarativeEngine(writers.ours(urls, n8n, idorder)),

	order: (urls: Urls): Contestant => ({
		node: new Picqer(),
		credentialTypes: [new PicqerApi()],
		credentials: picqerCredential(urls),
		parameters: {
			resource: 'order',
			operation: 'create',
			productsInput: 'json',
			productsJson: PRODUCTS,
			additionalFields: { idcustomer: byId('310'), ...ORDER_FIELDS },
		},
	}),

	declarativeOrder: (urls: Urls): Contestant => byDeclarativeEngine(writers.order(urls)),

	floor: (urls: Urls, _n8n: string, idorder: string): Contestant =>
		floor(urls, `orders/${idorder}/comments`, { body: '={{ $json.text }}' }),

	floorOrder: (urls: Urls): Contestant =>
		floor(urls, 'orders', { idcustomer: 310, products: PRODUCTS, ...ORDER_FIELDS }),

	/** With a field for each value, as our node has, so with as many expressions. */
	httpRequestOrder: ({ picqer }: Urls, n8n: string): Contestant =>
		httpRequest(n8n, 'httpBasicAuth', BASIC, {
			method: 'POST',
			url: `${picqer}/api/v1/orders`,
			...USER_AGENT,
			sendBody: true,
			bodyParameters: {
				parameters: Object.entries({
					idcustomer: '310',
					products: PRODUCTS,
					...ORDER_FIELDS,
				}).map(([name, value]) => ({ name, value })),
			},
		}),

	/** With all in one expression, which is the cheapest that the HTTP Request node can be. */
	httpRequestOrderAsText: ({ picqer }: Urls, n8n: string): Contestant =>
		httpRequest(n8n, 'httpBasicAuth', BASIC, {
			method: 'POST',
			url: `${picqer}/api/v1/orders`,
			...USER_AGENT,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={
				"idcustomer": 310,
				"products": {{ JSON.stringify([{ productcode: "LAMP-01", amount: 1 }]) }},
				${Object.entries(ORDER_FIELDS)
					.map(([name, value]) => `"${name}": "${value.slice(1)}"`)
					.join(',\n')}
			}`,
		}),

	httpRequest: ({ picqer }: Urls, n8n: string, idorder: string): Contestant =>
		httpRequest(n8n, 'httpBasicAuth', BASIC, {
			method: 'POST',
			url: `${picqer}/api/v1/orders/${idorder}/comments`,
			...USER_AGENT,
			sendBody: true,
			bodyParameters: { parameters: [{ name: 'body', value: '={{ $json.text }}' }] },
		}),

	httpRequestBatching: (urls: Urls, n8n: string, idorder: string): Contestant => {
		const plain = writers.httpRequest(urls, n8n, idorder);
		const options = { batching: { batch: { batchSize: 100, batchInterval: 2000 } } };
		return { ...plain, parameters: { ...plain.parameters, options } };
	},

	httpRequestRetry: (urls: Urls, n8n: string, idorder: string): Contestant => ({
		...writers.httpRequest(urls, n8n, idorder),
		settings: { retryOnFail: true, maxTries: 5, waitBetweenTries: 2000 },
	}),
};

/** The HTTP Request node with its pagination, over a list of Picqer. */
const pagesByHttpRequest = (n8n: string, url: string): Contestant =>
	httpRequest(n8n, 'httpBasicAuth', BASIC, {
		url,
		...USER_AGENT,
		options: {
			pagination: {
				pagination: {
					paginationMode: 'updateAParameterInEachRequest',
					parameters: {
						parameters: [{ type: 'qs', name: 'offset', value: '={{ $pageCount * 100 }}' }],
					},
					paginationCompleteWhen: 'other',
					completeExpression: '={{ $response.body.length < 100 }}',
					limitPagesFetched: false,
				},
			},
		},
	});

/** Reads a list with all its pages. */
export const readers = {
	ours: (urls: Urls): Contestant => ({
		node: new Picqer(),
		credentialTypes: [new PicqerApi()],
		credentials: picqerCredential(urls),
		parameters: {
			resource: 'apiRequest',
			operation: 'send',
			method: 'GET',
			path: '/stockhistory',
			inPages: true,
			returnAll: true,
		},
	}),

	products: (urls: Urls): Contestant => ({
		...readers.ours(urls),
		parameters: { resource: 'product', operation: 'getAll', returnAll: true },
	}),

	httpRequestProducts: ({ picqer }: Urls, n8n: string): Contestant =>
		pagesByHttpRequest(n8n, `${picqer}/api/v1/products`),

	httpRequest: ({ picqer }: Urls, n8n: string): Contestant =>
		pagesByHttpRequest(n8n, `${picqer}/api/v1/stockhistory`),
};
