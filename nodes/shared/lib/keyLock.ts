const tails = new Map<string, Promise<unknown>>();

/**
 * Runs tasks with the same key one after the other, in the order in which they came; tasks with
 * different keys run side by side. It keeps two items of one run from both finding nothing and both
 * creating the same thing.
 */
export const inTurn = async <T>(key: string, task: () => Promise<T>): Promise<T> =>
	await inTurnOfAll([key], task);

/** The same for a task with several keys: it waits for all tasks before it that have one of them. */
export async function inTurnOfAll<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
	const before = new Set(keys.flatMap((key) => tails.get(key) ?? []));
	const turn = Promise.allSettled(before).then(task);
	for (const key of keys) tails.set(key, turn);
	try {
		return await turn;
	} finally {
		for (const key of keys) if (tails.get(key) === turn) tails.delete(key);
	}
}
