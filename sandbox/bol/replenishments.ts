import type { FastifyInstance, FastifyReply } from 'fastify';

import { catalogue } from '../catalogue';
import { simplePdf } from '../picqer/pdf';
import { localDate, timeWithOffset } from '../time';
import { chosenIn, integerIn, listIn, refuse, textIn } from './bodyChecks';
import { asObject, dayIn, oneOf, pageNumber, pageOf, several, single, type Query } from './checks';
import { notFound, type Violation } from './problems';
import { answerProcess, ProcessFailure } from './processStatus';
import {
	checkDeliveryDate,
	checkReplenishment,
	warehouseAddress,
	type ReplenishmentWish,
} from './replenishmentChecks';
import type { Replenishment, ReplenishmentLine } from './replenishmentTypes';
import { nextNumber, type BolWorld } from './world';

// prettier-ignore
const states = [
	'DRAFT', 'ANNOUNCED', 'IN_TRANSIT', 'ARRIVED_AT_WH', 'IN_PROGRESS_AT_WH', 'CANCELLED', 'DONE',
];

function stateOf({ transitions }: Replenishment): string {
	return transitions[transitions.length - 1].state;
}

function reduced(found: Replenishment): Record<string, unknown> {
	return {
		replenishmentId: found.replenishmentId,
		reference: found.reference,
		creationDateTime: timeWithOffset(found.createdAt),
		lines: found.lines.map(({ ean }) => ({ ean })),
		invalidLines: found.unknownQuantities.map(() => ({ type: 'UNKNOWN_FBB_PRODUCT' })),
	};
}

function fullLine(line: ReplenishmentLine): Record<string, unknown> {
	return {
		ean: line.ean,
		lineState: 'ANNOUNCED',
		quantityAnnounced: line.quantityAnnounced,
		quantityReceived: line.quantityReceived,
		quantityInProgress: 0,
		quantityWithGradedState: line.quantityWithGradedState,
		quantityWithRegularState: line.quantityReceived - line.quantityWithGradedState,
	};
}

function full(found: Replenishment): Record<string, unknown> {
	const lastChange = timeWithOffset(found.transitions[found.transitions.length - 1].at);
	const hasArrived = ['ARRIVED_AT_WH', 'IN_PROGRESS_AT_WH', 'DONE'].includes(stateOf(found));
	return {
		...reduced(found),
		labelingByBol: found.labelingByBol,
		state: stateOf(found),
		numberOfLoadCarriers: found.numberOfLoadCarriers,
		deliveryInformation: {
			expectedDeliveryDate: found.expectedDeliveryDate,
			transporterCode: found.transporterCode,
			destinationWarehouse: warehouseAddress,
		},
		...(found.pickupAppointment ? { pickupAppointment: found.pickupAppointment } : {}),
		loadCarriers: found.ssccs.map((sscc) => ({
			sscc,
			transportState: hasArrived ? 'ARRIVED' : 'ANNOUNCED',
			transportStateUpdateDateTime: lastChange,
		})),
		lines: found.lines.map(fullLine),
		invalidLines: found.unknownQuantities.map((quantityAnnounced) => ({
			type: 'UNKNOWN_FBB_PRODUCT',
			quantityAnnounced,
			quantityReceived: 0,
			quantityInProgress: 0,
			quantityWithGradedState: 0,
			quantityWithRegularState: 0,
		})),
		stateTransitions: found.transitions.map(({ state, at }) => ({
			state,
			stateDateTime: timeWithOffset(at),
		})),
	};
}

function listReplenishments(world: BolWorld, query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	const page = pageNumber(query, violations);
	const reference = single(query, 'reference');
	const ean = single(query, 'ean');
	const from = dayIn(query, 'start-date', violations);
	const until = dayIn(query, 'end-date', violations);
	const wanted = several(query, 'state').map((state) =>
		chosenIn(state, 'state', states, violations),
	);
	refuse(violations);
	const matching = world.state.replenishments
		.filter((found) => {
			const createdOn = localDate(found.createdAt);
			return (
				(reference === undefined || found.reference === reference) &&
				(ean === undefined || found.lines.some((line) => line.ean === ean)) &&
				(from === undefined || createdOn >= from) &&
				(until === undefined || createdOn <= until) &&
				(wanted.length === 0 || wanted.includes(stateOf(found)))
			);
		})
		.sort((one, other) => other.createdAt - one.createdAt);
	const rows = pageOf(matching, page);
	return rows.length === 0 ? {} : { replenishments: rows.map(reduced) };
}

function create(world: BolWorld, wish: ReplenishmentWish): string {
	const { lines, ...fields } = wish;
	const isKnown = ({ ean }: { ean: string }) => catalogue.some((product) => product.ean === ean);
	const now = Date.now();
	const replenishmentId = String(2_312_300_000 + nextNumber(world));
	world.state.replenishments.push({
		...fields,
		replenishmentId,
		createdAt: now,
		ssccs: Array.from({ length: wish.numberOfLoadCarriers }, () =>
			String(nextNumber(world)).padStart(18, '0'),
		),
		lines: lines.filter(isKnown).map(({ ean, quantity }) => ({
			ean,
			quantityAnnounced: quantity,
			quantityReceived: 0,
			quantityWithGradedState: 0,
		})),
		unknownQuantities: lines.filter((line) => !isKnown(line)).map(({ quantity }) => quantity),
		transitions: [{ state: 'ANNOUNCED', at: now }],
	});
	return replenishmentId;
}

interface Changes {
	cancel: boolean;
	fields: Partial<Pick<Replenishment, 'expectedDeliveryDate' | 'numberOfLoadCarriers' | 'ssccs'>>;
}

function checkChanges(body: Record<string, unknown>): Changes {
	const violations: Violation[] = [];
	const fields: Changes['fields'] = {};
	if (body.state !== undefined) {
		chosenIn(body.state, 'state', ['CANCELLED'] as const, violations);
	}
	if (body.deliveryInfo !== undefined) {
		const { expectedDeliveryDate } = asObject(body.deliveryInfo);
		fields.expectedDeliveryDate = checkDeliveryDate(expectedDeliveryDate, violations);
	}
	if (body.numberOfLoadCarriers !== undefined) {
		fields.numberOfLoadCarriers = integerIn(
			body.numberOfLoadCarriers,
			'numberOfLoadCarriers',
			[1, 66],
			violations,
		);
	}
	if (body.loadCarriers !== undefined) {
		fields.ssccs = listIn(body.loadCarriers, 'loadCarriers', [1, 66], violations).map(
			(carrier, index) => textIn(asObject(carrier).sscc, `loadCarriers[${index}].sscc`, violations),
		);
	}
	refuse(violations);
	return { cancel: body.state === 'CANCELLED', fields };
}

function change(world: BolWorld, replenishmentId: string, { cancel, fields }: Changes): undefined {
	const found = world.state.replenishments.find(
		(candidate) => candidate.replenishmentId === replenishmentId,
	);
	if (!found) {
		throw new ProcessFailure(`Replenishment with id ${replenishmentId} does not exist.`);
	}
	if (stateOf(found) !== 'ANNOUNCED') {
		throw new ProcessFailure(
			`Replenishment with id ${replenishmentId} is ${stateOf(found)} and cannot change any more.`,
		);
	}
	Object.assign(found, fields);
	if (cancel) found.transitions.push({ state: 'CANCELLED', at: Date.now() });
}

function sendPdf(reply: FastifyReply, text: string): FastifyReply {
	return reply.type('application/pdf').send(simplePdf(text));
}

/** Stock that is sent to bol's warehouse. */
export function registerReplenishments(scope: FastifyInstance, world: BolWorld): void {
	interface ById {
		Params: { replenishmentId: string };
		Querystring: Query;
	}

	const existing = (replenishmentId: string) => {
		const found = world.state.replenishments.find(
			(candidate) => candidate.replenishmentId === replenishmentId,
		);
		if (!found) throw notFound('Replenishment', replenishmentId);
		return found;
	};

	scope.get<{ Querystring: Query }>('/replenishments', ({ query }) =>
		listReplenishments(world, query),
	);

	scope.post('/replenishments', (request, reply) => {
		const violations: Violation[] = [];
		const wish = checkReplenishment(asObject(request.body), violations);
		refuse(violations);
		return answerProcess(world, reply, {
			eventType: 'CREATE_REPLENISHMENT',
			description: `Create replenishment with reference ${wish.reference}.`,
			work: () => create(world, wish),
		});
	});

	scope.get<ById>('/replenishments/:replenishmentId', ({ params }) =>
		full(existing(params.replenishmentId)),
	);

	scope.put<ById>('/replenishments/:replenishmentId', (request, reply) => {
		const { replenishmentId } = request.params;
		const changes = checkChanges(asObject(request.body));
		return answerProcess(world, reply, {
			eventType: 'UPDATE_REPLENISHMENT',
			entityId: replenishmentId,
			description: `Update replenishment with id ${replenishmentId}.`,
			work: () => change(world, replenishmentId, changes),
		});
	});

	scope.get<ById>('/replenishments/:replenishmentId/load-carrier-labels', (request, reply) => {
		const violations: Violation[] = [];
		const types = ['WAREHOUSE', 'TRANSPORT'] as const;
		const type = oneOf(request.query, 'label-type', types, violations) ?? 'WAREHOUSE';
		refuse(violations);
		const { reference } = existing(request.params.replenishmentId);
		return sendPdf(reply, `${type} labels of ${reference}`);
	});

	scope.get<ById>('/replenishments/:replenishmentId/pick-list', (request, reply) =>
		sendPdf(reply, `Pick list of ${existing(request.params.replenishmentId).reference}`),
	);
}
