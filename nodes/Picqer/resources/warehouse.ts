import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'Warehouse',
	one: 'a warehouse',
	many: 'warehouses',
});

/** Warehouses and what is in them: docs/services/picqer.md, 2.15. */
export const warehouseResource: Resource = {
	name: 'Warehouse',
	value: 'warehouse',
	operations: [
		list('/warehouses'),
		get('/warehouses/{idwarehouse}', { inputs: [path.warehouse] }),
		list('/warehouses/{idwarehouse}/stock', {
			name: 'Get Products',
			value: 'getProducts',
			action: 'Get the products of a warehouse with their stock',
			description: 'Get the stock of all products, 100 in one request',
			inputs: [path.warehouse],
		}),
	],
};
