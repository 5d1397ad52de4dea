import type { ItemContext } from '../operation/operation';
import { takenApart, type TakenApart } from './expressionParts';

/** So many items more may fail than succeed before evaluating together is given up. */
const MOST_FAILURES = 3;

/** A parameter whose expressions can be evaluated together with those of others. */
interface Joined extends TakenApart {
	/** Whether n8n gave the same for it, when asked for it alone. */
	isProved: boolean;
}

/** What is evaluated in one go. */
interface Join {
	parameters: ReadonlyMap<string, Joined>;
	codes: readonly string[];
	/** For n8n; missing where there is too little to win. */
	expression?: string;
}

function joinOf(parameters: ReadonlyMap<string, Joined>): Join {
	const codes = [...new Set([...parameters.values()].flatMap((one) => [...one.codes]))];
	const count = [...parameters.values()].reduce((sum, one) => sum + one.codes.size, 0);
	// A comment at the end of the code ends with its line.
	const expression = `{{ [${codes.map((code) => `(${code}\n)`).join(', ')}] }}`;
	return { parameters, codes, ...(count > 1 && { expression }) };
}

/** Dates and objects n8n changes in ways of its own; functions are errors. */
const isSimple = (value: unknown) =>
	value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);

/** Only texts, numbers, switches and nothing are in the values that are compared. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Evaluates the expressions of an item in one go. n8n needs as long for each evaluation, whatever is in
 * it (0.8 ms of processor time by default, docs/decisions/0001-own-runner.md), so that eight fields in one
 * go cost about what one field costs.
 *
 * What n8n gives for a parameter alone is what counts. The first item is read both ways, and a parameter
 * that differs is left to n8n from then on, as is one that holds anything but texts, numbers, switches
 * and nothing. Where one of the expressions fails, n8n evaluates each alone for that item, and names the
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
		const { parameters, codes, expression } = this.join;
		let results: ReadonlyMap<string, unknown> | undefined;
		let isEvaluated = false;
		return (name, alone) => {
			const one = parameters.get(name);
			if (!one || expression === undefined) return alone();
			if (!isEvaluated) results = this.evaluated(context, expression, codes);
			isEvaluated = true;
			return results ? this.read(name, one, results, alone) : alone();
		};
	}

	private read(
		name: string,
		one: Joined,
		results: ReadonlyMap<string, unknown>,
		alone: () => unknown,
	): unknown {
		const areSimple = [...one.codes].every((code) => isSimple(results.get(code)));
		const value = areSimple ? one.fill(results) : undefined;
		if (areSimple && one.isProved) return value;
		const byN8n = alone();
		one.isProved = areSimple && isSame(value, byN8n);
		if (!one.isProved) this.leaveToN8n(name);
		return byN8n;
	}

	private leaveToN8n(name: string) {
		const { parameters } = this.join;
		this.join = joinOf(new Map([...parameters].filter(([other]) => other !== name)));
	}

	/** What the codes give for an item; undefined where one of them fails. */
	private evaluated(
		context: ItemContext,
		expression: string,
		codes: readonly string[],
	): ReadonlyMap<string, unknown> | undefined {
		const results = resultsOf(context, expression);
		// For some kinds of errors n8n gives nothing and does not throw.
		const isWhole = Array.isArray(results) && results.length === codes.length;
		this.failures += isWhole ? -1 : 1;
		if (this.failures > MOST_FAILURES) this.join = joinOf(new Map());
		return isWhole
			? new Map(codes.map((code, index) => [code, results[index] as unknown]))
			: undefined;
	}
}

/** What an expression gives; nothing where it fails: n8n evaluates its parts alone then, and tells. */
function resultsOf(context: ItemContext, expression: string): unknown {
	try {
		return context.evaluateExpression(expression, context.getItemIndex());
	} catch {
		return undefined;
	}
}
