import type { IDataObject } from 'n8n-workflow';
import { join, searchList, type Ask, type Search } from '../../shared/service/listSearch';
import { readPages } from '../../shared/service/paging';
import { pages, picqer } from '../service/request';

/** Pages of orders, and of picklists, that are read for the shipments of one page. */
const MOST_PAGES = 3;

/** What a shipment says of itself; the order's and picklist's numbers where they are known. */
export const shipmentLabel: Search['label'] = (row) =>
	join(row.orderid, row.picklistid, row.deliveryname, row.trackingcode, row.provider, row.created);

/**
 * The rows of a list that have these IDs, by ID: all between the lowest and the highest are asked for,
 * which takes few requests (docs/services/picqer.md, 2.1 and 2.2, list filters).
 */
async function rowsWithIds(ask: Ask, url: string, id: string, ids: readonly number[]) {
	const found = new Map<unknown, IDataObject>();
	if (ids.length === 0) return found;
	const qs = { sinceid: Math.min(...ids) - 1, beforeid: Math.max(...ids) + 1 };
	for await (const { rows, number } of readPages(ask, pages, { method: 'GET', url, qs })) {
		for (const row of rows) found.set(row[id], row);
		if (number === MOST_PAGES || ids.every((each) => found.has(each))) break;
	}
	return found;
}

/** A shipment names its order and picklist only by their IDs (docs/services/picqer.md, 2.3). */
async function withNumbers(ask: Ask, shipments: IDataObject[]): Promise<IDataObject[]> {
	const idsOf = (name: string) =>
		[...new Set(shipments.map((row) => row[name]))].filter((id) => typeof id === 'number');
	const [orders, picklists] = await Promise.allSettled([
		rowsWithIds(ask, '/orders', 'idorder', idsOf('idorder')),
		rowsWithIds(ask, '/picklists', 'idpicklist', idsOf('idpicklist')),
	]);
	// A key may not be allowed to read them, and a shipment can be found without.
	const known = (read: typeof orders, id: unknown): IDataObject =>
		(read.status === 'fulfilled' ? read.value.get(id) : undefined) ?? {};
	return shipments.map((shipment) => {
		const { orderid, deliveryname } = known(orders, shipment.idorder);
		const { picklistid, deliveryname: receiver } = known(picklists, shipment.idpicklist);
		return { ...shipment, orderid, picklistid, deliveryname: deliveryname ?? receiver };
	});
}

/** Shipments in the editor; what Picqer searches in is not documented (docs/services/picqer.md, 2.3). */
export const searchShipments = searchList(picqer, pages, {
	request: (search) => ({ method: 'GET', url: '/shipments', qs: search ? { search } : {} }),
	id: 'idshipment',
	label: shipmentLabel,
	details: withNumbers,
});
