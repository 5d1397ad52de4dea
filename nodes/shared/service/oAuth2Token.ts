import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import type { TokenKeeping } from './token';

/** Moment (ms since 1970) at which a JSON web token expires; undefined if it does not say. */
function expiryInToken(token: string): number | undefined {
	try {
		const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
		return typeof payload.exp === 'number' ? payload.exp * 1000 : undefined;
	} catch {
		// Not a JSON web token: its expiry is then unknown, which is no error.
		return undefined;
	}
}

/** How credential types that extend n8n's OAuth2 keep their token: n8n stores it as `oauthTokenData`. */
export const oAuth2Token: TokenKeeping = {
	tokenIn({ oauthTokenData }: ICredentialDataDecryptedObject) {
		const { access_token: value, n8n_expires_at: at } = (oauthTokenData ?? {}) as IDataObject;
		if (typeof value !== 'string' || value === '') return undefined;
		return { value, expiresAt: Number(at) || expiryInToken(value) || Infinity };
	},
	// What tells the accounts apart is the credential itself, which names the gate already.
	keysOf: () => '',
	tokenUrlOf: ({ accessTokenUrl }) => String(accessTokenUrl),
};
