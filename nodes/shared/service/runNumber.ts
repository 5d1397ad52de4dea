/** The run that the context of an item belongs to: the context of all its items. */
const runs = new WeakMap<object, object>();

/** Numbers of runs; n8n gives each try of Retry On Fail a context of its own. */
const numbers = new WeakMap<object, number>();

let latest = 0;

/** Notes to which run of a node the context of an item belongs. */
export function belongsTo(item: object, run: object) {
	runs.set(item, run);
}

/** A number that the items of one run share, and that no other run has; a later try is another run. */
export function runNumber(context: object): number {
	const run = runs.get(context) ?? context;
	const number = numbers.get(run) ?? ++latest;
	numbers.set(run, number);
	return number;
}
