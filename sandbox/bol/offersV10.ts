import { randomUUID } from 'crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { catalogue } from '../catalogue';
import { chosenIn, eanIn, optionalText, refuse } from './bodyChecks';
import { asObject } from './checks';
import { checkPricing, checkStock, checkTexts, sameOffer } from './offerChecks';
import { correctedStock, reasonsOf } from './offerReasons';
import type { BolOffer, OfferCondition, OfferFields, OfferFulfilment } from './offerTypes';
import type { Violation } from './problems';
import { answerProcess, ProcessFailure, type ProcessOrder } from './processStatus';
import type { BolWorld } from './world';

type Body = Record<string, unknown>;

const conditionNames = ['NEW', 'AS_NEW', 'GOOD', 'REASONABLE', 'MODERATE'] as const;

// prettier-ignore
const deliveryCodes = [
	'24uurs-23', '24uurs-22', '24uurs-21', '24uurs-20', '24uurs-19', '24uurs-18', '24uurs-17',
	'24uurs-16', '24uurs-15', '24uurs-14', '24uurs-13', '24uurs-12', '1-2d', '2-3d', '3-5d', '4-8d',
	'1-8d', 'MijnLeverbelofte', 'VVB',
] as const;

/** The version 10 code of a fulfilment; undefined when it has none. */
function deliveryCodeOf({ schedule, deliveryPromise }: OfferFulfilment): string | undefined {
	if (schedule === 'SHIPPING_VIA_BOL') return 'VVB';
	if (schedule === 'MY_DELIVERY_PROMISE') return 'MijnLeverbelofte';
	if (!deliveryPromise) return undefined;
	const { minimumDaysToCustomer, maximumDaysToCustomer, ultimateOrderTime } = deliveryPromise;
	return ultimateOrderTime
		? `24uurs-${ultimateOrderTime.slice(0, 2)}`
		: `${minimumDaysToCustomer}-${maximumDaysToCustomer}d`;
}

function fulfilmentOf(method: 'FBR' | 'FBB', code: string | undefined): OfferFulfilment {
	if (code === undefined) return { method };
	if (code === 'VVB') return { method, schedule: 'SHIPPING_VIA_BOL' };
	if (code === 'MijnLeverbelofte') return { method, schedule: 'MY_DELIVERY_PROMISE' };
	const schedule = 'BOL_DELIVERY_PROMISE';
	const hour = /^24uurs-(\d\d)$/.exec(code)?.[1];
	const [minimum, maximum] = hour ? [0, 1] : code.replace('d', '').split('-').map(Number);
	return {
		method,
		schedule,
		deliveryPromise: {
			minimumDaysToCustomer: minimum,
			maximumDaysToCustomer: maximum,
			...(hour ? { ultimateOrderTime: `${hour}:00` } : {}),
		},
	};
}

/** The version 10 name of a condition; a refurbished article has none, AS_NEW is nearest. */
function conditionNameOf({ category, state }: OfferCondition): string {
	return category === 'NEW' ? 'NEW' : (state ?? 'AS_NEW');
}

/** An offer as version 10 shows it. */
export function presentVersion10(world: BolWorld, offer: BolOffer): Record<string, unknown> {
	const reasons = reasonsOf(world, offer);
	const { condition, fulfilment, stock } = offer;
	return {
		offerId: offer.offerId,
		ean: offer.ean,
		reference: offer.reference,
		onHoldByRetailer: offer.onHoldByRetailer,
		economicOperatorId: offer.economicOperatorId,
		unknownProductTitle: offer.unknownProductTitle,
		pricing: { bundlePrices: offer.bundlePrices },
		stock: {
			amount: stock?.amount ?? 0,
			correctedStock: correctedStock(world, offer) ?? 0,
			managedByRetailer: stock?.managedByRetailer ?? false,
		},
		fulfilment: { method: fulfilment.method, deliveryCode: deliveryCodeOf(fulfilment) },
		store: {
			productTitle: catalogue.find(({ ean }) => ean === offer.ean)?.name,
			visible: reasons.length > 0 ? [] : offer.countries.map((countryCode) => ({ countryCode })),
		},
		condition: {
			name: conditionNameOf(condition),
			category: condition.category === 'NEW' ? 'NEW' : 'SECONDHAND',
			comment: condition.comment,
		},
		notPublishableReasons: reasons.map(({ code, description }) => ({ code, description })),
	};
}

function checkFulfilment(value: unknown, violations: Violation[]): OfferFulfilment {
	const { method: wanted, deliveryCode } = asObject(value);
	const method = chosenIn(wanted, 'fulfilment.method', ['FBR', 'FBB'] as const, violations);
	if (deliveryCode === undefined) return fulfilmentOf(method, undefined);
	if (method === 'FBB') {
		violations.push({ name: 'fulfilment.deliveryCode', reason: 'is allowed with FBR only' });
	}
	const code = chosenIn(deliveryCode, 'fulfilment.deliveryCode', deliveryCodes, violations);
	return fulfilmentOf(method, code);
}

function checkCondition(value: unknown, violations: Violation[]): OfferCondition {
	const { name: wanted, comment } = asObject(value);
	const name = chosenIn(wanted, 'condition.name', conditionNames, violations);
	if (name === 'NEW') return { category: 'NEW' };
	const text = optionalText(comment, 'condition.comment', 2000, violations);
	return { category: 'SECONDHAND', state: name, ...(text ? { comment: text } : {}) };
}

function changing(
	world: BolWorld,
	offerId: string,
	eventType: ProcessOrder['eventType'],
	change: (offer: BolOffer) => void,
): ProcessOrder {
	return {
		eventType,
		entityId: offerId,
		description: `${eventType === 'DELETE_OFFER' ? 'Delete' : 'Update'} offer with id ${offerId}.`,
		work: () => {
			const offer = world.state.offers.find((candidate) => candidate.offerId === offerId);
			if (!offer) throw new ProcessFailure(`Offer with id ${offerId} does not exist.`);
			change(offer);
			return undefined;
		},
	};
}

/** Creates an offer as version 10 does: later. */
export function startCreation(world: BolWorld, reply: FastifyReply, body: Body): FastifyReply {
	const violations: Violation[] = [];
	const ean = eanIn(body.ean, 'ean', violations);
	const condition = checkCondition(body.condition, violations);
	const fields: OfferFields = {
		onHoldByRetailer: false,
		countries: ['NL', 'BE'],
		...checkTexts(body, violations),
		bundlePrices: checkPricing(body.pricing, violations),
		stock: checkStock(body.stock, violations),
		fulfilment: checkFulfilment(body.fulfilment, violations),
	};
	refuse(violations);
	return answerProcess(world, reply, {
		eventType: 'CREATE_OFFER',
		description: `Create an offer with ean ${ean}.`,
		work: () => {
			if (sameOffer(world, ean, condition)) {
				throw new ProcessFailure(`An offer for EAN ${ean} in this condition already exists.`);
			}
			const offerId = randomUUID();
			world.state.offers.push({ offerId, ean, condition, ...fields, changedAt: Date.now() });
			return offerId;
		},
	});
}

/** Deletes an offer as version 10 does: later. */
export function startDeletion(world: BolWorld, reply: FastifyReply, offerId: string): FastifyReply {
	const { offers } = world.state;
	return answerProcess(
		world,
		reply,
		changing(world, offerId, 'DELETE_OFFER', (offer) => {
			offers.splice(offers.indexOf(offer), 1);
		}),
	);
}

/** What only version 10 has: replace an offer, its price or its stock. */
export function registerOffersVersion10(scope: FastifyInstance, world: BolWorld): void {
	const register = (
		path: string,
		eventType: ProcessOrder['eventType'],
		check: (body: Body, violations: Violation[]) => Partial<OfferFields>,
	) =>
		scope.put<{ Params: { offerId: string } }>(path, (request, reply) => {
			const violations: Violation[] = [];
			const changes = check(asObject(request.body), violations);
			refuse(violations);
			return answerProcess(
				world,
				reply,
				changing(world, request.params.offerId, eventType, (offer) =>
					Object.assign(offer, changes, { changedAt: Date.now() }),
				),
			);
		});

	register('/offers/:offerId', 'UPDATE_OFFER', (body, violations) => ({
		...checkTexts(body, violations),
		fulfilment: checkFulfilment(body.fulfilment, violations),
	}));
	register('/offers/:offerId/price', 'UPDATE_OFFER_PRICE', (body, violations) => ({
		bundlePrices: checkPricing(body.pricing, violations),
	}));
	register('/offers/:offerId/stock', 'UPDATE_OFFER_STOCK', (body, violations) => ({
		stock: checkStock(body, violations, undefined, ''),
	}));
}
