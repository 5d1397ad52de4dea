import type { FastifyInstance } from 'fastify';

import { omit } from '../omit';
import { localDate, timeWithOffset } from '../time';
import { asList, asObject, isText, oneOf, pageNumber, pageOf, single, type Query } from './checks';
import { invalidRequest, notFound, type Violation } from './problems';
import { ProcessFailure, processStatusBody } from './processStatus';
import type { BolOrder, BolOrderItem } from './types';
import type { BolWorld } from './world';

// prettier-ignore
const reasonCodes = [
	'OUT_OF_STOCK', 'REQUESTED_BY_CUSTOMER', 'BAD_CONDITION', 'HIGHER_SHIPCOST', 'INCORRECT_PRICE',
	'NOT_AVAIL_IN_TIME', 'NO_BOL_GUARANTEE', 'ORDERED_TWICE', 'RETAIN_ITEM', 'TECH_ISSUE',
	'UNFINDABLE_ITEM', 'OTHER',
];

/** What of an item is neither shipped nor cancelled. */
export function openQuantity(item: BolOrderItem): number {
	return item.quantity - item.quantityShipped - item.quantityCancelled;
}

/** The order and the item that belong to an order item id. */
export function findItem(
	world: BolWorld,
	orderItemId: string,
): { order: BolOrder; item: BolOrderItem } | undefined {
	for (const order of world.state.orders) {
		const item = order.items.find((candidate) => candidate.orderItemId === orderItemId);
		if (item) return { order, item };
	}
	return undefined;
}

type ItemFilter = (item: BolOrderItem) => boolean;

function statusFilter(status: 'OPEN' | 'SHIPPED' | 'ALL'): ItemFilter {
	if (status === 'ALL') return () => true;
	if (status === 'OPEN') return (item) => openQuantity(item) > 0;
	return (item) => openQuantity(item) === 0 && item.quantityShipped > 0;
}

function changeFilters(query: Query, violations: Violation[]): ItemFilter[] {
	const filters: ItemFilter[] = [];
	const minutes = single(query, 'change-interval-minute');
	if (minutes !== undefined) {
		if (!/^\d+$/.test(minutes) || Number(minutes) > 60) {
			violations.push({
				name: 'change-interval-minute',
				reason: 'Request contains an invalid value, must be less than or equal to 60.',
			});
		}
		const oldest = Date.now() - Number(minutes) * 60_000;
		filters.push((item) => item.changedAt >= oldest);
	}
	const date = single(query, 'latest-change-date');
	if (date !== undefined) {
		if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
			violations.push({
				name: 'latest-change-date',
				reason: `Request contains an invalid date: '${date}', expected an ISO date.`,
			});
		}
		filters.push((item) => localDate(item.changedAt) === date);
	}
	return filters;
}

function itemFilters(query: Query, violations: Violation[]): ItemFilter[] {
	const status = oneOf(query, 'status', ['OPEN', 'SHIPPED', 'ALL'] as const, violations);
	const method = oneOf(query, 'fulfilment-method', ['FBR', 'FBB', 'ALL'] as const, violations);
	const labelledByBol = oneOf(query, 'vvb-only', ['true', 'false'] as const, violations);
	const filters = [statusFilter(status ?? 'OPEN'), ...changeFilters(query, violations)];
	if (method !== 'ALL') filters.push((item) => item.fulfilmentMethod === (method ?? 'FBR'));
	if (labelledByBol === 'true') filters.push((item) => item.distributionParty === 'BOL');
	return filters;
}

function reducedItem(item: BolOrderItem): Record<string, unknown> {
	return {
		orderItemId: item.orderItemId,
		ean: item.ean,
		fulfilmentMethod: item.fulfilmentMethod,
		fulfilmentStatus: openQuantity(item) > 0 ? 'OPEN' : 'HANDLED',
		quantity: item.quantity,
		quantityShipped: item.quantityShipped,
		quantityCancelled: item.quantityCancelled,
		cancellationRequest: item.cancellationRequest,
		latestChangedDateTime: timeWithOffset(item.changedAt),
	};
}

function fullItem(item: BolOrderItem): Record<string, unknown> {
	return {
		orderItemId: item.orderItemId,
		cancellationRequest: item.cancellationRequest,
		fulfilment: {
			method: item.fulfilmentMethod,
			distributionParty: item.distributionParty,
			latestDeliveryDate: item.latestDeliveryDate,
			expiryDate: item.expiryDate,
			timeFrameType: 'REGULAR',
		},
		offer: { offerId: item.offerId, reference: item.reference },
		product: { ean: item.ean, title: item.title },
		quantity: item.quantity,
		quantityShipped: item.quantityShipped,
		quantityCancelled: item.quantityCancelled,
		unitPrice: item.unitPrice,
		totalPrice: Math.round(item.unitPrice * item.quantity * 100) / 100,
		commission: item.commission,
		latestChangedDateTime: timeWithOffset(item.changedAt),
		discounts: [],
	};
}

/** The two addresses of an order: each has fields of its own. */
export function presentAddresses(order: BolOrder): Record<string, unknown> {
	return {
		shipmentDetails: omit(order.shipmentDetails, 'vatNumber', 'kvkNumber'),
		billingDetails: omit(order.billingDetails, 'language', 'deliveryPhoneNumber'),
	};
}

function fullOrder(order: BolOrder): Record<string, unknown> {
	return {
		orderId: order.orderId,
		pickupPoint: false,
		orderPlacedDateTime: timeWithOffset(order.placedAt),
		...presentAddresses(order),
		orderItems: order.items.map(fullItem),
	};
}

function checkCancellation(body: unknown): { orderItemId: string; reasonCode: string } {
	const items = asList(asObject(body).orderItems).map(asObject);
	if (items.length !== 1) {
		throw invalidRequest([{ name: 'orderItems', reason: 'size must be between 1 and 1' }]);
	}
	const { orderItemId, reasonCode } = items[0];
	const violations: Violation[] = [];
	if (!isText(orderItemId)) {
		violations.push({ name: 'orderItems[0].orderItemId', reason: 'must not be empty' });
	}
	if (!isText(reasonCode) || !reasonCodes.includes(reasonCode)) {
		violations.push({
			name: 'orderItems[0].reasonCode',
			reason: `Request contains invalid value(s): '${String(reasonCode)}', allowed values: ${reasonCodes.join(', ')}.`,
		});
	}
	if (violations.length > 0) throw invalidRequest(violations);
	return { orderItemId: String(orderItemId), reasonCode: String(reasonCode) };
}

function cancelItem(world: BolWorld, orderItemId: string): undefined {
	const found = findItem(world, orderItemId);
	if (!found) throw new ProcessFailure(`Order item with id ${orderItemId} does not exist.`);
	if (openQuantity(found.item) === 0) {
		throw new ProcessFailure(`Order item with id ${orderItemId} is already handled.`);
	}
	found.item.quantityCancelled += openQuantity(found.item);
	found.item.changedAt = Date.now();
}

/** Marks an item as cancelled by its customer, as it can happen between two polls. */
export function requestCancellation(world: BolWorld, orderItemId: string): boolean {
	const found = findItem(world, orderItemId);
	if (!found) return false;
	found.item.cancellationRequest = true;
	found.item.changedAt = Date.now();
	world.notifications.send('ORDER', 'ORDER_ITEM_CANCELLATION_REQUEST', found.order.orderId);
	return true;
}

/** Cancels an item at once, without a process. */
export function cancelNow(world: BolWorld, orderItemId: string): boolean {
	if (!findItem(world, orderItemId)) return false;
	cancelItem(world, orderItemId);
	return true;
}

/** List, get and cancel orders. */
export function registerOrders(scope: FastifyInstance, world: BolWorld): void {
	scope.get<{ Querystring: Query }>('/orders', (request) => {
		const violations: Violation[] = [];
		const page = pageNumber(request.query, violations);
		const filters = itemFilters(request.query, violations);
		if (violations.length > 0) throw invalidRequest(violations);
		const matching = world.state.orders
			.map((order) => ({
				order,
				items: order.items.filter((item) => filters.every((filter) => filter(item))),
			}))
			.filter(({ items }) => items.length > 0)
			.sort((one, other) => other.order.placedAt - one.order.placedAt);
		const rows = pageOf(matching, page);
		// bol leaves the list out when it is empty.
		if (rows.length === 0) return {};
		return {
			orders: rows.map(({ order, items }) => ({
				orderId: order.orderId,
				orderPlacedDateTime: timeWithOffset(order.placedAt),
				orderItems: items.map(reducedItem),
			})),
		};
	});

	scope.get<{ Params: { orderId: string } }>('/orders/:orderId', (request) => {
		const { orderId } = request.params;
		const order = world.state.orders.find((candidate) => candidate.orderId === orderId);
		if (!order) throw notFound('Order', orderId);
		return fullOrder(order);
	});

	scope.put('/orders/cancellation', (request, reply) => {
		const { orderItemId } = checkCancellation(request.body);
		const status = world.processes.start(world, {
			eventType: 'CANCEL_ORDER',
			entityId: orderItemId,
			description: `Cancel order item with order item id ${orderItemId}.`,
			work: () => cancelItem(world, orderItemId),
		});
		return reply.code(202).send(processStatusBody(world, status));
	});
}
