import {
	NodeApiError,
	type IDataObject,
	type IHookFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { isSameInAnyCase, keyOf } from '../../shared/operation/key';
import { nodeError } from '../../shared/operation/nodeError';
import { explainedBy } from '../../shared/service/failure';
import { isObject } from '../../shared/lib/isObject';
import { inTurn } from '../../shared/lib/keyLock';
import { send } from '../../shared/service/send';
import { formerOf } from '../../shared/trigger/deliveries/formerAddresses';
import { isSwitchedOff } from '../../shared/trigger/deliveries/upkeep';
import { goedGepickt } from '../service/request';
import { rowsAt } from '../service/rows';
import type { Webshop } from '../fields/webshops';
import { bodyAs } from '../../shared/service/body';

/** Where hooks are made and looked after. */
type Context = IHookFunctions | IWebhookFunctions;

/** A webhook as GoedGepickt shows it (docs/services/goedgepickt.md, 3.1). */
export interface Hook {
	webhookUuid: string;
	webhookEvent: string;
	/** Signs the deliveries of this hook alone. */
	webhookSecret?: string;
	targetUrl: string;
	webshopName?: string;
	webshopUuid: string;
}

/** What a node remembers of a hook. */
export interface KnownHook extends IDataObject {
	webhookUuid: string;
	event: string;
	webshopUuid: string;
	webshopName: string;
	secret: string;
	/** Whether the node made it: then there is no point in making another to learn its secret. */
	isMadeHere: boolean;
	/** Whether it is one of those that the node wants now; all others start nothing. */
	isInUse: boolean;
}

/** An event of a webshop that a node wants deliveries of. */
export interface WantedHook {
	event: string;
	webshop: Webshop;
}

/** When signatures are verified. */
export interface Verification {
	/** False where the user accepts what anybody sends. */
	isOn: boolean;
	/** Events, by their names, that the user accepts unsigned while their webhook's secret is unknown. */
	unsigned: string[];
}

/** What is to be registered, and what is remembered. */
export interface Plan {
	/** Where deliveries shall go. */
	address: string;
	wishes: WantedHook[];
	/** Whether signatures are verified: decides whether a hook without a known secret is of use. */
	verify: Verification;
	/** Static data of the node; `hooks` in it is read and written. */
	staticData: IDataObject;
}

/** How many hooks that are no longer in use are remembered, so that they can be told from forgeries. */
const MOST_LEFTOVERS = 200;

/**
 * Hooks that this process made, by address. n8n does not always save what a failed activation leaves
 * in the static data, and a hook whose secret is lost would have to be made again.
 */
const madeHere = new Map<string, KnownHook[]>();

/** Forgets the hooks made by this process, as a restart of n8n does. */
export function forgetHooks() {
	madeHere.clear();
}

/** What the static data remembers; nothing where it was damaged. */
export const hooksIn = ({ hooks }: IDataObject) =>
	Array.isArray(hooks) ? (hooks.filter(isObject) as KnownHook[]) : [];

const isOf = ({ event, webshop }: WantedHook, hook: KnownHook) =>
	hook.event === event && isSameInAnyCase(hook.webshopUuid, webshop.uuid);

/**
 * What is remembered of an address, each hook once. Deliveries can come before n8n has saved the
 * static data, so what this process knows counts, too.
 */
export function remembered(staticData: IDataObject, address: string): KnownHook[] {
	const all = [...(madeHere.get(address) ?? []), ...hooksIn(staticData)];
	return [...new Map(all.map((hook) => [hook.webhookUuid, hook])).values()];
}

/** Writes down what is known; of the leftovers only the latest. */
function remember(staticData: IDataObject, hooks: KnownHook[]) {
	const inUse = hooks.filter(({ isInUse }) => isInUse);
	const leftovers = hooks.filter(({ isInUse }) => !isInUse).slice(-MOST_LEFTOVERS);
	staticData.hooks = [...inUse, ...leftovers];
}

/** Remembers hooks made by this process beyond the end of it: deactivation is when n8n saves. */
export function rememberForLater(staticData: IDataObject, address: string) {
	remember(staticData, remembered(staticData, address));
}

/**
 * Compares what GoedGepickt lists with what is wanted, and remembers all hooks at this address. A
 * hook is of use when its secret is known, or when this node made it and was told none.
 *
 * @returns the wishes that have no hook yet
 * @throws NodeApiError with GoedGepickt's own reason
 */
const missingHooks = async (context: Context, plan: Plan): Promise<WantedHook[]> =>
	missingIn(await allHooks(context, plan), plan);

function missingIn(rows: Hook[], { address, wishes, verify, staticData }: Plan): WantedHook[] {
	const before = remembered(staticData, address);
	const listed = rows
		.filter(({ targetUrl }) => targetUrl === address)
		.map((row): KnownHook => {
			const own = before.find(({ webhookUuid }) => webhookUuid === row.webhookUuid);
			const isMadeHere = own?.isMadeHere === true;
			const hook = { ...knownHook(row, own?.secret), isMadeHere };
			const isOfUse = hook.secret !== '' || isMadeHere || mayBeUnsigned(verify, hook.event);
			return { ...hook, isInUse: isOfUse && wishes.some((wish) => isOf(wish, hook)) };
		});
	const gone = before
		.filter(({ webhookUuid }) => !listed.some((hook) => hook.webhookUuid === webhookUuid))
		.map((hook) => ({ ...hook, isInUse: false }));
	remember(staticData, [...gone, ...listed]);
	return wishes.filter((wish) => !listed.some((hook) => hook.isInUse && isOf(wish, hook)));
}

const knownHook = (row: Hook, secret = ''): KnownHook => ({
	webhookUuid: row.webhookUuid,
	event: row.webhookEvent,
	webshopUuid: row.webshopUuid,
	webshopName: row.webshopName ?? row.webshopUuid,
	secret: row.webhookSecret || secret,
	isMadeHere: true,
	isInUse: true,
});

/** Whether an event may come without a signature. */
export const mayBeUnsigned = ({ isOn, unsigned }: Verification, event: string) =>
	!isOn || unsigned.includes(event);

/** The events that could never be accepted: no secret is known, and the user has not allowed them. */
const refusedEvents = ({ staticData, verify }: Plan): string[] => {
	const refused = hooksIn(staticData).filter(
		({ isInUse, secret, event }) => isInUse && secret === '' && !mayBeUnsigned(verify, event),
	);
	return [...new Set(refused.map(({ event }) => event))];
};

/**
 * Whether all wanted hooks are there, also with a secret where signatures are demanded.
 *
 * @throws NodeApiError with GoedGepickt's own reason
 */
export async function isRegistered(context: IHookFunctions, plan: Plan): Promise<boolean> {
	const missing = await missingHooks(context, plan);
	return missing.length === 0 && refusedEvents(plan).length === 0;
}

/**
 * Makes the hooks that are missing. None can be deleted (docs/services/goedgepickt.md, 3.1), so
 * each one is remembered at once and used by the next activation, should a later one fail.
 *
 * @throws NodeApiError that names the event and the webshop, and the hooks that exist now
 * @throws NodeOperationError where signatures are demanded and GoedGepickt gave no secret
 */
export async function register(context: IHookFunctions, plan: Plan) {
	// Two activations at once would both find nothing and make hooks that nobody can delete.
	await inTurn(`GoedGepickt hooks ${plan.address}`, async () => {
		const all = await allHooks(context, plan);
		showFormer(context, plan.address, all);
		for (const wish of missingIn(all, plan)) await make(context, plan, wish);
	});
	// The list shows secrets, too, so a creation that told none is no reason to go without.
	if (refusedEvents(plan).length > 0) await missingHooks(context, plan);
	const refused = refusedEvents(plan);
	if (refused.length === 0) return;
	throw nodeError(
		context,
		`GoedGepickt gave no secret for the webhooks of ${refused.join(', ')}`,
		'So nobody could tell its events from forged ones. To accept them all the same, name them under Options > Accept Unsigned Events.',
	);
}

/**
 * Makes the hooks anew that somebody has deleted, while the trigger is active. Whether one is switched
 * off GoedGepickt does not say (docs/services/goedgepickt.md, 3.1).
 *
 * @param sender the hook that an event has just come from
 * @returns whether there was anything to mend
 * @throws NodeApiError with GoedGepickt's own reason
 */
export async function mend(context: Context, plan: Plan, sender: KnownHook): Promise<boolean> {
	const { address } = plan;
	return await inTurn(`GoedGepickt hooks ${address}`, async () => {
		const all = await allHooks(context, plan);
		// No hook can be deleted by the API, so a list that lacks the sender leads to no new ones.
		if (!all.some(({ webhookUuid }) => webhookUuid === sender.webhookUuid)) return false;
		const missing = missingIn(all, plan);
		if (isSwitchedOff(address)) return false;
		for (const wish of missing) await make(context, plan, wish);
		return missing.length > 0;
	});
}

/**
 * The webhooks of all webshops.
 *
 * @throws NodeOperationError for one of this trigger that cannot be told from the others
 */
async function allHooks(context: Context, { address }: Plan): Promise<Hook[]> {
	const all = bodyAs<Hook[]>(await rowsAt(context, '/webhooks'));
	if (all.every((hook) => hook.targetUrl !== address || keyOf(hook.webhookUuid) !== '')) return all;
	throw nodeError(
		context,
		'GoedGepickt listed a webhook of this trigger without webhookUuid',
		'So its webhooks cannot be told apart. Tell GoedGepickt about it; until then use the GoedGepickt Polling Trigger.',
	);
}

/** The UUID of a hook that was just made, where the answer to that told none. */
async function uuidListed(context: Context, plan: Plan, wish: WantedHook): Promise<string> {
	const known = remembered(plan.staticData, plan.address);
	const made = (await allHooks(context, plan))
		.filter(({ targetUrl }) => targetUrl === plan.address)
		.map((row) => knownHook(row))
		.find((hook) => isOf(wish, hook) && !known.some((one) => one.webhookUuid === hook.webhookUuid));
	if (made) return made.webhookUuid;
	throw nodeError(
		context,
		`GoedGepickt answered the registration of ${wish.event} without webhookUuid`,
		'Nor does it list the webhook. Publish the workflow again in a few minutes.',
	);
}

/** Names hooks of this trigger at former addresses in n8n's log; the API cannot remove any. */
function showFormer(context: IHookFunctions, address: string, all: Hook[]) {
	const former = formerOf(all, ({ targetUrl }) => targetUrl, address);
	if (former.length === 0) return;
	const addresses = [...new Set(former.map(({ targetUrl }) => targetUrl))].join(', ');
	context.logger.warn(
		`GoedGepickt also delivers the events of "${context.getNode().name}" to ${addresses}. If n8n has moved from there, remove these webhooks in GoedGepickt under Settings > Webhooks.`,
	);
}

async function make(context: Context, plan: Plan, wish: WantedHook) {
	const { address, staticData } = plan;
	const { event, webshop } = wish;
	const request = send.call(context, goedGepickt, {
		method: 'POST',
		url: '/webhooks',
		body: { webhookEvent: event, targetUrl: address, webshopUuid: webshop.uuid },
	});
	const { body } = await request.catch(async (error: unknown) => {
		if (!(error instanceof NodeApiError)) throw error;
		error.message = `GoedGepickt did not register ${event} for webshop ${webshop.name}: ${error.message}`;
		throw explainedBy(error, await stateNow(context, plan));
	});
	const given = bodyAs<Partial<Hook>>(body);
	const hook = knownHook({
		webhookUuid: keyOf(given.webhookUuid) || (await uuidListed(context, plan, wish)),
		webhookEvent: event,
		webhookSecret: given.webhookSecret,
		targetUrl: address,
		webshopName: given.webshopName ?? webshop.name,
		webshopUuid: webshop.uuid,
	});
	madeHere.set(address, [...(madeHere.get(address) ?? []), hook]);
	remember(staticData, [...hooksIn(staticData), hook]);
}

/** Which hooks there are after a failure; one whose creation was not answered may be among them. */
async function stateNow(context: Context, plan: Plan): Promise<string> {
	const isListed = await missingHooks(context, plan).then(
		() => true,
		// The reason of the failure matters more than that of looking again.
		() => false,
	);
	const hooks = hooksIn(plan.staticData).filter(({ isInUse }) => isInUse);
	const names = hooks.map(({ event, webshopName }) => `${event} for ${webshopName}`).join(', ');
	const source = isListed ? 'GoedGepickt has' : 'As far as known GoedGepickt has';
	if (names === '') return `${source} no webhook for this node now.`;
	return `${source} these webhooks for this node now: ${names}. They stay, since the API cannot remove any, and they are used again when the workflow is published again.`;
}
