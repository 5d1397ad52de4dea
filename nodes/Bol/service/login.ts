import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import { digestOf } from '../../shared/lib/digest';
import { typedAddress } from '../../shared/service/address';
import { pasted } from '../../shared/lib/blanks';
import { objectIn } from '../../shared/service/body';
import { limitHeadersIn } from '../../shared/service/limitHeaders';
import { chainOf } from '../../shared/service/outcome';
import { NoToken, type StoredToken, type TokenKeeping } from '../../shared/service/token';

/** How long the login may take to answer, in ms: all requests of the account wait for it. */
const LONGEST_MS = 30_000;

/**
 * Life of a token in seconds: what bol gives (docs/services/bol.md, 1.3), and the least and the most that is
 * believed: bol blocks who asks for a token with each request, and one that ends early is only refused.
 */
const USUAL_LIFE = 299;
const LEAST_LIFE = 60;
const LONGEST_LIFE = 3_600;

/** Part of its life for which a token is used, so that none expires on its way. */
const USED_LIFE = 0.95;

/** What can be a token: text that fits into a header. */
const TOKEN = /^[\x21-\x7e]{1,16384}$/;

/** What the credential type keeps of the latest token request. */
interface KeptToken extends IDataObject {
	accessToken: string;
	/** Digest of the keys and the login that the token was fetched with. */
	tokenFor: string;
	/** In ms since 1970. */
	expiresAt: number;
}

/** The address of the login server, without a slash at its end. */
const loginOf = ({ environment, loginUrl }: ICredentialDataDecryptedObject) =>
	environment === 'custom' ? typedAddress(loginUrl) : 'https://login.bol.com';

function keysDigest(credentials: ICredentialDataDecryptedObject): string {
	const { clientId, clientSecret } = credentials;
	return digestOf(JSON.stringify([loginOf(credentials), pasted(clientId), pasted(clientSecret)]));
}

/** How the credential type for a seller's own keys keeps its token. */
export const ownKeysToken: TokenKeeping = {
	tokenIn(credentials): StoredToken | undefined {
		const { accessToken, tokenFor, expiresAt } = credentials;
		if (typeof accessToken !== 'string' || accessToken === '') return undefined;
		// n8n keeps the token of the keys before, when the user changes them.
		if (tokenFor !== keysDigest(credentials)) return undefined;
		return { value: accessToken, expiresAt: Number(expiresAt) };
	},
	keysOf: keysDigest,
	tokenUrlOf: (credentials) => `${loginOf(credentials)}/token`,
	withToken: (credentials, token) => ({
		...credentials,
		accessToken: token?.value ?? '',
		tokenFor: keysDigest(credentials),
		expiresAt: token?.expiresAt ?? 0,
	}),
};

/**
 * Fetches an access token as bol describes it: a POST without a body, with the keys as Basic
 * authentication (docs/services/bol.md, 1.3).
 *
 * @throws NoToken with one sentence for the user
 */
export async function fetchToken(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<KeptToken> {
	const keys = `${pasted(credentials.clientId)}:${pasted(credentials.clientSecret)}`;
	const askedAt = Date.now();
	const asking: Promise<IN8nHttpFullResponse> = helpers.httpRequest({
		method: 'POST',
		url: ownKeysToken.tokenUrlOf(credentials),
		qs: { grant_type: 'client_credentials' },
		headers: {
			Authorization: `Basic ${Buffer.from(keys).toString('base64')}`,
			Accept: 'application/json',
		},
		timeout: LONGEST_MS,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
	});
	const answer = await asking.catch((error: unknown) => {
		throw unreachable(credentials, error);
	});
	const { access_token: accessToken, expires_in: life } = objectIn(answer) ?? {};
	if (answer.statusCode >= 300 || typeof accessToken !== 'string' || !TOKEN.test(accessToken)) {
		throw refusal(answer);
	}
	const told = Number(life) > 0 ? Number(life) : USUAL_LIFE;
	const seconds = Math.max(LEAST_LIFE, Math.min(told, LONGEST_LIFE));
	return {
		accessToken,
		tokenFor: keysDigest(credentials),
		expiresAt: askedAt + seconds * 1_000 * USED_LIFE,
	};
}

/** Statuses of a login that does not accept the keys. */
export const WRONG_KEYS = [400, 401, 403];

/** What it means that the login server answers without a token (docs/services/bol.md, 1.3). */
function refusal(answer: IN8nHttpFullResponse): NoToken {
	const { statusCode: status } = answer;
	if (WRONG_KEYS.includes(status)) {
		return new NoToken(
			`bol does not accept these keys (HTTP ${status}): check client ID and client secret, and in the Seller Dashboard that the key pair is there and the seller account is active.`,
			'refused',
			status,
		);
	}
	if (status === 404) {
		return new NoToken(
			'The login server of bol answers 404, as it does when it has blocked the IP address of this n8n after too many token requests: wait, or write to bol partner service.',
			'refused',
			status,
		);
	}
	if (status === 429) {
		return new NoToken(
			'bol was asked for tokens too often (HTTP 429): wait some minutes, and use one credential for all nodes.',
			'refused',
			status,
		);
	}
	if (status >= 300 && status < 500) {
		return new NoToken(
			`The login server gives no token (HTTP ${status}): check the login URL in the credential.`,
			'refused',
			status,
		);
	}
	const how = status < 300 ? 'answers without a token' : `fails (HTTP ${status})`;
	const message = `The login server of bol ${how}: try again later.`;
	return new NoToken(message, 'unreachable', status, limitHeadersIn(answer));
}

/** Network errors in plain words; n8n would replace a message that has such a code in it. */
const NETWORK_ERRORS: Record<string, string> = {
	ECONNABORTED: 'it did not answer in time',
	ECONNREFUSED: 'it refuses the connection',
	ECONNRESET: 'it closed the connection',
	EAI_AGAIN: 'its name could not be looked up',
	ENOTFOUND: 'there is no server of that name',
	EPIPE: 'it closed the connection',
	ETIMEDOUT: 'it did not answer in time',
};

function unreachable(credentials: ICredentialDataDecryptedObject, error: unknown): NoToken {
	const login = loginOf(credentials);
	const host = URL.canParse(login) ? new URL(login).host : `"${login}"`;
	const chain = chainOf(error);
	if (chain.some(({ message }) => /^(domain not allowed|no allowed domains)/i.test(message))) {
		return new NoToken(
			`The credential does not allow requests to ${host}, where the token comes from: add it to "Allowed HTTP Request Domains".`,
			'refused',
		);
	}
	const codes = chain.map((link) => String(link.code ?? ''));
	const code = codes.find((text) => Object.hasOwn(NETWORK_ERRORS, text));
	const isUntrusted = codes.some((text) => /CERT|UNABLE_TO_(GET|VERIFY)/.test(text));
	const reason = isUntrusted ? 'its certificate is not trusted' : 'the connection failed';
	const why = code === undefined ? reason : NETWORK_ERRORS[code];
	const wayOut = credentials.environment === 'custom' ? '; check Login URL in the credential' : '';
	return new NoToken(`The login server ${host} cannot be reached: ${why}${wayOut}.`, 'unreachable');
}
