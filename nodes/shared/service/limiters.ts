import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { digestOf } from '../lib/digest';
import { Kept } from '../lib/kept';
import { RateLimiter } from './limiter';
import type { RequestLimit, Service } from './service';

/** Far more than one n8n has accounts and kinds of requests; a limiter takes about a kilobyte. */
const MOST_LIMITERS = 5_000;

const limiters = new Kept<RateLimiter>(MOST_LIMITERS, (limiter) => limiter.isInUse);

/**
 * A short text that stands for one account of a service; all nodes and workflows of this process
 * that use the account get the same one. It is a digest, since what identifies an account may be
 * its key.
 */
export function accountKey(
	service: Service,
	credentials: ICredentialDataDecryptedObject,
	credentialId: string,
): string {
	return digestOf(`${service.name}\n${service.accountOf(credentials, credentialId)}`);
}

/**
 * The one limiter of this process for an account and a limit; made on first use. Of very many those
 * that nobody waits for are forgotten.
 *
 * @param sharedBy processes of n8n that use the account; of two credentials that differ in it the last one counts
 */
export function limiterOf(account: string, limit: RequestLimit, sharedBy = 1): RateLimiter {
	const { name, requests, windowMs } = limit;
	const limiter = limiters.get(`${account} ${name}`, () => new RateLimiter(requests, windowMs));
	limiter.sharedBy = sharedBy;
	return limiter;
}

/** Forgets what was learnt of all limits, as a restart of n8n does. */
export function forgetLimits() {
	limiters.clear();
}
