import { createHmac } from 'node:crypto';

import { ids } from '../../../../sandbox/goedgepickt/seedIds.ts';
import type { Sandbox } from '../../../../sandbox/index.ts';
import { ourNode } from '../nodes.mts';
import type { RegisteringService } from './service.mts';

const webhooksOf = (sandbox: Sandbox) => sandbox.state('goedgepickt').webhooks;

/** The webshop of the account in the sandbox's seeds. */
export const WEBSHOP = ids.webshop;

/** The other webshop of the account. */
export const OTHER_WEBSHOP = ids.fulfilmentWebshop;

/** The webshops that have a webhook for an address, sorted. */
export const webshopsAt = (sandbox: Sandbox, address: string) =>
	[
		...new Set(
			webhooksOf(sandbox)
				.filter(({ targetUrl }) => targetUrl === address)
				.map(({ webshopUuid }) => webshopUuid),
		),
	].sort();

/** The event that users know no other name for; nothing is known of what it delivers. */
const OWN_EVENT = 'product.created';

/** GoedGepickt: a webhook for each event of a webshop, each with a secret of its own; none can be removed. */
export const goedGepickt: RegisteringService = {
	name: 'goedgepickt',
	signatureHeader: 'Signature',
	hasSecretPerHook: true,
	events: ['order.statusChanged', 'product.stockChanged', OWN_EVENT],
	otherEvents: ['product.stockChanged'],
	// All of them: n8n tries again by itself, and what was registered the first time is used then.
	failingRequest: { path: '/webhooks$', status: 400, every: 1 },
	named: /did not register order\.statusChanged/,
	node: (events) => {
		const parameters = {
			events: events.map((event) => (event === OWN_EVENT ? 'other' : event)),
			...(events.includes(OWN_EVENT) && { eventNames: OWN_EVENT }),
			webshops: 'one',
			webshopUuid: { __rl: true, mode: 'id', value: WEBSHOP },
			options: {},
		};
		return ourNode('goedGepickt', 'Trigger', parameters, 'Trigger');
	},
	live: (sandbox) =>
		webhooksOf(sandbox)
			.map(({ targetUrl, webhookEvent }) => `${targetUrl} ${webhookEvent}`)
			.sort(),
	remove(sandbox) {
		webhooksOf(sandbox).shift();
	},
	clearByHand(sandbox) {
		webhooksOf(sandbox).splice(0);
	},
	takesAnyObject: true,
	body: (mark) =>
		JSON.stringify({
			event: 'orderStatusChanged',
			newStatus: 'completed',
			orderNumber: mark,
			orderUuid: `of ${mark}`.slice(0, 100),
		}),
	markOf: ({ orderNumber }) => String(orderNumber),
	signed(sandbox, address, body) {
		const here = webhooksOf(sandbox).filter(({ targetUrl }) => targetUrl === address);
		const hook =
			here.find(({ webhookEvent }) => webhookEvent === 'order.statusChanged') ?? here.at(0);
		const signature = createHmac('sha256', hook?.webhookSecret ?? '')
			.update(body)
			.digest('hex');
		return { Signature: signature };
	},
	fire: (sandbox, mark) =>
		sandbox.fireEvent('goedgepickt', 'orderStatusChanged', {
			newStatus: 'completed',
			orderNumber: mark,
			orderUuid: mark,
		}),
};
