import type { ICredentialDataDecryptedObject, INodeProperties, IPollFunctions } from 'n8n-workflow';
import { digestOf } from '../../lib/digest';
import { momentOrError } from '../../operation/convert';
import { accountKey } from '../../service/limiters';
import { credentialIdOf, credentialTypeOf, type Service } from '../../service/service';

/** As much of a digest as tells accounts apart. */
const DIGEST_LENGTH = 12;

/** What all polling triggers say about how often items come. */
export const AT_LEAST_ONCE =
	'Items come at least once: when n8n ends while a workflow is being started, its items come again.';

/**
 * How often n8n polls unless the user says otherwise. n8n adds the field that people see, with every
 * minute as its default; the last parameter of a name is the one whose default counts.
 */
export const everyFewMinutes: INodeProperties = {
	displayName: 'Poll Times',
	name: 'pollTimes',
	type: 'hidden',
	default: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
};

/** The option from which moment on to give what is there already. */
export const startFrom = (
	description: string,
	more: Pick<INodeProperties, 'displayOptions'> = {},
): INodeProperties => ({
	displayName: 'Start From',
	name: 'startFrom',
	type: 'dateTime',
	// It must not be another date each time.
	noDataExpression: true,
	default: '',
	description,
	...more,
});

/**
 * The moment from which on the user wants what is there already, in ms since 1970.
 *
 * @throws NodeOperationError for what is no date
 */
export function startFromIn(context: IPollFunctions, startFrom: unknown): number | undefined {
	return startFrom ? +momentOrError(context, 'Start From', startFrom) : undefined;
}

/** A digest of the account that the node asks: another key of the same shop is another account here. */
export async function accountOf(context: IPollFunctions, service: Service): Promise<string> {
	const type = credentialTypeOf(service, context);
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(type);
	const id = credentialIdOf(service, context);
	// A token that n8n has fetched meanwhile makes no other account.
	const keys = service.tokens
		? [service.tokens[type].keysOf(credentials)]
		: service.secrets.map((name) => String(credentials[name] ?? ''));
	return digestOf(JSON.stringify([accountKey(service, credentials, id), ...keys]), DIGEST_LENGTH);
}
