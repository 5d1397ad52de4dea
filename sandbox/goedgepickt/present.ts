import { freeStock, reservedStock, totalStock } from './stock';
import type { GoedGepicktState, Order, Product, Shipment, Webhook } from './types';

/** What products without a picture have instead. */
const placeholderPicture = 'https://account.goedgepickt.nl/images/image_placeholder.png';

function webshopName(state: GoedGepicktState, webshopUuid: string): string {
	return state.webshops.find(({ uuid }) => uuid === webshopUuid)?.name ?? '';
}

/**
 * A product as the API answers it (docs/services/goedgepickt.md, 2.2); its webshop is not in it.
 */
export function presentProduct(state: GoedGepicktState, product: Product): object {
	return {
		uuid: product.uuid,
		sku: product.sku,
		ean: product.ean,
		barcode: product.barcode,
		name: product.name,
		description: product.description,
		price: product.price,
		costPrice: product.costPrice,
		taxRate: product.taxRate,
		weight: product.weight,
		length: product.length,
		width: product.width,
		height: product.height,
		productAttributes: product.productAttributes,
		internalComment: product.internalComment,
		picture: product.picture ?? placeholderPicture,
		allowBackorders: product.allowBackorders,
		supplier: product.supplier,
		stock: {
			freeStock: freeStock(state, product),
			totalStock: totalStock(state, product),
			reservedStock: reservedStock(state, product),
			unlimitedStock: product.unlimitedStock,
			minimalStock: product.minimalStock,
			fillStockTo: product.fillStockTo,
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

/** Texts of an order that are written, and that nobody has seen come back. */
const NEVER_SEEN = ['billingAddress2', 'shippingCompany'];

/**
 * An order as the API answers it (2.5), in lists and alone; the addition of the shipping house number has
 * an `n` of its own.
 */
export function presentOrder(state: GoedGepicktState, order: Order): object {
	const { shippingHouseNumberAddition, ...others } = order.texts;
	const texts = Object.fromEntries(
		Object.entries(others).filter(([name]) => !NEVER_SEEN.includes(name)),
	);
	return {
		uuid: order.uuid,
		externalDisplayId: order.externalDisplayId,
		status: order.status,
		createDate: order.createDate,
		finishDate: order.finishDate,
		webshopName: webshopName(state, order.webshopUuid),
		...texts,
		shippingHousenumberAddition: shippingHouseNumberAddition,
		totalPaid: order.totalPaid,
		internComment: order.internComment,
		attentionNeeded: order.attentionNeeded,
		tags: order.tags,
		products: order.products,
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
export function presentShipment(state: GoedGepicktState, shipment: Shipment): object {
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
export function presentWebhook(state: GoedGepicktState, hook: Webhook): object {
	const { webhookUuid, webhookEvent, webhookSecret, targetUrl, webshopUuid } = hook;
	return {
		webhookUuid,
		webhookEvent,
		webhookSecret,
		targetUrl,
		webshopName: webshopName(state, webshopUuid),
		webshopUuid,
	};
}
