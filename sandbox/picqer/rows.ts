/*
 * What the rows of the account are made of, each with nothing in it yet. Their types are inferred from
 * this.
 */

/** No value yet, of a kind that can have one. */
export const none: { text: string | null; number: number | null } = { text: null, number: null };

/** No rows yet. */
export const noRows = <Row>(): Row[] => [];

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

/** An address with nothing in it. */
export const noAddress = renamed({}, '', '');

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
