import { itemPathIn, type ItemPath } from './itemPath';

/** What pieces of code give for an item, by their text. */
export type Results = ReadonlyMap<string, unknown>;

/** What a parameter becomes, given what the pieces of code in its expressions gave. */
export type Fill = (results: Results) => unknown;

/** A piece of code in an expression: what stands between braces. */
export interface Code {
	text: string;
	/** Where the value is, if the code does nothing but name a value of the item. */
	path?: ItemPath;
	/** Whether it is a part of a text somewhere, and not a value by itself. */
	isInText: boolean;
}

/** A parameter's value, taken apart: the code in its expressions, and how they go together. */
export interface TakenApart {
	/** Each piece once. */
	codes: readonly Code[];
	fill: Fill;
}

const CODE = /\{\{([\s\S]*?)\}\}/;

/**
 * What must be left to n8n: it unescapes backslashes in a way of its own, with `$parameter["&name"]` an
 * expression sees the fields beside it, and what changes something must happen once.
 */
const LEFT_TO_N8N =
	/\\|\$(?:parameter|rawParameter)\b|\+\+|--|[^=!<>]=[^=>]|\.(?:pop|push|set|shift|splice|unshift)\(/;

/**
 * Takes a value of the workflow apart, as n8n's expressions are built: `{{ code }}` alone gives what the
 * code gives; with text around it, or with more code, it gives text.
 *
 * @returns undefined for a value with an expression that must be left to n8n
 */
export function takenApart(value: unknown): TakenApart | undefined {
	const codes = new Map<string, Code>();
	const fill = fillFor(value, codes);
	return fill && { codes: [...codes.values()], fill };
}

function fillFor(value: unknown, codes: Map<string, Code>): Fill | undefined {
	if (typeof value === 'string' && value.startsWith('=')) return fillOf(value.slice(1), codes);
	if (typeof value !== 'object' || value === null) return () => value;
	const fills = Object.entries(value).map(([key, one]) => [key, fillFor(one, codes)] as const);
	if (!fills.every((entry): entry is readonly [string, Fill] => entry[1] !== undefined)) {
		return undefined;
	}
	if (Array.isArray(value)) return (results) => fills.map(([, fill]) => fill(results));
	return (results) => Object.fromEntries(fills.map(([key, fill]) => [key, fill(results)]));
}

function fillOf(expression: string, codes: Map<string, Code>): Fill | undefined {
	// Text and code take turns, and text comes first.
	const parts = expression.split(CODE);
	const texts = parts.filter((_, index) => index % 2 === 0);
	const isOpen = texts.some((text) => text.includes('{{'));
	if (parts.length === 1 || isOpen || LEFT_TO_N8N.test(expression)) return undefined;
	const isInText = parts.length > 3 || texts.some((text) => text !== '');
	for (const [index, text] of parts.entries()) {
		if (index % 2 === 0) continue;
		const known = codes.get(text);
		codes.set(text, { text, path: itemPathIn(text), isInText: isInText || !!known?.isInText });
	}
	if (!isInText) return (results) => results.get(parts[1]);
	return (results) =>
		parts.map((part, index) => (index % 2 === 0 ? part : asText(results.get(part)))).join('');
}

/** As n8n puts what code gives into a text: nothing and NaN leave no trace. */
const asText = (value: unknown) => (value || value === 0 || value === false ? String(value) : '');
