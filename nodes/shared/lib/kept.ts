/** How many old ones are looked at to find one that may go, whenever another comes. */
const LOOKED_AT = 8;

/**
 * Things that the process keeps under a name, such as what it learnt of an account. Of more than a
 * certain number those that were asked for longest ago go, unless they are in use; they are made anew
 * when they are asked for again.
 */
export class Kept<T> {
	/** In the order in which they were asked for. */
	private readonly things = new Map<string, T>();

	/**
	 * @param most how many are kept
	 * @param isInUse whether one must not go now
	 */
	constructor(
		private readonly most: number,
		private readonly isInUse: (thing: T) => boolean,
	) {}

	/** How many are kept. */
	get size(): number {
		return this.things.size;
	}

	/** The thing of that name; made when there is none. */
	get(name: string, make: () => T): T {
		const known = this.things.get(name);
		const thing = known ?? make();
		if (known !== undefined) this.things.delete(name);
		this.things.set(name, thing);
		if (known === undefined) this.makeRoom();
		return thing;
	}

	/** Forgets all of them. */
	clear() {
		this.things.clear();
	}

	private makeRoom() {
		let looked = 0;
		for (const [name, thing] of this.things) {
			if (this.things.size <= this.most || looked++ === LOOKED_AT) return;
			this.things.delete(name);
			// Those that are needed longer go to the end, so that they are not looked at each time.
			if (this.isInUse(thing)) this.things.set(name, thing);
		}
	}
}
