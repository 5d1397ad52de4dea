import { asks, byId, call, inTurn, sends, type Cases, type Exchange } from '../operationCase';

const promotions = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ promotionId: String(first + index) }));

const products = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ ean: String(8_000_000_000_000 + first + index) }));

/** Asks for a page of one type; no list at all is how bol answers when there are none. */
const asked = (type: string, rows: ReturnType<typeof promotions>, page?: string): Exchange =>
	call('GET /retailer/promotions', rows.length > 0 ? { promotions: rows } : {}, {
		query: { 'promotion-type': type, ...(page && { page }) },
	});

/** Promotions of version 10: docs/services/bol.md, 2.14. */
export const promotionCases: Cases = {
	'promotion.getAll': [
		sends('GET /retailer/promotions?promotion-type=PRICE_OFF', {
			parameters: { promotionType: ['PRICE_OFF'], limit: 1 },
			answer: { promotions: promotions(544242, 2) },
			gives: promotions(544242, 1),
		}),
		inTurn(
			{ parameters: { returnAll: true }, gives: [...promotions(1, 52), ...promotions(101, 50)] },
			asked('AWARENESS', promotions(1, 50)),
			asked('AWARENESS', promotions(51, 2), '2'),
			asked('PRICE_OFF', promotions(101, 50)),
			asked('PRICE_OFF', [], '2'),
		),
		// The first type has none, and one page of the second is more than is wanted.
		{
			parameters: { limit: 2 },
			exchanges: [asked('AWARENESS', []), asked('PRICE_OFF', promotions(101, 3))],
			gives: promotions(101, 2),
		},
		// Enough of the first type: the second is not asked for.
		inTurn(
			{ parameters: { limit: 2 }, gives: promotions(1, 2) },
			asked('AWARENESS', promotions(1, 2)),
		),
		// The order is the user's, and what is named twice is asked for once.
		{
			parameters: {
				returnAll: true,
				promotionType: '={{ ["PRICE_OFF", "AWARENESS", "PRICE_OFF"] }}',
			},
			exchanges: [asked('PRICE_OFF', promotions(1, 1)), asked('AWARENESS', promotions(2, 1))],
			gives: promotions(1, 2),
		},
		{
			parameters: { returnAll: true, promotionType: '={{ "PRICE_OFF" }}' },
			exchanges: [asked('PRICE_OFF', promotions(1, 1))],
			gives: promotions(1, 1),
		},
	],
	'promotion.get': asks('GET /retailer/promotions/{promotionId=533736}', { promotionId: '533736' }),
	'promotion.getProducts': [
		sends('GET /retailer/promotions/{promotionId=544860}/products', {
			parameters: { limit: 1 },
			answer: { products: products(1, 2) },
			gives: products(1, 1),
		}),
		inTurn(
			{ parameters: { promotionId: byId('544860'), returnAll: true }, gives: products(1, 52) },
			call('GET /retailer/promotions/544860/products', { products: products(1, 50) }),
			call('GET /retailer/promotions/544860/products?page=2', { products: products(51, 2) }),
		),
	],
};
