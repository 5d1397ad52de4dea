/** Lagerkoll's error codes that the sandbox answers; the same number can mean something else on another resource. */
const texts: Record<number, string> = {
	900001: 'Credentials do not match',
	900101: 'General error',
	900201: 'Could not get article',
	900203: 'Could not update article',
	900401: 'Could not get currency',
	900429: 'Too many requests',
	900501: 'Could not get customer',
	900511: 'Could not get way of delivery',
	900521: 'Could not get customer delivery term',
	900531: 'Could not get payment term',
	900601: 'Could not get supplier',
	900611: 'Could not get supplier delivery term',
	900701: 'Could not get customer order',
	900702: 'Could not create customer order',
	900703: 'Could not update customer order',
	900911: 'Could not get cost center',
	901101: 'Could not get purchase order',
	901103: 'Could not update purchase order',
	901501: 'Could not get barcode image',
	902101: 'Could not get webhooks',
	902123: 'The API feature is not activated',
	902125: 'The feature is not installed',
	902201: 'Could not get short URL',
	902301: 'Could not get document',
	903004: 'Could not get customer order',
	904001: 'Could not get report data',
	908001: 'Could not get role',
};

/** The codes that every resource has: docs/services/lagerkoll.md, 1.8. */
export const commonCodes = { credentials: 900001, general: 900101, tooManyRequests: 900429 };

/** An error that Lagerkoll answers. */
export class LagerkollError extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		/** The field of the request that is at fault, null when it is none. */
		readonly field: string | null = null,
		message = texts[code] ?? texts[commonCodes.general],
	) {
		super(message);
	}
}

/** What the caller sent is wrong. The documentation gives no HTTP status for these codes; 400 is the sandbox's choice. */
export function refused(code: number, field: string | null = null, message?: string) {
	return new LagerkollError(400, code, field, message);
}

/** What the path names is unknown. HTTP 404 is documented for missing barcodes only; the rest is the sandbox's choice. */
export function notFound(code: number, field: string | null = null): LagerkollError {
	return new LagerkollError(404, code, field);
}

/** An error as Lagerkoll writes it: docs/services/lagerkoll.md, 1.6. */
export function errorBody(
	code: number,
	message = texts[code] ?? texts[commonCodes.general],
	field: string | null = null,
): Record<string, unknown> {
	return { errorCode: code, errorMessage: message, errorField: field, errorData: null };
}
