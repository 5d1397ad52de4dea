import type { Deliveries, Message } from '../deliveries';
import { changeOneByte, type ForgeRequest, type ForgeResult } from '../forge';
import { storeGroupId, storeIds } from './seedIds';
import type { LagerkollState } from './types';

const ofTheGroup = ['pricelist', 'price', 'currency'];

const hookId = 'callback';

function bodyFor(
	type: string,
	action: string,
	ids: Record<string, unknown>,
	storeId: number,
): string {
	return JSON.stringify({
		type,
		action,
		...(ofTheGroup.includes(type) ? {} : { storeId }),
		storeGroupId,
		timestamp: Date.now(),
		...ids,
	});
}

function asObject(data: unknown): Record<string, unknown> {
	return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

/** Tells the one callback URL what happened: docs/services/lagerkoll.md, 3.1. */
export class Callbacks {
	constructor(
		private readonly state: () => LagerkollState,
		private readonly deliveries: Deliveries,
	) {}

	/** Sends a callback if a URL was entered; gives the number of callbacks sent. */
	send(
		type: string,
		action: string,
		ids: Record<string, unknown>,
		storeId = storeIds.main,
	): number {
		const { callbackUrl } = this.state();
		if (callbackUrl === null) return 0;
		const body = bodyFor(type, action, ids, storeId);
		this.deliveries.send(this.message(callbackUrl, `${type}.${action}`, body));
		return 1;
	}

	/** Sends a callback by hand: the event is `<type>.<action>`, data its ids and any field to replace. */
	fire(event: string, data: unknown): number {
		const [type, action = 'updated'] = event.split('.');
		return this.send(type, action, asObject(data));
	}

	/**
	 * Sends what a stranger could send. Lagerkoll signs nothing, so a forged callback cannot be told from a
	 * genuine one by its headers: only `changed-body` differs.
	 */
	async forge({ kind, address, event, data }: ForgeRequest): Promise<ForgeResult[]> {
		const target = address ?? this.state().callbackUrl;
		if (target === null) return [];
		const forgedEvent = event ?? 'article.updated';
		const [type, action = 'updated'] = forgedEvent.split('.');
		const genuine = bodyFor(
			type,
			action,
			data === undefined ? { articleId: '192005-6' } : asObject(data),
			storeIds.main,
		);
		const body = kind === 'changed-body' ? changeOneByte(genuine) : genuine;
		const statusCode = await this.deliveries.sendForged(this.message(target, forgedEvent, body));
		return [{ address: target, statusCode }];
	}

	private message(address: string, event: string, body: string): Message {
		return { hookId, address, event, body, headers: {} };
	}
}
