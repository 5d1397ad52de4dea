import type { IDataObject } from 'n8n-workflow';
import { digestOf } from '../lib/digest';

/** What became known of a page by the pages before it. */
interface SeenPage {
	/** The rows that no earlier page had. */
	rows: IDataObject[];
	/** A text that two pages share only where all of their rows are the same. */
	mark: string;
}

/**
 * Remembers the rows of a list while it is read, since a list can shift between two pages and then shows
 * rows again. A row is known by its ID, or else by all that stands in it.
 */
export class SeenRows {
	private readonly seen = new Set<unknown>();

	/** @param rowId name of the ID, where rows have one */
	constructor(private readonly rowId?: string) {}

	/** Takes the rows of the next page; null is none, and would stop whoever looks at rows. */
	add(given: readonly IDataObject[]): SeenPage {
		const keys = given.map((row) => this.keyOf(row));
		const before = new Set<unknown>();
		const rows = given.filter((row, index) => {
			const isRepeated = this.rowId !== undefined && before.has(keys[index]);
			before.add(keys[index]);
			return row !== null && !isRepeated && !this.seen.has(keys[index]);
		});
		for (const key of keys) this.seen.add(key);
		return { rows, mark: digestOf(JSON.stringify(keys)) };
	}

	private keyOf(row: IDataObject): unknown {
		const id = this.rowId === undefined ? undefined : row?.[this.rowId];
		// An empty ID tells no row from another.
		return (id === '' ? undefined : id) ?? digestOf(JSON.stringify(row) ?? '');
	}
}
