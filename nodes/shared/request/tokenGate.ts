import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { cancellation } from './wait';

/** Why the last token request failed, and for which run: that run does not ask again. */
interface Refusal {
	run: string;
	error: Error;
}

interface Gate {
	/** Ends when the request that fetches or refreshes the token is done; missing while none does. */
	leader?: Promise<void>;
	/** A token that worked although its expiry had passed on this machine's clock. */
	trusted?: string;
	refusal?: Refusal;
}

const gates = new Map<string, Gate>();

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

/** Whether a credential holds a token that can still be used. */
function hasValidToken(credentials: ICredentialDataDecryptedObject, gate: Gate): boolean {
	const data = (credentials.oauthTokenData ?? {}) as IDataObject;
	const token = data.access_token;
	if (typeof token !== 'string' || token === '') return false;
	return !hasExpired(data) || token === gate.trusted;
}

function hasExpired({ n8n_expires_at: at, access_token: token }: IDataObject): boolean {
	return (Number(at) || expiryInToken(String(token)) || Infinity) <= Date.now();
}

/**
 * Sends a request when its credential has a valid token. While it has none, one request goes first:
 * n8n then fetches or refreshes the token for it, and the others wait for the outcome. Otherwise
 * n8n would ask for one token per request, for which bol blocks the caller's address
 * (reference bol.md, 1.3).
 *
 * @param account what the requests that share a token have in common
 * @param run requests of one run fail together when the token is refused, instead of asking again
 * @param known the credential as it was read for this request, perhaps some time ago
 * @param readCredentials reads the stored credential anew
 * @param isRefusal whether an error means that the token request itself was refused
 */
export async function passTokenGate<T>(
	{ account, run, signal }: { account: string; run: string; signal?: AbortSignal },
	known: ICredentialDataDecryptedObject,
	readCredentials: () => Promise<ICredentialDataDecryptedObject>,
	isRefusal: (error: unknown) => boolean,
	send: () => Promise<T>,
): Promise<T> {
	const gate = gates.get(account) ?? {};
	gates.set(account, gate);
	for (;;) {
		if (gate.refusal?.run === run) throw gate.refusal.error;
		if (gate.leader) {
			await untilDone(gate.leader, signal);
			continue;
		}
		if (hasValidToken(known, gate) || hasValidToken(await readCredentials(), gate)) {
			return await rememberRefusal(gate, run, isRefusal, send);
		}
		// Reading takes a moment, so another request may have become the leader meanwhile.
		if (!gate.leader) return await lead(gate, run, readCredentials, isRefusal, send);
	}
}

/** Sends; when the token is refused meanwhile, the rest of the run need not ask again. */
async function rememberRefusal<T>(
	gate: Gate,
	run: string,
	isRefusal: (error: unknown) => boolean,
	send: () => Promise<T>,
): Promise<T> {
	return await send().catch((error: Error) => {
		if (isRefusal(error)) gate.refusal = { run, error };
		throw error;
	});
}

/** Why the token was refused to this run, if it was. */
export function refusalIn(account: string, run: string): Error | undefined {
	const refusal = gates.get(account)?.refusal;
	return refusal?.run === run ? refusal.error : undefined;
}

async function untilDone(leader: Promise<void>, signal: AbortSignal | undefined) {
	const cancelled = cancellation(signal);
	try {
		await Promise.race([leader, cancelled.promise]);
	} finally {
		cancelled.stop();
	}
}

async function lead<T>(
	gate: Gate,
	run: string,
	readCredentials: () => Promise<ICredentialDataDecryptedObject>,
	isRefusal: (error: unknown) => boolean,
	send: () => Promise<T>,
): Promise<T> {
	let done = () => {};
	gate.leader = new Promise<void>((resolve) => (done = resolve));
	try {
		const answer = await rememberRefusal(gate, run, isRefusal, send);
		gate.refusal = undefined;
		const { oauthTokenData } = await readCredentials();
		const data = (oauthTokenData ?? {}) as IDataObject;
		gate.trusted = hasExpired(data) ? (data.access_token as string | undefined) : undefined;
		return answer;
	} finally {
		gate.leader = undefined;
		done();
	}
}

/** Forgets all tokens that were seen, as a restart of n8n does. */
export function forgetTokens() {
	gates.clear();
}
