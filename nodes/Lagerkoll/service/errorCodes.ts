/** Codes that mean the same on every resource (docs/services/lagerkoll.md, 1.8). */
const EVERYWHERE: Record<number, string> = {
	900001: 'the credentials do not match',
	900101: 'general error',
	900429: 'too many requests',
	902123: 'the API feature is not activated',
	902125: 'the feature is not installed',
};

/**
 * Codes by resource, as its path is called: the same code means something else on another one
 * (docs/services/lagerkoll.md, 1.8).
 */
const BY_RESOURCE: Record<string, Record<number, string>> = {
	articles: {
		900201: 'could not get an article',
		900202: 'could not create an article',
		900203: 'could not update an article',
		900204: 'could not delete an article',
		900211: 'could not get batches',
		900212: 'could not create a batch',
		900213: 'could not update a batch',
		900214: 'could not delete a batch',
		900221: 'could not get serial numbers',
		900222: 'could not create a serial number',
		900223: 'could not update a serial number',
		900224: 'could not delete a serial number',
		900803: 'could not update a template of custom fields',
		900232: 'could not import articles',
		900233: 'could not get import templates',
		900234: 'could not add an import template',
		900235: 'could not update an import template',
		900236: 'could not delete an import template',
		900241: 'could not export articles',
	},
	prices: {
		900301: 'could not get a price list',
		900302: 'could not create a price list',
		900303: 'could not update a price list',
		900304: 'could not delete a price list',
		900305: 'could not get a single price',
		900311: 'could not get prices',
		900312: 'could not create a price',
		900313: 'could not update a price',
		900314: 'could not delete a price',
	},
	currencies: {
		900401: 'could not get currencies',
	},
	customers: {
		900501: 'could not get a customer',
		900502: 'could not create a customer',
		900503: 'could not update a customer',
		900504: 'could not delete a customer',
		900512: 'could not import customers',
		900513: 'could not update an import template',
		900514: 'could not add an import template',
		900515: 'could not delete an import template',
		900521: 'could not export customers',
	},
	wod: {
		900511: 'could not get a way of delivery',
		900512: 'could not create a way of delivery',
		900513: 'could not update a way of delivery',
		900514: 'could not delete a way of delivery',
	},
	customer_delivery_terms: {
		900521: 'could not get a delivery term',
		900522: 'could not create a delivery term',
		900523: 'could not update a delivery term',
		900524: 'could not delete a delivery term',
	},
	payment_terms: {
		900531: 'could not get a payment term',
		900532: 'could not create a payment term',
		900533: 'could not update a payment term',
		900534: 'could not delete a payment term',
	},
	suppliers: {
		900601: 'could not get a supplier',
		900602: 'could not create a supplier',
		900603: 'could not update a supplier',
		900604: 'could not delete a supplier',
		900624: 'could not import suppliers',
	},
	supplier_delivery_terms: {
		900611: 'could not get a delivery term',
		900612: 'could not create a delivery term',
		900613: 'could not update a delivery term',
		900614: 'could not delete a delivery term',
	},
	customer_orders: {
		900701: 'could not get a customer order',
		900702: 'could not create a customer order',
		900703: 'could not update a customer order',
		900711: 'could not get a picking list',
		900713: 'could not update a picking list',
		900721: 'could not get the articles on back-order',
		900732: 'could not create a drop shipment',
		900743: 'could not send a confirmation',
		900752: 'the value of the order is 0',
		900761: 'could not get an offer',
		900762: 'could not create an offer',
		900763: 'could not update an offer',
	},
	costcenters: {
		900911: 'could not get a cost center',
		900912: 'could not create a cost center',
		900913: 'could not update a cost center',
		900914: 'could not delete a cost center',
	},
	account: {
		901011: 'could not get the license URL',
		901012: 'could not create an account',
		901112: 'could not create an integration',
		901212: 'could not create a status message',
		901222: 'could not log in',
		901232: 'could not verify an account',
		901242: 'could not update an account',
		901251: 'could not get an invoice',
		901261: 'could not get the API settings',
		901262: 'could not update the API settings',
		901272: 'could not update the e-mail settings',
		901273: 'could not verify the e-mail settings',
		901282: 'could not send a support message',
	},
	purchase_orders: {
		901101: 'could not get a purchase order',
		901102: 'could not create a purchase order',
		901103: 'could not update a purchase order',
	},
	mobile: {
		901302: 'could not log in',
		901303: 'could not reset a password',
	},
	images: {
		901501: 'could not get a barcode image',
	},
	documents: {
		901601: 'could not get a document',
		901602: 'could not copy a document',
		902301: 'could not get a document',
		902302: 'could not copy a document',
	},
	pdf: {
		901701: 'could not generate a PDF',
	},
	stores: {
		901702: 'could not add a store',
		901703: 'could not update a store',
		901704: 'could not delete a store',
	},
	units: {
		901801: 'could not get units',
		901802: 'could not create a unit',
	},
	invoices: {
		901801: 'could not get an invoice draft',
		901802: 'could not add an invoice draft',
		901803: 'could not update an invoice draft',
		901804: 'could not delete an invoice draft',
		901805: 'could not invoice a draft',
		902501: 'could not get an invoice draft',
		902502: 'could not add an invoice draft',
		902503: 'could not update an invoice draft',
		902504: 'could not delete an invoice draft',
		902505: 'could not invoice a draft (unconfirmed)',
	},
	vats: {
		901901: 'could not get a VAT',
		901902: 'could not create a VAT',
		901903: 'could not update a VAT',
		901904: 'could not delete a VAT',
	},
	stocktake: {
		902001: 'could not get a stocktake',
		902002: 'could not get the articles of a stocktake',
		902003: 'could not register inventory',
		902011: 'could not create a stocktake',
		902012: 'could not update a stocktake',
	},
	webhooks: {
		902101: 'could not get a webhook',
	},
	feature: {
		902101: 'could not get a feature',
		902102: 'could not upload a feature',
		902103: 'could not update a feature',
		902104: 'could not delete a feature',
		902105: 'could not create a feature',
		902111: 'could not get feature data',
		902112: 'could not add feature data',
		902114: 'could not delete feature data',
		902122: 'a feature that this one depends on is not installed',
		902124: 'another installed feature depends on this one',
	},
	url: {
		902201: 'could not get a short URL',
		902202: 'could not create a short URL',
	},
	production_orders: {
		903001: 'could not get a production order',
		903002: 'could not create a production order',
		903003: 'could not update a production order',
		903004: 'could not get the customer order',
	},
	reports: {
		904001: 'could not get report data',
	},
	integration: {
		905001: 'could not authenticate to the integration',
		905002: 'the integration is in the wrong state',
		905003: 'could not post to Visma',
		905004: 'error of the integration',
		905005: 'error of the external system',
		905006: 'could not post to Fortnox',
		905007: 'could not post to BankID',
	},
	projects: {
		906001: 'could not get a project',
		906002: 'could not get the customer',
		906003: 'could not get the user',
		906004: 'could not get an article',
		906005: 'could not get an invoice draft',
		906011: 'could not create a project',
		906012: 'could not create a project article',
		906013: 'could not create an invoice draft from articles',
		906014: 'could not create an invoice from drafts',
		906021: 'could not update a project',
		906022: 'could not update a project article',
		906023: 'could not update an invoice draft',
		906031: 'the amount is too large for the article',
		906032: 'the project still holds articles with an amount',
	},
	roles: {
		908001: 'could not get a role',
		908002: 'could not create a role',
		908003: 'could not update a role',
	},
	interpreter: {
		909001: 'the supplier was not found',
		909002: 'the purchase order was not found',
		909003: 'the interpreter feature is missing',
	},
};

/**
 * What an error code of Lagerkoll means.
 *
 * @param resource first part of the path, e.g. `customer_orders`
 * @returns undefined for a code that the reference does not have
 */
export function meaningOf(resource: string, code: number): string | undefined {
	return EVERYWHERE[code] ?? BY_RESOURCE[resource]?.[code];
}
