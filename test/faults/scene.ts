import { sleep } from 'n8n-workflow';
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
import { lagerkoll } from '../../nodes/Lagerkoll/service/request';
import { forgetTrailingSlashes } from '../../nodes/Lagerkoll/service/trailingSlash';
import { Picqer } from '../../nodes/Picqer/Picqer.node';
import { forgetLimits } from '../../nodes/shared/service/limiters';
import { forgetTokens } from '../../nodes/shared/service/tokenGate';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { LimitSettings } from '../../sandbox/rateLimit';
import { ids } from '../../sandbox/goedgepickt/seedIds';
import { storeIds } from '../../sandbox/lagerkoll/seedIds';
import type { ServiceName } from '../../sandbox/services';
import { CredentialStore, type NodeRun } from '../engine/harness';
import { leanNode } from './lean';

/** A service that the tests send requests to. */
export type Tested = ServiceName;

/** More than any test sends, for tests that are not about the limit. */
const NO_LIMIT: LimitSettings = { limit: 100_000, windowMs: 1_000, kind: 'fixed' };

const services: Tested[] = ['bol', 'picqer', 'goedgepickt', 'lagerkoll'];

const nodes: Record<Tested, INodeType> = {
	bol: new Bol(),
	picqer: new Picqer(),
	goedgepickt: new GoedGepickt(),
	lagerkoll: new Lagerkoll(),
};

const credentialTypes: Record<Tested, ICredentialType> = {
	bol: new BolApi(),
	picqer: new PicqerApi(),
	goedgepickt: new GoedGepicktApi(),
	lagerkoll: new LagerkollApi(),
};

/** The account of the seeds, at the sandbox. */
function accountOf(service: Tested, url: string): ICredentialDataDecryptedObject {
	const accounts: Record<Tested, ICredentialDataDecryptedObject> = {
		bol: {
			environment: 'custom',
			apiUrl: url,
			loginUrl: url,
			clientId: 'sandbox-client',
			clientSecret: 'sandbox-secret',
		},
		picqer: { server: 'custom', url, apiKey: 'sandbox-key', contact: 'test@example.com' },
		goedgepickt: {
			api: 'account',
			server: 'custom',
			url,
			apiKey: 'sandbox-key',
			webshopUuid: ids.webshop,
		},
		lagerkoll: {
			authentication: 'apiKey',
			server: 'custom',
			url,
			apiKey: 'sandbox-key',
			store: String(storeIds.main),
		},
	};
	return accounts[service];
}

/** The running sandbox of a test file, and runs against it. */
export interface Scene {
	readonly sandbox: Sandbox;
	/** A credential that points at the sandbox; several runs can share it. */
	credential(service: Tested, changes?: ICredentialDataDecryptedObject): CredentialStore;
	/** A run of a node with these parameters. */
	run(service: Tested, parameters: INodeParameters, more?: Partial<NodeRun>): NodeRun;
	/** How many requests a service has seen since the counters were cleared, token requests included. */
	requests(service: Tested): number;
	/** Resolves when a service is done with everything that it was sent, wanted or not, or after two seconds. */
	settled(service: Tested): Promise<void>;
}

/** Waits until something is so, for at most three minutes: n8n may prepare items that long on a busy machine. */
export async function until(isSo: () => boolean): Promise<void> {
	for (const end = Date.now() + 180_000; !isSo(); await sleep(5)) {
		if (Date.now() > end) throw new Error(`It never came so: ${String(isSo)}`);
	}
}

/** Starts a sandbox for the tests of a file; each test finds it as new, without rate limits. */
export function setScene(): Scene {
	let sandbox: Sandbox;

	beforeAll(async () => {
		nock.enableNetConnect('127.0.0.1');
		sandbox = await startSandbox();
	});
	afterAll(async () => await sandbox.stop());
	beforeEach(() => {
		sandbox.reset();
		for (const service of services) sandbox.setLimits(service, NO_LIMIT);
		// The others learn it from the headers of their first answers, and Lagerkoll sends none.
		jest
			.spyOn(lagerkoll, 'limitOf')
			.mockReturnValue({ name: 'all', requests: NO_LIMIT.limit, windowMs: NO_LIMIT.windowMs });
		forgetLimits();
		forgetTrailingSlashes();
		forgetTokens();
	});
	afterEach(() => jest.restoreAllMocks());
	// 500 items take seconds in n8n's engine, and many more on a busy machine.
	jest.setTimeout(300_000);

	const credential: Scene['credential'] = (service, changes = {}) =>
		new CredentialStore({
			[credentialTypes[service].name]: { ...accountOf(service, sandbox.urls[service]), ...changes },
		});

	return {
		get sandbox() {
			return sandbox;
		},
		credential,
		run: (service, parameters, more) => ({
			node: leanNode(nodes[service], parameters),
			credentialTypes: [credentialTypes[service]],
			credentials: credential(service),
			parameters,
			...more,
		}),
		requests: (service) =>
			Object.values(sandbox.counters()[service].requests).reduce((sum, count) => sum + count, 0),
		settled: async (service) => {
			// A connection that was cut is noted without a status, so only the work itself tells.
			const seen = () => Object.values(sandbox.counters()[service].statuses);
			const answered = () => seen().reduce((sum, count) => sum + count, 0);
			const sent = () =>
				Object.values(sandbox.counters()[service].requests).reduce((sum, count) => sum + count, 0);
			// A write that was given up while its answer was held back may never be noted.
			for (const end = Date.now() + 2_000; answered() < sent() && Date.now() < end; )
				await sleep(20);
		},
	};
}
