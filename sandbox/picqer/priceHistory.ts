import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { PriceChange, Product } from './types';
import { apiUser, nowText, type PicqerWorld } from './world';

const histories: Array<[path: string, kind: PriceChange['kind']]> = [
	['pricehistory', 'price'],
	['fixedstockpricehistory', 'fixedstockprice'],
];

/** Keeps the prices that an update changes. */
export function notePriceChanges(
	world: PicqerWorld,
	product: Product,
	fields: Partial<Pick<Product, PriceChange['kind']>>,
): void {
	for (const [, kind] of histories) {
		const value = fields[kind];
		if (value === undefined || value === product[kind]) continue;
		const { idproduct } = product;
		world.state.priceChanges.push({
			idproduct,
			kind,
			value,
			iduser: apiUser,
			changed_at: nowText(),
		});
	}
}

/** The changes of the prices of a product. */
export function registerPriceHistories(
	scope: FastifyInstance,
	world: PicqerWorld,
	find: (request: FastifyRequest) => Product,
): void {
	for (const [path, kind] of histories) {
		scope.get(`/products/:id/${path}`, (request) => {
			const { idproduct } = find(request);
			return world.state.priceChanges
				.filter((change) => change.idproduct === idproduct && change.kind === kind)
				.map(({ value, iduser, changed_at }) => ({ idproduct, [kind]: value, iduser, changed_at }));
		});
	}
}
