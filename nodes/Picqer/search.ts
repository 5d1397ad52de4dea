import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { searchList, type Search } from '../shared/request/listSearch';
import type { Paging } from '../shared/request/paging';
import { pages, picqer } from './request';

/** Several values of a row in one line, without the empty ones. */
const join = (...parts: unknown[]) =>
	parts.filter((part) => part !== undefined && part !== null && part !== '').join(' – ');

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

/** The parts of something that the user has chosen in another parameter of the node. */
interface Parts {
	/** Name of that parameter. */
	parameter: string;
	url: (id: string) => string;
	id: string;
	label: Search['label'];
	rowsIn?: Paging['rowsIn'];
}

function partsOf({ parameter, url, rowsIn = pages.rowsIn, ...shown }: Parts) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
	): Promise<INodeListSearchResult> {
		const chosen = this.getCurrentNodeParameter(parameter, { extractValue: true });
		if (!chosen) return { results: [] };
		const search = searchList(
			picqer,
			{ rowsIn, next: () => undefined },
			{
				request: () => ({ method: 'GET', url: url(encodeURIComponent(String(chosen))) }),
				...shown,
				filterHere: true,
			},
		);
		return await search.call(this, filter);
	};
}

const name = (row: IDataObject) => String(row.name);

/** Shipping profiles stand inside of shipping providers (reference picqer.md, 2.19). */
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
		{ ...pages, rowsIn: (body) => pages.rowsIn(body).flatMap(profilesOf) },
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
const searchPicklistBatchPresets = listed(
	'/picklists/batches/presets',
	'idpicklist_batch_preset',
	name,
);

/** Lines of returns have code and name of their product in an object (reference picqer.md, 2.14). */
const productInside: Search['label'] = ({ product, amount }) => {
	const { productcode, name: productName } = (product ?? {}) as IDataObject;
	return join(productcode, productName, amount);
};

/** The stats stand in one object by their key (reference picqer.md, 2.25: unconfirmed). */
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
	customerField: listed('/customerfields', 'idcustomerfield', title),
	locationStockHistory: listed(
		'/location-stock-history',
		'idproduct_location_stock_history',
		stockChange,
	),
	orderField: searchOrderFields,
	packingStation: listed('/packingstations', 'idpacking_station', name),
	picklistBatchPreset: searchPicklistBatchPresets,
	priceList: listed('/pricelists', 'idpricelist', name),
	productField: listed('/productfields', 'idproductfield', title),
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
	throw new NodeOperationError(this.getNode(), 'Picqer does not say what to show in this list', {
		description: 'Choose "By ID" instead and give the ID.',
	});
}

/** What the lists in the editor show (reference picqer.md, section 2). */
export const listSearch = {
	searchOrders: searched('/orders', 'idorder', ({ orderid, reference, deliveryname }) =>
		join(orderid, reference, deliveryname),
	),
	searchProducts: searched('/products', 'idproduct', (row) => join(row.productcode, row.name)),
	searchCustomers: searched('/customers', 'idcustomer', (row) => join(row.customerid, row.name)),
	searchShipments: searched('/shipments', 'idshipment', ({ trackingcode, provider, created }) =>
		join(trackingcode, provider, created),
	),
	searchPicklists: listed('/picklists', 'idpicklist', ({ picklistid, reference, deliveryname }) =>
		join(picklistid, reference, deliveryname),
	),
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
	searchPurchaseOrderProducts: partsOf({
		parameter: 'idpurchaseorder',
		url: (id) => `/purchaseorders/${id}/products`,
		id: 'idpurchaseorder_product',
		label: (row) => join(row.productcode, row.name),
	}),
	searchReceiptProducts: partsOf({
		parameter: 'idreceipt',
		url: (id) => `/receipts/${id}`,
		rowsIn: (body) => ((body as IDataObject).products ?? []) as IDataObject[],
		id: 'idreceipt_product',
		label: (row) => join(row.productcode, row.name, row.amount, row.created_at),
	}),
	searchReturnedProducts: partsOf({
		parameter: 'idreturn',
		url: (id) => `/returns/${id}/returned_products`,
		id: 'idreturn_product',
		label: productInside,
	}),
	searchReplacementProducts: partsOf({
		parameter: 'idreturn',
		url: (id) => `/returns/${id}/replacement_products`,
		id: 'idreturn_product_replacement',
		label: productInside,
	}),
	searchOrderProducts: partsOf({
		parameter: 'idorder',
		url: (id) => `/orders/${id}/products`,
		id: 'idorder_product',
		label: (row) => join(row.productcode, row.name),
	}),
	searchPicklistProducts: partsOf({
		parameter: 'idpicklist',
		url: (id) => `/picklists/${id}`,
		rowsIn: (body) => ((body as IDataObject).products ?? []) as IDataObject[],
		id: 'idpicklist_product',
		label: (row) => join(row.productcode, row.name),
	}),
	searchShippingMethods: partsOf({
		parameter: 'idpicklist',
		url: (id) => `/picklists/${id}/shippingmethods`,
		id: 'idshippingprovider_profile',
		label: (row) => join(row.provider, row.name),
	}),
	searchCustomerAddresses: partsOf({
		parameter: 'idcustomer',
		url: (id) => `/customers/${id}/addresses`,
		id: 'idcustomer_address',
		label: (row) => join(row.name, row.address, row.city),
	}),
	searchProductParts: partsOf({
		parameter: 'idproduct',
		url: (id) => `/products/${id}/parts`,
		id: 'idproduct_part',
		label: (row) => join(row.productcode, row.name),
	}),
	searchProductImages: partsOf({
		parameter: 'idproduct',
		url: (id) => `/products/${id}/images`,
		id: 'idproduct_image',
		label: (row) => String(row.url),
	}),
};
