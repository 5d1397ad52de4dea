import { sleep, type IDataObject } from 'n8n-workflow';
import { steadyNow } from '../../shared/lib/steadyNow';
import { cancellation, Cancelled } from '../../shared/lib/wait';

/** Up to so many waiting items are read one by one; more than these share a request. */
const FEW = 10;

/** bol takes at most so many IDs in one request (docs/services/bol.md, 2.17). */
export const MOST_IDS = 1_000;

/** How long a shared request is held back so that others can join it, in ms: bol allows two a second. */
const GATHER_MS = 500;

/** How long all read one by one after a shared request failed, in ms. */
const APART_MS = 30_000;

/** Longest time between two looks at an item's own deadline, in ms. */
const LOOK_AGAIN_MS = 200;

/** bol's process status object (docs/services/bol.md, 3.1), as far as waiting needs it. */
export interface ProcessStatus extends IDataObject {
	processStatusId: string;
	entityId?: string;
	eventType: string;
	status: 'PENDING' | 'SUCCESS' | 'FAILURE' | 'TIMEOUT';
	errorMessage?: string;
}

/** An item that waits for its process, and how it can read the status. */
export interface Reader {
	processStatusId: string;
	/** Moment, as `steadyNow` gives it, after which waiting for others makes no sense. */
	deadline: number;
	/** Ends when the item's execution is cancelled. */
	signal?: AbortSignal;
	/** Reads the item's own status. */
	readOne(): Promise<ProcessStatus>;
	/** Reads the statuses of many items of the same account; bol leaves out those it removed. */
	readMany(processStatusIds: string[]): Promise<ProcessStatus[]>;
}

/**
 * Where all items of an account wait for their processes, of whatever run or workflow. While few wait,
 * each reads its own status. When more do, one request reads all of them
 * (docs/services/bol.md, 3.2).
 */
export class ProcessBoard {
	private readonly places = new Set<Waiting>();

	private isRoundComing = false;

	private apartUntil = 0;

	/** Whether nobody waits. */
	get isEmpty(): boolean {
		return this.places.size === 0;
	}

	/** Takes a place for an item that waits from now on; it has to be left in the end. */
	join(reader: Reader): Waiting {
		const place = new Waiting(reader, () => this.sharedRead());
		this.places.add(place);
		return place;
	}

	/** Ends the waiting of an item. */
	leave(place: Waiting) {
		this.places.delete(place);
	}

	/** Sees to it that a shared request comes soon; false where an item is to read its own status. */
	private sharedRead(): boolean {
		if (this.places.size <= FEW || steadyNow() < this.apartUntil) return false;
		if (!this.isRoundComing) void this.rounds();
		return true;
	}

	private async rounds() {
		this.isRoundComing = true;
		do {
			await sleep(GATHER_MS);
			await this.round();
		} while ([...this.places].some(({ isDue }) => isDue));
		this.isRoundComing = false;
	}

	private async round() {
		const listening = [...this.places].filter(({ isListening }) => isListening);
		// Who is due comes first; those whose pause is not over fill up the request.
		const due = listening.filter(({ isDue }) => isDue);
		const chosen = [...due, ...listening.filter(({ isDue }) => !isDue)].slice(0, MOST_IDS);
		const statuses = await this.read(chosen);
		for (const place of chosen) place.tell(statuses.get(place.processStatusId));
	}

	/** Reads by one of those who wait; when its run is cancelled meanwhile, by the next one. */
	private async read(chosen: Waiting[]): Promise<Map<string, ProcessStatus>> {
		for (const { reader } of chosen) {
			if (reader.signal?.aborted) continue;
			try {
				const ids = chosen.map(({ processStatusId }) => processStatusId);
				const statuses = await reader.readMany(ids);
				return new Map(statuses.map((status) => [status.processStatusId, status]));
			} catch (error) {
				if (error instanceof Cancelled) continue;
				// Each now reads its own status, and reports what is wrong if that fails, too.
				this.apartUntil = steadyNow() + APART_MS;
				return new Map();
			}
		}
		return new Map();
	}
}

/** The place of one waiting item. */
export class Waiting {
	readonly processStatusId: string;

	/** Whether its pause is over, so that it waits for nothing but a shared request. */
	isDue = false;

	/** Whether it can be told something. */
	isListening = false;

	private told: (status: ProcessStatus | undefined) => void = () => {};

	constructor(
		readonly reader: Reader,
		private readonly sharedRead: () => boolean,
	) {
		this.processStatusId = reader.processStatusId;
	}

	/** Hands over what a shared request has read; without a status, that there is none for this item. */
	tell(status: ProcessStatus | undefined) {
		// There is no hurry before the pause is over.
		if (status !== undefined || this.isDue) this.told(status);
	}

	/**
	 * The status after a pause, or sooner when a shared request has read it.
	 *
	 * @throws NodeApiError when the item's own reading fails
	 * @throws Cancelled as soon as the item's execution is cancelled
	 */
	async next(pauseMs: number): Promise<ProcessStatus> {
		const cancelled = cancellation(this.reader.signal);
		const news = new Promise<{ status?: ProcessStatus }>((resolve) => {
			this.told = (status) => resolve({ status });
		});
		this.isListening = true;
		try {
			const early = await Promise.race([sleep(pauseMs), news, cancelled.promise]);
			if (early?.status) return early.status;
			const status = await this.fromOthers(news, cancelled.promise);
			if (status) return status;
		} finally {
			this.isListening = false;
			this.isDue = false;
			cancelled.stop();
		}
		return await this.reader.readOne();
	}

	/** What a shared request reads; nothing when there is none, or when the deadline comes first. */
	private async fromOthers(
		news: Promise<{ status?: ProcessStatus }>,
		cancelled: Promise<never>,
	): Promise<ProcessStatus | undefined> {
		this.isDue = this.sharedRead();
		while (this.isDue) {
			const leftMs = this.reader.deadline - steadyNow();
			if (leftMs <= 0) return undefined;
			const look = sleep(Math.min(leftMs, LOOK_AGAIN_MS));
			const told = await Promise.race([news, look, cancelled]);
			if (told) return told.status;
		}
		return undefined;
	}
}

const boards = new Map<string, ProcessBoard>();

/**
 * Lets an item wait at the one board of its account.
 *
 * @param account what `accountKey` says
 * @param waiting uses the item's place; afterwards it is left
 */
export async function atBoard<T>(
	account: string,
	reader: Reader,
	waiting: (place: Waiting) => Promise<T>,
): Promise<T> {
	const board = boards.get(account) ?? new ProcessBoard();
	boards.set(account, board);
	const place = board.join(reader);
	try {
		return await waiting(place);
	} finally {
		board.leave(place);
		if (board.isEmpty) boards.delete(account);
	}
}
