import { OperationalError, sleep } from 'n8n-workflow';
import { cancellation, Cancelled } from './wait';

/** Longest time between two looks at a blocked queue, in ms; deadlines and headers take effect then. */
const LOOK_AGAIN_MS = 200;

/** First pause after a refusal that does not say how long to wait, in ms; doubles with each further one. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Thrown when a request would have to wait longer than the user allows. */
export class WaitedTooLong extends OperationalError {
	constructor() {
		super('The request waited too long for the rate limit');
	}
}

/** What an answer says about the limit; every part may be missing. */
export interface LimitNotice {
	/** Requests that fit into one window. */
	requests?: number;
	/** Requests left in the current window. */
	remaining?: number;
	/** Time until the current window ends, in ms. */
	resetMs?: number;
	/** Time to wait after a refusal, in ms. */
	retryAfterMs?: number;
}

/** Who asks for a slot. */
export interface Asker {
	/** Requests with the same text belong to one run; runs take turns. */
	run: string;
	/** Requests of this account that may be under way at once. */
	atOnce: number;
	/** Moment (ms since 1970) after which waiting makes no sense. */
	deadline: number;
	signal?: AbortSignal;
}

/** The right to send one request now. */
export interface Slot {
	/** Ends the slot. Call it with what the answer says of the limit, or without after no answer. */
	answered(notice?: LimitNotice): void;
	/** Ends the slot after the service refused the request because of its limit. */
	refused(notice: LimitNotice): void;
}

interface Sent {
	sentAt: number;
	/** Missing while the request is under way. */
	doneAt?: number;
}

interface Waiting {
	asker: Asker;
	grant: (slot: Slot) => void;
	reject: (error: Error) => void;
}

/**
 * Keeps the requests of one account within the service's limit.
 *
 * It remembers each request until one window has passed since its answer. As the service counted
 * the request between sending and answer, no window of the service, fixed or sliding, can then hold
 * more than the limit. Headers correct this picture: requests by others that share the account
 * count too, and a window that restarted earlier is used at once.
 */
export class RateLimiter {
	private sent: Sent[] = [];

	/** Requests by others that share the account, and until when they count. */
	private foreign = { requests: 0, until: 0 };

	private pausedUntil = 0;

	private refusalsInARow = 0;

	/** When the last refusal came; answers to earlier requests say nothing about it. */
	private refusedAt = 0;

	/** One queue a run, so that a small run gets its turn beside a large one. */
	private queues = new Map<string, Waiting[]>();

	private underWay = 0;

	private isDispatching = false;

	private wakeUp = () => {};

	constructor(
		private requests: number,
		private readonly windowMs: number,
		private readonly now: () => number = Date.now,
	) {}

	/**
	 * Waits for the right to send one request.
	 *
	 * @throws WaitedTooLong after the asker's deadline
	 * @throws Cancelled when the asker's execution is cancelled
	 */
	async slot(asker: Asker): Promise<Slot> {
		if (asker.signal?.aborted) throw new Cancelled();
		const cancelled = cancellation(asker.signal);
		let waiting: Waiting | undefined;
		const granted = new Promise<Slot>((grant, reject) => {
			waiting = { asker, grant, reject };
			const queue = this.queues.get(asker.run);
			if (queue) queue.push(waiting);
			else this.queues.set(asker.run, [waiting]);
		});
		void this.dispatch();
		try {
			return await Promise.race([granted, cancelled.promise]);
		} finally {
			// Still in the queue only when the wait ended without a slot.
			if (waiting) this.forget(waiting);
			cancelled.stop();
		}
	}

	private forget(waiting: Waiting) {
		const queue = this.queues.get(waiting.asker.run)?.filter((other) => other !== waiting);
		if (queue?.length) this.queues.set(waiting.asker.run, queue);
		else this.queues.delete(waiting.asker.run);
	}

	private async dispatch() {
		this.wakeUp();
		if (this.isDispatching) return;
		this.isDispatching = true;
		while (this.queues.size > 0) {
			this.rejectLate();
			const blockedMs = this.blockedMs();
			const next = blockedMs > 0 ? undefined : this.next();
			if (next) {
				next.grant(this.open());
			} else {
				const woken = new Promise<void>((resolve) => (this.wakeUp = resolve));
				await Promise.race([sleep(Math.min(blockedMs || LOOK_AGAIN_MS, LOOK_AGAIN_MS)), woken]);
			}
		}
		this.isDispatching = false;
	}

	private rejectLate() {
		for (const queue of this.queues.values()) {
			for (const waiting of queue) {
				const { deadline, signal } = waiting.asker;
				if (!signal?.aborted && deadline > this.now()) continue;
				this.forget(waiting);
				waiting.reject(signal?.aborted ? new Cancelled() : new WaitedTooLong());
			}
		}
	}

	/** Time until the limit allows a request, in ms; 0 if it does now. */
	private blockedMs(): number {
		const now = this.now();
		if (now < this.pausedUntil) return this.pausedUntil - now;
		this.sent = this.sent.filter(
			({ doneAt }) => doneAt === undefined || now - doneAt < this.windowMs,
		);
		if (now >= this.foreign.until) this.foreign.requests = 0;
		const excess = this.sent.length + this.foreign.requests - this.requests + 1;
		if (excess <= 0) return 0;
		return Math.max(1, this.freedAt(excess) - now);
	}

	/** Moment at which so many remembered requests stop counting. */
	private freedAt(count: number): number {
		const ends = this.sent
			.map(({ doneAt }) => (doneAt === undefined ? Infinity : doneAt + this.windowMs))
			.concat(Array<number>(this.foreign.requests).fill(this.foreign.until))
			.sort((a, b) => a - b);
		const end = ends[count - 1] ?? Infinity;
		return Number.isFinite(end) ? end : this.now() + LOOK_AGAIN_MS;
	}

	/** Takes the longest waiting request of the run whose turn it is. */
	private next(): Waiting | undefined {
		for (const [run, queue] of this.queues) {
			const [first, ...others] = queue;
			// After a refusal one request tries the water before the others follow.
			const atOnce = this.refusalsInARow > 0 ? 1 : first.asker.atOnce;
			if (this.underWay >= atOnce) continue;
			this.queues.delete(run);
			if (others.length > 0) this.queues.set(run, others);
			return first;
		}
		return undefined;
	}

	private open(): Slot {
		const entry: Sent = { sentAt: this.now() };
		this.sent.push(entry);
		this.underWay++;
		const close = () => {
			entry.doneAt = this.now();
			this.underWay--;
		};
		return {
			answered: (notice) => {
				close();
				if (notice) {
					if (entry.sentAt >= this.refusedAt) this.refusalsInARow = 0;
					this.correct(entry, notice);
				}
				this.wakeUp();
			},
			refused: (notice) => {
				close();
				this.correct(entry, notice);
				this.pause(notice);
				this.wakeUp();
			},
		};
	}

	private correct(entry: Sent, { requests, remaining, resetMs, retryAfterMs }: LimitNotice) {
		if (requests !== undefined && requests > 0) this.requests = requests;
		if (remaining === undefined) return;
		const counted = this.requests - remaining;
		const certain = this.sent.filter(
			(other) => other === entry || (other.doneAt ?? Infinity) <= entry.sentAt,
		);
		if (counted < certain.length) {
			// The service's window restarted: what it no longer counts need not count here either.
			const over = new Set(certain.slice(0, certain.length - counted));
			this.sent = this.sent.filter((other) => !over.has(other));
		}
		this.foreign = {
			requests: Math.max(0, counted - this.sent.length),
			until: this.now() + (resetMs ?? retryAfterMs ?? this.windowMs),
		};
	}

	private pause({ retryAfterMs, resetMs }: LimitNotice) {
		const now = this.now();
		const said = retryAfterMs ?? resetMs;
		// Refusals that come during a pause belong to the same burst as the one that began it.
		if (now >= this.pausedUntil) this.refusalsInARow++;
		const doubled = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.refusalsInARow - 1));
		const own = doubled * (0.5 + Math.random() / 2);
		// A service that says "now" again and again, perhaps by a wrong clock, is not to be hammered.
		const isRepeatedNow = said !== undefined && said < FIRST_PAUSE_MS && this.refusalsInARow > 1;
		const pauseMs = said === undefined || isRepeatedNow ? own : said;
		if (said !== undefined || now >= this.pausedUntil) {
			this.pausedUntil = Math.max(this.pausedUntil, now + pauseMs);
		}
		this.refusedAt = now;
	}
}
