import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { join, searchList, type Search } from '../shared/service/listSearch';
import { skuSearch } from './fields/bySku';
import { dayAgo } from './resources/order/findOrder';
import { goedGepickt, pages } from './service/request';

/** Orders in the editor's list are not older than this. */
const RECENT_DAYS = 30;

/** A list that is filtered here by what the user types, since GoedGepickt filters only by whole values. */
const listed = (
	url: string,
	query: (filter: string | undefined) => IDataObject,
	label: Search['label'],
) =>
	searchList(goedGepickt, pages, {
		request: (filter) => ({ method: 'GET', url, qs: { page: '1', ...query(filter) } }),
		id: 'uuid',
		label,
		filterHere: true,
	});

const productLabel = (row: IDataObject) => join(row.sku, row.name);

const productsBySku = listed('/products', (sku = '') => skuSearch(sku), productLabel);

const productPages = listed('/products', () => ({ perPage: '100' }), productLabel);

/** What the user types is a whole SKU, or else a part of a name on the page that is shown (2.2). */
async function searchProducts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	if (filter?.trim() && !paginationToken) {
		const exact = await productsBySku.call(this, filter);
		if (exact.results.length > 0) return { results: exact.results };
	}
	return await productPages.call(this, filter, paginationToken);
}

/** What the lists in the editor show (docs/services/goedgepickt.md, section 2). */
export const listSearch = {
	searchWebshops: listed(
		'/webshops',
		() => ({ perPage: '50' }),
		(row) => join(row.name, row.url),
	),
	searchProducts,
	searchPickLocations: listed(
		'/picklocations',
		() => ({ perPage: '100' }),
		(row) => String(row.name),
	),
	searchOrders: listed(
		'/orders',
		() => ({ perPage: '50', createdAfter: dayAgo(RECENT_DAYS) }),
		(row) => join(row.externalDisplayId, row.status, row.shippingLastName, row.shippingCity),
	),
};
