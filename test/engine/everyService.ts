import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';
import nock from 'nock';
import { BolApi } from '../../credentials/BolApi.credentials';
import { GoedGepicktApi } from '../../credentials/GoedGepicktApi.credentials';
import { LagerkollApi } from '../../credentials/LagerkollApi.credentials';
import { PicqerApi } from '../../credentials/PicqerApi.credentials';
import { Bol } from '../../nodes/Bol/Bol.node';
import { GoedGepickt } from '../../nodes/GoedGepickt/GoedGepickt.node';
import { Lagerkoll } from '../../nodes/Lagerkoll/Lagerkoll.node';
import { Picqer } from '../../nodes/Picqer/Picqer.node';
import { runNode } from './harness';
import { byId } from './operations';
import { createServer, once, type AddressInfo } from './rawServer';

/** A server that notes what it is asked, and answers by path. */
interface Place {
	url: string;
	requests: Array<{ request: string; headers: Record<string, unknown>; body: string }>;
	close(): Promise<void>;
}

/** What a server answers; JSON that names the path when it has no body of its own. */
export interface Answer {
	status: number;
	location?: string;
	type?: string;
	body?: string;
	/** In seconds. */
	retryAfter?: string;
}

const TOKEN = { access_token: 'the-token', token_type: 'Bearer', expires_in: 300 };

async function startPlace(answerTo: (path: string) => Answer): Promise<Place> {
	const requests: Place['requests'] = [];
	const server = createServer(async (request, response) => {
		const { method, url: path = '', headers } = request;
		const body = Buffer.concat(await request.toArray()).toString();
		const isLogin = path.startsWith('/token');
		if (!isLogin) requests.push({ request: `${method} ${path}`, headers, body });
		const usual: Answer = { status: 200, body: JSON.stringify(TOKEN) };
		const { status, location, type, body: text, retryAfter } = isLogin ? usual : answerTo(path);
		response.setHeader('content-type', type ?? 'application/json');
		if (location !== undefined) response.setHeader('location', location);
		if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
		response.writeHead(status).end(text ?? JSON.stringify({ here: path }));
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const close = async () => {
		server.closeAllConnections();
		await once(server.close(), 'close');
	};
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, requests, close };
}

/** One service, with something to read and something to write that must not be repeated. */
export interface ServiceUnderTest {
	node: INodeType;
	credentialType: ICredentialType;
	credential: (url: string) => ICredentialDataDecryptedObject;
	/** What a server must be sent to let the node in. */
	secrets: Record<string, string>;
	reads: INodeParameters;
	writes: INodeParameters;
}

/** The four services, by the names that users know them by. */
export const everyService: Record<string, ServiceUnderTest> = {
	bol: {
		node: new Bol(),
		credentialType: new BolApi(),
		credential: (url) => ({
			environment: 'custom',
			apiUrl: url,
			loginUrl: url,
			clientId: 'the-client',
			clientSecret: 'the-secret',
		}),
		secrets: { authorization: 'Bearer the-token' },
		reads: { resource: 'order', operation: 'get', orderId: byId('1') },
		writes: {
			resource: 'subscription',
			operation: 'sendTest',
			subscriptionId: byId('1'),
			waitForCompletion: false,
		},
	},
	Picqer: {
		node: new Picqer(),
		credentialType: new PicqerApi(),
		credential: (url) => ({ server: 'custom', url, apiKey: 'the-key', contact: 'a@example.com' }),
		secrets: { authorization: `Basic ${Buffer.from('the-key:X').toString('base64')}` },
		reads: { resource: 'order', operation: 'get', simplify: false, idorder: byId('1') },
		writes: { resource: 'order', operation: 'addComment', idorder: byId('1'), body: 'Hello' },
	},
	GoedGepickt: {
		node: new GoedGepickt(),
		credentialType: new GoedGepicktApi(),
		credential: (url) => ({ api: 'account', server: 'custom', url, apiKey: 'the-key' }),
		secrets: { authorization: 'Bearer the-key' },
		reads: { resource: 'product', operation: 'get', simplify: false, productUuid: byId('1') },
		writes: {
			resource: 'productStock',
			operation: 'link',
			productUuid: byId('1'),
			pickLocationUuid: byId('2'),
			stockQuantity: 1,
		},
	},
	Lagerkoll: {
		node: new Lagerkoll(),
		credentialType: new LagerkollApi(),
		credential: (url) => ({
			authentication: 'apiKey',
			store: '186008',
			apiKey: 'the-key',
			server: 'custom',
			url,
		}),
		secrets: { api_key: 'the-key', store: '186008' },
		reads: { resource: 'article', operation: 'get', articleId: byId('1') },
		writes: {
			resource: 'purchaseOrder',
			operation: 'deliverArticle',
			purchaseOrderId: byId('1'),
			rowId: 2,
			deliveredAmount: 1,
		},
	},
};

/** Lets the tests of a file start servers on this machine, and closes them after each test. */
export function usePlaces(): (answerTo: (path: string) => Answer) => Promise<Place> {
	const places: Place[] = [];
	beforeAll(() => nock.enableNetConnect('127.0.0.1'));
	afterAll(() => nock.disableNetConnect());
	afterEach(async () => {
		await Promise.all(places.splice(0).map(async ({ close }) => await close()));
	});
	return async (answerTo) => {
		const started = await startPlace(answerTo);
		places.push(started);
		return started;
	};
}

/** Runs a node against a server. */
export async function runAt(
	{ node, credentialType, credential }: ServiceUnderTest,
	url: string,
	parameters: INodeParameters,
) {
	return await runNode({
		node,
		credentialTypes: [credentialType],
		credentials: { [credentialType.name]: credential(url) },
		parameters,
	});
}
