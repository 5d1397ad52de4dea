import type { FastifyInstance, FastifyRequest } from 'fastify';

import { refused } from './errors';
import type { Order, OrderLine, Product } from './types';
import {
	bodyOf,
	nextId,
	nowText,
	pickFields,
	rowFromPath,
	visible,
	type PicqerWorld,
} from './world';

function orderedProduct(
	world: PicqerWorld,
	request: FastifyRequest,
	wish: Record<string, unknown>,
): Product {
	const found = visible(request, world.state.products).find((product) =>
		wish.idproduct === undefined || wish.idproduct === null
			? product.productcode === wish.productcode
			: product.idproduct === Number(wish.idproduct),
	);
	if (!found) throw refused(24);
	return found;
}

function checkAmount(value: unknown): number {
	const amount = Number(value);
	if (value === undefined || value === null || !Number.isInteger(amount) || amount < 1)
		throw refused(23);
	return amount;
}

/** A line from what a caller ordered; refuses what cannot be ordered. */
export function makeLine(world: PicqerWorld, request: FastifyRequest, value: unknown): OrderLine {
	const wish = (typeof value === 'object' && value !== null ? value : {}) as Record<
		string,
		unknown
	>;
	if (!wish.idproduct && !wish.productcode) throw refused(23);
	const amount = checkAmount(wish.amount);
	const product = orderedProduct(world, request, wish);
	return {
		idorder_product: nextId(world, 'line'),
		idproduct: product.idproduct,
		idvatgroup: Number(wish.idvatgroup ?? product.idvatgroup),
		productcode: product.productcode,
		name: String(wish.name ?? product.name),
		remarks: wish.remarks === undefined || wish.remarks === null ? null : String(wish.remarks),
		price: Number(wish.price ?? product.price),
		amount,
		amount_cancelled: 0,
		weight: product.weight,
		partof_idorder_product: null,
		has_parts: false,
	};
}

function requireEditableLines(order: Order): void {
	if (!['concept', 'expected'].includes(order.status)) throw refused(33);
}

/** How far a line has come. */
export function lineStatus(world: PicqerWorld, line: OrderLine): Record<string, unknown> {
	const onPicklists = world.state.picklists
		.filter(({ status }) => status !== 'cancelled')
		.flatMap((picklist) => picklist.products.map((product) => ({ picklist, product })))
		.filter(({ product }) => product.idorder_product === line.idorder_product);
	const total = (
		rows: typeof onPicklists,
		amount: (product: (typeof rows)[number]['product']) => number,
	) => rows.reduce((sum, { product }) => sum + amount(product), 0);
	return {
		idorder_product: line.idorder_product,
		idproduct: line.idproduct,
		productcode: line.productcode,
		ordered: line.amount,
		allocated: total(onPicklists, ({ amount }) => amount),
		picked: total(onPicklists, ({ amount_picked }) => amount_picked),
		shipped: total(
			onPicklists.filter(({ picklist }) => picklist.status === 'closed'),
			({ amount }) => amount,
		),
	};
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
		const fields = pickFields(bodyOf(request), ['name', 'price', 'amount', 'remarks'] as const);
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
