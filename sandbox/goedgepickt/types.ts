/*
 * What the rows of the account are made of, each with nothing in it yet. Their types are inferred from
 * this.
 */

/** No value yet, of a kind that can have one. */
const none: { text: string | null } = { text: null };

/** No rows yet. */
const noRows = <Row>(): Row[] => [];

/** How much of a product lies on one pick location (docs/services/goedgepickt.md, 2.3). */
export interface StockLocation {
	pickLocationUuid: string;
	quantity: number;
	/** The lowest number comes first. */
	priority: number;
}

const severalKinds: {
	/** The capitals are GoedGepickt's. */
	supplier: { supplierUUID: string; supplierName: string; supplierSku: string } | null;
	/** One source saw a boolean, another 0 and 1. */
	unlimitedStock: boolean | 0 | 1;
} = { supplier: null, unlimitedStock: false };

/** A product (2.2), with what the API keeps to itself: shop, parts and stock per location. */
export const newProduct = () => ({
	uuid: '',
	webshopUuid: '',
	productId: '',
	sku: '',
	ean: none.text,
	barcode: none.text,
	name: '',
	description: '',
	price: '0.00',
	costPrice: '0.00',
	taxRate: '21',
	/** Grams here; GoedGepickt's unit is not known. */
	weight: 0,
	length: '0',
	width: '0',
	height: '0',
	productAttributes: noRows<{ name: string; value: string }>(),
	internalComment: '',
	url: none.text,
	/** Null for the placeholder. */
	picture: none.text,
	allowBackorders: true,
	stockManagement: true,
	reservedStock: 0,
	...severalKinds,
	minimalStock: 0,
	fillStockTo: 0,
	stockLocations: noRows<StockLocation>(),
	/** Empty unless the product is a compound one. */
	parts: noRows<{ productUuid: string; quantity: number }>(),
});

/** A product (2.2). */
export type Product = ReturnType<typeof newProduct>;

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

/** No text of an order, by the names of the create body. */
export const noTexts = () =>
	// Made of all names, which the compiler cannot see.
	Object.fromEntries(orderTexts.map((name) => [name, null])) as Record<
		(typeof orderTexts)[number],
		string | null
	>;

const calm: { attentionNeeded: 0 | 1 } = { attentionNeeded: 0 };

/** An order (2.5). */
export const newOrder = () => ({
	uuid: '',
	webshopUuid: '',
	orderId: '',
	externalDisplayId: '',
	status: '',
	/** `2026-03-02T14:05:00` in Dutch time. */
	createDate: '',
	finishDate: none.text,
	totalPaid: none.text,
	internComment: none.text,
	...calm,
	tags: noRows<string>(),
	texts: noTexts(),
	products: noRows<OrderLine>(),
});

/** An order (2.5). */
export type Order = ReturnType<typeof newOrder>;

/** A parcel (2.6). */
export const newShipment = () => ({
	uuid: '',
	orderUuid: '',
	status: 'pending_registered',
	createDate: '',
	deliveredDate: none.text,
	trackTraceCode: '',
	trackTraceUrl: '',
});

/** A webhook (3.1); whether it is active is not in the API's answers. */
export interface Webhook {
	webhookUuid: string;
	webhookEvent: string;
	webhookSecret: string;
	targetUrl: string;
	webshopUuid: string;
	active: boolean;
}

/** An account without anything in it. */
export const newState = () => ({
	/** Shops of the account (2.1). */
	webshops: noRows<{ uuid: string; name: string; url: string; platform: string }>(),
	/** Places where products lie (2.4). */
	pickLocations: noRows<{ uuid: string; name: string }>(),
	products: noRows<Product>(),
	orders: noRows<Order>(),
	shipments: noRows<ReturnType<typeof newShipment>>(),
	webhooks: noRows<Webhook>(),
	/** Counts the parcels, for their track and trace codes. */
	lastParcel: 0,
	/** So many of the newest rows are missing in the totals of a list. */
	lag: 0,
});

/** All data of the account. */
export type GoedGepicktState = ReturnType<typeof newState>;
