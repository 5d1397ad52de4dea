import { OperationalError, sleep } from 'n8n-workflow';
import { moment } from './clock';
import { Moments } from './moments';
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
	/** `moment()` after which waiting makes no sense. */
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

interface Waiting {
	asker: Asker;
	grant: (slot: Slot) => void;
	reject: (error: Error) => void;
	isGranted: boolean;
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
	/** When the requests that still count were answered, oldest first. */
	private readonly answered = new Moments();

	/** Requests by others that share the account, and until when they count. */
	private foreign = { requests: 0, until: 0 };

	private pausedUntil = 0;

	private refusalsInARow = 0;

	/** When the last refusal came; answers to earlier requests say nothing about it. */
	private refusedAt = 0;

	/** One queue a run, so that a small run gets its turn beside a large one. */
	private queues = new Map<string, Waiting[]>();

	/** When the request was sent whose answer said last how many are left. */
	private toldOf = 0;

	private underWay = 0;

	private isDispatching = false;

	/** When to look again for requests that have waited too long. */
	private lookForLateAt = 0;

	private wakeUp = () => {};

	constructor(
		private requests: number,
		private readonly windowMs: number,
		private readonly now: () => number = moment,
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
		const waiting: Waiting = { asker, grant: () => {}, reject: () => {}, isGranted: false };
		const granted = new Promise<Slot>((grant, reject) => Object.assign(waiting, { grant, reject }));
		const queue = this.queues.get(asker.run);
		if (queue) queue.push(waiting);
		else this.queues.set(asker.run, [waiting]);
		void this.dispatch();
		try {
			return await Promise.race([granted, cancelled.promise]);
		} finally {
			if (!waiting.isGranted) this.forget(waiting);
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
			const blockedMs = this.blockedMs();
			const next = blockedMs > 0 ? undefined : this.next();
			if (next) {
				next.isGranted = true;
				next.grant(this.open());
				continue;
			}
			const woken = new Promise<void>((resolve) => (this.wakeUp = resolve));
			await Promise.race([sleep(Math.min(blockedMs || LOOK_AGAIN_MS, LOOK_AGAIN_MS)), woken]);
			this.rejectLate();
		}
		this.isDispatching = false;
	}

	private rejectLate() {
		const now = this.now();
		// Going through all that wait is too much for every request that ends.
		if (now < this.lookForLateAt) return;
		this.lookForLateAt = now + LOOK_AGAIN_MS;
		for (const waiting of [...this.queues.values()].flat()) {
			if (waiting.asker.deadline > now) continue;
			this.forget(waiting);
			waiting.reject(new WaitedTooLong());
		}
	}

	/** Time until the limit allows a request, in ms; 0 if it does now. */
	private blockedMs(): number {
		const now = this.now();
		if (now < this.pausedUntil) return this.pausedUntil - now;
		this.answered.forgetUntil(now - this.windowMs);
		if (now >= this.foreign.until) this.foreign.requests = 0;
		const excess = this.counted() + this.foreign.requests - this.requests + 1;
		if (excess <= 0) return 0;
		return Math.max(1, this.freedAt(excess) - now);
	}

	/** Own requests that count against the limit. */
	private counted(): number {
		return this.answered.length + this.underWay;
	}

	/** Moment at which so many of those that count will have stopped counting. */
	private freedAt(excess: number): number {
		const { requests, until } = this.foreign;
		const own = this.answered.at(excess - 1) + this.windowMs;
		const ownWithForeign = this.answered.at(excess - requests - 1) + this.windowMs;
		const end = requests > 0 ? Math.min(own, Math.max(until, ownWithForeign)) : own;
		// Requests under way have no end yet: their answers wake the queue.
		return Number.isFinite(end) ? end : this.now() + LOOK_AGAIN_MS;
	}

	/** Takes the longest waiting request of the run whose turn it is. */
	private next(): Waiting | undefined {
		for (const [run, queue] of this.queues) {
			const [first] = queue;
			// After a refusal one request tries the water before the others follow.
			const atOnce = this.refusalsInARow > 0 ? 1 : first.asker.atOnce;
			if (this.underWay >= atOnce) continue;
			// The run goes to the end of the line.
			this.queues.delete(run);
			queue.shift();
			if (queue.length > 0) this.queues.set(run, queue);
			// A cancelled one leaves by itself; it must not take a slot with it.
			return first.asker.signal?.aborted ? this.next() : first;
		}
		return undefined;
	}

	private open(): Slot {
		const sentAt = this.now();
		this.underWay++;
		const close = () => {
			this.answered.add(this.now());
			this.underWay--;
		};
		return {
			answered: (notice) => {
				close();
				if (notice) {
					if (sentAt >= this.refusedAt) this.refusalsInARow = 0;
					this.correct(sentAt, notice);
				}
				this.wakeUp();
			},
			refused: (notice) => {
				close();
				this.correct(sentAt, notice);
				this.pause(notice);
				this.wakeUp();
			},
		};
	}

	private correct(sentAt: number, { requests, remaining, resetMs, retryAfterMs }: LimitNotice) {
		if (requests !== undefined && requests > 0) this.requests = requests;
		// An answer that was overtaken by a later one may speak of a window that has ended.
		if (remaining === undefined || sentAt < this.toldOf) return;
		this.toldOf = sentAt;
		const counted = this.requests - remaining;
		// The service must have seen what was answered before this request was sent, and this request.
		const certain = this.answered.countUntil(sentAt) + 1;
		// Does it count fewer, its window has restarted; then those need not count here either.
		this.answered.forgetOldest(certain - counted);
		this.foreign = {
			requests: Math.max(0, counted - this.counted()),
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
