import { randomUUID } from 'crypto';
import type { FastifyInstance } from 'fastify';

import { deliveryProfileIds } from './accountSeeds';
import { refuse } from './bodyChecks';
import { asObject, several, single, truth, wholeNumber, type Query } from './checks';
import { wantsVersion11 } from './mediaTypes';
import { checkChanges, checkNewOffer, sameOffer } from './offerChecks';
import { correctedStock, reasonsOf } from './offerReasons';
import {
	presentVersion10,
	registerOffersVersion10,
	startCreation,
	startDeletion,
} from './offersV10';
import type { BolOffer } from './offerTypes';
import { BolProblem, notFound, type Violation } from './problems';
import type { BolWorld } from './world';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** bol does not say how many rows a page has when none are asked for; 25 is likely. */
const usualPageSize = 25;

function present(world: BolWorld, offer: BolOffer): Record<string, unknown> {
	const forSale = reasonsOf(world, offer).length === 0;
	return {
		offerId: offer.offerId,
		ean: offer.ean,
		lastModifiedDateTime: new Date(offer.changedAt).toISOString(),
		reference: offer.reference,
		onHoldByRetailer: offer.onHoldByRetailer,
		economicOperatorId: offer.economicOperatorId,
		unknownProductTitle: offer.unknownProductTitle,
		...(offer.stock
			? { stock: { ...offer.stock, correctedStock: correctedStock(world, offer) } }
			: {}),
		countryAvailabilities: offer.countries.map((countryCode) => ({ countryCode, forSale })),
		condition: offer.condition,
		product: { bolProductId: `9300000${offer.ean.slice(-9)}` },
		pricing: { bundlePrices: offer.bundlePrices },
		fulfilment: offer.fulfilment,
	};
}

/** The offer of an id; 404 when there is none. */
function findOffer(world: BolWorld, offerId: string): BolOffer {
	const found = world.state.offers.find((offer) => offer.offerId === offerId);
	if (!found) throw notFound('Offer', offerId);
	return found;
}

function checkedId(offerId: string): string {
	if (!uuid.test(offerId)) refuse([{ name: 'offer-id', reason: 'must be a valid UUID' }]);
	return offerId;
}

/** The offer id that a cursor stands for: the last one of the page before. */
function cursorIn(query: Query, violations: Violation[]): string {
	const text = single(query, 'cursor');
	if (!text) return '';
	const offerId = Buffer.from(text, 'base64url').toString();
	if (!uuid.test(offerId)) violations.push({ name: 'cursor', reason: 'is not a valid cursor' });
	return offerId;
}

function changedSince(query: Query, violations: Violation[]): number {
	const text = single(query, 'last-modified-date-time');
	if (text === undefined) return 0;
	const since = Date.parse(text);
	if (Number.isNaN(since) || !text.includes('T')) {
		violations.push({ name: 'last-modified-date-time', reason: 'must be an ISO date and time' });
	}
	return since;
}

function matchingOffers(world: BolWorld, query: Query, violations: Violation[]): BolOffer[] {
	const offerIds = several(query, 'offer-ids');
	const eans = several(query, 'eans');
	const reference = single(query, 'reference');
	const forSale = truth(query, 'for-sale', violations);
	const since = changedSince(query, violations);
	return world.state.offers.filter(
		(offer) =>
			(offerIds.length === 0 || offerIds.includes(offer.offerId)) &&
			(eans.length === 0 || eans.includes(offer.ean)) &&
			(reference === undefined || offer.reference === reference) &&
			(forSale === undefined || (reasonsOf(world, offer).length === 0) === forSale) &&
			offer.changedAt >= since,
	);
}

function listOffers(world: BolWorld, query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	const pageSize = wholeNumber(query, 'page-size', [1, 100], violations) ?? usualPageSize;
	const after = cursorIn(query, violations);
	const matching = matchingOffers(world, query, violations);
	refuse(violations);
	// By id, so that a cursor stays good when offers come and go.
	const rest = matching
		.filter(({ offerId }) => offerId > after)
		.sort((one, other) => (one.offerId < other.offerId ? -1 : 1));
	const rows = rest.slice(0, pageSize);
	const nextCursor =
		rest.length > pageSize
			? Buffer.from(rows[rows.length - 1].offerId).toString('base64url')
			: null;
	return { offers: rows.map((offer) => present(world, offer)), page: { pageSize, nextCursor } };
}

function createOffer(world: BolWorld, body: Record<string, unknown>): { offerId: string } {
	const violations: Violation[] = [];
	const fields = checkNewOffer(body, violations, deliveryProfileIds);
	refuse(violations);
	const same = sameOffer(world, fields.ean, fields.condition);
	if (same) {
		throw new BolProblem(
			409,
			'Conflict',
			`An offer for EAN ${fields.ean} in this condition already exists, with OfferUid ${same.offerId}`,
			[],
			'/problems/offer-exists',
		);
	}
	const offer = { offerId: randomUUID(), changedAt: Date.now(), ...fields };
	if (!world.demo) world.state.offers.push(offer);
	return { offerId: offer.offerId };
}

function changeOffer(world: BolWorld, offerId: string, body: Record<string, unknown>): void {
	const offer = findOffer(world, checkedId(offerId));
	const violations: Violation[] = [];
	const changes = checkChanges(body, violations, deliveryProfileIds, offer.stock);
	refuse(violations);
	if (!world.demo) Object.assign(offer, changes, { changedAt: Date.now() });
}

function deleteOffer(world: BolWorld, offerId: string): void {
	const offer = findOffer(world, checkedId(offerId));
	const { offers } = world.state;
	if (!world.demo) offers.splice(offers.indexOf(offer), 1);
}

/** Offers: version 11, and version 10 where a path has both. */
export function registerOffers(scope: FastifyInstance, world: BolWorld): void {
	scope.get<{ Querystring: Query }>('/offers', (request) => listOffers(world, request.query));

	scope.post('/offers', (request, reply) => {
		const body = asObject(request.body);
		if (!wantsVersion11(request)) return startCreation(world, reply, body);
		return reply.code(201).send(createOffer(world, body));
	});

	scope.get<{ Params: { offerId: string } }>('/offers/:offerId', (request) => {
		const { offerId } = request.params;
		return wantsVersion11(request)
			? present(world, findOffer(world, checkedId(offerId)))
			: presentVersion10(world, findOffer(world, offerId));
	});

	scope.patch<{ Params: { offerId: string } }>('/offers/:offerId', (request, reply) => {
		changeOffer(world, request.params.offerId, asObject(request.body));
		return reply.code(204).send();
	});

	scope.delete<{ Params: { offerId: string } }>('/offers/:offerId', (request, reply) => {
		const { offerId } = request.params;
		if (!wantsVersion11(request)) return startDeletion(world, reply, offerId);
		deleteOffer(world, offerId);
		return reply.code(204).send();
	});

	scope.get<{ Params: { offerId: string } }>(
		'/offers/:offerId/not-for-sale-reasons',
		(request, reply) => {
			const { offerId } = request.params;
			const offer = findOffer(world, checkedId(offerId));
			const reasons = reasonsOf(world, offer);
			if (reasons.length === 0) return reply.code(204).send();
			const countries = offer.countries.map((countryCode) => ({ countryCode, reasons }));
			return reply.send({ offerId, countries });
		},
	);

	registerOffersVersion10(scope, world);
}
