import type { FastifyInstance } from 'fastify';

import { localDate } from '../time';
import { chosenIn, refuse } from './bodyChecks';
import { dayIn, demand, oneOf, several, single, truth, wholeNumber, type Query } from './checks';
import { checkLanguage } from './knownProducts';
import type { Violation } from './problems';

const day = 24 * 60 * 60_000;
const periodNames = ['DAY', 'WEEK', 'MONTH'] as const;
const mostPeriods = { DAY: 730, WEEK: 104, MONTH: 24 };
const rankCount = 60;

type PeriodName = (typeof periodNames)[number];

// prettier-ignore
const indicatorNames = [
	'CANCELLATIONS', 'FULFILMENT', 'PHONE_AVAILABILITY', 'RESPONSE_TIME', 'CASE_ITEM_RATIO',
	'TRACK_AND_TRACE', 'RETURNS', 'REVIEWS',
] as const;

/** The period that lies so many days, weeks or months back. */
function periodBack(name: PeriodName, back: number): Record<string, number> {
	const daysEach = { DAY: 1, WEEK: 7, MONTH: 30 }[name];
	const date = localDate(Date.now() - (back + 1) * daysEach * day);
	const [year, month, dayOfMonth] = date.split('-').map(Number);
	if (name === 'MONTH') return { month, year };
	if (name === 'DAY') return { day: dayOfMonth, month, year };
	const dayOfYear = (Date.parse(date) - Date.parse(`${year}-01-01`)) / day;
	return { week: Math.floor(dayOfYear / 7) + 1, year };
}

function checkPeriods(query: Query, violations: Violation[]): { name: PeriodName; count: number } {
	const name = oneOf(query, 'period', periodNames, violations) ?? 'DAY';
	const most = mostPeriods[name];
	const count = wholeNumber(query, 'number-of-periods', [1, most], violations) ?? 1;
	return { name, count };
}

function offerInsights(query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	demand(query, ['offer-id', 'period', 'number-of-periods', 'name'], violations);
	const { name: period, count } = checkPeriods(query, violations);
	const kinds = ['PRODUCT_VISITS', 'BUY_BOX_PERCENTAGE'] as const;
	const names = several(query, 'name').map((name) => chosenIn(name, 'name', kinds, violations));
	refuse(violations);
	return {
		offerInsights: names.map((name) => {
			const countries = [
				{ countryCode: 'NL', value: 60 },
				{ countryCode: 'BE', value: 20 },
			];
			return {
				name,
				type: name === 'BUY_BOX_PERCENTAGE' ? 'percentage' : 'count',
				total: 80 * count,
				countries,
				periods: Array.from({ length: count }, (_, back) => ({
					period: periodBack(period, back),
					total: 80,
					countries,
				})),
			};
		}),
	};
}

function performance(query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	demand(query, ['name', 'year', 'week'], violations);
	const names = several(query, 'name').map((name) =>
		chosenIn(name, 'name', indicatorNames, violations),
	);
	wholeNumber(query, 'year', [2000, 2100], violations);
	wholeNumber(query, 'week', [1, 53], violations);
	refuse(violations);
	return {
		performanceIndicators: names.map((name) => ({
			name,
			type: name === 'REVIEWS' ? 'AVERAGE' : 'PERCENTAGE',
			details: {
				period: { week: single(query, 'week'), year: single(query, 'year') },
				score: {
					conforms: true,
					numerator: 48,
					denominator: 50,
					value: 0.96,
					distanceToNorm: 0.03,
				},
				norm: { condition: '>=', value: 0.93 },
			},
		})),
	};
}

function productRanks(query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	demand(query, ['ean', 'date'], violations);
	const page = wholeNumber(query, 'page', [1, 200], violations) ?? 1;
	const type = oneOf(query, 'type', ['SEARCH', 'BROWSE'] as const, violations);
	const date = dayIn(query, 'date', violations) ?? '';
	const now = Date.now();
	if (date >= localDate(now) || date < localDate(now - 92 * day)) {
		violations.push({ name: 'date', reason: 'must be within the last 3 months, without today' });
	}
	refuse(violations);
	const ranks = Array.from({ length: rankCount }, (_, index) => ({
		...(index % 2 === 0
			? { searchTerm: `fiets ${index + 1}` }
			: { categoryId: String(10_500 + index) }),
		wasSponsored: index % 5 === 0,
		rank: index + 1,
		impressions: 1000 - index * 10,
	})).filter((rank) => type === undefined || 'searchTerm' in rank === (type === 'SEARCH'));
	return {
		ranks: ranks.slice((page - 1) * 50, page * 50),
		hasNextPage: ranks.length > page * 50,
	};
}

function salesForecast(query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	demand(query, ['offer-id', 'weeks-ahead'], violations);
	const weeks = wholeNumber(query, 'weeks-ahead', [1, 12], violations) ?? 1;
	refuse(violations);
	const total = { minimum: 4.5, maximum: 9.5 };
	const countries = [
		{ countryCode: 'NL', minimum: 3, maximum: 6.5 },
		{ countryCode: 'BE', minimum: 1.5, maximum: 3 },
	];
	return {
		name: 'SALES_FORECAST',
		type: 'DECIMAL',
		total: { minimum: total.minimum * weeks, maximum: total.maximum * weeks },
		countries,
		periods: Array.from({ length: weeks }, (_, index) => ({
			weeksAhead: index + 1,
			total,
			countries,
		})),
	};
}

function searchTerms(query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	demand(query, ['search-term', 'period', 'number-of-periods'], violations);
	const { name, count } = checkPeriods(query, violations);
	const withRelated = truth(query, 'related-search-terms', violations);
	refuse(violations);
	const term = single(query, 'search-term') ?? '';
	const countries = [
		{ countryCode: 'NL', value: 70 },
		{ countryCode: 'BE', value: 30 },
	];
	return {
		searchTerms: {
			searchTerm: term,
			type: 'count',
			total: 100 * count,
			countries,
			periods: Array.from({ length: count }, (_, back) => ({
				period: Object.fromEntries(
					Object.entries(periodBack(name, back)).map(([key, value]) => [key, String(value)]),
				),
				total: 100,
				countries,
			})),
			...(withRelated ? { relatedSearchTerms: [{ total: 40, searchTerm: `${term} fiets` }] } : {}),
		},
	};
}

/** Numbers about sales, searches and the seller. */
export function registerInsights(scope: FastifyInstance): void {
	interface WithQuery {
		Querystring: Query;
	}

	scope.get<WithQuery>('/insights/offer', ({ query }) => offerInsights(query));
	scope.get<WithQuery>('/insights/performance/indicator', ({ query }) => performance(query));
	scope.get<WithQuery>('/insights/product-ranks', (request) => {
		checkLanguage(request, ['nl-NL', 'nl', 'nl-BE', 'fr', 'fr-BE']);
		return productRanks(request.query);
	});
	scope.get<WithQuery>('/insights/sales-forecast', ({ query }) => salesForecast(query));
	scope.get<WithQuery>('/insights/search-terms', ({ query }) => searchTerms(query));
}
