import type { IDataObject } from 'n8n-workflow';
import type { ItemContext } from '../../shared/operation/operation';
import { idIn, rowsWithKey, severalFound } from '../../shared/operation/rowsWithKey';
import { firstRows } from './read';
import { picqer } from './request';

/** What tells people which order it is. */
export const recognised = { id: 'idorder', shown: ['orderid', 'status'] };

/** Whether an order is cancelled, so that another one may have taken its place. */
export const isCancelled = ({ status }: IDataObject) => status === 'cancelled';

/**
 * The order with a reference; one that is cancelled only where there is no other. The filter is exact;
 * the search also finds a reference with blanks around it (docs/services/picqer.md, 2.1, List filters).
 *
 * @returns the row of the list, which may lack details; undefined when there is none
 * @throws NodeOperationError when several orders have it, and for one without an ID
 */
export async function orderWithReference(
	context: ItemContext,
	reference: string,
): Promise<IDataObject | undefined> {
	const wanted = { service: picqer.name, thing: 'order', field: 'reference', key: reference };
	for (const qs of [{ reference }, { search: reference }]) {
		const rows = rowsWithKey(context, wanted, await firstRows(context, '/orders', qs, 'order'));
		const open = rows.filter((row) => !isCancelled(row));
		const [first, ...others] = open.length > 0 ? open : rows.slice(0, 1);
		if (others.length > 0) {
			throw severalFound(context, wanted, open, recognised, 'Choose the right one by its ID.');
		}
		if (first !== undefined) return { ...first, idorder: idIn(context, wanted, first, 'idorder') };
	}
	return undefined;
}
