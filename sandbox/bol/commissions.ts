import type { FastifyInstance } from 'fastify';

import { eanIn, listIn, numberIn, refuse, chosenIn } from './bodyChecks';
import { asObject, demand, oneOf, single, type Query } from './checks';
import { existingProduct, productOf } from './knownProducts';
import type { Violation } from './problems';
import type { BolWorld } from './world';

const conditions = ['NEW', 'AS_NEW', 'GOOD', 'REASONABLE', 'MODERATE'] as const;
const fixedAmount = 0.99;
const percentage = 12;

function commission(ean: string, condition: string, unitPrice: number): Record<string, unknown> {
	const totalCost = Math.round((fixedAmount + (unitPrice * percentage) / 100) * 100) / 100;
	return {
		ean,
		condition,
		unitPrice,
		fixedAmount,
		percentage,
		totalCost,
		totalCostWithoutReduction: totalCost,
		reductions: [],
	};
}

function rates(world: BolWorld, value: unknown): Record<string, unknown> {
	const violations: Violation[] = [];
	const products = listIn(asObject(value).products, 'products', [1, 100], violations);
	refuse(violations);
	const queries = products.map((product, index) => ({ index, ean: String(asObject(product).ean) }));
	const isKnown = ({ ean }: { ean: string }) => productOf(world, ean) !== undefined;
	return {
		successfulQueries: queries.filter(isKnown).map(({ index, ean }) => ({
			index,
			status: 200,
			commissionRates: [
				{
					ean,
					dateRanges: [
						{
							startDate: '2026-01-01',
							endDate: '2026-12-31',
							rates: [
								{
									condition: 'NEW',
									priceRanges: [
										{
											range: { lower: 0 },
											fixedAmount: 0.82,
											percentage: 9.92,
											reductionApplied: false,
										},
									],
								},
							],
						},
					],
				},
			],
		})),
		failedQueries: queries
			.filter((query) => !isKnown(query))
			.map(({ index }) => ({
				index,
				status: 404,
				violations: [{ name: 'ean', reason: 'No product was found for this EAN.' }],
			})),
	};
}

/** What bol takes of a price. */
export function registerCommissions(scope: FastifyInstance, world: BolWorld): void {
	scope.post('/commission', (request) => {
		const violations: Violation[] = [];
		const list = asObject(request.body).commissionQueries;
		const queries = listIn(list, 'commissionQueries', [1, 100], violations).map((row, index) => {
			const { ean, condition, unitPrice } = asObject(row);
			const name = `commissionQueries[${index}]`;
			return {
				ean: eanIn(ean, `${name}.ean`, violations),
				condition: chosenIn(condition ?? 'NEW', `${name}.condition`, conditions, violations),
				unitPrice: numberIn(unitPrice, `${name}.unitPrice`, [0, 9999], violations),
			};
		});
		refuse(violations);
		return {
			commissions: queries
				.filter(({ ean }) => productOf(world, ean) !== undefined)
				.map(({ ean, condition, unitPrice }) => commission(ean, condition, unitPrice)),
		};
	});

	scope.get<{ Params: { ean: string }; Querystring: Query }>('/commission/:ean', (request) => {
		const { query } = request;
		const violations: Violation[] = [];
		demand(query, ['unit-price'], violations);
		const condition = oneOf(query, 'condition', conditions, violations) ?? 'NEW';
		const unitPrice = Number(single(query, 'unit-price') ?? 0);
		numberIn(Number.isNaN(unitPrice) ? undefined : unitPrice, 'unit-price', [0, 9999], violations);
		refuse(violations);
		const { ean } = existingProduct(world, request.params.ean);
		return commission(ean, condition, unitPrice);
	});

	scope.post('/commissions', (request, reply) => reply.code(207).send(rates(world, request.body)));
}
