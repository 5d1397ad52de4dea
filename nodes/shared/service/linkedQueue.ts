/** A place in a line, between its neighbours. */
interface Link<T> {
	member: T;
	before?: Link<T>;
	after?: Link<T>;
}

/**
 * A queue whose members can leave from wherever they stand. Coming, leaving and looking at the first
 * take the same short time however many there are.
 */
export class LinkedQueue<T> {
	private head?: Link<T>;

	private tail?: Link<T>;

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
		const place: Link<T> = { member, before: this.tail };
		if (this.tail) this.tail.after = place;
		else this.head = place;
		this.tail = place;
		let isIn = true;
		return () => {
			if (isIn) this.remove(place);
			isIn = false;
		};
	}

	private remove({ before, after }: Link<T>) {
		if (before) before.after = after;
		else this.head = after;
		if (after) after.before = before;
		else this.tail = before;
	}

	/**
	 * All members from the first to the last. Any of them may leave meanwhile; one that does may be
	 * given all the same.
	 */
	*[Symbol.iterator](): Iterator<T> {
		for (let place = this.head; place; place = place.after) yield place.member;
	}
}
