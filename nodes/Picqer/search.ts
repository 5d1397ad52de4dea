import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nodeError } from '../shared/operation/nodeError';
import { yesOrNo } from '../shared/lib/yesOrNo';
import { join, searchList, type Search } from '../shared/service/listSearch';
import type { Paging } from '../shared/service/paging';
import { activeThenInactive } from './resources/product/inactive';
import { PAGE_SIZE, pages, picqer } from './service/request';
import { partSearches } from './fields/partSearches';
import { searchShipments } from './fields/shipmentSearch';

/** A list that Picqer filters by what the user types. */
const searched = (url: string, id: string, label: Search['label']) =>
	searchList(picqer, pages, {
		request: (search) => ({ method: 'GET', url, qs: search ? { search } : {} }),
		id,
		label,
	});

/** A list that Picqer does not filter. */
const listed = (url: string, id: string, label: Search['label']) =>
	searchList(picqer, pages, {
		request: () => ({ method: 'GET', url }),
		id,
		label,
		filterHere: true,
	});

const name = (row: IDataObject) => String(row.name);

/** Shipping profiles stand inside of shipping providers (docs/services/picqer.md, 2.19). */
async function searchShippingProfiles(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const profilesOf = (provider: IDataObject) =>
		((provider.profiles ?? []) as IDataObject[]).map(
			(profile): IDataObject => ({
				...profile,
				name: join(provider.name, profile.name),
			}),
		);
	const search = searchList(
		picqer,
		{ ...pages, rowsIn: (body) => pages.rowsIn(body)?.flatMap(profilesOf) },
		{
			request: () => ({ method: 'GET', url: '/shippingproviders' }),
			id: 'idshippingprovider_profile',
			label: name,
			filterHere: true,
		},
	);
	return await search.call(this, filter);
}

const title = (row: IDataObject) => String(row.title);

const searchUsers = listed('/users', 'iduser', (row) => String(row.full_name));
const searchTemplates = listed('/templates', 'idtemplate', name);
const searchVatGroups = listed(
	'/vatgroups',
	'idvatgroup',
	(row) => `${row.name} (${row.percentage} %)`,
);
const searchOrderFields = listed('/orderfields', 'idorderfield', title);
const searchProductFields = listed('/productfields', 'idproductfield', title);
const searchCustomerFields = listed('/customerfields', 'idcustomerfield', title);
const searchPriceLists = listed('/pricelists', 'idpricelist', name);
const searchPicklistBatchPresets = listed(
	'/picklists/batches/presets',
	'idpicklist_batch_preset',
	name,
);

/** The stats stand in one object by their key (docs/services/picqer.md, 2.25: unconfirmed). */
const searchStats = searchList(
	picqer,
	{
		rowsIn: (body) => Object.keys((body ?? {}) as IDataObject).map((key) => ({ key })),
		next: () => undefined,
	},
	{
		request: () => ({ method: 'GET', url: '/stats' }),
		id: 'key',
		label: (row) => String(row.key),
		filterHere: true,
	},
);

/** A change of stock, as its history tells it. */
const stockChange = ({ changed_at, reason, stock_change, change_type }: IDataObject) =>
	join(changed_at, stock_change, reason, change_type);

/** The lists of resources that can only be read, by the name of the resource. */
const recordSearches: Record<string, typeof searchUsers> = {
	customerField: searchCustomerFields,
	locationStockHistory: listed(
		'/location-stock-history',
		'idproduct_location_stock_history',
		stockChange,
	),
	orderField: searchOrderFields,
	packingStation: listed('/packingstations', 'idpacking_station', name),
	picklistBatchPreset: searchPicklistBatchPresets,
	priceList: searchPriceLists,
	productField: searchProductFields,
	stockHistory: listed('/stockhistory', 'idproduct_stock_history', stockChange),
	template: searchTemplates,
	user: searchUsers,
	vatGroup: searchVatGroups,
	webshopOrder: listed('/webshoporders', 'idcompany_webshop_order', (row) =>
		join(row.foreign_number, row.status, row.ordered),
	),
};

async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const search = recordSearches[String(this.getCurrentNodeParameter('resource'))];
	if (search) return await search.call(this, filter, paginationToken);
	// Movements: no field of theirs is documented, so that nothing could be shown (2.31).
	throw nodeError(
		this,
		'Picqer does not say what to show in this list',
		'Choose "By ID" instead and give the ID.',
	);
}

const productLabel: Search['label'] = ({ productcode, name: productName, active }) =>
	join(productcode, productName, yesOrNo(active) === false && 'inactive');

const products = (paging: Paging, state: IDataObject) =>
	searchList(picqer, paging, {
		request: (search) => ({
			method: 'GET',
			url: '/products',
			qs: { ...(search && { search }), ...state },
		}),
		id: 'idproduct',
		label: productLabel,
	});

const allProducts = products(activeThenInactive, {});
const inactiveProducts = products(pages, { inactive: true });

/**
 * Active products, and behind them the inactive ones, which Picqer gives only when asked for (2.7,
 * List products). To activate one, only the latter make sense.
 */
async function searchProducts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const isActivate = this.getCurrentNodeParameter('operation') === 'activate';
	if (isActivate) return await inactiveProducts.call(this, filter, paginationToken);
	const first = await allProducts.call(this, filter, paginationToken);
	if (!first.paginationToken || first.results.length >= PAGE_SIZE) return first;
	// A short page may leave nothing to scroll in the editor, which then asks for no other page.
	const second = await allProducts.call(this, filter, first.paginationToken);
	return { ...second, results: [...first.results, ...second.results] };
}

const picklistLabel: Search['label'] = (row) =>
	join(row.picklistid, row.reference, row.deliveryname, row.deliverycity);

/** What the lists in the editor show (docs/services/picqer.md, section 2). */
export const listSearch = {
	searchOrders: searched('/orders', 'idorder', (row) =>
		join(row.orderid, row.reference, row.deliveryname, row.deliverycity),
	),
	searchProducts,
	searchCustomers: searched('/customers', 'idcustomer', (row) => join(row.customerid, row.name)),
	searchShipments,
	searchPicklists: listed('/picklists', 'idpicklist', picklistLabel),
	searchNewPicklists: searchList(picqer, pages, {
		request: () => ({ method: 'GET', url: '/picklists', qs: { status: 'new' } }),
		id: 'idpicklist',
		label: picklistLabel,
	}),
	searchWarehouses: listed('/warehouses', 'idwarehouse', name),
	searchUsers,
	searchTags: listed('/tags', 'idtag', (row) => String(row.title)),
	searchTemplates,
	searchVatGroups,
	searchSuppliers: listed('/suppliers', 'idsupplier', name),
	searchLocations: searchList(picqer, pages, {
		request: (filter) => ({ method: 'GET', url: '/locations', qs: filter ? { name: filter } : {} }),
		id: 'idlocation',
		label: name,
	}),
	searchPackagings: listed('/packagings', 'idpackaging', name),
	searchFulfilmentCustomers: listed('/fulfilment/customers', 'idfulfilment_customer', name),
	searchOrderFields,
	searchProductFields,
	searchCustomerFields,
	searchPriceLists,
	searchHooks: listed('/hooks', 'idhook', (row) => join(row.name, row.event)),
	searchShippingProfiles,
	searchRecords,
	searchPicklistBatchPresets,
	searchPicklistBatches: listed('/picklists/batches', 'idpicklist_batch', (row) =>
		join(row.picklist_batchid, row.display_title, row.status),
	),
	searchPickingContainers: searchList(
		picqer,
		{ ...pages, next: () => undefined },
		{
			request: () => ({ method: 'GET', url: '/picking-containers' }),
			id: 'idpicking_container',
			label: name,
			filterHere: true,
		},
	),
	searchLocationTypes: listed('/locationtypes', 'idlocation_type', name),
	searchPurchaseOrders: searched('/purchaseorders', 'idpurchaseorder', (row) =>
		join(row.purchaseorderid, row.supplier_name, row.status),
	),
	searchReceipts: listed('/receipts', 'idreceipt', ({ receiptid, supplier, status }) =>
		join(receiptid, (supplier as IDataObject | null)?.name, status),
	),
	searchReturns: searched('/returns', 'idreturn', ({ returnid, reference, name: customer }) =>
		join(returnid, reference, customer),
	),
	searchReturnStatuses: listed('/return_statuses', 'idreturn_status', name),
	searchReturnReasons: listed('/return_reasons', 'idreturn_reason', name),
	searchBackorders: listed('/backorders', 'idbackorder', (row) =>
		join(row.idbackorder, `order ${row.idorder}`, `product ${row.idproduct}`, row.amount),
	),
	searchComments: listed('/comments', 'idcomment', ({ created_at, body }) =>
		join(created_at, body),
	),
	searchTasks: listed('/tasks', 'idtask', title),
	searchStats,
	...partSearches,
};
