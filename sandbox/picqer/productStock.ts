import type { FastifyInstance, FastifyRequest } from 'fastify';

import { omit } from '../omit';
import { notFound, refused } from './errors';
import { exact, since, until } from './lists';
import { bookLocation, linkLocation } from './locationStock';
import { presentLocation } from './present';
import { registerReading } from './reading';
import { stockRow, stockRows } from './stock';
import { bookStock, checkNewStock, watchFreeStock } from './stockChanges';
import type { Product, StockChange } from './types';
import type { LocationLink, LocationStockChange, Movement } from './warehouseTypes';
import {
	apiUser,
	bodyOf,
	nextId,
	nowText,
	pickFields,
	requireFields,
	rowFromPath,
	visible,
	type PicqerWorld,
} from './world';

function linksIn(world: PicqerWorld, product: Product, idwarehouse: number): LocationLink[] {
	const { locations, locationLinks } = world.state;
	return locationLinks.filter(
		(link) =>
			link.idproduct === product.idproduct &&
			locations.some(
				(row) => row.idlocation === link.idlocation && row.idwarehouse === idwarehouse,
			),
	);
}

function warehouseStock(
	world: PicqerWorld,
	product: Product,
	idwarehouse: number,
): Record<string, unknown> {
	return {
		...stockRow(world, product.idproduct, idwarehouse),
		locations: linksIn(world, product, idwarehouse).map(({ idlocation, stock }) => ({
			idlocation,
			name: world.state.locations.find((row) => row.idlocation === idlocation)?.name,
			stock,
		})),
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
		body.idlocation === undefined || body.idlocation === null ? null : Number(body.idlocation);
	const link = linksIn(world, product, idwarehouse).find((row) => row.idlocation === idlocation);
	if (idlocation !== null && !link) throw refused(20, 'The product is not linked to this location');
	const row = stockRow(world, product.idproduct, idwarehouse);
	// With a location, `amount` is taken for the stock on that location.
	const old = link ? link.stock : row.stock;
	const change =
		body.amount === undefined ? wholeNumber(body.change) : wholeNumber(body.amount) - old;
	if (old + change < 0) throw refused(1, 'Stock cannot be lower than zero');
	checkNewStock(row, row.stock + change);
	watchFreeStock(world, [product.idproduct], () =>
		bookStock(world, {
			product,
			idwarehouse,
			idlocation,
			change,
			reason: String(body.reason),
			changeType: 'api',
		}),
	);
}

function moveStock(
	world: PicqerWorld,
	product: Product,
	idwarehouse: number,
	body: Record<string, unknown>,
): void {
	requireFields(body, 'from_idlocation', 'to_idlocation', 'amount');
	const links = linksIn(world, product, idwarehouse);
	const from = links.find(({ idlocation }) => idlocation === Number(body.from_idlocation));
	const to = links.find(({ idlocation }) => idlocation === Number(body.to_idlocation));
	if (!from || !to) throw refused(20, 'The product is not linked to this location');
	const amount = wholeNumber(body.amount);
	if (amount < 1 || amount > from.stock) throw refused(1, 'There is not that much on the location');
	bookLocation(world, from, -amount, 'movement', to.idlocation);
	bookLocation(world, to, amount, 'movement', from.idlocation);
	const now = nowText();
	const movement: Movement = {
		idmovement: nextId(world, 'movement'),
		idwarehouse,
		iduser: apiUser,
		created_at: now,
		updated_at: now,
	};
	world.state.movements.push(movement);
	world.events.fire('movements.moved', movement);
}

function presentLink(world: PicqerWorld, link: LocationLink): Record<string, unknown> {
	const location = world.state.locations.find(({ idlocation }) => idlocation === link.idlocation);
	return {
		...(location ? omit(presentLocation(world, location), 'type', 'is_exclusive_location') : {}),
		is_preferred: link.is_preferred,
		note: link.note,
		stock_for_product: { stock: link.stock, stock_reserved_picklists: 0 },
	};
}

function registerLinks(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Product,
): void {
	const linksOf = (request: FastifyRequest) => {
		const { idproduct } = find(request);
		return world.state.locationLinks.filter((link) => link.idproduct === idproduct);
	};
	const linkOf = (request: FastifyRequest) =>
		rowFromPath(request, linksOf(request), 'idlocation', 'location');

	scope.get('/products/:id/locations', (request) =>
		linksOf(request).map((link) => presentLink(world, link)),
	);
	scope.post('/products/:id/locations', (request, reply) => {
		const { idproduct } = find(request);
		const body = bodyOf(request);
		requireFields(body, 'idlocation');
		const idlocation = Number(body.idlocation);
		if (!world.state.locations.some((row) => row.idlocation === idlocation)) throw notFound();
		const link = linkLocation(world, idproduct, idlocation);
		Object.assign(link, pickFields(body, ['note', 'is_preferred'] as const));
		return reply.code(201).send(presentLink(world, link));
	});
	scope.put('/products/:id/locations/:location', (request) => {
		const link = linkOf(request);
		Object.assign(link, pickFields(bodyOf(request), ['note', 'is_preferred'] as const));
		return presentLink(world, link);
	});
	scope.delete('/products/:id/locations/:location', (request, reply) => {
		const link = linkOf(request);
		world.state.locationLinks = world.state.locationLinks.filter((row) => row !== link);
		return reply.code(204).send();
	});
}

/** The stock of a product and the locations that it lies on. */
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
	scope.post('/products/:id/stock/:warehouse/move', (request) => {
		const product = find(request);
		moveStock(world, product, warehouseOf(request), bodyOf(request));
		return warehouseStock(world, product, warehouseOf(request));
	});
	registerLinks(scope, world, find);
}

/** What happened to stock, for all products. */
export function registerStockHistory(scope: FastifyInstance, world: PicqerWorld): void {
	const rowsFor = (request: FastifyRequest) => {
		const products = new Set(
			visible(request, world.state.products).map(({ idproduct }) => idproduct),
		);
		return world.state.stockHistory.filter(({ idproduct }) => products.has(idproduct));
	};

	registerReading<StockChange>(scope, '/stockhistory', {
		rows: rowsFor,
		idField: 'idproduct_stock_history',
		filters: {
			idproduct: exact('idproduct'),
			idwarehouse: exact('idwarehouse'),
			iduser: exact('iduser'),
			sincedate: since('changed_at'),
			untildate: until('changed_at'),
		},
	});
	registerReading<LocationStockChange>(scope, '/location-stock-history', {
		rows: () => world.state.locationStockHistory,
		idField: 'idproduct_location_stock_history',
		filters: {
			idproduct: exact('idproduct'),
			idlocation: exact('idlocation'),
			sincedate: since('changed_at'),
		},
	});
	// Neither filters nor further fields of movements are documented.
	registerReading<Movement>(scope, '/movements', {
		rows: () => world.state.movements,
		idField: 'idmovement',
	});
}
