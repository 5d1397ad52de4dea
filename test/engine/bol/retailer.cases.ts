import type { OperationCase } from '../operationCase';
import { reads, V11 } from './mediaTypes';

/** Retailers of version 10 and 11: docs/services/bol.md, 2.15 and 2.19. */
export const retailerCases: Record<string, OperationCase | OperationCase[]> = {
	'retailer.get': [
		{
			exchanges: [
				{ request: 'GET /retailer/retailers/current', answer: { retailerId: '8493657' } },
			],
			gives: [{ retailerId: '8493657' }],
		},
		{
			parameters: { retailerId: '8493657' },
			exchanges: [
				{ request: 'GET /retailer/retailers/8493657', answer: { retailerId: '8493657' } },
			],
		},
	],
	'retailer.getBeta': [
		{
			parameters: { retailerId: '8493657' },
			exchanges: [
				{
					request: 'GET /retailer/retailers/8493657',
					headers: reads(V11),
					answer: { retailerId: '8493657', countryAvailability: ['NL'] },
				},
			],
			gives: [{ retailerId: '8493657', countryAvailability: ['NL'] }],
		},
		// The way out should bol want the media type of a BETA.
		{
			parameters: { options: { mediaType: 'application/vnd.retailer.v11-beta+json' } },
			exchanges: [
				{
					request: 'GET /retailer/retailers/current',
					headers: reads('application/vnd.retailer.v11-beta+json'),
					answer: { retailerId: '8493657' },
				},
			],
		},
	],
	'retailer.getRatings': {
		exchanges: [
			{
				request: 'GET /retailer/retailers/current/ratings',
				headers: reads(V11),
				answer: { ratingMethod: 'ALL_REVIEWS', isTopRetailer: true },
			},
		],
		gives: [{ ratingMethod: 'ALL_REVIEWS', isTopRetailer: true }],
	},
	'retailer.getPerformanceStatus': {
		exchanges: [
			{
				request: 'GET /retailer/retailers/performance-status',
				headers: reads(V11),
				answer: { policy: { pointsLeft: 100 } },
			},
		],
		gives: [{ policy: { pointsLeft: 100 } }],
	},
	'retailer.getKpiScores': {
		parameters: { kpi: 'ON_TIME', week: '2026-05' },
		exchanges: [
			{
				request: 'GET /retailer/retailers/kpi-scores',
				headers: reads(V11),
				query: { kpi: 'ON_TIME', week: '2026-05' },
				answer: { kpi: 'ON_TIME', score: { value: 0.97 } },
			},
		],
		gives: [{ kpi: 'ON_TIME', score: { value: 0.97 } }],
	},
};
