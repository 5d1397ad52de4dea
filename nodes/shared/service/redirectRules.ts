import type { IAuthenticateRuleResponseCode } from 'n8n-workflow';
import { REDIRECTS } from './redirect';

/**
 * Rules of a credential's test for answers that redirect. The test's request must set
 * `disableFollowRedirect`: n8n would follow to any server, and take the credential along.
 *
 * @param service name of the service, as users know it
 */
export const redirectRules = (service: string): IAuthenticateRuleResponseCode[] =>
	REDIRECTS.map((value) => ({
		type: 'responseCode',
		properties: {
			value,
			message: `${service} redirects to another address. The test does not go there, since the credential would go along. Check the address in the credential.`,
		},
	}));
