import { sleep } from 'n8n-workflow';

import { endOfManyWaits } from './manyWaits';
import type { Traffic } from './traffic';

/** A webhook message, signed and ready to be sent. */
export interface Message {
	hookId: string;
	address: string;
	event: string;
	body: string;
	headers: Record<string, string>;
}

/** How a service delivers its messages. */
export interface DeliveryRules {
	attempts: number;
	/** Pause before the second attempt. */
	pauseMs: number;
	/** By how much each further pause is longer. */
	growth: number;
	timeoutMs: number;
	accepts: (statusCode: number) => boolean;
}

/** One attempt to deliver a message. */
export interface DeliveryAttempt {
	hookId: string;
	address: string;
	event: string;
	attempt: number;
	/** Null when no answer came. */
	statusCode: number | null;
	succeeded: boolean;
	at: number;
	body: string;
}

/** `doubled` sends each message twice, `paused` keeps them until the mode changes. */
export type DeliveryMode = (typeof deliveryModes)[number];

/** All delivery modes. */
export const deliveryModes = ['normal', 'doubled', 'paused'] as const;

const longestHistory = 2000;

/** Sends the webhook messages of one service. */
export class Deliveries {
	history: DeliveryAttempt[] = [];

	mode: DeliveryMode = 'normal';

	private waiting: Message[] = [];

	private readonly running = new Set<Promise<void>>();

	private abort = endOfManyWaits();

	constructor(
		private readonly traffic: Traffic,
		public rules: DeliveryRules,
		/** Called when a message failed in all its attempts. */
		private readonly onGivenUp: (hookId: string) => void,
	) {}

	/** Starts the delivery of a message; returns at once. */
	send(message: Message): void {
		if (this.mode === 'paused') {
			this.waiting.push(message);
			return;
		}
		const copies = this.mode === 'doubled' ? 2 : 1;
		for (let copy = 0; copy < copies; copy += 1) this.track(this.deliver(message));
	}

	/** Changes the mode; leaving `paused` sends what was kept. */
	setMode(mode: DeliveryMode): void {
		this.mode = mode;
		if (mode === 'paused') return;
		const kept = this.waiting;
		this.waiting = [];
		kept.forEach((message) => this.send(message));
	}

	/** Resolves once no delivery is under way any more. Kept messages do not count. */
	async settled(): Promise<void> {
		while (this.running.size > 0) await Promise.all(this.running);
	}

	/** Sends one message once, whatever the mode, and gives the status of the answer. */
	async sendForged(message: Message): Promise<number | null> {
		this.traffic.counters.deliveries.forged += 1;
		return await this.post(message, this.abort.signal);
	}

	/** Drops everything that is under way or kept. */
	reset(): void {
		this.abort.abort();
		this.abort = endOfManyWaits();
		this.waiting = [];
		this.history = [];
		this.mode = 'normal';
	}

	private track(delivery: Promise<void>): void {
		this.running.add(delivery);
		void delivery.finally(() => this.running.delete(delivery));
	}

	private async deliver(message: Message): Promise<void> {
		const { signal } = this.abort;
		let pauseMs = this.rules.pauseMs;
		for (let attempt = 1; attempt <= this.rules.attempts; attempt += 1) {
			if (attempt > 1) {
				await sleep(pauseMs, signal).catch(() => undefined);
				pauseMs *= this.rules.growth;
			}
			if (signal.aborted) return;
			if (await this.attempt(message, attempt, signal)) return;
		}
		if (signal.aborted) return;
		this.traffic.counters.deliveries.givenUp += 1;
		this.onGivenUp(message.hookId);
	}

	private async attempt(message: Message, attempt: number, signal: AbortSignal): Promise<boolean> {
		const at = Date.now();
		const statusCode = await this.post(message, signal);
		if (signal.aborted) return false;
		const succeeded = statusCode !== null && this.rules.accepts(statusCode);
		const counters = this.traffic.counters.deliveries;
		counters.attempts += 1;
		counters[succeeded ? 'succeeded' : 'failedAttempts'] += 1;
		const { hookId, address, event, body } = message;
		this.history.push({ hookId, address, event, attempt, statusCode, succeeded, at, body });
		if (this.history.length > longestHistory) this.history.shift();
		return succeeded;
	}

	private async post(message: Message, signal: AbortSignal): Promise<number | null> {
		try {
			const answer = await fetch(message.address, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json', ...message.headers },
				body: message.body,
				redirect: 'manual',
				signal: AbortSignal.any([signal, AbortSignal.timeout(this.rules.timeoutMs)]),
			});
			await answer.arrayBuffer();
			return answer.status;
		} catch {
			return null;
		}
	}
}
