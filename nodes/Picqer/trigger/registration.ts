import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { reworded, isNotFound } from '../../shared/service/failure';
import { isObject } from '../../shared/lib/isObject';
import { inTurn } from '../../shared/lib/keyLock';
import { saysYes } from '../../shared/lib/yesOrNo';
import { allRows, readPages } from '../../shared/service/paging';
import { send } from '../../shared/service/send';
import {
	dealWithFormer,
	formerOf,
	wantsFormerRemoved,
} from '../../shared/trigger/deliveries/formerAddresses';
import { isSwitchedOff } from '../../shared/trigger/deliveries/upkeep';
import { newSecret } from '../../shared/trigger/deliveries/signature';
import { pages, picqer } from '../service/request';
import { bodyAs } from '../../shared/service/body';

/** A webhook as Picqer shows it (docs/services/picqer.md, 3.1). */
export interface Hook {
	idhook: number;
	name: string;
	event: string;
	address: string;
	active: boolean;
	/** Whether one is set; Picqer never shows it. */
	secret: boolean;
}

/** What the trigger remembers of its registration. */
export interface Registration extends IDataObject {
	/** Signs all deliveries of this registration. */
	secret: string;
	/** IDs of the hooks that were made with this secret, by event. */
	hooks: Record<string, number>;
}

/** Where registrations are made and looked after. */
type Context = IHookFunctions | IWebhookFunctions;

/** How the webhooks of the account are asked for. */
export const HOOKS = { url: '/hooks' };

/** Registrations under way, by address: another activation does not see their secret saved yet. */
const underWay = new Map<string, Promise<Registration>>();

/**
 * Registrations that this process has mended, by address: n8n saves what an event writes, but not what
 * is written after its answer.
 */
const mended = new Map<string, Registration>();

/** The registration that n8n has saved; none where it was damaged, so that it is made anew. */
export function savedRegistration({ registration }: IDataObject): Registration | undefined {
	const isWhole = isObject(registration) && isObject(registration.hooks);
	return isWhole && typeof registration.secret === 'string'
		? (registration as Registration)
		: undefined;
}

/** What is known of a registration; one that was mended is written down with the next event. */
export function registrationIn(staticData: IDataObject, address: string): Registration | undefined {
	const saved = savedRegistration(staticData);
	const here = mended.get(address);
	// Another secret means that the workflow was switched off and on again since.
	if (!saved || here?.secret !== saved.secret) return saved;
	mended.delete(address);
	staticData.registration = here;
	return here;
}

const isActive = ({ active }: Hook) => saysYes(active);

async function allHooks(context: Context): Promise<Hook[]> {
	const list = readPages(send.bind(context, picqer), pages, { method: 'GET', ...HOOKS });
	return bodyAs<Hook[]>(await allRows(list));
}

/** All webhooks of the account with this address, active or not. */
async function hooksAt(context: Context, address: string): Promise<Hook[]> {
	const all = await allHooks(context);
	return all.filter((hook) => hook.address === address);
}

async function create(
	context: Context,
	address: string,
	event: string,
	secret: string,
): Promise<Hook> {
	const name = `n8n: ${context.getWorkflow().name ?? context.getWorkflow().id} (${event})`;
	const request = send.call(context, picqer, {
		method: 'POST',
		url: '/hooks',
		body: { name, event, address, secret },
	});
	const { body } = await reworded(request, (error) => {
		error.message = `Picqer did not register the event ${event}: ${error.message}`;
		return error;
	});
	return bodyAs<Hook>(body);
}

/** Picqer keeps switched-off hooks in its list; one that is gone altogether is as good. */
async function deactivate(context: Context, { idhook }: Pick<Hook, 'idhook'>) {
	const request = { method: 'DELETE', url: `/hooks/${idhook}` } as const;
	await send.call(context, picqer, request).catch((error: unknown) => {
		if (!isNotFound(error)) throw error;
	});
}

/** Whether exactly the wanted hooks are active, and all of them with the secret that is known here. */
export async function isRegistered(
	context: IHookFunctions,
	address: string,
	events: string[],
	registration: Registration | undefined,
): Promise<boolean> {
	if (!registration) return false;
	const all = (await allHooks(context)).filter(isActive);
	const active = all.filter((hook) => hook.address === address);
	const former = formerOf(all, (hook) => hook.address, address);
	if (former.length > 0 && wantsFormerRemoved(context)) return false;
	return (
		active.length === events.length &&
		events.every((event) =>
			active.some((hook) => hook.event === event && hook.idhook === registration.hooks[event]),
		)
	);
}

/**
 * Brings the hooks at Picqer in line with the wanted events: hooks of this registration stay, all
 * others at this address are switched off, missing ones are made. When one fails, what was made just
 * now is switched off again.
 *
 * @throws NodeApiError that names the event which could not be registered
 */
export async function register(
	context: IHookFunctions,
	address: string,
	events: string[],
	before: Registration | undefined,
): Promise<Registration> {
	// Two activations at once would both find nothing and make hooks with a secret each.
	const running = underWay.get(address);
	const turn = inTurn(`Picqer hooks ${address}`, async () => {
		const known = await running?.catch(() => undefined);
		const all = (await allHooks(context)).filter(isActive);
		const made = await bringInLine(context, { address, events, all }, known ?? before);
		await removeFormer(context, address, all);
		return made;
	});
	underWay.set(address, turn);
	return await turn.finally(() => {
		if (underWay.get(address) === turn) underWay.delete(address);
	});
}

/**
 * Makes the hooks anew that Picqer has switched off, or that somebody has deleted, while the trigger is
 * active. A hook that is there keeps its secret; the new ones get the same.
 *
 * @returns whether there was anything to mend
 * @throws NodeApiError with Picqer's own reason
 */
export async function mend(
	context: Context,
	address: string,
	events: string[],
	before: Registration,
): Promise<boolean> {
	return await inTurn(`Picqer hooks ${address}`, async () => {
		const all = (await allHooks(context)).filter(isActive);
		const here = all.filter((hook) => hook.address === address);
		const isWhole = events.every((event) => here.some((hook) => hook.event === event));
		// An event has just come from here: a list that names no hook at all is not to be trusted.
		if (isWhole || here.length === 0 || isSwitchedOff(address)) return false;
		mended.set(address, await bringInLine(context, { address, events, all }, before));
		return true;
	});
}

/** Shows hooks of this trigger at former addresses, and switches them off if the user wants that. */
async function removeFormer(context: IHookFunctions, address: string, all: Hook[]) {
	const former = formerOf(all, (hook) => hook.address, address);
	const addresses = former.map((hook) => hook.address);
	await dealWithFormer(context, picqer, addresses, async () => {
		for (const hook of former) await deactivate(context, hook);
	});
}

async function bringInLine(
	context: Context,
	{ address, events, all }: { address: string; events: string[]; all: Hook[] },
	before: Registration | undefined,
): Promise<Registration> {
	const secret = before?.secret ?? newSecret();
	const active = all.filter((hook) => hook.address === address);
	const kept = active.filter(
		({ event, idhook }) => events.includes(event) && before?.hooks[event] === idhook,
	);
	const made: Hook[] = [];
	const missing = events.filter((wanted) => !kept.some((hook) => hook.event === wanted));
	const change = async () => {
		for (const event of missing) made.push(await create(context, address, event, secret));
		// Old hooks go last: until then they deliver, and nothing is missed in between.
		for (const hook of active) if (!kept.includes(hook)) await deactivate(context, hook);
	};
	await change().catch(async (error: unknown) => {
		await undo(context, address, active, made);
		throw error;
	});
	const hooks = Object.fromEntries([...kept, ...made].map(({ event, idhook }) => [event, idhook]));
	return { secret, hooks };
}

/** Switches off what was not there before, also a hook whose creation was not answered. */
async function undo(context: Context, address: string, before: Hook[], made: Hook[]) {
	const now = await hooksAt(context, address).catch(() => made);
	const old = before.map(({ idhook }) => idhook);
	for (const hook of now.filter((hook) => isActive(hook) && !old.includes(hook.idhook))) {
		// The reason of the failure matters more than that of its undoing.
		await deactivate(context, hook).catch(() => undefined);
	}
}

/**
 * Switches off all hooks at this address; one that resists does not keep the others on.
 *
 * @throws NodeApiError for the first that could not be switched off
 */
export async function unregister(context: IHookFunctions, address: string) {
	const active = (await hooksAt(context, address)).filter(isActive);
	const results = await Promise.allSettled(active.map((hook) => deactivate(context, hook)));
	const failure = results.find((result) => result.status === 'rejected');
	if (failure) throw failure.reason;
}
