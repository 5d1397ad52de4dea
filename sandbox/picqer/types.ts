import type { FulfilmentCustomer, Hook, Task, User } from './accountTypes';
import type { PurchaseOrder, Receipt, Supplier } from './purchasingTypes';
import type { Return, ReturnReason, ReturnStatus } from './returnTypes';
import type {
	Batch,
	BatchPreset,
	Location,
	LocationLink,
	LocationStockChange,
	LocationType,
	Movement,
	Packaging,
	PickingContainer,
	Warehouse,
} from './warehouseTypes';
import type { PostalAddress } from './postalAddress';

/** A tag as it hangs on an object. */
export interface Tag {
	idtag: number;
	title: string;
	color: string;
	inherit: boolean;
	textColor: string;
}

/** A custom field of an object, with its value. */
export interface FieldValue {
	title: string;
	value: string;
	[idField: string]: string | number;
}

/** An image of a product. */
export interface ProductImage {
	idproduct_image: number;
	url: string;
	contenttype: string;
	size: number;
}

/** A part of a composition. */
export interface ProductPart {
	idproduct_part: number;
	idproduct: number;
	amount: number;
}

/** The levels of a product in one warehouse. */
export interface WarehouseSettings {
	idwarehouse: number;
	stock_level_order: number | null;
	stock_level_desired: number | null;
	stock_level_maximum: number | null;
	stock_location: string | null;
}

/** A product, without what is computed from elsewhere. */
export interface Product {
	idproduct: number;
	idvatgroup: number;
	idsupplier: number | null;
	name: string;
	price: number;
	fixedstockprice: number;
	productcode: string;
	productcode_supplier: string;
	deliverytime: number | null;
	description: string;
	barcode: string;
	type: string;
	unlimitedstock: boolean;
	weight: number;
	length: number | null;
	width: number | null;
	height: number | null;
	minimum_purchase_quantity: number | null;
	purchase_in_quantities_of: number | null;
	hs_code: string | null;
	country_of_origin: string | null;
	active: boolean;
	idfulfilment_customer: number | null;
	productfields: FieldValue[];
	images: ProductImage[];
	parts: ProductPart[];
	warehouses: WarehouseSettings[];
	tags: number[];
	created: string;
	updated: string;
}

/** Physical stock of a product in one warehouse. */
export interface Stock {
	idproduct: number;
	idwarehouse: number;
	stock: number;
}

/** A change of physical stock. */
export interface StockChange {
	idproduct_stock_history: number;
	idproduct: number;
	idwarehouse: number;
	iduser: number | null;
	idlocation: number | null;
	old_stock: number;
	stock_change: number;
	new_stock: number;
	reason: string;
	change_type: string;
	changed_at: string;
}

/** A change of one of the prices of a product. */
export interface PriceChange {
	idproduct: number;
	kind: 'price' | 'fixedstockprice';
	value: number;
	iduser: number;
	changed_at: string;
}

/** An address of a customer. */
export interface CustomerAddress extends PostalAddress {
	idcustomer_address: number;
	name: string;
	defaultinvoice: boolean;
	defaultdelivery: boolean;
}

/** A customer. */
export interface Customer {
	idcustomer: number;
	idtemplate: number | null;
	customerid: string;
	name: string;
	contactname: string | null;
	telephone: string | null;
	emailaddress: string | null;
	discount: number;
	vatnumber: string | null;
	calculatevat: boolean;
	default_order_remarks: string | null;
	remarks: string | null;
	auto_split: boolean;
	language: string;
	customerfields: FieldValue[];
	pricelists: number[];
	idfulfilment_customer: number | null;
	addresses: CustomerAddress[];
	tags: number[];
	created: string;
	updated: string;
}

/** A line of an order. */
export interface OrderLine {
	idorder_product: number;
	idproduct: number;
	idvatgroup: number;
	productcode: string;
	name: string;
	remarks: string | null;
	price: number;
	amount: number;
	amount_cancelled: number;
	weight: number;
	partof_idorder_product: number | null;
	has_parts: boolean;
}

/** The statuses of an order. */
export type OrderStatus =
	| 'concept'
	| 'expected'
	| 'processing'
	| 'paused'
	| 'completed'
	| 'cancelled';

/** What a caller may write on an order. */
export interface OrderFields {
	idcustomer: number | null;
	idtemplate: number | null;
	idshippingprovider_profile: number | null;
	deliveryname: string | null;
	deliverycontactname: string | null;
	deliveryaddress: string | null;
	deliveryaddress2: string | null;
	deliveryzipcode: string | null;
	deliverycity: string | null;
	deliveryregion: string | null;
	deliverycountry: string | null;
	invoicename: string | null;
	invoicecontactname: string | null;
	invoiceaddress: string | null;
	invoiceaddress2: string | null;
	invoicezipcode: string | null;
	invoicecity: string | null;
	invoiceregion: string | null;
	invoicecountry: string | null;
	telephone: string | null;
	emailaddress: string | null;
	reference: string | null;
	customer_remarks: string | null;
	pickup_point_data: unknown;
	partialdelivery: boolean;
	auto_split: boolean;
	invoiced: boolean;
	preferred_delivery_date: string | null;
	discount: number;
	calculatevat: boolean;
	language: string;
	warehouses: number[];
	pricelists: number[];
}

/** An order, without what is computed from elsewhere. */
export interface Order extends OrderFields {
	idorder: number;
	orderid: string;
	status: OrderStatus;
	/** The status before a pause, to go back to. */
	statusBeforePause: OrderStatus | null;
	paused_reason: string | null;
	/** Whether a concept reserves its stock. */
	allocated: boolean;
	products: OrderLine[];
	orderfields: FieldValue[];
	tags: number[];
	idfulfilment_customer: number | null;
	created: string;
	updated: string;
}

/** Where a product of a picklist is taken from. */
export interface PickLocation {
	idpicklist_product_location: number;
	idlocation: number;
	amount: number;
	amount_picked: number;
}

/** A product on a picklist. */
export interface PicklistProduct {
	idpicklist_product: number;
	idproduct: number;
	idorder_product: number;
	idvatgroup: number;
	productcode: string;
	name: string;
	remarks: string | null;
	amount: number;
	amount_picked: number;
	price: number;
	weight: number;
	pickLocations: PickLocation[];
}

/** The statuses of a picklist. */
export type PicklistStatus = 'new' | 'paused' | 'closed' | 'snoozed' | 'cancelled';

/** A picklist, without what is computed from its order. */
export interface Picklist {
	idpicklist: number;
	picklistid: string;
	idorder: number;
	idwarehouse: number;
	idpicklist_batch: number | null;
	idshippingprovider_profile: number | null;
	assigned_to_iduser: number | null;
	invoiced: boolean;
	urgent: boolean;
	status: PicklistStatus;
	paused_reason: string | null;
	snoozed_until: string | null;
	closed_by_iduser: number | null;
	closed_at: string | null;
	/** The packaging that was advised by hand, undefined when nobody did. */
	advisedPackaging?: number;
	products: PicklistProduct[];
	idfulfilment_customer: number | null;
	created: string;
	updated: string;
}

/** What could not be put on a picklist. */
export interface Backorder {
	idbackorder: number;
	idorder: number;
	idorder_product: number;
	idproduct: number;
	idcustomer: number | null;
	idwarehouse: number;
	amount: number;
	priority: number;
	created_at: string;
}

/** A parcel of a shipment. */
export interface Parcel {
	idparcel: number;
	idpackaging: number | null;
	weight: number;
	tracking_code: string;
	tracking_url: string;
	documents: Array<{
		idparcel_document: number;
		type: string;
		size: string;
		format: string;
		url: string;
	}>;
}

/** A shipment of a picklist. */
export interface Shipment {
	idshipment: number;
	idpicklist: number;
	idorder: number;
	idreturn: null;
	idpackaging: number | null;
	idshippingprovider: number;
	idcompany_shippingprovider: number;
	idcompany_shippingprovider_profile: number;
	provider: string;
	providername: string;
	public_providername: string;
	profile_name: string;
	carrier_key: string;
	labelurl: string;
	labelurl_pdf: string;
	labelurl_zpl: string;
	trackingcode: string;
	trackingurl: string;
	tracktraceurl: string;
	weight: number;
	parcels: Parcel[];
	created_by_iduser: number;
	cancelled: boolean;
	idfulfilment_customer: number | null;
	created: string;
	updated: string;
	/** Milliseconds since 1970, for the time in which it can be cancelled. */
	createdAt: number;
}

/** A note of an order, the older kind of comment. */
export interface Note {
	idorder_log: number;
	iduser: number;
	idorder: number;
	idpicklist: null;
	type: string;
	action: string;
	description: string;
	details: null;
	created_at: string;
}

/** A comment on any object. */
export interface Comment {
	idcomment: number;
	body: string;
	author_type: string;
	author: Record<string, unknown>;
	source_type: string;
	source: Record<string, unknown>;
	mentions: Array<Record<string, unknown>>;
	show_at_related: boolean;
	is_visible_fulfilment: boolean;
	created_at: string;
	updated_at: string;
	/** The object that it belongs to, for example `order 5001`. */
	target: string;
}

/** A carrier with its profiles. */
export interface ShippingProvider {
	idshippingprovider: number;
	name: string;
	provider: string;
	active: boolean;
	created: string;
	updated: string;
	profiles: Array<{
		idshippingprovider_profile: number;
		name: string;
		standard: boolean;
		active: boolean;
		created: string;
		updated: string;
	}>;
}

/** Rows that callers can only read. */
export type PlainRow = Record<string, unknown>;

/** All data of one Picqer account. */
export interface PicqerState {
	products: Product[];
	stock: Stock[];
	locationLinks: LocationLink[];
	stockHistory: StockChange[];
	locationStockHistory: LocationStockChange[];
	movements: Movement[];
	priceChanges: PriceChange[];
	customers: Customer[];
	orders: Order[];
	picklists: Picklist[];
	backorders: Backorder[];
	shipments: Shipment[];
	batches: Batch[];
	batchPresets: BatchPreset[];
	pickingContainers: PickingContainer[];
	suppliers: Supplier[];
	purchaseOrders: PurchaseOrder[];
	receipts: Receipt[];
	returns: Return[];
	returnStatuses: ReturnStatus[];
	returnReasons: ReturnReason[];
	tasks: Task[];
	fulfilmentCustomers: FulfilmentCustomer[];
	webshopOrders: PlainRow[];
	packingStations: PlainRow[];
	hooks: Hook[];
	tags: Tag[];
	comments: Comment[];
	notes: Note[];
	users: User[];
	warehouses: Warehouse[];
	locations: Location[];
	locationTypes: LocationType[];
	shippingProviders: ShippingProvider[];
	vatGroups: PlainRow[];
	templates: PlainRow[];
	packagings: Packaging[];
	priceLists: PlainRow[];
	productFields: PlainRow[];
	orderFields: PlainRow[];
	customerFields: PlainRow[];
	/** The last id that was given, per kind. */
	lastIds: Record<string, number>;
}
