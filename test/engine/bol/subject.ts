import { BolOAuth2Api } from '../../../credentials/BolOAuth2Api.credentials';
import { Bol } from '../../../nodes/Bol/Bol.node';
import type { Subject } from '../operations';

/** Media type of version 10, which every request names (reference bol.md, 1.2). */
export const V10 = 'application/vnd.retailer.v10+json';

/** Where bol's login server gives tokens. */
export const LOGIN_URL = 'https://login.bol.com';

/** What a user types into the credential. */
export const keys = { clientId: 'the-client-id', clientSecret: 'the-client-secret' };

const YEAR_2100 = Date.UTC(2100, 0, 1);

/** A stored token as n8n keeps it; valid for long unless told otherwise. */
export const storedToken = (accessToken: string, expiresAt = YEAR_2100) => ({
	access_token: accessToken,
	token_type: 'Bearer',
	expires_in: 299,
	n8n_expires_at: String(expiresAt),
});

/** The bol node with a credential that has a valid token, so that none is asked for. */
export const bolSubject: Subject = {
	node: new Bol(),
	credentialTypes: [new BolOAuth2Api()],
	credentials: { bolOAuth2Api: { ...keys, oauthTokenData: storedToken('the-token') } },
	baseUrl: 'https://api.bol.com',
	headers: {
		authorization: /^Bearer the-token$/,
		accept: /^application\/vnd\.retailer\.v10\+json$/,
	},
};
