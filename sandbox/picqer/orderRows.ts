import { none, noRows, renamed, type FieldValue } from './rows';

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
