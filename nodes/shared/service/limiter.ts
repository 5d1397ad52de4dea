import { OperationalError, sleep } from 'n8n-workflow';
import { steadyNow } from '../lib/steadyNow';
import { Moments } from '../lib/moments';
import type { LimitHeaders } from './limitHeaders';
import { LEARNT_MS, pauseAfter, remainingIn, requestsIn, windowEndsIn } from './learntLimits';
import { Cancelled, whenCancelled } from '../lib/wait';
import { type Asker, RunQueues, type Waiting } from './runQueues';

/** Longest time between two looks at a blocked queue, in ms; deadlines and headers take effect then. */
const LOOK_AGAIN_MS = 200;

/** So many that have waited too long are told in one go; others of n8n's tasks come in between. */
const TOLD_AT_ONCE = 100;

/** Thrown when a request would have to wait longer than the user allows. */
export class WaitedTooLong extends OperationalError {
	constructor() {
		super('The request waited too long for the rate limit');
	}
}

/** The right to send one request now. */
export interface Slot {
	/** Ends the slot. Call it with what the answer says of the limit, or without after no answer. */
	answered(limitHeaders?: LimitHeaders): void;
	/** Ends the slot after the service refused the request because of its limit. */
	refused(limitHeaders: LimitHeaders): void;
}

interface WaitingForSlot extends Waiting {
	grant: (slot: Slot) => void;
	reject: (error: Error) => void;
}

/**
 * Keeps the requests of one account within the service's limit.
 *
 * It remembers each request until one window has passed since its answer. As the service counted
 * the request between sending and answer, no window of the service, fixed or sliding, can then hold
 * more than the limit. Headers correct this picture: requests by others that share the account
 * count too, and a window that restarted earlier is used at once. Where several processes share the
 * limit, each of them keeps to an equal part of it besides, so that not all use it up at once before an
 * answer has told them of the others.
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

	private readonly queues = new RunQueues<WaitingForSlot>();

	/** Until when the limit counts that an answer has told. */
	private learntUntil = 0;

	private requests: number;

	/** When the request was sent whose answer said last how many are left. */
	private toldOf = 0;

	private underWay = 0;

	private isDispatching = false;

	/** When to look again for requests that have waited too long. */
	private lookForLateAt = 0;

	private wakeUp = () => {};

	/** For how long requests have had to wait for the limit so far, in ms. */
	blockedForMs = 0;

	/** How many processes of n8n share the limit; this one keeps to its part. */
	sharedBy = 1;

	constructor(
		private readonly documented: number,
		private readonly windowMs: number,
		private readonly now: () => number = steadyNow,
	) {
		this.requests = documented;
	}

	/** Whether requests wait, are under way, or are held back since the service refused some. */
	get isInUse(): boolean {
		return !this.queues.isEmpty || this.underWay > 0 || this.now() < this.pausedUntil;
	}

	/**
	 * Waits for the right to send one request.
	 *
	 * @throws WaitedTooLong after the asker's deadline
	 * @throws Cancelled when the asker's execution is cancelled
	 */
	async slot(asker: Asker): Promise<Slot> {
		if (asker.signal?.aborted) throw new Cancelled();
		// One promise for each that waits: with very many, more of them stop n8n when memory is tidied up.
		const waiting: WaitingForSlot = { asker, grant: () => {}, reject: () => {}, leave: () => {} };
		const granted = new Promise<Slot>((grant, reject) => {
			waiting.grant = grant;
			waiting.reject = reject;
		});
		const stop = whenCancelled(asker.signal, waiting.reject);
		this.queues.add(waiting);
		// While nothing can go, one more that waits is no reason to look at the queues again.
		if (this.underWay < asker.atOnce && this.blockedMs() === 0) this.wakeUp();
		void this.dispatch();
		try {
			return await granted;
		} finally {
			waiting.leave();
			stop();
		}
	}

	private async dispatch() {
		if (this.isDispatching) return;
		this.isDispatching = true;
		while (!this.queues.isEmpty) {
			const blockedMs = this.blockedMs();
			const next = blockedMs > 0 ? undefined : this.next();
			if (next) {
				next.grant(this.open());
				continue;
			}
			const woken = new Promise<void>((resolve) => (this.wakeUp = resolve));
			const since = this.now();
			await Promise.race([sleep(Math.min(blockedMs || LOOK_AGAIN_MS, LOOK_AGAIN_MS)), woken]);
			if (blockedMs > 0) this.blockedForMs += this.now() - since;
			await this.rejectLate();
		}
		this.isDispatching = false;
	}

	private async rejectLate() {
		// Going through all that wait is too much for every request that ends.
		if (this.now() < Math.max(this.queues.firstDeadline, this.lookForLateAt)) return;
		let told = 0;
		for (const waiting of this.queues.late(this.now())) {
			if (told > 0 && told % TOLD_AT_ONCE === 0) await sleep(0);
			told++;
			waiting.leave();
			waiting.reject(new WaitedTooLong());
		}
		this.lookForLateAt = this.now() + LOOK_AGAIN_MS;
	}

	/** Time until the limit allows a request, in ms; 0 if it does now. */
	private blockedMs(): number {
		const now = this.now();
		if (now < this.pausedUntil) return this.pausedUntil - now;
		this.answered.forgetUntil(now - this.windowMs);
		if (now >= this.foreign.until) this.foreign.requests = 0;
		// A wrong answer must not set the limit for good.
		if (now >= this.learntUntil) this.requests = this.documented;
		const excess = this.counted() + this.foreign.requests - this.requests + 1;
		const ownExcess = this.counted() - this.share() + 1;
		if (excess <= 0 && ownExcess <= 0) return 0;
		const freedAt = Math.max(
			excess > 0 ? this.freedAt(excess) : 0,
			ownExcess > 0 ? this.ownFreedAt(ownExcess) : 0,
		);
		return Math.max(1, freedAt - now);
	}

	/** Requests in one window that are this process's part of the limit. */
	private share(): number {
		return Math.max(1, Math.floor(this.requests / this.sharedBy));
	}

	/** Own requests that count against the limit. */
	private counted(): number {
		return this.answered.length + this.underWay;
	}

	/** Moment at which so many of those that count will have stopped counting. */
	private freedAt(excess: number): number {
		const { requests, until } = this.foreign;
		const own = this.ownFreedAt(excess);
		if (requests === 0) return own;
		return Math.min(own, Math.max(until, this.ownFreedAt(excess - requests)));
	}

	/** Moment at which so many own requests will have stopped counting. */
	private ownFreedAt(excess: number): number {
		if (excess <= 0) return 0;
		const end = this.answered.at(excess - 1) + this.windowMs;
		// Requests under way have no end yet: their answers wake the queue.
		return Number.isFinite(end) ? end : this.now() + LOOK_AGAIN_MS;
	}

	/** Takes the longest waiting request of the run whose turn it is. */
	private next(): WaitingForSlot | undefined {
		// After a refusal one request tries the water before the others follow.
		return this.queues.next(this.underWay, this.refusalsInARow > 0 ? 1 : Infinity);
	}

	private open(): Slot {
		const sentAt = this.now();
		this.underWay++;
		const close = () => {
			this.answered.add(this.now());
			this.underWay--;
		};
		return {
			answered: (limitHeaders) => {
				close();
				if (limitHeaders) {
					if (sentAt >= this.refusedAt) this.refusalsInARow = 0;
					this.correct(sentAt, limitHeaders);
				}
				this.wakeUp();
			},
			refused: (limitHeaders) => {
				close();
				this.correct(sentAt, limitHeaders);
				this.pause(limitHeaders);
				this.wakeUp();
			},
		};
	}

	private correct(sentAt: number, limitHeaders: LimitHeaders) {
		const requests = requestsIn(limitHeaders);
		if (requests !== undefined) {
			this.requests = requests;
			this.learntUntil = this.now() + LEARNT_MS;
		}
		const remaining = remainingIn(limitHeaders, this.requests);
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
			until: this.now() + windowEndsIn(limitHeaders, this.windowMs),
		};
	}

	private pause(limitHeaders: LimitHeaders) {
		const now = this.now();
		const isSaid = limitHeaders.retryAfterMs !== undefined || limitHeaders.resetMs !== undefined;
		// Refusals that come during a pause belong to the same burst as the one that began it.
		const isFirst = now >= this.pausedUntil;
		if (isFirst) this.refusalsInARow++;
		const until = now + pauseAfter(limitHeaders, this.refusalsInARow);
		if (isSaid || isFirst) this.pausedUntil = Math.max(this.pausedUntil, until);
		this.refusedAt = now;
	}
}
