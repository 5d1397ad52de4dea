import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Receipt } from './purchasingTypes';
import { strategies } from './receiptStrategies';
import { expectedLines, requireProcessing } from './receiving';
import type { Product } from './types';
import { rowFromPath, type PicqerWorld } from './world';

/** What is expected of one product, and how it can be received. */
function presentExpected(
	world: PicqerWorld,
	receipt: Receipt,
	product: Product,
): Record<string, unknown> {
	const { idproduct, productcode, productcode_supplier, name, barcode } = product;
	const lines = expectedLines(world, receipt).filter(({ line }) => line.idproduct === idproduct);
	const total = (amount: (row: (typeof lines)[number]) => number) =>
		lines.reduce((sum, row) => sum + amount(row), 0);
	return {
		idproduct,
		productcode,
		productcode_supplier,
		name,
		barcode,
		amount: total(({ line }) => line.amount - line.amountreceived),
		amount_ordered: total(({ line }) => line.amount),
		strategies: [
			...lines.slice(0, 1).map(({ line, order }) => ({
				strategy: strategies.oldestFirst,
				idpurchaseorder: order.idpurchaseorder,
				idpurchaseorder_product: line.idpurchaseorder_product,
			})),
			{ strategy: strategies.newPurchaseOrder },
		],
	};
}

/** What a receipt of version 2 still expects. */
export function registerExpectedProducts(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Receipt,
): void {
	const findOpen = (request: FastifyRequest) => {
		const receipt = find(request);
		requireProcessing(receipt, 2);
		return receipt;
	};

	scope.get('/receipts/:id/expected-products', (request) => {
		const receipt = findOpen(request);
		const ids = new Set(expectedLines(world, receipt).map(({ line }) => line.idproduct));
		return world.state.products
			.filter(({ idproduct }) => ids.has(idproduct))
			.map((product) => presentExpected(world, receipt, product));
	});
	scope.get('/receipts/:id/expected-products/:product', (request) =>
		presentExpected(
			world,
			findOpen(request),
			rowFromPath(request, world.state.products, 'idproduct', 'product'),
		),
	);
}
