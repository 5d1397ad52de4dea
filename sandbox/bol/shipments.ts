import type { FastifyInstance } from 'fastify';

import { timeWithOffset } from '../time';
import { asList, asObject, isText, oneOf, pageNumber, pageOf, single, type Query } from './checks';
import { requestInvoice } from './customerInvoices';
import { findItem, openQuantity, presentAddresses } from './orders';
import { invalidRequest, notFound, type Violation } from './problems';
import { ProcessFailure, processStatusBody } from './processStatus';
import type { BolOrder, BolOrderItem, BolShipment, BolTransport } from './types';
import { nextNumber, type BolWorld } from './world';

/** The carriers of bol's last published list. */
// prettier-ignore
const transporterCodes = [
	'AMPERE', 'BPOST_BE', 'BPOST_BRIEF', 'BRIEFPOST', 'BUDBEE', 'COURIER', 'CYCLOON', 'DHL',
	'DHL-GLOBAL-MAIL', 'DHL-SD', 'DHLFORYOU', 'DHL_DE', 'DPD-BE', 'DPD-NL', 'DYL', 'FEDEX_BE',
	'FEDEX_NL', 'GLS', 'OTHER', 'PACKS', 'PARCEL-NL', 'PES', 'TNT', 'TNT-EXPRESS', 'TNT-EXTRA',
	'TNT_BRIEF', 'TRANSMISSION', 'TRUNKRS', 'TSN', 'UPS',
];

interface ShipmentWish {
	items: Array<{ orderItemId: string; quantity?: number }>;
	shipmentReference: string;
	transport: Omit<BolTransport, 'transportId'>;
}

/** Adds a violation for a carrier that bol does not know. */
export function checkTransporterCode(value: unknown, violations: Violation[]): void {
	if (isText(value) && transporterCodes.includes(value)) return;
	violations.push({
		name: 'transport.transporterCode',
		reason: `Request contains invalid value(s): '${String(value)}', allowed values: ${transporterCodes.join(', ')}.`,
	});
}

function checkItems(list: unknown, violations: Violation[]): ShipmentWish['items'] {
	const items = asList(list).map(asObject);
	if (items.length < 1 || items.length > 100) {
		violations.push({ name: 'orderItems', reason: 'size must be between 1 and 100' });
	}
	return items.map(({ orderItemId, quantity }, index) => {
		if (!isText(orderItemId)) {
			violations.push({ name: `orderItems[${index}].orderItemId`, reason: 'must not be empty' });
		}
		if (quantity !== undefined && (!Number.isInteger(quantity) || Number(quantity) < 1)) {
			violations.push({
				name: `orderItems[${index}].quantity`,
				reason: 'must be greater than or equal to 1',
			});
		}
		return {
			orderItemId: String(orderItemId),
			quantity: quantity === undefined ? undefined : Number(quantity),
		};
	});
}

function checkCarrier(
	body: Record<string, unknown>,
	violations: Violation[],
): ShipmentWish['transport'] {
	const hasTransport = body.transport !== undefined && body.transport !== null;
	const hasLabel = body.shippingLabelId !== undefined && body.shippingLabelId !== null;
	if (hasTransport === hasLabel) {
		violations.push({
			name: 'transport',
			reason: 'Exactly one of transport and shippingLabelId must be given.',
		});
		return {};
	}
	if (hasLabel) return { shippingLabelId: String(body.shippingLabelId) };
	const { transporterCode, trackAndTrace } = asObject(body.transport);
	checkTransporterCode(transporterCode, violations);
	return {
		transporterCode: String(transporterCode),
		trackAndTrace: isText(trackAndTrace) ? trackAndTrace : undefined,
	};
}

function checkSameOrder(
	world: BolWorld,
	items: ShipmentWish['items'],
	violations: Violation[],
): void {
	const orderIds = items.map(({ orderItemId }) => findItem(world, orderItemId)?.order.orderId);
	if (new Set(orderIds.filter((orderId) => orderId !== undefined)).size > 1) {
		violations.push({
			name: 'orderItems',
			reason: 'All order items must belong to the same order.',
		});
	}
}

function checkShipment(world: BolWorld, body: Record<string, unknown>): ShipmentWish {
	const violations: Violation[] = [];
	const items = checkItems(body.orderItems, violations);
	checkSameOrder(world, items, violations);
	const transport = checkCarrier(body, violations);
	const reference = body.shipmentReference ?? null;
	if (reference !== null && (!isText(reference) || reference.length > 90)) {
		violations.push({ name: 'shipmentReference', reason: 'size must be between 1 and 90' });
	}
	if (violations.length > 0) throw invalidRequest(violations);
	return { items, transport, shipmentReference: reference === null ? '' : String(reference) };
}

function itemToShip(
	world: BolWorld,
	wish: ShipmentWish['items'][number],
): { order: BolOrder; item: BolOrderItem; quantity: number } {
	const found = findItem(world, wish.orderItemId);
	if (!found) throw new ProcessFailure(`Order item with id ${wish.orderItemId} does not exist.`);
	const open = openQuantity(found.item);
	if (open === 0) {
		const how = found.item.quantityCancelled > 0 ? 'cancelled' : 'shipped';
		throw new ProcessFailure(`Order item with id ${wish.orderItemId} is already ${how}.`);
	}
	const quantity = wish.quantity ?? open;
	if (quantity > open) {
		throw new ProcessFailure(
			`Order item with id ${wish.orderItemId} has only ${open} left to ship, not ${quantity}.`,
		);
	}
	return { ...found, quantity };
}

function carrierOf(world: BolWorld, { items, transport }: ShipmentWish): ShipmentWish['transport'] {
	const { shippingLabelId } = transport;
	if (shippingLabelId === undefined) return transport;
	const label = world.state.labels.find((known) => known.shippingLabelId === shippingLabelId);
	if (!label || !items.every(({ orderItemId }) => label.orderItemIds.includes(orderItemId))) {
		throw new ProcessFailure(`Shipping label ${shippingLabelId} does not belong to these items.`);
	}
	return {
		shippingLabelId,
		transporterCode: label.transporterCode,
		trackAndTrace: label.trackAndTrace,
	};
}

function ship(world: BolWorld, wish: ShipmentWish): undefined {
	// All items are checked before the first is touched: a shipment works as a whole or not at all.
	const items = wish.items.map((item) => itemToShip(world, item));
	const carrier = carrierOf(world, wish);
	const now = Date.now();
	for (const { item, quantity } of items) {
		item.quantityShipped += quantity;
		item.changedAt = now;
	}
	const shipment: BolShipment = {
		shipmentId: String(900_000_000 + nextNumber(world)),
		shipmentReference: wish.shipmentReference,
		shippedAt: now,
		order: items[0].order,
		items: items.map(({ item, quantity }) => ({ item, quantity })),
		transport: { transportId: String(350_000_000 + nextNumber(world)), ...carrier },
	};
	world.state.shipments.unshift(shipment);
	requestInvoice(world, shipment);
	world.notifications.send('SHIPMENT', 'UPDATE_TRANSPORT_EVENT', shipment.shipmentId);
}

function reducedShipment(shipment: BolShipment): Record<string, unknown> {
	return {
		shipmentId: shipment.shipmentId,
		shipmentDateTime: timeWithOffset(shipment.shippedAt),
		shipmentReference: shipment.shipmentReference,
		order: {
			orderId: shipment.order.orderId,
			orderPlacedDateTime: timeWithOffset(shipment.order.placedAt),
		},
		shipmentItems: shipment.items.map(({ item }) => ({
			orderItemId: item.orderItemId,
			ean: item.ean,
		})),
		transport: { transportId: shipment.transport.transportId },
	};
}

function fullShipment(shipment: BolShipment): Record<string, unknown> {
	return {
		...reducedShipment(shipment),
		pickupPoint: false,
		...presentAddresses(shipment.order),
		shipmentItems: shipment.items.map(({ item, quantity }) => ({
			orderItemId: item.orderItemId,
			fulfilment: {
				method: item.fulfilmentMethod,
				distributionParty: item.distributionParty,
				latestDeliveryDate: item.latestDeliveryDate,
			},
			offer: { offerId: item.offerId, reference: item.reference },
			product: { ean: item.ean, title: item.title },
			quantity: item.quantity,
			quantityShipped: quantity,
			unitPrice: item.unitPrice,
			commission: item.commission,
		})),
		transport: {
			...shipment.transport,
			transportEvents: [
				{ eventCode: 'PRE_ANNOUNCED', eventDateTime: timeWithOffset(shipment.shippedAt) },
			],
		},
	};
}

/** List, get and create shipments. */
export function registerShipments(scope: FastifyInstance, world: BolWorld): void {
	scope.get<{ Querystring: Query }>('/shipments', (request) => {
		const violations: Violation[] = [];
		const page = pageNumber(request.query, violations);
		const method = oneOf(request.query, 'fulfilment-method', ['FBR', 'FBB'] as const, violations);
		const orderId = single(request.query, 'order-id');
		if (method && orderId) {
			violations.push({
				name: 'order-id',
				reason: 'order-id cannot be combined with fulfilment-method.',
			});
		}
		if (violations.length > 0) throw invalidRequest(violations);
		const matching = world.state.shipments.filter((shipment) =>
			orderId
				? shipment.order.orderId === orderId
				: shipment.items[0].item.fulfilmentMethod === (method ?? 'FBR'),
		);
		const rows = pageOf(matching, page);
		return rows.length === 0 ? {} : { shipments: rows.map(reducedShipment) };
	});

	scope.get<{ Params: { shipmentId: string } }>('/shipments/:shipmentId', (request) => {
		const { shipmentId } = request.params;
		const found = world.state.shipments.find((shipment) => shipment.shipmentId === shipmentId);
		if (!found) throw notFound('Shipment', shipmentId);
		return fullShipment(found);
	});

	scope.post('/shipments', (request, reply) => {
		const wish = checkShipment(world, asObject(request.body));
		const status = world.processes.start(world, {
			eventType: 'CREATE_SHIPMENT',
			entityId: wish.items[0].orderItemId,
			description: `Create a shipment for order items ${wish.items.map(({ orderItemId }) => orderItemId).join(', ')}.`,
			work: () => ship(world, wish),
		});
		return reply.code(202).send(processStatusBody(world, status));
	});
}
