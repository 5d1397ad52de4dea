import { generateKeyPairSync, sign, type KeyObject } from 'crypto';

import type { Deliveries, Message } from '../deliveries';
import { changeOneByte, type ForgeRequest, type ForgeResult } from '../forge';
import { timeWithOffset } from '../time';
import type { BolState } from './types';

/** Which resource an event type belongs to, for events that are fired by hand. */
const resourceOfType: Record<string, string> = {
	SUCCESS: 'PROCESS_STATUS',
	FAILURE: 'PROCESS_STATUS',
	TIMEOUT: 'PROCESS_STATUS',
	UPDATE_TRANSPORT_EVENT: 'SHIPMENT',
	ORDER_CREATED: 'ORDER',
	ORDER_ITEM_CANCELLATION_REQUEST: 'ORDER',
};

interface Keys {
	privateKey: KeyObject;
	publicKey: KeyObject;
}

function makeKeys(): Keys {
	return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

// Made on first use and then kept: making a pair takes a noticeable moment.
let genuine: Keys | undefined;
let foreign: Keys | undefined;

function genuineKeys(): Keys {
	genuine ??= makeKeys();
	return genuine;
}

function foreignKeys(): Keys {
	foreign ??= makeKeys();
	return foreign;
}

function signatureHeader(body: string, keys: Keys): string {
	const signature = sign('RSA-SHA256', Buffer.from(body), keys.privateKey).toString('base64');
	return `keyId=0, algorithm="rsa-sha256", signature=${signature}`;
}

/** The public key as bol publishes it: base64 of the DER form. */
export function publicKeyText(): string {
	return genuineKeys().publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
}

function messageBody(
	resource: string,
	type: string,
	resourceId: string,
	metadata: Record<string, unknown> = {},
): string {
	return JSON.stringify({
		retailerId: 1234567,
		timestamp: timeWithOffset(Date.now()),
		event: { resource, type, resourceId, metadata, links: [] },
	});
}

function forgedMessage(
	genuineBody: string,
	kind: ForgeRequest['kind'],
): Pick<Message, 'body' | 'headers'> {
	if (kind === 'no-signature') return { body: genuineBody, headers: {} };
	if (kind === 'wrong-signature') {
		return {
			body: genuineBody,
			headers: { Signature: signatureHeader(genuineBody, foreignKeys()) },
		};
	}
	const headers = { Signature: signatureHeader(genuineBody, genuineKeys()) };
	return { body: changeOneByte(genuineBody), headers };
}

/** Sends push notifications to the webhook subscriptions of an account. */
export class Notifications {
	constructor(
		private readonly state: () => BolState,
		private readonly deliveries: Deliveries,
	) {}

	/** Sends an event to the subscriptions of its resource; gives their number. */
	send(
		resource: string,
		type: string,
		resourceId: string,
		metadata?: Record<string, unknown>,
	): number {
		const targets = this.targets().filter(({ resources }) => resources.includes(resource));
		const body = messageBody(resource, type, resourceId, metadata);
		targets.forEach(({ id, url }) => this.deliver(id, url, `${resource}/${type}`, body));
		return targets.length;
	}

	/** Sends the test message to one subscription, whatever it listens to. */
	sendTest(subscriptionId: string): void {
		const target = this.targets().find(({ id }) => id === subscriptionId);
		if (!target) return;
		this.deliver(target.id, target.url, 'TEST', messageBody('TEST', 'TEST', subscriptionId));
	}

	/** Sends an event by hand; `event` is its type, `data` may hold resource, resourceId and metadata. */
	fire(event: string, data: unknown): number {
		const { resource, resourceId, metadata } = (data ?? {}) as Record<string, unknown>;
		return this.send(
			String(resource ?? resourceOfType[event] ?? 'TEST'),
			event,
			String(resourceId ?? ''),
			metadata as Record<string, unknown> | undefined,
		);
	}

	/** Sends forged messages. */
	async forge(request: ForgeRequest): Promise<ForgeResult[]> {
		const { resource, resourceId } = (request.data ?? {}) as Record<string, unknown>;
		const event = request.event ?? 'ORDER_CREATED';
		const body = messageBody(
			String(resource ?? resourceOfType[event] ?? 'TEST'),
			event,
			String(resourceId ?? '1234567890'),
		);
		const addresses = request.address ? [request.address] : this.targets().map(({ url }) => url);
		return await Promise.all(
			addresses.map(async (address) => ({
				address,
				statusCode: await this.deliveries.sendForged({
					hookId: 'forged',
					address,
					event,
					...forgedMessage(body, request.kind),
				}),
			})),
		);
	}

	private targets() {
		return this.state().subscriptions.filter(
			({ enabled, subscriptionType }) => enabled && subscriptionType === 'WEBHOOK',
		);
	}

	private deliver(hookId: string, address: string, event: string, body: string): void {
		this.deliveries.send({
			hookId,
			address,
			event,
			body,
			headers: { Signature: signatureHeader(body, genuineKeys()) },
		});
	}
}
