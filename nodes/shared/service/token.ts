import { OperationalError, type ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { LimitHeaders } from './limitHeaders';

/** A token, as a credential holds it. */
export interface StoredToken {
	value: string;
	/** Until when it can be used, in ms since 1970. */
	expiresAt: number;
}

/** How a credential type keeps its token, and how n8n is made to fetch a new one. */
export interface TokenKeeping {
	/** The token that a credential holds for the keys in it, expired or not. */
	tokenIn(credentials: ICredentialDataDecryptedObject): StoredToken | undefined;
	/** What a token belongs to; credentials with the same text can use each other's. */
	keysOf(credentials: ICredentialDataDecryptedObject): string;
	/** Where tokens come from. */
	tokenUrlOf(credentials: ICredentialDataDecryptedObject): string;
	/**
	 * The credential with this token in it; without one n8n fetches a new token and writes it there.
	 * Types that lack this extend n8n's own OAuth2, which reads and refreshes its token by itself.
	 */
	withToken?(
		credentials: ICredentialDataDecryptedObject,
		token: StoredToken | undefined,
	): ICredentialDataDecryptedObject;
}

/** Why there is no token: the login said no, or could not be asked. */
export type TokenTrouble = 'refused' | 'unreachable';

/** Thrown when a login gives no token. Its message is for users and never quotes what the login said. */
export class NoToken extends OperationalError {
	/**
	 * @param token whether asking again can help
	 * @param loginStatus HTTP status of the login's answer; not called `status`, by which n8n replaces
	 *   the message
	 * @param said what the login's answer says of how long to wait
	 */
	constructor(
		message: string,
		readonly token: TokenTrouble,
		readonly loginStatus?: number,
		readonly said: LimitHeaders = {},
	) {
		super(message);
	}
}
