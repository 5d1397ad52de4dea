/** A copy of an object without some of its fields. */
export function omit<Row extends object, Name extends keyof Row>(
	row: Row,
	...names: Name[]
): Omit<Row, Name> {
	const copy = { ...row };
	names.forEach((name) => delete copy[name]);
	return copy;
}
