import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../shared/lib/isObject';
import { ShapeError } from '../../shared/commerce/shape';
import { readShopOrder, type ShopOrder } from '../../shared/commerce/shopOrder';
import { keyOf, withoutZeros } from '../../shared/operation/key';
import { badOrder, orderIdOf, orderItemsIn, partOf, type OrderItem } from './orderItems';

/** What of a bol order is of interest: what is to be shipped, or what the buyer wants to cancel. */
export type Wanted = (item: OrderItem) => boolean;

/** What is still to be shipped by the seller, without what the buyer has asked to cancel. */
export const toShip: Wanted = (item) => isOpenHere(item) && !item.isAskedToBeCancelled;

/** The same, and what the buyer has asked to cancel. */
export const toShipOrCancel: Wanted = (item) => isOpenHere(item);

/** What the buyer has asked to cancel, and is neither shipped nor cancelled. */
export const askedToBeCancelled: Wanted = (item) => isOpenHere(item) && item.isAskedToBeCancelled;

const isOpenHere = ({ isShippedByBol, open }: OrderItem) => !isShippedByBol && open > 0;

/**
 * The shop order of an order that was read in full; undefined when none of its items is wanted.
 *
 * @throws UserError where bol left out what a shop order needs, such as an address or an EAN
 */
export function shopOrderOf(order: IDataObject, isWanted: Wanted): ShopOrder | undefined {
	const orderId = orderIdOf(order);
	const all = orderItemsIn(order);
	const items = all.filter(isWanted);
	const kept = all.filter((item) => toShip(item) && !isWanted(item));
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
		lines: items.map((item) => ({ ...lineOf(item), ...keptBeside(item, kept) })),
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

const lineOf = ({ orderItemId, ean, sku, title, open, unitPrice }: OrderItem) => ({
	lineId: orderItemId,
	ean,
	sku,
	title,
	quantity: open,
	priceIncludingVat: unitPrice,
});

/** How many pieces of the same product stay, where there are any. */
function keptBeside({ ean }: OrderItem, kept: readonly OrderItem[]) {
	const same = kept.filter((one) => withoutZeros(one.ean) === withoutZeros(ean));
	if (same.length === 0) return {};
	return { keptQuantity: same.reduce((sum, { open }) => sum + open, 0) };
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
