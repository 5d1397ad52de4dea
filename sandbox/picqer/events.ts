import { createHmac, randomUUID } from 'crypto';

import type { Deliveries } from '../deliveries';
import { forgedMessage, type ForgeRequest, type ForgeResult } from '../forge';
import { localTime } from '../time';
import { newHook, type Hook } from './rows';
import type { PicqerState } from './seeds';

/** The events that a hook can listen to. */
// prettier-ignore
export const eventNames = [
	'comments.created', 'movements.moved', 'orders.created', 'orders.allocated', 'orders.closed',
	'orders.paused', 'orders.resumed', 'orders.status_changed', 'orders.completed',
	'orders.notes.created', 'picklists.created', 'picklists.changed', 'picklists.paused',
	'picklists.resumed', 'picklists.closed', 'picklists.cancelled', 'picklists.snoozed',
	'picklists.unsnoozed', 'picklists.shipments.created', 'picklists.shipments.cancelled',
	'picklist_batches.created', 'picklist_batches.changed', 'picklist_batches.completed',
	'products.created', 'products.changed', 'products.free_stock_changed', 'products.stock_changed',
	'products.assembled_stock_changed', 'products.stock_on_location_changed', 'products.parts.changed',
	'purchase_orders.created', 'purchase_orders.changed', 'purchase_orders.purchased',
	'purchase_orders.receipts.created', 'receipts.created', 'receipts.completed',
	'receipts.product_received', 'receipts.product_reverted', 'returns.created', 'returns.changed',
	'returns.status_changed', 'returns.products_received', 'location_stock_counts.completed',
	'tasks.created', 'tasks.changed', 'tasks.deleted', 'tasks.completed', 'tasks.uncompleted',
	'webshop_orders.imported',
];

/** JSON as PHP writes it: slashes and everything outside ASCII escaped. */
export function phpJson(value: unknown): string {
	return JSON.stringify(value)
		.replaceAll('/', '\\/')
		.replace(
			/[\u0080-\uffff]/g,
			(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
		);
}

/** The value of X-Picqer-Signature for a raw body. */
export function picqerSignature(rawBody: string, secret: string): string {
	return createHmac('sha256', secret).update(rawBody).digest('base64');
}

function envelope(hook: Pick<Hook, 'idhook' | 'name'>, event: string, data: unknown): string {
	return phpJson({
		idhook: hook.idhook,
		name: hook.name,
		event,
		event_triggered_at: localTime(Date.now()),
		data,
	});
}

function signed(body: string, secret: string | null): Record<string, string> {
	return secret === null ? {} : { 'X-Picqer-Signature': picqerSignature(body, secret) };
}

/** Tells the hooks of an account what happened. */
export class Events {
	constructor(
		private readonly state: () => PicqerState,
		private readonly deliveries: Deliveries,
	) {}

	/** Sends an event to the active hooks that listen to it; gives their number. */
	fire(event: string, data: unknown): number {
		const hooks = this.state().hooks.filter((hook) => hook.active && hook.event === event);
		for (const hook of hooks) {
			const body = envelope(hook, event, data);
			this.deliveries.send({
				hookId: String(hook.idhook),
				address: hook.address,
				event,
				body,
				headers: signed(body, hook.secretText),
			});
		}
		return hooks.length;
	}

	/** Sends forged deliveries. */
	async forge({ kind, address, event, data }: ForgeRequest): Promise<ForgeResult[]> {
		const active = this.state().hooks.filter((hook) => hook.active);
		const targets = address
			? [active.find((hook) => hook.address === address) ?? strangerAt(address)]
			: active;
		return await Promise.all(
			targets.map(async (hook) => {
				const forgedEvent = event ?? hook.event;
				const body = envelope(hook, forgedEvent, data ?? { idorder: 1, orderid: 'O2026-1' });
				const secret = hook.secretText ?? randomUUID();
				const statusCode = await this.deliveries.sendForged({
					hookId: String(hook.idhook),
					address: hook.address,
					event: forgedEvent,
					...forgedMessage(body, secret, kind, signed),
				});
				return { address: hook.address, statusCode };
			}),
		);
	}
}

const strangerAt = (address: string): Hook => ({
	...newHook(),
	idhook: 999,
	name: 'forged',
	event: 'orders.created',
	address,
});
