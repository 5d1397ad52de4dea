import { sleep } from 'n8n-workflow';

/** So many items are under way before the next one waits until one of them ends. */
const ENOUGH = 50;

/** When no item has ended for so long, in ms, the others begin without waiting. */
const SILENT_MS = 100;

/**
 * Counts the items of a run that are under way, so that the next ones begin as they are needed. A run of
 * thousands then holds a few in memory while the service answers, and its first requests are not held up by
 * what is prepared for later ones. While the service answers nothing, or its limit is used up, all
 * others begin, too: the user's longest wait counts from there.
 */
export class UnderWay {
	private count = 0;

	/** How many have ended. */
	private ended = 0;

	/** Whether none has ended for long; until one ends. */
	private isSilent = false;

	private isWatched = false;

	/** Lets the next one look again whether it may begin. */
	private lookAgain = () => {};

	/** @param outcome of an item that has begun; must not reject */
	began(outcome: Promise<unknown>) {
		this.count++;
		void outcome.then(() => {
			this.count--;
			this.ended++;
			this.isSilent = false;
			this.lookAgain();
		});
	}

	/** Waits until the next item may begin; only one may wait at a time. */
	async room(): Promise<void> {
		while (this.count >= ENOUGH && !this.isSilent) {
			if (!this.isWatched) void this.watch();
			await new Promise<void>((resolve) => (this.lookAgain = resolve));
		}
	}

	private async watch() {
		this.isWatched = true;
		const before = this.ended;
		await sleep(SILENT_MS);
		this.isWatched = false;
		this.isSilent = this.ended === before;
		this.lookAgain();
	}
}
