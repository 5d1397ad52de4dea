import { refused, type PicqerError } from './errors';
import type { FieldValue } from './rows';

/** Refuses a country that is not two capitals. */
export function checkCountry(country: unknown): void {
	if (country !== undefined && country !== null && !/^[A-Z]{2}$/.test(String(country)))
		throw refused(9);
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

/**
 * Values of custom fields from a body; refuses a field that does not exist.
 *
 * @param definitions the fields that there are
 * @param idField name of their ID, e.g. `idproductfield`
 */
export function fieldValues<Definition extends { title: string }>(
	definitions: Definition[],
	idField: keyof Definition & string,
	list: unknown,
): FieldValue[] {
	if (!Array.isArray(list)) return [];
	return objectsIn(list).map((row) => {
		const { title } = known(definitions, idField, row[idField]);
		return { [idField]: Number(row[idField]), title, value: String(row.value) };
	});
}
