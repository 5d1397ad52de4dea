/** Forgotten moments stay in the list until there are so many of them. */
const COMPACT_AT = 1_000;

/**
 * A list of moments (ms since 1970) in the order in which they came. Adding one and forgetting the
 * oldest take the same short time however many there are.
 */
export class Moments {
	private moments: number[] = [];

	private first = 0;

	get length(): number {
		return this.moments.length - this.first;
	}

	/** Adds a moment that is not before the last one. */
	add(moment: number) {
		this.moments.push(moment);
	}

	/** The moment at a place, counted from the oldest; -Infinity before the oldest, Infinity after the last. */
	at(index: number): number {
		if (index < 0) return -Infinity;
		return this.moments[this.first + index] ?? Infinity;
	}

	/** How many are not after a moment. */
	countUntil(moment: number): number {
		let low = this.first;
		let high = this.moments.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.moments[middle] <= moment) low = middle + 1;
			else high = middle;
		}
		return low - this.first;
	}

	/** Forgets all that are not after a moment. */
	forgetUntil(moment: number) {
		this.forgetOldest(this.countUntil(moment));
	}

	/** Forgets so many of the oldest; none when the number is not above zero. */
	forgetOldest(count: number) {
		if (count <= 0) return;
		this.first = Math.min(this.moments.length, this.first + count);
		if (this.first < COMPACT_AT) return;
		this.moments = this.moments.slice(this.first);
		this.first = 0;
	}
}
