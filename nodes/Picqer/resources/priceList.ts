import type { Resource } from '../../shared/describe/resource';
import { verbs } from '../../shared/describe/verbs';
import { path } from '../fields';
import { pages, picqer } from '../request';

const { get, list } = verbs(picqer, pages, {
	name: 'Price List',
	one: 'a price list',
	many: 'price lists',
});

/** Price lists; the prices stand at products and customers: reference picqer.md, 2.22. */
export const priceListResource: Resource = {
	name: 'Price List',
	value: 'priceList',
	description: 'The prices themselves stand at products and customers',
	operations: [list('/pricelists'), get('/pricelists/{id}', { parameters: [path.record] })],
};
