import { LinkedQueue } from './linkedQueue';

/** Who asks for a slot. */
export interface Asker {
	/** Requests with the same text belong to one run; runs take turns. */
	run: string;
	/** Requests of this account that may be under way at once. */
	atOnce: number;
	/** `steadyNow()` after which waiting makes no sense. */
	deadline: number;
	signal?: AbortSignal;
}

/** A request that waits. */
export interface Waiting {
	asker: Asker;
	/** Ends its place in the queue. */
	leave: () => void;
}

/** The requests of one run that wait. */
interface Queue<One extends Waiting> {
	waiting: LinkedQueue<One>;
	/** Takes the run out of the line of runs. */
	leave: () => void;
}

/** Requests that wait, one queue a run, so that a small run gets its turn beside a large one. */
export class RunQueues<One extends Waiting> {
	private readonly queues = new Map<string, Queue<One>>();

	/** The queues in the order of their turns. */
	private readonly turns = new LinkedQueue<Queue<One>>();

	/** Most requests under way that anybody who waits allows; a look at the queues is in vain above it. */
	private mostAtOnce = 0;

	/** No request that waits has an earlier deadline, in ms of `steadyNow()`. */
	firstDeadline = Infinity;

	get isEmpty(): boolean {
		return this.queues.size === 0;
	}

	/** Puts a request into the queue of its run; its `leave` takes it out again. */
	add(one: One) {
		const { run, atOnce, deadline } = one.asker;
		const queue = this.queues.get(run) ?? { waiting: new LinkedQueue<One>(), leave: () => {} };
		if (!this.queues.has(run)) {
			this.queues.set(run, queue);
			queue.leave = this.turns.add(queue);
		}
		this.mostAtOnce = Math.max(this.mostAtOnce, atOnce);
		this.firstDeadline = Math.min(this.firstDeadline, deadline);
		const leave = queue.waiting.add(one);
		one.leave = () => {
			leave();
			if (queue.waiting.first !== undefined || this.queues.get(run) !== queue) return;
			queue.leave();
			this.queues.delete(run);
			if (this.isEmpty) this.mostAtOnce = 0;
		};
	}

	/**
	 * Takes the longest waiting request of the run whose turn it is.
	 *
	 * @param most requests that may be under way, whatever those who wait allow
	 */
	next(underWay: number, most: number): One | undefined {
		if (underWay >= Math.min(most, this.mostAtOnce)) return undefined;
		for (const queue of this.turns) {
			const first = firstIn(queue);
			if (first === undefined || underWay >= Math.min(most, first.asker.atOnce)) continue;
			// The run goes to the end of the line.
			queue.leave();
			queue.leave = this.turns.add(queue);
			first.leave();
			return first;
		}
		return undefined;
	}

	/** Who waits although its deadline is over; notes the first deadline of the others. */
	*late(now: number): Iterable<One> {
		// Others may come while those that are late are told.
		this.firstDeadline = Infinity;
		let first = Infinity;
		for (const { waiting } of this.turns) {
			for (const one of waiting) {
				if (one.asker.deadline <= now) yield one;
				else first = Math.min(first, one.asker.deadline);
			}
		}
		this.firstDeadline = Math.min(this.firstDeadline, first);
	}
}

/** The longest waiting one of a run; those of a cancelled execution leave, and are told by themselves. */
function firstIn<One extends Waiting>({ waiting }: Queue<One>): One | undefined {
	while (waiting.first?.asker.signal?.aborted) waiting.first.leave();
	return waiting.first;
}
