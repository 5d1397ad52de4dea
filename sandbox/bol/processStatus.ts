import type { FastifyInstance, FastifyReply } from 'fastify';
import { sleep } from 'n8n-workflow';

import { endOfManyWaits } from '../manyWaits';
import { timeWithOffset } from '../time';
import { asList, asObject, isText, oneOf, pageNumber, pageOf, single, type Query } from './checks';
import { invalidRequest, notFound, type Violation } from './problems';
import type { ProcessStatus } from './types';
import { nextNumber, type BolWorld } from './world';

/** The event types that a process can be looked up by. */
// prettier-ignore
export const eventTypes = [
	'CREATE_SHIPMENT', 'CANCEL_ORDER', 'CHANGE_TRANSPORT', 'HANDLE_RETURN_ITEM', 'CREATE_RETURN_ITEM',
	'CREATE_INBOUND', 'DELETE_OFFER', 'CREATE_OFFER', 'UPDATE_OFFER', 'UPDATE_OFFER_STOCK',
	'UPDATE_OFFER_PRICE', 'CREATE_OFFER_EXPORT', 'UNPUBLISHED_OFFER_REPORT', 'CREATE_PRODUCT_CONTENT',
	'CREATE_SUBSCRIPTION', 'UPDATE_SUBSCRIPTION', 'DELETE_SUBSCRIPTION', 'SEND_SUBSCRIPTION_TST_MSG',
	'CREATE_SHIPPING_LABEL', 'CREATE_REPLENISHMENT', 'UPDATE_REPLENISHMENT',
	'REQUEST_PRODUCT_DESTINATIONS', 'CREATE_SOV_SEARCH_TERM_REPORT', 'CREATE_SOV_CATEGORY_REPORT',
	'UPLOAD_INVOICE', 'CREATE_CAMPAIGN_PERFORMANCE_REPORT',
] as const;

/** Thrown by the work of a process to let it end as FAILURE with this message. */
export class ProcessFailure extends Error {}

/** How a coming process shall end, set by hand. PENDING never ends. */
export interface ForcedOutcome {
	status: ProcessStatus['status'];
	errorMessage?: string;
}

/** A process to start. */
export interface ProcessOrder {
	eventType: (typeof eventTypes)[number];
	/** Known from the start for updates, only at the end for creations. */
	entityId?: string;
	description: string;
	/** Does the work and may give the id of what it made. */
	work: () => string | undefined;
}

const defaultDelayMs = 300;

/** Runs what bol does asynchronously. */
export class Processes {
	delayMs = defaultDelayMs;

	private forced: ForcedOutcome[] = [];

	private abort = endOfManyWaits();

	/** Lets the next processes end as told, in this order. */
	force(...outcomes: ForcedOutcome[]): void {
		this.forced.push(...outcomes);
	}

	/** Drops processes under way and everything set by hand. */
	reset(): void {
		this.abort.abort();
		this.abort = endOfManyWaits();
		this.forced = [];
		this.delayMs = defaultDelayMs;
	}

	/** Starts a process and gives its first, pending state. */
	start(world: BolWorld, order: ProcessOrder): ProcessStatus {
		if (world.demo) return { ...world.state.processStatuses[0], eventType: order.eventType };
		const status: ProcessStatus = {
			processStatusId: String(1_000_000 + nextNumber(world)),
			entityId: order.entityId,
			eventType: order.eventType,
			description: order.description,
			status: 'PENDING',
			createTimestamp: timeWithOffset(Date.now()),
		};
		world.state.processStatuses.unshift(status);
		void this.finish(world, order, status, this.forced.shift());
		return status;
	}

	private async finish(
		world: BolWorld,
		order: ProcessOrder,
		status: ProcessStatus,
		forced: ForcedOutcome | undefined,
	): Promise<void> {
		if (forced?.status === 'PENDING') return;
		const { signal } = this.abort;
		await sleep(this.delayMs, signal).catch(() => undefined);
		if (signal.aborted) return;
		if (forced && forced.status !== 'SUCCESS') {
			status.status = forced.status;
			status.errorMessage = forced.errorMessage ?? 'The request could not be processed.';
		} else {
			runWork(order, status);
		}
		world.notifications.send('PROCESS_STATUS', status.status, status.processStatusId);
	}
}

function runWork(order: ProcessOrder, status: ProcessStatus): void {
	try {
		status.entityId = order.work() ?? status.entityId;
		status.status = 'SUCCESS';
	} catch (error) {
		status.status = 'FAILURE';
		status.errorMessage = (error as Error).message;
	}
}

/** A process status as bol answers it. */
export function processStatusBody(world: BolWorld, status: ProcessStatus): Record<string, unknown> {
	const shared = world.demo ? 'shared-demo' : 'shared';
	const href = `${world.baseUrl()}/${shared}/process-status/${status.processStatusId}`;
	return { ...status, links: [{ rel: 'self', href, method: 'GET' }] };
}

/** Starts a process and answers with its pending state. */
export function answerProcess(
	world: BolWorld,
	reply: FastifyReply,
	order: ProcessOrder,
): FastifyReply {
	return reply.code(202).send(processStatusBody(world, world.processes.start(world, order)));
}

/** The three ways to read a process status. */
export function registerProcessStatus(scope: FastifyInstance, world: BolWorld): void {
	scope.get<{ Querystring: Query }>('/process-status', (request) => {
		const violations: Violation[] = [];
		const entityId = single(request.query, 'entity-id');
		const eventType = oneOf(request.query, 'event-type', eventTypes, violations);
		const page = pageNumber(request.query, violations);
		if (!entityId) violations.push({ name: 'entity-id', reason: 'entity-id is required.' });
		if (!eventType && violations.every(({ name }) => name !== 'event-type')) {
			violations.push({ name: 'event-type', reason: 'event-type is required.' });
		}
		if (violations.length > 0) throw invalidRequest(violations);
		const found = world.state.processStatuses.filter(
			(status) => status.entityId === entityId && status.eventType === eventType,
		);
		const rows = pageOf(found, page);
		if (rows.length === 0) return {};
		return { processStatuses: rows.map((status) => processStatusBody(world, status)) };
	});

	scope.post('/process-status', (request) => {
		const queries = asList(asObject(request.body).processStatusQueries).map(asObject);
		if (queries.length < 1 || queries.length > 1000) {
			throw invalidRequest([
				{ name: 'processStatusQueries', reason: 'size must be between 1 and 1000' },
			]);
		}
		if (!queries.every(({ processStatusId }) => isText(processStatusId))) {
			throw invalidRequest([{ name: 'processStatusId', reason: 'must not be null' }]);
		}
		const wanted = new Set(queries.map(({ processStatusId }) => processStatusId));
		const found = world.state.processStatuses.filter((status) =>
			wanted.has(status.processStatusId),
		);
		return { processStatuses: found.map((status) => processStatusBody(world, status)) };
	});

	scope.get<{ Params: { processStatusId: string } }>(
		'/process-status/:processStatusId',
		(request) => {
			const { processStatusId } = request.params;
			const found = world.state.processStatuses.find(
				(status) => status.processStatusId === processStatusId,
			);
			if (!found) throw notFound('Process status', processStatusId);
			return processStatusBody(world, found);
		},
	);
}
