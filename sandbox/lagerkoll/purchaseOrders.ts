import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { omit } from '../omit';
import { articleById, articleChanged } from './articles';
import { notFound, refused } from './errors';
import { pageOf } from './lists';
import type { PurchaseOrder } from './types';
import { parameter, type LagerkollWorld } from './world';

const codes = { get: 901101, update: 901103 };

/**
 * A purchase order as far as it is visible. Its id is named as in customer and production orders
 * (unconfirmed); its rows are not visible at all.
 */
function presentPurchaseOrder(order: PurchaseOrder) {
	return { ...omit(order, 'rows'), productCount: order.rows.length };
}

/** The purchase order with an id; throws a 404 when there is none. */
function purchaseOrderById(world: LagerkollWorld, id: string): PurchaseOrder {
	const found = world.state.purchaseOrders.find(({ orderId }) => String(orderId) === id);
	if (!found) throw notFound(codes.get, 'order_id');
	return found;
}

function amountFrom(value: unknown): number {
	// The sample has the number in quotes; both forms are taken.
	const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0)
		throw refused(codes.update, 'deliveredAmount', 'deliveredAmount must be a number');
	return amount;
}

function deliver(request: FastifyRequest, world: LagerkollWorld) {
	const { rows } = purchaseOrderById(world, parameter(request, 'order_id'));
	const { id, deliveredAmount, batches } = bodyOf(request);
	const row = rows.find((each) => String(each.id) === String(id));
	if (!row) throw refused(codes.update, 'id', 'The purchase order has no such row');
	const amount = amountFrom(deliveredAmount);
	if (batches !== undefined && batches !== null && !Array.isArray(batches))
		throw refused(codes.update, 'batches', 'batches must be a list');
	const { storeId } = request.lagerkollCaller;
	const article = articleById(world, row.articleId, codes.update);
	row.deliveredAmount += amount;
	row.batches.push(...((batches as unknown[] | null | undefined) ?? []));
	article.amounts[storeId] = (article.amounts[storeId] ?? 0) + amount;
	articleChanged(world, article, storeId);
	// The sample answer is cut after `del`; probably the same object (unconfirmed), with all that was received.
	return { id: row.id, deliveredAmount: String(row.deliveredAmount), batches: row.batches };
}

/** Purchase orders: docs/services/lagerkoll.md, 2.22; list and read are (unconfirmed). */
export function registerPurchaseOrders(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/purchase_orders', (request) => {
		const { purchaseOrders } = world.state;
		const { rows, counters } = pageOf(request, purchaseOrders, 100);
		return {
			...counters,
			purchaseOrdersCount: purchaseOrders.length,
			purchaseOrders: rows.map(presentPurchaseOrder),
		};
	});
	scope.get('/purchase_orders/:order_id', (request) =>
		presentPurchaseOrder(purchaseOrderById(world, parameter(request, 'order_id'))),
	);
	scope.post('/purchase_orders/:order_id/deliver', (request) => deliver(request, world));
}
