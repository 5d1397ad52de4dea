import type { FastifyInstance, FastifyRequest } from 'fastify';

import { known, positiveWhole } from './checks';
import { refused } from './errors';
import { presentProduct } from './present';
import { openLines } from './purchasing';
import { stockRow } from './stock';
import { bookStock, checkNewStock, watchFreeStock } from './stockChanges';
import type { Product } from './types';
import { bodyOf, requireFields, type PicqerWorld } from './world';

/** Takes the parts of a composition from stock and adds the composition. */
function produce(world: PicqerWorld, product: Product, body: Record<string, unknown>): void {
	requireFields(body, 'idwarehouse', 'amount');
	if (product.type !== 'composition_with_stock' || product.parts.length === 0) throw refused(21);
	const { idwarehouse } = known(world.state.warehouses, 'idwarehouse', body.idwarehouse);
	const amount = positiveWhole(body.amount, 'amount');
	const reason = String(body.reason ?? '');
	for (const part of product.parts) {
		const row = stockRow(world, part.idproduct, idwarehouse);
		checkNewStock(row, row.stock - part.amount * amount);
	}
	const book = (booked: Product, change: number) =>
		bookStock(world, {
			product: booked,
			idwarehouse,
			idlocation: null,
			change,
			reason,
			changeType: 'api',
		});
	const ids = [product.idproduct, ...product.parts.map(({ idproduct }) => idproduct)];
	watchFreeStock(world, ids, () => {
		for (const part of product.parts)
			book(known(world.state.products, 'idproduct', part.idproduct), -part.amount * amount);
		book(product, amount);
	});
}

/** Making compositions from their parts. */
export function registerProduction(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Product,
): void {
	scope.post('/products/:id/produce', (request) => {
		const product = find(request);
		produce(world, product, bodyOf(request));
		return presentProduct(world, product);
	});
}

/** What was purchased of a product and has not come. */
export function registerExpected(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Product,
): void {
	scope.get('/products/:id/expected', (request) => {
		const { idproduct } = find(request);
		return openLines(world)
			.filter(({ line }) => line.idproduct === idproduct)
			.map(({ order, line }) => ({
				idpurchaseorder: order.idpurchaseorder,
				purchaseorderid: order.purchaseorderid,
				idwarehouse: order.idwarehouse,
				...line,
				delivery_date: line.delivery_date ?? order.delivery_date,
			}));
	});
}
