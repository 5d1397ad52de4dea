/**
 * An address that the user typed, ready to be followed by a path: without blanks around it and
 * slashes at its end.
 */
export const typedAddress = (address: unknown) =>
	String(address ?? '')
		.trim()
		.replace(/\/+$/, '');
