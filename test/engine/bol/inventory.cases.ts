import { call, inTurn, passesOn, sends, type Cases } from '../operationCase';

const products = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ ean: '8718526069334', bsku: `${first + index}` }));

/** Inventory: docs/services/bol.md, 2.7. */
export const inventoryCases: Cases = {
	'inventory.getAll': [
		passesOn(
			'GET /retailer/inventory',
			{
				limit: 1,
				filters: {
					quantity: '0-10, 20-30',
					stock: 'INSUFFICIENT',
					state: 'GRADED',
					query: '8718526069334',
				},
			},
			{
				query: { quantity: ['0-10', '20-30'] },
				answer: { inventory: products(1, 2) },
				gives: products(1, 1),
			},
		),
		inTurn(
			{ parameters: { returnAll: true, filters: { quantity: '1-5' } }, gives: products(1, 52) },
			call('GET /retailer/inventory?quantity=1-5', { inventory: products(1, 50) }),
			call('GET /retailer/inventory?quantity=1-5&page=2', { inventory: products(50, 3) }),
		),
		sends('GET /retailer/inventory?quantity=0-10&quantity=20-30', {
			parameters: { filters: { quantity: '={{ ["0-10", "20-30"] }}' } },
			answer: {},
			gives: [],
		}),
	],
};
