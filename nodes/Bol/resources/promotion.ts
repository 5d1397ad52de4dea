import { place, required } from '../../shared/operation/fields';
import { locator } from '../../shared/operation/locator';
import type { Flow, Resource } from '../../shared/operation/operation';
import { verbs } from '../../shared/operation/verbs';
import { paged, withQuery } from '../../shared/service/paging';
import { withExample } from '../fields/examples';
import { choices } from '../fields/fields';
import { PROMOTION_TYPES, promotionPages } from '../service/pages';
import { pagesOf } from '../service/request';

const { get, list } = verbs(pagesOf('promotions', 'promotionId'), {
	name: 'Promotion',
	one: 'a promotion',
	many: 'promotions',
});

const products = verbs(pagesOf('products', 'ean'), {
	name: 'Product',
	one: 'a product in a promotion',
	many: 'products in a promotion',
});

const promotion = locator('Promotion', 'promotionId', {
	search: 'searchPromotions',
	example: '533736',
	numeric: false,
});

/** Asks for each of the chosen types by itself; "Limit" counts the promotions of all of them. */
const eachTypeByItself: Flow = async (call) => {
	const types = [...new Set([call.request.qs?.['promotion-type']].flat().map(String))];
	const request = withQuery(call.request, { 'promotion-type': types[0] });
	return await paged(promotionPages(types))({ ...call, request });
};

/** Campaigns that sellers may join, in version 10: docs/services/bol.md, 2.14. */
export const promotionResource: Resource = {
	name: 'Promotion',
	value: 'promotion',
	description: 'Campaigns of bol that you may join',
	operations: [
		list('/retailer/promotions', {
			flow: eachTypeByItself,
			inputs: place(
				[
					required(
						choices('Types', 'promotion-type', PROMOTION_TYPES, {
							default: PROMOTION_TYPES,
							description: 'The promotions of one type come after those of the other',
						}),
					),
				],
				'query',
			),
		}),
		get('/retailer/promotions/{promotionId}', { inputs: [promotion] }),
		products.list('/retailer/promotions/{promotionId}/products', {
			name: 'Get Products',
			value: 'getProducts',
			action: 'Get the products of a promotion',
			description: 'Get which of your products may join a promotion, and up to which price',
			inputs: [withExample(promotion, '544860')],
		}),
	],
};
