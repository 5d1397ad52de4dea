/**
 * What an error advises, without the sentence that says what was sent; undefined when it advises nothing.
 */
export function adviceIn(error: { description?: string | null } | undefined): string | undefined {
	const advice = (error?.description ?? '').replace(/ ?Sent was [A-Z]+ \/\S+.*\.$/s, '');
	return advice === '' ? undefined : advice;
}
