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
	return [...keys.matchAll(KEY)].map(
		(match) => match.slice(1).find((key) => key !== undefined) ?? '',
	);
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
