import { generateKeyPairSync, sign } from 'node:crypto';

import type { Sandbox } from '../../../../sandbox/index.ts';
import { timeWithOffset } from '../../../../sandbox/time.ts';
import { bolCaller } from '../../../sandbox/callers.ts';
import { ourNode } from '../nodes.mts';
import type { RegisteringService } from './service.mts';

/** An event that is older than a day would not be new. */
const happenedAt = timeWithOffset(Date.now());

const subscriptionsOf = (sandbox: Sandbox) => sandbox.state('bol').subscriptions;
const enabledSubscriptions = (sandbox: Sandbox) =>
	subscriptionsOf(sandbox).filter(({ enabled }) => enabled);

/** The key of the tests, which bol hands out beside the one that the sandbox signs with. */
const ownKey = { id: 'test', ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };

/** bol: one subscription for all resources, and public keys. */
export const bol: RegisteringService = {
	name: 'bol',
	signatureHeader: 'Signature',
	hasSecretPerHook: false,
	events: ['ORDER', 'PROCESS_STATUS', 'SHIPMENT'],
	otherEvents: ['ORDER'],
	// A refusal: after a 500 the node looks for seconds whether bol has made the subscription all the same.
	failingRequest: { path: '/subscriptions$', status: 400, every: 1 },
	named: /register the subscription/,
	node: (events) => ourNode('bol', 'Trigger', { events, options: {} }, 'Trigger'),
	live: (sandbox) =>
		enabledSubscriptions(sandbox)
			.flatMap(({ url, resources }) => resources.map((resource) => `${url} ${resource}`))
			.sort(),
	switchOff: (sandbox) => {
		enabledSubscriptions(sandbox)[0].enabled = false;
	},
	remove(sandbox) {
		const subscriptions = subscriptionsOf(sandbox);
		subscriptions.splice(subscriptions.indexOf(enabledSubscriptions(sandbox)[0]), 1);
	},
	body: (mark) =>
		JSON.stringify({
			retailerId: 1234567,
			timestamp: happenedAt,
			event: {
				resource: 'ORDER',
				type: 'ORDER_CREATED',
				resourceId: mark,
				metadata: {},
				links: [],
			},
		}),
	markOf: ({ event }) => String((event as { resourceId?: unknown } | undefined)?.resourceId),
	signed(_sandbox, _address, body) {
		const signature = sign('RSA-SHA256', Buffer.from(body), ownKey.privateKey).toString('base64');
		return { Signature: `keyId=${ownKey.id}, algorithm="rsa-sha256", signature=${signature}` };
	},
	fire: (sandbox, mark) => sandbox.fireEvent('bol', 'ORDER_CREATED', { resourceId: mark }),
};

/** Lets bol hand out the key of the tests too, so that they can sign what bol would not. */
export async function addOwnKey(sandbox: Sandbox): Promise<void> {
	const publicKey = ownKey.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
	const bolItself = await bolCaller(sandbox.urls.bol);
	const { json } = await bolItself('GET', '/retailer/subscriptions/signature-keys');
	const signatureKeys = [...json.signatureKeys, { id: ownKey.id, type: 'RSA', publicKey }];
	sandbox.addFault({
		service: 'bol',
		match: { path: '/signature-keys$' },
		kind: 'status',
		status: 200,
		body: { signatureKeys },
	});
}
