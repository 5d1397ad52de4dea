/**
 * An error as GoedGepickt answers it, in one of its three forms
 * (docs/services/goedgepickt.md, 1.5).
 */
export class GoedGepicktError extends Error {
	constructor(
		readonly status: number,
		readonly body: Record<string, unknown>,
	) {
		super(JSON.stringify(body));
	}
}

/** An error in the form of the framework: `{message}`. */
export function plainError(status: number, message: string): GoedGepicktError {
	return new GoedGepicktError(status, { message });
}

/** A 404 for an uuid or a path that does not exist. */
export function notFound(): GoedGepicktError {
	return plainError(404, 'Not found.');
}

/** A 422 with the texts of each wrong field: `{message, errors}`. */
export function invalid(errors: Record<string, string[]>): GoedGepicktError {
	const [message] = Object.values(errors).flat();
	return new GoedGepicktError(422, { message, errors });
}

/** A refusal by a business rule: `{errorMessage}`. */
export function refused(errorMessage: string, status = 400): GoedGepicktError {
	return new GoedGepicktError(status, { errorMessage });
}

/** A refusal of a stock call on one location: a 400 with `{error}`. */
export function refusedStock(error: string): GoedGepicktError {
	return new GoedGepicktError(400, { error });
}

/** The body of an error that is known by its status only. */
export function errorBody(status: number): Record<string, unknown> {
	return { message: status === 429 ? 'Too Many Attempts.' : 'Server Error' };
}
