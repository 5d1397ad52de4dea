import type { Address } from './types';

/** A label that was bought from bol. */
export interface ShippingLabel {
	shippingLabelId: string;
	orderItemIds: string[];
	transporterCode: string;
	trackAndTrace: string;
	/** Milliseconds since 1970; the PDF is not there before. */
	readyAt: number;
}

/** A business customer's wish for an invoice. */
export interface InvoiceRequest {
	shipmentId: string;
	orderId: string;
	customerAccountNumber: string;
	billingDetails: Address;
	products: Array<{ description: string; quantity: number; unitPrice: number }>;
	/** The last one is the present state. */
	transitions: Array<{ status: string; at: number }>;
}
