/** What a text says as JSON; undefined when it is none, of which the caller says what it means. */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
