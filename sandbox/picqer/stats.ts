import type { FastifyInstance } from 'fastify';

import { localDate } from '../time';
import { notFound } from './errors';
import type { PicqerState } from './types';
import { parameter, type PicqerWorld } from './world';

const day = 24 * 3_600_000;

/** The date of the Monday of the week that a date is in. */
function mondayOf(date: string): string {
	// Noon, so that the change to summer time does not move a day.
	const noon = Date.parse(`${date}T12:00:00Z`);
	const daysSinceMonday = (new Date(noon).getUTCDay() + 6) % 7;
	return localDate(noon - daysSinceMonday * day);
}

type Figure = [description: string, value: number];

/** The figures that Picqer counts, each with its description and its value. */
function statsOf(state: PicqerState): Record<string, Figure> {
	const today = localDate(Date.now());
	const monday = mondayOf(today);
	const { orders, picklists, customers, products } = state;
	const createdSince = (rows: Array<{ created: string }>, date: string) =>
		rows.filter(({ created }) => created >= date).length;
	const closedSince = (date: string) =>
		picklists.filter(({ closed_at }) => closed_at !== null && closed_at >= date).length;
	const active = products.filter((product) => product.active).length;
	return {
		'open-picklists': [
			'Open picklists',
			picklists.filter(({ status }) => !['closed', 'cancelled'].includes(status)).length,
		],
		'open-orders': ['Open orders', orders.filter(({ status }) => status === 'processing').length],
		backorders: ['Backorders', state.backorders.length],
		'new-orders-today': ['New orders today', createdSince(orders, today)],
		'new-orders-this-week': ['New orders this week', createdSince(orders, monday)],
		'closed-picklists-today': ['Closed picklists today', closedSince(today)],
		'closed-picklists-this-week': ['Closed picklists this week', closedSince(monday)],
		'new-customers-this-week': ['New customers this week', createdSince(customers, monday)],
		'total-orders': ['All orders', orders.length],
		'total-products': ['All products', products.length],
		'active-products': ['Active products', active],
		'inactive-products': ['Inactive products', products.length - active],
	};
}

/** Figures about the account. */
export function registerStats(scope: FastifyInstance, world: PicqerWorld): void {
	scope.get('/stats', () =>
		Object.fromEntries(
			Object.entries(statsOf(world.state)).map(([key, [description]]) => [key, { description }]),
		),
	);
	scope.get('/stats/:key', (request) => {
		const key = parameter(request, 'key');
		const stats = statsOf(world.state);
		if (!Object.hasOwn(stats, key)) throw notFound();
		return { value: stats[key][1] };
	});
}
