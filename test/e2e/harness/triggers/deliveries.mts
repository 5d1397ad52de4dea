import { performance } from 'node:perf_hooks';

import type { Headers } from './service.mts';

/** A delivery, and how it was answered. */
export interface Answer {
	status: number;
	milliseconds: number;
}

/** Sends one delivery, and waits for the answer. */
export async function deliver(
	address: string,
	body: Buffer | string,
	headers: Headers,
): Promise<Answer> {
	const start = performance.now();
	const response = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
		signal: AbortSignal.timeout(30_000),
	});
	await response.arrayBuffer();
	return { status: response.status, milliseconds: performance.now() - start };
}

/** Does something for every item, so many at a time; the results are in the order of the items. */
export async function inParallel<Item, Result>(
	items: Item[],
	atATime: number,
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const queue = items.entries();
	const worker = async () => {
		for (const [index, item] of queue) results[index] = await work(item);
	};
	await Promise.all(Array.from({ length: atATime }, worker));
	return results;
}

/** The value in the middle, and the worst one, in whole milliseconds. */
export function middleAndWorst(answers: Answer[]): { median: number; worst: number } {
	const times = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
	return {
		median: Math.round(times[Math.floor(times.length / 2)]),
		worst: Math.round(times.at(-1) ?? 0),
	};
}
