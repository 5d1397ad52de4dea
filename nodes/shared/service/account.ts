import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { digestOf } from '../lib/digest';
import { accountKey } from './limiters';
import { credentialIdOf, credentialTypeOf, type RequestContext, type Service } from './service';

/** As much of a digest as tells accounts apart. */
const DIGEST_LENGTH = 12;

/**
 * A digest of the account that a node asks and of the keys that it asks with: another key of the same shop
 * gives another one, other than `accountKey`, which tells what shares a limit. It is read anew each time, as a
 * trigger lives on when its credential changes.
 */
export async function accountAndKeysOf(context: RequestContext, service: Service): Promise<string> {
	const type = credentialTypeOf(service, context);
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(type);
	const id = credentialIdOf(service, context);
	// A token that n8n has fetched meanwhile makes no other account.
	const keys = service.tokens
		? [service.tokens[type].keysOf(credentials)]
		: service.secrets.map((name) => String(credentials[name] ?? ''));
	return digestOf(JSON.stringify([accountKey(service, credentials, id), ...keys]), DIGEST_LENGTH);
}

/** The accounts of items, by n8n's functions for each of them. */
const accounts = new WeakMap<object, Promise<string>>();

/**
 * The same for an item of a run, read once. Items of one run can have different accounts, where a field of
 * the credential is an expression.
 */
export async function accountAndKeysOfItem(
	item: RequestContext,
	service: Service,
): Promise<string> {
	const account = accounts.get(item) ?? accountAndKeysOf(item, service);
	accounts.set(item, account);
	return await account;
}
