/** Several values of a row in one line, without the empty ones. */
export const join = (...parts: unknown[]) =>
	parts
		.filter((part) => part !== undefined && part !== null && part !== '' && part !== false)
		.join(' – ');
