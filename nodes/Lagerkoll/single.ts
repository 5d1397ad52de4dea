import { NodeOperationError, type IDataObject, type IExecuteSingleFunctions } from 'n8n-workflow';
import type { ShapeItems } from '../shared/request/output';
import { isWrapper, onlyListIn } from './pages';

/** What a single read asks for. */
interface Single {
	/** What it is called in messages, e.g. 'cost center'. */
	thing: string;
	/** The service's word for the list that it comes in. */
	property: string;
	/** Name of the parameter with the ID. */
	parameter: string;
}

/**
 * Takes what was read out of its list: most single reads answer with the wrapper of the list and one
 * row in it (reference lagerkoll.md, 1.7), others may not. Several rows, such as versions, all come out.
 *
 * @throws NodeOperationError when the list is empty
 */
export function single({ thing, property, parameter }: Single): ShapeItems {
	return async function (this: IExecuteSingleFunctions, items, { body }) {
		const rows = listIn(body, property);
		if (rows === undefined) return items;
		if (rows.length > 0) return rows.map((json) => ({ json }));
		const id = String(this.getNodeParameter(parameter, '', { extractValue: true }));
		throw new NodeOperationError(this.getNode(), `Lagerkoll has no ${thing} "${id}"`, {
			itemIndex: this.getItemIndex(),
			description: 'Check the ID: Lagerkoll does not know it in this store.',
		});
	};
}

/** The list in an answer; undefined where the thing itself came, in which lists may be, too. */
function listIn(body: unknown, property: string): IDataObject[] | undefined {
	if (Array.isArray(body)) return body as IDataObject[];
	const answer = (typeof body === 'object' && body !== null ? body : {}) as IDataObject;
	if (property in answer) {
		const named = answer[property];
		return (Array.isArray(named) ? named : [named].filter(Boolean)) as IDataObject[];
	}
	if (!isWrapper(answer)) return undefined;
	return onlyListIn(answer) ?? [];
}
