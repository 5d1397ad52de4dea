import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { isObject } from '../lib/isObject';
import { pasted, trimmed } from '../lib/blanks';
import { unescapedOf, spelled, type Unescaped } from './unescape';
import type { Service, ServiceRequest } from './service';

/** Secrets shorter than this, in characters, are not looked for: they would blot out ordinary words. */
const SHORTEST_SECRET = 6;

/** What stands in the place of a secret. */
const MASK = '***';

/**
 * Characters of a text that are looked at, so that one of any length costs about the same. The second
 * half is only there to recognise a secret that begins in the first, and is not shown.
 */
const MOST_SEEN = 20_000;
const MOST_SHOWN = MOST_SEEN / 2;

/** Credentials as they stand in a header, which a gateway's error page may repeat. */
const AUTHORIZATION = /\b((?:Basic|Bearer)\s+)[\w+/=.~-]{8,}/gi;

/**
 * What must never be shown of a credential: the properties that the service names, and every token,
 * also one that n8n has stored with the credential.
 *
 * @param credentials the credential as it was before a request, and as it is after it: n8n may have
 * fetched another token for the request
 */
export function secretsOf(
	service: Service,
	...credentials: ICredentialDataDecryptedObject[]
): string[] {
	const found = credentials.flatMap((credential) =>
		entriesOf(credential)
			.filter(([name]) => service.secrets.includes(name) || /token$/i.test(name))
			.map(([, value]) => value),
	);
	return longEnough(found);
}

/** Secrets as they are looked for: as they are kept, and as they are sent, without blanks. */
const longEnough = (found: unknown[]) => {
	const texts = found.filter((value) => typeof value === 'string');
	const all = new Set(texts.flatMap((text) => [trimmed(text), pasted(text)]));
	return [...all].filter(({ length }) => length >= SHORTEST_SECRET);
};

/** Names of values that nobody else may see, whatever they are sent for. */
const SECRET_NAME =
	/pass_?(word|wd|phrase)|secret|token|api[-_]?key|device_?key|authorization|cookie/i;

/** Depth to which a body is searched; the deepest of a service has four levels. */
const DEEPEST = 6;

/**
 * The secrets that a request brings itself: passwords of people who log in, secrets of webhooks, and
 * what the user puts into the query or the headers of a free request.
 */
export function secretsSentIn({ body, headers, qs, url }: ServiceRequest): string[] {
	const query = Object.fromEntries(new URLSearchParams(url.split('?')[1]));
	return longEnough([body, headers, qs, query].flatMap((sent) => secretValuesIn(sent)));
}

function secretValuesIn(sent: unknown, isSecret = false, depth = 0): string[] {
	if (sent === undefined || sent === null || Buffer.isBuffer(sent)) return [];
	if (typeof sent !== 'object') {
		const text = String(sent);
		// A header names the scheme before the secret.
		return isSecret ? [text, text.replace(/^\w+\s+/, '')] : [];
	}
	if (depth === DEEPEST) return [];
	return Object.entries(sent).flatMap(([name, value]: [string, unknown]) =>
		secretValuesIn(value, isSecret || SECRET_NAME.test(name), depth + 1),
	);
}

/** Names and values of a credential, and of what n8n keeps in an object of it. */
const entriesOf = (credential: IDataObject): Array<[string, unknown]> =>
	Object.entries(credential).flatMap(
		([name, value]): Array<[string, unknown]> =>
			isObject(value) ? Object.entries(value) : [[name, value]],
	);

/** A way to write a secret, in lower case. */
interface Spelling {
	text: string;
	/** Whether the characters beside it hold a few bits of the secret, too, as in base64. */
	hasEdges: boolean;
}

/** The ways to write a secret that no escape explains: as it is, in a form, in hex and in base64. */
function spellingsOf(secret: string): Spelling[] {
	const whole = [spelled(secret), spelled(secret.replace(/\s/g, '+')), inHex(secret)];
	// OAuth2 encodes client and secret for a URL before it puts them into a Basic header.
	const inside = [secret, encodeURIComponent(wellFormed(secret))].flatMap(base64Of);
	return [
		...whole.map((text) => ({ text, hasEdges: false })),
		...inside.map((text) => ({ text, hasEdges: true })),
	].map(({ text, hasEdges }) => ({ text: text.toLowerCase(), hasEdges }));
}

/** Half a character, which nothing can encode, becomes the sign for an unknown one. */
const wellFormed = (text: string) => Buffer.from(text).toString();

const inHex = (secret: string) => Buffer.from(secret).toString('hex');

const BITS_OF_BYTE = 8;
const BITS_OF_DIGIT = 6;

/**
 * The digits of base64 that a secret alone decides, wherever it stands in what is encoded: it can
 * begin at the first, second or third byte of a group. In both alphabets.
 */
function base64Of(secret: string): string[] {
	const bytes = Buffer.from(secret);
	return [0, 1, 2].flatMap((before) => {
		const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		const first = Math.ceil((before * BITS_OF_BYTE) / BITS_OF_DIGIT);
		const end = Math.floor(((before + bytes.length) * BITS_OF_BYTE) / BITS_OF_DIGIT);
		const digits = text.slice(first, end);
		return [digits, digits.replaceAll('+', '-').replaceAll('/', '_')];
	});
}

/**
 * Replaces every secret in a text that the user will see, however it is written there: see `unescapedOf`
 * for the escapes that are understood. Upper and lower case count as the same.
 *
 * Secrets go before anything is cut off, since the beginning of one could not be recognised. Of a very
 * long text only the beginning comes back; the time it takes does not grow with the rest.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
	const seen = text.slice(0, MOST_SEEN);
	const shown = text.length > MOST_SEEN ? MOST_SHOWN : text.length;
	const spellings = secrets.flatMap(spellingsOf);
	const isSecret = new Uint8Array(seen.length);
	if (spellings.length > 0) {
		for (const reading of unescapedOf(seen)) mark(reading, spellings, isSecret);
	}
	for (const { 0: whole, 1: scheme, index } of seen.matchAll(AUTHORIZATION)) {
		isSecret.fill(1, index + scheme.length, index + whole.length);
	}
	return masked(seen, isSecret, shown);
}

/** Marks the characters of the original text that a reading finds a secret in. */
function mark(reading: Unescaped, spellings: Spelling[], isSecret: Uint8Array) {
	const lower = reading.text.toLowerCase();
	for (const { text, hasEdges } of spellings) {
		for (let at = lower.indexOf(text); at >= 0; at = lower.indexOf(text, at + 1)) {
			const last = at + text.length - 1;
			isSecret.fill(1, reading.from[at], reading.to[last]);
			if (hasEdges) markEdges(reading, at, last, isSecret);
		}
	}
}

const BASE64_DIGIT = /[\w+/-]/;

/** What stands beside the digits counts only where nothing is between them. */
function markEdges(
	{ text, from, to }: Unescaped,
	first: number,
	last: number,
	isSecret: Uint8Array,
) {
	const [before, behind] = [first - 1, last + 1];
	if (before >= 0 && to[before] === from[first] && BASE64_DIGIT.test(text[before])) {
		isSecret.fill(1, from[before], to[before]);
	}
	if (behind < text.length && from[behind] === to[last] && BASE64_DIGIT.test(text[behind])) {
		isSecret.fill(1, from[behind], to[behind]);
	}
}

function masked(text: string, isSecret: Uint8Array, end: number): string {
	let clean = '';
	for (let at = 0; at < end; ) {
		const isMasked = isSecret[at] === 1;
		const next = isSecret.indexOf(isMasked ? 0 : 1, at);
		const stop = next < 0 ? end : Math.min(next, end);
		clean += isMasked ? MASK : text.slice(at, stop);
		at = stop;
	}
	return clean;
}
