import { byId, type OperationCase } from '../operations';

const promotions = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ promotionId: String(first + index) }));

const products = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ ean: String(8_000_000_000_000 + first + index) }));

/** Promotions of version 10: reference bol.md, 2.14. */
export const promotionCases: Record<string, OperationCase | OperationCase[]> = {
	'promotion.getAll': [
		{
			parameters: { promotionType: ['PRICE_OFF'], limit: 1 },
			exchanges: [
				{
					request: 'GET /retailer/promotions',
					query: { 'promotion-type': 'PRICE_OFF' },
					answer: { promotions: promotions(544242, 2) },
				},
			],
			gives: promotions(544242, 1),
		},
		{
			parameters: { returnAll: true },
			exchanges: [
				{
					request: 'GET /retailer/promotions',
					query: { 'promotion-type': ['AWARENESS', 'PRICE_OFF'] },
					answer: { promotions: promotions(1, 50) },
				},
				{
					request: 'GET /retailer/promotions',
					query: { 'promotion-type': ['AWARENESS', 'PRICE_OFF'], page: '2' },
					answer: {},
				},
			],
			gives: promotions(1, 50),
		},
	],
	'promotion.get': {
		parameters: { promotionId: byId('533736') },
		exchanges: [{ request: 'GET /retailer/promotions/533736', answer: { promotionId: '533736' } }],
		gives: [{ promotionId: '533736' }],
	},
	'promotion.getProducts': [
		{
			parameters: { promotionId: byId('544860'), limit: 1 },
			exchanges: [
				{
					request: 'GET /retailer/promotions/544860/products',
					answer: { products: products(1, 2) },
				},
			],
			gives: products(1, 1),
		},
		{
			parameters: { promotionId: byId('544860'), returnAll: true },
			exchanges: [
				{
					request: 'GET /retailer/promotions/544860/products',
					answer: { products: products(1, 50) },
				},
				{
					request: 'GET /retailer/promotions/544860/products',
					query: { page: '2' },
					answer: { products: products(51, 2) },
				},
			],
			gives: products(1, 52),
		},
	],
};
