import type { FastifyInstance } from 'fastify';

import { catalogue } from '../catalogue';
import { timeWithOffset } from '../time';
import { chosenIn, refuse } from './bodyChecks';
import { demand, pageNumber, pageOf, several, type Query } from './checks';
import { notFound, type Violation } from './problems';

const day = 24 * 60 * 60_000;
const types = ['AWARENESS', 'PRICE_OFF'] as const;

const wishes: Array<[promotionId: string, title: string, promotionType: string]> = [
	['544289', 'Fietsweken', 'PRICE_OFF'],
	['544242', 'Zichtbaar in het donker', 'AWARENESS'],
	['533736', 'Terug naar school', 'PRICE_OFF'],
	['544860', 'Onderhoudsdagen', 'PRICE_OFF'],
];

/** The campaigns that a seller may join; bol's demo has the same ids. */
function promotions() {
	const now = Date.now();
	return wishes.map(([promotionId, title, promotionType], index) => ({
		promotionId,
		title,
		startDateTime: timeWithOffset(now + (index + 3) * day),
		endDateTime: timeWithOffset(now + (index + 10) * day),
		promotionType,
		retailerSpecificPromotion: index === 0,
		countries: [{ countryCode: 'NL' }, { countryCode: 'BE' }],
		campaign: {
			name: title,
			startDateTime: timeWithOffset(now + index * day),
			endDateTime: timeWithOffset(now + (index + 14) * day),
		},
	}));
}

function existing(promotionId: string) {
	const found = promotions().find((promotion) => promotion.promotionId === promotionId);
	if (!found) throw notFound('Promotion', promotionId);
	return found;
}

/** Campaigns that a seller may join. */
export function registerPromotions(scope: FastifyInstance): void {
	interface ById {
		Params: { promotionId: string };
		Querystring: Query;
	}

	scope.get<{ Querystring: Query }>('/promotions', ({ query }) => {
		const violations: Violation[] = [];
		demand(query, ['promotion-type'], violations);
		const page = pageNumber(query, violations);
		// The specification has one value, so several are refused as the one text that they then are.
		const wanted = chosenIn(
			several(query, 'promotion-type').join(),
			'promotion-type',
			types,
			violations,
		);
		refuse(violations);
		const matching = promotions().filter(({ promotionType }) => promotionType === wanted);
		const rows = pageOf(matching, page);
		return rows.length === 0 ? {} : { promotions: rows };
	});

	scope.get<ById>('/promotions/:promotionId', ({ params }) => existing(params.promotionId));

	scope.get<ById>('/promotions/:promotionId/products', ({ params, query }) => {
		const violations: Violation[] = [];
		const page = pageNumber(query, violations);
		refuse(violations);
		existing(params.promotionId);
		const products = catalogue.slice(0, 8).map(({ ean, price }, index) => ({
			ean,
			maximumPrice: Math.round(price * 90) / 100,
			relevanceScores: [{ countryCode: 'NL', relevanceScore: 10 - index }],
		}));
		return { products: pageOf(products, page) };
	});
}
