import { createHmac } from 'node:crypto';

import type { Sandbox } from '../../../../sandbox/index.ts';
import { localTime } from '../../../../sandbox/time.ts';
import { ourNode } from '../nodes.mts';
import type { RegisteringService } from './service.mts';

/** An event that is older than a day would not be new. */
const happenedAt = localTime(Date.now());

const hooksOf = (sandbox: Sandbox) => sandbox.state('picqer').hooks;
const activeHooks = (sandbox: Sandbox) => hooksOf(sandbox).filter(({ active }) => active);

/** Picqer: a hook for each event, and a secret that signs. */
export const picqer: RegisteringService = {
	name: 'picqer',
	signatureHeader: 'X-Picqer-Signature',
	hasSecretPerHook: true,
	events: ['orders.created', 'orders.closed', 'picklists.closed'],
	otherEvents: ['picklists.closed', 'products.changed'],
	failingRequest: { path: '/hooks$', status: 500, every: 3 },
	named: /picklists\.closed/,
	node: (events) => ourNode('picqer', 'Trigger', { events, output: 'event' }, 'Trigger'),
	live: (sandbox) =>
		activeHooks(sandbox)
			.map(({ address, event }) => `${address} ${event}`)
			.sort(),
	switchOff: (sandbox) => {
		activeHooks(sandbox)[0].active = false;
	},
	remove(sandbox) {
		const hooks = hooksOf(sandbox);
		hooks.splice(hooks.indexOf(activeHooks(sandbox)[0]), 1);
	},
	body: (mark) =>
		JSON.stringify({
			idhook: 1,
			name: 'of a test',
			event: 'orders.created',
			event_triggered_at: happenedAt,
			data: { idorder: 1, reference: mark },
		}),
	markOf: ({ data }) => String((data as { reference?: unknown } | undefined)?.reference),
	signed(sandbox, address, body) {
		const secret = activeHooks(sandbox).find((hook) => hook.address === address)?.secretText ?? '';
		const signature = createHmac('sha256', secret).update(body).digest('base64');
		return { 'X-Picqer-Signature': signature };
	},
	fire: (sandbox, mark) =>
		sandbox.fireEvent('picqer', 'orders.created', { idorder: 1, reference: mark }),
};
