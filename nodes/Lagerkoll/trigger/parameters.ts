import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { nodeError } from '../../shared/operation/nodeError';
import { switchIn } from '../../shared/operation/toSwitch';
import { equalInConstantTime } from '../../shared/trigger/deliveries/signature';
import { textsIn } from '../../shared/trigger/given';
import type { EventFilter } from './events';
import { lagerkoll } from '../service/request';

type Context = IHookFunctions | IWebhookFunctions;

/** Characters that mean the same in a URL, however it is copied and sent. */
const URL_SAFE = /^[\w.~-]+$/;

/** What the user wants to hear of. */
export function wishOf(context: Context): EventFilter {
	return {
		types: textsIn(context, 'Types', context.getNodeParameter('types', [])),
		actions: textsIn(context, 'Actions', context.getNodeParameter('actions', [])),
		storeIds: textsIn(context, 'Store IDs', context.getNodeParameter('storeIds', '')),
	};
}

/** Whether to read what an event is about. */
export const isObjectWanted = (context: Context) =>
	switchIn(context, 'Fetch Object', context.getNodeParameter('fetchObject', false)) ?? false;

/**
 * The secret that callbacks must bring; undefined when the field was left empty. An expression that
 * gives nothing is an empty secret, which no callback can bring, so that it opens no door.
 */
function secretOf(context: Context): string | undefined {
	if (!context.getNode().parameters.sharedSecret) return undefined;
	return String(context.getNodeParameter('sharedSecret', '') ?? '');
}

/** Whether a callback may come in: it brings the secret in its URL, or none was set. */
export function isAdmitted(context: IWebhookFunctions): boolean {
	const secret = secretOf(context);
	if (secret === undefined) return true;
	const given = (context.getQueryData() as IDataObject).secret;
	return secret !== '' && typeof given === 'string' && equalInConstantTime(given, secret);
}

/**
 * Checks what the user set while somebody looks: what is wrong here would otherwise show only in
 * callbacks that start nothing.
 *
 * @throws NodeOperationError for a secret that a URL would change and for store IDs that are none
 */
export async function demandUsable(context: IHookFunctions) {
	const secret = secretOf(context);
	if (secret !== undefined && !URL_SAFE.test(secret)) {
		throw nodeError(
			context,
			'Shared Secret: use letters, digits and - . _ ~ only',
			'A URL would change other characters, and then no callback gets in.',
		);
	}
	const wrong = wishOf(context).storeIds.find((id) => !/^\d+$/.test(id));
	if (wrong !== undefined) {
		throw nodeError(
			context,
			`Store IDs: "${wrong}" is not a number`,
			'Separate several IDs with commas. Store > Get Many lists them.',
		);
	}
	if (isObjectWanted(context)) {
		await context.getCredentials(lagerkoll.credentialType);
	}
}
