import type { IDataObject } from 'n8n-workflow';

/** An object without some of its properties. */
export function without(object: IDataObject, ...properties: string[]): IDataObject {
	return Object.fromEntries(Object.entries(object).filter(([name]) => !properties.includes(name)));
}
