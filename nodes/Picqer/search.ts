import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
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
	searchUsers: listed('/users', 'iduser', (row) => String(row.full_name)),
	searchTags: listed('/tags', 'idtag', (row) => String(row.title)),
	searchTemplates: listed('/templates', 'idtemplate', name),
	searchVatGroups: listed('/vatgroups', 'idvatgroup', (row) => `${row.name} (${row.percentage} %)`),
	searchSuppliers: listed('/suppliers', 'idsupplier', name),
	searchLocations: searchList(picqer, pages, {
		request: (filter) => ({ method: 'GET', url: '/locations', qs: filter ? { name: filter } : {} }),
		id: 'idlocation',
		label: name,
	}),
	searchPackagings: listed('/packagings', 'idpackaging', name),
	searchFulfilmentCustomers: listed('/fulfilment/customers', 'idfulfilment_customer', name),
	searchOrderFields: listed('/orderfields', 'idorderfield', (row) => String(row.title)),
	searchHooks: listed('/hooks', 'idhook', (row) => join(row.name, row.event)),
	searchShippingProfiles,
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
