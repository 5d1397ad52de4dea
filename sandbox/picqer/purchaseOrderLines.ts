import type { FastifyInstance, FastifyRequest } from 'fastify';

import { positiveWhole } from './checks';
import { PicqerError, refused } from './errors';
import { makePurchaseLine, purchaseOrderChanged, requireStatus } from './purchasing';
import type { PurchaseOrder, PurchaseOrderLine } from './purchasingTypes';
import { bodyOf, parameter, pickFields, type PicqerWorld } from './world';

function lineOf(request: FastifyRequest, order: PurchaseOrder): PurchaseOrderLine {
	const id = parameter(request, 'line');
	const found = order.products.find((row) => String(row.idpurchaseorder_product) === id);
	if (!found) throw new PicqerError(404, 27);
	return found;
}

function updateLine(line: PurchaseOrderLine, body: Record<string, unknown>): void {
	const fields = pickFields(body, ['amount', 'price', 'delivery_date'] as const);
	if (fields.amount !== undefined) fields.amount = positiveWhole(fields.amount, 'amount');
	if (Number(fields.amount ?? line.amount) < line.amountreceived)
		throw refused(1, 'The amount cannot be lower than what was received');
	Object.assign(line, fields);
}

/** The lines of a purchase order. */
export function registerPurchaseOrderLines(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => PurchaseOrder,
): void {
	const findEditable = (request: FastifyRequest) => {
		const order = find(request);
		requireStatus(order, 'concept', 'purchased');
		return order;
	};

	scope.get('/purchaseorders/:id/products', (request) => find(request).products);
	scope.post('/purchaseorders/:id/products', (request, reply) => {
		const order = findEditable(request);
		const line = makePurchaseLine(world, world.state.products, bodyOf(request));
		order.products.push(line);
		purchaseOrderChanged(world, order);
		return reply.code(201).send(line);
	});
	scope.put('/purchaseorders/:id/products/:line', (request) => {
		const order = findEditable(request);
		const line = lineOf(request, order);
		updateLine(line, bodyOf(request));
		purchaseOrderChanged(world, order);
		return line;
	});
	scope.delete('/purchaseorders/:id/products/:line', (request, reply) => {
		const order = findEditable(request);
		const line = lineOf(request, order);
		if (line.amountreceived > 0) throw refused(21);
		order.products = order.products.filter((row) => row !== line);
		purchaseOrderChanged(world, order);
		return reply.code(204).send();
	});
}
