import { refused, type PicqerError } from './errors';

/** A whole number above zero from a body; refuses anything else. */
export function positiveWhole(value: unknown, name: string): number {
	const number = Number(value);
	if (value === null || value === '' || !Number.isInteger(number) || number < 1)
		throw refused(5, `${name} must be a whole number above zero`);
	return number;
}

/** Refuses a country that is not two capitals. */
export function checkCountry(country: unknown): void {
	if (country !== undefined && country !== null && !/^[A-Z]{2}$/.test(String(country)))
		throw refused(9);
}

/** Refuses a colour that is not in hex. */
export function checkColor(color: unknown): void {
	if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(String(color)))
		throw refused(5, 'color must be a hex colour, for example #32CD32');
}

/** The row with an id that a body names; refuses the body when there is none. */
export function known<Row extends object>(
	rows: Row[],
	idField: keyof Row,
	id: unknown,
	error: PicqerError = refused(20),
): Row {
	const found = rows.find((row) => String(row[idField]) === String(id));
	if (!found) throw error;
	return found;
}

/** Checks an id that a body may leave out or set to null. */
export function checkOptional<Row extends object>(
	rows: Row[],
	idField: keyof Row,
	id: unknown,
): void {
	if (id !== undefined && id !== null) known(rows, idField, id);
}

/** The objects in a value that is one object or a list of them. */
export function objectsIn(value: unknown): Array<Record<string, unknown>> {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.filter(
		(row): row is Record<string, unknown> => typeof row === 'object' && row !== null,
	);
}
