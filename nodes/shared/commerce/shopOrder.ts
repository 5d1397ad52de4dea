import {
	code,
	day,
	ean,
	list,
	moment,
	needed,
	number,
	object,
	optional,
	readShape,
	text,
} from './shape';

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
	/** Who bought it, and pays for it. */
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
	/** ISO 639-1, e.g. `nl`; a country may follow, as in `nl-BE`. */
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
	/** In an order of what is to be cancelled: how many pieces of the same product stay. */
	keptQuantity?: number;
	/** In an order of which a part was sent before: how many pieces of the same product that was. */
	sentQuantity?: number;
	/** Of one piece, including VAT, in the order's currency (not in cents); 0 for a free gift. */
	priceIncludingVat?: number;
}

const buyer = object<ShopOrderBuyer>('a buyer', {
	name: optional(text),
	company: optional(text),
	emailAddress: optional(text),
	telephone: optional(text),
	vatNumber: optional(text),
	language: optional(text),
});

const address = object<ShopOrderAddress>(
	'an address',
	{
		name: optional(text),
		company: optional(text),
		pickUpPoint: optional(text),
		street: needed(text),
		houseNumber: optional(text),
		houseNumberExtension: optional(text),
		secondLine: optional(text),
		zipCode: needed(text),
		city: needed(text),
		country: needed(code(/^[A-Z]{2}$/, 'a country code of 2 letters, e.g. NL')),
		emailAddress: optional(text),
		telephone: optional(text),
	},
	({ name, company, pickUpPoint }) =>
		(name ?? company ?? pickUpPoint) === undefined
			? 'needs a name, a company or a pickUpPoint'
			: undefined,
);

const line = object<ShopOrderLine>(
	'a line',
	{
		lineId: optional(text),
		ean: optional(ean),
		sku: optional(text),
		title: optional(text),
		quantity: needed(number({ whole: true, least: 1 })),
		keptQuantity: optional(number({ whole: true, least: 0 })),
		sentQuantity: optional(number({ whole: true, least: 0 })),
		priceIncludingVat: optional(number({ least: 0 })),
	},
	(read) => ((read.ean ?? read.sku) === undefined ? 'needs an ean or a sku' : undefined),
);

const THING = 'a shop order';

const shopOrder = object<ShopOrder>(THING, {
	number: needed(text),
	placedAt: optional(moment),
	latestDeliveryDate: optional(day),
	channel: optional(text),
	currency: optional(code(/^[A-Z]{3}$/, 'a currency code of 3 letters, e.g. EUR')),
	buyer: optional(buyer),
	deliverTo: needed(address),
	invoiceTo: optional(address),
	lines: needed(list(line)),
});

/**
 * Reads a shop order that a user gives, as an object, a list of one, or JSON text. Keys are trimmed,
 * and what is null or empty counts as not given.
 *
 * @param zone time zone of dates that name none, IANA name: the workflow's
 * @throws ShapeError with all mistakes, each by its path, e.g. `lines[1].quantity is missing`
 */
export const readShopOrder = (value: unknown, zone = 'UTC'): ShopOrder =>
	readShape(value, { thing: THING, field: 'shopOrder', read: shopOrder, zone });
