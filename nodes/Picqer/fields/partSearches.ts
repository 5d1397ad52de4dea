import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nodeError } from '../../shared/operation/nodeError';
import { objectIn } from '../../shared/service/body';
import { asking, join, searchList, type Search } from '../../shared/service/listSearch';
import type { Paging } from '../../shared/service/paging';
import { idOf } from './byNumber';
import { pages, picqer } from '../service/request';

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
		const chosen = await idOf(this, parameter, this.getCurrentNodeParameter(parameter));
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
		const found = await search.call(this, filter);
		if (found.results.every(({ value }) => value !== undefined)) return found;
		throw nodeError(
			this,
			'The list of Picqer has no IDs',
			'Choose "By ID" instead and give the ID.',
		);
	};
}

const productLabel: Search['label'] = (row) => join(row.productcode, row.name);

/** The lines of the purchase order that the chosen receipt is for; none when it is for a supplier (2.13). */
async function searchReceiptLines(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const receipt = await idOf(this, 'idreceipt', this.getCurrentNodeParameter('idreceipt'));
	if (!receipt) return { results: [] };
	const url = `/receipts/${encodeURIComponent(String(receipt))}`;
	const answer = await asking(this, picqer)({ method: 'GET', url });
	const order = objectIn(answer)?.purchaseorder as IDataObject | null | undefined;
	if (!order?.idpurchaseorder) return { results: [] };
	const lines = searchList(
		picqer,
		{ rowsIn: pages.rowsIn, next: () => undefined },
		{
			request: () => ({
				method: 'GET',
				url: `/purchaseorders/${encodeURIComponent(String(order.idpurchaseorder))}/products`,
			}),
			id: 'idpurchaseorder_product',
			label: productLabel,
			filterHere: true,
		},
	);
	return await lines.call(this, filter);
}

/** Where the products of a picklist lie, each with its product (2.2, `pick_locations`). */
const pickLocations: Paging['rowsIn'] = (body) =>
	productsIn(body)?.flatMap((product) =>
		((product.pick_locations ?? []) as IDataObject[]).map((place) => ({
			...place,
			productcode: product.productcode,
		})),
	);

/** The lines that stand in a picklist or receipt. */
const productsIn: Paging['rowsIn'] = (body) =>
	((body as IDataObject).products ?? []) as IDataObject[];

/**
 * Lines of returns have code and name of their product in an object
 * (docs/services/picqer.md, 2.14).
 */
const productInside: Search['label'] = ({ product, amount }) => {
	const { productcode, name: productName } = (product ?? {}) as IDataObject;
	return join(productcode, productName, amount);
};

/**
 * Lists of parts of what the user has chosen in another parameter
 * (docs/services/picqer.md, section 2).
 */
export const partSearches = {
	searchPurchaseOrderProducts: partsOf({
		parameter: 'idpurchaseorder',
		url: (id) => `/purchaseorders/${id}/products`,
		id: 'idpurchaseorder_product',
		label: productLabel,
	}),
	searchReceiptProducts: partsOf({
		parameter: 'idreceipt',
		url: (id) => `/receipts/${id}`,
		rowsIn: productsIn,
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
		label: productLabel,
	}),
	searchPicklistProducts: partsOf({
		parameter: 'idpicklist',
		url: (id) => `/picklists/${id}`,
		rowsIn: productsIn,
		id: 'idpicklist_product',
		label: productLabel,
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
		label: productLabel,
	}),
	searchProductImages: partsOf({
		parameter: 'idproduct',
		url: (id) => `/products/${id}/images`,
		id: 'idproduct_image',
		label: (row) => String(row.url),
	}),
	searchReceiptLines,
	searchPickLocations: partsOf({
		parameter: 'idpicklist',
		url: (id) => `/picklists/${id}`,
		rowsIn: pickLocations,
		id: 'idpicklist_product_location',
		label: (row) => join(row.name, row.productcode, row.amount),
	}),
	searchPicklistShipments: partsOf({
		parameter: 'idpicklist',
		url: (id) => `/picklists/${id}/shipments`,
		id: 'idshipment',
		label: ({ trackingcode, provider, created }) => join(trackingcode, provider, created),
	}),
	searchProductLocations: partsOf({
		parameter: 'idproduct',
		url: (id) => `/products/${id}/locations`,
		id: 'idlocation',
		label: (row) => String(row.name),
	}),
	searchPurchaseOrderReceipts: partsOf({
		parameter: 'idpurchaseorder',
		url: (id) => `/purchaseorders/${id}/receipts`,
		id: 'idreceipt',
		label: ({ receiptid, status }) => join(receiptid, status),
	}),
	// The fields of these two lists are not documented (2.13, 2.16).
	searchExpectedProducts: partsOf({
		parameter: 'idreceipt',
		url: (id) => `/receipts/${id}/expected-products`,
		id: 'idproduct',
		label: productLabel,
	}),
	searchProductsOnLocation: partsOf({
		parameter: 'idlocation',
		url: (id) => `/locations/${id}/products`,
		id: 'idproduct',
		label: productLabel,
	}),
};
