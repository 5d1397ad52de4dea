import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';

/** The list in a property of a row; empty where bol left it out. */
export function rowsInField(row: IDataObject, property: string): IDataObject[] {
	const list = row[property];
	return Array.isArray(list) ? (list as IDataObject[]).filter(isObject) : [];
}
