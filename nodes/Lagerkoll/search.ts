import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nodeError } from '../shared/operation/nodeError';
import { join, searchList, type Search } from '../shared/service/listSearch';
import type { Paging } from '../shared/service/paging';
import { pagesIfCounted, pagesOf, wrapped } from './service/pages';
import { lagerkoll } from './service/request';
import { listedWithTrailingSlash } from './service/trailingSlash';

/** How a list in the editor is read. */
interface Listed {
	url: string;
	paging: Paging;
	/**
	 * Names under which a row's ID may stand; some are cut off in the documentation
	 * (docs/services/lagerkoll.md, 2).
	 */
	ids: readonly string[];
	label: Search['label'];
	qs?: Record<string, string>;
	/** Whether Lagerkoll filters by what the user types. */
	hasQuery?: boolean;
}

function listed({ url, paging, ids, label, qs = {}, hasQuery }: Listed) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const found: Paging = {
			...paging,
			rowsIn: (body) => paging.rowsIn(body)?.map((row) => withId(this, row, ids)),
		};
		const search = searchList(lagerkoll, found, {
			request: (typed) => ({
				method: 'GET',
				url,
				qs: hasQuery && typed ? { ...qs, query: typed } : qs,
			}),
			id: 'listId',
			label: (row) => label(row) || String(row.listId),
			filterHere: !hasQuery,
		});
		return await listedWithTrailingSlash(
			this,
			url,
			async () => await search.call(this, filter, paginationToken),
		);
	};
}

/** @throws NodeOperationError where the row has no ID that is known */
function withId(context: ILoadOptionsFunctions, row: IDataObject, ids: readonly string[]) {
	const listId = ids.map((name) => row[name]).find((id) => id !== undefined && id !== null);
	if (listId !== undefined) return { ...row, listId };
	throw nodeError(
		context,
		'Lagerkoll shows no ID in this list',
		'Choose "By ID" instead and give the ID.',
	);
}

/** One of the four registers of codes (2.7 to 2.10). */
const register = (url: string, property: string) =>
	listed({
		url,
		paging: wrapped(property),
		ids: ['code'],
		label: ({ code, description }) => join(code, description),
	});

/** What the lists in the editor show (docs/services/lagerkoll.md, section 2). */
export const listSearch = {
	searchArticles: listed({
		url: '/articles',
		paging: pagesOf('articles'),
		ids: ['articleId'],
		label: ({ articleId, name }) => join(articleId, name),
		qs: { page: '0', limit: '100' },
		hasQuery: true,
	}),
	searchCostCenters: listed({
		url: '/costcenters',
		paging: wrapped('costCenters'),
		ids: ['id'],
		label: ({ shortName, name }) => join(shortName, name),
	}),
	searchCurrencies: listed({
		url: '/currencies',
		paging: wrapped('currencies'),
		ids: ['currency'],
		label: ({ currency, country }) => join(currency, country),
	}),
	searchCustomers: listed({
		url: '/customers',
		paging: pagesOf('customers'),
		ids: ['customerId', 'id'],
		label: ({ listId, name, city, zipCode }) => join(listId, name, zipCode, city),
		qs: { page: '0', limit: '50' },
	}),
	searchCustomerOrders: listed({
		url: '/customer_orders',
		paging: pagesOf('customerOrders'),
		ids: ['orderId', 'customerOrderId', 'id'],
		label: ({ listId, customerOrderNumber, externalOrderId, deliveryName }) =>
			join(listId, customerOrderNumber, externalOrderId, deliveryName),
		qs: { page: '0', limit: '100' },
	}),
	searchPurchaseOrders: listed({
		url: '/purchase_orders',
		paging: pagesOf('purchaseOrders'),
		ids: ['orderId', 'purchaseOrderId', 'id'],
		label: ({ listId, supplierOrderId, contactPerson }) =>
			join(listId, supplierOrderId, contactPerson),
		qs: { page: '0', limit: '100' },
	}),
	searchSuppliers: listed({
		url: '/suppliers',
		paging: pagesOf('suppliers'),
		ids: ['supplierId', 'id'],
		label: ({ listId, name, supplierExternalId, city }) =>
			join(listId, name, supplierExternalId, city),
		qs: { page: '0', limit: '100' },
		hasQuery: true,
	}),
	searchCustomerDeliveryTerms: register('/customer_delivery_terms', 'customerDeliveryTerms'),
	searchPaymentTerms: register('/payment_terms', 'paymentTerms'),
	searchSupplierDeliveryTerms: register('/supplier_delivery_terms', 'supplierDeliveryTerms'),
	searchWaysOfDelivery: register('/wod', 'wayOfDeliveries'),
	searchDocuments: listed({
		url: '/documents',
		paging: pagesIfCounted('documents'),
		ids: ['filename'],
		label: ({ filename, description }) => join(filename, description),
	}),
	searchFeatures: listed({
		url: '/feature',
		paging: wrapped('features'),
		ids: ['id', 'featureId'],
		label: ({ listId, name, version }) => join(listId, name, version),
	}),
	searchRoles: listed({
		url: '/roles',
		paging: wrapped('roles'),
		ids: ['id'],
		label: ({ name, portal }) => join(name, portal),
	}),
};
