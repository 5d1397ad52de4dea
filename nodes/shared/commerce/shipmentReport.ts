/**
 * What a warehouse has really sent for an order. Nodes of the warehouses give it in the field
 * `shipmentReport` of their items, nodes of the selling side take it in one parameter.
 */
export interface ShipmentReport {
	/** The order number of the shop where it was sold. */
	orderNumber: string;
	/** All that was sent, without what was cancelled; empty while there is no label. */
	parcels: ShipmentReportParcel[];
	/** What was really sent; empty where the warehouse tells no more than that all was. */
	lines: ShipmentReportLine[];
}

/** One parcel of a shipment. */
export interface ShipmentReportParcel {
	/** The carrier as the warehouse calls it, e.g. `PostNL`. */
	carrier?: string;
	trackingCode?: string;
	trackingUrl?: string;
}

/** One product that was sent. One of `lineId`, `ean` and `sku` is needed. */
export interface ShipmentReportLine {
	/** The shop's own ID of the line. */
	lineId?: string;
	/** 8 to 14 digits; zeros in front mean nothing. */
	ean?: string;
	/** The seller's own code. */
	sku?: string;
	/** How many were really sent, a whole number from 1. */
	quantity: number;
}
