import type { IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { HOUR_MS } from '../../lib/durations';
import { Kept } from '../../lib/kept';
import { steadyNow } from '../../lib/steadyNow';

/** How often the registrations of an address are looked at while its workflow is active, in ms. */
const LOOK_EVERY_MS = HOUR_MS;

/** Far more than one n8n has triggers. */
const MOST_ADDRESSES = 5_000;

/** What this process knows of an address. */
interface Looked {
	/** When it looked last; -Infinity before. */
	at: number;
	/** Whether the trigger was switched off here; an event can be under way all the same. */
	isOff: boolean;
}

const addresses = new Kept<Looked>(MOST_ADDRESSES, () => false);

const knownOf = (address: string) =>
	addresses.get(address, () => ({ at: -Infinity, isOff: false }));

/** Forgets when registrations were looked at, as a restart of n8n does. */
export function forgetUpkeep() {
	addresses.clear();
}

/** Notes that the trigger of an address was switched on, or that it is being switched off. */
export function noteActive(address: string, isActive: boolean) {
	knownOf(address).isOff = !isActive;
}

/** Whether the trigger of an address was switched off in this process: then nothing is mended there. */
export const isSwitchedOff = (address: string) => knownOf(address).isOff;

/**
 * Looks at the registrations of a trigger, and mends them, at most once an hour. n8n gives a webhook
 * trigger no clock of its own, so an event of any kind, or a poll of the same account, is the
 * occasion. An answer does not wait for it. A failure stands in n8n's log, and the next hour has another try.
 *
 * @param mend gives whether there was anything to mend
 */
export async function lookAfter(
	context: IWebhookFunctions | IPollFunctions,
	address: string,
	mend: () => Promise<boolean>,
): Promise<void> {
	// The test URL of the editor is registered for one event, and taken away right after it.
	if (context.getMode() === 'manual') return;
	const looked = knownOf(address);
	if (looked.isOff || steadyNow() - looked.at < LOOK_EVERY_MS) return;
	looked.at = steadyNow();
	const { logger } = context;
	const { name } = context.getNode();
	try {
		if (await mend()) logger.info(`"${name}" has mended the registration of ${address}`);
	} catch (error) {
		logger.warn(
			`"${name}" could not look after the registration of ${address}: ${(error as Error).message}`,
		);
	}
}
