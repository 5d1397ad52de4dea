import type { FastifyInstance } from 'fastify';

import { chosenIn, refuse } from './bodyChecks';
import { demand, single, type Query } from './checks';
import { wantsVersion11 } from './mediaTypes';
import { notFound, type Violation } from './problems';

/** Scores of version 11. */
const scoreNames = [
	'CANCELLATIONS',
	'CASE_ITEM_RATIO',
	'FULFILMENT',
	'HANDOVER',
	'ON_TIME',
	'RESPONSE_TIME',
	'RETURNS',
	'REVIEWS',
	'TRACK_AND_TRACE',
] as const;

const ownId = '1234567';

/** The seller that the demo environment documents. */
const demoId = '8493657';

const retailerRating = {
	retailerRating: 9.2,
	productInformationRating: 9.1,
	deliveryTimeRating: 9.4,
	shippingRating: 9.3,
	serviceRating: 8.9,
};

const retailerReview = {
	totalReviewCount: 250,
	approvalPercentage: 96,
	positiveReviewCount: 230,
	neutralReviewCount: 10,
	negativeReviewCount: 10,
};

function idOf(retailerId: string): string {
	if (retailerId === 'current') return ownId;
	if (retailerId !== ownId && retailerId !== demoId) throw notFound('Retailer', retailerId);
	return retailerId;
}

function company(retailerId: string) {
	return {
		retailerId: idOf(retailerId),
		displayName: 'Fietswinkel Zandbak',
		companyName: 'Fietswinkel Zandbak B.V.',
		vatNumber: 'NL123456789B01',
		kvkNumber: '12345678',
	};
}

const performanceStatus = {
	monitoringSystem: {
		description: 'No strikes',
		strike: { count: 0, weeks: [], monitorPeriod: { startWeek: '2026-01', endWeek: '2026-26' } },
	},
	policy: { pointsLeft: 100, violations: [] },
	qualityScore: {
		yearWeek: '2026-10',
		score: 92,
		shippingMethodScores: [
			{
				shippingMethod: 'OWN_SHIPPING',
				score: 92,
				weight: 1,
				kpiScores: [
					{ kpiName: 'ON_TIME', score: 0.96, norm: 0.93, aggregationLevel: 'RETAILER' },
					{ kpiName: 'CANCELLATIONS', score: 0.01, norm: 0.02, aggregationLevel: 'RETAILER' },
				],
			},
		],
	},
};

function score(query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	demand(query, ['kpi', 'week'], violations);
	refuse(violations);
	const kpi = chosenIn(single(query, 'kpi'), 'kpi', scoreNames, violations);
	const week = single(query, 'week') ?? '';
	if (!/^\d{4}-\d{2}$/.test(week)) violations.push({ name: 'week', reason: 'must be YYYY-WW' });
	refuse(violations);
	return {
		kpi,
		score: {
			numerator: 48,
			denominator: 50,
			value: 0.96,
			distanceToNorm: 0.03,
			conformsToNorm: true,
		},
		norm: { type: 'FIXED', condition: '>=', value: 0.93 },
		period: { id: week, type: 'WEEK' },
		excluded: false,
	};
}

/** Data of a seller: version 10, and the beta of version 11. */
export function registerRetailers(scope: FastifyInstance): void {
	interface ById {
		Params: { retailerId: string };
	}

	scope.get<ById>('/retailers/:retailerId', (request) => {
		const known = company(request.params.retailerId);
		if (wantsVersion11(request)) {
			return {
				...known,
				registrationDateTime: '2019-03-11T10:00:00+01:00',
				countryAvailability: ['NL', 'BE'],
			};
		}
		return {
			...known,
			registrationDate: '2019-03-11',
			topRetailer: true,
			ratingMethod: 'THREE_MONTHS',
			retailerRating,
			retailerReview,
		};
	});

	scope.get<ById>('/retailers/:retailerId/ratings', ({ params }) => {
		idOf(params.retailerId);
		return {
			ratingMethod: 'RECENT_REVIEWS',
			retailerRating,
			retailerReview,
			isTopRetailer: true,
		};
	});

	// These two are about the account that asks, so their paths have no ID.
	scope.get('/retailers/performance-status', () => performanceStatus);

	scope.get<{ Querystring: Query }>('/retailers/kpi-scores', ({ query }) => score(query));
}
