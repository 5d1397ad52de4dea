import type { IHookFunctions, INodeProperties } from 'n8n-workflow';
import { switchIn } from '../../operation/toSwitch';
import type { Service } from '../../service/service';

/** What the user sets to have registrations at former addresses of this n8n removed. */
export const removeFormerAddresses = (things: string): INodeProperties => ({
	displayName: 'Remove Former Addresses',
	name: 'removeFormerAddresses',
	type: 'boolean',
	default: false,
	description: `Whether to remove ${things} of this trigger at other addresses when the workflow is published. Use it once after n8n has moved to another address, and never when a copy of this n8n runs somewhere: the trigger there would get nothing any more. Without it n8n's log names them.`,
});

/** The path of an address, which n8n keeps for a trigger when it moves; undefined for what is none. */
function pathOf(address: string): string | undefined {
	return URL.canParse(address) ? new URL(address).pathname : undefined;
}

/** Registrations that are of this trigger by their path, and go to another address. */
export function formerOf<Registration>(
	all: Registration[],
	addressOf: (registration: Registration) => string,
	address: string,
): Registration[] {
	const path = pathOf(address);
	return all.filter((one) => addressOf(one) !== address && pathOf(addressOf(one)) === path);
}

/** Whether the user wants registrations at former addresses removed. */
export function wantsFormerRemoved(context: IHookFunctions): boolean {
	const options = context.getNodeParameter('options', {}) as { removeFormerAddresses?: unknown };
	return switchIn(context, 'Remove Former Addresses', options.removeFormerAddresses) ?? false;
}

/**
 * Removes registrations at former addresses where the user wants that, and names them in n8n's log where
 * not: an n8n that has moved and one that was copied look the same from here.
 */
export async function dealWithFormer(
	context: IHookFunctions,
	{ name }: Service,
	addresses: string[],
	removeAll: () => Promise<void>,
) {
	if (addresses.length === 0) return;
	if (wantsFormerRemoved(context)) return await removeAll();
	context.logger.warn(
		`${name} also delivers the events of "${context.getNode().name}" to ${[...new Set(addresses)].join(', ')}. If n8n has moved from there, publish the workflow once with the option Remove Former Addresses.`,
	);
}
