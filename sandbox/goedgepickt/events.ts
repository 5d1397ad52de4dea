import { createHmac, randomUUID } from 'crypto';

import type { Deliveries } from '../deliveries';
import { forgedMessage, type ForgeRequest, type ForgeResult } from '../forge';
import type { GoedGepicktState, Order, Product, Webhook } from './types';

/** What a hook subscribes to, by the name that is delivered (docs/services/goedgepickt.md, 3.2). */
const subscriptions: Record<string, string> = {
	stockUpdated: 'product.stockChanged',
	compoundProductStockUpdated: 'product.stockChanged',
	orderStatusChanged: 'order.statusChanged',
};

/** The name that is delivered, by the one that was subscribed to. */
const deliveredNames: Record<string, string> = {
	'product.stockChanged': 'stockUpdated',
	'order.statusChanged': 'orderStatusChanged',
};

/** The value of the header Signature for a raw body (3.3). */
export function goedGepicktSignature(rawBody: string, secret: string): string {
	return createHmac('sha256', secret).update(rawBody).digest('hex');
}

function envelope(event: string, data: unknown): string {
	return JSON.stringify({ event, ...(typeof data === 'object' ? data : { data }) });
}

function signed(body: string, secret: string): Record<string, string> {
	return { Signature: goedGepicktSignature(body, secret) };
}

function stockPayload({ sku, uuid }: Product, newStock: number): object {
	return { newStock: String(newStock), productSku: sku, productUuid: uuid };
}

/** Tells the webhooks of an account what happened. */
export class Events {
	constructor(
		private readonly state: () => GoedGepicktState,
		private readonly deliveries: Deliveries,
	) {}

	/** Tells the product's webshop its new free stock. */
	stockChanged(product: Product, newStock: number): void {
		const event = product.parts.length > 0 ? 'compoundProductStockUpdated' : 'stockUpdated';
		this.send(event, stockPayload(product, newStock), product.webshopUuid);
	}

	/** Tells the order's webshop its new status. */
	orderStatusChanged(order: Order): void {
		const { status, externalDisplayId, uuid, webshopUuid } = order;
		const data = { newStatus: status, orderNumber: externalDisplayId, orderUuid: uuid };
		this.send('orderStatusChanged', data, webshopUuid);
	}

	/** Sends an event, by either of its names, to the active hooks of all webshops that listen to it; gives their number. */
	fire(event: string, data: unknown): number {
		return this.send(deliveredNames[event] ?? event, data);
	}

	/** Sends forged deliveries. */
	async forge({ kind, address, event, data }: ForgeRequest): Promise<ForgeResult[]> {
		const active = this.state().webhooks.filter((hook) => hook.active);
		const targets = address
			? [active.find((hook) => hook.targetUrl === address) ?? strangerAt(address)]
			: active;
		return await Promise.all(
			targets.map(async ({ webhookUuid, webhookEvent, webhookSecret, targetUrl }) => {
				const forgedEvent = deliveredNames[event ?? webhookEvent] ?? event ?? webhookEvent;
				const body = envelope(forgedEvent, data ?? stockPayload(this.state().products[0], 9999));
				const statusCode = await this.deliveries.sendForged({
					hookId: webhookUuid,
					address: targetUrl,
					event: forgedEvent,
					...forgedMessage(body, webhookSecret, kind, signed),
				});
				return { address: targetUrl, statusCode };
			}),
		);
	}

	private send(event: string, data: unknown, webshopUuid?: string): number {
		const subscribed = subscriptions[event] ?? event;
		const hooks = this.state().webhooks.filter(
			(hook) =>
				hook.active &&
				hook.webhookEvent === subscribed &&
				(webshopUuid === undefined || hook.webshopUuid === webshopUuid),
		);
		const body = envelope(event, data);
		for (const { webhookUuid, targetUrl, webhookSecret } of hooks) {
			const headers = signed(body, webhookSecret);
			this.deliveries.send({ hookId: webhookUuid, address: targetUrl, event, body, headers });
		}
		return hooks.length;
	}
}

function strangerAt(targetUrl: string): Webhook {
	return {
		webhookUuid: randomUUID(),
		webhookEvent: 'product.stockChanged',
		webhookSecret: randomUUID(),
		targetUrl,
		webshopUuid: '',
		active: true,
	};
}
