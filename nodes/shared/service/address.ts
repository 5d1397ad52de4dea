import { AROUND, trimmed } from '../lib/blanks';

/**
 * An address that the user typed, ready to be followed by a path: without blanks around it and
 * slashes at its end.
 */
export const typedAddress = (address: unknown) => trimmed(address).replace(/\/+$/, '');

/**
 * The same in an expression of n8n, where a credential can run no code.
 *
 * @param field what holds the address, e.g. `$credentials.url`
 */
export const typedAddressIn = (field: string) =>
	String.raw`${field}.replace(${AROUND}, "").replace(/\/+$/, "")`;

/**
 * What a field for an address says about the test of its credential. Where there was no answer, n8n
 * shows the code of the network error and nothing else, and a test has no rule for it.
 */
export const ADDRESS_HINT =
	'When a test ends with Invalid URL, ENOTFOUND, ECONNREFUSED or a word with CERT, this address is wrong, or its server is down';
