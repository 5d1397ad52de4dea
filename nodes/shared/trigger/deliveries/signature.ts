import { createHmac, randomBytes, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

const SECRET_BYTES = 32;

/** Whether two texts are the same, in a time that says nothing about where they differ. */
export function equalInConstantTime(one: string, other: string): boolean {
	const a = Buffer.from(one);
	const b = Buffer.from(other);
	return a.length === b.length && timingSafeEqual(a, b);
}

/** HMAC-SHA256 over bytes, in base64. */
export function hmacSha256(body: Buffer, secret: string): string {
	return createHmac('sha256', secret).update(body).digest('base64');
}

/** The bytes of a delivery as they arrived; a body that was parsed and written again has others. */
export function rawBodyOf(context: IWebhookFunctions): Buffer {
	const { rawBody } = context.getRequestObject();
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.from(rawBody ?? '');
}

/** The value of a header that should come once; an empty text when it is missing or comes twice. */
export function headerOf(context: IWebhookFunctions, name: string): string {
	const value = context.getHeaderData()[name.toLowerCase()];
	return typeof value === 'string' ? value : '';
}

/** A new random secret for a registration. */
export const newSecret = () => randomBytes(SECRET_BYTES).toString('hex');
