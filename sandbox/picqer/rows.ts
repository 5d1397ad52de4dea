/*
 * What the rows of the account are made of, each with nothing in it yet. Their types are inferred from
 * this.
 */

/** No value yet, of a kind that can have one. */
const none: { text: string | null; number: number | null } = { text: null, number: null };

/** No rows yet. */
const noRows = <Row>(): Row[] => [];

const addressFields = [
	'name',
	'contactname',
	'address',
	'address2',
	'zipcode',
	'city',
	'region',
	'country',
] as const;

/** The fields of an address, whose names may begin with a word such as `delivery`. */
export type Address<Prefix extends string = ''> = Record<
	`${Prefix}${(typeof addressFields)[number]}`,
	string | null
>;

/**
 * An address whose fields have other names.
 *
 * @param from what the names begin with now
 * @param to what they begin with then
 */
export function renamed<From extends string, To extends string>(
	address: Partial<Address<From>>,
	from: From,
	to: To,
): Address<To> {
	const values = addressFields.map((field) => [
		`${to}${field}`,
		address[`${from}${field}` as const] ?? null,
	]);
	// Made of all fields, which the compiler cannot see.
	return Object.fromEntries(values) as Address<To>;
}

const noAddress = renamed({}, '', '');

/** The value of a custom field; the third field is the ID of that field. */
export interface FieldValue {
	title: string;
	value: string;
	[idField: string]: string | number;
}

/** What a caller may write on a product, beside what it must. */
export const productFields = () => ({
	idsupplier: none.number,
	fixedstockprice: 0,
	productcode_supplier: '',
	deliverytime: none.number,
	description: '',
	barcode: '',
	type: 'normal',
	weight: 0,
	length: none.number,
	width: none.number,
	height: none.number,
	minimum_purchase_quantity: none.number,
	purchase_in_quantities_of: none.number,
	hs_code: none.text,
	country_of_origin: none.text,
	active: true,
});

/** A product, without its stock. */
export const newProduct = () => ({
	...productFields(),
	idproduct: 0,
	idvatgroup: 0,
	name: '',
	price: 0,
	productcode: '',
	unlimitedstock: false,
	idfulfilment_customer: none.number,
	productfields: noRows<FieldValue>(),
	analysis_pick_amount_per_day: null,
	analysis_abc_classification: null,
	comment_count: 0,
	images: noRows<string>(),
	pricelists: noRows<number>(),
	tags: noRows<number>(),
	created: '',
	updated: '',
});

/** A product, without its stock. */
export type Product = ReturnType<typeof newProduct>;

/** An address of a customer. */
export const newCustomerAddress = () => ({
	idcustomer_address: 0,
	...noAddress,
	defaultinvoice: false,
	defaultdelivery: false,
});

/** An address of a customer. */
export type CustomerAddress = ReturnType<typeof newCustomerAddress>;

/** What a caller may write on a customer, beside the addresses. */
export const customerFields = () => ({
	name: '',
	customerid: '',
	idtemplate: none.number,
	contactname: none.text,
	telephone: none.text,
	emailaddress: none.text,
	discount: 0,
	vatnumber: none.text,
	calculatevat: true,
	default_order_remarks: none.text,
	remarks: none.text,
	auto_split: true,
	language: 'nl',
});

/** A customer. */
export const newCustomer = () => ({
	idcustomer: 0,
	...customerFields(),
	customerfields: noRows<FieldValue>(),
	pricelists: noRows<number>(),
	idfulfilment_customer: none.number,
	comment_count: 0,
	addresses: noRows<CustomerAddress>(),
	tags: noRows<number>(),
	created: '',
	updated: '',
});

/** A customer. */
export type Customer = ReturnType<typeof newCustomer>;

/** A line of an order. */
export const newOrderLine = () => ({
	idorder_product: 0,
	idproduct: 0,
	idvatgroup: 0,
	productcode: '',
	name: '',
	remarks: none.text,
	price: 0,
	amount: 0,
	amount_cancelled: 0,
	weight: 0,
	partof_idorder_product: null,
	has_parts: false,
});

/** A line of an order. */
export type OrderLine = ReturnType<typeof newOrderLine>;

/** What a caller may write on an order. */
export const orderFields = () => ({
	idcustomer: none.number,
	idtemplate: 4,
	idshippingprovider_profile: none.number,
	...renamed({}, '', 'delivery'),
	...renamed({}, '', 'invoice'),
	telephone: none.text,
	emailaddress: none.text,
	reference: none.text,
	customer_remarks: none.text,
	pickup_point_data: null,
	partialdelivery: true,
	auto_split: true,
	invoiced: false,
	preferred_delivery_date: none.text,
	discount: 0,
	calculatevat: true,
	language: 'nl',
	warehouses: noRows<number>(),
	pricelists: noRows<number>(),
});

/** The statuses of an order. */
export type OrderStatus =
	| 'concept'
	| 'expected'
	| 'processing'
	| 'paused'
	| 'completed'
	| 'cancelled';

const concept: { status: OrderStatus; statusBeforePause: OrderStatus | null } = {
	status: 'concept',
	statusBeforePause: null,
};

/** An order, without what follows from its picklists. */
export const newOrder = () => ({
	idorder: 0,
	orderid: '',
	...orderFields(),
	...concept,
	paused_reason: none.text,
	/** Whether a concept reserves its stock. */
	allocated: false,
	via_portal: false,
	products: noRows<OrderLine>(),
	orderfields: noRows<FieldValue>(),
	tags: noRows<number>(),
	idfulfilment_customer: none.number,
	created: '',
	updated: '',
});

/** An order, without what follows from its picklists. */
export type Order = ReturnType<typeof newOrder>;

/** A product on a picklist. */
export const newPicklistProduct = () => ({
	idpicklist_product: 0,
	idproduct: 0,
	idorder_product: 0,
	idreturn_product_replacement: null,
	idvatgroup: 0,
	productcode: '',
	name: '',
	remarks: none.text,
	amount: 0,
	amount_picked: 0,
	price: 0,
	weight: 0,
	partof_idpicklist_product: null,
	has_parts: false,
});

/** The statuses of a picklist. */
export type PicklistStatus = 'new' | 'paused' | 'closed' | 'snoozed' | 'cancelled';

const toPick: { status: PicklistStatus } = { status: 'new' };

/** A picklist, without what it has from its order. */
export const newPicklist = () => ({
	idpicklist: 0,
	picklistid: '',
	idorder: 0,
	idreturn: null,
	idwarehouse: 0,
	idpicklist_batch: null,
	idshippingprovider_profile: none.number,
	assigned_to_iduser: none.number,
	invoiced: false,
	urgent: false,
	...toPick,
	paused_reason: none.text,
	snoozed_until: none.text,
	closed_by_iduser: none.number,
	closed_at: none.text,
	comment_count: 0,
	products: noRows<ReturnType<typeof newPicklistProduct>>(),
	idfulfilment_customer: none.number,
	created: '',
	updated: '',
});

/** A picklist, without what it has from its order. */
export type Picklist = ReturnType<typeof newPicklist>;

/** What could not be put on a picklist. */
export const newBackorder = () => ({
	idbackorder: 0,
	idorder: 0,
	idorder_product: 0,
	idreturn: null,
	idproduct: 0,
	idcustomer: none.number,
	idwarehouse: 0,
	amount: 0,
	priority: 0,
	part_of_idbackorder: null,
	parts_per_parent: null,
	has_parts: false,
	created_at: '',
});

/** What could not be put on a picklist. */
export type Backorder = ReturnType<typeof newBackorder>;

/** A product that comes back. */
export const newReturnedProduct = () => ({
	idreturn_product: 0,
	idreturn: 0,
	idreturn_reason: 0,
	idproduct: 0,
	/** Null until it is received. */
	idwarehouse: none.number,
	price: 0,
	amount: 1,
	status: 'expected',
});

/** A product that comes back. */
export type ReturnedProduct = ReturnType<typeof newReturnedProduct>;

/** A product that the customer gets instead. */
export const newReplacement = () => ({
	idreturn_product_replacement: 0,
	idreturn: 0,
	idproduct: 0,
	idpicklist: null,
	price: 0,
	amount: 1,
	status: 'expected',
});

/** A product that the customer gets instead. */
export type Replacement = ReturnType<typeof newReplacement>;

/** What a caller may write on a return, beside its status and products. */
export const returnFields = () => ({
	idcustomer: none.number,
	idorder: none.number,
	idtemplate: 0,
	...noAddress,
	telephone: none.text,
	emailaddress: none.text,
	language: 'nl',
	reference: none.text,
	tracking_code: none.text,
	received_at: none.text,
});

/** A return, without what follows from its order and products. */
export const newReturn = () => ({
	idreturn: 0,
	returnid: '',
	idreturn_status: 0,
	...returnFields(),
	completed_at: none.text,
	idfulfilment_customer: none.number,
	comment_count: 0,
	returned_products: noRows<ReturnedProduct>(),
	replacement_products: noRows<Replacement>(),
	created_at: '',
	updated_at: '',
});

/** A return, without what follows from its order and products. */
export type Return = ReturnType<typeof newReturn>;

/** A webhook. */
export const newHook = () => ({
	idhook: 0,
	name: '',
	event: '',
	address: '',
	active: true,
	/** Never shown to callers. */
	secretText: none.text,
	/** Moments of deliveries that failed in all attempts, milliseconds since 1970. */
	failures: noRows<number>(),
});

/** A webhook. */
export type Hook = ReturnType<typeof newHook>;
