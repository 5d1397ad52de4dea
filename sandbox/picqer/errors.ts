/** Picqer's error codes, each with a text; where one code has several causes the caller gives its own. */
const texts: Record<number, string> = {
	1: 'Unknown application error',
	5: 'Required parameters are missing',
	8: 'Not implemented',
	9: 'Country code is not a valid ISO 3166 code of two letters',
	10: 'Address is not valid',
	12: 'Customer is not valid for this order',
	13: 'Order has no products',
	14: 'VAT group does not exist',
	15: 'No product was given to pick',
	16: 'Amount to pick is not valid',
	17: 'Product to pick was not found on this picklist',
	18: 'Amount to pick is higher than the amount that is left',
	20: 'Item not found',
	21: 'Item not found or in the wrong status',
	22: 'The request body is not valid JSON',
	23: 'A product of the order lacks idproduct or amount',
	24: 'An ordered product does not exist',
	25: 'Customer of the order does not exist',
	26: 'Shipment could not be created',
	27: 'Product is not on this purchase order',
	28: 'Rate limit exceeded',
	29: 'Monthly order limit of your plan reached',
	30: 'Order cannot be changed in its current status',
	32: 'Order is already closed',
	33: 'Products of an order that is already processed cannot be changed',
};

/** An error that Picqer answers. */
export class PicqerError extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message = texts[code] ?? 'Unknown application error',
	) {
		super(message);
	}
}

/** A 400 with one of Picqer's codes. */
export function refused(code: number, message?: string): PicqerError {
	return new PicqerError(400, code, message);
}

/** A 404 for an id that does not exist. */
export function notFound(): PicqerError {
	return new PicqerError(404, 20);
}

/** An error as Picqer writes it. */
export function errorBody(
	code: number,
	message = texts[code] ?? texts[1],
): Record<string, unknown> {
	return { error: true, error_code: code, error_message: message };
}
