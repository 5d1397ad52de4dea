import { createHmac, randomUUID } from 'crypto';

/** The key pair that the seed account has. */
export const seedClient = { id: 'sandbox-client', secret: 'sandbox-secret' };

interface Client {
	id: string;
	secret: string;
}

/** What a caller gets for valid keys. */
export interface IssuedToken {
	access_token: string;
	token_type: 'Bearer';
	expires_in: number;
	scope: string;
	refresh_token?: string;
}

/** Why a token is refused. */
export type TokenVerdict = { valid: true; clientId: string } | { valid: false; expiredAt?: number };

const clientCredentialsSeconds = 299;
const codeFlowSeconds = 599;
const minute = 60_000;

function base64url(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function makeJwt(clientId: string, scope: string, expiresAt: number): string {
	const content = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({
		iss: 'sandbox',
		sub: clientId,
		scope,
		jti: randomUUID(),
		iat: Math.floor(Date.now() / 1000),
		exp: Math.floor(expiresAt / 1000),
	})}`;
	const signature = createHmac('sha256', 'sandbox').update(content).digest('base64url');
	return `${content}.${signature}`;
}

/** The login server's memory: keys, codes, tokens, and who asks too often. */
export class Tokens {
	/** Replaces the documented lifetimes when set. */
	lifetimeSeconds: number | undefined;

	/** Above so many token requests in a minute the caller is blocked; never when undefined. */
	blockAbovePerMinute: number | undefined;

	private clients: Client[] = [{ ...seedClient }];

	private readonly tokens = new Map<string, { clientId: string; expiresAt: number }>();

	private readonly codes = new Map<string, { clientId: string; redirectUri: string }>();

	private readonly refreshTokens = new Map<string, string>();

	private requestTimes: number[] = [];

	/** Adds a key pair, so that a test can have an account of its own. */
	addClient(id: string, secret: string): void {
		this.clients.push({ id, secret });
	}

	/** The client that a Basic header stands for. */
	clientOf(header: string | undefined): Client | undefined {
		const encoded = header?.match(/^Basic (.+)$/i)?.[1];
		if (!encoded) return undefined;
		const [id, ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
		// OAuth clients may percent-encode both halves.
		const secret = rest.join(':');
		return this.clients.find(
			(client) =>
				(client.id === id && client.secret === secret) ||
				(client.id === decoded(id) && client.secret === decoded(secret)),
		);
	}

	/** Whether a client id exists. */
	knows(clientId: string): boolean {
		return this.clients.some(({ id }) => id === clientId);
	}

	/** Counts a token request; true when the caller's address is blocked. */
	countRequest(now = Date.now()): boolean {
		this.requestTimes = [...this.requestTimes.filter((time) => time > now - minute), now];
		return this.requestTimes.length > (this.blockAbovePerMinute ?? Infinity);
	}

	/** A token for a seller's own keys. */
	issue(clientId: string): IssuedToken {
		return this.newToken(clientId, 'RETAILER', clientCredentialsSeconds);
	}

	/** A code that a seller's consent gives. */
	issueCode(clientId: string, redirectUri: string): string {
		const code = randomUUID();
		this.codes.set(code, { clientId, redirectUri });
		return code;
	}

	/** Tokens for a code; undefined when the code is unknown, used, or for another address. */
	exchangeCode(clientId: string, code: string, redirectUri: string): IssuedToken | undefined {
		const known = this.codes.get(code);
		this.codes.delete(code);
		if (known?.clientId !== clientId || known.redirectUri !== redirectUri) return undefined;
		const refreshToken = randomUUID();
		this.refreshTokens.set(refreshToken, clientId);
		return this.codeFlowToken(clientId, refreshToken);
	}

	/** A new access token; the refresh token stays the same. */
	refresh(clientId: string, refreshToken: string): IssuedToken | undefined {
		if (this.refreshTokens.get(refreshToken) !== clientId) return undefined;
		return this.codeFlowToken(clientId, refreshToken);
	}

	/** Whether an access token is good right now. */
	verify(token: string): TokenVerdict {
		const known = this.tokens.get(token);
		if (!known) return { valid: false };
		// bol forgives a second of clock skew; being stricter finds more mistakes.
		if (known.expiresAt <= Date.now()) return { valid: false, expiredAt: known.expiresAt };
		return { valid: true, clientId: known.clientId };
	}

	/** Lets all tokens that exist expire now; refresh tokens stay valid. */
	expireAll(): void {
		const now = Date.now();
		this.tokens.forEach((token) => {
			token.expiresAt = Math.min(token.expiresAt, now);
		});
	}

	/** Forgets everything but the seed client. */
	reset(): void {
		this.clients = [{ ...seedClient }];
		[this.tokens, this.codes, this.refreshTokens].forEach((map) => map.clear());
		this.requestTimes = [];
		this.lifetimeSeconds = undefined;
		this.blockAbovePerMinute = undefined;
	}

	private codeFlowToken(clientId: string, refreshToken: string): IssuedToken {
		const token = this.newToken(clientId, 'offline_access', codeFlowSeconds);
		return { ...token, refresh_token: refreshToken };
	}

	private newToken(clientId: string, scope: string, documentedSeconds: number): IssuedToken {
		const seconds = this.lifetimeSeconds ?? documentedSeconds;
		const expiresAt = Date.now() + seconds * 1000;
		const token = makeJwt(clientId, scope, expiresAt);
		this.tokens.set(token, { clientId, expiresAt });
		return {
			access_token: token,
			token_type: 'Bearer',
			expires_in: Math.floor(seconds),
			scope,
		};
	}
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
