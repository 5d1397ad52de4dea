import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { within } from '../../shared/lib/wait';
import { credentialIdOf } from '../../shared/service/service';
import { isSwitchedOff, lookAfter, noteActive } from '../../shared/trigger/deliveries/upkeep';
import { bol } from '../service/request';
import { resourcesIn } from './parameters';
import { mend } from './registration';

/** How long a poll waits for what it looks after, in ms. */
const LONGEST_LOOK_MS = 10_000;

/** What an active trigger wants to be told of. */
interface Watched {
	credentialId: string;
	resources: string[];
}

/** The triggers that this process has switched on, by address. */
const watched = new Map<string, Watched>();

/** Notes what a trigger wants, so that a poll of the same account can look after it, too. */
export function watch(context: IHookFunctions, address: string, resources: string[]) {
	noteActive(address, true);
	// The test URL of the editor is for one event.
	if (context.getMode() === 'manual') return;
	watched.set(address, { credentialId: credentialIdOf(bol, context), resources });
}

/** Notes that a trigger is being switched off. */
export function unwatch(address: string) {
	noteActive(address, false);
	watched.delete(address);
}

/** Looks after the subscription of a trigger that an event has just reached. */
export function lookAfterSubscription(context: IWebhookFunctions) {
	const address = context.getNodeWebhookUrl('default') ?? '';
	const resources = resourcesIn(context);
	if (context.getMode() !== 'manual') {
		watched.set(address, { credentialId: credentialIdOf(bol, context), resources });
	}
	void lookAfter(context, address, async () => await mend(context, address, resources));
}

/** Forgets which triggers were switched on, as a restart of n8n does. */
export function forgetWatched() {
	watched.clear();
}

/**
 * Looks after the subscriptions of all triggers with the credential of a polling trigger: once bol has
 * switched one off, no event comes any more, but polls do. n8n does not tell webhook triggers that it
 * has started (n8n 2.41), so the polling trigger keeps what it knows of them.
 */
export async function lookAfterSubscriptions(context: IPollFunctions): Promise<void> {
	if (context.getMode() === 'manual') return;
	const staticData = context.getWorkflowStaticData('node');
	const before = (staticData.watched ?? {}) as Record<string, string[]>;
	const here = watchedWith(credentialIdOf(bol, context));
	const earlier = Object.entries(before).filter(([address]) => !isSwitchedOff(address));
	const all = { ...Object.fromEntries(earlier), ...here };
	if (JSON.stringify(all) !== JSON.stringify(before)) staticData.watched = all;
	const looks = Object.keys(all).map(async (address) => {
		// What an earlier process has noted may no longer be wanted: the trigger was changed, or switched off.
		const resources = Object.hasOwn(here, address) ? here[address] : undefined;
		await lookAfter(context, address, async () => await mend(context, address, resources));
	});
	await within(LONGEST_LOOK_MS, Promise.all(looks));
}

/** The resources of the triggers with a credential that this process has switched on, by address. */
const watchedWith = (credentialId: string): Record<string, string[]> =>
	Object.fromEntries(
		[...watched]
			.filter(([, one]) => one.credentialId === credentialId)
			.map(([address, { resources }]) => [address, resources]),
	);
