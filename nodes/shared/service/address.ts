/**
 * An address that the user typed, ready to be followed by a path: without blanks around it and
 * slashes at its end.
 */
export const typedAddress = (address: unknown) =>
	String(address ?? '')
		.trim()
		.replace(/\/+$/, '');

/**
 * What a field for an address says about the test of its credential. Where there was no answer, n8n
 * shows the code of the network error and nothing else, and a test has no rule for it.
 */
export const ADDRESS_HINT =
	'When a test ends with Invalid URL, ENOTFOUND, ECONNREFUSED or a word with CERT, this address is wrong, or its server is';
