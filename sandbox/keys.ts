/** The API keys of an account, each with what it may do. */
export class Keys<Access> {
	private keys = new Map<string, Access>();

	/**
	 * @param seeds the keys that are there at first
	 * @param usual what a key may do of which nothing else is said
	 */
	constructor(
		private readonly seeds: Record<string, Access>,
		private readonly usual: Access,
	) {
		this.reset();
	}

	/** Adds a key, so that a test can have a rate limit of its own. */
	add(key: string, access: Access = this.usual): void {
		this.keys.set(key, access);
	}

	/** What a key may do, undefined when it is wrong. */
	find(key: string | undefined): Access | undefined {
		return key === undefined ? undefined : this.keys.get(key);
	}

	/** Only the seed keys are left. */
	reset(): void {
		this.keys = new Map(Object.entries(this.seeds));
	}
}
