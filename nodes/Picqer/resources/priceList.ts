import type { Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { path } from '../fields/fields';
import { pages } from '../service/request';

const { get, list } = verbs(pages, {
	name: 'Price List',
	one: 'a price list',
	many: 'price lists',
});

/** Price lists; the prices stand at products and customers: docs/services/picqer.md, 2.22. */
export const priceListResource: Resource = {
	name: 'Price List',
	value: 'priceList',
	description: 'The prices themselves stand at products and customers',
	operations: [list('/pricelists'), get('/pricelists/{id}', { inputs: [path.record] })],
};
