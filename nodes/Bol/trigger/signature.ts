import { verify } from 'crypto';
import {
	OperationalError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { DEFAULT_RATE_LIMIT_OPTIONS } from '../../shared/service/patience';
import { DAY_MS, MINUTE_MS } from '../../shared/lib/durations';
import { steadyNow } from '../../shared/lib/steadyNow';
import { accountKey } from '../../shared/service/limiters';
import { send } from '../../shared/service/send';
import { credentialIdOf, credentialTypeOf } from '../../shared/service/service';
import { headerOf, rawBodyOf } from '../../shared/trigger/deliveries/signature';
import { bol, reads, rowsIn } from '../service/request';

const ALGORITHM = 'rsa-sha256';

/** bol allows about 10 requests for the keys an hour (docs/services/bol.md, 1.5). */
const PAUSE_MS = 6 * MINUTE_MS;

/** After a request for the keys that failed; bol repeats a delivery for about 10 minutes (4.5). */
const PAUSE_AFTER_FAILURE_MS = MINUTE_MS;

/** From when on a signature that does not fit may mean that bol replaced a key under its old ID. */
const OLD_MS = DAY_MS;

/** After how long the keys are read anew, since bol may have withdrawn one: half of what they count. */
const FRESH_MS = OLD_MS / 2;

/** A public key as bol publishes it: base64 of the DER form (4.4). */
interface PublicKey {
	id: string;
	type: string;
	publicKey: string;
}

/** The keys of an account, and when bol gave them. */
interface KeyRing extends IDataObject {
	account: string;
	fetchedAt: number;
	keys: PublicKey[] & IDataObject[];
}

/** The parts of the Signature header. */
interface Signature {
	keyId?: string;
	algorithm?: string;
	signature?: string;
}

/** What this process knows of the keys of an account. */
interface Knowledge {
	ring?: KeyRing;
	/** When they were asked for last without success, in ms of `steadyNow()`. */
	failedAt?: number;
	/** A request for them that is under way; deliveries that come meanwhile share it. */
	underWay?: Promise<KeyRing>;
}

const knowledge = new Map<string, Knowledge>();

/** How long the account of a credential is taken for the same, in ms; somebody may change the credential. */
const SAME_ACCOUNT_MS = 5 * MINUTE_MS;

/**
 * Accounts by credential ID, and when they were read, in ms of `steadyNow()`: n8n evaluates a credential's
 * expressions anew with each reading.
 */
const accounts = new Map<string, { account: string; readAt: number }>();

/** Forgets the keys that this process knows, as a restart of n8n does. */
export function forgetKeys() {
	knowledge.clear();
	accounts.clear();
}

/** Reads `keyId=0, algorithm="rsa-sha256", signature=<base64>`; base64 can end with `=` (4.4). */
function readSignature(header: string): Signature {
	const parts = header.match(/(?:[^,"]|"[^"]*")+/g) ?? [];
	const entries = parts.map((part) => {
		const at = part.indexOf('=');
		return [part.slice(0, at).trim(), part.slice(at + 1).replace(/["\s]/g, '')];
	});
	return Object.fromEntries(entries) as Signature;
}

/** Whether a key fits the signature of a body. A key or signature that cannot be read does not. */
function fits({ publicKey }: PublicKey, body: Buffer, signature: string): boolean {
	try {
		const key = {
			key: Buffer.from(publicKey, 'base64'),
			format: 'der' as const,
			type: 'spki' as const,
		};
		return verify('RSA-SHA256', body, key, Buffer.from(signature, 'base64'));
	} catch {
		return false;
	}
}

/**
 * Whether bol signed a delivery. The public keys are kept in the process and in the static data of
 * the node; they are asked for once more when a delivery names a key that is not among them, and when
 * they are half a day old, so that one that bol withdrew stops counting within a day.
 *
 * @param longestMs how long a request for the keys may take
 * @throws Error when the keys are not known here and bol does not give them
 */
export async function isSigned(
	context: IWebhookFunctions,
	staticData: IDataObject,
	longestMs: number,
): Promise<boolean> {
	const { keyId, algorithm, signature } = readSignature(headerOf(context, 'signature'));
	if (!keyId || !signature || algorithm !== ALGORITHM) return false;
	const body = rawBodyOf(context);
	const isGenuine = ({ keys }: KeyRing) =>
		keys.some((key) => key.id === keyId && fits(key, body, signature));

	const recent = knowledge.get(recentAccountOf(context) ?? '')?.ring;
	if (recent && ageOf(recent) < FRESH_MS && isGenuine(recent))
		return remembered(recent, staticData);

	const account = await readAccount(context);
	const known = knowledge.get(account) ?? {};
	knowledge.set(account, known);
	known.ring ??= storedRing(staticData, account);
	const { ring } = known;
	const isFresh = ring !== undefined && ageOf(ring) < FRESH_MS;
	if (!isFresh || (!isGenuine(ring) && mayBeOutdated(ring, keyId))) {
		known.ring = await freshRing(context, account, known, longestMs).catch((error: unknown) => {
			// For the rest of the day what was known before counts.
			if (ring && ageOf(ring) < OLD_MS && isGenuine(ring)) return ring;
			throw error;
		});
	}
	return known.ring !== undefined && isGenuine(known.ring) && remembered(known.ring, staticData);
}

/** Keeps keys that fitted, so that they are there after a restart of n8n. */
function remembered(ring: KeyRing, staticData: IDataObject): true {
	const stored = storedRing(staticData, ring.account);
	if (ring.fetchedAt !== stored?.fetchedAt) staticData.signatureKeys = ring;
	return true;
}

/** The account that the credential had a moment ago. */
function recentAccountOf(context: IWebhookFunctions): string | undefined {
	const found = accounts.get(credentialIdOf(bol, context));
	return found && steadyNow() - found.readAt < SAME_ACCOUNT_MS ? found.account : undefined;
}

/** The account of the credential, which is remembered for a moment. */
async function readAccount(context: IWebhookFunctions): Promise<string> {
	const id = credentialIdOf(bol, context);
	const credentials = await context.getCredentials<ICredentialDataDecryptedObject>(
		credentialTypeOf(bol, context),
	);
	const account = accountKey(bol, credentials, id);
	accounts.set(id, { account, readAt: steadyNow() });
	return account;
}

/** The keys in the static data, unless they are of another account or damaged. */
function storedRing({ signatureKeys }: IDataObject, account: string): KeyRing | undefined {
	const stored = signatureKeys as KeyRing | undefined;
	return stored?.account === account && Array.isArray(stored.keys) ? stored : undefined;
}

/** How old keys are, in ms; keys of the future come from a clock that was wrong, and count as old. */
function ageOf({ fetchedAt }: KeyRing): number {
	const age = Date.now() - fetchedAt;
	return age < 0 ? OLD_MS : age;
}

/** Whether other keys can be expected, and may be asked for yet. */
function mayBeOutdated(ring: KeyRing, keyId: string): boolean {
	const isKnown = ring.keys.some(({ id }) => id === keyId);
	return ageOf(ring) >= (isKnown ? OLD_MS : PAUSE_MS);
}

/** Asks bol for the keys, unless that failed a moment ago or is under way. */
async function freshRing(
	context: IWebhookFunctions,
	account: string,
	known: Knowledge,
	longestMs: number,
): Promise<KeyRing> {
	if (steadyNow() - (known.failedAt ?? -Infinity) < PAUSE_AFTER_FAILURE_MS) {
		if (known.ring && ageOf(known.ring) < OLD_MS) return known.ring;
		throw new OperationalError('bol did not give its signature keys a moment ago');
	}
	known.underWay ??= fetchKeys(context, account, longestMs)
		.catch((error: unknown) => {
			known.failedAt = steadyNow();
			throw error;
		})
		.finally(() => (known.underWay = undefined));
	return await known.underWay;
}

async function fetchKeys(
	context: IWebhookFunctions,
	account: string,
	longestMs: number,
): Promise<KeyRing> {
	const request = {
		method: 'GET',
		url: '/retailer/subscriptions/signature-keys',
		...reads,
		timeout: longestMs,
		// bol allows few of these an hour, and delivers again what could not be checked.
		repeatable: false,
		answer: { list: 'signatureKeys' },
	} as const;
	const rateLimitOptions = { ...DEFAULT_RATE_LIMIT_OPTIONS, longestWaitMs: longestMs };
	const { body } = await send.call(context, bol, request, rateLimitOptions);
	const keys = (rowsIn(body, request.answer.list) ?? []) as KeyRing['keys'];
	if (keys.length === 0) throw new OperationalError('bol gave no signature keys');
	return { account, fetchedAt: Date.now(), keys };
}
