/** A shop of the account (docs/services/goedgepickt.md, 2.1). */
export interface Webshop {
	uuid: string;
	name: string;
	url: string;
	platform: string;
}

/** A place where products lie (2.4). */
export interface PickLocation {
	uuid: string;
	name: string;
}

/** How much of a product lies on one pick location (2.3). */
export interface StockLocation {
	pickLocationUuid: string;
	quantity: number;
	/** The lowest number comes first. */
	priority: number;
}

/** What a compound product is made of. */
export interface Part {
	productUuid: string;
	quantity: number;
}

/** Who a product is bought from; the capitals are GoedGepickt's. */
export interface Supplier {
	supplierUUID: string;
	supplierName: string;
	supplierSku: string;
}

/** A product (2.2), with what the API keeps to itself: shop, parts and stock per location. */
export interface Product {
	uuid: string;
	webshopUuid: string;
	productId: string;
	sku: string;
	ean: string | null;
	barcode: string | null;
	name: string;
	description: string;
	price: string;
	costPrice: string;
	taxRate: string;
	/** Grams here; GoedGepickt's unit is not known. */
	weight: number;
	length: string;
	width: string;
	height: string;
	productAttributes: Array<{ name: string; value: string }>;
	internalComment: string;
	url: string | null;
	/** Null for the placeholder. */
	picture: string | null;
	allowBackorders: boolean;
	supplier: Supplier | null;
	stockManagement: boolean;
	reservedStock: number;
	/** One source saw a boolean, another 0 and 1. */
	unlimitedStock: boolean | 0 | 1;
	minimalStock: number;
	fillStockTo: number;
	stockLocations: StockLocation[];
	/** Empty unless the product is a compound one. */
	parts: Part[];
}

/** A line of an order (2.5). */
export interface OrderLine {
	/** Missing when the product is unknown. */
	productUuid?: string;
	sku: string;
	productName: string;
	productQuantity: number;
	pickedQuantity: number;
	type: 'normal' | 'parent' | 'child';
	productPrice: string;
}

/** The texts of an order that come back as they were sent, null when they were not. */
export const orderTexts = [
	'billingFirstName',
	'billingLastName',
	'billingCompany',
	'billingAddress',
	'billingHouseNumber',
	'billingHouseNumberAddition',
	'billingAddress2',
	'billingZipcode',
	'billingCity',
	'billingCountry',
	'billingEmail',
	'billingPhone',
	'shippingFirstName',
	'shippingLastName',
	'shippingCompany',
	'shippingAddress',
	'shippingHouseNumber',
	'shippingHouseNumberAddition',
	'shippingAddress2',
	'shippingZipcode',
	'shippingCity',
	'shippingCountry',
	'shippingMethod',
	'paymentMethod',
	'customerNote',
] as const;

/** The texts of an order, by the names of the create body. */
export type OrderTexts = Record<(typeof orderTexts)[number], string | null>;

/** An order (2.5). */
export interface Order {
	uuid: string;
	webshopUuid: string;
	orderId: string;
	externalDisplayId: string;
	status: string;
	/** `2026-03-02T14:05:00` in Dutch time. */
	createDate: string;
	finishDate: string | null;
	totalPaid: string | null;
	internComment: string | null;
	attentionNeeded: 0 | 1;
	tags: string[];
	texts: OrderTexts;
	products: OrderLine[];
}

/** A parcel (2.6). */
export interface Shipment {
	uuid: string;
	orderUuid: string;
	status: string;
	createDate: string;
	deliveredDate: string | null;
	trackTraceCode: string;
	trackTraceUrl: string;
}

/** A webhook (3.1); whether it is active is not in the API's answers. */
export interface Webhook {
	webhookUuid: string;
	webhookEvent: string;
	webhookSecret: string;
	targetUrl: string;
	webshopUuid: string;
	active: boolean;
}

/** All data of the account. */
export interface GoedGepicktState {
	webshops: Webshop[];
	pickLocations: PickLocation[];
	products: Product[];
	orders: Order[];
	shipments: Shipment[];
	webhooks: Webhook[];
	/** Counts the parcels, for their track and trace codes. */
	lastParcel: number;
	/** So many of the newest rows are missing in the totals of a list. */
	lag: number;
}
