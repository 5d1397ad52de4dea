/**
 * An order of any shop or marketplace, such that a warehouse can ship it. Nodes of the selling side give
 * it in the field `shopOrder` of their items, nodes of the warehouses take it in one parameter.
 */
export interface ShopOrder {
	/** The order number of the shop, by which the warehouse knows the order again. */
	number: string;
	/** When the buyer placed it, ISO 8601 with a time zone. */
	placedAt?: string;
	/** The last day on which the buyer may get it, as `2026-11-27`. */
	latestDeliveryDate?: string;
	/** Where it was sold, e.g. `bol`. */
	channel?: string;
	/** ISO 4217, e.g. `EUR`. */
	currency?: string;
	/** Who bought it, as far as it differs from where it goes. */
	buyer?: ShopOrderBuyer;
	deliverTo: ShopOrderAddress;
	/** Left out where the invoice goes where the goods go. */
	invoiceTo?: ShopOrderAddress;
	/** What is still to be shipped, at least one line. */
	lines: ShopOrderLine[];
}

/** Who bought something. */
export interface ShopOrderBuyer {
	/** Of the person. */
	name?: string;
	company?: string;
	emailAddress?: string;
	telephone?: string;
	/** The buyer's VAT number, e.g. `NL001234567B01`. */
	vatNumber?: string;
	/** ISO 639-1, e.g. `nl`. */
	language?: string;
}

/** Where goods or an invoice go. One of `name`, `company` and `pickUpPoint` is needed. */
export interface ShopOrderAddress {
	/** Of the person; beside a company it is whom to ask for there. */
	name?: string;
	company?: string;
	/** The name of the shop or locker where the buyer fetches the parcel. */
	pickUpPoint?: string;
	street: string;
	houseNumber?: string;
	/** What follows the house number, e.g. `A bis` or `bus 0302`. */
	houseNumberExtension?: string;
	/** More that the carrier has to know, e.g. `at the back, third floor`. */
	secondLine?: string;
	zipCode: string;
	city: string;
	/** ISO 3166-1 alpha-2, e.g. `NL`. */
	country: string;
	emailAddress?: string;
	telephone?: string;
}

/** One product of an order. One of `ean` and `sku` is needed. */
export interface ShopOrderLine {
	/** The shop's own ID of the line, which its shipment is reported by. */
	lineId?: string;
	/** 8 to 14 digits; zeros in front mean nothing. */
	ean?: string;
	/** The seller's own code. */
	sku?: string;
	title?: string;
	/** How many are still to be shipped, a whole number from 1. */
	quantity: number;
	/** Of one piece, including VAT, in the order's currency (not in cents); 0 for a free gift. */
	priceIncludingVat?: number;
}
