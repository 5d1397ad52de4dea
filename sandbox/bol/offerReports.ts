import { randomUUID } from 'crypto';
import type { FastifyInstance } from 'fastify';

import { timeWithOffset } from '../time';
import { chosenIn, refuse } from './bodyChecks';
import { asObject } from './checks';
import { correctedStock, reasonsOf } from './offerReasons';
import { conditionNameOf, deliveryCodeOf } from './offersV10';
import type { BolOffer, OfferReport } from './offerTypes';
import { notFound, type Violation } from './problems';
import { answerProcess, type ProcessOrder } from './processStatus';
import type { BolWorld } from './world';

type Row = Record<string, string | number | boolean | undefined>;

function inCsv(value: Row[string]): string {
	const text = String(value ?? '');
	return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function csvOf(columns: string[], rows: Row[]): string {
	const lines = rows.map((row) => columns.map((column) => inCsv(row[column])).join());
	return [columns.join(), ...lines, ''].join('\n');
}

// prettier-ignore
const exportColumns = [
	'offerId', 'ean', 'conditionName', 'conditionCategory', 'conditionComment', 'bundlePricesPrice',
	'fulfilmentDeliveryCode', 'stockAmount', 'onHoldByRetailer', 'fulfilmentType', 'mutationDateTime',
	'referenceCode', 'correctedStock', 'economicOperatorId',
];

const unpublishedColumns = [
	'offerId',
	'ean',
	'notPublishableReason',
	'notPublishableReasonDescription',
];

function exportRow(world: BolWorld, offer: BolOffer): Row {
	return {
		offerId: offer.offerId,
		ean: offer.ean,
		conditionName: conditionNameOf(offer.condition),
		conditionCategory: offer.condition.category === 'NEW' ? 'NEW' : 'SECONDHAND',
		conditionComment: offer.condition.comment,
		bundlePricesPrice: offer.bundlePrices[0].unitPrice,
		fulfilmentDeliveryCode: deliveryCodeOf(offer.fulfilment),
		stockAmount: offer.stock?.amount ?? 0,
		onHoldByRetailer: offer.onHoldByRetailer,
		fulfilmentType: offer.fulfilment.method,
		mutationDateTime: timeWithOffset(offer.changedAt),
		referenceCode: offer.reference,
		correctedStock: correctedStock(world, offer) ?? 0,
		economicOperatorId: offer.economicOperatorId,
	};
}

const makers: Record<OfferReport['kind'], (world: BolWorld) => string> = {
	export: (world) =>
		csvOf(
			exportColumns,
			world.state.offers.map((offer) => exportRow(world, offer)),
		),
	unpublished: (world) =>
		csvOf(
			unpublishedColumns,
			world.state.offers.flatMap((offer) =>
				reasonsOf(world, offer).map(({ code, description }) => ({
					offerId: offer.offerId,
					ean: offer.ean,
					notPublishableReason: code,
					notPublishableReasonDescription: description,
				})),
			),
		),
};

const eventTypes: Record<OfferReport['kind'], ProcessOrder['eventType']> = {
	export: 'CREATE_OFFER_EXPORT',
	unpublished: 'UNPUBLISHED_OFFER_REPORT',
};

/** The CSV reports of version 10. */
export function registerOfferReports(scope: FastifyInstance, world: BolWorld): void {
	for (const kind of ['export', 'unpublished'] as const) {
		scope.post(`/offers/${kind}`, (request, reply) => {
			const violations: Violation[] = [];
			chosenIn(asObject(request.body).format, 'format', ['CSV'] as const, violations);
			refuse(violations);
			return answerProcess(world, reply, {
				eventType: eventTypes[kind],
				description: `Create an offer report (${kind}).`,
				work: () => {
					const reportId = randomUUID();
					world.state.offerReports.push({ reportId, kind, csv: makers[kind](world) });
					return reportId;
				},
			});
		});

		scope.get<{ Params: { reportId: string } }>(`/offers/${kind}/:reportId`, (request, reply) => {
			const { reportId } = request.params;
			const found = world.state.offerReports.find(
				(report) => report.kind === kind && report.reportId === reportId,
			);
			if (!found) throw notFound('Report', reportId);
			return reply.type('text/csv').send(world.demo ? makers[kind](world) : found.csv);
		});
	}
}
