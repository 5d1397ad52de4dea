import type { Scene, Tested } from './scene';
import type { Tally } from './through';

/** Prints what was seen, for the table in docs/reliability.md; jest's --silent leaves it out. */
export function note(what: string, figures: Record<string, unknown>) {
	// eslint-disable-next-line no-console -- figures are for the reader of the run
	console.info(`${what}: ${JSON.stringify(figures)}`);
}

/** The figures of one run. */
export function figuresOf({ sandbox }: Scene, service: Tested, tally: Tally) {
	const { statuses, tokenRequests } = sandbox.counters()[service];
	const [firstError] = tally.errors.values();
	return {
		succeeded: tally.succeeded.length,
		errors: tally.errors.size,
		statuses,
		...(service === 'bol' && { tokenRequests }),
		...(firstError && { firstError }),
	};
}

/** The figures of a list that was read. */
export function figuresOfList(scene: Scene, rows: unknown[]) {
	return { rows: rows.length, requests: scene.requests('goedgepickt') };
}
