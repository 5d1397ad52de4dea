import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { asking, join, searchList, type Ask, type Search } from '../../shared/service/listSearch';
import { readPages } from '../../shared/service/paging';
import { pages, picqer } from '../service/request';

/** Pages of orders, and of picklists, that are read for the shipments of one page. */
const MOST_PAGES = 3;

/** Picklists of which the shipments are read for what was typed. */
const MOST_PICKLISTS = 5;

/** What a shipment says of itself; the order's and picklist's numbers where they are known. */
const shipmentLabel: Search['label'] = (row) =>
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

const listedShipments = searchList(picqer, pages, {
	request: (search) => ({ method: 'GET', url: '/shipments', qs: search ? { search } : {} }),
	id: 'idshipment',
	label: shipmentLabel,
	details: withNumbers,
});

/** The rows of the first page of a list. */
const firstRows = async (ask: Ask, url: string, qs: IDataObject = {}): Promise<IDataObject[]> => {
	const { body } = await ask({ method: 'GET', url, qs, answer: pages });
	return pages.rowsIn(body) ?? [];
};

/**
 * The shipments of the picklist with this number, and of orders that Picqer finds by it: their number,
 * reference or customer (docs/services/picqer.md, 2.1 and 2.2, list filters).
 */
async function shipmentsOf(ask: Ask, typed: string): Promise<IDataObject[]> {
	const [picklists, orders] = await Promise.allSettled([
		firstRows(ask, '/picklists', { picklistid: typed }),
		firstRows(ask, '/orders', { search: typed }),
	]);
	// A key may not be allowed to read one of them.
	const rowsOf = (read: typeof orders) => (read.status === 'fulfilled' ? read.value : []);
	const ofOrders = rowsOf(orders).flatMap((order) => (order.picklists ?? []) as IDataObject[]);
	const ids = new Set([...rowsOf(picklists), ...ofOrders].map(({ idpicklist }) => idpicklist));
	ids.delete(undefined);
	const found = await Promise.all(
		[...ids]
			.slice(0, MOST_PICKLISTS)
			.map(
				async (id) =>
					await firstRows(ask, `/picklists/${encodeURIComponent(String(id))}/shipments`),
			),
	);
	return found.flat();
}

/**
 * Shipments in the editor. What Picqer's own search looks in is not documented
 * (docs/services/picqer.md, 2.3), so where it finds nothing, orders and picklists are looked through.
 */
export async function searchShipments(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const listed = await listedShipments.call(this, filter, paginationToken);
	const typed = filter?.trim() ?? '';
	if (typed === '' || paginationToken || listed.results.length > 0) return listed;
	const ask = asking(this, picqer);
	const shipments = await withNumbers(ask, await shipmentsOf(ask, typed));
	const results = shipments.map((row) => ({
		name: shipmentLabel(row),
		value: row.idshipment as number,
	}));
	return { results };
}
