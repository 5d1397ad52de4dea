import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { digestOf } from '../lib/digest';
import { accountKey } from './limiters';
import { credentialIdOf, credentialTypeOf, type RequestContext, type Service } from './service';

/** As much of a digest as tells accounts apart. */
const DIGEST_LENGTH = 12;

/** The accounts of items and polls; n8n reads a credential anew each time that it is asked for it. */
const accounts = new WeakMap<object, Promise<string>>();

/**
 * A digest of the account that a node asks: another key of the same shop is another account here. Items
 * of one run can have different ones, where a field of the credential is an expression.
 *
 * @param context n8n's functions for one item or one poll
 */
export async function accountOf(context: RequestContext, service: Service): Promise<string> {
	const account = accounts.get(context) ?? read(context, service);
	accounts.set(context, account);
	return await account;
}

async function read(context: RequestContext, service: Service): Promise<string> {
	const type = credentialTypeOf(service, context);
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(type);
	const id = credentialIdOf(service, context);
	// A token that n8n has fetched meanwhile makes no other account.
	const keys = service.tokens
		? [service.tokens[type].keysOf(credentials)]
		: service.secrets.map((name) => String(credentials[name] ?? ''));
	return digestOf(JSON.stringify([accountKey(service, credentials, id), ...keys]), DIGEST_LENGTH);
}
