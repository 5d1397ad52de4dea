import type { seedAccount } from './accountSeeds';

/** Name and address of a person who ordered. */
export interface Address {
	salutation: 'MALE' | 'FEMALE' | 'UNKNOWN';
	firstName: string;
	surname: string;
	streetName: string;
	houseNumber: string;
	houseNumberExtension?: string;
	zipCode: string;
	city: string;
	countryCode: 'NL' | 'BE';
	email: string;
	company?: string;
	vatNumber?: string;
	kvkNumber?: string;
	deliveryPhoneNumber?: string;
	language?: string;
}

/** One line of an order. */
export interface BolOrderItem {
	orderItemId: string;
	ean: string;
	title: string;
	offerId: string;
	reference: string;
	quantity: number;
	quantityShipped: number;
	quantityCancelled: number;
	unitPrice: number;
	commission: number;
	cancellationRequest: boolean;
	fulfilmentMethod: 'FBR' | 'FBB';
	/** BOL for an FBR item means that it needs a label of bol. */
	distributionParty: 'RETAILER' | 'BOL';
	latestDeliveryDate: string;
	expiryDate: string;
	/** Milliseconds since 1970. */
	changedAt: number;
}

/** An order of a bol customer. */
export interface BolOrder {
	orderId: string;
	/** Milliseconds since 1970. */
	placedAt: number;
	shipmentDetails: Address;
	billingDetails: Address;
	items: BolOrderItem[];
}

/** What was shipped of one order in one go. */
export interface BolShipment {
	shipmentId: string;
	shipmentReference: string;
	/** Milliseconds since 1970. */
	shippedAt: number;
	order: BolOrder;
	items: Array<{ item: BolOrderItem; quantity: number }>;
	transport: BolTransport;
}

/** Who carries a shipment. */
export interface BolTransport {
	transportId: string;
	transporterCode?: string;
	trackAndTrace?: string;
	shippingLabelId?: string;
}

/** The state of an asynchronous process. */
export interface ProcessStatus {
	processStatusId: string;
	entityId?: string;
	eventType: string;
	description: string;
	status: 'PENDING' | 'SUCCESS' | 'FAILURE' | 'TIMEOUT';
	errorMessage?: string;
	createTimestamp: string;
}

/** A subscription to push notifications. */
export interface Subscription {
	id: string;
	resources: string[];
	url: string;
	subscriptionType: string;
	enabled: boolean;
	identity?: string;
}

/** All data of one bol seller account. */
export interface BolState extends ReturnType<typeof seedAccount> {
	orders: BolOrder[];
	shipments: BolShipment[];
	processStatuses: ProcessStatus[];
	subscriptions: Subscription[];
	/** The number that the next generated id ends with. */
	nextNumber: number;
}
