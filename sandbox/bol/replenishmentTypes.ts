/** Stock of an article in bol's warehouse. */
export interface InventoryRow {
	ean: string;
	bsku: string;
	title: string;
	regularStock: number;
	gradedStock: number;
}

/** A postal address as replenishments write it. */
export interface PlainAddress {
	streetName: string;
	houseNumber: string;
	houseNumberExtension: string;
	zipCode: string;
	city: string;
	countryCode: string;
	attentionOf: string;
}

/** An appointment to let bol fetch a replenishment. */
export interface PickupAppointment {
	address: PlainAddress;
	pickupTimeSlot: { fromDateTime: string; untilDateTime: string };
	commentToTransporter?: string;
}

/** One article of a replenishment. */
export interface ReplenishmentLine {
	ean: string;
	quantityAnnounced: number;
	quantityReceived: number;
	quantityWithGradedState: number;
}

/** Stock that is sent to bol's warehouse. */
export interface Replenishment {
	replenishmentId: string;
	reference: string;
	/** Milliseconds since 1970. */
	createdAt: number;
	labelingByBol: boolean;
	numberOfLoadCarriers: number;
	expectedDeliveryDate: string;
	transporterCode: string;
	pickupAppointment?: PickupAppointment;
	ssccs: string[];
	lines: ReplenishmentLine[];
	/** Articles that bol's warehouse does not know. */
	unknownQuantities: number[];
	/** The last one is the present state. */
	transitions: Array<{ state: string; at: number }>;
}

/** To which warehouse articles must go. */
export interface ProductDestinations {
	productDestinationsId: string;
	eans: string[];
}

/** What a seller told about a product, with what became of it. */
export interface ContentUpload {
	uploadId: string;
	language: string;
	attributes: Array<{ id: string; values: Array<{ value: string; unitId?: string }> }>;
	assets: Array<{ url: string; labels: string[] }>;
}
