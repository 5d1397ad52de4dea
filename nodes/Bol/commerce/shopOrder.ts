import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';
import { ShapeError } from '../../shared/commerce/shape';
import { readShopOrder, type ShopOrder } from '../../shared/commerce/shopOrder';
import { keyOf, withoutZeros } from '../../shared/operation/key';
import { badOrder, orderIdOf, orderItemsIn, partOf, type OrderItem } from './orderItems';

/** What of a bol order is of interest, e.g. what is to be shipped. */
export interface PiecesWanted {
	/** How many pieces of an item. */
	pieces(item: OrderItem): number;
	/**
	 * For what the warehouse is to cancel: how many pieces of an item it must not cancel with them.
	 */
	kept?(item: OrderItem): number;
	/** For what the warehouse is to ship: how many pieces of an item it has sent before. */
	sent?(item: OrderItem): number;
}

const openHere = ({ isShippedByBol, open }: OrderItem) => (isShippedByBol ? 0 : open);
const openUnasked = (item: OrderItem) => (item.isAskedToBeCancelled ? 0 : openHere(item));

const sentHere = ({ isShippedByBol, shipped }: OrderItem) => (isShippedByBol ? 0 : shipped);

/** What is still to be shipped by the seller, without what the buyer has asked to cancel. */
export const toShip: PiecesWanted = { pieces: openUnasked, sent: sentHere };

/** The same, and what the buyer has asked to cancel. */
export const toShipOrCancel: PiecesWanted = { pieces: openHere, sent: sentHere };

/** What the buyer has asked to cancel, and is neither shipped nor cancelled. */
export const askedToBeCancelled: PiecesWanted = {
	pieces: (item) => (item.isAskedToBeCancelled ? openHere(item) : 0),
	kept: openUnasked,
};

/** What is cancelled at bol: by the seller there, or by bol as nobody has shipped it in time (2.1). */
export const cancelledAtBol: PiecesWanted = {
	pieces: ({ isShippedByBol, cancelled }) => (isShippedByBol ? 0 : cancelled),
	kept: openHere,
};

/**
 * The shop order of an order that was read in full; undefined when none of its items is wanted.
 *
 * @throws UserError where bol left out what a shop order needs, such as an address or an EAN
 */
export function shopOrderOf(order: IDataObject, wanted: PiecesWanted): ShopOrder | undefined {
	const orderId = orderIdOf(order);
	const all = orderItemsIn(order);
	const items = all.filter((item) => wanted.pieces(item) > 0);
	if (items.length === 0) return undefined;
	if (!hasContent(order.shipmentDetails)) {
		throw badOrder(orderId, 'has no address (shipmentDetails)');
	}
	const withoutEan = items.find(({ ean }) => ean === '');
	if (withoutEan) {
		throw badOrder(orderId, `has item ${withoutEan.orderItemId} without an EAN (product.ean)`);
	}
	const shipment = partOf(order, 'shipmentDetails');
	const billing = partOf(order, 'billingDetails');
	return checked(orderId, {
		number: orderId,
		placedAt: order.orderPlacedDateTime,
		latestDeliveryDate: earliestOf(items),
		channel: 'bol',
		currency: 'EUR',
		buyer: buyerOf(shipment, billing),
		deliverTo: addressOf(shipment),
		invoiceTo: isAddress(billing) ? addressOf(billing) : undefined,
		lines: items.map((item) => ({ ...lineOf(item, wanted), ...sameProduct(item, all, wanted) })),
	});
}

/** The same shape, of which only what is needed is there for sure. */
function checked(orderId: string, shopOrder: Record<keyof ShopOrder, unknown>): ShopOrder {
	try {
		return readShopOrder(shopOrder);
	} catch (error) {
		const problem = error instanceof ShapeError ? error.problem : (error as Error).message;
		throw badOrder(orderId, `cannot be made a shop order: ${problem}`);
	}
}

const hasContent = (value: unknown) =>
	isObject(value) && Object.values(value).some((part) => keyOf(part) !== '');

/** Days as bol writes them sort by themselves. */
const earliestOf = (items: OrderItem[]): string | undefined =>
	items
		.map(({ latestDeliveryDate }) => keyOf(latestDeliveryDate))
		.filter((day) => day !== '')
		.sort()[0];

const lineOf = (item: OrderItem, { pieces }: PiecesWanted) => ({
	lineId: item.orderItemId,
	ean: item.ean,
	sku: item.sku,
	title: item.title,
	quantity: pieces(item),
	priceIncludingVat: item.unitPrice,
});

/** How many pieces of the same product stay, and were sent before, where there are any. */
function sameProduct({ ean }: OrderItem, all: readonly OrderItem[], { kept, sent }: PiecesWanted) {
	const same = all.filter((one) => withoutZeros(one.ean) === withoutZeros(ean));
	const sum = (pieces: PiecesWanted['pieces'] = () => 0) =>
		same.reduce((total, item) => total + pieces(item), 0);
	const [keptQuantity, sentQuantity] = [sum(kept), sum(sent)];
	return { ...(keptQuantity > 0 && { keptQuantity }), ...(sentQuantity > 0 && { sentQuantity }) };
}

const nameOf = ({ firstName, surname }: IDataObject) =>
	[firstName, surname]
		.map(keyOf)
		.filter((part) => part !== '')
		.join(' ');

const addressOf = (details: IDataObject) => ({
	name: nameOf(details),
	company: details.company,
	pickUpPoint: details.pickupPointName,
	street: details.streetName,
	houseNumber: details.houseNumber,
	houseNumberExtension: details.houseNumberExtension,
	secondLine: details.extraAddressInformation,
	zipCode: details.zipCode,
	city: details.city,
	country: details.countryCode,
	emailAddress: details.email,
	telephone: details.deliveryPhoneNumber,
});

/** Whether an invoice could reach it; who has no address of his own is invoiced where the goods go. */
const isAddress = (details: IDataObject) =>
	['streetName', 'zipCode', 'city', 'countryCode'].every((part) => keyOf(details[part]) !== '') &&
	keyOf(nameOf(details) || details.company) !== '';

/** Who bought it: whom the invoice is for, where bol says so. */
const buyerOf = (shipment: IDataObject, billing: IDataObject) => ({
	name: nameOf(billing) || nameOf(shipment),
	company: keyOf(billing.company) || shipment.company,
	emailAddress: keyOf(billing.email) || shipment.email,
	telephone: shipment.deliveryPhoneNumber,
	vatNumber: billing.vatNumber,
	language: shipment.language,
});
