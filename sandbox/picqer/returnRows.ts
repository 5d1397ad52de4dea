import { noAddress, none, noRows } from './rows';

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
