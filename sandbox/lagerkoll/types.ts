/** What `since` compares: grows with every change of any row. Never sent to callers. */
export interface Changed {
	change: number;
}

/** A category of articles; how many articles have it is counted when it is read. */
export interface Category extends Changed {
	id: number;
	name: string;
}

/** A cost center for customer orders. */
export interface CostCenter extends Changed {
	id: number;
	name: string;
	shortName: string;
	externalId: string;
	active: boolean;
}

/** A delivery term, payment term or way of delivery. */
export interface Term extends Changed {
	code: string;
	description: string;
}

/** A unit of articles. */
export interface Unit extends Changed {
	id: number;
	externalId: string;
	name: string;
}

/** A VAT rate. */
export interface Vat extends Changed {
	id: number;
	code: string;
	/** Percent. */
	vat: number;
	description: string;
	/** Ledger account. */
	account: number;
	isDefault: boolean;
}

/** An article with its stock in each store. */
export interface Article extends Changed {
	articleId: string;
	name: string;
	description: string;
	price: number;
	/** Stock on hand, keyed by store id. */
	amounts: Record<number, number>;
	/** Several values separated by commas. */
	category: string;
	webshopArticle: boolean;
	barcode: string | null;
	hasImage: boolean;
}

/** A customer; only the zip code of it is visible in the documentation. */
export interface Customer {
	customerId: number;
	zipCode: string;
	tags: string[];
}

/** A supplier; `name` is known as a sort column only. */
export interface Supplier extends Changed {
	supplierId: number;
	name: string;
	country: string;
	city: string;
	street: string;
	language: string;
	supplierExternalId: string;
	rate: number;
	buyPriceShipment: number;
	/** The articles that it supplies. */
	articleIds: string[];
}

/** A row of a customer order. */
export interface OrderRow {
	articleId: string;
	orderedAmount: number;
	deliveredAmount: number;
	piecePrice: number;
	totalPrice: number;
	discountType: string;
	discount: number;
	description: string;
	storeId: number;
	storeGroupId: number;
}

/** A customer order: the fields of the plugin of 2016, `orderFields` holds those that are only kept. */
export interface CustomerOrder {
	orderId: number;
	externalOrderId: string | number | null;
	state: number;
	/** Milliseconds since 1970. */
	orderDate: number;
	storeGroupId: number;
	products: OrderRow[];
	[orderField: string]: unknown;
}

/** A row of a purchase order. */
export interface PurchaseRow {
	id: number;
	articleId: string;
	orderedAmount: number;
	deliveredAmount: number;
	batches: unknown[];
}

/** A purchase order. */
export interface PurchaseOrder {
	orderId: number;
	supplierId: number;
	supplierOrderId: string;
	productionOrderId: number | null;
	customerOrderId: number | null;
	contactPerson: string;
	deliveryPhone: string;
	deliveryZip: string;
	deliveryTermsDescription: string;
	paymentTermsDescription: string;
	rows: PurchaseRow[];
}

/** A production order. */
export interface ProductionOrder {
	orderId: number;
	customerOrderId: number;
	prReference: string;
	finishedAmount: number;
	workHours: number;
	/** Milliseconds since 1970. */
	endDate: number;
}

/** A price list. */
export interface PriceList {
	id: number;
	code: string;
	name: string;
	currency: string;
	rate: number;
}

/** A role of users. */
export interface Role {
	id: number;
	name: string;
	storeGroupId: number;
	portal: string;
	/** Number of users. */
	users: number;
	fields: Record<string, unknown>;
	paths: Array<{ path: string; action: string }>;
}

/** A document; its content is made from its description. */
export interface StoredDocument {
	filename: string;
	description: string;
	/** Milliseconds since 1970. */
	created: number;
	ownerId: number;
	ownerName: string;
	version: string;
	readPermissions: Role[];
}

/** An installable add-on and the stores that have it. */
export interface Feature {
	id: string;
	storeIds: number[];
	image: string;
	icon: string;
	server: boolean;
	roles: unknown[];
	description: Record<string, unknown>;
	version: string;
}

/** A webhook: a way in from outside to a method of a feature. */
export interface Webhook {
	id: number;
	guid: string;
	featureId: string;
	featureMethod: string;
	/** Null when it is for the whole store group. */
	storeId: number | null;
}

/** A draft of an invoice; only who made it is visible in the documentation, the rest filters and sorts. */
export interface InvoiceDraft {
	createdByName: string;
	type: 'PROJECT' | 'CUSTOMER_ORDER';
	articleId: string;
	articleName: string;
	/** Milliseconds since 1970. */
	created: number;
	invoiced: boolean;
}

/** A stocktake. */
export interface Stocktake {
	state: string;
	name: string;
	description: string;
	/** Milliseconds since 1970. */
	dueDate: number;
	annualAccount: boolean;
	itemsTotal: number;
	stockValue: number;
	stockValueFIFO: number;
}

/** A store of the store group. */
export interface Store {
	storeId: number;
	storeGroupId: number;
	name: string;
	isMaster: boolean;
	articleSuffix: string;
	currency: string;
	language: string;
}

/** A currency; `sek` is what one of it costs in Swedish crowns. */
export interface Currency {
	currency: string;
	country: string;
	currencyChar: string;
	sek: number;
}

/** All data of the store group. */
export interface LagerkollState {
	/** Where callbacks go; entered by hand in Lagerkoll, so no call of the API sets it. */
	callbackUrl: string | null;
	stores: Store[];
	articles: Article[];
	categories: Category[];
	costCenters: CostCenter[];
	customerDeliveryTerms: Term[];
	paymentTerms: Term[];
	supplierDeliveryTerms: Term[];
	wayOfDeliveries: Term[];
	units: Unit[];
	vats: Vat[];
	currencies: Currency[];
	customers: Customer[];
	suppliers: Supplier[];
	customerOrders: CustomerOrder[];
	purchaseOrders: PurchaseOrder[];
	productionOrders: ProductionOrder[];
	priceLists: PriceList[];
	roles: Role[];
	documents: StoredDocument[];
	features: Feature[];
	webhooks: Webhook[];
	webhookExecutions: Array<{ guid: string; storeId: number; body: unknown; at: number }>;
	invoiceDrafts: InvoiceDraft[];
	stocktakes: Stocktake[];
	shortUrls: Array<{ code: string; url: string }>;
	projectExports: Array<{ body: unknown; at: number }>;
	passwordResets: string[];
	lastChange: number;
	lastIds: Record<string, number>;
}
