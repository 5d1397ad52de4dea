import { randomUUID } from 'crypto';
import type { Product } from '../../sandbox/goedgepickt/types';
import { byId } from '../engine/operations';
import { BEGIN_AT, numbered, reading, VALUE, type Kit, type MakeJob } from './jobs';
import type { Scene } from './scene';

const productsAt = ({ sandbox }: Scene) => sandbox.state('goedgepickt').products;

/** Reads a product of GoedGepickt. */
export const readGoedGepickt: MakeJob = async (scene, count) => {
	const ids = productsAt(scene).map(({ uuid }) => uuid);
	return reading(['goedgepickt', '/products/'], 'product', 'productUuid', ids, count);
};

/**
 * Adds one to the stock of a product of its own: a PUT that adds
 * (docs/services/goedgepickt.md, 2.3), so doing it twice would show.
 */
export const mutateStock: MakeJob = async (scene, count) => {
	const products = productsAt(scene);
	const [{ pickLocationUuid }] = products.flatMap(({ stockLocations }) => stockLocations);
	const added = Array.from({ length: count }, (): Product => {
		const uuid = randomUUID();
		const stockLocations = [{ pickLocationUuid, quantity: 0, priority: 1 }];
		return { ...products[0], uuid, sku: uuid, stockLocations };
	});
	products.push(...added);
	return {
		service: 'goedgepickt',
		path: '/stock-mutation$',
		parameters: {
			resource: 'productStock',
			operation: 'mutate',
			productUuid: byId(VALUE),
			mutation: 1,
		},
		faultsBeginAt: BEGIN_AT,
		items: numbered(count, (index) => added[index].uuid),
		written: (item) => added[item].stockLocations[0].quantity,
	};
};

/** Creates a product with a SKU of its own, unless there is one. */
export const upsertGoedGepickt: MakeJob = async (scene, count) => {
	const run = randomUUID();
	const skuOf = (index: number) => `${run}-${index}`;
	return {
		service: 'goedgepickt',
		path: '/products(/[\\w-]+)?$',
		parameters: { resource: 'product', operation: 'upsert', sku: VALUE, name: 'Mug' },
		// All items begin within a moment, so their searches come before most creations.
		faultsBeginAt: count - 20,
		items: numbered(count, skuOf),
		written: (item) => productsAt(scene).filter(({ sku }) => sku === skuOf(item)).length,
	};
};

/** What is sent to GoedGepickt through each fault. */
export const goedGepicktKit: Kit = {
	name: 'GoedGepickt',
	read: readGoedGepickt,
	add: mutateStock,
	upsert: upsertGoedGepickt,
};
