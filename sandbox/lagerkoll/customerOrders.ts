import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { notFound, refused } from './errors';
import { pageOf } from './lists';
import { storeGroupId } from './seedIds';
import type { CustomerOrder, OrderRow } from './types';
import { parameter, pickFields, type LagerkollWorld } from './world';

/** The states of a customer order: docs/services/lagerkoll.md, 2.11. */
const orderStates = [0, 5, 10, 15, 20, 30, 40, 50, 60];

// prettier-ignore
const orderFields = [
	'externalOrderId', 'customerId', 'customerOrderNumber', 'state', 'currency', 'currencyRate',
	'deliveryName', 'deliveryAddress1', 'deliveryAddress2', 'deliveryZipCode', 'deliveryCity',
	'deliveryCountry', 'deliveryDate', 'orderDate', 'freight', 'administrationFee', 'ourReference',
	'yourReference', 'comments', 'remarks', 'phone1', 'phone2', 'deliveryTerm', 'paymentTerm',
	'wayOfDelivery', 'vatIncluded', 'pricelistId',
];

const codes = { get: 900701, create: 900702, update: 900703 };

type Body = Record<string, unknown>;

function numberIn(body: Body, field: string, fallback: number, code: number): number {
	const value = body[field] ?? fallback;
	if (typeof value !== 'number') throw refused(code, field, `${field} must be a number`);
	return value;
}

function makeRow(world: LagerkollWorld, body: unknown, storeId: number, code: number): OrderRow {
	const row = (typeof body === 'object' && body !== null ? body : {}) as Body;
	const article = world.state.articles.find(({ articleId }) => articleId === row.articleId);
	if (!article) throw refused(code, 'articleId', 'There is no such article');
	const orderedAmount = numberIn(row, 'orderedAmount', 1, code);
	const piecePrice = numberIn(row, 'piecePrice', article.price, code);
	const discountType = row.discountType ?? 'PERCENT';
	if (discountType !== 'PERCENT' && discountType !== 'AMOUNT')
		throw refused(code, 'discountType', 'discountType must be PERCENT or AMOUNT');
	return {
		articleId: article.articleId,
		orderedAmount,
		deliveredAmount: numberIn(row, 'deliveredAmount', 0, code),
		piecePrice,
		totalPrice: numberIn(row, 'totalPrice', orderedAmount * piecePrice, code),
		discountType,
		discount: numberIn(row, 'discount', 0, code),
		description: String(row.description ?? ''),
		storeId,
		storeGroupId,
	};
}

function makeRows(world: LagerkollWorld, body: Body, storeId: number, code: number): OrderRow[] {
	if (!Array.isArray(body.products)) throw refused(code, 'products', 'products must be a list');
	return body.products.map((row: unknown) => makeRow(world, row, storeId, code));
}

function checkFields(world: LagerkollWorld, body: Body, code: number): void {
	if (body.state !== undefined && !orderStates.includes(body.state as number))
		throw refused(code, 'state', `state must be one of ${orderStates.join(', ')}`);
	const { customerId } = body;
	if (
		customerId !== undefined &&
		customerId !== null &&
		!world.state.customerIds.some((known) => known === customerId)
	)
		throw refused(code, 'customerId', 'There is no such customer');
}

function createOrder(request: FastifyRequest, world: LagerkollWorld): CustomerOrder {
	const { storeId } = request.lagerkollCaller;
	const body = bodyOf(request);
	checkFields(world, body, codes.create);
	const products = makeRows(world, body, storeId, codes.create);
	const order: CustomerOrder = {
		externalOrderId: null,
		state: 0,
		orderDate: Date.now(),
		...pickFields(body, orderFields),
		orderId: (world.state.lastCustomerOrder += 1),
		storeGroupId,
		products,
	};
	world.state.customerOrders.push(order);
	world.callbacks.send('customer_order', 'created', { customerOrderId: order.orderId }, storeId);
	return order;
}

function updateOrder(request: FastifyRequest, world: LagerkollWorld): CustomerOrder {
	const { storeId } = request.lagerkollCaller;
	const order = customerOrderById(world, parameter(request, 'id'), codes.update);
	const body = bodyOf(request);
	checkFields(world, body, codes.update);
	const products =
		body.products === undefined ? order.products : makeRows(world, body, storeId, codes.update);
	Object.assign(order, pickFields(body, orderFields), { products });
	world.callbacks.send('customer_order', 'updated', { customerOrderId: order.orderId }, storeId);
	return order;
}

/** The customer order with an id; throws a 404 with the given code when there is none. */
function customerOrderById(world: LagerkollWorld, id: string, code: number): CustomerOrder {
	const found = world.state.customerOrders.find(({ orderId }) => String(orderId) === id);
	if (!found) throw notFound(code);
	return found;
}

/**
 * Customer orders. Only the read by external id is documented; its shape is not visible, the fields are those
 * of the plugin of 2016: docs/services/lagerkoll.md, 2.11.
 */
export function registerCustomerOrders(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/customer_orders/external/:external_id', (request) => {
		const id = parameter(request, 'external_id');
		const found = world.state.customerOrders.find(
			({ externalOrderId }) => externalOrderId !== null && String(externalOrderId) === id,
		);
		if (!found) throw notFound(codes.get, 'external_id');
		return found;
	});
	// (unconfirmed) The list is nowhere to be seen; its wrapper is that of the other lists in pages.
	scope.get('/customer_orders', (request) => {
		const { customerOrders } = world.state;
		const { rows, counters } = pageOf(request, customerOrders, 100);
		return { ...counters, customerOrdersCount: customerOrders.length, customerOrders: rows };
	});
	// (unconfirmed) These three are implied by error codes and by what the plugin does.
	scope.get('/customer_orders/:id', (request) =>
		customerOrderById(world, parameter(request, 'id'), codes.get),
	);
	scope.post('/customer_orders', (request) => createOrder(request, world));
	scope.put('/customer_orders/:id', (request) => updateOrder(request, world));
}
