import type { ItemContext } from '../operation/operation';
import { takenApart, type Results, type TakenApart } from './expressionParts';
import { valueAt } from './itemPath';
import { isSimple, plainCopy } from './plain';

/** So many items more may fail than succeed before evaluating together is given up. */
const MOST_FAILURES = 3;

/** A parameter that can be read without an evaluation of its own. */
interface Joined extends TakenApart {
	/** Whether n8n gave the same for it, when asked for it alone. */
	isProved: boolean;
}

/** What is read together for an item. */
interface Join {
	parameters: ReadonlyMap<string, Joined>;
	/** What is evaluated in one go. */
	codes: readonly string[];
	/** The codes as one, for n8n; missing where there is too little to win. */
	expression?: string;
}

/** Whether all that stands in a parameter is in the item. */
const needsNoEvaluation = ({ codes }: TakenApart) => codes.every(({ path }) => path);

function joinOf(parameters: ReadonlyMap<string, Joined>): Join {
	const evaluated = [...parameters.values()].filter((one) => !needsNoEvaluation(one));
	const codes = new Set(
		evaluated.flatMap((one) => one.codes.filter(({ path }) => !path).map(({ text }) => text)),
	);
	const count = evaluated.reduce((sum, one) => sum + one.codes.length, 0);
	// A comment at the end of the code ends with its line.
	const expression = `{{ [${[...codes].map((code) => `(${code}\n)`).join(', ')}] }}`;
	return { parameters, codes: [...codes], ...(count > 1 && { expression }) };
}

/** Only texts, numbers, switches, nothing, and objects and lists of them are compared. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Reads the parameters of an item with as few evaluations as can be. n8n needs as long for each evaluation,
 * whatever is in it (0.8 ms of processor time by default, docs/decisions/0001-own-runner.md): what only
 * names a value of the item is read there without one, and the rest is evaluated in one go, so that eight
 * fields cost about what one field costs.
 *
 * What n8n gives for a parameter alone is what counts. The first item is read both ways, and a parameter
 * that differs is left to n8n from then on, as is one with objects that an expression makes, with dates and
 * the like. Where one of the expressions fails, n8n evaluates each alone for that item, and names the
 * one that failed.
 */
export class JoinedExpressions {
	private join: Join;

	private failures = 0;

	/** @param parameters those with expressions, as the workflow has them */
	constructor(parameters: ReadonlyMap<string, unknown>) {
		const joined = [...parameters].flatMap(([name, value]) => {
			const apart = takenApart(value);
			return apart ? [[name, { ...apart, isProved: false }] as const] : [];
		});
		this.join = joinOf(new Map(joined));
	}

	/**
	 * Gives what reads the parameters of one item.
	 *
	 * @returns a function that takes a parameter's name, and what has n8n evaluate it alone
	 */
	readerFor(context: ItemContext): (name: string, alone: () => unknown) => unknown {
		const { join } = this;
		let together: Results | undefined;
		let isEvaluated = false;
		const evaluated = () => {
			if (!isEvaluated) together = this.evaluated(context, join);
			isEvaluated = true;
			return together;
		};
		return (name, alone) => {
			const one = join.parameters.get(name);
			const found = one && foundFor(one, context, evaluated);
			return found ? this.read(name, one, found, alone) : alone();
		};
	}

	private read(
		name: string,
		one: Joined,
		{ results, areSafe }: Found,
		alone: () => unknown,
	): unknown {
		const value = areSafe ? one.fill(results) : undefined;
		if (areSafe && one.isProved) return value;
		const byN8n = alone();
		one.isProved = areSafe && isSame(value, byN8n);
		if (!one.isProved) this.leaveToN8n(name);
		return byN8n;
	}

	private leaveToN8n(name: string) {
		this.keep((_one, other) => other !== name);
	}

	/** Goes on with some of the parameters, and leaves the others to n8n. */
	private keep(isKept: (one: Joined, name: string) => boolean) {
		const kept = [...this.join.parameters].filter(([name, one]) => isKept(one, name));
		this.join = joinOf(new Map(kept));
	}

	/** What is evaluated in one go for an item; undefined where a part of it fails. */
	private evaluated(context: ItemContext, { expression, codes }: Join): Results | undefined {
		if (expression === undefined) return undefined;
		const results = evaluatedIn(context, expression);
		// For some kinds of errors n8n gives nothing and does not throw.
		const isWhole = Array.isArray(results) && results.length === codes.length;
		this.failures += isWhole ? -1 : 1;
		if (this.failures > MOST_FAILURES) this.keep(needsNoEvaluation);
		return isWhole
			? new Map(codes.map((code, index) => [code, results[index] as unknown]))
			: undefined;
	}
}

/** What the pieces of code of a parameter give for an item. */
interface Found {
	results: Results;
	/** Whether n8n can only give the same: it changes dates and the like in ways of its own. */
	areSafe: boolean;
}

/**
 * Finds what the pieces of code of a parameter give for an item.
 *
 * @param evaluated gives what is evaluated in one go
 * @returns undefined where one of them is not known without n8n
 */
function foundFor(
	{ codes }: Joined,
	context: ItemContext,
	evaluated: () => Results | undefined,
): Found | undefined {
	const results = new Map<string, unknown>();
	let areSafe = true;
	for (const { text, path, isInText } of codes) {
		const together = path ? undefined : evaluated();
		const found = path
			? valueAt(context.getInputData().json, path)
			: together && { value: together.get(text) };
		if (!found) return undefined;
		const isOfItem = path !== undefined && !isInText;
		// The item's own objects are not handed out: what changes them would change the item.
		const safe = isOfItem ? plainCopy(found.value) : isSimple(found.value) && found;
		if (safe) results.set(text, safe.value);
		else areSafe = false;
	}
	return { results, areSafe };
}

/** What an expression gives; nothing where it fails: n8n evaluates its parts alone then, and tells. */
function evaluatedIn(context: ItemContext, expression: string): unknown {
	try {
		return context.evaluateExpression(expression, context.getItemIndex());
	} catch {
		return undefined;
	}
}
