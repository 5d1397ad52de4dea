import { passesOn, sends, type Cases } from '../operationCase';

const violations = [{ name: 'ean', reason: 'Unknown EAN' }];

/** Commissions of version 10: docs/services/bol.md, 2.11. */
export const commissionCases: Cases = {
	'commission.get': [
		sends('GET /retailer/commission/8712626055143?unit-price=24.5&condition=GOOD', {
			parameters: { ean: '8712626055143', unitPrice: 24.5, options: { condition: 'GOOD' } },
			answer: { ean: '8712626055143', totalCost: 3.7, reductions: [] },
		}),
		sends('GET /retailer/commission/8718526069334?unit-price=25.85', {
			parameters: { ean: '8718526069334', unitPrice: '={{ "25.85" }}' },
			answer: { ean: '8718526069334' },
		}),
	],
	'commission.getAll': [
		passesOn(
			'POST /retailer/commission',
			{
				commissionQueriesLines: {
					line: [
						{ ean: '8712626055143', unitPrice: 24.5, more: { condition: 'AS_NEW' } },
						{ ean: '0604020064587', unitPrice: 24.95 },
					],
				},
			},
			{ lists: { commissions: [{ ean: '8712626055143' }, { ean: '0604020064587' }] } },
		),
		sends('POST /retailer/commission', {
			parameters: {
				commissionQueriesInput: 'json',
				commissionQueriesJson: '={{ [{ ean: 8712626055143, unitPrice: "24.5" }] }}',
			},
			body: { commissionQueries: [{ ean: '8712626055143', unitPrice: 24.5 }] },
			answer: {},
			gives: [],
		}),
	],
	'commission.getRates': [
		// 207 is a success; each product has its own result.
		sends('POST /retailer/commissions', {
			parameters: { eans: '8712626055143, 8718526069334,5035223124276' },
			body: {
				products: [{ ean: '8712626055143' }, { ean: '8718526069334' }, { ean: '5035223124276' }],
			},
			status: 207,
			answer: {
				successfulQueries: [
					{ index: 0, status: 200, commissionRates: [] },
					{ index: 2, status: 200, commissionRates: [] },
				],
				failedQueries: [{ index: 1, status: 404, violations }],
			},
			gives: [
				{ index: 0, status: 200, commissionRates: [] },
				{ index: 1, status: 404, violations },
				{ index: 2, status: 200, commissionRates: [] },
			],
		}),
		sends('POST /retailer/commissions', {
			parameters: { eans: '={{ ["8712626055143"] }}' },
			body: { products: [{ ean: '8712626055143' }] },
			status: 207,
			lists: { failedQueries: [{ index: 0, status: 404, violations }] },
		}),
	],
};
