const tails = new Map<string, Promise<unknown>>();

/**
 * Runs tasks with the same key one after the other, in the order in which they came; tasks with
 * different keys run side by side. It keeps two items of one run from both finding nothing and both
 * creating the same thing.
 */
export async function inTurn<T>(key: string, task: () => Promise<T>): Promise<T> {
	const before = tails.get(key) ?? Promise.resolve();
	const turn = before.then(task, task);
	tails.set(key, turn);
	try {
		return await turn;
	} finally {
		if (tails.get(key) === turn) tails.delete(key);
	}
}
