import type { FastifyInstance, FastifyRequest } from 'fastify';

import { omit } from '../omit';
import { firstSentState } from './customerOrders';
import { notFound, refused } from './errors';
import { queryOf, wholeNumber } from './lists';
import type { Article } from './types';
import type { LagerkollWorld } from './world';

const day = 24 * 3_600_000;

const unknownArticle = 904001;

/**
 * The form of `date` in reports is not known; 20251101 is the example of
 * docs/services/lagerkoll.md, 2.25.
 */
function reportDate(milliseconds: number): number {
	return Number(new Date(milliseconds).toISOString().slice(0, 10).replaceAll('-', ''));
}

// The form of `end_date` is not stated: milliseconds and ISO dates are both taken.
function endDate(request: FastifyRequest): number {
	const text = queryOf(request).end_date;
	if (text === undefined || text === '') return Date.now();
	const moment = /^\d{9,}$/.test(text) ? Number(text) : Date.parse(text);
	if (Number.isNaN(moment)) throw refused(unknownArticle, 'end_date', 'end_date is not a date');
	return moment;
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

function stockState(world: LagerkollWorld, { articleId, amounts }: Article, storeId: number) {
	const { purchaseOrders, customerOrders } = world.state;
	const ofArticle = (row: { articleId: string }) => row.articleId === articleId;
	const left = (row: { orderedAmount: number; deliveredAmount: number }) =>
		Math.max(0, row.orderedAmount - row.deliveredAmount);
	const open = customerOrders.filter(({ state }) => state < firstSentState);
	return {
		stockAmount: amounts[storeId] ?? 0,
		incoming: sum(purchaseOrders.flatMap(({ rows }) => rows.filter(ofArticle).map(left))),
		outgoing: sum(open.flatMap(({ products }) => products.filter(ofArticle).map(left))),
		articleId,
	};
}

function articlesStockState(request: FastifyRequest, world: LagerkollWorld) {
	const wanted = queryOf(request).article_id;
	const articles = world.state.articles.filter(
		({ articleId }) => wanted === undefined || articleId === wanted,
	);
	if (articles.length === 0) throw notFound(unknownArticle, 'article_id');
	const date = reportDate(endDate(request));
	const { storeId } = request.lagerkollCaller;
	return { states: articles.map((article) => ({ ...stockState(world, article, storeId), date })) };
}

function customerOrderFigures(request: FastifyRequest, world: LagerkollWorld) {
	const days = wholeNumber(request, 'days', 30, 1);
	const last = endDate(request);
	const dates = Array.from({ length: days }, (_, index) =>
		reportDate(last - (days - 1 - index) * day),
	);
	return {
		stats: dates.map((date) => {
			const orders = world.state.customerOrders.filter(
				({ orderDate }) => reportDate(orderDate) === date,
			);
			const rows = orders.flatMap(({ products }) => products);
			return {
				date,
				orderAmount: orders.length,
				orderProducts: sum(rows.map(({ orderedAmount }) => orderedAmount)),
				orderValue: sum(rows.map(({ totalPrice }) => totalPrice)),
			};
		}),
	};
}

/** Reports: docs/services/lagerkoll.md, 2.25; the chart whose path is cut is left out. */
export function registerReports(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/reports/articles_stockstate', (request) => articlesStockState(request, world));
	scope.get('/reports/customerorders', (request) => customerOrderFigures(request, world));
	// Nothing of this answer is visible in the documentation.
	scope.get('/reports/alcoholic_beverage/summary', () => ({}));
	// The documentation prints a list of VATs here, which looks like a mistake in it.
	scope.get('/reports/tobacco/summary', () => ({
		vats: world.state.vats.map((vat) => omit(vat, 'change')),
	}));
}
