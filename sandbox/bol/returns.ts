import type { FastifyInstance } from 'fastify';

import { omit } from '../omit';
import { timeWithOffset } from '../time';
import { chosenIn, integerIn, refuse, textIn } from './bodyChecks';
import { asObject, oneOf, pageNumber, pageOf, truth, type Query } from './checks';
import { findItem } from './orders';
import { notFound, type Violation } from './problems';
import { answerProcess, ProcessFailure } from './processStatus';
import type { BolReturn, BolReturnItem } from './returnTypes';
import { nextNumber, type BolWorld } from './world';

// prettier-ignore
const creationResults = [
	'RETURN_RECEIVED', 'EXCHANGE_PRODUCT', 'RETURN_DOES_NOT_MEET_CONDITIONS', 'REPAIR_PRODUCT',
	'CUSTOMER_KEEPS_PRODUCT_PAID',
] as const;

const handlingResults = [...creationResults, 'STILL_APPROVED'] as const;

const ninetyDays = 90 * 24 * 60 * 60_000;

function isHandled(item: BolReturnItem): boolean {
	return item.results.length > 0;
}

function reducedItem(item: BolReturnItem): Record<string, unknown> {
	return {
		rmaId: item.rmaId,
		orderId: item.orderId,
		ean: item.ean,
		expectedQuantity: item.expectedQuantity,
		returnReason: {
			mainReason: item.mainReason,
			...(item.detailedReason ? { detailedReason: item.detailedReason } : {}),
			customerComments: item.customerComments,
		},
		handled: isHandled(item),
		processingResults: item.results.map(({ quantity, handlingResult, handledAt }) => ({
			quantity,
			processingResult:
				handlingResult === 'RETURN_DOES_NOT_MEET_CONDITIONS' ? 'REJECTED' : 'ACCEPTED',
			handlingResult,
			processingDateTime: timeWithOffset(handledAt),
		})),
	};
}

function fullItem(item: BolReturnItem): Record<string, unknown> {
	return {
		...reducedItem(item),
		title: item.title,
		trackAndTrace: item.trackAndTrace,
		transporterName: item.transporterName,
		customerDetails: omit(item.customer, 'kvkNumber', 'language'),
	};
}

function present(
	found: BolReturn,
	presentItem: (item: BolReturnItem) => Record<string, unknown>,
): Record<string, unknown> {
	return {
		returnId: found.returnId,
		registrationDateTime: timeWithOffset(found.registeredAt),
		fulfilmentMethod: found.fulfilmentMethod,
		returnItems: found.items.map(presentItem),
	};
}

function listReturns(world: BolWorld, query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	const page = pageNumber(query, violations);
	// bol does not say what it lists when it is not told: what still has to be done.
	const handled = truth(query, 'handled', violations) ?? false;
	const method = oneOf(query, 'fulfilment-method', ['FBR', 'FBB'] as const, violations) ?? 'FBR';
	refuse(violations);
	const matching = world.state.returns
		.filter(({ fulfilmentMethod }) => fulfilmentMethod === method)
		.map((found) => ({
			...found,
			items: found.items.filter((item) => isHandled(item) === handled),
		}))
		.filter(({ items }) => items.length > 0)
		// Unhandled ones come oldest first, handled ones newest first.
		.sort((one, other) => (one.registeredAt - other.registeredAt) * (handled ? -1 : 1));
	const rows = pageOf(matching, page);
	return rows.length === 0 ? {} : { returns: rows.map((row) => present(row, reducedItem)) };
}

interface ReturnWish {
	orderItemId: string;
	quantity: number;
	handlingResult: string;
}

function checkReturn(value: unknown): ReturnWish {
	const body = asObject(value);
	const violations: Violation[] = [];
	// bol's own demo page sends the id as a number.
	const id = typeof body.orderItemId === 'number' ? String(body.orderItemId) : body.orderItemId;
	const wish = {
		orderItemId: textIn(id, 'orderItemId', violations),
		quantity: integerIn(body.quantityReturned, 'quantityReturned', [1, 9999], violations),
		handlingResult: chosenIn(body.handlingResult, 'handlingResult', creationResults, violations),
	};
	refuse(violations);
	return wish;
}

function createReturn(world: BolWorld, wish: ReturnWish): string {
	const { orderItemId, quantity, handlingResult } = wish;
	const found = findItem(world, orderItemId);
	if (!found) throw new ProcessFailure(`Order item with id ${orderItemId} does not exist.`);
	const { order, item } = found;
	const shipment = world.state.shipments.find(({ items }) =>
		items.some((shipped) => shipped.item === item),
	);
	if (!shipment || shipment.shippedAt < Date.now() - ninetyDays) {
		throw new ProcessFailure(
			`Order item with id ${orderItemId} was not shipped in the last 90 days.`,
		);
	}
	const returned = world.state.returns
		.flatMap(({ items }) => items)
		.filter((other) => other.orderItemId === orderItemId)
		.reduce((sum, other) => sum + other.expectedQuantity, 0);
	if (returned + quantity > item.quantityShipped) {
		throw new ProcessFailure(
			`Order item with id ${orderItemId} has only ${item.quantityShipped - returned} left to return.`,
		);
	}
	const now = Date.now();
	const returnId = String(16_000_000 + nextNumber(world));
	world.state.returns.push({
		returnId,
		registeredAt: now,
		fulfilmentMethod: item.fulfilmentMethod,
		items: [
			{
				rmaId: String(87_000_000 + nextNumber(world)),
				orderId: order.orderId,
				orderItemId,
				ean: item.ean,
				title: item.title,
				expectedQuantity: quantity,
				mainReason: 'Anders',
				customerComments: 'Anders',
				results: [{ quantity, handlingResult, handledAt: now }],
				customer: { ...order.shipmentDetails },
			},
		],
	});
	return returnId;
}

function handleReturn(
	world: BolWorld,
	rmaId: string,
	{ quantity, handlingResult }: Omit<ReturnWish, 'orderItemId'>,
): undefined {
	const item = world.state.returns
		.flatMap(({ items }) => items)
		.find((candidate) => candidate.rmaId === rmaId);
	if (!item) throw new ProcessFailure(`Return item with rma id ${rmaId} does not exist.`);
	if (quantity > item.expectedQuantity) {
		throw new ProcessFailure(`Only ${item.expectedQuantity} are expected, not ${quantity}.`);
	}
	const last = item.results[item.results.length - 1];
	if (
		handlingResult === 'STILL_APPROVED' &&
		last?.handlingResult !== 'RETURN_DOES_NOT_MEET_CONDITIONS'
	) {
		throw new ProcessFailure(`Return item with rma id ${rmaId} was not rejected before.`);
	}
	item.results.push({ quantity, handlingResult, handledAt: Date.now() });
}

/** List, get, create and handle returns. */
export function registerReturns(scope: FastifyInstance, world: BolWorld): void {
	scope.get<{ Querystring: Query }>('/returns', (request) => listReturns(world, request.query));

	scope.get<{ Params: { returnId: string } }>('/returns/:returnId', (request) => {
		const { returnId } = request.params;
		const found = world.state.returns.find((candidate) => candidate.returnId === returnId);
		if (!found) throw notFound('Return', returnId);
		return present(found, fullItem);
	});

	scope.post('/returns', (request, reply) => {
		const wish = checkReturn(request.body);
		return answerProcess(world, reply, {
			eventType: 'CREATE_RETURN_ITEM',
			description: `Create a return for order item ${wish.orderItemId}.`,
			work: () => createReturn(world, wish),
		});
	});

	scope.put<{ Params: { returnId: string } }>('/returns/:returnId', (request, reply) => {
		// The id in this path is that of an item: only reading goes by return.
		const rmaId = request.params.returnId;
		const body = asObject(request.body);
		const violations: Violation[] = [];
		if (!/^\d+$/.test(rmaId)) violations.push({ name: 'rma-id', reason: 'must be a number' });
		const wish = {
			quantity: integerIn(body.quantityReturned, 'quantityReturned', [1, 9999], violations),
			handlingResult: chosenIn(body.handlingResult, 'handlingResult', handlingResults, violations),
		};
		refuse(violations);
		return answerProcess(world, reply, {
			eventType: 'HANDLE_RETURN_ITEM',
			entityId: rmaId,
			description: `Handle the return item with rma id ${rmaId}.`,
			work: () => handleReturn(world, rmaId, wish),
		});
	});
}
