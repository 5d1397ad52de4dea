import { sleep } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { BolOAuth2Api } from '../../credentials/BolOAuth2Api.credentials';
import { PicqerApi } from '../../credentials/PicqerApi.credentials';
import { Bol } from '../../nodes/Bol/Bol.node';
import { Picqer } from '../../nodes/Picqer/Picqer.node';
import { forgetLimits } from '../../nodes/shared/request/accounts';
import { forgetTokens } from '../../nodes/shared/request/tokenGate';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { LimitSettings } from '../../sandbox/rateLimit';
import { CredentialStore, type NodeRun } from '../engine/harness';
import { leanNode } from './lean';

/** A service that the tests send requests to. */
export type Tested = 'bol' | 'picqer';

/** More than any test sends, for tests that are not about the limit. */
const NO_LIMIT: LimitSettings = { limit: 100_000, windowMs: 1_000, kind: 'fixed' };

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

/** Waits until something is so, for at most a minute. */
export async function until(isSo: () => boolean): Promise<void> {
	for (const end = Date.now() + 60_000; !isSo(); await sleep(5)) {
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
		sandbox.setLimits('bol', NO_LIMIT);
		sandbox.setLimits('picqer', NO_LIMIT);
		forgetLimits();
		forgetTokens();
	});
	// 500 items take seconds in n8n's engine, and many more on a busy machine.
	jest.setTimeout(120_000);

	const nodes = { bol: new Bol(), picqer: new Picqer() };
	const credentialTypes = [new BolOAuth2Api(), new PicqerApi()];
	const credential: Scene['credential'] = (service, changes = {}) =>
		service === 'bol'
			? new CredentialStore({
					bolOAuth2Api: {
						environment: 'custom',
						apiUrl: sandbox.urls.bol,
						loginUrl: sandbox.urls.bol,
						clientId: 'sandbox-client',
						clientSecret: 'sandbox-secret',
						...changes,
					},
				})
			: new CredentialStore({
					picqerApi: {
						server: 'custom',
						url: sandbox.urls.picqer,
						apiKey: 'sandbox-key',
						contact: 'test@example.com',
						...changes,
					},
				});

	return {
		get sandbox() {
			return sandbox;
		},
		credential,
		run: (service, parameters, more) => ({
			node: leanNode(nodes[service], parameters),
			credentialTypes,
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
