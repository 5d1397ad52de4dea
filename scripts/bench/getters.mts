import type { ICredentialType, INodeParameters, INodeType } from 'n8n-workflow';
import { BolApi } from '../../credentials/BolApi.credentials.ts';
import { GoedGepicktApi } from '../../credentials/GoedGepicktApi.credentials.ts';
import { LagerkollApi } from '../../credentials/LagerkollApi.credentials.ts';
import { Bol } from '../../nodes/Bol/Bol.node.ts';
import { GoedGepickt } from '../../nodes/GoedGepickt/GoedGepickt.node.ts';
import { Lagerkoll } from '../../nodes/Lagerkoll/Lagerkoll.node.ts';
import { ids } from '../../sandbox/goedgepickt/seedIds.ts';
import { storeIds } from '../../sandbox/lagerkoll/seedIds.ts';
import { byId, httpRequest, type Contestant, type Urls } from './contestants.mts';
import { Floor } from './Floor.node.mts';

const KEY = 'sandbox-key';
const STORE = String(storeIds.main);
const V10 = 'application/vnd.retailer.v10+json';

/** How the services whose writes are not measured read one thing by its ID, for each item. */
interface Getter {
	node: INodeType;
	credentialType: ICredentialType;
	credentials(urls: Urls): Record<string, Record<string, string>>;
	parameters: INodeParameters;
	/** The address as an expression, without the equals sign. */
	url(urls: Urls): string;
	/** How the HTTP Request node is told who asks, and with which headers. */
	generic(urls: Urls): { type: string; credentials: Record<string, string> };
	headers?: Record<string, string>;
}

const ID = '={{ $json.text }}';

const GETTERS = {
	bol: {
		node: new Bol(),
		credentialType: new BolApi(),
		credentials: ({ bol }) => ({
			bolApi: {
				environment: 'custom',
				apiUrl: bol,
				loginUrl: bol,
				clientId: 'sandbox-client',
				clientSecret: 'sandbox-secret',
			},
		}),
		parameters: { resource: 'order', operation: 'get', orderId: byId(ID) },
		url: ({ bol }) => `${bol}/retailer/orders/{{ $json.text }}`,
		generic: ({ bol }) => ({
			type: 'oAuth2Api',
			credentials: {
				grantType: 'clientCredentials',
				accessTokenUrl: `${bol}/token`,
				clientId: 'sandbox-client',
				clientSecret: 'sandbox-secret',
				authentication: 'header',
				scope: '',
			},
		}),
		headers: { Accept: V10 },
	},
	goedgepickt: {
		node: new GoedGepickt(),
		credentialType: new GoedGepicktApi(),
		credentials: ({ goedgepickt }) => ({
			goedGepicktApi: {
				api: 'account',
				server: 'custom',
				url: goedgepickt,
				apiKey: KEY,
				webshopUuid: ids.webshop,
			},
		}),
		parameters: { resource: 'product', operation: 'get', productUuid: byId(ID) },
		url: ({ goedgepickt }) => `${goedgepickt}/api/v1/products/{{ $json.text }}`,
		generic: () => ({
			type: 'httpHeaderAuth',
			credentials: { name: 'Authorization', value: `Bearer ${KEY}` },
		}),
	},
	lagerkoll: {
		node: new Lagerkoll(),
		credentialType: new LagerkollApi(),
		credentials: ({ lagerkoll }) => ({
			lagerkollApi: {
				authentication: 'apiKey',
				server: 'custom',
				url: lagerkoll,
				apiKey: KEY,
				store: STORE,
			},
		}),
		parameters: { resource: 'article', operation: 'get', articleId: byId(ID) },
		url: ({ lagerkoll }) => `${lagerkoll}/v1/articles/{{ $json.text }}`,
		generic: () => ({ type: 'httpHeaderAuth', credentials: { name: 'api_key', value: KEY } }),
		headers: { store: STORE },
	},
} satisfies Record<string, Getter>;

/** A service of which reading is measured. */
export type GetterService = keyof typeof GETTERS;

/** Reads one thing by its ID for each item: these nodes, the floor, and the HTTP Request node. */
export function getter(
	service: GetterService,
	contestant: 'ours' | 'floor' | 'httpRequest',
	urls: Urls,
	n8n: string,
): Contestant {
	const one: Getter = GETTERS[service];
	const { node, credentialType, headers = {} } = one;
	const url = `=${one.url(urls)}`;
	const ours = {
		node,
		credentialTypes: [credentialType],
		credentials: one.credentials(urls),
		parameters: one.parameters,
	};
	if (contestant === 'ours') return ours;
	if (contestant === 'floor')
		return { ...ours, node: new Floor(), parameters: { url, fields: {}, headers } };
	const { type, credentials } = one.generic(urls);
	const parameters = Object.entries(headers).map(([name, value]) => ({ name, value }));
	return httpRequest(n8n, type, credentials, {
		url,
		...(parameters.length > 0 && { sendHeaders: true, headerParameters: { parameters } }),
	});
}
