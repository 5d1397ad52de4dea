import type { IHookFunctions, IPollFunctions, IWebhookFunctions, NodeApiError } from 'n8n-workflow';
import type { ProcessStatus } from '../process/processBoard';
import { MINUTE_MS } from '../../shared/lib/durations';
import { wait } from '../../shared/lib/wait';
import { bodyAs } from '../../shared/service/body';
import { apiError, reworded } from '../../shared/service/failure';
import { demandSame } from '../../shared/service/sameThing';
import { send } from '../../shared/service/send';
import type { ServiceRequest } from '../../shared/service/service';
import { bol, reads } from '../service/request';

/** Where subscriptions are made and looked after. */
export type Context = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** How far a change is; an answer may lack the ID. */
type Progress = Pick<ProcessStatus, 'status' | 'errorMessage'> & { processStatusId?: string };

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/** How long to wait until bol has carried a change out. */
const LONGEST_WAIT_MS = 2 * MINUTE_MS;

/** How many of its own changes n8n remembers, to tell their events. */
const MOST_CHANGES = 500;

/** The processes of changes to subscriptions that this n8n has asked for, oldest first. */
const ownChanges = new Set<string>();

/**
 * Whether a process is a change to a subscription that this n8n has asked for: bol tells of it like of
 * any other, so that a trigger for process statuses would start with its own registration.
 *
 * @param processStatusId the process that an event is about
 */
export const isOwnChange = (processStatusId: string) => ownChanges.has(processStatusId);

function rememberChange({ processStatusId }: Progress) {
	if (processStatusId) ownChanges.add(processStatusId);
	if (ownChanges.size <= MOST_CHANGES) return;
	const [oldest] = ownChanges;
	ownChanges.delete(oldest);
}

/**
 * Sends a request that bol carries out later, and waits until it has (docs/services/bol.md, 3.2).
 */
export async function carriedOut(context: Context, what: string, request: ServiceRequest) {
	const sent = send.call(context, bol, request);
	const { body } = await reworded(sent, (error) => failedTo(what, error));
	const deadline = Date.now() + LONGEST_WAIT_MS;
	let change = bodyAs<Progress>(body);
	rememberChange(change);
	for (let pauseMs = FIRST_PAUSE_MS; change.status === 'PENDING'; pauseMs *= 1.5) {
		if (Date.now() > deadline) throw stillPending(context, what);
		await wait(Math.min(LONGEST_PAUSE_MS, pauseMs));
		change = await reworded(read(context, change), (error) => accepted(failedTo(what, error)));
	}
	if (change.status === 'SUCCESS') return;
	const reason = change.errorMessage ?? 'it gave no reason';
	const error = apiError(context, {
		message: `bol did not ${what}: ${reason}`,
		description:
			change.status === 'TIMEOUT'
				? 'bol gave up. Try it again in a few minutes.'
				: 'Look at the subscriptions of the account with the operation Subscription > Get Many.',
	});
	error.context.processStatus = change.status;
	throw error;
}

/** Puts what failed before the reason, since n8n shows little more than the message at activation. */
function failedTo(what: string, error: NodeApiError): NodeApiError {
	error.message = `bol did not ${what}: ${error.message.replace(/^bol: /, '')}`;
	return error;
}

/** Marks the failure of what came after bol had taken the request on. */
function accepted(error: NodeApiError): NodeApiError {
	error.context.wasAccepted = true;
	return error;
}

async function read(context: Context, { processStatusId = '' }: Progress) {
	const { body } = await send.call(context, bol, {
		method: 'GET',
		url: `/shared/process-status/${encodeURIComponent(processStatusId)}`,
		...reads,
	});
	const asked = { thing: 'process status', id: processStatusId, idFields: ['processStatusId'] };
	const change = bodyAs<Progress>(body);
	demandSame(bol, asked, { ...change });
	return change;
}

const stillPending = (context: Context, what: string) =>
	apiError(context, {
		message: `bol has been asked to ${what}, but has not done so after ${LONGEST_WAIT_MS / MINUTE_MS} minutes`,
		description: 'It may still do so. Try it again in a few minutes.',
	});
