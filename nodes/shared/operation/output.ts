import type { IDataObject } from 'n8n-workflow';
import type { Call, Shape } from './operation';
import { bodyAs } from '../service/body';

/** What the nodes hand to one another beside the service's own data: it stays, whatever is left out. */
export const HANDED_ON: readonly string[] = ['shopOrder', 'shipmentReport', 'stockLevel'];

/**
 * Reduces items to the given fields while "Simplify" is on. An item that has none of them is no such
 * thing, such as the `{ success: true }` of an empty answer, and stays as it is.
 */
export function simplify(fields: readonly string[]): Shape {
	return (items, _answer, { inputs }) =>
		inputs.simplify ? items.map((item) => ({ ...item, json: pick(item.json, fields) })) : items;
}

function pick(json: IDataObject, fields: readonly string[]): IDataObject {
	if (!fields.some((field) => json[field] !== undefined)) return json;
	const present = [...fields, ...HANDED_ON].filter((field) => json[field] !== undefined);
	return Object.fromEntries(present.map((field) => [field, json[field]]));
}

/** The output of an operation that removes something. */
export const deleted: Shape = () => [{ json: { deleted: true } }];

/** Type of a file without parameters; a service's own type for PDFs becomes the one that programs know. */
function plainType(contentType: string): string {
	const type = contentType.split(';')[0].trim();
	return /^application\/vnd\..*\+pdf$/i.test(type) ? 'application/pdf' : type;
}

/**
 * Turns the bytes of an answer into a file in the field that "Put Output File in Field" names.
 *
 * @param fileName gives the name, without folder
 */
export function asFile(fileName: (call: Call) => string, mimeType: string): Shape {
	return async (_items, { body, headers }, call) => {
		const field = String(call.inputs.binaryPropertyName || 'data');
		const type = plainType(String(headers['content-type'] ?? mimeType));
		const bytes = Buffer.from(bodyAs<ArrayBuffer>(body));
		const file = await call.context.helpers.prepareBinaryData(bytes, fileName(call), type);
		return [{ json: {}, binary: { [field]: file } }];
	};
}
