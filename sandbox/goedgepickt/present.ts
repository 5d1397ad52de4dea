import { omit } from '../omit';
import { freeStock, reservedStock, totalStock } from './stock';
import type { GoedGepicktState, Order, Product, Webhook } from './types';

/** What products without a picture have instead. */
const placeholderPicture = 'https://account.goedgepickt.nl/images/image_placeholder.png';

function webshopName(state: GoedGepicktState, webshopUuid: string): string {
	return state.webshops.find(({ uuid }) => uuid === webshopUuid)?.name ?? '';
}

/**
 * A product as the API answers it (docs/services/goedgepickt.md, 2.2); its webshop is not in it.
 */
export function presentProduct(state: GoedGepicktState, product: Product): object {
	const { unlimitedStock, minimalStock, fillStockTo, ...others } = product;
	return {
		...omit(
			others,
			...(['webshopUuid', 'productId', 'url', 'stockManagement', 'reservedStock'] as const),
			...(['stockLocations', 'parts'] as const),
		),
		picture: product.picture ?? placeholderPicture,
		stock: {
			freeStock: freeStock(state, product),
			totalStock: totalStock(state, product),
			reservedStock: reservedStock(state, product),
			unlimitedStock,
			minimalStock,
			fillStockTo,
		},
	};
}

/** The stock of a product per pick location (2.3). */
export function presentStock(state: GoedGepicktState, product: Product): object {
	return {
		stockLocations: product.stockLocations.map(({ pickLocationUuid, quantity, priority }) => ({
			picklocationUuid: pickLocationUuid,
			picklocationName: state.pickLocations.find(({ uuid }) => uuid === pickLocationUuid)?.name,
			stockQuantity: quantity,
			stockPriority: priority,
		})),
	};
}

/**
 * An order as the API answers it (2.5), in lists and alone; the addition of the shipping house number has
 * an `n` of its own.
 */
export function presentOrder(state: GoedGepicktState, order: Order): object {
	const { texts, webshopUuid, ...others } = order;
	const { shippingHouseNumberAddition, ...seen } = texts;
	return {
		...omit(others, 'orderId'),
		webshopName: webshopName(state, webshopUuid),
		// Nobody has seen these two come back.
		...omit(seen, 'billingAddress2', 'shippingCompany'),
		shippingHousenumberAddition: shippingHouseNumberAddition,
		shipments: state.shipments
			.filter(({ orderUuid }) => orderUuid === order.uuid)
			.map(({ trackTraceCode, trackTraceUrl, createDate }) => ({
				trackTraceCode,
				trackTraceUrl,
				createDate,
			})),
	};
}

/** A shipment as the API answers it (2.6). */
export function presentShipment(
	state: GoedGepicktState,
	shipment: GoedGepicktState['shipments'][number],
): object {
	const { orderUuid, ...fields } = shipment;
	const order = state.orders.find(({ uuid }) => uuid === orderUuid);
	return {
		...fields,
		referenceText: order?.externalDisplayId,
		linkedOrder: { uuid: orderUuid },
		shippingFirstName: order?.texts.shippingFirstName,
		shippingLastName: order?.texts.shippingLastName,
		shippingCity: order?.texts.shippingCity,
		shippingMethod: order?.texts.shippingMethod,
	};
}

/** A webhook as the API answers it (3.1); it does not say whether the hook was switched off. */
export const presentWebhook = (state: GoedGepicktState, hook: Webhook): object => ({
	...omit(hook, 'active'),
	webshopName: webshopName(state, hook.webshopUuid),
});
