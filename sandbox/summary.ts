/** What is in a stand-in now, for people to look at. */
export interface Summary {
	/** How many there are of what, in the order in which they are shown. */
	counts: Array<[label: string, count: number]>;
	/** Some rows that a person recognises, the newest first; the first text is the number or code. */
	rows: string[][];
}

/** How many rows of a service are shown. */
export const shownRows = 6;
