import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { known } from './checks';
import { refused } from './errors';
import { exact, since, until } from './lists';
import { registerReading } from './reading';
import type { Product } from './rows';
import type { PicqerState } from './seeds';
import { stockRow, stockRows } from './stock';
import { bookStock, watchFreeStock } from './stockChanges';
import { requireFields, rowFromPath, visible, type PicqerWorld } from './world';

const locationsIn = (world: PicqerWorld, { idproduct }: Product, idwarehouse: number) =>
	world.state.locations.filter(
		(row) => row.idproduct === idproduct && row.idwarehouse === idwarehouse,
	);

/** All stock of a product in a warehouse lies on its location there. */
function warehouseStock(world: PicqerWorld, product: Product, idwarehouse: number) {
	const row = stockRow(world, product.idproduct, idwarehouse);
	const locations = locationsIn(world, product, idwarehouse);
	return {
		...row,
		locations: locations.map(({ idlocation, name }) => ({ idlocation, name, stock: row.stock })),
	};
}

function wholeNumber(value: unknown): number {
	if (!Number.isInteger(Number(value)) || value === '' || value === null) {
		throw refused(5, 'change and amount must be whole numbers');
	}
	return Number(value);
}

function changeStock(
	world: PicqerWorld,
	product: Product,
	idwarehouse: number,
	body: Record<string, unknown>,
): void {
	requireFields(body, 'reason');
	if ((body.change === undefined) === (body.amount === undefined)) {
		throw refused(5, 'Give either change or amount');
	}
	const idlocation =
		body.idlocation === undefined || body.idlocation === null
			? null
			: known(locationsIn(world, product, idwarehouse), 'idlocation', body.idlocation).idlocation;
	const { stock, reservedpicklists } = stockRow(world, product.idproduct, idwarehouse);
	const newStock =
		body.amount === undefined ? stock + wholeNumber(body.change) : wholeNumber(body.amount);
	if (newStock < 0) throw refused(1, 'Stock cannot be lower than zero');
	if (newStock < reservedpicklists)
		throw refused(1, 'Stock cannot be lower than what is reserved by picklists');
	watchFreeStock(world, [product.idproduct], () =>
		bookStock(world, {
			product,
			idwarehouse,
			idlocation,
			change: newStock - stock,
			reason: String(body.reason),
			changeType: 'api',
		}),
	);
}

/** The stock of a product, and what happened to the stock of all. */
export function registerProductStock(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Product,
): void {
	const warehouseOf = (request: FastifyRequest) =>
		rowFromPath(request, world.state.warehouses, 'idwarehouse', 'warehouse').idwarehouse;

	scope.get('/products/:id/stock', (request) => stockRows(world, find(request).idproduct));
	scope.get('/products/:id/stock/:warehouse', (request) =>
		warehouseStock(world, find(request), warehouseOf(request)),
	);
	scope.post('/products/:id/stock/:warehouse', (request) => {
		const product = find(request);
		changeStock(world, product, warehouseOf(request), bodyOf(request));
		return warehouseStock(world, product, warehouseOf(request));
	});
	registerReading<PicqerState['stockHistory'][number]>(scope, '/stockhistory', {
		rows: (request) => {
			const products = visible(request, world.state.products);
			const ids = new Set(products.map(({ idproduct }) => idproduct));
			return world.state.stockHistory.filter(({ idproduct }) => ids.has(idproduct));
		},
		idField: 'idproduct_stock_history',
		filters: {
			idproduct: exact('idproduct'),
			idwarehouse: exact('idwarehouse'),
			iduser: exact('iduser'),
			sincedate: since('changed_at'),
			untildate: until('changed_at'),
		},
	});
}
