import { known } from './checks';
import type { FieldValue, PlainRow } from './types';

/**
 * Values of custom fields from a body; refuses a field that does not exist.
 *
 * @param definitions the fields that there are
 * @param idField name of their ID, e.g. `idproductfield`
 */
export function fieldValues(definitions: PlainRow[], idField: string, list: unknown): FieldValue[] {
	if (!Array.isArray(list)) return [];
	return list.map((row: Record<string, unknown>) => {
		const id = Number(row[idField]);
		const { title } = known(definitions, idField, id);
		return { [idField]: id, title: String(title), value: String(row.value) };
	});
}
