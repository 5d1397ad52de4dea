import type { IDataObject } from 'n8n-workflow';
import type { ServiceRequest } from './service';

/** What stands in the place of something that tells who a person is. */
const MASK = '***';

/** Fields by which an object is known to be about a person. */
const CONTACT = /address|street|zip|postal|mail|phone|mobile/i;

/** Fields of such an object that tell who it is, or what the person wrote. */
const PERSONAL =
	/name|address|street|zip|postal|city|place|mail|phone|mobile|contact|company|note|remark/i;

/** Fields of which only the name sounds like that. */
const IMPERSONAL = /product|article|file|display|country|language|currency|type|id$/i;

/** Values shorter than this, in characters, are parts of too many words. */
const SHORTEST = 3;

/** Values that are looked for; a request has some dozens at most. */
const MOST_VALUES = 200;

/** Depth to which a body is searched; the deepest of a service has four levels. */
const DEEPEST = 6;

/** The parts are limited in length, so that a long text without an at sign costs no more. */
const E_MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;

const LETTER = '[\\p{L}\\p{N}]';

/**
 * Replaces what tells who a buyer is in a text that the user will see, since errors are kept and sent
 * around.
 *
 * A service's own reason stays useful: EANs, SKUs, references, IDs, numbers, dates and amounts are
 * shown, also where it repeats what was sent. Replaced are e-mail addresses, and names, addresses and
 * telephone numbers that were sent with the request and that the service repeats. What a service tells
 * of a person who was not in the request cannot be recognised, apart from the e-mail address.
 */
export function withoutBuyers(text: string, { body, qs }: ServiceRequest): string {
	const values = [...new Set([...personalIn(body), ...personalIn(qs)])]
		.filter(({ length }) => length >= SHORTEST)
		.slice(0, MOST_VALUES)
		// A value can begin like another; the longer one has to go first.
		.sort((a, b) => b.length - a.length);
	const clean = text.replace(E_MAIL, MASK);
	if (values.length === 0) return clean;
	const any = values.map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
	return clean.replace(new RegExp(`(?<!${LETTER})(?:${any})(?!${LETTER})`, 'giu'), MASK);
}

/** The personal values in what is sent, however deep they stand. */
function personalIn(sent: unknown, depth = 0): string[] {
	if (typeof sent !== 'object' || sent === null || Buffer.isBuffer(sent)) return [];
	if (depth === DEEPEST) return [];
	const entries = Object.entries(sent as IDataObject);
	const inside = entries.flatMap(([, value]) => personalIn(value, depth + 1));
	const isPerson = !Array.isArray(sent) && entries.some(([name]) => CONTACT.test(name));
	if (!isPerson) return inside;
	const own = entries
		.filter(([name]) => PERSONAL.test(name) && !IMPERSONAL.test(name))
		.filter(([, value]) => ['string', 'number'].includes(typeof value))
		.map(([, value]) => String(value).trim());
	return [...inside, ...own];
}
