import { NodeApiError, NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { apiError, reworded } from '../../shared/service/failure';
import { inTurn } from '../../shared/lib/keyLock';
import { send } from '../../shared/service/send';
import { credentialTypeOf, type ServiceRequest } from '../../shared/service/service';
import { wait } from '../../shared/lib/wait';
import {
	dealWithFormer,
	formerOf,
	wantsFormerRemoved,
} from '../../shared/trigger/deliveries/formerAddresses';
import { bol, reads, rowsIn, writes } from '../service/request';
import { bodyAs } from '../../shared/service/body';

/** A subscription as bol shows it (docs/services/bol.md, 2.16). */
export interface Subscription {
	id: string;
	resources: string[];
	url?: string;
	/** What v11 calls the address (2.22). */
	eventDestination?: string;
	subscriptionType: string;
	/** False once bol has switched it off after failed deliveries (4.5). */
	enabled?: boolean;
}

/** What of a subscription a request sends; an update replaces all of it. */
type Wish = Pick<Subscription, 'resources' | 'enabled'> & { url: string };

/** bol's process status object (docs/services/bol.md, 3.1), as far as it is needed here. */
interface ProcessStatus {
	processStatusId?: string;
	status: 'PENDING' | 'SUCCESS' | 'FAILURE' | 'TIMEOUT';
	errorMessage?: string;
}

const PATH = '/retailer/subscriptions';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/** How long to wait until bol has carried a change out. */
const LONGEST_WAIT_MS = 2 * 60_000;

/** When to look for a subscription that may still come into being, each after the one before. */
const LOOKS_AFTER_MS = [0, 2_000, 5_000];

/** How many of its own changes n8n remembers, to tell their events. */
const MOST_CHANGES = 500;

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The processes of changes to subscriptions that this n8n has asked for, oldest first. */
const ownChanges = new Set<string>();

/**
 * Whether a process is a change to a subscription that this n8n has asked for: bol tells of it like of
 * any other, so that a trigger for process statuses would start with its own registration.
 *
 * @param processStatusId the process that an event is about
 */
export const isOwnChange = (processStatusId: string) => ownChanges.has(processStatusId);

function rememberChange({ processStatusId }: ProcessStatus) {
	if (processStatusId) ownChanges.add(processStatusId);
	if (ownChanges.size <= MOST_CHANGES) return;
	const [oldest] = ownChanges;
	ownChanges.delete(oldest);
}

/**
 * Makes sure that bol can deliver here.
 *
 * @throws NodeOperationError for an address without https, and for bol's demo
 */
export async function demandReachable(context: IHookFunctions, address: string) {
	const { environment } = await context.getCredentials(credentialTypeOf(bol, context));
	if (environment === 'demo') {
		throw new NodeOperationError(context.getNode(), 'The demo of bol sends no events', {
			description:
				'Choose another environment in the credential. Deliveries can then be tried with the operation Subscription > Send Test.',
		});
	}
	const { protocol, hostname } = new URL(address);
	if (protocol === 'https:') return;
	// A stand-in on this machine has no certificate; bol itself takes https only (4.5).
	if (environment === 'custom' && LOOPBACK.includes(hostname)) return;
	throw new NodeOperationError(
		context.getNode(),
		`bol delivers to https addresses only, and n8n gives this one: ${address}`,
		{
			description:
				'Set the environment variable WEBHOOK_URL of n8n to the address at which n8n can be reached from the internet, beginning with https://, and start n8n again.',
		},
	);
}

async function allSubscriptions(context: IHookFunctions): Promise<Subscription[]> {
	const answer = { list: 'subscriptions' };
	const { body } = await send.call(context, bol, { method: 'GET', url: PATH, ...reads, answer });
	return bodyAs<Subscription[]>(rowsIn(body, answer.list) ?? []);
}

const destinationOf = ({ url = '', eventDestination = url }: Subscription) => eventDestination;

/** All subscriptions of the account with this address, enabled or not. */
async function subscriptionsAt(context: IHookFunctions, address: string): Promise<Subscription[]> {
	const all = await allSubscriptions(context);
	return all.filter((subscription) => destinationOf(subscription) === address);
}

const isAsWanted = ({ resources, enabled }: Subscription, wanted: string[]) =>
	enabled !== false &&
	resources.length === wanted.length &&
	wanted.every((resource) => resources.includes(resource));

/** Whether there is one subscription for this address, switched on, with exactly these resources. */
export async function isRegistered(
	context: IHookFunctions,
	address: string,
	resources: string[],
): Promise<boolean> {
	const all = await allSubscriptions(context);
	const found = all.filter((subscription) => destinationOf(subscription) === address);
	if (formerOf(all, destinationOf, address).length > 0 && wantsFormerRemoved(context)) return false;
	return found.length === 1 && isAsWanted(found[0], resources);
}

/**
 * Brings the subscriptions at bol in line with what is wanted: one for this address is made or
 * changed, others for this address are deleted. When a step fails, those before it are undone.
 *
 * @throws NodeApiError when bol does not do it
 */
export async function register(context: IHookFunctions, address: string, resources: string[]) {
	// Two activations at once would both find nothing and make one each.
	await inTurn(`bol subscription ${address}`, async () => {
		const all = await allSubscriptions(context);
		await bringInLine(context, { address, resources, all });
		await removeFormer(context, address, all);
	});
}

/** Shows subscriptions of this trigger at former addresses, and deletes them if the user wants that. */
async function removeFormer(context: IHookFunctions, address: string, all: Subscription[]) {
	const former = formerOf(all, destinationOf, address);
	await dealWithFormer(context, bol, former.map(destinationOf), async () => {
		for (const subscription of former) {
			await remove(context, destinationOf(subscription), subscription);
		}
	});
}

async function bringInLine(
	context: IHookFunctions,
	{ address, resources, all }: { address: string; resources: string[]; all: Subscription[] },
) {
	const before = all.filter((subscription) => destinationOf(subscription) === address);
	const kept = before.find((candidate) => isAsWanted(candidate, resources)) ?? before.at(0);
	const change = async () => {
		const wish = { resources, url: address, enabled: true };
		if (!kept) await create(context, wish);
		else if (!isAsWanted(kept, resources)) await update(context, kept.id, wish);
		for (const other of before) if (other !== kept) await remove(context, address, other);
	};
	await change().catch(async (error: unknown) => {
		// Why it failed matters more than how its undoing went.
		await undo(context, address, { kept, resources, error }).catch(() => undefined);
		throw error;
	});
}

/**
 * Deletes all subscriptions for this address; one that resists does not keep the others.
 *
 * @throws NodeApiError for the first that could not be deleted
 */
export async function unregister(context: IHookFunctions, address: string) {
	const found = await subscriptionsAt(context, address);
	const results = await Promise.allSettled(
		found.map((subscription) => remove(context, address, subscription)),
	);
	const failure = results.find((result) => result.status === 'rejected');
	if (failure) throw failure.reason;
}

async function create(context: IHookFunctions, wish: Wish) {
	await carriedOut(context, 'register the subscription', {
		method: 'POST',
		url: PATH,
		...writes,
		body: { ...wish, subscriptionType: 'WEBHOOK' },
	});
}

async function update(context: IHookFunctions, id: string, wish: Wish) {
	await carriedOut(context, `change the subscription ${id}`, {
		method: 'PUT',
		url: `${PATH}/${encodeURIComponent(id)}`,
		...writes,
		body: { ...wish, subscriptionType: 'WEBHOOK' },
	});
}

/** One that is gone already is as good as deleted. */
async function remove(context: IHookFunctions, address: string, { id }: Subscription) {
	const request: ServiceRequest = {
		method: 'DELETE',
		url: `${PATH}/${encodeURIComponent(id)}`,
		...reads,
	};
	await carriedOut(context, `delete the subscription ${id}`, request).catch(
		async (error: unknown) => {
			const left = await subscriptionsAt(context, address).catch(() => {
				throw error;
			});
			if (left.some((subscription) => subscription.id === id)) throw error;
		},
	);
}

/** What a registration that failed had to begin with. */
interface Attempt {
	kept: Subscription | undefined;
	resources: string[];
	error: unknown;
}

/** Puts back a changed subscription, or deletes a new one, also one whose creation was not answered. */
async function undo(context: IHookFunctions, address: string, { kept, resources, error }: Attempt) {
	if (kept) {
		const { id, enabled = true } = kept;
		if (isAsWanted(kept, resources)) return;
		return await update(context, id, { resources: kept.resources, url: address, enabled });
	}
	if (isRefusal(error)) return;
	for (const pauseMs of LOOKS_AFTER_MS) {
		await wait(pauseMs);
		const made = await subscriptionsAt(context, address).catch(() => []);
		for (const subscription of made) await remove(context, address, subscription);
		if (made.length > 0) return;
	}
}

/** Whether bol said that it made nothing; after any other failure it may have all the same. */
const isRefusal = (error: unknown) =>
	error instanceof NodeApiError &&
	error.context.wasAccepted !== true &&
	(/^4/.test(error.httpCode ?? '') || error.context.processStatus !== undefined);

/**
 * Sends a request that bol carries out later, and waits until it has (docs/services/bol.md, 3.2).
 */
async function carriedOut(context: IHookFunctions, what: string, request: ServiceRequest) {
	const sent = send.call(context, bol, request);
	const { body } = await reworded(sent, (error) => failedTo(what, error));
	const deadline = Date.now() + LONGEST_WAIT_MS;
	let process = bodyAs<ProcessStatus>(body);
	rememberChange(process);
	for (let pauseMs = FIRST_PAUSE_MS; process.status === 'PENDING'; pauseMs *= 1.5) {
		if (Date.now() > deadline) throw stillPending(context, what);
		await wait(Math.min(LONGEST_PAUSE_MS, pauseMs));
		process = await reworded(read(context, process), (error) => accepted(failedTo(what, error)));
	}
	if (process.status === 'SUCCESS') return;
	const reason = process.errorMessage ?? 'it gave no reason';
	const error = apiError(context, {
		message: `bol did not ${what}: ${reason}`,
		description:
			process.status === 'TIMEOUT'
				? 'bol gave up. Try it again in a few minutes.'
				: 'Look at the subscriptions of the account with the operation Subscription > Get Many.',
	});
	error.context.processStatus = process.status;
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

async function read(context: IHookFunctions, { processStatusId = '' }: ProcessStatus) {
	const { body } = await send.call(context, bol, {
		method: 'GET',
		url: `/shared/process-status/${encodeURIComponent(processStatusId)}`,
		...reads,
	});
	return bodyAs<ProcessStatus>(body);
}

const stillPending = (context: IHookFunctions, what: string) =>
	apiError(context, {
		message: `bol has been asked to ${what}, but has not done so after ${LONGEST_WAIT_MS / 60_000} minutes`,
		description: 'It may still do so. Try it again in a few minutes.',
	});
