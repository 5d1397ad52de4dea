import type { FastifyInstance } from 'fastify';

import { omit } from '../omit';
import { notFound } from './errors';
import { matching, newer, newestChange } from './lists';
import type { Category, Changed, CostCenter, LagerkollState, Term } from './types';
import { parameter, type LagerkollWorld } from './world';

/** What a register and its single rows are made of. */
interface Register<Row extends Changed> {
	path: string;
	/** The name of the list in the answer. */
	wrapper: string;
	rows: (state: LagerkollState) => Row[];
	/** The fields that `query` searches; none where the register has no such parameter. */
	searched?: Array<keyof Row>;
	present?: (row: Row, state: LagerkollState) => unknown;
	/** The single read: the route below the path, the field it names and the error code for an unknown one. */
	single?: { route: string; parameter: string; field: keyof Row; code: number };
}

function withoutChange<Row extends Changed>(row: Row): unknown {
	return omit(row, 'change');
}

function registerOne<Row extends Changed>(
	scope: FastifyInstance,
	world: LagerkollWorld,
	{ path, wrapper, rows, searched = [], present = withoutChange, single }: Register<Row>,
): void {
	const answer = (chosen: Row[]) => ({
		since: newestChange(rows(world.state)),
		[wrapper]: chosen.map((row) => present(row, world.state)),
	});

	scope.get(path, (request) =>
		answer(matching(request, newer(request, rows(world.state)), ...searched)),
	);
	if (!single) return;
	// A single read answers the list's wrapper with one element.
	scope.get(`${path}/${single.route}`, (request) => {
		const wanted = parameter(request, single.parameter);
		const found = rows(world.state).find((row) => String(row[single.field]) === wanted);
		if (!found) throw notFound(single.code, single.parameter === '*' ? null : single.parameter);
		return answer([found]);
	});
}

function hasCategory(category: string, name: string): boolean {
	return category.split(',').some((part) => part.trim() === name);
}

const terms: Array<
	[path: string, wrapper: string, rows: (state: LagerkollState) => Term[], code: number]
> = [
	[
		'/customer_delivery_terms',
		'customerDeliveryTerms',
		(state) => state.customerDeliveryTerms,
		900521,
	],
	['/payment_terms', 'paymentTerms', (state) => state.paymentTerms, 900531],
	[
		'/supplier_delivery_terms',
		'supplierDeliveryTerms',
		(state) => state.supplierDeliveryTerms,
		900611,
	],
	['/wod', 'wayOfDeliveries', (state) => state.wayOfDeliveries, 900511],
];

/**
 * Registers with a `since` marker: docs/services/lagerkoll.md, 2.3, 2.4, 2.7 to 2.10, 2.30 and
 * 2.32.
 */
export function registerRegisters(scope: FastifyInstance, world: LagerkollWorld): void {
	registerOne<Category>(scope, world, {
		path: '/categories',
		wrapper: 'categories',
		rows: ({ categories }) => categories,
		searched: ['name'],
		present: ({ id, name }, { articles }) => ({
			id,
			name,
			articles: articles.filter(({ category }) => hasCategory(category, name)).length,
		}),
	});
	registerOne<CostCenter>(scope, world, {
		path: '/costcenters',
		wrapper: 'costCenters',
		rows: ({ costCenters }) => costCenters,
		single: { route: ':cost_center', parameter: 'cost_center', field: 'id', code: 900911 },
	});
	for (const [path, wrapper, rows, code] of terms) {
		// The templates are `{term_id : .+}`: a code may hold slashes.
		const single = { route: '*', parameter: '*', field: 'code' as const, code };
		registerOne(scope, world, { path, wrapper, rows, single });
	}
	registerOne(scope, world, { path: '/units', wrapper: 'units', rows: ({ units }) => units });
	registerOne(scope, world, { path: '/vats', wrapper: 'vats', rows: ({ vats }) => vats });
	// Of a VAT code only these two fields are visible in the documentation.
	scope.get('/vats/codes', () => ({
		vatCodes: world.state.vats.map(({ description, vat }) => ({ description, vatValue: vat })),
	}));
}
