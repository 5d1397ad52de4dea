import type { IDataObject } from 'n8n-workflow';

/** Whether something is an object in which anything can stand; a list is none. */
export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as an object: what is none stands in its field `value`. */
export const asObject = (value: unknown): IDataObject =>
	isObject(value) ? value : { value: value as IDataObject['value'] };
