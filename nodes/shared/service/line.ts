/** A place in a line, between its neighbours. */
interface Place<T> {
	member: T;
	before?: Place<T>;
	after?: Place<T>;
}

/**
 * A queue whose members can leave from wherever they stand. Coming, leaving and looking at the first
 * take the same short time however many there are.
 */
export class Line<T> {
	private head?: Place<T>;

	private tail?: Place<T>;

	/** Who has stood longest. */
	get first(): T | undefined {
		return this.head?.member;
	}

	/**
	 * Puts a member at the end.
	 *
	 * @returns takes the member out again; after the first time it does nothing
	 */
	add(member: T): () => void {
		const place: Place<T> = { member, before: this.tail };
		if (this.tail) this.tail.after = place;
		else this.head = place;
		this.tail = place;
		let isIn = true;
		return () => {
			if (isIn) this.remove(place);
			isIn = false;
		};
	}

	private remove({ before, after }: Place<T>) {
		if (before) before.after = after;
		else this.head = after;
		if (after) after.before = before;
		else this.tail = before;
	}

	/** All members from the first to the last; the one just given may leave meanwhile. */
	*[Symbol.iterator](): Iterator<T> {
		for (let place = this.head; place; place = place.after) yield place.member;
	}
}
