import type { IDataObject } from 'n8n-workflow';
import { piecesIn } from '../../../shared/commerce/stockLevels';
import { saysYes } from '../../../shared/lib/yesOrNo';
import { keyOf } from '../../../shared/operation/key';
import type { ItemContext } from '../../../shared/operation/operation';
import { rowsIn } from '../../../shared/service/body';
import { amountPicked } from '../../commerce/shipmentReport';
import { firstRows, oneWithId } from '../../service/read';

/**
 * Whether something of an order is picked, has a label, or has left; undefined where Picqer does not say
 * which picklists the order has, or what of them is picked (docs/services/picqer.md, 2.1 to 2.3).
 */
export async function isPicked(
	context: ItemContext,
	{ picklists }: IDataObject,
): Promise<boolean | undefined> {
	if (!Array.isArray(picklists)) return undefined;
	let isKnown = true;
	for (const row of picklists as Array<IDataObject | null>) {
		const id = keyOf(row?.idpicklist);
		if (id === '') return undefined;
		const picklist = await oneWithId(context, 'picklist', id);
		if (picklist.status === 'cancelled') continue;
		const isAny = isAnyPicked(picklist);
		if (picklist.status === 'closed' || isAny) return true;
		// Who does not scan what is picked makes the label all the same.
		const url = `/picklists/${encodeURIComponent(id)}/shipments`;
		const shipments = await firstRows(context, url, {}, 'shipment');
		if (shipments.some(({ cancelled }) => !saysYes(cancelled))) return true;
		isKnown &&= isAny === false;
	}
	return isKnown ? false : undefined;
}

function isAnyPicked({ totalpicked, products }: IDataObject): boolean | undefined {
	const ofEach = rowsIn(products).map(amountPicked);
	const amounts = [piecesIn(totalpicked), ...ofEach];
	if (amounts.some((amount) => amount !== null && amount > 0)) return true;
	const isTold = amounts[0] !== null || (ofEach.length > 0 && !ofEach.includes(null));
	return isTold ? false : undefined;
}
