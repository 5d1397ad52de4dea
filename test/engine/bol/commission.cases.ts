import type { OperationCase } from '../operationCase';

const violations = [{ name: 'ean', reason: 'Unknown EAN' }];

/** Commissions of version 10: docs/services/bol.md, 2.11. */
export const commissionCases: Record<string, OperationCase | OperationCase[]> = {
	'commission.get': [
		{
			parameters: { ean: '8712626055143', unitPrice: 24.5, options: { condition: 'GOOD' } },
			exchanges: [
				{
					request: 'GET /retailer/commission/8712626055143',
					query: { 'unit-price': '24.5', condition: 'GOOD' },
					answer: { ean: '8712626055143', totalCost: 3.7, reductions: [] },
				},
			],
			gives: [{ ean: '8712626055143', totalCost: 3.7, reductions: [] }],
		},
		{
			parameters: { ean: '8718526069334', unitPrice: '={{ "25.85" }}' },
			exchanges: [
				{
					request: 'GET /retailer/commission/8718526069334',
					query: { 'unit-price': '25.85' },
					answer: { ean: '8718526069334' },
				},
			],
		},
	],
	'commission.getAll': [
		{
			parameters: {
				commissionQueriesLines: {
					line: [
						{ ean: '8712626055143', unitPrice: 24.5, more: { condition: 'AS_NEW' } },
						{ ean: '0604020064587', unitPrice: 24.95 },
					],
				},
			},
			exchanges: [
				{
					request: 'POST /retailer/commission',
					body: {
						commissionQueries: [
							{ ean: '8712626055143', unitPrice: 24.5, condition: 'AS_NEW' },
							{ ean: '0604020064587', unitPrice: 24.95 },
						],
					},
					answer: { commissions: [{ ean: '8712626055143' }, { ean: '0604020064587' }] },
				},
			],
			gives: [{ ean: '8712626055143' }, { ean: '0604020064587' }],
		},
		{
			parameters: {
				commissionQueriesInput: 'json',
				commissionQueriesJson: '={{ [{ ean: 8712626055143, unitPrice: "24.5" }] }}',
			},
			exchanges: [
				{
					request: 'POST /retailer/commission',
					body: { commissionQueries: [{ ean: '8712626055143', unitPrice: 24.5 }] },
					answer: {},
				},
			],
			gives: [],
		},
	],
	'commission.getRates': [
		// 207 is a success; each product has its own result.
		{
			parameters: { eans: '8712626055143, 8718526069334,5035223124276' },
			exchanges: [
				{
					request: 'POST /retailer/commissions',
					body: {
						products: [
							{ ean: '8712626055143' },
							{ ean: '8718526069334' },
							{ ean: '5035223124276' },
						],
					},
					status: 207,
					answer: {
						successfulQueries: [
							{ index: 0, status: 200, commissionRates: [] },
							{ index: 2, status: 200, commissionRates: [] },
						],
						failedQueries: [{ index: 1, status: 404, violations }],
					},
				},
			],
			gives: [
				{ index: 0, status: 200, commissionRates: [] },
				{ index: 1, status: 404, violations },
				{ index: 2, status: 200, commissionRates: [] },
			],
		},
		{
			parameters: { eans: '={{ ["8712626055143"] }}' },
			exchanges: [
				{
					request: 'POST /retailer/commissions',
					body: { products: [{ ean: '8712626055143' }] },
					status: 207,
					answer: { failedQueries: [{ index: 0, status: 404, violations }] },
				},
			],
			gives: [{ index: 0, status: 404, violations }],
		},
	],
};
