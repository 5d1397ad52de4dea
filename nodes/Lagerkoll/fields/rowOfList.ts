import { nodeError } from '../../shared/operation/nodeError';
import type { Shape } from '../../shared/operation/operation';
import { wrappedRows } from '../service/pages';

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
 * row in it (docs/services/lagerkoll.md, 1.7), others may not. Several rows, such as versions, all
 * come out.
 *
 * @throws NodeOperationError when the list is empty
 */
export function rowOfList({ thing, property, parameter }: Single): Shape {
	return (items, { body }, { context, inputs }) => {
		const rows = wrappedRows(body, property);
		if (rows === undefined) return items;
		if (rows.length > 0) return rows.map((json) => ({ json }));
		const id = String(inputs[parameter]);
		throw nodeError(
			context,
			`Lagerkoll has no ${thing} "${id}"`,
			'Check the ID: Lagerkoll does not know it in this store.',
		);
	};
}
