import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { apiError, explainedBy, reworded } from '../shared/request/failure';
import type { Call, Flow } from '../shared/request/flow';
import { cancelSignalOf, wait } from '../shared/request/wait';
import { reads } from './request';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const MS_PER_MINUTE = 60_000;

/** Parameters of every operation that bol carries out later. */
export const waitForCompletion: INodeProperties[] = [
	{
		displayName: 'Wait for Completion',
		name: 'waitForCompletion',
		type: 'boolean',
		default: true,
		description:
			'Whether to wait until bol has carried the request out, and to give the final status. Otherwise the output is the pending status.',
	},
	{
		displayName: 'Completion Timeout (Minutes)',
		name: 'longestCompletion',
		type: 'number',
		typeOptions: { minValue: 0.1 },
		default: 15,
		description: 'How long to wait for completion before the operation fails',
		displayOptions: { show: { waitForCompletion: [true] } },
	},
];

/** bol's process status object (reference bol.md, 3.1), as far as waiting needs it. */
interface ProcessStatus extends IDataObject {
	processStatusId: string;
	entityId?: string;
	eventType: string;
	status: 'PENDING' | 'SUCCESS' | 'FAILURE' | 'TIMEOUT';
	errorMessage?: string;
}

/**
 * Sends the request and, while "Wait for Completion" is on, reads its process status with growing
 * pauses until bol is done (reference bol.md, 3.2).
 *
 * @throws NodeApiError on FAILURE and TIMEOUT with bol's own message, and when it takes too long
 */
export const untilCompleted: Flow = async (call) => {
	const answer = await call.send(call.request);
	if (!call.context.getNodeParameter('waitForCompletion', true)) return answer;
	// In bol's demo a process stays pending for ever (reference bol.md, 5).
	const { environment } = await call.context.getCredentials(call.service.credentialType);
	if (environment === 'demo') return answer;
	const body = await finalStatus(call, answer.body as unknown as ProcessStatus);
	return { ...answer, body };
};

async function finalStatus(call: Call, first: ProcessStatus): Promise<ProcessStatus> {
	const minutes = Number(call.context.getNodeParameter('longestCompletion', 15));
	const deadline = Date.now() + minutes * MS_PER_MINUTE;
	if (!first.processStatusId) throw withoutStatus(call);
	let current = first;
	let pauseMs = FIRST_PAUSE_MS;
	while (current.status === 'PENDING') {
		if (Date.now() + pauseMs > deadline) throw stillPending(call, current, minutes);
		await wait(pauseMs, cancelSignalOf(call.context));
		pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5);
		current = await readStatus(call, current);
	}
	if (current.status === 'SUCCESS') return current;
	throw failed(call, current);
}

async function readStatus(call: Call, { processStatusId }: ProcessStatus): Promise<ProcessStatus> {
	const request = call.send({
		method: 'GET',
		url: `/shared/process-status/${encodeURIComponent(processStatusId)}`,
		...reads,
		timeout: call.request.timeout,
	});
	const { body } = await reworded(request, (error) =>
		explainedBy(
			error,
			`bol accepted the request as process status ${processStatusId}, but the outcome could not be read. Read it later with Process Status > Get before sending the request again.`,
		),
	);
	return body as unknown as ProcessStatus;
}

function failed(call: Call, { status, errorMessage, eventType, processStatusId }: ProcessStatus) {
	const reason = errorMessage ?? 'bol gave no reason';
	return apiError(call.context, {
		message: `bol: ${reason} (${eventType} ended with ${status})`,
		description:
			status === 'TIMEOUT'
				? `bol gave up on process status ${processStatusId}; the request may be sent again.`
				: `Process status ${processStatusId}. Mend what bol names and run the item again.`,
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
