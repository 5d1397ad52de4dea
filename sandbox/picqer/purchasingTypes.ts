import type { PostalAddress } from './postalAddress';

/** A supplier. */
export interface Supplier extends PostalAddress {
	idsupplier: number;
	name: string;
	telephone: string | null;
	emailaddress: string | null;
	remarks: string | null;
	language: string;
	active: boolean;
	created: string;
	updated: string;
}

/** A line of a purchase order. */
export interface PurchaseOrderLine {
	idpurchaseorder_product: number;
	idproduct: number;
	idvatgroup: number;
	productcode: string;
	productcode_supplier: string;
	name: string;
	price: number;
	amount: number;
	amountreceived: number;
	delivery_date: string | null;
	weight: number;
}

/** The statuses of a purchase order. */
export type PurchaseOrderStatus = 'concept' | 'purchased' | 'received' | 'cancelled';

/** What a caller may write on a purchase order. */
export interface PurchaseOrderFields {
	idsupplier: number | null;
	supplier_name: string | null;
	idtemplate: number;
	idwarehouse: number;
	supplier_orderid: string | null;
	remarks: string | null;
	delivery_date: string | null;
	language: string;
}

/** A purchase order. */
export interface PurchaseOrder extends PurchaseOrderFields {
	idpurchaseorder: number;
	purchaseorderid: string;
	status: PurchaseOrderStatus;
	created_by_iduser: number | null;
	purchased_by_iduser: number | null;
	purchased_at: string | null;
	completed_by_iduser: number | null;
	completed_at: string | null;
	idfulfilment_customer: number | null;
	products: PurchaseOrderLine[];
	created: string;
	updated: string;
}

/** A product on a receipt: received in version 2, to be received in an open one of version 1. */
export interface ReceiptProduct {
	idreceipt_product: number;
	idpurchaseorder_product: number;
	idproduct: number;
	idpurchaseorder: number;
	amount: number;
	added_by_receipt: boolean;
	idlocation: number | null;
	created_at: string;
	received_by_iduser: number;
	reverted_at: string | null;
	reverted_by_iduser: number | null;
}

/** A receipt, without what follows from its supplier and its purchase order. */
export interface Receipt {
	idreceipt: number;
	receiptid: string;
	idwarehouse: number;
	version: number;
	idsupplier: number | null;
	/** For suppliers that are known by their name only. */
	supplierName: string | null;
	idpurchaseorder: number | null;
	status: 'processing' | 'completed';
	completed_by_iduser: number | null;
	completed_at: string | null;
	products: ReceiptProduct[];
	created: string;
	updated: string;
}
