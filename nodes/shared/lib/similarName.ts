/** Only what is written the same way, whatever the case and the marks between words. */
export const plainName = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** So many letters may be wrong in a name that was meant. */
const MOST_WRONG = 2;

/** Shorter words are in too many names to mean one. */
const LEAST_PART = 3;

/** Whether two names are the same but for case and the marks between words. */
export const isSpelledLike = (one: string, other: string): boolean =>
	plainName(one) === plainName(other);

/**
 * The name that was probably meant: one that differs in case or marks, else by a typing error, else one
 * that has the other in it, as `zip` and `zipCode`.
 */
export function similarName(given: string, names: readonly string[]): string | undefined {
	const wanted = plainName(given);
	const same = names.find((name) => plainName(name) === wanted);
	if (same !== undefined) return same;
	const [nearest] = names
		.map((name) => ({ name, wrong: lettersBetween(wanted, plainName(name)) }))
		.filter(({ name, wrong }) => wrong <= MOST_WRONG && wrong < name.length / 2)
		.sort((one, other) => one.wrong - other.wrong);
	if (nearest !== undefined) return nearest.name;
	return names.find((name) => hasPart(wanted, plainName(name)) || hasPart(plainName(name), wanted));
}

const hasPart = (whole: string, part: string) => part.length >= LEAST_PART && whole.includes(part);

/** How many letters have to be put in, left out or changed to make one word of the other. */
function lettersBetween(one: string, other: string): number {
	let row = [...other, ''].map((_letter, index) => index);
	for (const [rowIndex, letter] of [...one].entries()) {
		const next = [rowIndex + 1];
		for (const [index, candidate] of [...other].entries()) {
			const change = row[index] + (letter === candidate ? 0 : 1);
			next.push(Math.min(change, row[index + 1] + 1, next[index] + 1));
		}
		row = next;
	}
	return row[other.length];
}
