import { NodeApiError, type ICredentialDataDecryptedObject, type IDataObject } from 'n8n-workflow';
import { shownWith } from '../../shared/operation/fields';
import { MINUTE_MS } from '../../shared/lib/durations';
import { isObject } from '../../shared/lib/isObject';
import { steadyNow } from '../../shared/lib/steadyNow';
import { numberFrom } from '../../shared/operation/convert';
import { accountKey } from '../../shared/service/limiters';
import {
	apiError,
	explainedBy,
	hasStatus,
	isNotFound,
	isOutcomeUnknown,
	maybeDone,
	reworded,
} from '../../shared/service/failure';
import type { Call, Flow, Input } from '../../shared/operation/operation';
import { send } from '../../shared/service/send';
import {
	credentialIdOf,
	credentialTypeOf,
	type ServiceRequest,
} from '../../shared/service/service';
import { cancelSignalOf } from '../../shared/lib/wait';
import { atBoard, type Waiting, type ProcessStatus, type Reader } from './processBoard';
import { allRows, readPages } from '../../shared/service/paging';
import { pagesOf, reads, writes } from '../service/request';
import { bodyAs } from '../../shared/service/body';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** How long an operation waits for completion when the user sets nothing. */
const USUAL_MINUTES = 15;

/** What bol can say of a process (docs/services/bol.md, 3.1). */
const STATUSES = ['PENDING', 'SUCCESS', 'FAILURE', 'TIMEOUT'];

const processPages = pagesOf('processStatuses', 'processStatusId');

/** Longest time for a request that reads many statuses, in ms; then each item reads its own. */
const LONGEST_SHARED_MS = 5_000;
const SHARED_TIME_OUT_MS = 10_000;

const isAwaited: Input = {
	parameter: {
		displayName: 'Wait for Completion',
		name: 'waitForCompletion',
		type: 'boolean',
		default: true,
		description:
			'Whether to wait until bol has carried the request out, and to give the final status. Otherwise the output is the pending status.',
	},
};

/** How long to wait, in operations that always do. */
export const completionTimeout: Input = {
	parameter: {
		displayName: 'Completion Timeout (Minutes)',
		name: 'longestCompletion',
		type: 'number',
		typeOptions: { minValue: 0.1 },
		default: USUAL_MINUTES,
		description: 'How long to wait for completion before the operation fails',
	},
	convert: (context, displayName, value) =>
		numberFrom(context, displayName, value, { least: 0 }) ?? USUAL_MINUTES,
};

/** Parameters of every operation that bol carries out later. */
export const waitForCompletion: Input[] = [
	isAwaited,
	shownWith('waitForCompletion', true, completionTimeout),
];

/** What a change began at bol. */
export interface Begun {
	/** Missing while there is no answer, and where that got lost. */
	processStatusId?: string;
	eventType: string;
	/** IDs of what it is about, one of which is that of the process. */
	entityIds: readonly string[];
}

/**
 * Sends the request and, while "Wait for Completion" is on, reads its process status with growing
 * pauses until bol is done; many that wait at the same time share the reading
 * (docs/services/bol.md, 3.2).
 *
 * @param begun gets the ID of the process
 * @throws NodeApiError on FAILURE and TIMEOUT with bol's own message, and when it takes too long
 */
export async function untilCompleted(call: Call, begun: Partial<Begun> = {}): ReturnType<Flow> {
	const answer = await call.send(call.request);
	// Operations without the switch always wait.
	if (call.inputs.waitForCompletion === false) return answer;
	const first = statusIn(answer.body);
	begun.processStatusId = first?.processStatusId;
	const credentials = await call.context.getCredentials<ICredentialDataDecryptedObject>(
		credentialTypeOf(call.service, call.context),
	);
	// In bol's demo a process stays pending for ever (docs/services/bol.md, 5).
	const isDemo = credentials.environment === 'demo';
	if (!isDemo && first === undefined) throw maybeDone(withoutStatus(call));
	const body = isDemo || !first ? answer.body : await waitedFor(call, credentials, first);
	return { ...answer, body };
}

/**
 * Waits until what was begun before is over, whatever came of it; what bol does not know any more is over
 * (docs/services/bol.md, 3.2).
 *
 * @throws NodeApiError when it takes too long, or cannot be read
 */
export async function untilOver(call: Call, begun: Begun): Promise<void> {
	const { processStatusId, eventType } = begun;
	const ids = processStatusId === undefined ? await pendingOf(call, begun) : [processStatusId];
	const credentials = await call.context.getCredentials<ICredentialDataDecryptedObject>(
		credentialTypeOf(call.service, call.context),
	);
	for (const id of ids) {
		const first: ProcessStatus = { processStatusId: id, eventType, status: 'PENDING' };
		await waitedFor(call, credentials, first).catch((error: unknown) => {
			if (!isOver(error) && !isNotFound(error)) throw error;
		});
	}
}

/** Whether what ended with this error is over: bol refused it, or could not carry it out. */
export const isOver = (error: unknown) => error instanceof NodeApiError && !isOutcomeUnknown(error);

/**
 * The IDs of pending processes, found by what they are about as their own are lost; which of these IDs bol
 * names is not certain (3.3).
 */
async function pendingOf({ request, send: ask }: Call, { eventType, entityIds }: Begun) {
	const pending: string[] = [];
	for (const entityId of entityIds) {
		const url = '/shared/process-status';
		const qs = { 'entity-id': entityId, 'event-type': eventType };
		const list = { method: 'GET' as const, url, qs, ...reads, timeout: request.timeout };
		const rows = await allRows(readPages(ask, processPages, list)).catch((error: unknown) => {
			if (hasStatus(error, [400, 404])) return [];
			throw error;
		});
		const found = rows.map(statusIn).filter((one) => one?.status === 'PENDING');
		pending.push(...found.flatMap((one) => one?.processStatusId ?? []));
	}
	return new Set(pending);
}

async function waitedFor(
	call: Call,
	credentials: ICredentialDataDecryptedObject,
	first: ProcessStatus,
): Promise<ProcessStatus> {
	const minutes = Number(call.inputs.longestCompletion);
	const reader = readerOf(call, first, steadyNow() + minutes * MINUTE_MS);
	const { context, service } = call;
	const account = accountKey(service, credentials, credentialIdOf(service, context));
	return await atBoard(account, reader, async (place) => {
		return await finalStatus(call, place, first, minutes);
	});
}

async function finalStatus(
	call: Call,
	place: Waiting,
	first: ProcessStatus,
	minutes: number,
): Promise<ProcessStatus> {
	const beginning = steadyNow();
	let current = first;
	while (current.status === 'PENDING') {
		const pauseMs = pauseAfter(steadyNow() - beginning);
		if (steadyNow() + pauseMs > place.reader.deadline) {
			throw maybeDone(stillPending(call, current, minutes));
		}
		current = await place.next(pauseMs);
	}
	if (current.status === 'SUCCESS') return current;
	throw failed(call, current);
}

/** Pause before the next reading, in ms: half as long as the waiting took until now. */
const pauseAfter = (waitedMs: number) =>
	Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, waitedMs / 2));

function readerOf(call: Call, { processStatusId }: ProcessStatus, deadline: number): Reader {
	return {
		processStatusId,
		deadline,
		signal: cancelSignalOf(call.context),
		readOne: async () => await readStatus(call, processStatusId),
		readMany: async (ids) => await readStatuses(call, ids),
	};
}

async function readStatus(call: Call, processStatusId: string): Promise<ProcessStatus> {
	const request = call.send({
		method: 'GET',
		url: `/shared/process-status/${encodeURIComponent(processStatusId)}`,
		...reads,
		timeout: call.request.timeout,
		answer: 'object',
	});
	const { body } = await reworded(request, (error) =>
		maybeDone(
			explainedBy(
				error,
				`bol accepted the request as process status ${processStatusId}, but the outcome could not be read. Read it later with Process Status > Get before sending the request again.`,
			),
		),
	);
	const status = statusIn(body);
	// That of another request says nothing of this one.
	if (status?.processStatusId !== processStatusId) {
		throw maybeDone(unreadable(call, processStatusId));
	}
	return status;
}

/**
 * Reads the statuses of many items; what is none of bol's statuses is left out.
 *
 * @throws NodeApiError when bol answers with no list of them
 */
async function readStatuses(call: Call, ids: string[]): Promise<ProcessStatus[]> {
	const { context, service, rateLimitOptions } = call;
	const longestWaitMs = Math.min(rateLimitOptions.longestWaitMs, LONGEST_SHARED_MS);
	const request: ServiceRequest = {
		method: 'POST',
		url: '/shared/process-status',
		...writes,
		body: { processStatusQueries: ids.map((processStatusId) => ({ processStatusId })) },
		// It only reads, although it is a POST.
		repeatable: true,
		timeout: SHARED_TIME_OUT_MS,
		answer: { list: 'processStatuses' },
	};
	const { body } = await send.call(context, service, request, {
		...rateLimitOptions,
		longestWaitMs,
	});
	const { processStatuses } = bodyAs<IDataObject>(body ?? {});
	if (!Array.isArray(processStatuses)) {
		throw apiError(context, { message: 'bol answered with no list of process statuses' });
	}
	return processStatuses.map(statusIn).filter((status) => status !== undefined);
}

/** bol's process status, if that is one. */
function statusIn(body: unknown): ProcessStatus | undefined {
	if (!isObject(body)) return undefined;
	const { processStatusId, status } = body;
	const isStatus = typeof processStatusId === 'string' && STATUSES.includes(String(status));
	return isStatus ? (body as ProcessStatus) : undefined;
}

function failed(call: Call, { status, errorMessage, eventType, processStatusId }: ProcessStatus) {
	const reason = errorMessage ?? 'bol gave no reason';
	return apiError(call.context, {
		message: `bol: ${reason} (${eventType} ended with ${status})`,
		description:
			status === 'TIMEOUT'
				? `bol gave up on process status ${processStatusId}; the request may be sent again.`
				: `Process status ${processStatusId}. Correct what bol names and run the item again.`,
	});
}

function unreadable(call: Call, processStatusId: string) {
	return apiError(call.context, {
		message: `bol accepted the request as process status ${processStatusId}, but answered the question for its outcome with no process status`,
		description: 'Read it later with Process Status > Get before sending the request again.',
	});
}

function withoutStatus(call: Call) {
	return apiError(call.context, {
		message: 'bol accepted the request, but gave no process status to wait for',
		description: 'Look at bol whether it was carried out before sending it again.',
	});
}

function stillPending(call: Call, { processStatusId, eventType }: ProcessStatus, minutes: number) {
	return apiError(call.context, {
		message: `bol has not carried out ${eventType} after ${minutes} minutes`,
		description: `It may still do so: read process status ${processStatusId} later with Process Status > Get before sending the request again.`,
	});
}
