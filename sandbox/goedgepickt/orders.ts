import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomUUID } from 'crypto';

import { bodyOf } from '../body';
import { refused } from './errors';
import { listOf, type ListShape } from './lists';
import { checkedItems } from './orderChecks';
import { presentOrder } from './present';
import { changingStock, freeStock } from './stock';
import {
	newOrder,
	noTexts,
	orderTexts,
	type GoedGepicktState,
	type Order,
	type OrderLine,
	type Product,
} from './types';
import { isMissing, rowFromPath, visible, type GoedGepicktWorld } from './world';

type Body = Record<string, unknown>;

const shapeOf = (state: GoedGepicktState): ListShape<Order> => ({
	longestPage: 50,
	attributes: ['uuid', 'externalDisplayId', 'status', 'createDate', 'finishDate'],
	present: (order) => presentOrder(state, order),
});

/**
 * The two status filters give other statuses, too, as their users found
 * (docs/services/goedgepickt.md, 2.5).
 */
function halfFiltered(orders: Order[], query: Record<string, string | undefined>): Order[] {
	const wanted = query.orderstatus ?? query.status;
	if (wanted === undefined) return orders;
	return orders.filter(({ status }, index) => status === wanted || index % 3 === 0);
}

function textOf(value: unknown): string | null {
	return isMissing(value) ? null : String(value);
}

function money(value: unknown): string | null {
	return isMissing(value) ? null : Number(value).toFixed(2);
}

/** `2026-03-02T14:05:00`, whichever form was sent. */
function dateOf(value: unknown): string {
	return String(value).replace(' ', 'T').slice(0, 19);
}

/** The lines of one ordered item: one, or a parent with its parts for a compound product. */
export function linesOf(
	state: GoedGepicktState,
	product: Product | undefined,
	item: Pick<OrderLine, 'sku' | 'productName' | 'productQuantity'> & { price: string | null },
): OrderLine[] {
	const { price, ...wanted } = item;
	const line = { ...wanted, pickedQuantity: 0, productPrice: price ?? product?.price ?? '0.00' };
	if (!product) return [{ ...line, type: 'normal' }];
	const parts = product.parts.flatMap(({ productUuid, quantity }): OrderLine[] => {
		const part = state.products.find(({ uuid }) => uuid === productUuid);
		if (!part) return [];
		return [
			{
				productUuid,
				sku: part.sku,
				productName: part.name,
				productQuantity: item.productQuantity * quantity,
				pickedQuantity: 0,
				type: 'child',
				productPrice: '0.00',
			},
		];
	});
	const type = parts.length > 0 ? 'parent' : 'normal';
	return [{ productUuid: product.uuid, ...line, type }, ...parts];
}

/** The lines that take stock, with their products. */
export function stockLines(
	state: GoedGepicktState,
	order: Order,
): Array<{ line: OrderLine; product: Product }> {
	return order.products.flatMap((line) => {
		const product = state.products.find(({ uuid }) => uuid === line.productUuid);
		return product && line.type !== 'parent' ? [{ line, product }] : [];
	});
}

/**
 * Reserves the stock of a new order. One that arrives finished has taken what was free elsewhere; what is missing then
 * stays reserved, and the order needs attention (5, row 20).
 */
export function reserve(state: GoedGepicktState, order: Order): void {
	if (order.status === 'cancelled') return;
	for (const { line, product } of stockLines(state, order)) {
		if (order.status === 'completed') {
			line.pickedQuantity = Math.min(line.productQuantity, Math.max(0, freeStock(state, product)));
			if (line.pickedQuantity < line.productQuantity) order.attentionNeeded = 1;
		}
		product.reservedStock += line.productQuantity - line.pickedQuantity;
	}
}

function createOrder(world: GoedGepicktWorld, body: Body): Order {
	const { state } = world;
	const items = checkedItems(state, body);
	const webshopUuid = String(body.webshopUuid);
	const found = items.map((item) => ({
		item,
		product: state.products.find(
			(product) => product.webshopUuid === webshopUuid && product.sku === item.sku,
		),
	}));
	const unknown = found.filter(({ product }) => !product).map(({ item }) => String(item.sku));
	if (unknown.length > 0 && body.ignoreUnknownProductWarnings !== true)
		throw refused(`Unknown products: ${unknown.join(', ')}`);
	const texts = noTexts();
	for (const name of orderTexts) texts[name] = textOf(body[name]);
	const order = {
		...newOrder(),
		uuid: randomUUID(),
		webshopUuid,
		orderId: String(body.orderId),
		externalDisplayId: String(isMissing(body.orderDisplayId) ? body.orderId : body.orderDisplayId),
		status: String(body.orderStatus),
		createDate: dateOf(body.createDate),
		finishDate: isMissing(body.finishDate) ? null : dateOf(body.finishDate),
		totalPaid: money(body.paidTotal),
		texts,
		products: found.flatMap(({ item, product }) =>
			linesOf(state, product, {
				sku: String(item.sku),
				productName: String(item.productName),
				productQuantity: Number(item.productQuantity),
				price: money(item.unitPriceIncl),
			}),
		),
	};
	state.orders.push(order);
	const products = stockLines(state, order).map(({ product }) => product);
	changingStock(world, products, () => reserve(state, order));
	return order;
}

/** The list of orders, oldest first; a fulfilment customer may use it as well (1.6). */
export function registerOrderList(scope: FastifyInstance, world: GoedGepicktWorld): void {
	scope.get('/orders', (request) => {
		const { state } = world;
		const query = request.query as Record<string, string | undefined>;
		const orders = halfFiltered(visible(request, state.orders), query);
		return listOf(request, orders, shapeOf(state), state.lag);
	});
}

/** Getting and making an order (2.5); the same order sent twice becomes two. */
export function registerOrders(scope: FastifyInstance, world: GoedGepicktWorld): void {
	const find = (request: FastifyRequest) => rowFromPath(request, world.state.orders);

	registerOrderList(scope, world);
	scope.get('/orders/:uuid', (request) => presentOrder(world.state, find(request)));
	scope.post('/orders', (request) => ({
		message: 'Order created',
		orderUuid: createOrder(world, bodyOf(request)).uuid,
	}));
}
