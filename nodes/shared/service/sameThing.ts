import { UserError, type IDataObject } from 'n8n-workflow';
import { isSameInAnyCase, keyOf } from '../operation/key';
import type { Service } from './service';

/** What was asked for. */
export interface AskedFor {
	/** What it is, e.g. 'order'. */
	thing: string;
	/** The ID that it was asked for by. */
	id: unknown;
	/** Fields in which it may say its ID, e.g. `['uuid']`. */
	idFields: readonly string[];
}

/**
 * Demands that an object is the one that was asked for, as a gateway or the service may give another: its
 * stock, its status or its parcels would be taken for those of the wrong one. Upper and lower case mean
 * nothing in IDs, and an object that does not say its ID passes, since not every answer is known to.
 *
 * @returns the object
 * @throws UserError for an object that says another ID
 */
export function demandSame(
	{ name }: Pick<Service, 'name'>,
	{ thing, id, idFields }: AskedFor,
	found: IDataObject,
): IDataObject {
	const said = idFields.map((field) => keyOf(found[field])).filter((one) => one !== '');
	if (said.length === 0 || said.some((one) => isSameInAnyCase(one, id))) return found;
	throw new UserError(`${name} was asked for ${thing} ${keyOf(id)}, and gave ${thing} ${said[0]}`, {
		description: `What it gave is not used. Look at both in ${name}, and try it again later; if it stays so, ask ${name}, or whoever runs the server in the credential.`,
	});
}
