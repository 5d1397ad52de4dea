import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { objectsIn } from './checks';
import { refused } from './errors';
import { newOrderLine, type Order, type OrderLine } from './orderRows';
import { fieldsIn, nextId, nowText, rowFromPath, visible, type PicqerWorld } from './world';

const isWritten = (value: unknown) => value !== undefined && value !== null;

function checkAmount(value: unknown): number {
	const amount = Number(value);
	if (!isWritten(value) || !Number.isInteger(amount) || amount < 1) throw refused(23);
	return amount;
}

/** A line from what a caller ordered; refuses what cannot be ordered. */
export function makeLine(world: PicqerWorld, request: FastifyRequest, value: unknown): OrderLine {
	const wish = objectsIn(value).at(0) ?? {};
	if (!wish.idproduct && !wish.productcode) throw refused(23);
	const amount = checkAmount(wish.amount);
	const product = visible(request, world.state.products).find((row) =>
		isWritten(wish.idproduct)
			? row.idproduct === Number(wish.idproduct)
			: row.productcode === wish.productcode,
	);
	if (!product) throw refused(24);
	const { idproduct, idvatgroup, productcode, name, price, weight } = product;
	return {
		...newOrderLine(),
		idorder_product: nextId(world, 'line'),
		idproduct,
		idvatgroup: Number(wish.idvatgroup ?? idvatgroup),
		productcode,
		name: String(wish.name ?? name),
		remarks: isWritten(wish.remarks) ? String(wish.remarks) : null,
		price: Number(wish.price ?? price),
		amount,
		weight,
	};
}

function requireEditableLines(order: Order): void {
	if (!['concept', 'expected'].includes(order.status)) throw refused(33);
}

/** The lines of an order. */
export function registerLines(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Order,
): void {
	const lineOf = (request: FastifyRequest) =>
		rowFromPath(request, find(request).products, 'idorder_product', 'line');

	scope.get('/orders/:id/products', (request) => find(request).products);
	scope.get('/orders/:id/products/:line', lineOf);
	scope.post('/orders/:id/products', (request, reply) => {
		const order = find(request);
		requireEditableLines(order);
		const line = makeLine(world, request, request.body);
		order.products.push(line);
		order.updated = nowText();
		return reply.code(201).send(line);
	});
	scope.put('/orders/:id/products/:line', (request) => {
		const order = find(request);
		const line = lineOf(request);
		requireEditableLines(order);
		const { name, price, amount, remarks } = line;
		const fields = fieldsIn(bodyOf(request), { name, price, amount, remarks });
		if (fields.amount !== undefined) checkAmount(fields.amount);
		order.updated = nowText();
		return Object.assign(line, fields);
	});
	scope.delete('/orders/:id/products/:line', (request, reply) => {
		const order = find(request);
		const line = lineOf(request);
		requireEditableLines(order);
		order.products = order.products.filter((row) => row !== line);
		return reply.code(204).send();
	});
}
