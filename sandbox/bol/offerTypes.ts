/** What an offer is like; the category decides which other fields there are. */
export interface OfferCondition {
	category: 'NEW' | 'SECONDHAND' | 'REFURBISHED';
	state?: string;
	comment?: string;
	grade?: string;
	margin?: boolean;
}

/** The price per piece from a quantity on. */
export interface BundlePrice {
	quantity: number;
	unitPrice: number;
}

/** Who ships an offer, and how fast. */
export interface OfferFulfilment {
	method: 'FBR' | 'FBB';
	schedule?: string;
	profileId?: string;
	deliveryPromise?: {
		minimumDaysToCustomer: number;
		maximumDaysToCustomer: number;
		ultimateOrderTime?: string;
	};
}

/** The stock in the seller's own warehouse. */
export interface OfferStock {
	amount: number;
	managedByRetailer: boolean;
}

/** A country that bol sells in. */
export type Country = 'NL' | 'BE';

/** What of an offer can be changed. */
export interface OfferFields {
	reference?: string;
	onHoldByRetailer: boolean;
	economicOperatorId?: string;
	unknownProductTitle?: string;
	bundlePrices: BundlePrice[];
	fulfilment: OfferFulfilment;
	stock?: OfferStock;
	countries: Country[];
}

/** An article that the seller offers. */
export interface BolOffer extends OfferFields {
	offerId: string;
	ean: string;
	condition: OfferCondition;
	/** Milliseconds since 1970. */
	changedAt: number;
}
