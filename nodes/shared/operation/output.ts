import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { inTurns } from '../lib/turns';
import { cancelSignalOf } from '../lib/wait';
import type { Call, Shape } from './operation';
import { bodyAs } from '../service/body';

/** What the nodes hand to one another beside the service's own data: it stays, whatever is left out. */
export const HANDED_ON: readonly string[] = ['shopOrder', 'shipmentReport', 'stockLevel'];

/**
 * Reduces items to the given fields while "Simplify" is on. An item that has none of them is no such
 * thing, such as the `{ success: true }` of an empty answer, and stays as it is.
 */
export function simplify(fields: readonly string[]): Shape {
	const kept = [...fields, ...HANDED_ON];
	return async (items, _answer, { inputs, context }) => {
		if (!inputs.simplify) return items;
		const simple: INodeExecutionData[] = [];
		const add = (item: INodeExecutionData) => {
			const hasAny = fields.some((field) => item.json[field] !== undefined);
			simple.push(hasAny ? { ...item, json: pick(item.json, kept) } : item);
		};
		await inTurns(items, add, cancelSignalOf(context));
		return simple;
	};
}

function pick(json: IDataObject, fields: readonly string[]): IDataObject {
	const picked: IDataObject = {};
	for (const field of fields) if (json[field] !== undefined) picked[field] = json[field];
	return picked;
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
