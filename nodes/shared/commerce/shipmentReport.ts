import {
	ean,
	list,
	needed,
	number,
	object,
	optional,
	optionalRows,
	readShape,
	text,
} from './shape';

/**
 * What a warehouse has really sent for an order. Nodes of the warehouses give it in the field
 * `shipmentReport` of their items, nodes of the selling side take it in one parameter.
 */
export interface ShipmentReport {
	/** The order number of the shop where it was sold. */
	orderNumber: string;
	/**
	 * The warehouse's own number of the shipment, by which a report that comes twice is known again; of the
	 * order, where reports tell of all that was sent until then.
	 */
	reference?: string;
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

const parcel = object<ShipmentReportParcel>('a parcel', {
	carrier: optional(text),
	trackingCode: optional(text),
	trackingUrl: optional(text),
});

const line = object<ShipmentReportLine>(
	'a line',
	{
		lineId: optional(text),
		ean: optional(ean),
		sku: optional(text),
		quantity: needed(number({ whole: true, least: 1 })),
	},
	(read) =>
		(read.lineId ?? read.ean ?? read.sku) === undefined
			? 'needs a lineId, an ean or a sku'
			: undefined,
);

const THING = 'a shipment report';

/** The same as it is given, where empty lists may be left out. */
type GivenReport = Omit<ShipmentReport, 'lines' | 'parcels'> &
	Partial<Pick<ShipmentReport, 'lines' | 'parcels'>>;

const shipmentReport = object<GivenReport>(THING, {
	orderNumber: needed(text),
	reference: optional(text),
	parcels: optional(list(parcel, { mayHoldNothing: true })),
	lines: optionalRows(line),
});

/**
 * Reads a shipment report that a user gives, as an object, a list of one, or JSON text. Keys are
 * trimmed, and what is null or empty counts as not given.
 *
 * @param instead fields that stand in place of those that were given
 * @throws ShapeError with all mistakes, each by its path, e.g. `lines[1].quantity is missing`
 */
export function readShipmentReport(
	value: unknown,
	instead: Partial<Pick<ShipmentReport, 'orderNumber' | 'reference'>> = {},
): ShipmentReport {
	const shape = {
		thing: THING,
		field: 'shipmentReport',
		read: shipmentReport,
		zone: 'UTC',
		instead,
	};
	return { parcels: [], lines: [], ...readShape(value, shape) };
}
