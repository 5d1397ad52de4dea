import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { BolApi } from '../../../credentials/BolApi.credentials';
import { BolOAuth2Api } from '../../../credentials/BolOAuth2Api.credentials';
import { Bol } from '../../../nodes/Bol/Bol.node.ts';
import { ownKeysToken } from '../../../nodes/Bol/service/login';
import type { Subject } from '../operations';

/** Media type of version 10, which every request names (docs/services/bol.md, 1.2). */
export const V10 = 'application/vnd.retailer.v10+json';

/** Where bol's login server gives tokens. */
export const LOGIN_URL = 'https://login.bol.com';

/** What a user types into the credential. */
export const keys = { clientId: 'the-client-id', clientSecret: 'the-client-secret' };

const YEAR_2100 = Date.UTC(2100, 0, 1);

/** Keys with a token for them, as n8n stores them; it is valid for long unless told otherwise. */
export const keysWithToken = (
	value: string,
	expiresAt = YEAR_2100,
	all: ICredentialDataDecryptedObject = keys,
): ICredentialDataDecryptedObject => ({
	...all,
	...ownKeysToken.withToken?.(all, { value, expiresAt }),
});

/** A stored token of n8n's own OAuth2; valid for long unless told otherwise. */
export const storedToken = (accessToken: string, expiresAt = YEAR_2100) => ({
	access_token: accessToken,
	token_type: 'Bearer',
	expires_in: 299,
	n8n_expires_at: String(expiresAt),
});

/** The bol node with a credential that has a valid token, so that none is asked for. */
export const bolSubject: Subject = {
	node: new Bol(),
	credentialTypes: [new BolApi(), new BolOAuth2Api()],
	credentials: { bolApi: keysWithToken('the-token') },
	baseUrl: 'https://api.bol.com',
	headers: {
		authorization: /^Bearer the-token$/,
		accept: /^application\/vnd\.retailer\.v10\+json$/,
	},
};
