import { asks, sends, type Cases } from '../operationCase';
import { reads, V11 } from './mediaTypes';

/** Retailers of version 10 and 11: docs/services/bol.md, 2.15 and 2.19. */
export const retailerCases: Cases = {
	'retailer.get': [
		asks('GET /retailer/retailers/current', { retailerId: '8493657' }),
		sends('GET /retailer/retailers/8493657', {
			parameters: { retailerId: '8493657' },
			answer: { retailerId: '8493657' },
		}),
	],
	'retailer.getBeta': [
		sends('GET /retailer/retailers/8493657', {
			parameters: { retailerId: '8493657' },
			headers: reads(V11),
			answer: { retailerId: '8493657', countryAvailability: ['NL'] },
		}),
		// The way out should bol want the media type of a BETA.
		sends('GET /retailer/retailers/current', {
			parameters: { options: { mediaType: 'application/vnd.retailer.v11-beta+json' } },
			headers: reads('application/vnd.retailer.v11-beta+json'),
			answer: { retailerId: '8493657' },
		}),
	],
	'retailer.getRatings': sends('GET /retailer/retailers/current/ratings', {
		headers: reads(V11),
		answer: { ratingMethod: 'ALL_REVIEWS', isTopRetailer: true },
	}),
	'retailer.getPerformanceStatus': sends('GET /retailer/retailers/performance-status', {
		headers: reads(V11),
		answer: { policy: { pointsLeft: 100 } },
	}),
	'retailer.getKpiScores': sends('GET /retailer/retailers/kpi-scores?kpi=ON_TIME&week=2026-05', {
		parameters: { kpi: 'ON_TIME', week: '2026-05' },
		headers: reads(V11),
		answer: { kpi: 'ON_TIME', score: { value: 0.97 } },
	}),
};
