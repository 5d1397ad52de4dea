import type { OperationCase } from '../operationCase';

const products = (first: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ ean: '8718526069334', bsku: `${first + index}` }));

/** Inventory: docs/services/bol.md, 2.7. */
export const inventoryCases: Record<string, OperationCase | OperationCase[]> = {
	'inventory.getAll': [
		{
			parameters: {
				limit: 1,
				filters: {
					quantity: '0-10, 20-30',
					stock: 'INSUFFICIENT',
					state: 'GRADED',
					query: '8718526069334',
				},
			},
			exchanges: [
				{
					request: 'GET /retailer/inventory',
					query: {
						quantity: ['0-10', '20-30'],
						stock: 'INSUFFICIENT',
						state: 'GRADED',
						query: '8718526069334',
					},
					answer: { inventory: products(1, 2) },
				},
			],
			gives: products(1, 1),
		},
		{
			parameters: { returnAll: true, filters: { quantity: '1-5' } },
			exchanges: [
				{
					request: 'GET /retailer/inventory',
					query: { quantity: '1-5' },
					answer: { inventory: products(1, 50) },
				},
				{
					request: 'GET /retailer/inventory',
					query: { quantity: '1-5', page: '2' },
					answer: { inventory: products(50, 3) },
				},
			],
			gives: products(1, 52),
		},
		{
			parameters: { filters: { quantity: '={{ ["0-10", "20-30"] }}' } },
			exchanges: [
				{
					request: 'GET /retailer/inventory',
					query: { quantity: ['0-10', '20-30'] },
					answer: {},
				},
			],
			gives: [],
		},
	],
};
