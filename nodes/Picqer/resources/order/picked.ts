import type { IDataObject } from 'n8n-workflow';
import type { ItemContext } from '../../../shared/operation/operation';
import { amountPicked, rowsIn } from '../../commerce/shipmentReport';
import { firstRows, objectAt } from '../../service/read';

const isAbove0 = (amount: unknown) => Number(amount ?? 0) > 0;

/**
 * Whether something of an order is picked, has a label, or has left; undefined where Picqer does not say
 * which picklists the order has (docs/services/picqer.md, 2.1 to 2.3).
 */
export async function isPicked(
	context: ItemContext,
	{ picklists }: IDataObject,
): Promise<boolean | undefined> {
	if (!Array.isArray(picklists)) return undefined;
	for (const row of picklists as Array<IDataObject | null>) {
		const idpicklist = row?.idpicklist ?? undefined;
		if (idpicklist === undefined) return undefined;
		const url = `/picklists/${encodeURIComponent(String(idpicklist))}`;
		const picklist = await objectAt(context, url);
		if (picklist.status === 'cancelled') continue;
		if (picklist.status === 'closed' || isAnyPicked(picklist)) return true;
		// Who does not scan what is picked makes the label all the same.
		const shipments = await firstRows(context, `${url}/shipments`, {}, 'shipment');
		if (shipments.some(({ cancelled }) => cancelled !== true)) return true;
	}
	return false;
}

const isAnyPicked = ({ totalpicked, products }: IDataObject) =>
	isAbove0(totalpicked) || rowsIn(products).some((product) => isAbove0(amountPicked(product)));
