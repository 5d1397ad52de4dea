import type { ICredentialDataDecryptedObject, IN8nHttpFullResponse } from 'n8n-workflow';
import { UNAUTHORIZED } from '../lib/httpStatus';
import { MINUTE_MS } from '../lib/durations';
import { Kept } from '../lib/kept';
import { steadyNow } from '../lib/steadyNow';
import { ownPause, pauseBeforeRepeat } from './learntLimits';
import { chainOf } from './outcome';
import { NoToken, type StoredToken, type TokenKeeping, type TokenTrouble } from './token';
import { cancellation, wait } from '../lib/wait';

/**
 * Token requests of an account within a minute that may bring no token, or none that the service
 * takes; bol blocks addresses that ask too often.
 */
const MOST_IN_A_MINUTE = 4;

/** Pause before the token is asked for once more after a failure, in ms; it doubles each time. */
const FIRST_PAUSE_MS = 500;

/** Runs of an account whose refused token is remembered. */
const MOST_REJECTED = 100;

/** Far more than one n8n has accounts. */
const MOST_GATES = 1_000;

/** A request that needs a token, and what it knows. */
export interface TokenUser {
	/** What the requests that share a token have in common. */
	account: string;
	/** Requests of one run fail together when there is no token, instead of asking again. */
	run: string;
	/** Until when it can wait, by the clock of `steadyNow()`. */
	deadline: number;
	signal?: AbortSignal;
	/** The credential as it was read for this request, perhaps some time ago. */
	known: ICredentialDataDecryptedObject;
	/** Reads the stored credential anew. */
	readCredentials(): Promise<ICredentialDataDecryptedObject>;
	keeping: TokenKeeping;
	/** Sends the request with the token in a credential. */
	send(credentials: ICredentialDataDecryptedObject): Promise<IN8nHttpFullResponse>;
	/** Sends the request in a way that makes n8n fetch a token first; gives the credential with it, too. */
	sendFirst(): Promise<{
		answer: IN8nHttpFullResponse;
		credentials: ICredentialDataDecryptedObject;
	}>;
	/** Whether an error means that there was no token, and why. */
	troubleIn(error: unknown): TokenTrouble | undefined;
}

/** Why the last token request failed, and for whom that counts, for a minute. */
interface Failure {
	at: number;
	run: string;
	keys: string;
	trouble: TokenTrouble;
	error: Error;
}

interface Gate {
	/** Requests that are at the gate now: that ask for a token, wait for one, or are sent with it. */
	users: number;
	/** Ends when the request that fetches the token is done, with why there is none; missing while none does. */
	leader?: { keys: string; done: Promise<Error | undefined> };
	/** Token requests of the last minute: when, and whether the service took the token. */
	asked: Array<{ at: number; worked: boolean }>;
	failure?: Failure;
	/** The latest token that was fetched here. */
	latest?: { keys: string; token: StoredToken };
	/**
	 * Tokens that the service did not accept although they had not expired, and the run that saw it:
	 * its other requests may have read the credential before. Other runs try the token themselves, as
	 * something else may have gone wrong.
	 */
	rejected: Array<{ run: string; token: string }>;
	/** A run whose new token was not accepted either: another one would not help it. */
	inVain?: string;
	/** A token that worked although its expiry had passed on this machine's clock. */
	trusted?: string;
}

const gates = new Kept<Gate>(MOST_GATES, ({ users }) => users > 0);

/** The gate of an account; of very many those that nobody uses are forgotten. */
const gateOf = (account: string): Gate =>
	gates.get(account, () => ({ users: 0, asked: [], rejected: [] }));

/**
 * Sends a request when its credential has a valid token. While it has none, one request goes first:
 * n8n then fetches the token for it, and the others wait for the outcome; a failure is the outcome of
 * all that wait, and of the whole run. Otherwise n8n would ask for one token per request, for which
 * bol blocks the caller's address (docs/services/bol.md, 1.3).
 *
 * @returns the answer; a 401 only when a new token would not help
 */
export async function passTokenGate(user: TokenUser): Promise<IN8nHttpFullResponse> {
	const gate = gateOf(user.account);
	gate.users++;
	try {
		return await pass(gate, user);
	} finally {
		gate.users--;
	}
}

async function pass(gate: Gate, user: TokenUser): Promise<IN8nHttpFullResponse> {
	const keys = user.keeping.keysOf(user.known);
	let { known } = user;
	for (let rejections = 0; ; ) {
		const failure = failureFor(gate, user.run, keys);
		if (failure) throw failure;
		if (gate.leader) {
			await followLeader(gate.leader, keys, user.signal);
			continue;
		}
		if (!isUsable(gate, known, user)) known = await user.readCredentials();
		if (!isUsable(gate, known, user)) {
			// Reading takes a moment, so another request may have become the leader meanwhile.
			if (gate.leader) continue;
			const spare = spareIn(gate, known, keys, user);
			if (!spare) return await lead(gate, keys, user);
			known = spare;
		}
		const answer = await user.send(known);
		if (answer.statusCode !== UNAUTHORIZED) return answer;
		if (++rejections > 1 || gate.inVain === user.run) return answer;
		reject(gate, known, user);
	}
}

/** Why there is no token for these keys in a run, if a request of it has tried already. */
export function failureIn({ account, run, keeping, known }: TokenUser): Error | undefined {
	return failureFor(gateOf(account), run, keeping.keysOf(known));
}

function failureFor({ failure }: Gate, run: string, keys: string): Error | undefined {
	if (failure?.run !== run || failure.keys !== keys) return undefined;
	return steadyNow() - failure.at < MINUTE_MS ? failure.error : undefined;
}

function isUsable(
	gate: Gate,
	credentials: ICredentialDataDecryptedObject,
	{ keeping, run }: TokenUser,
): boolean {
	const token = keeping.tokenIn(credentials);
	if (!token) return false;
	if (gate.rejected.some((one) => one.run === run && one.token === token.value)) return false;
	return token.expiresAt > Date.now() || token.value === gate.trusted;
}

/**
 * The credential with a token that another one with the same keys has, once several were asked for.
 * Before that each credential gets its own, which n8n stores in it.
 */
function spareIn(
	gate: Gate,
	known: ICredentialDataDecryptedObject,
	keys: string,
	user: TokenUser,
): ICredentialDataDecryptedObject | undefined {
	if (askedLately(gate).length < MOST_IN_A_MINUTE || gate.latest?.keys !== keys) return undefined;
	const filled = user.keeping.withToken?.(known, gate.latest.token);
	return filled && isUsable(gate, filled, user) ? filled : undefined;
}

function reject(
	gate: Gate,
	credentials: ICredentialDataDecryptedObject,
	{ keeping, run }: TokenUser,
): void {
	const token = keeping.tokenIn(credentials)?.value;
	if (token === undefined) return;
	const others = gate.rejected.filter((one) => one.run !== run || one.token !== token);
	gate.rejected = [...others, { run, token }].slice(-MOST_REJECTED);
	if (gate.trusted === token) gate.trusted = undefined;
	if (gate.latest?.token.value === token) gate.latest = undefined;
}

/** Waits for the leader, whose failure is that of all with the same keys. */
async function followLeader(
	leader: NonNullable<Gate['leader']>,
	keys: string,
	signal: AbortSignal | undefined,
) {
	const cancelled = cancellation(signal);
	try {
		const failure = await Promise.race([leader.done, cancelled.promise]);
		if (failure && leader.keys === keys) throw failure;
	} finally {
		cancelled.stop();
	}
}

/** A request that was sent with a new token. */
type SentFirst = Awaited<ReturnType<TokenUser['sendFirst']>>;

async function lead(gate: Gate, keys: string, user: TokenUser): Promise<IN8nHttpFullResponse> {
	const asking = ask(gate, keys, user);
	const done = asking
		.then(
			(sent) => noteToken(gate, keys, user, sent),
			(error: Error) => noteFailure(gate, keys, user, error),
		)
		.finally(() => (gate.leader = undefined));
	gate.leader = { keys, done };
	await done;
	return (await asking).answer;
}

function noteToken(gate: Gate, keys: string, user: TokenUser, sent: SentFirst): undefined {
	gate.failure = undefined;
	gate.inVain = sent.answer.statusCode === UNAUTHORIZED ? user.run : undefined;
	const token = user.keeping.tokenIn(sent.credentials);
	if (!token) return;
	gate.latest = { keys, token };
	gate.trusted = token.expiresAt <= Date.now() ? token.value : undefined;
}

function noteFailure(gate: Gate, keys: string, user: TokenUser, error: Error): Error | undefined {
	const trouble = user.troubleIn(error);
	if (!trouble) return undefined;
	gate.failure = { at: steadyNow(), run: user.run, keys, trouble, error };
	return error;
}

/** Sends the request that fetches the token; again after a passing failure, for all that wait. */
async function ask(gate: Gate, keys: string, user: TokenUser): Promise<SentFirst> {
	await untilAllowed(gate, keys, user);
	for (let repeats = 1; ; repeats++) {
		const request = { at: steadyNow(), worked: false };
		gate.asked.push(request);
		const outcome = await user.sendFirst().catch((error: Error) => ({ error }));
		if (!('error' in outcome)) {
			request.worked = outcome.answer.statusCode !== UNAUTHORIZED;
			return outcome;
		}
		const { said } = chainOf(outcome.error).find((link) => link instanceof NoToken) ?? {};
		const pauseMs = pauseBeforeRepeat(said ?? {}, ownPause(FIRST_PAUSE_MS, repeats), repeats);
		const isOver = pauseOf(gate) > 0 || steadyNow() + pauseMs > user.deadline;
		if (isOver || user.troubleIn(outcome.error) !== 'unreachable') throw outcome.error;
		await wait(pauseMs, user.signal);
	}
}

function askedLately(gate: Gate): Gate['asked'] {
	const since = steadyNow() - MINUTE_MS;
	gate.asked = gate.asked.filter(({ at }) => at > since);
	return gate.asked;
}

/** How long no token may be asked for, in ms. */
function pauseOf(gate: Gate): number {
	const failed = askedLately(gate).filter(({ worked }) => !worked);
	return failed.length < MOST_IN_A_MINUTE ? 0 : failed[0].at + MINUTE_MS - steadyNow();
}

/**
 * Waits until a token may be asked for.
 *
 * @throws what the last try came to, when waiting does not help or takes too long
 */
async function untilAllowed(gate: Gate, keys: string, user: TokenUser): Promise<void> {
	for (let pauseMs = pauseOf(gate); pauseMs > 0; pauseMs = pauseOf(gate)) {
		const last = gate.failure?.keys === keys ? gate.failure : undefined;
		if (last?.trouble === 'refused') throw last.error;
		if (steadyNow() + pauseMs > user.deadline) throw last?.error ?? askedTooOften();
		await wait(pauseMs, user.signal);
	}
}

const askedTooOften = () =>
	new NoToken(
		`n8n has asked for a token ${MOST_IN_A_MINUTE} times within a minute, and asks no more often: wait a minute.`,
		'refused',
	);

/** Forgets all tokens that were seen, as a restart of n8n does. */
export function forgetTokens() {
	gates.clear();
}
