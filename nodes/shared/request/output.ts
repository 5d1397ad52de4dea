import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	PostReceiveAction,
} from 'n8n-workflow';
import { simplifyOutput } from '../describe/common';
import { isOn } from '../describe/ownParameters';

/** A function that shapes the items of an answer; our descriptions use no other kind of action. */
export type ShapeItems = Extract<PostReceiveAction, (...parts: never[]) => unknown>;

/** Reduces items to the given fields while "Simplify" is on. */
export function simplify(fields: readonly string[]): ShapeItems {
	return async function (this: IExecuteSingleFunctions, items: INodeExecutionData[]) {
		if (!isOn(this, simplifyOutput)) return items;
		return items.map((item) => ({ ...item, json: pick(item.json, fields) }));
	};
}

function pick(json: IDataObject, fields: readonly string[]): IDataObject {
	const present = fields.filter((field) => json[field] !== undefined);
	return Object.fromEntries(present.map((field) => [field, json[field]]));
}

/** The output of an operation that removes something. */
export const deleted: ShapeItems = async function () {
	return [{ json: { deleted: true } }];
};

/** One item for each row of a list that stands in a property of the answer; none when it is missing. */
export function rowsOf(property: string): ShapeItems {
	return async function (this: IExecuteSingleFunctions, items: INodeExecutionData[]) {
		return items.flatMap(({ json }) =>
			((json[property] ?? []) as IDataObject[]).map((row) => ({ json: row })),
		);
	};
}

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
export function asFile(
	fileName: (this: IExecuteSingleFunctions) => string,
	mimeType: string,
): ShapeItems {
	return async function (
		this: IExecuteSingleFunctions,
		_items: INodeExecutionData[],
		{ body, headers }: IN8nHttpFullResponse,
	) {
		const field = this.getNodeParameter('binaryPropertyName', 'data') as string;
		const type = plainType(String(headers['content-type'] ?? mimeType));
		const file = await this.helpers.prepareBinaryData(
			Buffer.from(body as unknown as ArrayBuffer),
			fileName.call(this),
			type,
		);
		return [{ json: {}, binary: { [field]: file } }];
	};
}
