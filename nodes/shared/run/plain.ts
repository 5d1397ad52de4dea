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
