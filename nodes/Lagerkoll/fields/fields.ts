import { toIso, type Convert } from '../../shared/operation/convert';
import { choice, dateTime, text, type Field, type More } from '../../shared/operation/fields';
import { locator, locatorField } from '../../shared/operation/locator';

/** What the user looks for. */
export const query = text('Search', 'query', {
	description: 'Where Lagerkoll looks for this text is not documented (unconfirmed)',
	placeholder: 'e.g. oak',
	name: 'search',
});

/**
 * Direction of the order; two lists call it `order`, one `sort_order`
 * (docs/services/lagerkoll.md, 1.7).
 */
export const sortDirection = (property: string, usual: 'asc' | 'desc'): Field =>
	choice(
		'Sort Order',
		property,
		[
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		{ description: 'From which end to sort', name: 'sortOrder', default: usual },
	);

const toMilliseconds: Convert = (context, displayName, value) => {
	const iso = toIso(context, displayName, value);
	return iso === undefined ? undefined : Date.parse(String(iso));
};

/** A moment in milliseconds since 1970, as Lagerkoll's JSON has it (1.7). */
export const momentField = (displayName: string, property: string, more: More = {}): Field =>
	dateTime(displayName, property, { convert: toMilliseconds, ...more });

/** A date in a query, of which the format is not documented (1.7). */
export const queryDate = (displayName: string, property: string): Field =>
	text(displayName, property, {
		placeholder: 'e.g. 2026-01-31',
		description: 'Sent as it is: the format of dates here is not documented (unconfirmed)',
	});

const ARTICLE = {
	search: 'searchArticles',
	example: '192005-6',
	numeric: false,
	description: 'The list is read by a call that is not documented (unconfirmed)',
};

const CURRENCY = { search: 'searchCurrencies', example: 'SEK', numeric: false };
const FEATURE = { search: 'searchFeatures', example: 'my-feature', numeric: false };

/** What stands in paths, each chosen from a list or given by its ID. */
export const path = {
	article: locator('Article', 'articleId', ARTICLE),
	costCenter: locator('Cost Center', 'costCenterId', {
		search: 'searchCostCenters',
		example: '31',
	}),
	currency: locator('Currency', 'currencyCode', CURRENCY),
	baseCurrency: locator('Base Currency', 'baseCurrencyCode', {
		...CURRENCY,
		description: 'The currency that rates are given for',
	}),
	customer: locator('Customer', 'customerId', {
		search: 'searchCustomers',
		example: '77',
		description: 'The list is read by a call that is not documented (unconfirmed)',
	}),
	customerOrder: locator('Customer Order', 'customerOrderId', {
		search: 'searchCustomerOrders',
		example: '1713',
		description: 'The list is read by a call that is not documented (unconfirmed)',
	}),
	purchaseOrder: locator('Purchase Order', 'purchaseOrderId', {
		search: 'searchPurchaseOrders',
		example: '4299',
		description: 'The list is read by a call that is not documented (unconfirmed)',
	}),
	supplier: locator('Supplier', 'supplierId', { search: 'searchSuppliers', example: '12' }),
	customerDeliveryTerm: locator('Customer Delivery Term', 'customerDeliveryTermCode', {
		search: 'searchCustomerDeliveryTerms',
		example: 'CFR',
		numeric: false,
	}),
	paymentTerm: locator('Payment Term', 'paymentTermCode', {
		search: 'searchPaymentTerms',
		example: '30',
		numeric: false,
	}),
	supplierDeliveryTerm: locator('Supplier Delivery Term', 'supplierDeliveryTermCode', {
		search: 'searchSupplierDeliveryTerms',
		example: 'CFR',
		numeric: false,
	}),
	wayOfDelivery: locator('Way of Delivery', 'wayOfDeliveryCode', {
		search: 'searchWaysOfDelivery',
		example: 'FK',
		numeric: false,
	}),
	document: locator('Document', 'documentName', {
		search: 'searchDocuments',
		example: 'manual.pdf',
		numeric: false,
	}),
	feature: locator('Feature', 'featureId', FEATURE),
	role: locator('Role', 'roleId', { search: 'searchRoles', example: '12' }),
};

/** What stands in queries and bodies, each chosen from a list or given by its ID. */
export const idField = {
	/** @param property the service's name for it there */
	article: (property: string) => locatorField('Article', property, ARTICLE),
	feature: locatorField('Feature', 'featureId', {
		...FEATURE,
		description:
			'The add-on of which a method is run; which methods there are is not documented (unconfirmed)',
	}),
};
