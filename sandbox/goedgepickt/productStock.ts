import type { FastifyInstance, FastifyRequest } from 'fastify';

import { bodyOf } from '../body';
import { invalid, refused, refusedStock } from './errors';
import { presentStock } from './present';
import { byPriority, changingStock } from './stock';
import type { Product, StockLocation } from './types';
import { isMissing, rowFromPath, wholeNumber, type GoedGepicktWorld } from './world';

type Body = Record<string, unknown>;

/** What GoedGepickt answers to a change is not known (docs/services/goedgepickt.md, 2.3). */
const changed = { success: true };

function quantityOf(body: Body): number {
	const quantity = wholeNumber(body, 'stockQuantity');
	if (quantity < 0) throw invalid({ stockQuantity: ['stockQuantity moet minimaal 0 zijn.'] });
	return quantity;
}

function linkedLocation(product: Product, uuid: string): StockLocation {
	const found = product.stockLocations.find(({ pickLocationUuid }) => pickLocationUuid === uuid);
	if (!found) throw refusedStock('Product is not linked to this pick location');
	return found;
}

/** Without a location, the one of best priority; what GoedGepickt takes then is not known. */
function mutatedLocation(product: Product, body: Body): StockLocation {
	if (!isMissing(body.pickLocationUuid))
		return linkedLocation(product, String(body.pickLocationUuid));
	const [first] = byPriority(product);
	if (!first) throw refused('Product has no pick location');
	return first;
}

/** Stock per pick location and its changes (docs/services/goedgepickt.md, 2.3). */
export function registerProductStock(scope: FastifyInstance, world: GoedGepicktWorld): void {
	const find = (request: FastifyRequest) => rowFromPath(request, world.state.products);
	const findLocation = (request: FastifyRequest) =>
		rowFromPath(request, world.state.pickLocations, 'location').uuid;

	scope.get('/products/:uuid/stock', (request) => presentStock(world.state, find(request)));

	scope.post('/products/:uuid/stock/:location', (request) => {
		const product = find(request);
		const pickLocationUuid = findLocation(request);
		const body = bodyOf(request);
		const quantity = quantityOf(body);
		const priority = isMissing(body.priority) ? 1 : wholeNumber(body, 'priority');
		if (product.stockLocations.some((row) => row.pickLocationUuid === pickLocationUuid))
			throw refusedStock('Product is already linked to this pick location');
		changingStock(world, [product], () => {
			product.stockLocations.push({ pickLocationUuid, quantity, priority });
		});
		return changed;
	});

	scope.put('/products/:uuid/stock/:location', (request) => {
		const product = find(request);
		const location = linkedLocation(product, findLocation(request));
		const quantity = quantityOf(bodyOf(request));
		changingStock(world, [product], () => {
			location.quantity = quantity;
		});
		return changed;
	});

	scope.put('/products/:uuid/stock-mutation', (request) => {
		const product = find(request);
		const body = bodyOf(request);
		const mutation = wholeNumber(body, 'mutation');
		const location = mutatedLocation(product, body);
		if (location.quantity + mutation < 0)
			throw refused(`Stock mutation refused: ${location.quantity} in stock, mutation ${mutation}`);
		changingStock(world, [product], () => {
			location.quantity += mutation;
		});
		return changed;
	});
}
