import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { RateLimiter } from './limiter';
import type { RequestLimit, Service } from './service';

const limiters = new Map<string, RateLimiter>();

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
	return createHash('sha256')
		.update(`${service.name}\n${service.accountOf(credentials, credentialId)}`)
		.digest('base64');
}

/** The one limiter of this process for an account and a limit; made on first use. */
export function limiterOf(account: string, limit: RequestLimit): RateLimiter {
	const key = `${account} ${limit.name}`;
	const existing = limiters.get(key);
	if (existing) return existing;
	const limiter = new RateLimiter(limit.requests, limit.windowMs);
	limiters.set(key, limiter);
	return limiter;
}

/** Forgets what was learnt of all limits, as a restart of n8n does. */
export function forgetLimits() {
	limiters.clear();
}
