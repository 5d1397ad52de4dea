import type { FastifyInstance } from 'fastify';

import { refuse } from './bodyChecks';
import { oneOf, pageNumber, pageOf, several, single, type Query } from './checks';
import type { Violation } from './problems';
import type { BolWorld } from './world';

type Range = [lowest: number, highest: number];

function rangesIn(query: Query, violations: Violation[]): Range[] {
	return several(query, 'quantity').map((text) => {
		const [, lowest, highest] = /^(\d+)-(\d+)$/.exec(text) ?? [];
		if (lowest === undefined) {
			violations.push({ name: 'quantity', reason: `'${text}' is no range, write min-max.` });
		}
		return [Number(lowest), Number(highest)];
	});
}

/** Stock in bol's own warehouse. */
export function registerInventory(scope: FastifyInstance, world: BolWorld): void {
	scope.get<{ Querystring: Query }>('/inventory', ({ query }) => {
		const violations: Violation[] = [];
		const page = pageNumber(query, violations);
		const ranges = rangesIn(query, violations);
		const stock = oneOf(query, 'stock', ['SUFFICIENT', 'INSUFFICIENT'] as const, violations);
		const state = oneOf(query, 'state', ['REGULAR', 'GRADED'] as const, violations);
		const words = single(query, 'query')?.toLowerCase() ?? '';
		refuse(violations);
		const matching = world.state.inventory.filter((row) => {
			const amount = state === 'GRADED' ? row.gradedStock : row.regularStock;
			return (
				(state === undefined || amount > 0) &&
				(stock === undefined || amount > 0 === (stock === 'SUFFICIENT')) &&
				(ranges.length === 0 ||
					ranges.some(([lowest, highest]) => amount >= lowest && amount <= highest)) &&
				(row.ean === words || row.title.toLowerCase().includes(words))
			);
		});
		const rows = pageOf(matching, page);
		return rows.length === 0 ? {} : { inventory: rows };
	});
}
