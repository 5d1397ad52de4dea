/** The keys that lead from the data of an item to a value. */
export type ItemPath = readonly string[];

const KEY = /\??\.([A-Za-z_$][\w$]*)|(?:\?\.)?\[(?:(0|[1-9]\d*)|'([^'\n]*)'|"([^"\n]*)")\]/g;

const WHOLE = new RegExp(String.raw`^\s*\$json((?:${KEY.source})*)\s*$`);

/**
 * The path in a piece of code that does nothing but name a value of the item, as an expression does that
 * was made by dragging a field: `$json.order.lines[0].sku`. Such a value needs no evaluation.
 *
 * @returns undefined for any other code
 */
export function itemPathIn(code: string): ItemPath | undefined {
	const keys = WHOLE.exec(code)?.[1];
	if (keys === undefined) return undefined;
	return [...keys.matchAll(KEY)].map((match) => match.slice(1).find((key) => key !== undefined)!);
}

/**
 * What is at a path in the data of an item.
 *
 * @returns nothing where the path ends too early, or leads to what JavaScript gives every value: what
 * comes of it n8n decides
 */
export function valueAt(json: unknown, path: ItemPath): { value: unknown } | undefined {
	let value = json;
	for (const key of path) {
		if (value === undefined || value === null) return undefined;
		const holder = Object(value) as Record<string, unknown>;
		if (!Object.hasOwn(holder, key) && key in holder) return undefined;
		value = holder[key];
	}
	return { value };
}

/** Whether a value is a text, a number, a switch or nothing. */
export const isSimple = (value: unknown) =>
	value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);

/** Objects of a class, functions and the like have more than one prototype, in whatever realm they were made. */
function isPlainObject(value: unknown): boolean {
	const prototype = Object.getPrototypeOf(value) as object | null;
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * A copy of what is made of objects, lists and simple values alone, as JSON is; n8n changes anything else,
 * such as a date, in ways of its own.
 *
 * @returns nothing for a value that holds anything else
 */
export function plainCopy(value: unknown): { value: unknown } | undefined {
	if (isSimple(value)) return { value };
	const isList = Array.isArray(value);
	if (!isList && !isPlainObject(value)) return undefined;
	const copies: Array<[string, unknown]> = [];
	for (const [key, one] of Object.entries(value as object)) {
		const copy = plainCopy(one);
		if (!copy) return undefined;
		copies.push([key, copy.value]);
	}
	return { value: isList ? copies.map(([, copy]) => copy) : Object.fromEntries(copies) };
}
