/** What the last delivery about a thing said, and when. */
export interface Said {
	/** When, in ms since 1970, as the order of deliveries tells it: never less than the one before. */
	stamp: number;
	/** When, in ms since 1970, by n8n's clock. */
	at: number;
	/** What, as a digest; '' where only the key counts. */
	word: string;
	/** Whether it started the workflow. */
	isStarted: boolean;
}

/** A mark of 8 characters, a word of 6 or none, whether it started the workflow, and the ms passed. */
const ENTRY = /^([\w+/]{8})([\w+/]{6})?([.-])([0-9a-z]{1,11})$/;

const DIGITS = 36;

/**
 * Writes deliveries as one short text, since n8n saves all of them with each one.
 *
 * @param deliveries by their marks, the oldest first
 */
export function writeDeliveries(deliveries: Array<[mark: string, said: Said]>): string {
	let before = 0;
	const entries = deliveries.map(([mark, { stamp, word, isStarted }]) => {
		const passed = (stamp - before).toString(DIGITS);
		before = stamp;
		return `${mark}${word}${isStarted ? '.' : '-'}${passed}`;
	});
	return entries.join(' ');
}

/** Reads what was written; what is no such text, or a part of it that is none, says nothing. */
export function readDeliveries(text: unknown): Array<[mark: string, said: Said]> {
	if (typeof text !== 'string' || text === '') return [];
	let stamp = 0;
	return text.split(' ').flatMap((entry): Array<[string, Said]> => {
		const [, mark, word = '', sign, passed] = ENTRY.exec(entry) ?? [];
		if (mark === undefined) return [];
		stamp += Number.parseInt(passed, DIGITS);
		return [[mark, { stamp, at: stamp, word, isStarted: sign === '.' }]];
	});
}
