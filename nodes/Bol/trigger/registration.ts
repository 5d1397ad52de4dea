import { NodeApiError, type IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../../shared/operation/nodeError';
import { inTurn } from '../../shared/lib/keyLock';
import { yesOrNo } from '../../shared/lib/yesOrNo';
import { send } from '../../shared/service/send';
import { credentialTypeOf, type ServiceRequest } from '../../shared/service/service';
import { wait } from '../../shared/lib/wait';
import {
	dealWithFormer,
	formerOf,
	wantsFormerRemoved,
} from '../../shared/trigger/deliveries/formerAddresses';
import { isSwitchedOff } from '../../shared/trigger/deliveries/upkeep';
import { bol, reads, rowsIn, writes } from '../service/request';
import { bodyAs } from '../../shared/service/body';
import { carriedOut, type Context } from './change';

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
type SubscriptionFields = Pick<Subscription, 'resources' | 'enabled'> & { url: string };

const PATH = '/retailer/subscriptions';

/** How the subscriptions of the account are asked for. */
export const SUBSCRIPTIONS = { url: PATH, ...reads, answer: { list: 'subscriptions' } };

/** When to look for a subscription that may still come into being, each after the one before. */
const LOOKS_AFTER_MS = [0, 2_000, 5_000];

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Makes sure that bol can deliver here.
 *
 * @throws NodeOperationError for an address without https, and for bol's demo
 */
export async function demandReachable(context: IHookFunctions, address: string) {
	const { environment } = await context.getCredentials(credentialTypeOf(bol, context));
	if (environment === 'demo') {
		throw nodeError(
			context,
			'The demo of bol sends no events',
			'Choose another environment in the credential. Deliveries can then be tried with the operation Subscription > Send Test.',
		);
	}
	const { protocol, hostname } = new URL(address);
	if (protocol === 'https:') return;
	// A stand-in on this machine has no certificate; bol itself takes https only (4.5).
	if (environment === 'custom' && LOOPBACK.includes(hostname)) return;
	throw nodeError(
		context,
		`bol delivers to https addresses only, and n8n gives this one: ${address}`,
		'Set the environment variable WEBHOOK_URL of n8n to the address at which n8n can be reached from the internet, beginning with https://, and start n8n again.',
	);
}

async function allSubscriptions(context: Context): Promise<Subscription[]> {
	const { body } = await send.call(context, bol, { method: 'GET', ...SUBSCRIPTIONS });
	return bodyAs<Subscription[]>(rowsIn(body, SUBSCRIPTIONS.answer.list) ?? []);
}

const destinationOf = ({ url = '', eventDestination = url }: Subscription) => eventDestination;

/** All subscriptions of the account with this address, enabled or not. */
async function subscriptionsAt(context: Context, address: string): Promise<Subscription[]> {
	const all = await allSubscriptions(context);
	return all.filter((subscription) => destinationOf(subscription) === address);
}

const isAsWanted = ({ resources, enabled }: Subscription, wanted: string[]) =>
	yesOrNo(enabled) !== false &&
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

/**
 * Switches on again what bol has switched off, and makes what is missing, while the trigger is active.
 *
 * @param wanted the resources; without them what is there keeps its own, and what is gone is not made anew
 * @returns whether there was anything to mend
 * @throws NodeApiError when bol does not do it
 */
export async function mend(
	context: Context,
	address: string,
	wanted: string[] | undefined,
): Promise<boolean> {
	return await inTurn(`bol subscription ${address}`, async () => {
		const all = await allSubscriptions(context);
		const here = all.filter((subscription) => destinationOf(subscription) === address);
		const resources = wanted ?? [...new Set(here.flatMap((one) => one.resources))];
		const isWhole = here.some((subscription) => isAsWanted(subscription, resources));
		if (isWhole || isSwitchedOff(address) || (here.length === 0 && !wanted)) return false;
		await bringInLine(context, { address, resources, all });
		return true;
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
	context: Context,
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

async function create(context: Context, wish: SubscriptionFields) {
	await carriedOut(context, 'register the subscription', {
		method: 'POST',
		url: PATH,
		...writes,
		body: { ...wish, subscriptionType: 'WEBHOOK' },
	});
}

async function update(context: Context, id: string, wish: SubscriptionFields) {
	await carriedOut(context, `change the subscription ${id}`, {
		method: 'PUT',
		url: `${PATH}/${encodeURIComponent(id)}`,
		...writes,
		body: { ...wish, subscriptionType: 'WEBHOOK' },
	});
}

/** One that is gone already is as good as deleted. */
async function remove(context: Context, address: string, { id }: Subscription) {
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
async function undo(context: Context, address: string, { kept, resources, error }: Attempt) {
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
