import type { PostalAddress } from './postalAddress';

/** A status that a return can have. */
export interface ReturnStatus {
	idreturn_status: number;
	name: string;
	default: boolean;
	completed: boolean;
	color: string;
	created_at: string;
	updated_at: string;
}

/** A reason to send a product back. */
export interface ReturnReason {
	idreturn_reason: number;
	name: string;
	default: boolean;
	created_at: string;
	updated_at: string;
}

/** A product that comes back. */
export interface ReturnedProduct {
	idreturn_product: number;
	idreturn: number;
	idreturn_reason: number;
	idproduct: number;
	/** Null until it is received. */
	idwarehouse: number | null;
	price: number;
	amount: number;
	status: string;
}

/** A product that the customer gets instead. */
export interface ReplacementProduct {
	idreturn_product_replacement: number;
	idreturn: number;
	idproduct: number;
	idpicklist: number | null;
	price: number;
	amount: number;
	status: string;
}

/** Something that was noted on a return. */
export interface ReturnLog {
	idreturn_log: number;
	idreturn: number;
	iduser: number;
	idreturn_status: number;
	message: string | null;
	notify_customer: boolean;
	created_at: string;
}

/** What a caller may write on a return, beside its products. */
export interface ReturnFields extends PostalAddress {
	idcustomer: number | null;
	idorder: number | null;
	idreturn_status: number;
	idtemplate: number;
	name: string | null;
	telephone: string | null;
	emailaddress: string | null;
	language: string;
	reference: string | null;
	tracking_code: string | null;
	received_at: string | null;
}

/** A return, without what is computed from elsewhere. */
export interface Return extends ReturnFields {
	idreturn: number;
	returnid: string;
	completed_at: string | null;
	idfulfilment_customer: number | null;
	returned_products: ReturnedProduct[];
	replacement_products: ReplacementProduct[];
	logs: ReturnLog[];
	created_at: string;
	updated_at: string;
}
